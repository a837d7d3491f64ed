"""Offices to which reports go and which are no units here: by which name, and where they are written to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from xinfang.documents.drafts import Said
from xinfang.documents.models import Issued, OfficeAddress, Version
from xinfang.documents.types import TYPES
from xinfang.documents.types.row import To
from xinfang.kernel.errors import Refused
from xinfang.law.case import CaseFile
from xinfang.orgs.models import Person
from xinfang.petitions.lists import working_seats
from xinfang.petitions.paper_about import About
from xinfang.petitions.paper_addressees import named
from xinfang.petitions.workers import organs_working

LONGEST: Final = 120
NO_ADDRESS: Final = "请填写“{name}”的收件地址。"
TOO_LONG: Final = f"收件地址最多{LONGEST}个字。"
NOT_YOURS: Final = "您的单位不寄送这份公文，不能填写它的收件地址。"


@dataclass(frozen=True, slots=True)
class _Filed:
    """A case on a day."""

    case: CaseFile
    on: date


def named_in(papers: Sequence[Issued], cases: Mapping[UUID, CaseFile]) -> Mapping[UUID, tuple[int | str, ...]]:
    """Give for each paper that goes to whom its report names: the units and the names of offices, in few queries."""
    reports = [paper for paper in papers if TYPES[paper.kind].to is To.NAMED]
    if not reports:
        return {}
    rows = Version.objects.filter(draft__in={paper.draft_id for paper in reports}).order_by("n")
    said = {row.draft_id: Said(tuple(row.requests), row.words, row.codes) for row in rows}
    return {paper.pk: _named(paper, cases[paper.petition], said.get(paper.draft_id)) for paper in reports}


def _named(paper: Issued, case: CaseFile, said: Said | None) -> tuple[int | str, ...]:
    if said is None:
        return ()
    found = named(_Filed(case, paper.issued_on), About(TYPES[paper.kind], paper.unit_id, said))
    return tuple(dict.fromkeys(one for one in found if one))


def addresses_of(units: set[int]) -> Mapping[tuple[int, str], str]:
    """Give the addresses that the organs keep of offices, in one query."""
    rows = OfficeAddress.objects.filter(unit__in=units)
    return {(row.unit_id, row.name): row.address for row in rows} if units else {}


def keep_address(person: Person, unit: int, name: str, address: str, *, on: date) -> None:
    """Keep where the organ writes to the office; refuses an empty or long address, and whoever does not post for it."""
    told = " ".join(address.split())
    if unit not in organs_working(working_seats(person, on=on)):
        raise Refused(NOT_YOURS)
    if not told:
        raise Refused(NO_ADDRESS.format(name=name))
    if len(told) > LONGEST:
        raise Refused(TOO_LONG)
    OfficeAddress.objects.update_or_create(unit_id=unit, name=name, defaults={"address": told})
