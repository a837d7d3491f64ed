"""The playing of courses: the deeds of all matters in the order of their moments, each through the one door."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from heapq import heappop, heappush
from typing import Final
from uuid import UUID, uuid5

from django.db import transaction

from xinfang.demo.simulation.courses import course
from xinfang.demo.simulation.dice import Dice
from xinfang.demo.simulation.matter import Arrival, Deed, Matter
from xinfang.demo.simulation.offices import Offices
from xinfang.kernel import clock
from xinfang.kernel.errors import NotFound, Refused
from xinfang.law.acts import ActKind, Source
from xinfang.law.calendar import WorkCalendar
from xinfang.law.case import CaseFile
from xinfang.petitions.commands import Command, SeatChoice
from xinfang.petitions.door import perform

NAMESPACE: Final = UUID("3f0b9e64-6a52-5e0d-9a37-1c5d2f84b7a1")
OPENS: Final = time(8, 30)
MINUTES: Final = 480  # in which acts of a day begin


@dataclass(slots=True)
class Told:
    """A course on its way: its matter, what is to come, how many deeds are done, the case as the last left it."""

    matter: Matter
    deeds: Iterator[Deed]
    done: int = 0
    last: datetime | None = None
    petition: UUID | None = None
    case: CaseFile | None = None


@dataclass(slots=True)
class Report:
    """What a simulation came to; `refused` counts the deeds that the judge did not allow, by their sentence."""

    petitions: int = 0
    acts: int = 0
    known: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Play:
    """All courses together, played until the moment `until`; a moment's deeds wait in a queue by time and key."""

    seed: str
    offices: Offices
    calendar: WorkCalendar
    until: datetime
    report: Report = field(default_factory=Report)
    _queue: list[tuple[datetime, str, int, Deed, Told]] = field(default_factory=list)

    def enter(self, arrivals: Iterable[Arrival]) -> "Play":
        """Let the arrivals come in, each on its day, with dice of its own."""
        for arrival in arrivals:
            dice = Dice(f"{self.seed}|{arrival.key}")
            matter = Matter(arrival, self.offices, self.calendar, dice, day=arrival.day)
            self._next(Told(matter, course(matter)))
        return self

    def days(self) -> Iterator[date]:
        """Play day by day, a transaction each; give each day when it is over."""
        while self._queue:
            day = clock.day_of(self._queue[0][0])
            self.through(day)
            yield day

    @transaction.atomic
    def through(self, day: date) -> None:
        """Play whatever happens up to the end of the day."""
        while self._queue and clock.day_of(self._queue[0][0]) <= day:
            at, _, _, deed, told = heappop(self._queue)
            self._do(deed, told, at=at)
            self._next(told)

    def first_commands(self) -> list[UUID]:
        """Give the id of the command that comes first; none when there is nothing to play."""
        return [self._command(deed, told, at=at).id for at, _, _, deed, told in self._queue[:1]]

    def _next(self, told: Told) -> None:
        deed = next(told.deeds, None)
        if deed is None:
            return
        at = self._moment(deed, told)
        if at <= self.until:
            heappush(self._queue, (at, told.matter.arrival.key, told.done, deed, told))

    def _moment(self, deed: Deed, told: Told) -> datetime:
        """Give a moment in office hours; on the day of the deed before, some minutes after it."""
        dice = told.matter.dice
        moment = datetime.combine(deed.day, OPENS, tzinfo=clock.CHINA) + timedelta(minutes=dice.below(MINUTES))
        if told.last is not None and moment <= told.last:
            moment = told.last + timedelta(minutes=1 + dice.below(15))
        told.last = moment
        return moment

    def _do(self, deed: Deed, told: Told, *, at: datetime) -> None:
        command = self._command(deed, told, at=at)
        told.done += 1
        try:
            by = self.offices.people[deed.doer.username] if deed.doer is not None else None
            done = perform(command, by=by, at=at)
        except (Refused, NotFound) as why:
            self.report.refused[f"{deed.kind.value}: {why}"] += 1
            return
        told.petition, told.case = done.petition, done.case
        self.report.petitions += deed.kind is ActKind.REGISTER
        self.report.acts += 1
        self.report.known += done.repeated
        self.report.kinds[deed.kind.value] += 1

    def _command(self, deed: Deed, told: Told, *, at: datetime) -> Command:
        arrival, registers = told.matter.arrival, deed.kind is ActKind.REGISTER
        doer = deed.doer
        return Command(
            uuid5(NAMESPACE, f"{self.seed}|{arrival.key}|{told.done}"),
            deed.kind,
            happened_on=deed.happened_on or deed.day,
            seat=SeatChoice(self.offices.units[doer.unit], doer.kind) if doer is not None else None,
            petition=told.petition,
            values=deed.values,
            requests=() if registers else deed.requests,
            target=_target(deed, told.case, at=at),
            source=Source.SIMULATION,
            asks=arrival.asks if registers else (),
            parties=(arrival.party,) if registers else (),
            accused=deed.accused,
        )


def _target(deed: Deed, case: CaseFile | None, *, at: datetime) -> int | None:
    """Give the number of the newest act, as of the moment, that the deed undoes."""
    if deed.undoes is None or case is None:
        return None
    return max((act.seq for act in case.acts if act.kind is deed.undoes and act.recorded_at < at), default=None)
