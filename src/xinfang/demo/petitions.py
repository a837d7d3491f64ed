"""The demonstration's petitions: those told by hand in `petitions.toml`, among a crowd that the simulator plays."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from typing import Any, Final
from uuid import UUID, uuid5

from django.db import transaction

from xinfang.demo import cast
from xinfang.demo.simulation.crowd import crowd
from xinfang.demo.simulation.matter import Law
from xinfang.demo.simulation.offices import offices
from xinfang.demo.simulation.play import Play
from xinfang.kernel import clock
from xinfang.kernel.codes import derived_code
from xinfang.law.acts import ActKind, Source
from xinfang.law.calendar import WorkCalendar
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestClass
from xinfang.orgs.models import Person, Unit
from xinfang.petitions.commands import Accused, Ask, Command, PartyIn, SeatChoice
from xinfang.petitions.door import perform
from xinfang.petitions.inputs import active
from xinfang.petitions.models import CommandRecord, Petition

NAMESPACE: Final = UUID("0b7f6a52-4a3d-5c1e-8f60-90d1c7a2e4b5")
OPENS: Final = time(8, 30)
BETWEEN: Final = timedelta(minutes=10)
CROWD: Final = 133
CROWD_DAYS: Final = 120
SEED: Final = "demonstration"
UNITS: Final = frozenset({"to", "also"})
NO_FIELDS: Final = frozenset({"ago", "kind", "by", "requests"})
# Told by the demonstration to whoever wants to look a matter up as its petitioner.
EXAMPLE: Final = "tree-line"


@dataclass(frozen=True, slots=True)
class _Step:
    """One act to be done: `n` is its place in its petition, 0 for the registration."""

    day: date
    place: int
    n: int
    petition: Mapping[str, Any]
    act: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _County:
    """Units by code and people by user name."""

    units: Mapping[str, int]
    people: Mapping[str, Person]


@transaction.atomic
def load_petitions(*, today: date, beside: int = CROWD) -> int:
    """Do all acts of the script, as if on the days before `today`, `beside` a crowd; give the number of petitions.

    Nothing is done where there is a petition already, or where the county is not the demonstration's.
    """
    county = _county()
    if county is None or Petition.objects.exists():
        return 0
    ids: dict[str, UUID] = {}
    inputs, those = active(), offices()
    calendar = inputs.calendar
    play = Play(SEED, those, Law(inputs.rulebook, calendar), until=clock.now())
    play.enter(crowd(beside, until=today, days=CROWD_DAYS, offices=those, seed=SEED))
    for step in _steps(today=today, calendar=calendar):
        play.through(step.day - timedelta(days=1))
        key = step.petition["key"]
        command = _registration(step, county) if step.n == 0 else _act(step, county, ids[key], today=today)
        by = county.people[_seat_of(step)[0]] if "by" in step.act else None
        ids[key] = perform(command, by=by, at=_moment(step, today=today)).petition
    play.through(today)
    return len(ids) + play.report.petitions


def example() -> tuple[str, str] | None:
    """Give number and query code of one petition to be looked up; None where the demonstration was not loaded."""
    command = _command_id(EXAMPLE, 0)
    known = CommandRecord.objects.filter(pk=command).values("petition")
    number = Petition.objects.filter(pk__in=known).values_list("number", flat=True).first()
    return (number, derived_code(command)) if number is not None else None


@cache
def _script() -> dict[str, Any]:
    return tomllib.loads(files("xinfang.demo").joinpath("petitions.toml").read_text(encoding="utf-8"))


def _county() -> _County | None:
    """Give the units and people of the script, None when one of them is missing here."""
    wanted = {username for username, _, _ in _script()["seats"].values()}
    people = {person.username: person for person in Person.objects.filter(username__in=wanted, is_active=True)}
    units = dict(Unit.objects.values_list("code", "id"))
    return _County(units, people) if wanted == people.keys() and cast.BUREAU in units else None


def _steps(*, today: date, calendar: WorkCalendar) -> Iterator[_Step]:
    """Give the acts of all petitions day by day, so that numbers are given in the order of days."""
    steps = [
        _Step(calendar.previous_working(today - timedelta(days=act["ago"])), place, n, petition, act)
        for place, petition in enumerate(_script()["petitions"])
        for n, act in enumerate([petition, *petition["acts"]])
    ]
    yield from sorted(steps, key=lambda step: (step.day, step.place, step.n))


def _moment(step: _Step, *, today: date) -> datetime:
    """Give a moment of the step's day, in office hours; never one that is still to come."""
    moment = datetime.combine(step.day, OPENS, tzinfo=clock.CHINA) + BETWEEN * step.n
    return min(moment, clock.now()) if step.day == today else moment


def _command_id(key: str, n: int) -> UUID:
    return uuid5(NAMESPACE, f"{key}|{n}")


def _seat_of(step: _Step) -> tuple[str, str, str]:
    username, unit, capacity = _script()["seats"][step.act["by"]]
    return username, unit, capacity


def _seat(step: _Step, county: _County) -> SeatChoice | None:
    if "by" not in step.act:
        return None
    _, unit, capacity = _seat_of(step)
    return SeatChoice(county.units[unit], CapacityKind(capacity))


def _registration(step: _Step, county: _County) -> Command:
    said = step.petition
    party = PartyIn(**said.get("party", {}))
    return Command(
        _command_id(said["key"], 0),
        ActKind.REGISTER,
        happened_on=step.day,
        seat=_seat(step, county),
        values={"channel": said["channel"], "reachable": bool(party.name and party.address)},
        source=Source.SIMULATION,
        asks=tuple(Ask(ask["text"], RequestClass(ask.get("class", "CLAIM"))) for ask in said["asks"]),
        parties=(party,),
        accused=Accused(units=tuple(county.units[code] for code in said.get("accused", ()))),
    )


def _act(step: _Step, county: _County, petition: UUID, *, today: date) -> Command:
    return Command(
        _command_id(step.petition["key"], step.n),
        ActKind(step.act["kind"]),
        happened_on=step.day,
        seat=_seat(step, county),
        petition=petition,
        values=_values(step.act, county, today=today),
        requests=tuple(step.act.get("requests", ())),
        source=Source.SIMULATION,
    )


def _values(act: Mapping[str, Any], county: _County, *, today: date) -> dict[str, Any]:
    """Give the fields of the act: units by id, days as days, the rest as written."""
    said = {name: value for name, value in act.items() if name not in NO_FIELDS}
    said |= {name: county.units[said[name]] for name in UNITS & said.keys()}
    if "report_by" in said:
        said["report_by"] = (today - timedelta(days=said["report_by"])).isoformat()
    return said
