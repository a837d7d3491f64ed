"""The playing of courses: the deeds of all matters in the order of their moments, each through the one door."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from heapq import heappop, heappush
from typing import Final
from uuid import UUID, uuid5

from django.db import transaction

from xinfang.demo.simulation.courses import course, course_of_part
from xinfang.demo.simulation.dice import Dice
from xinfang.demo.simulation.matter import Arrival, Deed, Law, Matter
from xinfang.demo.simulation.offices import Offices, topic_of
from xinfang.demo.simulation.papers import keep_paper, paper_of
from xinfang.demo.simulation.together import Half, fits, is_open
from xinfang.kernel import clock
from xinfang.kernel.errors import NotFound, Refused
from xinfang.law.acts import ActKind, Source
from xinfang.law.case import CaseFile
from xinfang.law.oversight import done_by_organs, owed_by_organs
from xinfang.law.terms import RequestClass
from xinfang.orgs.models import Person
from xinfang.petitions.commands import Command, Other, PartyIn, SeatChoice
from xinfang.petitions.confirming import Answer, confirm
from xinfang.petitions.door import Done, chance_for, doer_of, perform
from xinfang.petitions.inputs import Inputs
from xinfang.petitions.several import MIRRORED

NAMESPACE: Final = UUID("3f0b9e64-6a52-5e0d-9a37-1c5d2f84b7a1")
OPENS: Final = time(8, 30)
MINUTES: Final = 480  # in which acts of a day begin
Watch = Callable[[Deed, Command, datetime], None]


@dataclass(slots=True)
class Told:
    """A course on its way: its matter, what is to come, how many deeds are done, the case as the last left it.

    `proposed` are the commands that wait for a second person, by act and request: requests go their ways side by side.
    """

    matter: Matter
    deeds: Iterator[Deed]
    done: int = 0
    last: datetime | None = None
    petition: UUID | None = None
    case: CaseFile | None = None
    proposed: dict[tuple[ActKind, int], UUID] = field(default_factory=dict)


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
    """All courses together, played until the moment `until`; a moment's deeds wait in a queue by time and key.

    Who `watch`es is told of each deed before it is done: then the step stands open.
    """

    seed: str
    offices: Offices
    law: Law
    until: datetime
    report: Report = field(default_factory=Report)
    watch: Watch | None = None
    _queue: list[tuple[datetime, str, int, Deed, Told]] = field(default_factory=list)
    _told: dict[str, Told] = field(default_factory=dict)
    _writers: dict[tuple[str, str], str] = field(default_factory=dict)

    def enter(self, arrivals: Iterable[Arrival]) -> "Play":
        """Let the arrivals come in, each on its day, with dice of its own."""
        for arrival in arrivals:
            self._bring(arrival, earlier=self._written_before(arrival))
        return self

    def _bring(self, arrival: Arrival, *, earlier: str = "") -> None:
        dice = Dice(f"{self.seed}|{arrival.key}")
        matter = Matter(arrival, self.offices, self.law, dice, day=arrival.day, earlier=earlier)
        self._told[arrival.key] = Told(matter, course(matter))
        self._next(self._told[arrival.key])

    def follow(self, inputs: Inputs) -> None:
        """Let everybody act by other inputs from now on."""
        self.law.rulebook, self.law.calendar = inputs.rulebook, inputs.calendar

    def _written_before(self, arrival: Arrival) -> str:
        """Give the key of the arrival in which the same name wrote of the same before, empty for none."""
        name, topic = arrival.party.name, topic_of(arrival.text)
        if not name or any(ask.klass is not RequestClass.CLAIM for ask in arrival.asks):
            return ""
        mark = (name, topic.unit if topic is not None else arrival.text)
        earlier = self._writers.get(mark, "")
        self._writers[mark] = arrival.key
        return earlier

    def days(self, *, last: date = date.max) -> Iterator[date]:
        """Play day by day up to the day `last`, a transaction each; give each day when it is over."""
        while self._queue and (day := clock.day_of(self._queue[0][0])) <= last:
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
        by = self.offices.people[deed.doer.username] if deed.doer is not None else None
        if not self._stands(deed, command, told, by=by, at=at):
            return
        if self.watch is not None:
            self.watch(deed, command, at)
        try:
            done = _carried_out(deed, command, told, by=by, at=at)
        except (Refused, NotFound) as why:
            self.report.refused[f"{deed.kind.value}: {why}"] += 1
            return
        told.petition, told.case = done.petition, done.case
        if deed.proposes:
            told.proposed[deed.kind, deed.request] = command.id
        else:
            self._count(deed.kind, done)
        if deed.kind is ActKind.SPLIT:
            self._part(deed, command, told, at=at)
        if deed.leads_to is not None:
            self._bring(deed.leads_to)

    def _count(self, kind: ActKind, done: Done) -> None:
        """Count the acts: two where two files are touched, and of a part that gets a file its registration too."""
        acts = [kind, kind] if kind in MIRRORED else [kind]
        acts += [ActKind.REGISTER] if kind is ActKind.SPLIT else []
        self.report.petitions += ActKind.REGISTER in acts
        self.report.acts += len(acts)
        self.report.known += len(acts) * done.repeated
        self.report.kinds.update(one.value for one in acts)

    def _part(self, deed: Deed, command: Command, told: Told, *, at: datetime) -> None:
        """Let the part that has got a file of its own go its own way from then on."""
        whole = told.matter.arrival
        arrival = Arrival(f"{whole.key}|part {deed.request}", whole.day, deed.asks, whole.party, whole.channel)
        dice = Dice(f"{self.seed}|{arrival.key}")
        matter = Matter(arrival, self.offices, self.law, dice, day=deed.day, taken_out=True)
        new = chance_for(command, about="part").uuid()
        part = self._told[arrival.key] = Told(matter, course_of_part(matter), last=at, petition=new)
        self._next(part)

    def _stands(self, deed: Deed, command: Command, told: Told, *, by: Person | None, at: datetime) -> bool:
        """Tell whether the deed can be done, where that is left open: on two petitions, or perhaps."""
        if deed.other:
            return self._fits(command, by=by, at=at)
        if not deed.perhaps:
            return True
        if deed.confirms or command.petition is None:
            return (deed.kind, deed.request) in told.proposed
        doer = doer_of(command, by=by, at=at)
        return is_open(deed.kind, Half(command.petition, command.requests), doer=doer, at=at)

    def _fits(self, command: Command, *, by: Person | None, at: datetime) -> bool:
        """Tell whether the two petitions that the command touches are there, and stand so that it may be done."""
        if command.petition is None or command.other is None:
            return False
        mine = Half(command.petition, command.requests)
        other = Half(command.other.petition, command.other.requests)
        return fits(command.kind, mine, other, doer=doer_of(command, by=by, at=at), at=at)

    def _command(self, deed: Deed, told: Told, *, at: datetime) -> Command:
        arrival, registers = told.matter.arrival, deed.kind is ActKind.REGISTER
        doer, own = deed.doer, uuid5(NAMESPACE, f"{self.seed}|{arrival.key}|{told.done}")
        return Command(
            own,
            deed.kind,
            happened_on=deed.happened_on or deed.day,
            seat=SeatChoice(self.offices.units[doer.unit], doer.kind) if doer is not None else None,
            petition=told.petition,
            values={**deed.values, **self._concerns(deed, told.case), **self._resting(deed)},
            requests=() if registers else deed.requests,
            target=_target(deed, told.case, at=at),
            evidence=paper_of(own) if deed.evidence else None,
            source=Source.SIMULATION,
            asks=arrival.asks if registers else deed.asks,
            parties=(arrival.party,) if registers else _joining(deed),
            accused=deed.accused,
            corrections=deed.corrections,
            joined=told.case.persons[deed.joiner].seq if deed.joiner and told.case is not None else None,
            other=self._other(deed),
        )

    def _concerns(self, deed: Deed, case: CaseFile | None) -> dict[str, object]:
        """Give what a supervision is about: what the organ owes first on the request, else the last that it did."""
        if not deed.against or case is None:
            return {}
        unit = self.offices.units[deed.against]
        owed = [o for o in owed_by_organs(case, deed.request) if o.obligor_unit == unit and o.due is not None]
        owed.sort(key=lambda o: (not o.is_open, o.due, o.anchor_seq))
        told = [{"seq": o.anchor_seq, "rule": o.rule, "unit": unit} for o in owed]
        told += [
            {"seq": a.seq, "rule": None, "unit": unit}
            for a in reversed([*done_by_organs(case, deed.request)])
            if a.by.unit == unit
        ]
        return {"concerns": told[0]} if told else {}

    def _resting(self, deed: Deed) -> dict[str, object]:
        """Give the number of the petition on which the deed rests."""
        earlier = self._told.get(deed.rests_on)
        return {"earlier": earlier.case.number} if earlier is not None and earlier.case is not None else {}

    def _other(self, deed: Deed) -> Other | None:
        """Give the first request of the other petition that the deed touches, None where it is not registered."""
        other = self._told.get(deed.other)
        return Other(other.petition, (1,)) if other is not None and other.petition is not None else None


def _joining(deed: Deed) -> tuple[PartyIn, ...]:
    return (deed.joins,) if deed.joins is not None else ()


def _carried_out(deed: Deed, command: Command, told: Told, *, by: Person | None, at: datetime) -> Done:
    """Do the deed: as an act asked for, or as a second person's word to what waits."""
    if deed.confirms:
        proposed = told.proposed.get((deed.kind, deed.request))
        if proposed is None or by is None:
            raise Refused("没有等待确认的办理行为。")
        return confirm(Answer(proposed, seat=command.seat, values=deed.values), by=by, at=at)
    if deed.evidence:
        keep_paper(command.id, by=by, at=at)
    return perform(command, by=by, at=at)


def _target(deed: Deed, case: CaseFile | None, *, at: datetime) -> int | None:
    """Give the number of the newest act, as of the moment, that the deed undoes."""
    if deed.undoes is None or case is None:
        return None
    kind, request = deed.undoes
    fitting = (act.seq for act in case.acts if act.kind is kind and request in act.requests and act.recorded_at < at)
    return max(fitting, default=None)
