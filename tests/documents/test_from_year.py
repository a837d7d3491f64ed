"""Each type of paper issued from a file of the simulated year, at the step that it belongs to, and read back."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time

import pytest

from documents.year_gallery import Gallery
from xinfang.demo import cast
from xinfang.demo.simulation.courses import course
from xinfang.demo.simulation.crowd import crowd
from xinfang.demo.simulation.dice import Dice
from xinfang.demo.simulation.matter import Arrival, Deed, Law, Matter
from xinfang.demo.simulation.offices import Offices, offices
from xinfang.demo.simulation.play import Play
from xinfang.documents.types import TYPES
from xinfang.kernel.clock import CHINA
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.orgs.models import Unit
from xinfang.orgs.services import create_person, give_capacity
from xinfang.petitions.inputs import active

SEED, ARRIVED, LAST = "papers-2", date(2026, 6, 30), date(2026, 11, 20)
LOOKED_AT, DAYS, EACH = 3_000, 180, 2
DRAFTED = frozenset(kind for kind, paper in TYPES.items() if paper.drafted)
ISSUING = frozenset(TYPES[kind].act for kind in DRAFTED)
TOLD_APART = ("which", "paper", "ground", "addressee", "adoption", "outcome")


@pytest.fixture
def those(county: None) -> Offices:
    """Give the offices of the county, with a city government that works in the same system."""
    city = Unit.objects.get(code=cast.CITY_GOVERNMENT)
    for name, kind in (("shizhengfu", CapacityKind.HANDLER), ("shizhang", CapacityKind.ORGAN_HEAD)):
        give_capacity(create_person(username=name, name="方舟"), city, kind=kind, valid_from=date(2025, 1, 1))
    return offices()


def arrivals(those: Offices) -> Iterator[Arrival]:
    return crowd(LOOKED_AT, until=ARRIVED, days=DAYS, offices=those, seed=SEED)


def marks_of(deeds: Iterable[Deed]) -> Iterator[str]:
    """Give the steps of a course, those of a final review apart, and those that are chosen in other ways."""
    final = ""
    for deed in deeds:
        final = "final " if deed.kind is ActKind.REQUEST_FINAL_REVIEW else final
        if deed.leads_to is not None and deed.leads_to.again is not None:
            yield f"again {deed.leads_to.again.above}"
        if deed.kind not in ISSUING:
            continue
        chosen = "|".join(str(deed.values[name]) for name in TOLD_APART if name in deed.values)
        by = deed.doer.kind.value if deed.doer is not None else ""
        yield f"{final}{deed.kind.value}|{chosen}|{by}"


def chosen(those: Offices, law: Law) -> list[Arrival]:
    """Give the arrivals of the year of which each has a step that fewer than some before it had."""
    had: Counter[str] = Counter()
    found = []
    for arrival in arrivals(those):
        marks = {*marks_of(course(Matter(arrival, those, law, Dice(f"{SEED}|{arrival.key}"), arrival.day)))}
        if any(had[mark] < EACH for mark in marks):
            had.update(marks)
            found.append(arrival)
    return found


def test_each_type_is_issued_from_a_file_of_the_simulated_year(those: Offices) -> None:
    inputs, gallery = active(), Gallery(those, DRAFTED)
    law = Law(inputs.rulebook, inputs.calendar)
    until = datetime.combine(LAST, time.max, tzinfo=CHINA)
    played = Play(SEED, those, law, until, watch=gallery.look).enter(chosen(those, law))
    played.through(LAST)

    assert gallery.out.keys() == DRAFTED, {kind: gallery.told.get(kind) for kind in DRAFTED - gallery.out.keys()}
    assert [*gallery.faults()] == []
    assert played.report.refused == Counter()
