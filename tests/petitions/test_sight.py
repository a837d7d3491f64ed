"""Each capacity against each accused: lists, counts, search, numbers and obligations through the one gate."""

from datetime import date

import pytest

from doing import Doing, person, unit
from xinfang.demo import cast
from xinfang.kernel.errors import NotFound
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestClass
from xinfang.orgs.models import Person
from xinfang.petitions.commands import Accused, Ask
from xinfang.petitions.models import Obligation, Petition
from xinfang.petitions.reading import visible_petition
from xinfang.petitions.search import search

pytestmark = pytest.mark.usefixtures("county")
MONDAY = date(2026, 3, 2)
WORDS = "违规收费"

# Who sees an accusation that lies with the bureau, and with the discipline organ, by whom it accuses.
ALL = {
    cast.CLERK, cast.CASE_OFFICER, cast.SECTION_HEAD, cast.INSPECTOR, cast.BUREAU_HEAD, cast.ACCUSATION_OFFICER,
    cast.DISCIPLINE_OFFICER, cast.PERSONNEL_HANDLER, cast.TOWN_HANDLER, cast.TOWN_HEAD, cast.DEPARTMENT_HANDLER,
    cast.DEPARTMENT_HEAD, cast.AUDITOR, cast.ADMIN, cast.COUNTY_HEAD,
}  # fmt: skip
ACCUSED = {
    "a town": (lambda: Accused(units=(unit(cast.TOWN),)), {cast.ACCUSATION_OFFICER}, {cast.DISCIPLINE_OFFICER}),
    "a department": (
        lambda: Accused(units=(unit(cast.DEPARTMENT),)),
        {cast.ACCUSATION_OFFICER},
        {cast.DISCIPLINE_OFFICER},
    ),
    "the head of a town": (
        lambda: Accused(persons=(person(cast.TOWN_HEAD).pk,)),
        {cast.ACCUSATION_OFFICER},
        {cast.DISCIPLINE_OFFICER},
    ),
    "the bureau": (lambda: Accused(units=(unit(cast.BUREAU),)), set(), {cast.DISCIPLINE_OFFICER}),
    "the head of the bureau": (
        lambda: Accused(persons=(person(cast.BUREAU_HEAD).pk,)),
        set(),
        {cast.DISCIPLINE_OFFICER},
    ),
    "the accusation officer himself": (
        lambda: Accused(persons=(person(cast.ACCUSATION_OFFICER).pk,)),
        set(),
        {cast.DISCIPLINE_OFFICER},
    ),
    "an administrator of the bureau": (
        lambda: Accused(persons=(person(cast.ADMIN).pk,)),
        set(),
        {cast.DISCIPLINE_OFFICER},
    ),
}


def seen_by(somebody: Person, petition: Petition) -> bool:
    """Tell whether somebody sees the petition, after asking each way to it and finding them of one mind."""
    ways = {
        Petition.objects.visible_to(somebody).filter(pk=petition.pk).exists(),
        Petition.objects.visible_to(somebody).count() > 0,
        Obligation.objects.visible_to(somebody).filter(petition=petition).exists(),
        bool(search(somebody, WORDS)),
        opens(somebody, petition.number),
    }
    assert len(ways) == 1, somebody.username
    return ways.pop()


def opens(somebody: Person, number: str) -> bool:
    try:
        visible_petition(number, person=somebody)
    except NotFound:
        return False
    return True


@pytest.mark.parametrize("accused", ACCUSED)
def test_an_accusation_at_the_bureau_is_seen_by_its_officer_alone_and_never_by_the_accused(accused: str) -> None:
    against, at_bureau, _ = ACCUSED[accused]
    doing = Doing(MONDAY).register(Ask("举报违规收费。", RequestClass.ACCUSATION), accused=against())
    petition = Petition.objects.get(pk=doing.petition)

    expected = at_bureau or {cast.DISCIPLINE_OFFICER}
    assert {name for name in ALL if seen_by(person(name), petition)} == expected


@pytest.mark.parametrize("accused", ["a town", "a department", "the head of a town"])
def test_an_accusation_sent_on_is_seen_by_both_officers_and_never_by_the_accused(accused: str) -> None:
    against, at_bureau, at_discipline = ACCUSED[accused]
    doing = Doing(MONDAY).register(Ask("举报违规收费。", RequestClass.ACCUSATION), accused=against())
    values = {"to": unit(cast.DISCIPLINE), "ground": "22-2", "delivery": "SYSTEM"}
    officer = (cast.ACCUSATION_OFFICER, cast.BUREAU, CapacityKind.ACCUSATION_OFFICER)
    doing.act(ActKind.TRANSFER, *officer, values=values)
    petition = Petition.objects.get(pk=doing.petition)

    assert {name for name in ALL if seen_by(person(name), petition)} == at_bureau | at_discipline


def test_an_ordinary_petition_is_seen_by_the_bureaus_sections_and_the_organ_that_has_it() -> None:
    doing = Doing(MONDAY).register(Ask("反映违规收费。")).transfer(cast.TOWN)
    petition = Petition.objects.get(pk=doing.petition)

    seen = {name for name in ALL if Petition.objects.visible_to(person(name)).filter(pk=petition.pk).exists()}
    assert seen == {
        cast.CLERK,
        cast.CASE_OFFICER,
        cast.SECTION_HEAD,
        cast.INSPECTOR,
        cast.BUREAU_HEAD,
        cast.ACCUSATION_OFFICER,
        cast.AUDITOR,
        cast.TOWN_HANDLER,
        cast.TOWN_HEAD,
    }


def test_an_organ_sees_the_requests_sent_to_it_and_not_its_neighbours_texts_or_duties() -> None:
    doing = Doing(MONDAY).register(Ask("道路塌陷请求修复。"), Ask("欠发工资请求支付。"))
    doing.transfer(cast.TOWN, requests=(1,)).transfer(cast.DEPARTMENT, requests=(2,))
    town, department = person(cast.TOWN_HANDLER), person(cast.DEPARTMENT_HANDLER)

    assert [hit.request_n for hit in search(town, "道路塌陷")] == [1]
    assert search(town, "欠发工资") == []
    assert [hit.request_n for hit in search(department, "欠发工资")] == [2]
    assert {o.request_n for o in Obligation.objects.visible_to(town)} == {1}
    assert {o.request_n for o in Obligation.objects.visible_to(department)} == {2}
    assert {o.request_n for o in Obligation.objects.visible_to(person(cast.CASE_OFFICER))} == {1, 2}
