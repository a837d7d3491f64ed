"""The morning page: every figure is the length of the list that it opens."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from doing import Doing
from xinfang.demo import cast
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.petitions.commands import Ask

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]
OFFICE = (cast.CASE_OFFICER, cast.BUREAU, CapacityKind.CASE_OFFICER)


def fill() -> None:
    """Have one matter late, one due soon, one back from the town, and one that the town holds."""
    Doing(date(2026, 1, 12)).register(Ask("路灯不亮。"))
    Doing(date(2026, 2, 19)).register(Ask("水渠漏水。"))
    Doing(date(2026, 3, 5)).register(Ask("垃圾未清。")).transfer(cast.TOWN)
    back = Doing(date(2026, 3, 3)).register(Ask("道路塌陷。")).transfer(cast.TOWN).later(1)
    back.act(ActKind.RECALL_TRANSFER, *OFFICE, values={"ground": "WRONG_ORGAN", "text": "转错了"})


def length(answer: Any) -> int:
    """Give how many lines a list shows."""
    lines = answer.context.get("lines", answer.context.get("waiting"))
    return len(lines if lines is not None else [*answer.context["late"], *answer.context["rest"]])


@pytest.mark.parametrize("who", [cast.CASE_OFFICER, cast.BUREAU_HEAD, cast.TOWN_HANDLER, cast.DEPARTMENT_HANDLER])
def test_every_figure_is_the_length_of_the_list_that_it_opens(who: str, as_person: AsPerson) -> None:
    fill()
    client = as_person(who)
    for one in client.get("/digest/").context["figures"]:
        assert length(client.get(one.url)) == int(one.number), one.words


def test_the_figures_of_the_office_in_the_morning(as_person: AsPerson) -> None:
    fill()
    answer = as_person(cast.CASE_OFFICER).get("/digest/")
    assert [(one.words, one.number) for one in answer.context["figures"]] == [
        ("已逾期", "1"),
        ("三天内到期", "1"),
        ("退回的", "1"),
        ("等待我确认", "0"),
        ("等待我审批", "0"),
        ("新分给我的", "0"),
        ("未读消息", "0"),
        ("上一个工作日以来收到", "1"),
    ]
    assert [(code, [line.first_line for line in lines]) for _, code, lines in answer.context["parts"]] == [
        ("late", ["路灯不亮。"]),
        ("soon", ["水渠漏水。"]),
        ("returned", ["道路塌陷。"]),
    ]


def test_after_a_weekend_what_came_in_since_friday_is_counted(
    as_person: AsPerson, thursday: time_machine.Traveller
) -> None:
    thursday.move_to("2026-03-08T02:00:00Z")
    for day in (date(2026, 3, 5), date(2026, 3, 6), date(2026, 3, 8)):
        Doing(day).register(Ask("路灯不亮。"))
    thursday.move_to("2026-03-09T02:00:00Z")
    answer = as_person(cast.CASE_OFFICER).get("/digest/")
    assert answer.context["since"] == date(2026, 3, 6)
    assert answer.context["figures"][-1].number == "2"


def test_an_administrator_is_told_of_nothing(as_person: AsPerson) -> None:
    fill()
    answer = as_person(cast.ADMIN).get("/digest/")
    assert {one.number for one in answer.context["figures"]} == {"0"}
    assert [lines for _, _, lines in answer.context["parts"]] == [[], [], []]


def test_the_inbox_leads_to_it(as_person: AsPerson) -> None:
    assert 'href="/digest/"' in as_person(cast.CASE_OFFICER).get("/").content.decode()


def test_more_matters_cost_no_more_queries(as_person: AsPerson) -> None:
    client = as_person(cast.CASE_OFFICER)
    fill()
    client.get("/digest/")
    with CaptureQueriesContext(connection) as one:
        client.get("/digest/")
    fill()
    fill()
    with CaptureQueriesContext(connection) as three:
        client.get("/digest/")
    assert len(three) == len(one)
