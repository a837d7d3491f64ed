"""Locking a petition for an act: the same gate as every list."""

from datetime import date

import pytest

from doing import Doing, person, unit
from xinfang.demo import cast
from xinfang.kernel.errors import NotFound
from xinfang.kernel.trips import Trip
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestClass
from xinfang.orgs.models import Person
from xinfang.petitions.commands import Accused, Ask
from xinfang.petitions.models import Petition
from xinfang.petitions.reading import ask_locked, locked

MONDAY = date(2026, 3, 2)


def lockable(petition: Petition, by: Person) -> bool:
    trip = Trip()
    ask_locked(trip, petition.pk, by=by)
    try:
        return len(locked(trip.go()).acts) == petition.last_seq
    except NotFound:
        return False


def accusation(text: str, **accused: tuple[int, ...]) -> None:
    asks = Ask(text, RequestClass.ACCUSATION)
    Doing(day=MONDAY).register(asks, accused=Accused(**accused), parties=())


def test_whoever_sees_a_petition_can_lock_it_and_nobody_else(county: None) -> None:
    Doing(day=MONDAY).register().transfer(cast.TOWN)
    Doing(day=MONDAY).register(Ask("第一项"), Ask("第二项")).transfer(cast.DEPARTMENT, requests=(2,))
    Doing(day=MONDAY).act(
        ActKind.REGISTER, cast.DEPARTMENT_HANDLER, cast.DEPARTMENT, CapacityKind.HANDLER,
        values={"channel": "VISIT", "reachable": False}, asks=(Ask("直接提出"),),
    )  # fmt: skip
    accusation("检举镇政府", units=(unit(cast.TOWN),))
    accusation("检举专办员", persons=(person(cast.ACCUSATION_OFFICER).pk,))
    accusation("检举局长", persons=(person(cast.BUREAU_HEAD).pk,))
    petitions = list(Petition.objects.all())
    everybody = list(Person.objects.all())
    seen = {(p.pk, one.pk) for one in everybody for p in Petition.objects.visible_to(one)}
    assert {(p.pk, one.pk) for one in everybody for p in petitions if lockable(p, one)} == seen
    assert 0 < len(seen) < len(petitions) * len(everybody)


@pytest.mark.parametrize("by", [None, cast.CLERK])
def test_what_is_not_there_cannot_be_locked(by: str | None, county: None) -> None:
    trip = Trip()
    ask_locked(trip, Petition().pk, by=person(by) if by else None)
    with pytest.raises(NotFound):
        locked(trip.go())
