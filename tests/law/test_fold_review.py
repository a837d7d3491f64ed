"""Review and final review (Art. 35, 36) and the end of the road (37), in days written out."""

from dataclasses import replace

import pytest

from law.cast import BUREAU, CITY_GOVERNMENT, DEPARTMENT, GOVERNMENT, OTHER_TOWN, TOWN
from law.reading import day, duty, owed, stands, states, window
from law.words import (
    ACCUSATION,
    CLAIM,
    ActWord,
    accept,
    act_of,
    allowed,
    annul,
    case,
    conclude,
    doer_of,
    hear,
    issue_opinion,
    refusal,
    register,
    serve,
    then,
    transfer,
)
from law.words_closing import reopen, revoke, withdraw
from law.words_paths import mediate, sign_agreement
from law.words_review import (
    admit,
    decide_review,
    explain_end,
    hearing,
    offer_aid,
    order_redo,
    refuse_review,
    request_final_review,
    request_review,
    serve_review,
    supply_file,
)
from xinfang.law.acts import ActKind
from xinfang.law.case import CaseFile
from xinfang.law.casefile import step
from xinfang.law.judge import eligible
from xinfang.law.obligations import Standing, standing
from xinfang.law.roles import CapacityKind
from xinfang.law.rulebook import Rulebook, shipped_rulebook
from xinfang.law.telling import proof

ASK, REVIEW, FINAL, REREVIEW = "R22-35-ask", "R22-35-review", "R22-36-ask", "R22-36-rereview"
ANSWERED = (
    register(on="2026-03-02"),
    transfer(to=TOWN, on="2026-03-03"),
    accept(on="2026-03-05"),
    hear(on="2026-03-06"),
    issue_opinion(on="2026-03-20"),
)
SERVED = (*ANSWERED, serve(on="2026-03-23"))
ASKED = (*SERVED, request_review(on="2026-04-01"))
REVIEWED = (*ASKED, decide_review(on="2026-04-20"), serve_review(on="2026-04-22"))
LAST = (*REVIEWED, request_final_review(on="2026-05-22"))
ENDED = (*LAST, decide_review(on="2026-06-15"), serve_review(on="2026-06-18"))
SENIOR = {"evidence": False, "by": CapacityKind.HANDLER, "at": GOVERNMENT}


def local() -> Rulebook:
    """Give the rulebook of a county in which the two local rules apply."""
    rules = shipped_rulebook().rules
    on = {name: replace(rules[name], active=True, sample=False) for name in ("L-SD-43", "L-SD-45")}
    return Rulebook({**rules, **on})


def test_an_answer_proven_served_opens_thirty_days_to_ask_for_review() -> None:
    assert [r for r in case(*ANSWERED).remedies if r.rule == ASK] == []
    opened = window(case(*SERVED), ASK)
    assert (opened.unit, opened.until) == (None, day("2026-04-22"))
    early = refusal(case(*ANSWERED), request_review(on="2026-03-21"))
    assert early.why.startswith("“请求复查”应当针对一项有效的“送达”")


def test_a_request_uses_the_window_and_binds_the_body_for_thirty_days() -> None:
    asked = case(*ASKED)
    owing = duty(asked, REVIEW, by=GOVERNMENT)
    assert (owing.started_on, owing.due) == (day("2026-04-01"), day("2026-05-06"))  # day thirty is the first of May
    assert (window(asked, ASK).used_by, states(asked)) == (7, ["SERVED"])
    assert asked.sees(GOVERNMENT.id) == (1,)
    assert stands(duty(asked, "N22-35-file", by=TOWN), "2027-01-01") is Standing.UNTIMED
    assert not duty(then(asked, supply_file(on="2026-04-02")), "N22-35-file").is_open


def test_a_window_that_ends_on_a_holiday_ends_on_the_next_worked_day() -> None:
    served = case(*ANSWERED, serve(on="2026-04-01"))
    assert (window(served, ASK).until_strict, window(served, ASK).until) == (day("2026-05-01"), day("2026-05-06"))
    in_time = then(served, request_review(on="2026-05-06"))
    assert (in_time.requests[0].reviews[0].late, duty(in_time, REVIEW).due) == (False, day("2026-06-05"))


