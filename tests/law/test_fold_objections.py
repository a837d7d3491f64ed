"""Receipt on paper and objection within five working days: Art. 23③."""

from law.cast import BUREAU, DEPARTMENT, OTHER_TOWN, TOWN
from law.reading import day, duty, stands, states, window
from law.words import (
    CLAIM,
    accept,
    acknowledge,
    add_material,
    case,
    conclude,
    hear,
    inform,
    issue_opinion,
    objection,
    refusal,
    register,
    reject,
    serve,
    then,
    transfer,
    uphold,
)
from xinfang.law.obligations import Standing
from xinfang.law.table.row import Need

ROUTE, TOLD, OBJECT, RULING = "R22-22-route", "R22-23-fwd", "R22-23-object", "N22-23-ruling"


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
    assert refusal(late, objection(on="2026-03-12")).why == "已有一项异议等待核实，应当先核实该异议。"


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
    assert refused.why == "发生日期不能早于核实同意异议或者撤回的日期（2026-03-17）。"


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


def test_a_later_acknowledgement_of_what_came_in_the_system_changes_nothing() -> None:
    sent = (register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-03"))
    assert case(*sent, acknowledge(on="2026-03-09")).obligations == case(*sent).obligations


def test_what_was_acknowledged_once_is_not_acknowledged_again() -> None:
    once = case(
        register(on="2026-03-02"),
        transfer(to=TOWN, on="2026-03-02", delivery="PAPER"),
        acknowledge(on="2026-03-03"),
    )
    assert refusal(once, acknowledge(on="2026-03-04")).why == Need.NOT_ACKNOWLEDGED.value
    assert duty(once, TOLD).due == day("2026-03-18")
    assert window(once, OBJECT).until == day("2026-03-10")


def test_requests_acknowledged_on_different_days_have_different_windows() -> None:
    both = (
        register(CLAIM, CLAIM, on="2026-03-02"),
        transfer(to=TOWN, on="2026-03-02", delivery="PAPER"),
        acknowledge(on="2026-03-02", requests=(1,)),
    )
    assert [window(case(*both), OBJECT, n=n).until for n in (1, 2)] == [day("2026-03-09"), day("2026-03-12")]
    assert states(case(*both, objection(on="2026-03-10"))) == ["ROUTED", "OBJECTED"]


def test_an_organ_that_has_told_the_petitioner_of_its_handling_objects_no_more() -> None:
    routed = (register(CLAIM, CLAIM, on="2026-03-02"), transfer(to=TOWN, on="2026-03-03"))
    told = case(*routed, inform(on="2026-03-04", requests=(1,)))
    assert [r.void_by for r in told.remedies if r.rule == OBJECT] == [3, None]
    assert refusal(told, objection(on="2026-03-05", requests=(1,))).why == (
        "诉求 1 目前为“已告知”，不能办理“提出异议”。"
    )
    assert window(case(*routed, acknowledge(on="2026-03-04")), OBJECT).void_by is None


def test_a_second_upheld_objection_leaves_the_first_as_it_ended() -> None:
    twice = case(
        register(on="2026-03-02"),
        transfer(to=TOWN, on="2026-03-03"),
        objection(on="2026-03-04"),
        uphold(on="2026-03-05"),
        transfer(to=DEPARTMENT, on="2026-03-06"),
        objection(on="2026-03-09"),
        uphold(on="2026-03-10"),
    )
    assert [(r.unit, r.void_by) for r in twice.remedies if r.rule == OBJECT] == [(TOWN.id, 4), (DEPARTMENT.id, 7)]


def test_a_petitioner_known_only_after_the_receipt_is_told_from_that_day_whatever_is_acknowledged() -> None:
    nameless = (register(on="2026-03-02", reachable=None), transfer(to=TOWN, on="2026-03-02", delivery="PAPER"))
    known = case(
        *nameless, add_material(on="2026-03-04", reachable=True), acknowledge(on="2026-03-03", entered_on="2026-03-05")
    )
    assert duty(known, TOLD).due == day("2026-03-19")
    once_more = case(*nameless, add_material(on="2026-03-02", reachable=True), acknowledge(on="2026-03-03"))
    assert duty(once_more, TOLD).due == day("2026-03-18")


def test_papers_acknowledged_by_the_next_organ_leave_what_the_first_one_owed_as_it_was() -> None:
    sent_again = case(
        register(on="2026-03-02"),
        transfer(to=TOWN, on="2026-03-03"),
        objection(on="2026-03-04"),
        uphold(on="2026-03-05"),
        transfer(to=DEPARTMENT, on="2026-03-06", delivery="PAPER"),
    )
    received = then(sent_again, acknowledge(on="2026-03-09"))
    assert duty(received, "R22-23-fwd", by=TOWN) == duty(sent_again, "R22-23-fwd", by=TOWN)
    assert duty(received, "R22-23-fwd", by=DEPARTMENT).started_on == day("2026-03-09")
