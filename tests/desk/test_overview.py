"""The overview: every figure is the length of the list that it opens, and counts only what its reader sees."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from doing import Doing, unit
from xinfang.demo import cast
from xinfang.law.terms import RequestClass
from xinfang.petitions.commands import Accused, Ask

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]


@pytest.fixture
def county_at_work(thursday: time_machine.Traveller) -> None:
    """Register five matters over two months, some with organs; look at them on 20 March."""
    Doing(date(2026, 2, 26)).register(Ask("路灯不亮。")).transfer(cast.TOWN)
    Doing(date(2026, 3, 3)).register(Ask("水渠漏水。"), Ask("道路塌陷。")).transfer(cast.DEPARTMENT, requests=(1,))
    Doing(date(2026, 3, 4)).register(Ask("垃圾未清。"))
    Doing(date(2026, 3, 5)).register(Ask("噪声扰民。")).transfer(cast.TOWN)
    accused = Accused(units=(unit(cast.DEPARTMENT),))
    Doing(date(2026, 3, 5)).register(Ask("收受好处。", RequestClass.ACCUSATION), accused=accused)
    thursday.move_to("2026-03-20T02:00:00Z")


def figures(answer: Any) -> list[tuple[str, int, str]]:
    return [
        (f"{title}{one.words}", one.count, address)
        for title, rows in answer.context["parts"].items()
        for one, address in rows
    ]


@pytest.mark.parametrize("who", [cast.BUREAU_HEAD, cast.CASE_OFFICER, cast.TOWN_HANDLER, cast.DEPARTMENT_HANDLER])
def test_every_figure_is_the_length_of_the_list_that_it_opens(
    who: str, county_at_work: None, as_person: AsPerson
) -> None:
    client = as_person(who)
    answer = client.get("/overview/")
    told = figures(answer)
    for one, late, soon in answer.context["organs"]:
        told += [(f"{one.unit.short_name}逾期", one.late, late), (f"{one.unit.short_name}将到期", one.soon, soon)]
    assert len(told) > 8
    for words, count, address in told:
        assert len(client.get(address).context["lines"]) == count, words


def test_what_came_in_is_counted_by_day_week_month_and_year(county_at_work: None, as_person: AsPerson) -> None:
    told = {words: count for words, count, _ in figures(as_person(cast.BUREAU_HEAD).get("/overview/"))}
    assert [told[f"收到{words}"] for words in ("今天", "本周", "本月", "今年")] == [0, 0, 3, 4]
    assert told["本月来源来访"] == 3


def test_organs_that_are_late_stand_first(county_at_work: None, as_person: AsPerson) -> None:
    organs = as_person(cast.BUREAU_HEAD).get("/overview/").context["organs"]
    assert [(one.unit.short_name, one.late) for one, _, _ in organs if one.late] == [
        ("县信访局", 2),
        ("井店镇", 1),
        ("县住建局", 1),
    ]


def test_an_accusation_is_counted_for_nobody_who_does_not_see_it(county_at_work: None, as_person: AsPerson) -> None:
    for who, count in ((cast.DEPARTMENT_HANDLER, 1), (cast.TOWN_HANDLER, 2), (cast.ACCUSATION_OFFICER, 5)):
        told = {words: number for words, number, _ in figures(as_person(who).get("/overview/"))}
        assert told["收到今年"] == count, who


def test_an_administrator_sees_no_figures(county_at_work: None, as_person: AsPerson) -> None:
    answer = as_person(cast.ADMIN).get("/overview/")
    assert {count for _, count, _ in figures(answer)} == {0}
    assert answer.context["organs"] == []


def test_more_matters_cost_no_more_queries(as_person: AsPerson) -> None:
    client = as_person(cast.BUREAU_HEAD)
    Doing(date(2026, 3, 4)).register(Ask("路灯不亮。")).transfer(cast.TOWN)
    client.get("/overview/")
    with CaptureQueriesContext(connection) as one:
        client.get("/overview/")
    for organ in (cast.TOWN, cast.DEPARTMENT):
        Doing(date(2026, 3, 4)).register(Ask("水渠漏水。")).transfer(organ)
    with CaptureQueriesContext(connection) as three:
        client.get("/overview/")
    assert len(three) == len(one)
