"""The fixed cast of the law's tests: units of a county, and who does what there."""

from dataclasses import dataclass
from typing import Any

from xinfang.law.roles import CapacityKind, UnitKind


@dataclass(frozen=True, slots=True)
class CastUnit:
    """A unit with those above it; `facts` is what an act keeps of it."""

    id: int
    kind: UnitKind
    above: tuple[int, ...] = ()
    led_by: tuple[int, ...] = ()

    def facts(self) -> dict[str, Any]:
        """Give the unit in the shape that acts keep."""
        return {"unit": self.id, "kind": self.kind.value, "line": [self.id, *self.above], "leaders": list(self.led_by)}


COUNTY = 20
CITY = 30
BUREAU = CastUnit(1, UnitKind.PETITION_OFFICE, (COUNTY,), (102,))
TOWN = CastUnit(2, UnitKind.TOWNSHIP, (COUNTY,), (202,))
DEPARTMENT = CastUnit(3, UnitKind.DEPARTMENT, (COUNTY,), (302,))
DISCIPLINE = CastUnit(4, UnitKind.DISCIPLINE, (), (402,))
PERSONNEL = CastUnit(5, UnitKind.PERSONNEL, (), (502,))
OTHER_TOWN = CastUnit(6, UnitKind.TOWNSHIP, (COUNTY,), (602,))
STATION = CastUnit(7, UnitKind.DEPARTMENT, (3, COUNTY), (302, 702))
SECTION = CastUnit(8, UnitKind.SECTION, (1, COUNTY), (102,))
CITY_DISCIPLINE = CastUnit(9, UnitKind.DISCIPLINE, (), (902,))
COURT = CastUnit(10, UnitKind.COURT, (), (1002,))
GOVERNMENT = CastUnit(COUNTY, UnitKind.GOVERNMENT, (), (2002,))
COMMITTEE = CastUnit(21, UnitKind.PARTY_COMMITTEE, (), (2102,))
CITY_GOVERNMENT = CastUnit(CITY, UnitKind.GOVERNMENT, (), (3002,))
UNITS = (
    COMMITTEE,
    BUREAU,
    TOWN,
    DEPARTMENT,
    DISCIPLINE,
    PERSONNEL,
    OTHER_TOWN,
    STATION,
    SECTION,
    CITY_DISCIPLINE,
    COURT,
    GOVERNMENT,
    CITY_GOVERNMENT,
)
BY_ID = {unit.id: unit for unit in UNITS}

PLACES_OF_PEOPLE = {
    CapacityKind.HANDLER: 1,
    CapacityKind.ORGAN_HEAD: 2,
    CapacityKind.CLERK: 3,
    CapacityKind.CASE_OFFICER: 4,
    CapacityKind.ACCUSATION_OFFICER: 5,
}


def person(unit: int, capacity: CapacityKind) -> int:
    """Give who holds the capacity at the unit: unit 2's handler is person 201, its head 202."""
    return unit * 100 + PLACES_OF_PEOPLE.get(capacity, 9)
