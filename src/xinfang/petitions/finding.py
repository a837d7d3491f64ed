"""Petitions narrowed by what is known of them; a request that the reader does not see narrows nothing for him."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from xinfang.kernel import clock
from xinfang.law.terms import Channel, RequestClass, RequestState
from xinfang.orgs.models import Person
from xinfang.orgs.reach import reach_of
from xinfang.petitions.models import Obligation, Petition, Request, Sight

SOON: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Filters:
    """What to narrow by; whatever is left empty narrows nothing. Codes take in all that lies below them.

    `organ` holds a request; `owing` is itself late with something, or has something due `soon`.
    """

    since: date | None = None
    until: date | None = None
    channel: Channel | None = None
    klass: RequestClass | None = None
    state: RequestState | None = None
    category: str = ""
    place: str = ""
    organ: int | None = None
    owing: int | None = None
    late: bool = False
    soon: bool = False

    @property
    def narrows(self) -> bool:
        """Tell whether anything is asked for."""
        return self != Filters()


def narrowed(person: Person, filters: Filters, *, each: bool = False) -> QuerySet[Petition]:
    """Give the petitions that `person` may see and that are as `filters` say; `each` asks the gate of each alone."""
    on = clock.today()
    found = Petition.objects.each_visible_to(person) if each else Petition.objects.visible_to(person)
    told = {"received_on__gte": filters.since, "received_on__lte": filters.until, "channel": filters.channel}
    found = found.filter(**{name: value for name, value in told.items() if value is not None})
    asked = _of_requests(filters)
    if asked:
        found = found.filter(Exists(readable_requests(person, on=on).filter(asked, petition=OuterRef("pk"))))
    for duties in _duties(person, filters, on=on):
        mine = duties if filters.owing is None else duties.filter(obligor_unit=filters.owing)
        found = found.filter(Exists(mine.filter(petition=OuterRef("pk"))))
    return found


def about(duties: QuerySet[Obligation], person: Person, filters: Filters) -> QuerySet[Obligation]:
    """Keep the duties on a request that is as `filters` say, as far as `person` reads it.

    A duty on the whole petition is about each of its requests.
    """
    asked = _of_requests(filters)
    if not asked:
        return duties
    of_duty = Q(petition=OuterRef("petition"), n=Coalesce(OuterRef("request_n"), F("n")))
    return duties.filter(Exists(readable_requests(person, on=clock.today()).filter(asked, of_duty)))


def _duties(person: Person, filters: Filters, *, on: date) -> Iterator[QuerySet[Obligation]]:
    """Give the duties of which the petition must have one each."""
    if filters.late or (filters.owing is not None and not filters.soon):
        yield late_duties(person, on=on)
    if filters.soon:
        yield coming_duties(person, on=on)


def coming_duties(person: Person, *, on: date) -> QuerySet[Obligation]:
    """Give what organs owe by one of the next days, as far as `person` sees."""
    owed = Obligation.objects.visible_to(person).open().filter(incomplete=False, obligor_unit__isnull=False)
    return owed.filter(due__gte=on, due__lte=on + SOON)


def late_duties(person: Person, *, on: date) -> QuerySet[Obligation]:
    """Give what an organ is late with, as far as `person` sees."""
    return Obligation.objects.visible_to(person).late(on=on).filter(obligor_unit__isnull=False)


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


def readable_requests(person: Person, *, on: date) -> QuerySet[Request]:
    """Give the requests that a unit within reach of `person` may read; the caller asks for petitions that he sees."""
    reach = reach_of(person, on=on)
    whole = Q(requests__isnull=True) | Q(requests__contains=[OuterRef("n")])
    mine = Sight.objects.filter(whole, petition=OuterRef("petition_id"), unit__in=reach.units | reach.accusation_units)
    return Request.objects.filter(Exists(mine))