def test_a_request_posted_on_the_last_day_is_in_time_and_runs_from_its_arrival() -> None:
    posted = request_review(
        on="2026-04-22", received_on="2026-04-28", by=CapacityKind.CLERK, entered_on="2026-04-28", evidence=True
    )
    asked = case(*SERVED, posted)
    assert not asked.requests[0].reviews[0].late
    assert (duty(asked, REVIEW).started_on, duty(asked, REVIEW).due) == (day("2026-04-28"), day("2026-05-28"))
    for odd in ("2026-04-21", "2026-04-29"):
        assert refusal(case(*SERVED), replace(posted, values={**posted.values, "received_on": odd})).field == (
            "received_on"
        )


def test_a_late_request_is_taken_in_and_binds_nobody_until_it_is_admitted_with_a_reason() -> None:
    late = case(*SERVED, request_review(on="2026-04-23"))
    assert (owed(late, REVIEW), late.requests[0].reviews[0].stage) == ([], "逾期提出，等待决定是否受理复查请求")
    assert stands(duty(late, "N22-35-admit", by=GOVERNMENT), "2027-01-01") is Standing.UNTIMED
    assert refusal(late, decide_review(on="2026-04-24")).why.endswith("逾期提出的请求，应当先决定是否受理。")
    taken = then(late, admit(on="2026-04-29"))
    assert (duty(taken, "N22-35-admit").discharged_by, duty(taken, REVIEW).started_on) == (8, day("2026-04-23"))
    assert taken.requests[0].reviews[0].stage == "正在复查"
    assert not duty(then(taken, decide_review(on="2026-05-07")), REVIEW).is_open


def test_nobody_is_late_on_a_provisional_window() -> None:
    said = (register(on="2026-11-02"), transfer(to=TOWN, on="2026-11-02"), accept(on="2026-11-02"))
    served = case(*said, hear(on="2026-11-02"), issue_opinion(on="2026-11-27"), serve(on="2026-11-27"))
    assert (window(served, ASK).until, window(served, ASK).provisional) == (day("2026-12-28"), True)
    assert not then(served, request_review(on="2026-12-30")).requests[0].reviews[0].late


def test_a_request_is_refused_on_a_closed_list_of_grounds_and_the_window_is_free_again() -> None:
    asked = case(*ASKED)
    assert refusal(asked, refuse_review("LATE", on="2026-04-02")).why.startswith("该请求没有超过期限")
    assert refusal(asked, refuse_review("LOCAL", on="2026-04-02")).why.startswith("没有启用地方性法规")
    refused = then(asked, refuse_review("NOT_ABOVE", on="2026-04-02"))
    assert (duty(refused, REVIEW).void_by, window(refused, ASK).used_by) == (8, None)
    assert (refused.requests[0].review, refused.requests[0].reviews[0].stage) == (None, "不予复查")
    assert refusal(refused, decide_review(on="2026-04-03")).why.startswith("没有可以提出意见的复查")
    again = then(refused, request_review(on="2026-04-07"))
    assert [(o.obligor_unit, o.void_by) for o in owed(again, REVIEW)] == [(20, 8), (20, None)]


def test_local_law_alone_lets_a_body_decide_on_admission_and_order_anew() -> None:
    assert owed(case(*ASKED), "L-SD-43") == []
    asked = case(*ASKED, rulebook=local())
    assert duty(asked, "L-SD-43", by=GOVERNMENT).due == day("2026-04-07")
    assert duty(then(asked, refuse_review("LOCAL", on="2026-04-02")), "L-SD-43").discharged_by == 8
    nowhere = refusal(case(*ASKED), decide_review("ORDER_ANEW", on="2026-04-20"))
    assert nowhere.why == "没有启用地方性法规的有关规定，不能责令重新办理；请选择维持、变更或者撤销。"
    anew = then(asked, decide_review("ORDER_ANEW", on="2026-04-20"))
    taken = duty(anew, "L-SD-43", by=GOVERNMENT)  # who decides has taken it, only later than he should have
    assert (taken.discharged_by, standing(taken, on=day("2026-04-21"))) == (8, Standing.MET_LATE)
    assert refusal(anew, order_redo(on="2026-04-21", by_day="2026-04-21")).field == "redo_by"
    ordered = then(anew, order_redo(on="2026-04-21", by_day="2026-05-20"), serve_review(on="2026-04-22"))
    assert (states(ordered), duty(ordered, "L-SD-45", by=TOWN).due) == (["ACCEPTED"], day("2026-05-20"))
    assert (duty(ordered, "N22-32-execute").void_on, duty(ordered, "R22-34-handle").is_open) == (
        day("2026-04-21"),
        False,
    )
    agreed = then(ordered, mediate(on="2026-05-06"), sign_agreement(on="2026-05-07"))
    assert (states(agreed), duty(agreed, "L-SD-45").void_on) == (["CONCLUDED"], day("2026-05-07"))
    redone = then(ordered, issue_opinion(on="2026-05-18"), serve(on="2026-05-19"))
    assert not duty(redone, "L-SD-45").is_open
    assert [o.is_open for o in owed(redone, "N22-32-execute")] == [False, True]
    assert allowed(redone, request_review(on="2026-05-25"))
    assert refusal(redone, request_final_review(on="2026-05-25")).why.startswith("复查意见送达以后才能请求复核")


