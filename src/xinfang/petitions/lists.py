"""Lists for the desk: what a unit owes, what others owe it, all its matters; each through the gate of sight."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from django.db.models import F, Q, QuerySet, TextField, Value
from django.db.models.functions import Left

from xinfang.kernel import clock
from xinfang.kernel.errors import NotFound
from xinfang.law.actable import ACTS
from xinfang.law.acts import Act, parse
from xinfang.law.proofs import Proof
from xinfang.law.rules import Basis
from xinfang.law.telling import proof
from xinfang.law.terms import RequestState, Term
from xinfang.orgs.models import Person
from xinfang.orgs.reach import BLIND, Reach, reach_of
from xinfang.orgs.seats import Seat, seats_of
from xinfang.petitions.allotted import Allotment, Allotted, allotment_of
from xinfang.petitions.finding import Filters, about
from xinfang.petitions.inputs import inputs_of
from xinfang.petitions.lookup import normal_number
from xinfang.petitions.models import ActRecord, ForeignId, Obligation, Petition, Request, Sight
from xinfang.petitions.moves import told_in
from xinfang.petitions.tallies import Parts, counted_with

FIRST_LINE: Final = 60
READ: Final = 400
GONE: Final = "没有这个日期，或者它已经变化，请刷新原来的页面。"
SOON: Final = timedelta(days=3)


class Bucket(Term):
    """The parts of the inbox."""

    DUE = "due", "有期限的"
    LATE = "late", "已逾期"
    SOON = "soon", "三天内到期"
    UNTIMED = "untimed", "没有规定天数"
    RETURNED = "returned", "退回的"
    WAITING = "waiting", "等待他方"


# What has a day: these parts overlap, and the first holds the others.
TIMED: Final = (Bucket.DUE, Bucket.LATE, Bucket.SOON)


@dataclass(frozen=True, slots=True)
class Owed:
    """One line of the inbox: who owes what by when, on which request."""

    obligation: Obligation
    title: str
    article: str
    first_line: str
    state: str
    age: int
    late: bool
    worker: str = ""
    back: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """One line of a list of petitions, with the first line of the first request that the reader sees."""

    petition: Petition
    first_line: str


def working_seats(person: Person, *, on: date) -> tuple[Seat, ...]:
    """Give the seats in which `person` reads petitions, asked for once in a request."""
    return tuple(seat for seat in seats_of(person, on=on) if seat.kind not in BLIND)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What an inbox is narrowed by: codes of content and place, with all that lies below them, and a section."""

    category: str = ""
    place: str = ""
    section: int | None = None


@dataclass(frozen=True, slots=True)
class Inbox:
    """What the organs of one person owe on a day, and what others owe on the matters that he sees.

    What all parts have in common is put together once, however many of them a page counts and shows.
    """

    on: date
    organs: frozenset[int]
    own: QuerySet[Obligation]
    watched: QuerySet[Obligation]
    allotment: Allotment

    def narrowed(self, person: Person, by: Narrowing) -> "Inbox":
        """Keep what is about such requests, and on petitions that somebody of the section works on."""
        filters = Filters(category=by.category, place=by.place)
        own, watched = (about(rows, person, filters) for rows in (self.own, self.watched))
        if by.section is not None:
            own, watched = (self.allotment.in_section(rows, by.section) for rows in (own, watched))
        return replace(self, own=own, watched=watched)

    def part(self, bucket: Bucket, allotted: Allotted = Allotted.ALL) -> QuerySet[Obligation]:
        """Give the open obligations of one part with petition and obligor, in the order of `order_of`."""
        fields = (f"-{name}" if falling(bucket) else name for name in order_of(bucket))
        if bucket is Bucket.WAITING:
            return self.allotment.narrow(self.watched.order_by(*fields), allotted)
        return self.allotment.narrow(self.own.filter(_part(bucket, on=self.on)).order_by(*fields), allotted)

    def number(self, bucket: Bucket, allotted: Allotted = Allotted.ALL) -> QuerySet[Obligation]:
        """Give one part without order, to be counted: counting ends at its limit, whatever the database expects."""
        return self.part(bucket, allotted).order_by()

    def numbers(
        self, bucket: Bucket, allotted: Allotted, *lists: QuerySet[Any]
    ) -> tuple[dict[Bucket, int], dict[Allotted, int], list[int]]:
        """Give how many stand in each part as narrowed, how many of the part shown are whose, and in other lists.

        What has a day is passed over once for all its parts, in the order of its days; what others owe on matters that
        one sees stands in no order of an index and is passed over as it comes.
        """
        shown = TIMED if bucket in TIMED else (bucket,)
        rest = [one for one in Bucket if one not in shown]
        # A kept address may ask for the work of a section by somebody who sits in none any more.
        whose = {one: self.allotment.whose(one) for one in (*self.allotment.parts, allotted)}
        kept = {one: self._kept(one) & whose[allotted] for one in shown}
        kept_by = {one: self._kept(bucket) & mine for one, mine in whose.items() if one is not allotted}
        rows = self.number(bucket) if bucket is Bucket.WAITING else self.part(shown[0])
        parts = Parts(rows, {**kept, **kept_by})
        found, numbers = counted_with(parts, *(self.number(one, allotted) for one in rest), *lists)
        of_parts = {one: found[one] for one in shown} | dict(zip(rest, numbers, strict=False))
        of_whose = {one: found.get(one, of_parts[bucket]) for one in whose}
        return {one: of_parts[one] for one in Bucket}, of_whose, numbers[len(rest) :]

    def _kept(self, bucket: Bucket) -> Q:
        return Q(watchers__isnull=False) if bucket is Bucket.WAITING else _part(bucket, on=self.on)


