"""Is there an earlier matter with the same request? Found by words, seen through the gate, never a list of a person."""

from typing import Any

import pytest
from django.test import Client

from doing import PARTY, Doing, unit
from registering import send, typed
from xinfang.demo import cast
from xinfang.demo.county import person
from xinfang.law.terms import RequestClass
from xinfang.ledger.models import Access, AccessLog
from xinfang.petitions.commands import Accused, Ask, PartyIn
from xinfang.petitions.models import Likeness, Petition
from xinfang.petitions.similar import candidates

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thursday")]
ROAD = "村口道路塌陷，请求修复。去年雨季塌陷后一直没有修复，车辆无法通行，学生上学要绕行三公里。"
ROAD_TOLD_AGAIN = "我村村口的道路去年雨季塌陷，一直没有人修复，车辆无法通行，学生上学要绕行三公里，请求尽快修复。"
LAMP = "小区门口的路灯三个月不亮，老人晚上出门摔倒过两次，请求修好路灯。"
WAGES = "在工地干活四个月，包工头拖欠工资两万三千元，多次索要不给，请求追回。"


@pytest.fixture
def clerk(as_person: Any) -> Client:
    return as_person(cast.CLERK)


def found(text: str, *parties: PartyIn, by: str = cast.CLERK) -> list[tuple[str, bool]]:
    """Give the texts found, and whether the petitioner is known there."""
    return [(one.text, one.known) for one in candidates(person(by), text, parties=parties)]


def test_an_earlier_matter_told_in_other_words_is_found_and_another_matter_is_not(county: None) -> None:
    for text in (ROAD, WAGES):
        Doing().register(Ask(text))
    assert found(ROAD_TOLD_AGAIN) == [(ROAD, False)]
    assert found(LAMP) == []


def test_the_same_telephone_alone_finds_nothing(county: None) -> None:
    Doing().register(Ask(WAGES))
    assert found(ROAD, PARTY) == []
    assert found(WAGES, PARTY) == [(WAGES, True)]


def test_of_the_matters_of_one_person_no_more_than_one_is_marked(county: None) -> None:
    for text in (ROAD, ROAD_TOLD_AGAIN, f"{ROAD}请回复。"):
        Doing().register(Ask(text))
    assert [known for _, known in found(ROAD, PARTY)] == [True, False, False]


def test_an_accusation_is_neither_found_nor_searched_for(clerk: Client) -> None:
    accused = Accused(units=(unit(cast.TOWN),))
    Doing().register(Ask(ROAD, RequestClass.ACCUSATION), accused=accused)
    Doing().register(Ask(WAGES))
    assert Likeness.objects.count() == 1
    assert found(ROAD) == []
    page = clerk.post("/register/", {**typed(), "ask-0-text": WAGES, "ask-0-klass": "ACCUSATION", "do": "similar"})
    assert "此前可能有同一诉求" not in page.content.decode()


def test_whoever_may_not_read_a_request_does_not_find_it(county: None) -> None:
    Doing().register(Ask(ROAD), Ask(WAGES)).transfer(to=cast.TOWN, requests=(2,))
    assert found(ROAD, by=cast.TOWN_HANDLER) == []
    assert found(WAGES, by=cast.TOWN_HANDLER) == [(WAGES, False)]


def test_the_page_shows_what_was_found_and_records_the_look(clerk: Client) -> None:
    Doing().register(Ask(ROAD))
    for address, more in (("/register/", {"do": "similar"}), ("/register/similar/", {})):
        page = clerk.post(address, {**typed(), "ask-0-text": ROAD_TOLD_AGAIN, **more}).content.decode()
        assert "此前可能有同一诉求，请核对" in page
        assert ROAD in page
    assert AccessLog.objects.filter(what=Access.SEARCH).count() == 2
    assert Petition.objects.count() == 1


def test_a_registration_goes_on_and_the_link_is_offered_on_the_slip(clerk: Client) -> None:
    Doing().register(Ask(ROAD))
    earlier = Petition.objects.get().number
    assert send(clerk, {**typed(), "ask-0-text": ROAD_TOLD_AGAIN, "same": earlier}).status_code == 302
    [new] = Petition.objects.exclude(number=earlier)
    slip = clerk.get("/slip/").content.decode()
    assert f"/cases/{new.number}/acts/link/?other={earlier}" in slip
    assert f"与{earlier}关联" in slip


def test_what_was_typed_can_be_added_to_the_earlier_matter_instead(clerk: Client) -> None:
    Doing().register(Ask(ROAD))
    earlier = Petition.objects.get().number
    page = clerk.post("/register/", {**typed(), "ask-0-text": ROAD_TOLD_AGAIN, "do": f"add:{earlier}"})
    assert page.context["form"]["text"].value() == ROAD_TOLD_AGAIN
    assert page.context["action"] == f"/cases/{earlier}/acts/add_material/"
    assert Petition.objects.count() == 1


def test_an_organ_that_registers_nothing_is_given_no_look(as_person: Any) -> None:
    assert as_person(cast.INSPECTOR).post("/register/similar/", typed()).status_code in (403, 409)


def test_looking_costs_the_same_with_one_and_with_three(county: None, django_assert_num_queries: Any) -> None:
    Doing().register(Ask(ROAD))
    seen = person(cast.CLERK)
    candidates(seen, ROAD, parties=(PARTY,))
    with django_assert_num_queries(3):
        assert len(candidates(seen, ROAD, parties=(PARTY,))) == 1
    for n in range(2):
        Doing().register(Ask(f"{ROAD}第{n}次反映。"))
    with django_assert_num_queries(3):
        assert len(candidates(seen, ROAD, parties=(PARTY,))) == 3
