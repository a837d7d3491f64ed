"""What one act costs, how many petitions can be taken in, and how long all open obligations take to be recomputed."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from multiprocessing import get_context
from statistics import median
from typing import Any, Final
from uuid import uuid4

from django.db import connections, transaction

from xinfang.demo import cast
from xinfang.demo.bench.copies import Copier, Order, Rows
from xinfang.demo.bench.pages import counted
from xinfang.demo.bench.pattern import patterns
from xinfang.demo.bench.place import check_place
from xinfang.demo.simulation.crowd import crowd
from xinfang.demo.simulation.offices import offices
from xinfang.kernel import clock
from xinfang.kernel.trips import Trip
from xinfang.law.acts import ActKind
from xinfang.law.calendar import Notice, amended
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestState
from xinfang.orgs.models import Person, Unit
from xinfang.petitions.commands import Ask, Command, PartyIn, SeatChoice
from xinfang.petitions.door import perform
from xinfang.petitions.inputs import Inputs, active
from xinfang.petitions.models import Obligation, Petition
from xinfang.petitions.recompute import change_inputs, moved_by, walk

REPEATS: Final = 50
CLIENTS: Final = 8
SECONDS: Final = 10.0
ROWS: Final = 400  # petitions whose rows each client of the bare comparison has ready
OPEN: Final = (RequestState.ROUTED, RequestState.INFORMED, RequestState.ACCEPTED)


@dataclass(frozen=True, slots=True)
class ActCost:
    """One act: median milliseconds on the clock and of our own processor time, statements and trips."""

    milliseconds: float
    processor: float
    statements: int
    trips: int


@dataclass(frozen=True, slots=True)
class Intake:
    """Petitions taken in per second by eight clients: through the door, and as bare rows."""

    by_door: float
    bare: float


@dataclass(frozen=True, slots=True)
class Recomputed:
    """A recomputation: petitions brought up to date, obligations open, dates moved, seconds."""

    petitions: int
    open: int
    dates: int
    seconds: float


def act_cost() -> ActCost:
    """Measure one act on an open petition, as an officer does it; what it wrote is rolled back."""
    open_ones = Petition.objects.filter(state__in=OPEN, concealed=False, imported_incomplete=False).order_by("pk")
    times, processor, statements, trips = [], [], 0, 0
    for pk in list(open_ones.values_list("pk", flat=True)[: REPEATS + 1]):
        with counted() as spans, transaction.atomic():
            began, spent = time.perf_counter(), time.process_time()
            perform(_material(pk), by=Person.objects.get(username=cast.CASE_OFFICER), at=clock.now())
            times.append(time.perf_counter() - began)
            processor.append(time.process_time() - spent)
            transaction.set_rollback(True)
        statements, trips = sum(span.statements for span in spans), len(spans)
    return ActCost(1000 * median(times[1:]), 1000 * median(processor[1:]), statements, trips)


def _material(petition: Any) -> Command:
    seat = SeatChoice(Unit.objects.get(code=cast.BUREAU).pk, CapacityKind.CASE_OFFICER)
    values = {"text": "信访人补充了照片。"}
    return Command(uuid4(), ActKind.ADD_MATERIAL, clock.today(), seat=seat, petition=petition, values=values)


def intake() -> Intake:
    """Measure both kinds of taking in, one after the other, each with as many clients at once."""
    check_place()
    return Intake(by_door=_at_once(_by_door), bare=_at_once(_bare))


def _at_once(work: Callable[[int], Callable[[], bool]]) -> float:
    """Let the clients work for some seconds; give how many petitions per second they came to together."""
    connections.close_all()
    context = get_context("fork")
    results, ready = context.Queue(), context.Barrier(CLIENTS)
    clients = [context.Process(target=_client, args=(work, number, ready, results)) for number in range(CLIENTS)]
    for one in clients:
        one.start()
    rate = sum(results.get() for _ in clients)
    for one in clients:
        one.join()
    return float(rate)


def _client(work: Callable[[int], Callable[[], bool]], number: int, ready: Any, results: Any) -> None:
    step = work(number)
    ready.wait()
    began, count = time.perf_counter(), 0
    while time.perf_counter() - began < SECONDS and step():
        count += 1
    results.put(count / (time.perf_counter() - began))
    connections.close_all()


def _by_door(number: int) -> Callable[[], bool]:
    clerk = Person.objects.get(username=cast.CLERK)
    seat = SeatChoice(Unit.objects.get(code=cast.BUREAU).pk, CapacityKind.CLERK)
    on = clock.today()
    told = crowd(ROWS, until=on, days=1, offices=offices(), seed=f"intake {number}")
    said = [(one.asks, one.party) for one in told if one.asks[0].klass.value == "CLAIM"]
    turn = 0

    def step() -> bool:
        nonlocal turn
        asks, party = said[turn % len(said)]
        turn += 1
        perform(_registration(asks, party, seat=seat, on=on), by=clerk, at=clock.now())
        return True

    return step


def _registration(asks: tuple[Ask, ...], party: PartyIn, *, seat: SeatChoice, on: date) -> Command:
    values = {"channel": "VISIT", "reachable": bool(party.name and party.address)}
    return Command(uuid4(), ActKind.REGISTER, on, seat=seat, values=values, asks=asks, parties=(party,))


def _bare(number: int) -> Callable[[], bool]:
    """Give the writing of rows that are ready: those of one registration each, in one trip, and nothing else."""
    waiting = _ready_rows(number)

    def step() -> bool:
        rows = next(waiting, None)
        if rows is None:
            return False
        with transaction.atomic():
            write(rows)
        return True

    return step


def _ready_rows(number: int) -> Iterator[Rows]:
    found = patterns()
    alone = [replace(one, acts=one.acts[:1]) for one in found if not one.acts[0].payload["number"].startswith("J")]
    copier, on = Copier(alone, offices(), active(), clock.today()), clock.today()
    begin = 10_000_000 + 1_000_000 * number + int(time.time()) % 100_000 * 10
    orders = (Order(begin + i, i % len(alone), f"B-{number}-{begin + i}", on) for i in range(ROWS))
    return iter([copier.rows(order) for order in orders])


def write(rows: Rows) -> None:
    """Write the rows of one registration as they are, in one trip."""
    trip = Trip()
    for model, some in rows.items():
        if model is Petition:
            (whole,) = some
            # The trigger that keeps acts in order looks at the petition as it stood before its first act.
            trip.insert(model, [{**whole, "last_seq": 0, "head_hash": _before(rows)}])
        else:
            trip.insert(model, some)
    (whole,) = rows[Petition]
    trip.change(Petition, {"last_seq": whole["last_seq"], "head_hash": whole["head_hash"]}, pk=whole["id"])
    trip.go()


def _before(rows: Rows) -> bytes:
    acts = next(some for model, some in rows.items() if model.__name__ == "ActRecord")
    first: bytes = acts[0]["prev"]
    return first


def recomputed() -> Recomputed:
    """Load an invented notice that takes days off and gives one back, and bring every open petition up to it."""
    check_place()
    run = change_inputs(_with_days_off, reason="测量用的放假安排", by="bench", at=clock.now())
    if run is None:
        raise AssertionError("the invented notice changes nothing")
    still_open, began = Obligation.objects.open().count(), time.perf_counter()
    count = sum(step.petitions for step in walk())
    dates, _ = moved_by(run)
    return Recomputed(count, still_open, dates, time.perf_counter() - began)


def _with_days_off(old: Inputs) -> Inputs:
    """Give the inputs with some days of the next weeks off; different ones each time."""
    day = clock.today()
    known = next((one for one in old.calendar.notices if one.year == day.year), None)
    taken = known.holidays if known is not None else frozenset()
    free = (day + timedelta(days=n) for n in range(1, 60))
    more = [one for one in free if one.year == day.year and old.calendar.is_working(one) and one not in taken][:2]
    notice = Notice(day.year, taken | set(more), known.exchanged if known is not None else frozenset(), "测量用的安排")
    return replace(old, calendar=amended(old.calendar, notice))