def inbox_of(person: Person, *, on: date) -> Inbox:
    """Give the inbox of `person`.

    Imported matters, of which not every act is on file, are nobody's to chase and stay out.
    """
    allotment = allotment_of(person, working_seats(person, on=on), on=on)
    seen = Obligation.objects.each_visible_to(person).arisen(on=on).once().select_related("petition", "obligor_unit")
    own = seen.open().filter(incomplete=False, obligor_unit__in=allotment.organs)
    watched = seen.watched_by(person, organs=allotment.organs)
    return Inbox(on, allotment.organs, own, watched, allotment)


def inbox(person: Person, bucket: Bucket, *, on: date) -> QuerySet[Obligation]:
    """Give one part of the inbox of `person`."""
    return inbox_of(person, on=on).part(bucket)


def order_of(bucket: Bucket) -> tuple[str, str]:
    """Give the fields by which a part of the inbox is ordered; what has no day, by age."""
    fields = {Bucket.UNTIMED: "started_on", Bucket.RETURNED: "returned_on"}
    return fields.get(bucket, "due"), "pk"


def falling(bucket: Bucket) -> bool:
    """Tell whether the newest stands first."""
    return bucket is Bucket.RETURNED


def _part(bucket: Bucket, *, on: date) -> Q:
    return {
        Bucket.DUE: Q(due__isnull=False),
        Bucket.LATE: Q(due__lt=on, provisional=False) & ~Q(basis=Basis.INTERNAL),
        Bucket.SOON: Q(due__gte=on, due__lte=on + SOON),
        Bucket.UNTIMED: Q(due__isnull=True),
        Bucket.RETURNED: Q(returned_on__isnull=False),
    }[bucket]


def owed_lines(
    rows: Sequence[Obligation], *, on: date, workers: Mapping[UUID, str] = MappingProxyType({})
) -> list[Owed]:
    """Give what is shown of each obligation, in two queries at most; `rows` come with their petition and obligor."""
    texts = _requests({row.petition_id for row in rows})
    acts = _acts({(row.petition_id, row.returned_by) for row in rows if row.returned_by is not None})
    return [
        _owed(
            row,
            texts.get((row.petition_id, row.request_n or 0)),
            acts=acts,
            on=on,
            worker=workers.get(row.petition_id, ""),
        )
        for row in rows
    ]


def together(lines: Iterable[Owed]) -> list[Owed]:
    """Put the duties of one petition beside each other, where the first of them stands."""
    found: dict[UUID, list[Owed]] = {}
    for line in lines:
        found.setdefault(line.obligation.petition_id, []).append(line)
    return [line for of_one in found.values() for line in of_one]


def _acts(wanted: Collection[tuple[UUID, int]]) -> dict[tuple[UUID, int], Act]:
    """Give the acts of these petitions and numbers."""
    if not wanted:
        return {}
    bodies = ActRecord.objects.filter(pk__in=list(wanted)).values_list("petition_id", "seq", "body")
    return {(petition, seq): parse(bytes(body)) for petition, seq, body in bodies}


