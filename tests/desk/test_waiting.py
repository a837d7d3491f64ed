"""What waits for one in person: to confirm as the second person, to approve as the organ's head, newly given to him."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from doing import Doing, person, unit
from xinfang.demo import cast
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.orgs.models import Capacity
from xinfang.petitions.models import PendingCommand
from xinfang.petitions.replay import replay_petitions

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]
TODAY = date(2026, 3, 5)
EXTENSION = {"days": 20, "ground": "EXPERT_WORK", "text": "需要鉴定。"}
EVERYBODY = (
    *(cast.TOWN_HANDLER, cast.TOWN_HEAD, cast.OTHER_TOWN_HEAD, cast.DEPARTMENT_HEAD, cast.CLERK, cast.CASE_OFFICER),
    *(cast.SECTION_HEAD, cast.BUREAU_HEAD, cast.ACCUSATION_OFFICER, cast.DISCIPLINE_HEAD, cast.ADMIN, cast.AUDITOR),
)


def wrong_transfer(on: date = TODAY) -> Doing:
    officer = (cast.CASE_OFFICER, cast.BUREAU, CapacityKind.CASE_OFFICER)
    said = {"ground": "WRONG_PETITION", "text": "应记入另一件。"}
    return Doing(on).register().transfer().act(ActKind.ANNUL, *officer, values=said, target=2)


def extension(on: date = TODAY) -> Doing:
    return Doing(on).register().transfer().inform().accept().handle(ActKind.REQUEST_EXTENSION, EXTENSION)


def numbers(client: Client) -> list[str]:
    """Give the numbers in the row of the inbox; each must be that of the lines behind it."""
    tabs = client.get("/").context["waiting_tabs"]
    for tab in tabs:
        assert str(len(client.get(tab.url).context["lines"])) == tab.number
    return [tab.number for tab in tabs]


def lines(client: Client, name: str) -> list[Any]:
    return list(client.get(f"/waiting/{name}/").context["lines"])


def test_only_those_who_may_confirm_are_told_that_something_waits_for_them(as_person: AsPerson) -> None:
    doing = wrong_transfer()
    told = {who: numbers(as_person(who))[0] for who in EVERYBODY}
    assert {who for who, number in told.items() if number != "0"} == {cast.SECTION_HEAD, cast.BUREAU_HEAD}
    (line,) = lines(as_person(cast.SECTION_HEAD), "confirm")
    assert (line.what, line.who, line.age) == ("撤销记录", "县信访局 陈立", 0)
    assert line.number == doing.done.case.number
    assert as_person(cast.SECTION_HEAD).get(line.url).status_code == 200


def test_what_was_confirmed_or_has_lapsed_waits_no_more(as_person: AsPerson) -> None:
    wrong_transfer().confirmed(cast.SECTION_HEAD)
    wrong_transfer(date(2026, 2, 2))
    assert PendingCommand.objects.open().count() == 1
    assert numbers(as_person(cast.SECTION_HEAD)) == ["0", "0", "0"]


def test_an_extension_waits_for_the_head_of_the_organ_and_leads_to_its_approval(as_person: AsPerson) -> None:
    doing = extension()
    told = {who: numbers(as_person(who))[1] for who in EVERYBODY}
    assert {who for who, number in told.items() if number != "0"} == {cast.TOWN_HEAD}
    (line,) = lines(as_person(cast.TOWN_HEAD), "approve")
    assert (line.what, line.who, line.age) == ("申请延期20日", "井店镇 段慧", 0)
    assert line.about.startswith("情况复杂：需要鉴定、检测、评估。诉求 1：村口道路塌陷")
    assert line.number == doing.done.case.number
    page = as_person(cast.TOWN_HEAD).get(line.url)
    assert page.context["offered"]
    (asked,) = page.context["decided"]
    assert asked.facts[0].words == "20"
    assert [said.words for said in asked.texts] == ["需要鉴定。"]


def test_how_many_days_an_extension_has_waited_and_what_was_put_right_of_it_is_told(as_person: AsPerson) -> None:
    doing = extension(date(2026, 3, 2))
    handler = (cast.TOWN_HANDLER, cast.TOWN, CapacityKind.HANDLER)
    said = {"ground": "AGAINST_PAPER", "text": "天数写错了。"}
    doing.act(ActKind.CORRECT, *handler, values=said, target=doing.done.case.last_seq, corrections={"days": 10})
    doing.confirmed()
    (line,) = lines(as_person(cast.TOWN_HEAD), "approve")
    assert (line.what, line.age) == ("申请延期10日", 3)


@pytest.mark.parametrize("kind", [ActKind.APPROVE_EXTENSION, ActKind.REFUSE_EXTENSION])
def test_a_decided_extension_waits_no_more(kind: ActKind, as_person: AsPerson) -> None:
    said = {"text": "理由不足。"} if kind is ActKind.REFUSE_EXTENSION else {}
    extension().act(kind, cast.TOWN_HEAD, cast.TOWN, CapacityKind.ORGAN_HEAD, values=said)
    assert numbers(as_person(cast.TOWN_HEAD)) == ["0", "0", "0"]
    assert [fault for _, found in replay_petitions() for fault in found] == []


def test_an_extension_does_not_wait_for_a_head_who_handled_the_matter_himself(as_person: AsPerson) -> None:
    Capacity.objects.create(
        person=person(cast.TOWN_HEAD), unit_id=unit(cast.TOWN), kind="HANDLER", valid_from=date(2026, 1, 1)
    )
    extension().act(ActKind.INVESTIGATE, cast.TOWN_HEAD, cast.TOWN, CapacityKind.HANDLER, values={"text": "现场查看。"})
    assert numbers(as_person(cast.TOWN_HEAD)) == ["0", "0", "0"]
    assert [fault for _, found in replay_petitions() for fault in found] == []


@pytest.mark.parametrize(("name", "who"), [("confirm", cast.SECTION_HEAD), ("approve", cast.TOWN_HEAD)])
def test_three_lines_cost_as_many_queries_as_one(name: str, who: str, as_person: AsPerson) -> None:
    client, make = as_person(who), wrong_transfer if name == "confirm" else extension
    make()
    client.get(f"/waiting/{name}/")
    with CaptureQueriesContext(connection) as one:
        client.get(f"/waiting/{name}/")
    make()
    make()
    with CaptureQueriesContext(connection) as three:
        assert len(client.get(f"/waiting/{name}/").context["lines"]) == 3
    assert len(one) == len(three)


def test_a_list_that_does_not_exist_is_told_in_words(as_person: AsPerson) -> None:
    answer = as_person(cast.CLERK).get("/waiting/everything/")
    assert answer.status_code == 404
    assert "没有这个列表" in answer.content.decode()
