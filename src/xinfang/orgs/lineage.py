"""Which units and people stand above a unit, so that a shield on any of them covers it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import connection

# `led` are the posts that lead a unit (or a section of one) on the day; what is asked for are the units of the line,
# and every post of whoever leads one of them.
ABOVE: Final = """
with recursive line(id) as (
    select ancestor_id from orgs_unitclosure where descendant_id = any(%(units)s)
    union
    select merged.id from orgs_unit merged join line on merged.successor_id = line.id
), led as (
    select held.person_id, held.unit_id from orgs_holding held join orgs_unit unit on unit.id = held.unit_id
    where (held.kind in ('ORGAN_HEAD', 'BUREAU_HEAD')
            or held.kind = 'SECTION_HEAD' and unit.kind = 'SECTION')
        and held.valid_from <= %(on)s and (held.valid_to is null or held.valid_to > %(on)s)
)
select id, null from line
union all
select unit_id, person_id from led where person_id in (select person_id from led join line on line.id = led.unit_id)
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
    """Give what stands above `units` on the day, in one query."""
    if not units:
        return Lineage(frozenset(), frozenset())
    with connection.cursor() as cursor:
        cursor.execute(ABOVE, {"units": list(units), "on": on})
        rows = cursor.fetchall()
    return Lineage(
        units=frozenset(unit for unit, _ in rows),
        leaders=frozenset(person for _, person in rows if person is not None),
    )
