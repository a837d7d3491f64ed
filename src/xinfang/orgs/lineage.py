"""Which units and people stand above a unit, so that a shield on any of them covers it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import connection
from django.db.models import Q

from xinfang.law.roles import CapacityKind, UnitKind
from xinfang.orgs.models import Holding

LEADS: Final = Q(kind__in=[CapacityKind.ORGAN_HEAD, CapacityKind.BUREAU_HEAD]) | Q(
    kind=CapacityKind.SECTION_HEAD, unit__kind=UnitKind.SECTION
)

UPWARDS: Final = """
with recursive line(id) as (
    select ancestor_id from orgs_unitclosure where descendant_id = any(%s)
    union
    select merged.id from orgs_unit merged join line on merged.successor_id = line.id
)
select id from line
"""


@dataclass(frozen=True, slots=True)
class Lineage:
    """What stands above some units.

    `units` holds the units themselves, those that lead them, those merged into any of these, and those that have a
    leader in common with them; `leaders` the people who lead a unit of that line on the day.
    """

    units: frozenset[int]
    leaders: frozenset[int]


def lineage_of(units: Collection[int], *, on: date) -> Lineage:
    """Give what stands above `units` on the day, in two queries."""
    if not units:
        return Lineage(frozenset(), frozenset())
    line = _upwards(units)
    posts = _posts_of_leaders(line, on=on)
    leaders = frozenset(person for person, unit in posts if unit in line)
    return Lineage(line | {unit for _, unit in posts}, leaders)


def _upwards(units: Collection[int]) -> frozenset[int]:
    with connection.cursor() as cursor:
        cursor.execute(UPWARDS, [list(units)])
        return frozenset(row[0] for row in cursor.fetchall())


def _posts_of_leaders(line: Collection[int], *, on: date) -> list[tuple[int, int]]:
    """Give person and unit for every unit led by somebody who leads a unit of `line`."""
    posts = Holding.objects.on(on).filter(LEADS)
    leaders = posts.filter(unit__in=line).values("person")
    return list(posts.filter(person__in=leaders).values_list("person_id", "unit_id"))
