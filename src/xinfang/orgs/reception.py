"""Where a matter of a place is received: petition offices and discipline organs, level by level."""

from collections.abc import Collection
from datetime import date

from xinfang.law.roles import UnitKind
from xinfang.orgs.lineage import lineage_of
from xinfang.orgs.models import Unit

COUNTRY = "000000"


def places_above(place: str) -> tuple[str, ...]:
    """Give the division codes of `place` and of all that contain it, nearest first."""
    county, city, province = place[:6], f"{place[:4]}00", f"{place[:2]}0000"
    return tuple(dict.fromkeys((place, county, city, province, COUNTRY)))


def office_for(unit_id: int, *, on: date) -> int | None:
    """Give the petition office of the unit's place, or of the nearest place above that has one."""
    return next(iter(_nearest(unit_id, kind=UnitKind.PETITION_OFFICE, on=on)), None)


def upper_office_for(unit_id: int, *, on: date) -> int | None:
    """Give the petition office next above the one of the unit's place."""
    return next(iter(_nearest(unit_id, kind=UnitKind.PETITION_OFFICE, on=on)[1:]), None)


def guardian_for(unit_id: int, *, on: date, accused: Collection[int] = (), persons: Collection[int] = ()) -> int | None:
    """Give the discipline organ that receives accusations against the unit, the `accused` units and the `persons`.

    It is the one of the unit's county, or the next above while that one is accused itself, stands under an accused
    unit, shares a leader with it, or is led by an accused person. None when no organ is free of them all.
    """
    for organ in _nearest(unit_id, kind=UnitKind.DISCIPLINE, on=on):
        above = lineage_of({organ}, on=on)
        if above.units.isdisjoint({unit_id, *accused}) and above.leaders.isdisjoint(persons):
            return organ
    return None


def _nearest(unit_id: int, *, kind: UnitKind, on: date) -> list[int]:
    """Give the units of `kind` whose place is or contains the unit's place, nearest first."""
    place = Unit.objects.values_list("place", flat=True).get(pk=unit_id)
    order = places_above(place)
    found = Unit.objects.on(on).filter(kind=kind, place__in=order).values_list("place", "id")
    return [pk for _, pk in sorted(found, key=lambda row: (order.index(row[0]), row[1]))]
