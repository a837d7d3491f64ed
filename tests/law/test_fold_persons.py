"""Further petitioners of one petition: notice, answer, review and rating are each one's own; nothing restarts."""

from law.cast import DEPARTMENT, TOWN
from law.reading import day, duty, owed, stands, states
from law.words import (
    ACCUSATION,
    accept,
    allowed,
    annul,
    case,
    conclude,
    hear,
    inform,
    issue_opinion,
    refusal,
    register,
    serve,
    then,
    transfer,
)
from law.words_closing import reopen, withdraw
from law.words_disposal import dispose
from law.words_persons import join, leave, rate_by, review_by, serve_on
from law.words_review import decide_review, request_review, serve_review
from xinfang.law.case import CaseFile
from xinfang.law.obligations import Standing
from xinfang.law.persons import served_to_all, unserved
from xinfang.law.roles import CapacityKind

TOLD, SERVE, ASK = "R22-23-fwd", "N22-35-serve", "R22-35-ask"
SENT = (register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-03"))
JOINED = (*SENT, inform(on="2026-03-05"), accept(on="2026-03-06"), join(on="2026-03-10"))
ANSWERED = (*JOINED, hear(on="2026-03-11"), issue_opinion(on="2026-03-16"))


def windows(now: CaseFile) -> list[tuple[int, object, bool]]:
    return [(r.anchor_seq, r.until, r.used_by is not None) for r in now.remedies if r.rule == ASK]


def test_who_joins_is_told_by_a_duty_of_his_own_and_nothing_else_moves() -> None:
    before = case(*JOINED[:-1])
    now = then(before, JOINED[-1])
    first, own = owed(now, TOLD, by=TOWN)
    assert (first.discharged_by, own.is_open, own.anchor_seq) == (3, True, 5)
    assert (own.started_on, own.due) == (day("2026-03-10"), day("2026-03-25"))
    assert [o for o in now.obligations if o.key != own.key] == list(before.obligations)
    assert (states(now), now.received_on) == (["ACCEPTED"], before.received_on)
    assert [o.discharged_by for o in owed(then(now, inform(on="2026-03-12")), TOLD)] == [3, 6]


def test_who_cannot_be_reached_is_owed_no_notice_and_the_first_who_can_be_makes_it_owed() -> None:
    assert len(owed(case(*JOINED[:-1], join(on="2026-03-10", reachable=False)), TOLD)) == 1
    unknown = case(register(on="2026-03-02", reachable=None), transfer(to=TOWN, on="2026-03-03"))
    assert owed(unknown, TOLD) == []
    known = then(unknown, join(on="2026-03-10"))
    assert (duty(known, TOLD).started_on, known.reachable) == (day("2026-03-10"), True)
    assert refusal(known, inform(on="2026-03-11", at=DEPARTMENT)).why.startswith("诉求 1 目前不在本单位")


def test_before_the_matter_is_sent_on_one_notice_is_for_all() -> None:
    now = case(register(on="2026-03-02"), join(on="2026-03-03"), transfer(to=TOWN, on="2026-03-04"))
    assert [(o.anchor_seq, o.due) for o in owed(now, TOLD)] == [(3, day("2026-03-19"))]


def test_the_answer_is_served_on_each_and_opens_a_window_for_each() -> None:
    answered = case(*ANSWERED)
    assert [(o.anchor_seq, o.is_open) for o in owed(answered, SERVE)] == [(7, True), (5, True)]
    one = then(answered, serve(on="2026-03-17"))
    assert (states(one), served_to_all(one, 1)) == (["SERVED"], False)
    assert (unserved(answered), unserved(one)) == ({1, 5}, {5})
    assert refusal(one, conclude(on="2026-03-18")).why == "还有信访人没有收到答复，应当逐一送达以后再办结。"
    assert refusal(one, serve(on="2026-03-18")).why == "该诉求没有应当向这位信访人送达的答复。"
    both = then(one, serve_on(5, on="2026-03-20"))
    assert windows(both) == [(8, day("2026-04-16"), False), (9, day("2026-04-20"), False)]
    assert both.requests[0].served_on == day("2026-03-17")
    assert states(then(both, conclude(on="2026-03-20"))) == ["CONCLUDED"]
    assert refusal(both, serve_on(5, on="2026-03-21")).why == "该诉求的答复已经送达。"


def test_who_joins_after_the_answer_is_owed_it_too() -> None:
    served = case(*SENT, accept(on="2026-03-06"), hear(on="2026-03-09"), issue_opinion(on="2026-03-10"))
    late = then(served, serve(on="2026-03-11"), join(on="2026-03-12"))
    assert [(o.anchor_seq, o.is_open) for o in owed(late, SERVE)] == [(5, False), (7, True)]
    assert stands(owed(late, SERVE)[1], "2027-03-01") is Standing.UNTIMED
    assert windows(then(late, serve_on(7, on="2026-03-13")))[1] == (8, day("2026-04-13"), False)


def test_each_asks_for_review_within_his_own_days_and_one_review_is_for_all() -> None:
    both = case(*ANSWERED, serve(on="2026-03-17"), serve_on(5, on="2026-04-10"))
    on_time = review_by(5, on="2026-04-30", entered_on="2026-04-30")
    asked = then(both, on_time)
    assert (asked.requests[0].reviews[0].late, asked.requests[0].reviews[0].against) == (False, 9)
    assert [used for _, _, used in windows(asked)] == [False, True]
    late = then(both, request_review(on="2026-04-30"))
    assert (late.requests[0].reviews[0].late, late.requests[0].reviews[0].against) == (True, 8)
    assert refusal(asked, request_review(on="2026-04-30")).why == "该处理意见已经请求复查，不能重复请求（第三十五条）。"


def test_serving_the_answer_on_one_ends_nobody_elses_window() -> None:
    answered = (inform(on="2026-03-12"), hear(on="2026-03-12"), issue_opinion(on="2026-03-16", outcome="NOT_SUPPORT"))
    both = case(*JOINED, *answered, serve_on(5, on="2026-03-17"), serve(on="2026-03-20"), conclude(on="2026-03-23"))
    assert [(r.until, r.void_by) for r in both.remedies if r.rule == ASK] == [
        (day("2026-04-16"), None),
        (day("2026-04-20"), None),
    ]
    assert "期限尚未届满" in refusal(both, dispose("REQUEST", on="2026-04-16")).why


def test_a_new_answer_ends_the_window_of_whom_it_has_reached_and_not_yet_the_others() -> None:
    both = case(*ANSWERED, serve(on="2026-03-17"), serve_on(5, on="2026-03-18"), conclude(on="2026-03-19"))
    anew = then(both, reopen(on="2026-03-20"), issue_opinion(on="2026-03-23"), serve_on(5, on="2026-03-24"))
    ended = [(r.anchor_seq, r.void_by) for r in anew.remedies if r.rule == ASK]
    assert ended == [(8, None), (9, 13), (13, None)]
    told = then(anew, serve(on="2026-03-25"))
    assert [(r.anchor_seq, r.void_by) for r in told.remedies if r.rule == ASK][:2] == [(8, 14), (9, 13)]


def test_the_answer_that_reaches_the_second_late_leaves_the_final_review_of_it_open() -> None:
    reviewed = (request_review(on="2026-03-18"), decide_review(on="2026-03-19"), serve_review(on="2026-03-20"))
    asked = case(*ANSWERED, serve(on="2026-03-17"), *reviewed, serve_on(5, on="2026-03-24"))
    (final,) = [r for r in asked.remedies if r.rule == "R22-36-ask"]
    assert (final.until, final.void_by) == (day("2026-04-20"), None)
    anew = then(asked, conclude(on="2026-03-25"), reopen(on="2026-03-26"), issue_opinion(on="2026-03-27"))
    served = then(anew, serve(on="2026-03-30"))
    assert [r.void_by for r in served.remedies if r.rule == "R22-36-ask"] == [16]


def test_each_rates_once_by_himself() -> None:
    served = case(*ANSWERED, serve(on="2026-03-17"), serve_on(5, on="2026-03-18"))
    rated = then(served, rate_by(5, on="2026-03-19"))
    assert refusal(rated, rate_by(5, on="2026-03-19")).why == "您已经评价过该诉求的办理情况。"
    assert allowed(rated, rate_by(1, on="2026-03-19"))
    assert not allowed(then(rated, rate_by(1, on="2026-03-19")), rate_by(1, on="2026-03-19"))


def test_who_leaves_withdraws_nothing_for_the_others_and_keeps_what_was_served_on_him() -> None:
    answered = case(*ANSWERED[:-1], inform(on="2026-03-12"), ANSWERED[-1])
    served = then(answered, serve(on="2026-03-17"), serve_on(5, on="2026-03-18"))
    gone = then(served, leave(5, on="2026-03-19"))
    assert (states(gone), windows(gone)) == (states(served), windows(served))
    assert gone.obligations == served.obligations
    assert allowed(gone, review_by(5, on="2026-03-20"))
    assert refusal(gone, leave(on="2026-03-20")).why == "只有一位信访人的，不能退出；不再请求办理的，可以撤回。"


def test_leaving_ends_what_was_owed_to_him_alone() -> None:
    left = case(*ANSWERED, leave(5, on="2026-03-17"))
    assert [(o.anchor_seq, o.is_open) for o in owed(left, SERVE)] == [(7, True), (5, False)]
    assert [(o.anchor_seq, o.is_open) for o in owed(left, TOLD)] == [(2, False), (5, False)]
    first = case(*ANSWERED, leave(on="2026-03-17"))
    assert [(o.anchor_seq, o.is_open) for o in owed(first, SERVE)] == [(7, False), (5, True)]
    assert refusal(first, serve(on="2026-03-18")).why == "这位信访人已经退出。"
    assert states(then(first, serve_on(5, on="2026-03-18"))) == ["SERVED"]


def test_one_cannot_withdraw_for_all_but_the_last_can() -> None:
    two = case(*JOINED)
    assert refusal(two, withdraw(on="2026-03-11")).why.startswith("还有其他信访人的，一人不能撤回全体的诉求")
    assert states(then(two, leave(5, on="2026-03-11"), withdraw(on="2026-03-12"))) == ["WITHDRAWN"]


def test_leaving_needs_the_signed_paper_and_is_not_entered_by_the_handler() -> None:
    two = case(*JOINED)
    assert refusal(two, leave(5, on="2026-03-11", evidence=False)).field == "evidence"
    assert not allowed(two, leave(5, on="2026-03-11", at=TOWN, by=CapacityKind.HANDLER))
    direct = case(
        register(on="2026-03-02", at=DEPARTMENT, by=CapacityKind.HANDLER), join(on="2026-03-03", at=DEPARTMENT)
    )
    assert refusal(direct, leave(2, on="2026-03-04", at=DEPARTMENT)).why.startswith("退出不能由承办单位或者承办人录入")


def test_at_most_five_speak_at_a_visit_and_a_letter_may_have_as_many_signers_as_it_likes() -> None:
    visit = case(register(on="2026-03-02", channel="VISIT"))
    for _ in range(4):
        visit = then(visit, join(on="2026-03-02", representative=True))
    assert refusal(visit, join(on="2026-03-02", representative=True)).field == "representative"
    assert allowed(visit, join(on="2026-03-02"))
    letter = case(register(on="2026-03-02"), *(join(on="2026-03-02", representative=True) for _ in range(7)))
    assert len(letter.persons) == 8


def test_an_accusation_is_joined_by_nobody() -> None:
    assert not allowed(case(register(ACCUSATION, on="2026-03-02")), join(on="2026-03-03"))


def test_a_new_answer_is_owed_to_each_again() -> None:
    done = case(*ANSWERED, serve(on="2026-03-17"), serve_on(5, on="2026-03-18"), conclude(on="2026-03-18"))
    again = then(done, reopen(on="2026-03-19"), issue_opinion(on="2026-03-20"))
    assert [(o.anchor_seq, o.is_open) for o in owed(again, SERVE)] == [(7, False), (5, True), (12, True)]


def test_a_joining_on_which_a_service_rests_is_not_annulled() -> None:
    by_officer = join(on="2026-03-10", by=CapacityKind.CASE_OFFICER)
    served = case(*JOINED[:-1], by_officer, *ANSWERED[5:], serve_on(5, on="2026-03-17"))
    assert refusal(served, annul(5, on="2026-03-18")).why.startswith("其后的“送达”以该记录为前提")
    assert len(then(case(*JOINED[:-1], by_officer), annul(5, on="2026-03-11")).persons) == 1
