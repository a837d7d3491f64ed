"""Where a matter of a place is received: petition offices and discipline organs, level by level."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q

from xinfang.law.roles import CapacityKind, UnitKind
from xinfang.orgs.lineage import lineage_of
from xinfang.orgs.models import Holding, Unit
from xinfang.orgs.reach import reach_of

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
    unit, shares a leader with it, is led by an accused person, or has nobody who may read the accusation. Where no
    organ has anybody, the nearest that is free of them all; None when none is free.
    """
    free = []
    for organ in _nearest(unit_id, kind=UnitKind.DISCIPLINE, on=on):
        above = lineage_of({organ}, on=on)
        if above.units.isdisjoint({unit_id, *accused}) and above.leaders.isdisjoint(persons):
            free.append(organ)
    readable = (organ for organ in free if keeps_accusations(organ, on=on, accused=accused, persons=persons))
    return next(readable, next(iter(free), None))


def keeps_accusations(unit_id: int, *, on: date, accused: Collection[int] = (), persons: Collection[int] = ()) -> bool:
    """Tell whether an accusation officer of the unit may read an accusation of the `accused` and the `persons`."""
    kind = CapacityKind.ACCUSATION_OFFICER
    officers = Holding.objects.on(on).filter(Q(unit=unit_id) | Q(unit__parent=unit_id), kind=kind)
    reaches = (reach_of(holding.person, on=on) for holding in officers.select_related("person"))
    return any(
        unit_id in reach.accusation_units and reach.lineage.isdisjoint(accused) and reach.leaders.isdisjoint(persons)
        for reach in reaches
    )


def _nearest(unit_id: int, *, kind: UnitKind, on: date) -> list[int]:
    """Give the units of `kind` whose place is or contains the unit's place, nearest first."""
    place = Unit.objects.values_list("place", flat=True).get(pk=unit_id)
    order = places_above(place)
    found = Unit.objects.on(on).filter(kind=kind, place__in=order).values_list("place", "id")
    return [pk for _, pk in sorted(found, key=lambda row: (order.index(row[0]), row[1]))]