def _owed(
    row: Obligation,
    request: tuple[str, str] | None,
    acts: Mapping[tuple[UUID, int], Act],
    *,
    on: date,
    worker: str,
) -> Owed:
    inputs = inputs_of(row.petition.rulebook_digest, row.petition.calendar_digest)
    rule = inputs.rulebook.rule(row.rule)
    text, state = request or ("", row.petition.state)
    back = acts.get((row.petition_id, row.returned_by or 0))
    return Owed(
        obligation=row,
        title=rule.title,
        article=rule.article if rule.basis is not Basis.INTERNAL else f"{rule.article}（{rule.basis.label}）",
        first_line=text,
        state=RequestState(state).label,
        age=(on - row.started_on).days,
        late=_late(row, on=on),
        worker=worker,
        back=ACTS[back.kind].label if back else "",
    )


def proof_of(person: Person, pk: int) -> tuple[Obligation, Proof]:
    """Give an obligation that `person` sees, and how its day came about.

    Raises `NotFound` where there is none, or none with a day: acts done since may have ended it.
    """
    rows = Obligation.objects.visible_to(person).select_related("petition", "obligor_unit")
    row = rows.filter(pk=pk, due__isnull=False).first()
    if row is None:
        raise NotFound(GONE)
    key = (row.petition_id, row.anchor_seq)
    inputs = inputs_of(row.petition.rulebook_digest, row.petition.calendar_digest)
    [owed] = told_in([vars(row)], []).obligations
    obligor = row.obligor_unit.short_name if row.obligor_unit else ""
    acts = _acts([key])
    return row, proof(owed, rulebook=inputs.rulebook, calendar=inputs.calendar, act=acts.get(key), obligor=obligor)


def _late(row: Obligation, *, on: date) -> bool:
    chased = not row.provisional and not row.incomplete and row.basis != Basis.INTERNAL
    return chased and row.due is not None and row.due < on


def _requests(petitions: Iterable[UUID]) -> dict[tuple[UUID, int], tuple[str, str]]:
    """Give first line and state of each request of the petitions."""
    rows = Request.objects.filter(petition__in=list(petitions)).order_by("petition_id", "n")
    told = rows.values_list("petition_id", "n", "state", Left(F("text__plain"), Value(READ), output_field=TextField()))
    return {(petition, n): (first_line(text or ""), state) for petition, n, state, text in told}


def first_line(text: str) -> str:
    """Give the first line of a text, cut where it is long."""
    line = next(iter(text.strip().splitlines()), "").strip()
    return line if len(line) <= FIRST_LINE else f"{line[:FIRST_LINE]}…"


def matters(person: Person, *, incomplete: bool = False) -> QuerySet[Petition]:
    """Give the petitions that `person` may see, newest first; if wished only the imported ones."""
    seen = Petition.objects.visible_to(person).order_by("-received_on", "-pk")
    return seen.filter(imported_incomplete=True) if incomplete else seen


def matter_lines(rows: Sequence[Petition], *, person: Person) -> list[Matter]:
    """Give what is shown of each petition, in two queries; a request that was not sent to the reader stays unread."""
    ids = [row.pk for row in rows]
    sight = _sight(ids, reach_of(person, on=clock.today()))
    first: dict[UUID, str] = {}
    for (petition, n), (text, _) in _requests(ids).items():
        seen = sight.get(petition, set())
        if seen is None or n in seen:
            first.setdefault(petition, text)
    return [Matter(row, first.get(row.pk, "")) for row in rows]


def _sight(petitions: list[UUID], reach: Reach) -> dict[UUID, set[int] | None]:
    """Give the numbers of the requests that are read of each petition; None for all."""
    units = reach.units | reach.accusation_units
    sight: dict[UUID, set[int] | None] = {}
    rows = Sight.objects.filter(petition__in=petitions, unit__in=units).values_list("petition_id", "requests")
    for petition, numbers in rows:
        known = sight.setdefault(petition, set())
        sight[petition] = None if numbers is None or known is None else known | set(numbers)
    return sight


def by_number(person: Person, text: str) -> Petition | None:
    """Give the one petition that `text` numbers exactly, by our number or by another system's, if `person` sees it.

    What has no digit is no number.
    """
    if not any(sign.isdigit() for sign in text):
        return None
    seen = Petition.objects.visible_to(person)
    own = seen.filter(number=normal_number(text)).first()
    if own is not None:
        return own
    foreign = ForeignId.objects.filter(number=text.strip()).values("petition_id")
    found = list(seen.filter(pk__in=foreign)[:2])
    return found[0] if len(found) == 1 else None
