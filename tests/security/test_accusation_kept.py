"""An accusation always lies with somebody who may read it, and with nobody whom it names."""

from datetime import date

import pytest

from doing import PARTY, Doing, person, unit
from xinfang.demo import cast
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestClass
from xinfang.orgs.models import Capacity, Person, Unit
from xinfang.orgs.services import end_capacity
from xinfang.petitions.commands import Accused, Ask
from xinfang.petitions.models import Petition

pytestmark = pytest.mark.usefixtures("thursday", "county")
DAY = date(2026, 3, 5)
ACCUSATION = Ask("举报违规收费。", RequestClass.ACCUSATION)


def readers(doing: Doing) -> list[str]:
    """Give everybody who sees the petition, of those who may see an accusation at all."""
    people = Person.objects.filter(capacities__kind=CapacityKind.ACCUSATION_OFFICER).distinct().order_by("username")
    return [one.username for one in people if Petition.objects.visible_to(one).filter(pk=doing.petition).exists()]


def at_the_town(accused: Accused) -> Doing:
    values = {"channel": "VISIT", "reachable": True}
    handler = (cast.TOWN_HANDLER, cast.TOWN, CapacityKind.HANDLER)
    return Doing(DAY).act(
        ActKind.REGISTER, *handler, values=values, asks=(ACCUSATION,), parties=(PARTY,), accused=accused
    )


def test_whatever_unit_is_accused_somebody_reads_it() -> None:
    unread = [
        one.name
        for one in Unit.objects.all()
        if not readers(Doing(DAY).register(ACCUSATION, accused=Accused(units=(one.pk,))))
    ]
    assert unread == []


def test_whoever_is_accused_somebody_else_reads_it() -> None:
    people = Person.objects.exclude(username=cast.IMPORTER)
    found = {
        one.username: readers(Doing(DAY).register(ACCUSATION, accused=Accused(persons=(one.pk,)))) for one in people
    }
    assert [name for name, seen_by in found.items() if len(seen_by) != 1 or name in seen_by] == []


@pytest.mark.parametrize("accused", [Accused(), Accused(units=(1,))], ids=["nobody", "a unit"])
def test_an_organ_without_an_accusation_officer_keeps_no_accusation(accused: Accused) -> None:
    named = Accused(units=(unit(cast.DEPARTMENT),)) if accused.units else accused
    doing = at_the_town(named)
    assert readers(doing) == [cast.DISCIPLINE_OFFICER]
    assert doing.done.case.requests[0].holder == unit(cast.DISCIPLINE)


def test_when_the_last_accusation_officer_has_left_the_discipline_organ_keeps_it() -> None:
    for post in Capacity.objects.filter(person=person(cast.ACCUSATION_OFFICER)):
        end_capacity(post, on=DAY)
    assert readers(Doing(DAY).register(ACCUSATION)) == [cast.DISCIPLINE_OFFICER]


def test_a_discipline_organ_without_an_officer_is_passed_over() -> None:
    for name in (cast.ACCUSATION_OFFICER, cast.DISCIPLINE_OFFICER):
        for post in Capacity.objects.filter(person=person(name)):
            end_capacity(post, on=DAY)
    assert readers(Doing(DAY).register(ACCUSATION)) == [cast.CITY_DISCIPLINE_OFFICER]


def test_with_an_officer_who_is_free_of_the_accused_the_office_keeps_it() -> None:
    accused = Accused(units=(unit(cast.DEPARTMENT),))
    assert readers(Doing(DAY).register(ACCUSATION, accused=accused)) == [cast.ACCUSATION_OFFICER]
