"""The home page: what one's unit owes, by day due."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from doing import Doing, person
from xinfang.demo import cast
from xinfang.law.acts import ActKind, Source
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestClass
from xinfang.petitions.commands import Ask
from xinfang.petitions.lists import Bucket, inbox_of
from xinfang.petitions.models import Category, Obligation, Petition, Place
from xinfang.petitions.replay import replay_petitions

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]
OLD, RECENT = date(2026, 1, 12), date(2026, 3, 3)


def asked(text: str, *, on: date = RECENT) -> Doing:
    return Doing(on).register(Ask(text))


def numbers(answer: Any, part: str) -> list[str]:
    return [line.obligation.petition.number for line in answer.context[part]]


def test_what_is_late_stands_first_under_its_own_heading_with_the_days_in_words(as_person: AsPerson) -> None:
    asked("水渠漏水，请求维修。")
    asked("路灯不亮，请求修复。", on=OLD)
    answer = as_person(cast.CASE_OFFICER).get("/")
    assert [line.first_line for line in answer.context["late"]] == ["路灯不亮，请求修复。"]
    assert [line.first_line for line in answer.context["rest"]] == ["水渠漏水，请求维修。"]
    body = answer.content.decode()
    assert body.index("已逾期，请先办") < body.index("已逾期37天") < body.index("期限内，先到期的在前")


def test_a_line_says_what_is_owed_by_whom_until_when_and_leads_to_the_case(as_person: AsPerson) -> None:
    doing = asked("水渠漏水，请求维修。")
    body = as_person(cast.CLERK).get("/").content.decode()
    for words in ("登记信访事项，并区分情况转送", "县信访局", "2026年3月18日 周三", "还有13天", "已登记"):
        assert words in body
    assert f'href="/cases/{doing.done.case.number}/"' in body


def test_a_duty_without_a_number_of_days_stands_below_with_its_age(as_person: AsPerson) -> None:
    asked("水渠漏水，请求维修。", on=date(2026, 2, 2)).later(1).transfer().inform().accept().hear().later(7).answer()
    answer = as_person(cast.TOWN_HANDLER).get("/")
    assert [(line.title, line.age) for line in answer.context["untimed"]] == [
        ("将信访处理意见的书面答复送达信访人", 23),
        ("督促执行支持信访请求的处理意见", 23),
    ]
    assert "已23天" in answer.content.decode()


def test_the_inbox_of_an_organ_holds_what_the_organ_owes_and_the_office_waits_for_it(as_person: AsPerson) -> None:
    asked("水渠漏水，请求维修。").transfer(cast.TOWN)
    town, office = as_person(cast.TOWN_HANDLER), as_person(cast.CASE_OFFICER)
    assert [line.title for line in town.get("/").context["rest"]] == ["书面告知信访人接收情况以及处理途径和程序"]
    assert office.get("/").context["rest"] == []
    waiting = office.get("/?list=waiting").context["rest"]
    assert [line.obligation.obligor_unit.code for line in waiting] == [cast.TOWN]


@pytest.mark.parametrize(
    "who", [cast.CASE_OFFICER, cast.TOWN_HANDLER, cast.DEPARTMENT_HANDLER, cast.OTHER_TOWN_HANDLER, cast.CITY_OFFICER]
)
def test_what_waits_for_others_is_all_that_others_owe_by_a_day_and_one_sees(who: str, as_person: AsPerson) -> None:
    both = Doing(RECENT).register(Ask("水渠漏水。"), Ask("路灯不亮。")).transfer(cast.TOWN, requests=(1,))
    both.transfer(cast.DEPARTMENT, requests=(2,))
    asked("道路塌陷。", on=date(2026, 2, 2)).transfer().inform().accept().hear().answer().serve().conclude()
    returned("退回。", on=RECENT)
    asked("垃圾未清。").transfer(cast.OTHER_TOWN)
    inbox = inbox_of(person(who), on=date(2026, 3, 5))
    plain = Obligation.objects.visible_to(person(who)).open().arisen(on=inbox.on).once().filter(incomplete=False)
    plain = plain.filter(obligor_unit__isnull=False, due__isnull=False).exclude(obligor_unit__in=inbox.organs)
    assert set(inbox.part(Bucket.WAITING)) == set(plain)
    assert [fault for _, found in replay_petitions() for fault in found] == []


def test_each_number_beside_a_part_is_that_of_the_lines_behind_it(as_person: AsPerson) -> None:
    for on in (OLD, OLD, RECENT, date(2026, 2, 19)):
        asked("水渠漏水，请求维修。", on=on)
    asked("路灯不亮。").transfer()
    asked("欠薪。", on=date(2026, 2, 2)).transfer().inform().accept().hear().answer()
    client = as_person(cast.CASE_OFFICER)
    tabs = client.get("/").context["tabs"]
    assert [(tab.bucket.value, tab.number) for tab in tabs] == [
        ("due", "4"), ("late", "2"), ("soon", "1"), ("untimed", "0"), ("returned", "0"), ("waiting", "1")
    ]  # fmt: skip
    for tab in tabs:
        answer = client.get(f"/?list={tab.bucket.value}")
        assert len(answer.context["late"]) + len(answer.context["rest"]) == int(tab.number)


def test_imported_matters_are_nobodys_to_chase_and_their_number_leads_to_their_list(as_person: AsPerson) -> None:
    imported = (ActKind.REGISTER, cast.IMPORTER, cast.BUREAU, CapacityKind.IMPORTER)
    said = {"source": Source.IMPORT, "foreign": ("旧系统", "A1"), "asks": (Ask("旧事一件。"),)}
    Doing(date(2019, 3, 4)).act(*imported, values={"channel": "ONLINE"}, **said)
    client = as_person(cast.CASE_OFFICER)
    answer = client.get("/")
    assert answer.context["late"] == answer.context["rest"] == []
    assert "另有导入件1件，记录不完整，不列入待办。" in answer.content.decode()
    assert [line.petition.imported_incomplete for line in client.get("/search/?only=imported").context["lines"]] == [
        True
    ]


def test_more_lines_than_a_page_holds_are_leafed_through_without_loss(
    as_person: AsPerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xinfang.desk.views.inbox.SIZE", 2)
    for n in range(5):
        asked(f"事情{n}。")
    client, seen, address = as_person(cast.CASE_OFFICER), [], "/"
    while address:
        answer = client.get(address)
        seen += numbers(answer, "rest")
        address = f"/?cursor={answer.context['page'].next}" if answer.context["page"].next else ""
    assert len(seen) == len(set(seen)) == 5


@pytest.mark.parametrize("part", ["due", "late", "untimed", "returned", "waiting"])
@pytest.mark.parametrize("who", [cast.CASE_OFFICER, cast.TOWN_HANDLER])
def test_three_lines_cost_as_many_queries_as_one(who: str, part: str, as_person: AsPerson) -> None:
    def fill() -> None:
        asked("已经逾期。", on=OLD)
        asked("在期限内。")
        asked("转出。").transfer()
        returned("退回。", on=RECENT)
        asked("待送达。", on=date(2026, 2, 2)).transfer().inform().accept().hear().answer()

    client = as_person(who)
    fill()
    client.get("/")
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get(f"/?list={part}")
    fill()
    fill()
    with CaptureQueriesContext(connection) as three:
        client.get(f"/?list={part}")
    assert len(one) == len(three)


@pytest.mark.parametrize("who", [cast.ADMIN, cast.OTHER_TOWN_HANDLER, cast.DEPARTMENT_HEAD])
def test_a_stranger_has_an_empty_inbox_with_nothing_counted(who: str, as_person: AsPerson) -> None:
    asked("水渠漏水，请求维修。").transfer(cast.TOWN)
    answer = as_person(who).get("/")
    assert {tab.number for tab in answer.context["tabs"]} == {"0"}
    assert answer.context["imported"] == "0"
    assert "水渠" not in answer.content.decode()


def test_an_organ_reads_only_the_request_that_was_sent_to_it(as_person: AsPerson) -> None:
    both = (Ask("道路塌陷，请求修复。"), Ask("建议增设护栏。", RequestClass.SUGGESTION))
    Doing(RECENT).register(*both).transfer(cast.TOWN, requests=(1,)).transfer(cast.DEPARTMENT, requests=(2,))
    assert [line.first_line for line in as_person(cast.DEPARTMENT_HANDLER).get("/").context["rest"]] == [
        "建议增设护栏。"
    ]


def lines(client: Client, address: str) -> list[str]:
    answer = client.get(address)
    return [line.first_line for part in ("late", "rest") for line in answer.context[part]]


@pytest.fixture
def about() -> None:
    """Register three matters that differ in content and place, one of them long ago."""
    land, town = Category.objects.get(name="土地征收"), Place.objects.get(name="井店镇")
    village = Place.objects.filter(parent=town).first()
    assert village is not None
    Doing(OLD).register(Ask("征地补偿未付。", category=land.pk, place=village.pk))
    Doing(RECENT).register(Ask("征地公告没有张贴。", category=land.pk))
    Doing(RECENT).register(Ask("路灯不亮。", place=town.pk))


@pytest.mark.parametrize(
    ("narrowing", "found"),
    [
        ("category=tdzs", ["征地补偿未付。", "征地公告没有张贴。"]),
        ("category=国土资源", ["征地补偿未付。", "征地公告没有张贴。"]),
        ("place=井店镇", ["征地补偿未付。", "路灯不亮。"]),
        ("category=tdzs&place=jdz", ["征地补偿未付。"]),
        ("category=tdzs&list=late", ["征地补偿未付。"]),
        ("place=jdz&by=mine", []),
    ],
)
def test_the_inbox_is_narrowed_by_content_and_place_together_with_its_parts(
    narrowing: str, found: list[str], about: None, as_person: AsPerson
) -> None:
    client = as_person(cast.CASE_OFFICER)
    assert lines(client, f"/?{narrowing}") == found
    for tab in client.get(f"/?{narrowing}").context["tabs"]:
        assert len(lines(client, f"/?{narrowing}&list={tab.bucket.value}")) == int(tab.number)


def test_what_narrows_stays_in_the_addresses_of_all_parts_and_can_be_left(about: None, as_person: AsPerson) -> None:
    client = as_person(cast.CASE_OFFICER)
    plain = client.get("/").content.decode()
    assert 'href="?narrow=on"' in plain
    assert "datalist" not in plain
    page = client.get("/?category=tdzs").content.decode()
    assert 'href="?category=tdzs&amp;list=late"' in page
    assert 'href="?category=tdzs&amp;by=mine"' in page
    assert "datalist" in page
    assert "没有符合条件的事项。" in client.get("/?category=tdzs&by=mine").content.decode()


def test_what_narrows_and_is_not_clear_is_said_and_narrows_nothing(about: None, as_person: AsPerson) -> None:
    answer = as_person(cast.CASE_OFFICER).get("/?category=没有这一类")
    assert answer.status_code == 422
    assert "没有找到“没有这一类”" in answer.content.decode()
    assert len(answer.context["late"]) + len(answer.context["rest"]) == 3


def test_a_request_that_is_not_seen_narrows_nothing(as_person: AsPerson) -> None:
    land = Category.objects.get(name="土地征收")
    Doing(RECENT).register(Ask("路灯不亮。"), Ask("征地补偿未付。", category=land.pk)).transfer(
        cast.TOWN, requests=(1,)
    )
    assert lines(as_person(cast.TOWN_HANDLER), "/") == ["路灯不亮。"]
    assert lines(as_person(cast.TOWN_HANDLER), "/?category=tdzs") == []


def test_the_duties_of_one_petition_stand_together_under_one_number_that_is_chosen_once(as_person: AsPerson) -> None:
    both = Doing(date(2026, 3, 2)).register(Ask("水渠漏水。"), Ask("路灯不亮。")).transfer(cast.TOWN)
    between = asked("道路塌陷。", on=date(2026, 3, 2)).transfer(cast.TOWN)
    answer = as_person(cast.TOWN_HANDLER).get("/")
    assert [line.first_line for line in answer.context["rest"]] == ["水渠漏水。", "路灯不亮。", "道路塌陷。"]
    body = answer.content.decode()
    assert body.count('rowspan="2"') == 1
    for petition in (both.petition, between.petition):
        assert body.count(f'name="chosen" value="{petition}"') == 1


def test_a_petition_with_one_late_duty_shows_all_its_duties_among_the_late(as_person: AsPerson) -> None:
    late = Doing(OLD).register(Ask("水渠漏水。"), Ask("路灯不亮。")).transfer(cast.TOWN, requests=(1,))
    late.later(51).transfer(cast.TOWN, requests=(2,))
    answer = as_person(cast.TOWN_HANDLER).get("/")
    assert {line.late for line in answer.context["late"]} == {True, False}
    assert {line.obligation.petition_id for line in answer.context["late"]} == {late.petition}
    assert answer.context["rest"] == []


def test_a_petition_with_a_day_and_without_one_is_chosen_once_on_the_first_page(as_person: AsPerson) -> None:
    doing = asked("水渠漏水。", on=date(2026, 2, 2)).later(1).transfer().inform().accept().hear().later(7).answer()
    answer = as_person(cast.TOWN_HANDLER).get("/")
    above = {line.obligation.petition_id for line in (*answer.context["late"], *answer.context["rest"])}
    below = {line.obligation.petition_id for line in answer.context["untimed"]}
    assert doing.petition in below
    assert answer.content.decode().count(f'name="chosen" value="{doing.petition}"') == 1
    assert answer.context["above"] == above


def test_a_part_that_does_not_exist_and_a_broken_cursor_are_told_in_words(as_person: AsPerson) -> None:
    client = as_person(cast.CLERK)
    for address in ("/?list=everything", "/?cursor=abc"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert "请" in answer.content.decode()


def returned(text: str, *, on: date) -> Doing:
    """Have a matter sent to the town and taken back on the next day."""
    doing = asked(text, on=on).transfer(cast.TOWN).later(1)
    office = (cast.CASE_OFFICER, cast.BUREAU, CapacityKind.CASE_OFFICER)
    return doing.act(ActKind.RECALL_TRANSFER, *office, values={"ground": "WRONG_ORGAN", "text": "转错了"})


def test_what_came_back_stands_in_a_list_of_its_own_the_newest_first_with_the_reason(as_person: AsPerson) -> None:
    returned("早退回的。", on=date(2026, 3, 2))
    returned("晚退回的。", on=date(2026, 3, 4))
    asked("没有退回的。")
    client = as_person(cast.CASE_OFFICER)
    answer = client.get("/?list=returned")
    assert [line.first_line for line in answer.context["rest"]] == ["晚退回的。", "早退回的。"]
    assert "2026年3月5日 周四因“撤回转送、交办”退回" in answer.content.decode()
    [tab] = [tab for tab in answer.context["tabs"] if tab.current]
    assert tab.number == "2"
    assert as_person(cast.TOWN_HANDLER).get("/?list=returned").context["rest"] == []


def test_what_was_sent_on_again_is_no_longer_among_what_came_back(as_person: AsPerson) -> None:
    doing = returned("退回又转出。", on=date(2026, 3, 3))
    doing.transfer(cast.DEPARTMENT)
    assert as_person(cast.CASE_OFFICER).get("/?list=returned").context["rest"] == []
    assert [fault for _, found in replay_petitions() for fault in found] == []


def test_a_petition_that_an_older_version_folded_is_compared_by_what_it_says(as_person: AsPerson) -> None:
    returned("退回。", on=date(2026, 3, 3))
    Petition.objects.update(fold_version=1)
    assert [fault for _, found in replay_petitions() for fault in found] == []
    Obligation.objects.filter(returned_on__isnull=False).update(returned_on=None)
    [fault] = [fault for _, found in replay_petitions() for fault in found if "缺少一行" in fault.sentence]
    assert "R22-22-route" in fault.sentence
