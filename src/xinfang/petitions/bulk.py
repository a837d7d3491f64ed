"""The same act on many petitions: which of them can take it, and what became of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID, uuid4

from xinfang.kernel.errors import UserError
from xinfang.law.acts import ActKind
from xinfang.law.case import CaseFile
from xinfang.law.judge import eligible, offers
from xinfang.orgs.models import Person
from xinfang.orgs.seats import Seat
from xinfang.petitions.commands import Command, SeatChoice
from xinfang.petitions.doers import doer_in, organ_of
from xinfang.petitions.door import perform
from xinfang.petitions.foretell import why_not
from xinfang.petitions.lists import matter_lines, working_seats
from xinfang.petitions.models import Petition
from xinfang.petitions.reading import cases_of

# What says the same of every petition; all else is decided petition by petition.
IN_BULK: Final = (ActKind.TRANSFER, ActKind.ASSIGN, ActKind.ACKNOWLEDGE, ActKind.INFORM, ActKind.REMIND)
MOST_IN_BULK: Final = 50
NOT_YOURS: Final = "您目前的身份不能办理。"
BY_ITSELF: Final = "检举控告类事项应当逐件办理。"


@dataclass(frozen=True, slots=True)
class BulkRow:
    """One petition of the bulk: what would be done by which command, or why it cannot be."""

    petition: Petition
    first_line: str
    why_not: str = ""
    part: "BulkPart | None" = None


@dataclass(frozen=True, slots=True)
class BulkPart:
    """What is done on one petition: on which requests, in which seat, on what the person had seen, under which id."""

    petition: UUID
    requests: tuple[int, ...]
    seat: SeatChoice
    seen: int
    command: UUID


@dataclass(frozen=True, slots=True)
class BulkSaid:
    """What is said of every petition: which act, on which day, its fields, and the files that come with each."""

    kind: ActKind
    happened_on: date
    values: Mapping[str, Any]
    files: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class BulkResult:
    """What became of one petition; `waits` for a second person, or refused with a sentence."""

    petition: UUID
    done: bool = False
    waits: bool = False
    sentence: str = ""


def bulk_rows(
    person: Person, ids: Iterable[UUID], kind: ActKind, *, on: date, most: int = MOST_IN_BULK
) -> list[BulkRow]:
    """Give the petitions that `person` sees of those asked for, each with whether it can take the act now."""
    wanted = list(dict.fromkeys(ids))[:most]
    found = list(Petition.objects.visible_to(person).filter(pk__in=wanted).order_by("received_on", "number"))
    cases, seats = cases_of(found), working_seats(person, on=on)
    lines = {line.petition.pk: line.first_line for line in matter_lines(found, person=person)}
    return [_row(BulkRow(one, lines[one.pk]), cases[one.pk], kind, person=person, seats=seats, on=on) for one in found]


def _row(row: BulkRow, case: CaseFile, kind: ActKind, *, person: Person, seats: Sequence[Seat], on: date) -> BulkRow:
    if case.concealed:
        return replace(row, why_not=BY_ITSELF)
    why = NOT_YOURS
    for seat in seats:
        doer = doer_in(seat, person=person)
        sees = [numbers for unit in (seat.unit_id, organ_of(seat)) if (numbers := case.sees(unit)) != ()]
        if not sees:
            continue
        if kind not in offers(case, actor=doer, on=on):
            why = why_not(case, kind, doer=doer) if why == NOT_YOURS else why
            continue
        numbers = eligible(case, kind, actor=doer, on=on)
        mine = numbers if None in sees else tuple(n for n in numbers if any(n in some for some in sees if some))
        choice = SeatChoice(seat.unit_id, seat.kind)
        return replace(row, part=BulkPart(row.petition.pk, mine, choice, case.last_seq, uuid4()))
    return replace(row, why_not=why)


def do_in_bulk(parts: Iterable[BulkPart], said: BulkSaid, *, by: Person, at: datetime) -> list[BulkResult]:
    """Do the act on each petition by itself; what one is refused holds up none of the others.

    Sent a second time, each part gives its first result.
    """
    return [_done(part, said, by=by, at=at) for part in parts]


def _done(part: BulkPart, said: BulkSaid, *, by: Person, at: datetime) -> BulkResult:
    command = Command(
        part.command,
        said.kind,
        said.happened_on,
        seat=part.seat,
        petition=part.petition,
        values=dict(said.values),
        requests=part.requests,
        expected_seq=part.seen,
        files=said.files,
    )
    try:
        done = perform(command, by=by, at=at)
    except UserError as refused:
        return BulkResult(part.petition, sentence=str(refused))
    return BulkResult(part.petition, done=done.pending is None, waits=done.pending is not None)
