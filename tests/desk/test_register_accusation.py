"""Registering an accusation: alone, against somebody of the register, and out of sight of those it names."""

from typing import Any

import pytest
from django.test import Client

from registering import send, typed
from xinfang.demo import cast
from xinfang.demo.county import person, unit
from xinfang.petitions.models import Petition, Shield

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thursday")]
SUBJECT = "检举镇里某人收受好处。"


@pytest.fixture
def clerk(as_person: Any) -> Client:
    return as_person(cast.CLERK)


def accusation(**more: Any) -> dict[str, Any]:
    named = {"accused-units": [str(unit(cast.TOWN).pk)], "accused-persons": [str(person(cast.TOWN_HEAD).pk)]}
    return typed(**{"ask-0-text": SUBJECT, "ask-0-klass": "ACCUSATION", **named, **more})


def sentences(response: Any) -> list[str]:
    return [fault.sentence for fault in response.context["page"].faults()]


def test_the_clerk_gets_a_neutral_slip_and_does_not_see_the_case(clerk: Client) -> None:
    assert send(clerk, accusation()).status_code == 302
    petition = Petition.objects.get()
    assert not Petition.objects.visible_to(person(cast.CLERK)).exists()
    assert petition.number.startswith("J-2026-")
    page = clerk.get("/slip/")
    shown = page.content.decode()
    assert (page.status_code, page.context["slip"].number) == (200, petition.number)
    for hidden in ("检举", "控告", "收受", "井店", "秦山", "纪", "查看这一件"):
        assert hidden not in shown
    assert [(one.words, str(one.due)) for one in page.context["slip"].promises] == [
        ("登记单位自收到之日起十五日内，区分情况转送、交办或者报请决定", "2026-03-20")
    ]


def test_the_accused_are_shielded(clerk: Client) -> None:
    send(clerk, accusation())
    shields = set(Shield.objects.values_list("unit_id", "person_id"))
    assert shields == {(unit(cast.TOWN).pk, None), (None, person(cast.TOWN_HEAD).pk)}


def test_an_accusation_beside_another_request_is_refused_with_the_reason(clerk: Client) -> None:
    form = accusation(asks="2") | {"ask-1-text": "请求修路。", "ask-1-klass": "CLAIM"}
    response = send(clerk, form)
    assert response.status_code == 409
    assert sentences(response) == ["检举控告与其他诉求应当分别登记，以免检举材料随其他诉求转出（第三十条第三款）。"]
    assert SUBJECT in response.content.decode()
    assert "autofocus" in response.context["page"].asks[0].fields["klass"].widget.attrs
    assert not Petition.objects.exists()


def test_naming_accused_without_an_accusation_is_refused(clerk: Client) -> None:
    response = send(clerk, accusation(**{"ask-0-klass": "CLAIM"}))
    assert response.status_code == 409
    assert sentences(response) == ["只有检举控告类诉求登记被检举、控告的单位和人员。"]
    assert " open>" in response.content.decode()


def test_an_accusation_that_names_nobody_is_pointed_out_once_and_then_registered(clerk: Client) -> None:
    form = accusation(**{"accused-units": [], "accused-persons": []})
    first = send(clerk, form)
    assert first.status_code == 200
    assert [one.label for one in first.context["page"].cautions] == ["被检举、控告的单位"]
    assert send(clerk, form | {"seen": first.context["seen"]}).status_code == 302


def test_people_are_found_by_a_part_of_their_name_with_their_posts(clerk: Client) -> None:
    response = clerk.post("/register/", accusation(do="find", **{"accused-query": "东方", "accused-persons": []}))
    offered = response.context["page"].accused.fields["persons"].choices
    assert [words for _, words in offered] == ["东方亮（县公安局）"]
    assert response.context["page"].faults() == []


def test_people_chosen_before_stay_chosen_while_others_are_searched(clerk: Client) -> None:
    response = clerk.post("/register/", accusation(do="find", **{"accused-query": "东方"}))
    page = response.context["page"]
    assert [words for _, words in page.accused.fields["persons"].choices] == ["秦山（井店镇）", "东方亮（县公安局）"]
    assert page.accused["persons"].value() == [str(person(cast.TOWN_HEAD).pk)]


def test_a_name_searched_but_not_chosen_is_not_lost_in_silence(clerk: Client) -> None:
    for query, words in (("东方", "已查到姓名含“东方”的人员"), ("不存在的人", "人员名册中没有姓名含“不存在的人”")):
        response = send(clerk, accusation(**{"accused-query": query}))
        assert response.status_code == 200
        assert any(one.sentence.startswith(words) for one in response.context["page"].cautions)
    assert not Petition.objects.exists()


def test_a_service_account_is_no_person_to_accuse(clerk: Client) -> None:
    response = clerk.post("/register/", accusation(do="find", **{"accused-query": "数据导入", "accused-persons": []}))
    assert response.context["page"].accused.fields["persons"].choices == []


@pytest.mark.parametrize("bogus", [["99999999"], ["x"], ["1" * 40]])
def test_somebody_out_of_thin_air_cannot_be_accused(clerk: Client, bogus: list[str]) -> None:
    assert send(clerk, accusation(**{"accused-persons": bogus})).status_code == 422
    assert send(clerk, accusation(**{"accused-units": bogus})).status_code == 422


def test_an_accusation_of_the_bureau_names_the_office_that_registered_it_on_the_slip(clerk: Client) -> None:
    send(clerk, accusation(**{"accused-units": [str(unit(cast.BUREAU).pk)]}))
    assert clerk.get("/slip/").context["slip"].office == "涉县信访局"
