"""The weekly review of who looked at what: each look with reason and task, what has no task in a list of its own."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from doing import Doing, person, unit
from xinfang.demo import cast
from xinfang.kernel import clock
from xinfang.law.acts import ActKind
from xinfang.law.terms import RequestClass
from xinfang.ledger.access import record
from xinfang.ledger.models import Access
from xinfang.petitions.commands import Accused, Ask

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]
DAY = date(2026, 3, 2)
WHY = "电话核实诉求细节。"


def unmask(client: Client, doing: Doing, reason: str = WHY) -> int:
    return client.post(f"/cases/{doing.done.case.number}/identity/", {"reason": reason}).status_code


def review(as_person: AsPerson, which: str = "unmasked", week: str = "") -> Any:
    return as_person(cast.AUDITOR).get("/looks/", {"list": which, **({"week": week} if week else {})})


def told(answer: Any) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [(one.unit, one.person, one.reason, one.tasks) for one in answer.context["lines"]]


def settled() -> Doing:
    """Have a matter of January, concluded, with nothing owed any more."""
    doing = Doing(date(2026, 1, 5)).register().later(1).transfer().later(2).inform().later(1).accept().later(3).hear()
    values = {"outcome": "NOT_SUPPORT", "text": "不予支持。", "legal_basis": "公路法"}
    return doing.later(5).handle(ActKind.ISSUE_OPINION, values).later(2).serve().conclude()


def test_each_unmasking_stands_with_who_why_and_which_task(as_person: AsPerson) -> None:
    doing = Doing(DAY).register().transfer()
    assert unmask(as_person(cast.TOWN_HANDLER), doing) == 200
    answer = review(as_person)
    assert told(answer) == [("井店镇", "段慧", WHY, ("书面告知信访人接收情况以及处理途径和程序",))]
    body = answer.content.decode()
    assert "2026年3月5日 周四 10:00" in body
    assert doing.done.case.number in body
    assert review(as_person, "idle").context["lines"] == []


def test_an_unmasking_for_which_the_unit_had_no_task_stands_out(as_person: AsPerson) -> None:
    doing = Doing(DAY).register().transfer()
    who, office = person(cast.CLERK), unit(cast.BUREAU)
    record(who, unit_id=office, what=Access.UNMASK, petition_id=doing.petition, reason="随便看看", at=clock.now())
    answer = review(as_person, "idle")
    assert told(answer) == [("县信访局", "周敏", "随便看看", ())]
    assert "没有任务</span>" in answer.content.decode()


def test_opening_a_settled_matter_without_doing_anything_stands_out_and_an_open_one_does_not(
    as_person: AsPerson,
) -> None:
    old, new = settled(), Doing(DAY).register()
    client = as_person(cast.CLERK)
    for doing in (old, new):
        assert client.get(f"/cases/{doing.done.case.number}/").status_code == 200
    [line] = review(as_person, "idle").context["lines"]
    assert (line.person, line.what, line.number) == ("周敏", "打开", old.done.case.number)


def test_what_was_taken_out_and_who_was_looked_up_stand_with_their_reasons(as_person: AsPerson) -> None:
    client = as_person(cast.CLERK)
    client.post("/search/export/", {"purpose": "月度例会材料"})
    client.post("/search/identity/", {"kind": "phone", "value": "13800001234", "reason": "来访人没有带回执。"})
    client.get("/search/?q=路灯")
    assert [one.reason for one in review(as_person, "taken").context["lines"]] == ["月度例会材料", "来访人没有带回执。"]


def test_a_week_runs_from_monday_to_sunday_and_the_one_before_is_a_step_back(
    as_person: AsPerson, thursday: time_machine.Traveller
) -> None:
    doing = Doing(DAY).register()
    for moment in ("2026-03-01T15:59:00Z", "2026-03-01T16:00:00Z", "2026-03-08T15:59:00Z", "2026-03-08T16:00:00Z"):
        thursday.move_to(moment)
        assert unmask(as_person(cast.CLERK), doing, moment) == 200
    weeks = {
        day: [one.reason for one in review(as_person, week=day).context["lines"]]
        for day in ("2026-02-25", "2026-03-08", "2026-03-09")
    }
    assert weeks == {
        "2026-02-25": ["2026-03-01T15:59:00Z"],
        "2026-03-08": ["2026-03-01T16:00:00Z", "2026-03-08T15:59:00Z"],
        "2026-03-09": ["2026-03-08T16:00:00Z"],
    }
    page = review(as_person, week="2026-03-02").content.decode()
    assert "week=2026-02-23" in page
    assert "week=2026-03-09" in page
    assert "下一周" not in review(as_person).content.decode()


def test_each_figure_is_the_length_of_its_list(as_person: AsPerson) -> None:
    doing = Doing(DAY).register().transfer()
    unmask(as_person(cast.TOWN_HANDLER), doing)
    as_person(cast.CLERK).post("/search/export/", {"purpose": "核对"})
    for one, number, _ in review(as_person).context["tabs"]:
        assert len(review(as_person, one.value).context["lines"]) == int(number)


def test_looks_at_an_accusation_are_not_there(as_person: AsPerson) -> None:
    accused = Accused(units=(unit(cast.TOWN),))
    doing = Doing(DAY).register(Ask("收受好处。", RequestClass.ACCUSATION), accused=accused)
    assert unmask(as_person(cast.ACCUSATION_OFFICER), doing) == 200
    assert [number for _, number, _ in review(as_person).context["tabs"]] == ["0", "0", "0"]


@pytest.mark.parametrize("who", [cast.CLERK, cast.SECTION_HEAD, cast.INSPECTOR, cast.ADMIN, cast.TOWN_HEAD])
def test_for_anybody_but_an_auditor_the_page_does_not_exist_and_is_in_no_menu(who: str, as_person: AsPerson) -> None:
    client = as_person(who)
    assert client.get("/looks/").status_code == 404
    assert "/looks/" not in client.get("/").content.decode()
    assert "/looks/" in as_person(cast.AUDITOR).get("/").content.decode()


@pytest.mark.parametrize("address", ["/looks/?list=all", "/looks/?week=soon", "/looks/?cursor=x"])
def test_an_odd_address_is_told_in_words(address: str, as_person: AsPerson) -> None:
    assert as_person(cast.AUDITOR).get(address).status_code == 404


@pytest.mark.parametrize("which", ["unmasked", "idle", "taken"])
def test_three_looks_cost_as_many_queries_as_one(which: str, as_person: AsPerson) -> None:
    doing, old = Doing(DAY).register().transfer(), settled()
    handler, clerk = as_person(cast.TOWN_HANDLER), as_person(cast.CLERK)

    def look() -> None:
        unmask(handler, doing)
        clerk.get(f"/cases/{old.done.case.number}/")
        clerk.post("/search/export/", {"purpose": "核对"})

    look()
    review(as_person, which)
    with CaptureQueriesContext(connection) as one:
        assert len(review(as_person, which).context["lines"]) == 1
    look()
    look()
    with CaptureQueriesContext(connection) as three:
        assert len(review(as_person, which).context["lines"]) == 3
    assert len(three) == len(one)
