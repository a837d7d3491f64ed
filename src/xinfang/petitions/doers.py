"""From a seat to the doer of an act."""

from xinfang.law.acts import Doer
from xinfang.law.roles import UnitKind
from xinfang.orgs.models import Person
from xinfang.orgs.seats import Seat


def organ_of(seat: Seat) -> int:
    """Give the organ for which the seat acts: for a section of a petition office, the office."""
    return seat.office_id or seat.unit_id


def doer_in(seat: Seat, *, person: Person) -> Doer:
    """Give `person` as the doer of an act done in `seat`."""
    organ = organ_of(seat)
    return Doer(
        capacity=seat.kind,
        unit=organ,
        unit_kind=UnitKind.PETITION_OFFICE.value if seat.office_id is not None else seat.unit_kind.value,
        section=seat.unit_id if organ != seat.unit_id else None,
        person=person.pk,
        delegation=seat.delegation_id,
    )
