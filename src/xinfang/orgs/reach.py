"""How far a person sees: the units whose matters he reads, and what shields them from him."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.contrib.auth.models import AnonymousUser

from xinfang.law.roles import CapacityKind
from xinfang.orgs.lineage import lineage_of
from xinfang.orgs.models import Person
from xinfang.orgs.seats import Seat, seats_of

BLIND: Final = frozenset({CapacityKind.ADMIN, CapacityKind.PARTY})


@dataclass(frozen=True, slots=True)
class Reach:
    """What one person may see on one day, as sets of ids.

    `units`: the units whose matters he reads. `accusation_units`: those of them whose concealed accusations he reads.
    A shield on a unit of `lineage` or on a person of `leaders` hides a petition from him, whatever else he holds.
    """

    units: frozenset[int]
    accusation_units: frozenset[int]
    lineage: frozenset[int]
    leaders: frozenset[int]


NOTHING: Final = Reach(frozenset(), frozenset(), frozenset(), frozenset())


def reach(person: Person | AnonymousUser, *, on: date) -> Reach:
    """Give how far `person` sees on the day, in at most two queries; nothing for the inactive and the anonymous."""
    if not isinstance(person, Person) or not person.is_active:
        return NOTHING
    held = seats_of(person, on=on)
    if not held:
        return NOTHING
    above = lineage_of({seat.unit_id for seat in held}, on=on)
    return Reach(
        units=_units(seat for seat in held if seat.kind not in BLIND),
        accusation_units=_units(seat for seat in held if seat.kind is CapacityKind.ACCUSATION_OFFICER),
        lineage=above.units,
        leaders=above.leaders | {person.pk},
    )


def reach_of(person: Person | AnonymousUser, *, on: date) -> Reach:
    """Give `reach`, remembered on this very instance; for the length of one request."""
    known: dict[date, Reach] = person.__dict__.setdefault("_reach_by_day", {})
    if on not in known:
        known[on] = reach(person, on=on)
    return known[on]


def _units(held: Iterable[Seat]) -> frozenset[int]:
    """Give the units of the seats; a section of a petition office also stands for the office."""
    return frozenset(unit for seat in held for unit in (seat.unit_id, seat.office_id) if unit is not None)
