"""The capacities in which somebody can act on a day."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import connection

from xinfang.law.roles import CapacityKind, UnitKind
from xinfang.orgs.models import Person

# A unit's petition office is the unit itself or the one that leads it.
HELD: Final = """
select held.unit_id, unit.kind, unit.short_name,
    case 'PETITION_OFFICE' when unit.kind then unit.id when upper.kind then upper.id end,
    held.kind, held.capacity_id, held.delegation_id,
    case when unit.kind = 'PETITION_OFFICE' and upper.kind = 'GOVERNMENT' then upper.id
        when upper.kind = 'PETITION_OFFICE' and higher.kind = 'GOVERNMENT' then higher.id end
from orgs_holding held join orgs_unit unit on unit.id = held.unit_id
    left join orgs_unit upper on upper.id = unit.parent_id
    left join orgs_unit higher on higher.id = upper.parent_id
where held.person_id = %(person)s
    and held.valid_from <= %(on)s and (held.valid_to is null or held.valid_to > %(on)s)
order by held.delegation_id nulls first, held.capacity_id
"""


@dataclass(frozen=True, slots=True)
class Seat:
    """One capacity at one unit.

    `office_id` is the petition office to which the unit belongs, the unit itself when it is one, else None;
    `delegation_id` is set when the capacity was lent by somebody else. `government_id` is the government whose office
    that petition office is, else None.
    """

    unit_id: int
    unit_kind: UnitKind
    unit_name: str
    office_id: int | None
    kind: CapacityKind
    capacity_id: int
    delegation_id: int | None
    government_id: int | None

    @property
    def label(self) -> str:
        """Give unit and capacity as shown on screen."""
        lent = "（受委托）" if self.delegation_id else ""
        return f"{self.unit_name} · {self.kind.label}{lent}"


def seats(person: Person, *, on: date) -> tuple[Seat, ...]:
    """Give the seats of `person` on the day, his own before the lent ones, in one query; none when inactive."""
    if not person.is_active:
        return ()
    with connection.cursor() as cursor:
        cursor.execute(HELD, {"person": person.pk, "on": on})
        rows = cursor.fetchall()
    return tuple(
        Seat(unit, UnitKind(of), name, office, CapacityKind(kind), *ids) for unit, of, name, office, kind, *ids in rows
    )


def seats_of(person: Person, *, on: date) -> tuple[Seat, ...]:
    """Give `seats`, remembered on this very instance; for the length of one request."""
    known: dict[date, tuple[Seat, ...]] = person.__dict__.setdefault("_seats_by_day", {})
    if on not in known:
        known[on] = seats(person, on=on)
    return known[on]
