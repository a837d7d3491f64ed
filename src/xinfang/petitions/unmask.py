"""Who the petitioners are: masked for everybody, plain for whoever has an open task with the matter and says why."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from xinfang.kernel.errors import Refused, UserError
from xinfang.kernel.masking import CONCEALED, mask_address, mask_id, mask_name, mask_phone
from xinfang.law.actable import ACTS
from xinfang.law.duties import DUTIES
from xinfang.law.roles import CapacityKind
from xinfang.ledger.access import record
from xinfang.ledger.models import Access
from xinfang.orgs.seats import Seat
from xinfang.petitions.casework import CaseView
from xinfang.petitions.commands import PartyIn
from xinfang.petitions.contents import FURTHER, opened
from xinfang.petitions.doers import organ_of
from xinfang.petitions.identities import identities
from xinfang.petitions.models import Party
from xinfang.petitions.persons import needed_by, note_on
from xinfang.petitions.workers import WORKING

# Who does an act only on some matters has a task with those alone: where something is owed that such an act meets.
NOW_AND_THEN: Final = frozenset({CapacityKind.INSPECTOR, CapacityKind.BUREAU_HEAD})
MEETING: Final = {
    rule: frozenset(kind for act in duty.discharging for kind in ACTS[act].capacities)
    for duty in DUTIES
    for rule in duty.rules
}
# Ways to reach somebody that no part of may show.
HIDDEN: Final = "****"
UNREADABLE = "（不能读取）"
NO_TASK = "您的单位在这件信访事项上目前没有待办的事，不能查看信访人的身份信息。"


@dataclass(frozen=True, slots=True)
class Petitioner:
    """A petitioner as shown; `main` marks the one who is written to."""

    main: bool
    told: PartyIn
    note: str = ""


def masked(view: CaseView) -> tuple[Petitioner, ...]:
    """Give the petitioners with their identity masked; of an accuser not even whether anything was told shows."""
    if view.case.concealed:
        return (Petitioner(True, PartyIn(CONCEALED, CONCEALED, CONCEALED, CONCEALED)),)
    return tuple(Petitioner(party.main, _masked(party), note_on(view.case, party.pk)) for party in _of(view))


def unmask(view: CaseView, *, reason: str, at: datetime) -> tuple[Petitioner, ...]:
    """Give the petitioners in plain words, once, and record who asked and why; not in a transaction.

    Who joined later stays masked for an organ until a step of its own needs him.

    Refuses without a reason, and to whoever has no open task with the matter.
    """
    seat = task_seat(view)
    if seat is None:
        raise Refused(NO_TASK)
    record(view.person, unit_id=organ_of(seat), what=Access.UNMASK, petition_id=view.petition.pk, reason=reason, at=at)
    organ = organ_of(seat)
    return tuple(
        Petitioner(
            party.main,
            opened(party) if needed_by(view.case, party.pk, organ=organ) else _masked(party),
            note_on(view.case, party.pk),
        )
        for party in _of(view)
    )


def task_seat(view: CaseView) -> Seat | None:
    """Give the seat in which the reader has an open task: his organ holds an open request or owes something on one."""
    return next((seat for seat in view.seats if seat.kind in WORKING and _has_task(view, seat)), None)


def _has_task(view: CaseView, seat: Seat) -> bool:
    organ = organ_of(seat)
    owed = [duty for duty in view.obligations if duty.is_open and duty.obligor_unit == organ]
    if seat.kind in NOW_AND_THEN:
        return any(seat.kind in MEETING.get(duty.rule, ()) for duty in owed)
    return bool(owed) or any(request.holder == organ and not request.closed for request in view.requests)


def _of(view: CaseView) -> list[Party]:
    """Give the petitioners in the order in which they came, then who speaks for them, then how they were called."""
    order = {
        one.row: (one.former is not None, one.agent is not None, one.person, one.place)
        for one in identities(view.case.acts)
    }
    last = (True, True, 0, 0)
    rows = view.parties.values()
    return sorted(rows, key=lambda row: (not row.main, *order.get(str(row.pk), last), row.pk))


def _masked(party: Party) -> PartyIn:
    """Give the masks of what is stored; a page opens also where the key is lost."""
    try:
        plain = opened(party)
    except UserError:
        return PartyIn(UNREADABLE, UNREADABLE, UNREADABLE, UNREADABLE)
    shown = PartyIn(mask_name(plain.name), mask_id(plain.id_no), mask_phone(plain.phone), mask_address(plain.address))
    hidden: dict[str, Any] = {name: HIDDEN for name in FURTHER if getattr(plain, name)}
    return replace(shown, **hidden)
