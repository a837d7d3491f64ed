"""What a registration form offers, and the choices that it makes for the clerk."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from django.db.models import Prefetch, QuerySet

from xinfang.law.actable import ACTS
from xinfang.law.acts import ActKind
from xinfang.law.calendar import WorkCalendar
from xinfang.law.judge import days_back
from xinfang.law.roles import CapacityKind
from xinfang.orgs.models import Capacity, Person
from xinfang.orgs.seats import Seat, seats
from xinfang.petitions.commands import PartyIn

MOST_FOUND = 20
REGISTERING: Final = ACTS[ActKind.REGISTER].capacities - {CapacityKind.IMPORTER}


def registering_seats(person: Person, *, on: date) -> tuple[Seat, ...]:
    """Give the capacities in which `person` may register today."""
    return tuple(seat for seat in seats(person, on=on) if seat.kind in REGISTERING)


def earliest_receipt(calendar: WorkCalendar, *, on: date) -> date:
    """Give the earliest day that may be entered as the day of receipt."""
    far, day = ACTS[ActKind.REGISTER].days_back, on
    while days_back(calendar, happened_on=day - timedelta(days=1), today=on) <= far:
        day -= timedelta(days=1)
    return day


def reachable(parties: Iterable[PartyIn]) -> bool:
    """Tell whether a petitioner's name and where to write to him are both known, so that he must be told in writing."""
    return any(party.name.strip() and (party.address.strip() or party.mail.strip()) for party in parties)


def people_named(part: str) -> list[Person]:
    """Give people of the staff register whose name contains `part`, at most one more than `MOST_FOUND`."""
    wanted = part.strip()
    return list(_register().filter(name__contains=wanted)[: MOST_FOUND + 1]) if wanted else []


def people_with(ids: Iterable[int]) -> list[Person]:
    """Give the people of the staff register with these ids."""
    wanted = set(ids)
    return list(_register().filter(pk__in=wanted)) if wanted else []


def _register() -> QuerySet[Person]:
    """Give the staff register, past staff included, without the services that act by themselves."""
    posts = Prefetch("capacities", Capacity.objects.select_related("unit").order_by("id"))
    people = Person.objects.exclude(capacities__kind=CapacityKind.IMPORTER)
    return people.prefetch_related(posts).order_by("pinyin", "id")
