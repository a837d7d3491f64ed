"""Who works on petitions for an organ on a day."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from django.db.models import F, Q

from xinfang.law.actable import ACTS
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind, UnitKind
from xinfang.orgs.models import Holding
from xinfang.orgs.seats import Seat
from xinfang.petitions.doers import organ_of

# Who never does an act on a matter has no task with it.
WORKING: Final = frozenset(
    kind for row in ACTS.values() if row.kind is not ActKind.REGISTER for kind in row.capacities
) - {CapacityKind.PARTY, CapacityKind.IMPORTER}


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody who works for an organ: where he sits when not at the organ itself, and in which capacities."""

    organ: int
    person: int
    name: str
    section: int | None
    seat: str
    kinds: frozenset[CapacityKind]

    @property
    def label(self) -> str:
        """Give name, unit and capacities as shown on screen."""
        return f"{self.name}（{self.seat}{'、'.join(sorted(kind.label for kind in self.kinds))}）"


def organs_working(seats: Iterable[Seat]) -> frozenset[int]:
    """Give the organs for which the seats work on petitions."""
    return frozenset(organ_of(seat) for seat in seats if seat.kind in WORKING)


def workers_of(organs: Collection[int], *, on: date) -> list[Worker]:
    """Give who holds a working capacity at the organs or in the sections of a petition office, in one query."""
    office = UnitKind.PETITION_OFFICE
    sections = Q(unit__parent__in=organs, unit__parent__kind=office) & ~Q(unit__kind=office)
    held = Holding.objects.on(on).filter(Q(unit__in=organs) | sections, kind__in=WORKING, person__is_active=True)
    rows = held.order_by("person__pinyin", "person", "key").annotate(
        name=F("person__name"), seat=F("unit__short_name"), upper=F("unit__parent")
    )
    found: dict[tuple[int, int], Worker] = {}
    for row in rows:
        organ = row.unit_id if row.unit_id in organs else row.upper
        section = row.unit_id if organ != row.unit_id else None
        new = Worker(organ, row.person_id, row.name, section, row.seat, frozenset({CapacityKind(row.kind)}))
        known = found.get((organ, row.person_id))
        found[(organ, row.person_id)] = replace(known, kinds=known.kinds | new.kinds) if known else new
    return list(found.values())
