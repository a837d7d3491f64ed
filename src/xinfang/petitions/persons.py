"""The petitioners of a case in a reader's eyes: by which act each came, whether he has left, and whom a step needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from xinfang.kernel.errors import UserError
from xinfang.kernel.masking import mask_name
from xinfang.law.case import CaseFile
from xinfang.petitions.casework import CaseView
from xinfang.petitions.contents import opened
from xinfang.petitions.joining import came_by
from xinfang.petitions.models import Party


@dataclass(frozen=True, slots=True)
class Known:
    """One petitioner, known by the act by which he came, with his name masked."""

    seq: int
    words: str
    left: bool


def known(view: CaseView) -> tuple[Known, ...]:
    """Give the petitioners of the case, each in the words by which staff tells him from the others."""
    names = _names(view)
    return tuple(
        Known(one.seq, f"{called(view.case, one.seq)}{names.get(one.seq, '')}", one.left_seq is not None)
        for one in view.case.persons
    )


def called(case: CaseFile, seq: int) -> str:
    """Give the words for the petitioner who came by the act `seq`, without his name."""
    if seq == case.first_person:
        return "登记时的信访人"
    place = next((n for n, one in enumerate(case.persons, start=1) if one.seq == seq and one.together), None)
    return f"第{seq}号记录加入的信访人" if place is None else f"登记时的第{place}位信访人"


def _names(view: CaseView) -> Mapping[int, str]:
    rows = Party.objects.filter(petition=view.petition).order_by("main", "id")
    return {came_by(view.case.acts, row.pk) or view.case.first_person: _masked(row) for row in rows}


def _masked(row: Party) -> str:
    try:
        name = mask_name(opened(row).name)
    except UserError:
        return ""
    return f"（{name}）" if name else ""


def note_on(case: CaseFile, party: UUID) -> str:
    """Tell when a petitioner joined and left; empty for who was there from the first and stays."""
    came = came_by(case.acts, party)
    if came is None:
        return ""
    one = next((person for person in case.persons if person.seq == came), None)
    if one is None:
        return "加入记录已撤销"
    told = ["联名" if one.together else f"第{came}号记录加入"]
    told += ["代表、联系人"] if one.representative else []
    return "，".join((*told, *([f"第{one.left_seq}号记录退出"] if one.left_seq is not None else [])))


def needed_by(case: CaseFile, party: UUID, *, organ: int) -> bool:
    """Tell whether a step of the organ needs the petitioner: always the first, who joined when something is owed him.

    The office that registered has entered them all itself.
    """
    came = came_by(case.acts, party)
    if came is None or organ == case.office:
        return True
    return any(o.is_open and o.obligor_unit == organ and o.anchor_seq == came for o in case.obligations)
