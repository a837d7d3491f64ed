"""Routing by the office, to one organ or several: Art. 22."""

import pytest

from law.cast import BUREAU, DEPARTMENT, OTHER_TOWN, SECTION, TOWN, CastUnit
from law.reading import day, duty, stands, states
from law.words import (
    CLAIM,
    accept,
    assign,
    case,
    refusal,
    register,
    report_result,
    transfer,
)
from xinfang.law.obligations import Standing

ROUTE, TOLD = "R22-22-route", "R22-23-fwd"


def test_the_office_routes_within_fifteen_days_of_receipt() -> None:
    owing = duty(case(register(on="2026-02-06")), ROUTE, by=BUREAU)
    assert (owing.due_strict, owing.due) == (day("2026-02-21"), day("2026-02-24"))
    assert stands(owing, "2026-02-24") is Standing.OPEN
    assert stands(owing, "2026-02-25") is Standing.OVERDUE


def test_sending_a_request_on_meets_the_duty_to_route() -> None:
    routed = case(register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-17"))
    assert states(routed) == ["ROUTED"]
    assert stands(duty(routed, ROUTE), "2026-04-30") is Standing.MET
    late = case(register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-18"))
    assert stands(duty(late, ROUTE), "2026-03-17") is Standing.OPEN
    assert stands(duty(late, ROUTE), "2026-03-18") is Standing.MET_LATE


def test_each_request_is_routed_for_itself() -> None:
    half = case(register(CLAIM, CLAIM, on="2026-03-02"), transfer(to=TOWN, on="2026-03-03", requests=(2,)))
    assert states(half) == ["REGISTERED", "ROUTED"]
    assert [duty(half, ROUTE, n=n).is_open for n in (1, 2)] == [True, False]
    assert half.state.value == "REGISTERED"


def test_an_assigned_organ_reports_by_the_day_set_for_it() -> None:
    assigned = (register(on="2026-04-16"), assign(to=TOWN, on="2026-04-17", report_by="2026-05-02"))
    owing = duty(case(*assigned), "R22-22-assign", by=TOWN)
    assert (owing.due_strict, owing.due, owing.length) == (day("2026-05-02"), day("2026-05-06"), None)
    reported = case(*assigned, report_result(on="2026-05-06"))
    assert stands(duty(reported, "R22-22-assign"), "2026-06-01") is Standing.MET


def test_a_day_to_report_lies_after_the_day_of_assigning() -> None:
    before = case(register(on="2026-04-16"))
    assert refusal(before, assign(to=TOWN, on="2026-04-17", report_by="2026-04-17")).field == "report_by"


def test_only_an_assigned_matter_is_reported() -> None:
    before = case(register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-03"))
    assert refusal(before, report_result(on="2026-03-04")).why == "该诉求不是交办事项，不需要反馈办理结果。"


@pytest.mark.parametrize("unit", [BUREAU, SECTION])
def test_a_matter_is_not_sent_to_the_office_itself_or_its_sections(unit: CastUnit) -> None:
    before = case(register(on="2026-03-02"))
    assert refusal(before, transfer(to=unit, on="2026-03-03")).field == "to"


def test_two_requests_go_to_two_organs_each_seeing_its_own() -> None:
    both = case(
        register(CLAIM, CLAIM, on="2026-03-02"),
        transfer(to=TOWN, on="2026-03-03", requests=(1,)),
        transfer(to=DEPARTMENT, on="2026-03-05", requests=(2,)),
    )
    assert duty(both, TOLD, by=TOWN, n=1).due == day("2026-03-18")
    assert duty(both, TOLD, by=DEPARTMENT, n=2).due == day("2026-03-20")
    assert [both.sees(unit.id) for unit in (BUREAU, TOWN, DEPARTMENT, OTHER_TOWN)] == [None, (1,), (2,), ()]
    assert (
        refusal(both, accept(on="2026-03-06", at=TOWN, requests=(2,))).why == "诉求 2 目前不在本单位，不能办理“受理”。"
    )
    assert both.lead_unit == TOWN.id


def test_an_organ_that_gets_another_request_later_sees_both() -> None:
    later = case(
        register(CLAIM, CLAIM, on="2026-03-02"),
        transfer(to=TOWN, on="2026-03-03", requests=(2,)),
        transfer(to=TOWN, on="2026-03-05", requests=(1,)),
    )
    assert later.sees(TOWN.id) == (1, 2)
