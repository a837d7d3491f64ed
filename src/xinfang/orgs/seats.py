"""The capacities in which somebody can act on a day."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import F

from xinfang.law.roles import CapacityKind, UnitKind
from xinfang.orgs.models import Holding, Person

OWN_FIRST: Final = F("delegation_id").asc(nulls_first=True)


@dataclass(frozen=True, slots=True)
class Seat:
    """One capacity at one unit.

    `office_id` is the petition office to which the unit belongs, the unit itself when it is one, else None;
    `delegation_id` is set when the capacity was lent by somebody else.
    """

    unit_id: int
    unit_kind: UnitKind
    unit_name: str
    office_id: int | None
    kind: CapacityKind
    capacity_id: int
    delegation_id: int | None

    @property
    def label(self) -> str:
        """Give unit and capacity as shown on screen."""
        lent = "（受委托）" if self.delegation_id else ""
        return f"{self.unit_name} · {self.kind.label}{lent}"


def seats(person: Person, *, on: date) -> tuple[Seat, ...]:
    """Give the seats of `person` on the day, his own before the lent ones, in one query; none when inactive."""
    if not person.is_active:
        return ()
    held = Holding.objects.on(on).filter(person=person).select_related("unit__parent")
    return tuple(_seat(holding) for holding in held.order_by(OWN_FIRST, "capacity_id"))


def _seat(holding: Holding) -> Seat:
    unit = holding.unit
    return Seat(
        unit_id=unit.pk,
        unit_kind=UnitKind(unit.kind),
        unit_name=unit.short_name,
        office_id=next((u.pk for u in (unit, unit.parent) if u and u.kind == UnitKind.PETITION_OFFICE), None),
        kind=CapacityKind(holding.kind),
        capacity_id=holding.capacity_id,
        delegation_id=holding.delegation_id,
    )
