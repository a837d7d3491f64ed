"""Recording and reading what administrators change."""

from datetime import datetime

from xinfang.orgs.models import OrgChange, Person, Unit

MOST = 50


def note_change(said: str, *, by: Person, at: datetime, person: Person | None = None, unit: Unit | None = None) -> None:
    """Keep a change for ever; in the transaction of the change itself."""
    OrgChange.objects.create(at=at, by=by, person=person, unit=unit, said=said)


def changes_of(*, person: Person | None = None, unit: Unit | None = None) -> list[OrgChange]:
    """Give the newest changes about a person or a unit."""
    rows = OrgChange.objects.filter(person=person) if person is not None else OrgChange.objects.filter(unit=unit)
    return list(rows.select_related("by").order_by("-at", "-pk")[:MOST])
