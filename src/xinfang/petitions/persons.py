"""The petitioners of a case in a reader's eyes: by which act each came, whether he has left, and whom a step needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from xinfang.kernel.errors import UserError
from xinfang.kernel.masking import mask_name
from xinfang.law.case import CaseFile
from xinfang.law.duties.review import ASKING, OF_REVIEWERS
from xinfang.law.obligations import Obligation
from xinfang.law.people import Joined
from xinfang.law.persons import asker
from xinfang.law.terms.persons import AgentBasis
from xinfang.petitions.casework import CaseView
from xinfang.petitions.contents import opened
from xinfang.petitions.identities import Identity, identities
from xinfang.petitions.models import Party

# Giving the file to the body needs nobody's name.
TO_THE_ASKER: Final = OF_REVIEWERS - {"N22-35-file"}


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


@dataclass(frozen=True, slots=True)
class Receiver:
    """Who may take papers in the place of the petitioner `person`: his row, and the words for the petitioner."""

    person: int
    of: str
    row: Party


def receivers(view: CaseView) -> tuple[Receiver, ...]:
    """Give the agents who may take papers now; nobody for a petitioner who has left."""
    agents = {one.seq: one for one in view.case.agents if one.receives and one.ended_seq is None}
    here, rows = {one.seq: one.words for one in known(view) if not one.left} if agents else {}, view.parties
    named = (one for one in identities(view.case.acts) if one.agent in agents and one.person in here)
    return tuple(Receiver(one.person, here[one.person], rows[one.row]) for one in named if one.row in rows)


def masked_receivers(view: CaseView) -> list[tuple[str, str]]:
    """Give for each the words for the petitioner and the agent's masked name in brackets."""
    return [(one.of, _masked(one.row)) for one in receivers(view)]


def _names(view: CaseView) -> Mapping[int, str]:
    rows = view.parties
    now = (one for one in identities(view.case.acts) if one.agent is None and one.former is None and not one.place)
    return {one.person: _masked(rows[one.row]) for one in now if one.row in rows}


def _masked(row: Party) -> str:
    try:
        name = mask_name(opened(row).name)
    except UserError:
        return ""
    return f"（{name}）" if name else ""


def identity_of(case: CaseFile, party: UUID) -> Identity | None:
    """Give what the row says of whom, None for a row whose act was annulled."""
    return next((one for one in identities(case.acts) if one.row == str(party)), None)


def note_on(case: CaseFile, party: UUID) -> str:
    """Tell who a row speaks of: when he joined and left, for whom an agent speaks, and what was corrected since.

    Empty for who was there from the first and stays.
    """
    found = identity_of(case, party)
    if found is None:
        return "该记录已撤销"
    if found.former is not None:
        return f"{called(case, found.person)}，第{found.former}号记录更正以前"
    if found.agent is not None:
        return _agent_note(case, found)
    one = next((person for person in case.persons if person.seq == found.person), None)
    told = _came(one) if one is not None and one.seq != case.first_person else []
    left = one.left_seq if one is not None else None
    return "，".join((*told, *([f"第{left}号记录退出"] if left is not None else [])))


def _came(one: Joined) -> list[str]:
    told = ["联名" if one.together else f"第{one.seq}号记录加入"]
    return [*told, *(["代表、联系人"] if one.representative else [])]


def _agent_note(case: CaseFile, found: Identity) -> str:
    agent = next((one for one in case.agents if one.seq == found.agent), None)
    if agent is None:
        return ""
    words = [f"{called(case, found.person)}的代理人", AgentBasis(agent.basis).label]
    words += ["可以代收"] if agent.receives else []
    return "，".join((*words, *([f"第{agent.ended_seq}号记录终止"] if agent.ended_seq is not None else [])))


def needed_by(case: CaseFile, party: UUID, *, organ: int, told: int | None = None) -> bool:
    """Tell whether a step of the organ needs the petitioner: always the first, another when something is owed him.

    To whoever asked for a review the body owes its opinion. `told` is the act of a paper of the organ that is still to
    be sent: whom it told of what was owed him, is needed for that. The office that registered has entered them all
    itself. Nobody else needs to know how somebody was called before.
    """
    if organ == case.office:
        return True
    found = identity_of(case, party)
    if found is None or found.former is not None:
        return False
    came = found.person
    if came == case.first_person:
        return True
    owed = (o for o in case.obligations if o.obligor_unit == organ and _towards(case, o) == came)
    return any(o.is_open or (told is not None and told in (o.discharged_by, o.void_by)) for o in owed)


def _towards(case: CaseFile, owed: Obligation) -> int:
    """Give by which act he came to whom it is owed of his own; of a review, whoever asked for it."""
    if owed.rule not in TO_THE_ASKER:
        return owed.anchor_seq
    act = case.act(owed.anchor_seq)
    while act is not None and act.kind not in ASKING:
        act = case.act(act.about or 0)
    return asker(case, act, before=owed.discharged_by) if act is not None else owed.anchor_seq
