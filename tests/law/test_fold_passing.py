"""Copies, recalls, papers, notices about officials, receipt for good, and carrying out: Art. 22, 23③, 30, 32②."""

from law.cast import BUREAU, COMMITTEE, DEPARTMENT, DISCIPLINE, OTHER_TOWN, PERSONNEL, STATION, TOWN
from law.reading import day, duty, owed, stands, states, window
from law.words import (
    ACCUSATION,
    accept,
    acknowledge,
    allowed,
    assign,
    case,
    conclude,
    hear,
    inform,
    issue_opinion,
    objection,
    refusal,
    register,
    serve,
    then,
    transfer,
    uphold,
)
from law.words_closing import reopen
from law.words_passing import (
    copy_to,
    discipline_receipted,
    notify_personnel,
    recall,
    report_execution,
    report_interim,
    return_papers,
)
from law.words_paths import forward, mark_urgent, mediate, refer, sign_agreement, urgent_report
from xinfang.law.obligations import Standing
from xinfang.law.roles import CapacityKind

ROUTE, TOLD, OBJECT, PAPERS, RECEIPT = "R22-22-route", "R22-23-fwd", "R22-23-object", "N22-23-papers", "N22-30-receipt"
OFFICIALS, LEADERS, EXECUTE = "N22-30-personnel", "N22-30-leaders", "N22-32-execute"
SENT = (register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-04"))
ACCUSED = register(ACCUSATION, on="2026-03-02", accused_persons=(201,))


def test_a_copy_lets_a_unit_read_and_makes_it_owe_nothing() -> None:
    copied = case(*SENT, copy_to(to=DEPARTMENT, on="2026-03-05"))
    assert copied.sees(DEPARTMENT.id) == (1,)
    assert [o for o in copied.obligations if o.obligor_unit == DEPARTMENT.id] == []
    assert (states(copied), copied.requests[0].holder) == (["ROUTED"], TOWN.id)


def test_an_accusation_is_never_copied() -> None:
    before = case(ACCUSED, transfer(to=DISCIPLINE, on="2026-03-03", ground="22-2"))
    assert refusal(before, copy_to(to=DEPARTMENT, on="2026-03-04")).why.startswith("检举控告事项由检举控告专办员办理")


def test_a_recall_reopens_the_duty_to_route_with_its_original_date() -> None:
    back = case(*SENT, recall(on="2026-03-20"))
    assert (states(back), back.requests[0].holder) == (["REGISTERED"], None)
    assert (duty(back, ROUTE).is_open, duty(back, ROUTE).due) == (True, day("2026-03-17"))
    assert stands(duty(back, ROUTE), "2026-03-20") is Standing.OVERDUE
    assert duty(back, TOLD).void_by == 3
    assert [r.void_by for r in back.remedies] == [3]


def test_a_recall_gives_the_same_organ_no_new_days_when_the_request_comes_again() -> None:
    again = case(*SENT, recall(on="2026-03-09"), transfer(to=TOWN, on="2026-03-16"))
    assert [o.due for o in owed(again, TOLD)] == [day("2026-03-19"), day("2026-03-19")]
    assert window(again, OBJECT).until == day("2026-03-11")


def test_what_was_told_by_an_organ_from_which_the_matter_is_taken_tells_nothing_of_the_next() -> None:
    again = case(*SENT, inform(on="2026-03-05"), recall(on="2026-03-06"), transfer(to=OTHER_TOWN, on="2026-03-09"))
    assert duty(again, TOLD, by=OTHER_TOWN).is_open
    assert allowed(again, inform(on="2026-03-10"))


def test_an_accepted_matter_is_not_recalled() -> None:
    accepted = case(*SENT, accept(on="2026-03-05"))
    assert refusal(accepted, recall(on="2026-03-06")).why == "诉求 1 目前为“已受理”，不能办理“撤回转送、交办”。"


def test_a_matter_passed_down_goes_back_to_the_organ_that_recalls_it() -> None:
    direct = register(on="2026-03-02", at=DEPARTMENT, by=CapacityKind.HANDLER)
    down = case(direct, forward(on="2026-03-03"))
    back = then(down, recall(on="2026-03-04", at=DEPARTMENT))
    assert (states(back), back.requests[0].holder) == (["ROUTED"], DEPARTMENT.id)
    assert duty(back, TOLD, by=STATION).void_by == 3
    assert refusal(case(direct), recall(on="2026-03-04")).field is None


def test_papers_are_given_back_after_an_upheld_objection() -> None:
    on_paper = transfer(to=TOWN, on="2026-03-04", delivery="PAPER")
    upheld = case(register(on="2026-03-02"), on_paper, objection(on="2026-03-10"), uphold(on="2026-03-11"))
    assert stands(duty(upheld, PAPERS, by=TOWN), "2026-12-01") is Standing.UNTIMED
    sent_on = then(upheld, transfer(to=OTHER_TOWN, on="2026-03-12"))
    assert not allowed(sent_on, return_papers(on="2026-03-13", at=OTHER_TOWN))
    assert duty(then(sent_on, return_papers(on="2026-03-13")), PAPERS).discharged_by == 6
    recalled = case(register(on="2026-03-02"), on_paper, recall(on="2026-03-05"))
    assert duty(recalled, PAPERS, by=TOWN).is_open


def test_what_was_seen_in_the_system_needs_no_giving_back() -> None:
    upheld = case(*SENT, objection(on="2026-03-06"), uphold(on="2026-03-09"))
    assert owed(upheld, PAPERS) == []
    refused = refusal(upheld, return_papers(on="2026-03-10", at=TOWN))
    assert refused.why == "本单位在诉求 1 上没有应当以“交还材料”履行的义务。"


def test_an_accusation_ends_when_the_discipline_organ_has_taken_it_up() -> None:
    sent = case(ACCUSED, transfer(to=DISCIPLINE, on="2026-03-03", ground="22-2"))
    taken = then(sent, discipline_receipted(on="2026-03-05"))
    assert (states(taken), taken.concluded_on) == (["CONCLUDED"], day("2026-03-05"))
    assert duty(taken, RECEIPT).discharged_by == 3
    signed = then(sent, acknowledge(on="2026-03-04"))
    assert (states(signed), duty(signed, RECEIPT).discharged_by) == (["ROUTED"], 3)
    assert states(then(signed, discipline_receipted(on="2026-03-06"))) == ["CONCLUDED"]


def test_nothing_but_an_accusation_is_taken_up_so() -> None:
    claim = case(register(on="2026-03-02"), transfer(to=DISCIPLINE, on="2026-03-03"))
    assert not allowed(claim, discipline_receipted(on="2026-03-04"))


def test_the_bureau_owes_the_personnel_organ_a_notice_of_officials_accused() -> None:
    taken = case(ACCUSED)
    assert stands(duty(taken, OFFICIALS, by=BUREAU), "2026-12-01") is Standing.UNTIMED
    told = then(taken, notify_personnel(on="2026-03-03"))
    assert (duty(told, OFFICIALS).discharged_by, owed(told, LEADERS)) == (2, [])
    assert told.sees(PERSONNEL.id) == ()
    sent = then(taken, transfer(to=PERSONNEL, on="2026-03-03", ground="30-2"))
    assert duty(sent, OFFICIALS).discharged_by == 2
    away = then(taken, transfer(to=DISCIPLINE, on="2026-03-03", ground="22-2"))
    assert duty(away, OFFICIALS).is_open
    assert owed(case(register(ACCUSATION, on="2026-03-02")), OFFICIALS) == []


def test_what_is_significant_goes_to_the_leaders_of_the_committee_too() -> None:
    told = case(ACCUSED, notify_personnel(on="2026-03-03", significant=True))
    assert duty(told, LEADERS, by=BUREAU).is_open
    up = then(told, notify_personnel(to=COMMITTEE, on="2026-03-04", significant=True))
    assert [o.discharged_by for o in owed(up, LEADERS)] == [3]


def test_officials_problems_are_told_to_nobody_else_and_never_to_the_accused() -> None:
    taken = case(register(ACCUSATION, on="2026-03-02", accused_persons=(502,)))
    assert refusal(taken, notify_personnel(to=DISCIPLINE, on="2026-03-03")).field == "to"
    assert refusal(taken, notify_personnel(on="2026-03-03")).why.startswith("不得将检举、揭发材料转给")


def test_a_report_on_the_way_meets_no_duty() -> None:
    given = case(register(on="2026-03-02"), assign(to=TOWN, on="2026-03-04", report_by="2026-04-30"))
    told = then(given, report_interim(on="2026-03-20"))
    assert told.obligations == given.obligations
    assert refusal(case(*SENT), report_interim(on="2026-03-20")).why.startswith("该诉求不是交办事项")


def test_a_supported_request_is_owed_its_carrying_out_until_that_is_done() -> None:
    heard = case(*SENT, accept(on="2026-03-05"), hear(on="2026-03-06"))
    supported = then(heard, issue_opinion(on="2026-03-09"), serve(on="2026-03-10"), conclude(on="2026-03-10"))
    assert stands(duty(supported, EXECUTE, by=TOWN), "2027-12-01") is Standing.UNTIMED
    under_way = then(supported, report_execution("UNDER_WAY", on="2026-04-01"))
    assert duty(under_way, EXECUTE).is_open
    assert duty(then(under_way, report_execution(on="2026-05-06")), EXECUTE).discharged_by == 9
    refused = then(heard, issue_opinion(on="2026-03-09", outcome="NOT_SUPPORT"))
    assert owed(refused, EXECUTE) == []
    assert refusal(refused, report_execution(on="2026-03-10")).why.startswith("只有予以支持的处理意见")


def test_a_notice_is_owed_until_it_is_given_whatever_has_become_of_the_request() -> None:
    agreed = case(*SENT, mediate(on="2026-03-05"), sign_agreement(on="2026-03-06"))
    assert (states(agreed), duty(agreed, TOLD).is_open) == (["CONCLUDED"], True)
    told = then(agreed, inform(on="2026-03-09"))
    assert (states(told), duty(told, TOLD).discharged_by) == (["CONCLUDED"], 5)
    assert refusal(told, inform(on="2026-03-09")).why == "已经书面告知过接收情况，不需要重复告知。"
    unknown = case(
        register(on="2026-03-02", reachable=None),
        transfer(to=TOWN, on="2026-03-04"),
        mediate(on="2026-03-05"),
        sign_agreement(on="2026-03-06"),
    )
    assert refusal(unknown, inform(on="2026-03-09")).why == "该诉求已经办结，没有尚未履行的告知义务。"


def test_an_urgent_report_is_owed_after_the_end_too() -> None:
    ended = case(*SENT, mark_urgent(on="2026-03-04"), mediate(on="2026-03-05"), sign_agreement(on="2026-03-06"))
    assert allowed(ended, urgent_report("NATIONAL", on="2026-03-09"))


def test_an_objection_upheld_after_a_decision_reopens_the_duty_to_follow_it() -> None:
    from_government = (register(on="2026-03-02"), refer(to=COMMITTEE, on="2026-03-03"))
    sent = case(*from_government, transfer(to=TOWN, on="2026-03-04"))
    assert duty(sent, "N22-22-decided").discharged_by == 3
    back = then(sent, objection(on="2026-03-06"), uphold(on="2026-03-09"))
    assert duty(back, "N22-22-decided").is_open
    assert duty(back, ROUTE).due == day("2026-03-17")


def test_an_office_and_two_organs_win_no_days_by_sending_to_and_fro() -> None:
    words = [register(on="2026-03-02")]
    for on, to in (("03", TOWN), ("06", OTHER_TOWN), ("11", TOWN), ("13", OTHER_TOWN)):
        words += [transfer(to=to, on=f"2026-03-{on}"), objection(on=f"2026-03-{on}"), uphold(on=f"2026-03-{on}")]
    played = case(*words)
    assert {o.due for o in owed(played, TOLD, by=TOWN)} == {day("2026-03-18")}
    assert {o.due for o in owed(played, TOLD, by=OTHER_TOWN)} == {day("2026-03-23")}
    assert duty(played, ROUTE).due == day("2026-03-17")


def test_a_recall_while_an_objection_waits_is_refused() -> None:
    late = case(*SENT, objection(on="2026-03-12"))
    assert refusal(late, recall(on="2026-03-13")).why == "已有一项异议等待核实，应当先核实该异议。"


def test_what_an_answer_gave_rise_to_ends_with_it_when_the_work_is_done_again() -> None:
    answered = (accept(on="2026-03-05"), hear(on="2026-03-06"), issue_opinion(on="2026-03-09"), serve(on="2026-03-10"))
    again = case(*SENT, *answered, conclude(on="2026-03-10"), reopen(on="2026-03-11"))
    assert (duty(again, EXECUTE).void_by, states(again)) == (8, ["ACCEPTED"])
    redone = then(again, issue_opinion(on="2026-03-12"))
    assert [o.is_open for o in owed(redone, EXECUTE)] == [False, True]