def test_a_review_is_asked_for_once_for_each_opinion() -> None:
    assert refusal(case(*ASKED), request_review(on="2026-04-02")).why.startswith("该处理意见已经请求复查")
    assert refusal(case(*REVIEWED), request_review(on="2026-04-23")).why.startswith("该处理意见已经请求复查")


def test_only_a_body_that_the_unit_tree_named_reviews() -> None:
    served = case(*SERVED)
    other = request_review(on="2026-04-01", to=OTHER_TOWN, listed=(GOVERNMENT,))
    assert refusal(served, other).why.startswith("该单位不是原办理、复查机关、单位的上一级")
    both = request_review(on="2026-04-01", to=CITY_GOVERNMENT, listed=(GOVERNMENT, CITY_GOVERNMENT))
    assert duty(then(served, both), REVIEW).obligor_unit == CITY_GOVERNMENT.id
    for odd in (None, "x", ["x"], [{"unit": "20", "row": "x"}], [{"unit": 20}]):
        assert refusal(served, replace(both, values={**both.values, "bodies": odd})).field == "reviewer"


def test_requests_with_different_organs_are_reviewed_apart() -> None:
    two = [register(CLAIM, CLAIM, on="2026-03-02")]
    for n, organ in ((1, TOWN), (2, DEPARTMENT)):
        two += [transfer(to=organ, on="2026-03-03", requests=(n,)), accept(on="2026-03-05", requests=(n,), at=organ)]
        two += [hear(on="2026-03-06", requests=(n,), at=organ), issue_opinion(on="2026-03-20", requests=(n,), at=organ)]
        two += [serve(on="2026-03-23", requests=(n,), at=organ)]
    served = case(*two)
    assert refusal(served, request_review(on="2026-04-01", requests=(1, 2), about=6)).why.startswith("“请求复查”所列")
    first = then(served, request_review(on="2026-04-01", requests=(1,)))
    assert [bool(r.reviews) for r in first.requests] == [True, False]
    assert allowed(first, request_review(on="2026-04-01", requests=(2,), to=CITY_GOVERNMENT))


def test_the_body_decides_itself_and_the_office_enters_its_paper_only_with_the_paper() -> None:
    asked = case(*ASKED)
    assert allowed(asked, decide_review(on="2026-04-20", **SENIOR))
    bare = decide_review(on="2026-04-20", evidence=False)
    assert refusal(asked, bare).why == "代复查、复核机关、单位录入意见的，应当附意见书。"
    assert refusal(asked, decide_review(on="2026-04-20", at=OTHER_TOWN, by=CapacityKind.HANDLER)).why.startswith(
        "“提出复查、复核意见”应当由复查、复核机关、单位办理"
    )


def test_whoever_handled_the_matter_does_not_decide_its_review() -> None:
    asked = case(*ASKED)
    same = decide_review(on="2026-04-20", person=201, **SENIOR)
    assert refusal(asked, same).why == "复查、复核不能由原承办人进行（第二十八条第三款）。"
    assert eligible(asked, ActKind.DECIDE_REVIEW, actor=doer_of(asked, same)) == ()


