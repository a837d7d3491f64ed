"""What the unit tree says on a day, in the shape that acts keep for ever."""

from dataclasses import dataclass
from datetime import date
from typing import Final, TypedDict

from django.db import connection

from xinfang.kernel.errors import NotFound
from xinfang.law.competence import Organ
from xinfang.law.roles import UnitKind
from xinfang.orgs.lineage import lineage_of
from xinfang.orgs.models import Unit, UnitClosure
from xinfang.orgs.seats import Seat, seats

__all__ = [
    "PickerUnit",
    "Seat",
    "UnitFacts",
    "is_open",
    "organ_in_tree",
    "seats",
    "successor_of",
    "unit_facts",
    "units_for_picker",
    "units_of_level",
]

KIND_AND_LINE: Final = """
select kind, array(select ancestor_id from orgs_unitclosure where descendant_id = unit.id order by depth)
from orgs_unit unit where id = %s
"""


class UnitFacts(TypedDict):
    """A unit as an act remembers it.

    `line` begins with the unit and those that lead it, nearest first; after them come, in no meaningful order, the
    units merged into these and those that share a leader with them. An accusation against any unit of `line` or any
    person of `leaders` must not go to this unit.
    """

    unit: int
    kind: str
    line: list[int]
    leaders: list[int]


@dataclass(frozen=True, slots=True)
class PickerUnit:
    """A unit as a form offers it."""

    id: int
    name: str
    kind: str
    kind_label: str


def unit_facts(unit_id: int, *, on: date) -> UnitFacts:
    """Give what the tree says of the unit on the day; a unit that has closed still has its facts."""
    with connection.cursor() as cursor:
        cursor.execute(KIND_AND_LINE, [unit_id])
        row = cursor.fetchone()
    if row is None:
        raise NotFound("没有这个单位，请重新选择。")
    kind, line = row
    above = lineage_of({unit_id}, on=on)
    return UnitFacts(
        unit=unit_id, kind=kind, line=line + sorted(above.units.difference(line)), leaders=sorted(above.leaders)
    )


def organ_in_tree(unit_id: int, *, on: date) -> Organ:
    """Give the organ that does the unit's work on the day, with who leads it, nearest first, for `law.competence`."""
    now = successor_of(unit_id, on=on) or unit_id
    unit = Unit.objects.get(pk=now)
    rows = UnitClosure.objects.filter(descendant=now, depth__gt=0).order_by("depth")
    above = tuple((pk, UnitKind(kind)) for pk, kind in rows.values_list("ancestor_id", "ancestor__kind"))
    return Organ(now, UnitKind(unit.kind), above, superior=unit.superior_id, merged=now != unit_id)


def is_open(unit_id: int, *, on: date) -> bool:
    """Tell whether the unit exists on the day."""
    return Unit.objects.on(on).filter(pk=unit_id).exists()


def successor_of(unit_id: int, *, on: date) -> int | None:
    """Give the unit that does this one's work on the day (Art. 24): itself, else its last successor, else None."""
    seen: set[int] = set()
    unit: Unit | None = Unit.objects.filter(pk=unit_id).select_related("successor").first()
    while unit and unit.pk not in seen:
        if unit.valid_to is None or unit.valid_to > on:
            return unit.pk if unit.valid_from <= on else None
        seen.add(unit.pk)
        unit = unit.successor
    return None


def units_for_picker(on: date) -> tuple[PickerUnit, ...]:
    """Give the units that exist on the day, by kind and then by pinyin, in one query."""
    order = {kind: place for place, kind in enumerate(UnitKind)}
    rows = Unit.objects.on(on).order_by("pinyin", "id").values_list("id", "name", "kind")
    units = [PickerUnit(id=pk, name=name, kind=kind, kind_label=UnitKind(kind).label) for pk, name, kind in rows]
    return tuple(sorted(units, key=lambda unit: order[UnitKind(unit.kind)]))


def units_of_level(unit_id: int, *, on: date) -> frozenset[int]:
    """Give the units that exist on the day at the level of the unit in its place (本级)."""
    here = Unit.objects.get(pk=unit_id)
    return frozenset(Unit.objects.on(on).filter(level=here.level, place=here.place).values_list("pk", flat=True))
