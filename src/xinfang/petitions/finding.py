"""Petitions narrowed by what is known of them; a request that the reader does not see narrows nothing for him."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from xinfang.kernel import clock
from xinfang.law.terms import Channel, RequestClass, RequestState
from xinfang.orgs.models import Person
from xinfang.orgs.reach import reach_of
from xinfang.petitions.models import Obligation, Petition, Request, Sight


@dataclass(frozen=True, slots=True)
class Filters:
    """What to narrow by; whatever is left empty narrows nothing. Codes take in all that lies below them."""

    since: date | None = None
    until: date | None = None
    channel: Channel | None = None
    klass: RequestClass | None = None
    state: RequestState | None = None
    category: str = ""
    place: str = ""
    organ: int | None = None
    late: bool = False

    @property
    def narrows(self) -> bool:
        """Tell whether anything is asked for."""
        return self != Filters()


def narrowed(person: Person, filters: Filters) -> QuerySet[Petition]:
    """Give the petitions that `person` may see and that are as `filters` say."""
    on = clock.today()
    found = Petition.objects.visible_to(person)
    told = {"received_on__gte": filters.since, "received_on__lte": filters.until, "channel": filters.channel}
    found = found.filter(**{name: value for name, value in told.items() if value is not None})
    asked = _of_requests(filters)
    if asked:
        found = found.filter(Exists(_readable_requests(person, on=on).filter(asked)))
    if filters.late:
        late = Obligation.objects.visible_to(person).late(on=on)
        found = found.filter(Exists(late.filter(petition=OuterRef("pk"), obligor_unit__isnull=False)))
    return found


def _of_requests(filters: Filters) -> Q:
    """Give what one request must be, all at once."""
    told = {
        "klass": filters.klass,
        "state": filters.state,
        "holder": filters.organ,
        "category__code__startswith": filters.category or None,
        "place__code__startswith": filters.place or None,
    }
    return Q(**{name: value for name, value in told.items() if value is not None})


def _readable_requests(person: Person, *, on: date) -> QuerySet[Request]:
    """Give the requests of the petition looked at that a unit within reach may read."""
    reach = reach_of(person, on=on)
    whole = Q(requests__isnull=True) | Q(requests__contains=[OuterRef("n")])
    mine = Sight.objects.filter(whole, petition=OuterRef("petition_id"), unit__in=reach.units | reach.accusation_units)
    return Request.objects.filter(Exists(mine), petition=OuterRef("pk"))