def test_whoever_admits_a_review_for_its_body_may_decide_it_and_serve_it() -> None:
    late = case(*SERVED, request_review(on="2026-05-06"), admit(on="2026-05-07", person=401, **SENIOR))
    assert late.requests[0].handlers == {201}
    decided = then(late, decide_review(on="2026-05-08", person=401, **SENIOR))
    served = then(decided, serve_review(on="2026-05-09", person=401, **SENIOR))
    assert served.requests[0].handlers == {201}


def test_a_review_served_opens_thirty_days_to_ask_for_the_final_one() -> None:
    decided = case(*ASKED, decide_review(on="2026-04-20"))
    assert (duty(decided, REVIEW).discharged_on, duty(decided, "N22-35-reply", by=GOVERNMENT).is_open) == (
        day("2026-04-20"),
        True,
    )
    assert refusal(decided, request_final_review(on="2026-04-21")).why.startswith("复查意见送达以后才能请求复核")
    served = case(*REVIEWED)
    assert (duty(served, "N22-35-reply").discharged_by, window(served, FINAL).until) == (9, day("2026-05-22"))
    asked = case(*LAST)
    assert (duty(asked, REREVIEW, by=CITY_GOVERNMENT).due, asked.requests[0].reviews[1].stage) == (
        day("2026-06-22"),
        "正在复核",
    )


def test_a_hearing_in_review_pauses_nothing() -> None:
    heard = case(*ASKED, hearing(began="2026-04-10", on="2026-04-16"))
    assert duty(heard, REVIEW) == duty(case(*ASKED), REVIEW)


def test_a_hearing_in_final_review_alone_moves_its_day_by_the_days_it_took() -> None:
    before = case(*LAST)
    assert duty(before, REREVIEW).due_strict == day("2026-06-21")
    heard = then(before, hearing(began="2026-06-01", on="2026-06-05"))
    owing = duty(heard, REREVIEW)
    assert (owing.due_strict, owing.due, owing.entered_late) == (day("2026-06-26"), day("2026-06-26"), False)
    assert [o for o in heard.obligations if o.rule != REREVIEW] == [o for o in before.obligations if o.rule != REREVIEW]
    told = proof(owing, rulebook=heard.rulebook, calendar=heard.calendar).lines()
    assert any("期限中止，其中5日落在期限内，不计入" in line for line in told)
    back = then(heard, annul(11, on="2026-06-08"))
    assert duty(back, REREVIEW).due == day("2026-06-22")


def test_a_hearing_after_the_day_moves_nothing_and_one_entered_late_is_marked() -> None:
    late = case(*LAST, hearing(began="2026-06-23", on="2026-06-24"))
    assert duty(late, REREVIEW).due == day("2026-06-22")
    entered = case(*LAST, hearing(began="2026-06-15", on="2026-06-22", entered_on="2026-06-23"))
    assert (duty(entered, REREVIEW).due, duty(entered, REREVIEW).entered_late) == (day("2026-06-29"), True)
    for began in ("2026-05-21", "2026-06-03"):
        assert refusal(case(*LAST), hearing(began=began, on="2026-06-02")).field == "began_on"


def test_the_road_ends_when_the_final_opinion_is_proven_served() -> None:
    decided = case(*LAST, decide_review(on="2026-06-15"))
    assert decided.requests[0].road_ended_on is None
    assert refusal(decided, explain_end(on="2026-06-16", about=9)).why.startswith("复核意见尚未送达")
    ended = case(*ENDED)
    assert (ended.requests[0].road_ended_on, states(ended)) == (day("2026-06-18"), ["SERVED"])
    assert [r.rule for r in ended.remedies if r.anchor_seq == 12] == []
    assert refusal(ended, request_final_review(on="2026-06-19", about=9)).why.startswith("复查意见送达以后才能请求复核")


def test_duties_to_explain_and_to_help_remain_after_the_end_without_a_number() -> None:
    ended = case(*ENDED)
    for rule in ("N22-37-explain", "N22-37-aid"):
        assert stands(duty(ended, rule, by=TOWN), "2030-01-01") is Standing.UNTIMED
    helped = then(ended, explain_end(on="2026-06-20", at=TOWN), offer_aid(on="2026-06-20", at=TOWN))
    assert not any(o.is_open for rule in ("N22-37-explain", "N22-37-aid") for o in owed(helped, rule))
    assert allowed(case(*ANSWERED), offer_aid(on="2026-03-21", at=TOWN))


