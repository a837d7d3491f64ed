"""Routing, notice and objection: Art. 22 and 23."""

import pytest

from law.cast import BUREAU, DEPARTMENT, OTHER_TOWN, SECTION, TOWN, CastUnit
from law.reading import day, duty, owed, stands, states, window
from law.words import (
    CLAIM,
    NotAllowed,
    accept,
    acknowledge,
    add_material,
    assign,
    case,
    conclude,
    hear,
    inform,
    issue_opinion,
    objection,
    refusal,
    register,
    reject,
    report_result,
    serve,
    transfer,
    uphold,
)
from xinfang.law.obligations import Standing
from xinfang.law.roles import CapacityKind

ROUTE, TOLD, OBJECT, RULING = "R22-22-route", "R22-23-fwd", "R22-23-object", "N22-23-ruling"


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


def test_the_receiving_organ_tells_the_petitioner_within_fifteen_days() -> None:
    routed = case(register(on="2026-04-16"), transfer(to=TOWN, on="2026-04-17"))
    owing = duty(routed, TOLD, by=TOWN)
    assert (owing.due_strict, owing.due) == (day("2026-05-02"), day("2026-05-06"))


def test_accepting_does_not_take_the_place_of_telling() -> None:
    accepted = case(register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-03"), accept(on="2026-03-04"))
    assert duty(accepted, TOLD).is_open
    told = case(
        register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-03"), accept(on="2026-03-04"), inform(on="2026-03-05")
    )
    assert duty(told, TOLD).discharged_on == day("2026-03-05")
    assert states(told) == ["ACCEPTED"]


def test_a_forgotten_notice_is_owed_until_it_is_given() -> None:
    served = (
        register(on="2026-03-02"),
        transfer(to=TOWN, on="2026-03-03"),
        accept(on="2026-03-04"),
        hear(on="2026-03-05"),
        issue_opinion(on="2026-03-06"),
        serve(on="2026-03-09"),
    )
    assert stands(duty(case(*served), TOLD), "2026-03-19") is Standing.OVERDUE
    told = case(*served, inform(on="2026-03-20"))
    assert states(told) == ["SERVED"]
    assert stands(duty(told, TOLD), "2026-03-20") is Standing.MET_LATE


def test_the_notice_is_given_once() -> None:
    told = case(
        register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-03"), accept(on="2026-03-04"), inform(on="2026-03-05")
    )
    assert refusal(told, inform(on="2026-03-06")).why == "已经书面告知过接收情况，不需要重复告知。"


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


def test_an_organ_has_five_working_days_to_object() -> None:
    routed = case(register(on="2026-02-11"), transfer(to=TOWN, on="2026-02-12"))
    assert window(routed, OBJECT).until == day("2026-02-26")
    in_time = case(register(on="2026-02-11"), transfer(to=TOWN, on="2026-02-12"), objection(on="2026-02-26"))
    assert states(in_time) == ["OBJECTED"]
    assert window(in_time, OBJECT).used_by == 3


def test_a_late_objection_is_recorded_and_gains_nothing() -> None:
    routed = (register(on="2026-02-11"), transfer(to=TOWN, on="2026-02-12"))
    late = case(*routed, objection(on="2026-02-27"))
    assert states(late) == ["ROUTED"]
    assert duty(late, TOLD) == duty(case(*routed), TOLD)
    assert duty(late, RULING, by=BUREAU).is_open


def test_an_organ_that_objected_late_goes_on_and_is_ruled_on_all_the_same() -> None:
    late = (
        register(on="2026-03-02"),
        transfer(to=TOWN, on="2026-03-03"),
        objection(on="2026-03-11"),
        accept(on="2026-03-12"),
        hear(on="2026-03-12"),
        issue_opinion(on="2026-03-13"),
        serve(on="2026-03-16"),
        conclude(on="2026-03-16"),
    )
    ruled = case(*late, reject(on="2026-03-17", requests=(1,)))
    assert states(ruled) == ["CONCLUDED"]
    assert duty(ruled, RULING).discharged_on == day("2026-03-17")


def test_an_organ_that_objects_wins_no_time() -> None:
    silent = case(register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-03"), objection(on="2026-03-09"))
    assert duty(silent, TOLD).due == day("2026-03-18")
    assert stands(duty(silent, TOLD), "2026-03-19") is Standing.OVERDUE
    rejected = case(
        register(on="2026-03-02"),
        transfer(to=TOWN, on="2026-03-03"),
        objection(on="2026-03-09"),
        reject(on="2026-03-16"),
    )
    assert states(rejected) == ["ROUTED"]
    assert duty(rejected, TOLD).due == day("2026-03-18")


def test_ruling_on_an_objection_is_owed_without_a_number() -> None:
    silent = case(register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-03"), objection(on="2026-03-09"))
    assert stands(duty(silent, RULING, by=BUREAU), "2027-01-04") is Standing.UNTIMED


def test_one_objection_is_ruled_on_before_the_next() -> None:
    late = case(register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-03"), objection(on="2026-03-11"))
    assert refusal(late, objection(on="2026-03-12")).why == "已有一项异议等待核实，不能重复提出。"


def test_an_upheld_objection_reopens_the_same_duty_with_its_original_date() -> None:
    upheld = case(
        register(on="2026-03-02"),
        transfer(to=TOWN, on="2026-03-04"),
        objection(on="2026-03-10"),
        uphold(on="2026-03-20"),
    )
    assert states(upheld) == ["REGISTERED"]
    route = duty(upheld, ROUTE)
    assert (route.is_open, route.due) == (True, day("2026-03-17"))
    assert stands(route, "2026-03-20") is Standing.OVERDUE
    assert stands(duty(upheld, TOLD), "2026-03-19") is Standing.OPEN
    assert stands(duty(upheld, TOLD), "2026-03-20") is Standing.VOID


def test_the_next_organ_has_its_own_clocks() -> None:
    sent_on = case(
        register(on="2026-03-02"),
        transfer(to=TOWN, on="2026-03-04"),
        objection(on="2026-03-10"),
        uphold(on="2026-03-20"),
        transfer(to=OTHER_TOWN, on="2026-03-23"),
    )
    assert duty(sent_on, TOLD, by=OTHER_TOWN).due == day("2026-04-07")
    assert window(sent_on, OBJECT).until == day("2026-03-30")
    assert duty(sent_on, TOLD, by=TOWN).void_by == 4
    assert stands(duty(sent_on, ROUTE), "2026-03-23") is Standing.MET_LATE


def test_a_matter_is_not_sent_on_before_the_objection_was_upheld() -> None:
    upheld = case(
        register(on="2026-03-02"),
        transfer(to=TOWN, on="2026-03-04"),
        objection(on="2026-03-10"),
        uphold(on="2026-03-17"),
    )
    refused = refusal(upheld, transfer(to=OTHER_TOWN, on="2026-03-16", entered_on="2026-03-17"))
    assert refused.why == "发生日期不能早于核实同意异议的日期（2026-03-17）。"


def test_an_organ_accepts_some_requests_and_objects_to_others() -> None:
    mixed = case(
        register(CLAIM, CLAIM, on="2026-03-02"),
        transfer(to=TOWN, on="2026-03-03"),
        objection(on="2026-03-04", requests=(2,)),
        accept(on="2026-03-05"),
        uphold(on="2026-03-06"),
        transfer(to=DEPARTMENT, on="2026-03-06"),
    )
    assert states(mixed) == ["ACCEPTED", "ROUTED"]
    assert [r.holder for r in mixed.requests] == [TOWN.id, DEPARTMENT.id]
    assert duty(mixed, TOLD, by=TOWN, n=1).is_open
    assert duty(mixed, TOLD, by=TOWN, n=2).void_by == 5


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


def test_on_paper_a_matter_is_received_on_the_third_working_day() -> None:
    routed = case(register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-02", delivery="PAPER"))
    assert duty(routed, TOLD).due == day("2026-03-20")
    assert window(routed, OBJECT).until == day("2026-03-12")


def test_the_organ_may_acknowledge_paper_earlier_but_not_later() -> None:
    on_paper = (register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-02", delivery="PAPER"))
    earlier = case(*on_paper, acknowledge(on="2026-03-03"))
    assert duty(earlier, TOLD).due == day("2026-03-18")
    assert window(earlier, OBJECT).until == day("2026-03-10")
    same = case(*on_paper, acknowledge(on="2026-03-05"))
    assert duty(same, TOLD).due == day("2026-03-20")
    later = refusal(case(*on_paper), acknowledge(on="2026-03-06"))
    assert later.why == "该件最迟于 2026-03-05 视为收到，签收日期不能更晚。"


def test_what_was_acknowledged_once_does_not_become_later() -> None:
    twice = case(
        register(on="2026-03-02"),
        transfer(to=TOWN, on="2026-03-02", delivery="PAPER"),
        acknowledge(on="2026-03-03"),
        acknowledge(on="2026-03-04"),
    )
    assert duty(twice, TOLD).due == day("2026-03-18")


def test_requests_acknowledged_on_different_days_have_different_windows() -> None:
    both = (
        register(CLAIM, CLAIM, on="2026-03-02"),
        transfer(to=TOWN, on="2026-03-02", delivery="PAPER"),
        acknowledge(on="2026-03-02", requests=(1,)),
    )
    assert [window(case(*both), OBJECT, n=n).until for n in (1, 2)] == [day("2026-03-09"), day("2026-03-12")]
    assert states(case(*both, objection(on="2026-03-10"))) == ["ROUTED", "OBJECTED"]


def test_an_unknown_petitioner_is_owed_no_notice() -> None:
    unknown = case(register(on="2026-03-02", reachable=False), transfer(to=TOWN, on="2026-03-03"))
    assert owed(unknown, TOLD) == []
    assert duty(unknown, ROUTE).discharged_by == 2


def test_the_notice_is_owed_from_the_day_on_which_the_petitioner_becomes_known() -> None:
    unknown = (register(on="2026-03-02", reachable=False), transfer(to=TOWN, on="2026-03-03"))
    known = case(*unknown, add_material(on="2026-03-20", reachable=True))
    assert duty(known, TOLD, by=TOWN).due == day("2026-04-07")
    assert duty(known, TOLD, by=TOWN).due_strict == day("2026-04-04")
    told = case(*unknown, add_material(on="2026-03-20", reachable=True), inform(on="2026-03-23"))
    assert duty(told, TOLD).discharged_on == day("2026-03-23")


def test_becoming_known_twice_starts_nothing_anew() -> None:
    known = case(
        register(on="2026-03-02", reachable=False),
        transfer(to=TOWN, on="2026-03-03"),
        add_material(on="2026-03-20", reachable=True),
        add_material(on="2026-03-27", reachable=True),
    )
    assert duty(known, TOLD).started_on == day("2026-03-20")


def test_becoming_known_while_the_paper_is_on_its_way_starts_the_notice_at_receipt() -> None:
    on_paper = case(
        register(on="2026-03-02", reachable=False),
        transfer(to=TOWN, on="2026-03-02", delivery="PAPER"),
        add_material(on="2026-03-03", reachable=True),
    )
    assert duty(on_paper, TOLD).started_on == day("2026-03-05")


def test_becoming_known_starts_a_notice_only_where_one_is_still_due() -> None:
    known = case(
        register(CLAIM, CLAIM, CLAIM, on="2026-03-02", reachable=False),
        transfer(to=TOWN, on="2026-03-02", requests=(1, 2)),
        accept(on="2026-03-03", requests=(1,)),
        hear(on="2026-03-03"),
        issue_opinion(on="2026-03-03"),
        serve(on="2026-03-03"),
        conclude(on="2026-03-03"),
        add_material(on="2026-03-04", reachable=True),
    )
    assert [len(owed(known, TOLD, n=n)) for n in (1, 2, 3)] == [0, 1, 0]


def test_an_organ_seized_directly_tells_the_petitioner_within_fifteen_days() -> None:
    direct = case(register(on="2026-03-02", at=DEPARTMENT, by=CapacityKind.HANDLER))
    assert states(direct) == ["ROUTED"]
    assert duty(direct, "R22-23-direct", by=DEPARTMENT).due == day("2026-03-17")
    assert owed(direct, ROUTE) == []
    told = case(register(on="2026-03-02", at=DEPARTMENT, by=CapacityKind.HANDLER), inform(on="2026-03-02"))
    assert duty(told, "R22-23-direct").discharged_by == 2


def test_an_organ_seized_directly_has_nothing_to_acknowledge() -> None:
    direct = case(register(on="2026-03-02", at=DEPARTMENT, by=CapacityKind.HANDLER))
    assert refusal(direct, acknowledge(on="2026-03-02")).why == "该诉求不是其他单位转来的，不需要签收。"


def test_an_organ_seized_directly_owes_no_notice_to_an_unknown_petitioner_until_he_is_known() -> None:
    unknown = register(on="2026-03-02", at=DEPARTMENT, by=CapacityKind.HANDLER, reachable=False)
    assert owed(case(unknown), "R22-23-direct") == []
    known = case(unknown, add_material(on="2026-03-09", reachable=True, at=DEPARTMENT, by=CapacityKind.HANDLER))
    assert duty(known, "R22-23-direct", by=DEPARTMENT).due == day("2026-03-24")


def test_an_organ_seized_directly_handles_the_matter_itself() -> None:
    handled = case(
        register(on="2026-03-02", at=DEPARTMENT, by=CapacityKind.HANDLER),
        accept(on="2026-03-03"),
        hear(on="2026-03-04"),
        issue_opinion(on="2026-03-05"),
        serve(on="2026-03-05"),
        conclude(on="2026-03-05"),
    )
    assert states(handled) == ["CONCLUDED"]
    assert handled.sees(BUREAU.id) == ()
    with pytest.raises(NotAllowed, match="转送"):
        case(
            register(on="2026-03-02", at=DEPARTMENT, by=CapacityKind.HANDLER),
            objection(on="2026-03-03"),
        )
