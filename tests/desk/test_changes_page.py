"""Past changes: what moved, from which day to which and why, as far as the reader sees the petitions."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from doing import Doing
from xinfang.demo import cast
from xinfang.kernel import clock
from xinfang.law.calendar import amended
from xinfang.petitions.commands import Ask
from xinfang.petitions.inputs import Inputs
from xinfang.petitions.recompute import change_inputs, walk

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]
# Invented: the day on which sixty days from acceptance end is a rest day.
REST = date(2026, 5, 6)


def load(*, rest: bool = True) -> int:
    def change(old: Inputs) -> Inputs:
        [known] = [notice for notice in old.calendar.notices if notice.year == REST.year]
        holidays = known.holidays | {REST} if rest else known.holidays - {REST}
        return replace(old, calendar=amended(old.calendar, replace(known, holidays=holidays)))

    run = change_inputs(change, reason="载入测试用的安排", by="tester", at=clock.now())
    assert run is not None
    for _ in walk():
        pass
    return run.pk


def test_a_run_shows_each_date_it_moved_with_the_old_the_new_and_the_reason(as_person: AsPerson) -> None:
    doing = Doing(date(2026, 3, 2)).register().transfer().accept()
    run = load()
    client = as_person(cast.TOWN_HANDLER)
    [listed] = client.get("/changes/").context["runs"]
    assert (listed.reason, listed.calendar_changed, listed.rules_changed) == ("载入测试用的安排", True, False)
    answer = client.get(f"/changes/{run}/")
    [move] = answer.context["moves"]
    assert (move.number, move.who) == (doing.done.case.number, "井店镇")
    assert (str(move.old), str(move.new)) == ("2026-05-06", "2026-05-07")
    assert "5月6日" in move.reason
    assert "您能看到的有1个" in answer.content.decode()


def test_a_stranger_sees_the_run_but_none_of_its_dates_and_no_number(as_person: AsPerson) -> None:
    Doing(date(2026, 3, 2)).register().transfer().accept()
    run = load()
    for who in (cast.OTHER_TOWN_HANDLER, cast.ADMIN):
        answer = as_person(who).get(f"/changes/{run}/")
        assert answer.context["moves"] == []
        assert answer.context["number"] == "0"


def test_an_organ_sees_no_date_of_its_neighbours_request(as_person: AsPerson) -> None:
    both = (Ask("道路塌陷，请求修复。"), Ask("路灯不亮，请求修复。"))
    doing = Doing(date(2026, 3, 2)).register(*both).transfer(cast.TOWN, requests=(1,))
    doing.transfer(cast.DEPARTMENT, requests=(2,)).accept()
    run = load()
    assert as_person(cast.DEPARTMENT_HANDLER).get(f"/changes/{run}/").context["moves"] == []
    assert [move.who for move in as_person(cast.TOWN_HANDLER).get(f"/changes/{run}/").context["moves"]] == ["井店镇"]


def test_a_change_that_never_was_is_not_found(as_person: AsPerson) -> None:
    assert as_person(cast.CLERK).get("/changes/99/").status_code == 404


def test_three_moved_dates_cost_as_many_queries_as_one(as_person: AsPerson) -> None:
    client = as_person(cast.CASE_OFFICER)
    Doing(date(2026, 3, 2)).register().transfer().accept()
    one = load()
    for _ in range(2):
        Doing(date(2026, 3, 2)).register().transfer().accept()
    three = load(rest=False)
    counts = []
    for run, moved in ((one, "1"), (three, "3")):
        client.get(f"/changes/{run}/")
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"/changes/{run}/").context["number"] == moved
        counts.append(len(asked))
    assert counts[0] == counts[1]