def test_conclusion_confirmation_and_rating_neither_gate_nor_end_the_road() -> None:
    concluded = case(*SERVED, conclude(on="2026-03-24"))
    asked = then(concluded, request_review(on="2026-04-01"))
    assert (states(asked), asked.requests[0].road_ended_on) == (["CONCLUDED"], None)
    assert refusal(asked, reopen(on="2026-04-02")).why == "该诉求正在复查、复核，应当等待复查、复核意见。"
    assert allowed(then(concluded), reopen(on="2026-04-02"))


def test_a_service_on_which_a_review_rests_is_not_annulled() -> None:
    asked = case(*ASKED)
    assert refusal(asked, annul(6, on="2026-04-02")).why == "其后的“请求复查”以该记录为前提，应当先撤销后面的记录。"
    own = annul(7, on="2026-04-02", by=CapacityKind.CASE_OFFICER)
    assert refusal(asked, own).why == "“请求复查”记录不能撤销。"
    assert refusal(case(*LAST), annul(9, on="2026-05-23")).why.startswith("其后的“请求复核”以该记录为前提")


def test_an_annulled_service_leaves_the_petitioner_the_later_window() -> None:
    served = case(*ANSWERED, serve(on="2026-03-23"), annul(6, on="2026-03-24"), serve(on="2026-03-21"))
    assert window(served, ASK).until == day("2026-04-22")


def test_a_second_opinion_served_takes_the_place_of_the_first_window() -> None:
    anew = (conclude(on="2026-03-24"), reopen(on="2026-03-25"), issue_opinion(on="2026-03-26"))
    twice = case(*SERVED, *anew, serve(on="2026-03-27"))
    assert [(r.until, r.void_by) for r in twice.remedies if r.rule == ASK] == [
        (day("2026-04-22"), 10),
        (day("2026-04-27"), None),
    ]


def test_a_withdrawal_ends_a_review_under_way_and_its_revocation_revives_it() -> None:
    asked = case(*ASKED)
    gone = then(asked, withdraw(on="2026-04-07"))
    assert duty(gone, REVIEW).void_by == 8
    assert duty(then(gone, revoke(on="2026-04-08")), REVIEW) == duty(asked, REVIEW)


def test_an_accusation_is_not_reviewed_here() -> None:
    accused = case(register(ACCUSATION, on="2026-03-02"))
    assert refusal(accused, request_review(on="2026-04-01", about=1)).why.startswith("检举控告事项由检举控告专办员办理")


@pytest.mark.parametrize(
    "word",
    [
        admit(on="2026-04-01"),
        refuse_review(on="2026-04-01"),
        decide_review(on="2026-04-01"),
        serve_review(on="2026-04-01"),
        order_redo(on="2026-04-01", by_day="2026-05-01"),
        hearing(began="2026-04-01", on="2026-04-01"),
    ],
    ids=lambda word: word.kind.value,
)
def test_a_stored_act_of_review_without_a_review_changes_no_review(word: ActWord) -> None:
    served: CaseFile = case(*SERVED)
    assert step(served, act_of(served, replace(word, about=6))).requests[0].reviews == ()


def test_a_review_in_the_years_of_the_former_regulation_goes_by_its_articles() -> None:
    old = (register(on="2018-03-02"), transfer(to=TOWN, on="2018-03-05"), accept(on="2018-03-06"))
    served = (*old, hear(on="2018-03-07"), issue_opinion(on="2018-04-02"), serve(on="2018-04-03"))
    asked = (*served, request_review(on="2018-04-10"), decide_review(on="2018-05-02"), serve_review(on="2018-05-03"))
    last = case(*asked, request_final_review(on="2018-05-10"), hearing(began="2018-05-14", on="2018-05-16"))
    rules = {o.rule for o in last.obligations} | {r.rule for r in last.remedies}
    assert {"R05-34-ask", "R05-34-review", "R05-35-ask", "R05-35-rereview"} <= rules
    assert duty(last, "R05-35-rereview").due_strict == day("2018-06-12")
    assert not any(o.rule in ("N22-35-reply", "N22-35-file") for o in last.obligations)
    assert BUREAU.id in dict(last.sight)
