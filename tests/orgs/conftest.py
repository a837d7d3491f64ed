"""A small tree of units in which each test places its people."""

from collections.abc import Callable
from datetime import date
from itertools import count

import pytest

from xinfang.law.roles import CapacityKind, UnitKind
from xinfang.orgs.models import Capacity, Level, Person, Unit
from xinfang.orgs.services import create_person, create_unit, give_capacity

SINCE = date(2020, 1, 1)
DAY = date(2026, 3, 2)

# Code of the parent, kind, name; the code of a unit is its key.
TREE = {
    "CITYPC": (None, UnitKind.PARTY_COMMITTEE, "市委"),
    "CITYJW": ("CITYPC", UnitKind.DISCIPLINE, "市纪委监委"),
    "CITYGOV": (None, UnitKind.GOVERNMENT, "市政府"),
    "CITYXF": ("CITYGOV", UnitKind.PETITION_OFFICE, "市信访局"),
    "PC": ("CITYPC", UnitKind.PARTY_COMMITTEE, "县委"),
    "JW": ("PC", UnitKind.DISCIPLINE, "县纪委监委"),
    "GOV": ("CITYGOV", UnitKind.GOVERNMENT, "县政府"),
    "XF": ("GOV", UnitKind.PETITION_OFFICE, "县信访局"),
    "XF1": ("XF", UnitKind.SECTION, "信访调处中心"),
    "XF2": ("XF", UnitKind.SECTION, "办信办案科"),
    "ZJ": ("GOV", UnitKind.DEPARTMENT, "县住建局"),
    "ZJ1": ("ZJ", UnitKind.SECTION, "房管科"),
    "RS": ("GOV", UnitKind.DEPARTMENT, "县人社局"),
    "JD": ("GOV", UnitKind.TOWNSHIP, "井店镇"),
}
_number = count(1)


@pytest.fixture
def units(db: None) -> dict[str, Unit]:
    """Give the units of `TREE` by code."""
    made: dict[str, Unit] = {}
    for code, (parent, kind, name) in TREE.items():
        city = code.startswith("CITY")
        made[code] = create_unit(
            code=code,
            name=name,
            kind=kind,
            level=Level.CITY if city else Level.COUNTY,
            place="130400" if city else "130426",
            parent=made[parent] if parent else None,
            valid_from=SINCE,
        )
    return made


@pytest.fixture
def somebody(units: dict[str, Unit]) -> Callable[..., Person]:
    """Give a maker of people: `somebody(("XF1", CLERK), …)` is a person with these capacities."""

    def make(*held: tuple[str, CapacityKind]) -> Person:
        person = create_person(username=f"person{next(_number)}", name="周敏")
        for code, kind in held:
            give_capacity(person, units[code], kind=kind, valid_from=SINCE)
        return person

    return make


def only_capacity(person: Person) -> Capacity:
    """Give the one capacity that the person holds."""
    return Capacity.objects.get(person=person)
