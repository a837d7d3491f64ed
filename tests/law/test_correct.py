"""Correction: what an act should have said holds from the start, and nobody wins time nor loses a right by it."""

from dataclasses import replace
from typing import Any

import pytest

from law import words as w
from law import words_closing as c
from law import words_paths as p
from law import words_review as e
from law.cast import BUREAU, OTHER_TOWN, TOWN
from law.reading import day, duty, owed, stands, states, window
from law.words import SECOND, ActWord, allowed, case, refusal, then
from law.words_correction import correct, words_of_request
from xinfang.law.acts import ActKind
from xinfang.law.case import CaseFile
from xinfang.law.corrections import changes
from xinfang.law.obligations import Standing
from xinfang.law.refusal import NeedsSecond
from xinfang.law.roles import CapacityKind

ROUTE, TOLD, OBJECT, HANDLE, ASK = "R22-22-route", "R22-23-fwd", "R22-23-object", "R22-34-handle", "R22-35-ask"
ROUTED = (w.register(on="2026-03-05"), w.transfer(to=TOWN, on="2026-03-09"))
ACCEPTED = (*ROUTED, w.accept(on="2026-03-12"))
ANSWERED = (*ACCEPTED, w.hear(on="2026-03-13"), w.issue_opinion(on="2026-03-16"))
SERVED = (*ANSWERED, w.serve(on="2026-03-18"))
OFFICER = CapacityKind.CASE_OFFICER


def why_not(before: CaseFile, word: ActWord) -> str:
    """Give why the word is refused even when a second person confirms it."""
    _, refused = w.judged(before, w.act_of(before, word), today=word.today)
    assert refused is not None
    return refused.why


def test_an_earlier_day_of_receipt_brings_the_duty_to_route_forward() -> None:
    registered = case(ROUTED[0], correct(1, on="2026-03-06", day="2026-03-03"))
    assert registered.received_on == day("2026-03-03")
    assert (duty(registered, ROUTE).started_on, duty(registered, ROUTE).due) == (day("2026-03-03"), day("2026-03-18"))


def test_a_later_day_of_receipt_puts_nothing_off_and_says_why() -> None:
    early = case(w.register(on="2026-03-03", entered_on="2026-03-05"), correct(1, on="2026-03-06", day="2026-03-05"))
    assert early.received_on == day("2026-03-05")
    assert (duty(early, ROUTE).due, duty(early, ROUTE).held_by) == (day("2026-03-18"), 1)


def test_the_act_as_entered_stays_on_file_and_is_read_as_corrected() -> None:
    registered = case(ROUTED[0], correct(1, on="2026-03-06", day="2026-03-03"))
    assert registered.acts[0].happened_on == day("2026-03-05")
    first = registered.act(1)
    assert first is not None
    assert first.happened_on == registered.live[0].happened_on == day("2026-03-03")
    assert [a.kind.value for a in registered.acts] == ["register", "correct"]


def test_a_correction_waits_for_a_second_person() -> None:
    refused = refusal(case(ROUTED[0]), correct(1, on="2026-03-06", day="2026-03-03"))
    assert refused == NeedsSecond("“更正记录”须经第二人确认后生效。")
    assert case(ROUTED[0], correct(1, on="2026-03-06", day="2026-03-03")).acts[1].confirmed_by == SECOND


def test_an_act_that_was_corrected_is_corrected_again() -> None:
    twice = case(
        ROUTED[0], correct(1, on="2026-03-06", day="2026-03-02"), correct(1, on="2026-03-09", day="2026-03-04")
    )
    assert twice.received_on == day("2026-03-04")
    assert duty(twice, ROUTE).due == day("2026-03-17")
    told = [[(one.old, one.new) for one in changes(twice, act)] for act in twice.acts[1:]]
    assert told == [[("2026-03-05", "2026-03-02")], [("2026-03-02", "2026-03-04")]]


def test_a_correction_is_neither_corrected_nor_annulled() -> None:
    once = case(ROUTED[0], correct(1, on="2026-03-06", day="2026-03-03"))
    sentence = "“更正记录”不能撤销，也不能更正；更正有误的，请对原记录再作一次更正。"
    assert why_not(once, correct(2, on="2026-03-09", day="2026-03-04")) == sentence
    assert why_not(once, w.annul(2, on="2026-03-09", at=BUREAU, by=OFFICER)) == sentence


def test_a_later_acceptance_puts_nothing_off_and_an_earlier_one_counts() -> None:
    later = case(*ACCEPTED, correct(3, on="2026-03-16", day="2026-03-10"))
    assert duty(later, HANDLE).due == day("2026-05-09")
    back = then(later, correct(3, on="2026-03-17", day="2026-03-12"))
    assert (duty(back, HANDLE).due, duty(back, HANDLE).held_by) == (day("2026-05-09"), 3)


def test_another_day_to_report_is_never_a_later_one() -> None:
    assigned = (w.register(on="2026-03-05"), w.assign(to=TOWN, on="2026-03-09", report_by="2026-04-30"))
    later = case(*assigned, correct(2, on="2026-03-10", corrected={"report_by": "2026-06-30"}))
    assert (duty(later, "R22-22-assign").due, duty(later, "R22-22-assign").held_by) == (day("2026-04-30"), 2)
    sooner = case(*assigned, correct(2, on="2026-03-10", corrected={"report_by": "2026-04-10"}))
    assert duty(sooner, "R22-22-assign").due == day("2026-04-10")


def test_the_petitioners_window_keeps_the_last_day_that_he_was_told() -> None:
    assert window(case(*SERVED), ASK).until == day("2026-04-17")
    earlier = case(*SERVED, correct(6, on="2026-03-19", day="2026-03-17"))
    assert (window(earlier, ASK).until, earlier.requests[0].served_on) == (day("2026-04-17"), day("2026-03-17"))


def test_what_is_met_in_time_only_by_a_correction_after_the_day_says_so() -> None:
    late = case(*ROUTED, w.inform(on="2026-03-25"))
    assert stands(duty(late, TOLD), "2026-03-30") is Standing.MET_LATE
    mended = then(late, correct(3, on="2026-03-30", day="2026-03-20"))
    assert (stands(duty(mended, TOLD), "2026-03-30"), duty(mended, TOLD).entered_late) == (Standing.MET, True)


def test_a_reply_that_becomes_written_only_after_the_day_says_so() -> None:
    replied = case(
        w.register(w.SUGGESTION, on="2026-03-05"),
        w.transfer(to=TOWN, on="2026-03-09"),
        p.study(on="2026-03-10"),
        p.adopt(on="2026-03-11"),
        p.reply_suggestion(on="2026-03-12", method="PHONE"),
    )
    assert stands(duty(replied, TOLD), "2026-03-30") is Standing.OVERDUE
    mended = then(replied, correct(5, on="2026-03-30", corrected={"method": "POST"}))
    assert (stands(duty(mended, TOLD), "2026-03-30"), duty(mended, TOLD).entered_late) == (Standing.MET, True)
    in_time = then(replied, correct(5, on="2026-03-20", corrected={"method": "POST"}))
    assert (stands(duty(in_time, TOLD), "2026-03-30"), duty(in_time, TOLD).entered_late) == (Standing.MET, False)


def test_words_are_corrected_by_a_text_of_their_own() -> None:
    mended = case(ROUTED[0], correct(1, on="2026-03-06", corrected=words_of_request(1, "更正后的诉求")))
    (said,) = mended.said[0].payload["asks"]
    assert (said["class"], said["text"]) == ("CLAIM", w.reference("更正后的诉求"))
    assert mended.acts[0].payload["asks"][0]["text"] == w.reference("诉求1")


def test_words_on_which_a_later_act_rests_are_not_corrected_and_its_day_is() -> None:
    served = case(*SERVED)
    refused = why_not(served, correct(5, on="2026-03-19", corrected={"text": w.reference("另一份意见")}))
    assert refused == "其后的“送达”以该记录为前提，只能更正发生日期；更正内容的，应当先撤销后面的记录。"
    assert allowed(served, correct(5, on="2026-03-19", day="2026-03-13"))


@pytest.mark.parametrize(
    ("target", "told", "why"),
    [
        (1, "2026-03-06", "发生日期不能晚于录入该记录的日期（2026-03-05）。"),
        (2, "2026-03-04", "发生日期不能早于收到信访事项的日期（2026-03-05）。"),
        (3, "2026-03-06", "发生日期不能早于所针对的“转送”（2026-03-09）。"),
        (2, "2026-03-05", None),
        (3, "2026-03-11", None),
        (4, "2026-03-12", None),
    ],
)
def test_a_corrected_day_fits_between_what_came_before_and_after(target: int, told: str, why: str | None) -> None:
    word = correct(target, on="2026-03-19", day=told)
    if why is None:
        assert allowed(case(*ANSWERED), word)
    else:
        assert why_not(case(*ANSWERED), word) == why


def test_a_corrected_day_comes_before_the_acts_that_rest_on_it() -> None:
    entered_later = case(*ACCEPTED[:2], w.accept(on="2026-03-11", entered_on="2026-03-13"), w.hear(on="2026-03-12"))
    assert why_not(entered_later, correct(3, on="2026-03-13", day="2026-03-13")) == (
        "其后的“听取信访人陈述”（2026-03-12）以该记录为前提，发生日期不能晚于它。"
    )


def test_an_objection_in_time_does_not_become_late_by_the_senders_correction() -> None:
    objected = case(w.register(on="2026-03-02"), w.transfer(to=TOWN, on="2026-03-09"), w.objection(on="2026-03-16"))
    assert why_not(objected, correct(2, on="2026-03-17", day="2026-03-06")) == (
        "“提出异议”是在期限内作出的，更正后将成为逾期，不能这样更正。"
    )


def test_an_objection_is_not_corrected_into_one_under_which_a_later_act_would_not_have_been_done() -> None:
    late = (w.objection(on="2026-03-17"), w.accept(on="2026-03-18"))
    accepted = case(*ROUTED, *late)
    assert states(accepted) == ["ACCEPTED"]
    assert why_not(accepted, correct(3, on="2026-03-19", day="2026-03-16")) == (
        "更正后，其后的“受理”将不符合规定：诉求 1 目前为“承办单位有异议”，不能办理“受理”。"
    )
    assert allowed(case(*ROUTED, late[0]), correct(3, on="2026-03-19", day="2026-03-16"))


def test_a_hearing_does_not_become_longer_by_a_correction() -> None:
    heard = case(
        *SERVED,
        e.request_review(on="2026-03-20"),
        e.decide_review(on="2026-03-23"),
        e.serve_review(on="2026-03-24"),
        e.request_final_review(on="2026-03-26"),
        e.hearing(began="2026-04-08", on="2026-04-10"),
    )
    why = why_not(heard, correct(11, on="2026-04-13", corrected={"began_on": "2026-04-01"}))
    assert why.endswith("更正不得推迟期限。")
    assert allowed(heard, correct(11, on="2026-04-13", corrected={"began_on": "2026-04-09"}))


@pytest.mark.parametrize(
    ("target", "corrected"),
    [
        (1, {"reachable": False}),
        (1, {"class": "SUGGESTION"}),
        (2, {"to": OTHER_TOWN.facts()}),
        (5, {"outcome": "NOT_SUPPORT"}),
        (3, {"requests": [2]}),
    ],
)
def test_what_was_decided_and_to_whom_it_went_is_not_corrected(target: int, corrected: dict[str, Any]) -> None:
    why = why_not(case(*ANSWERED), correct(target, on="2026-03-19", corrected=corrected))
    assert "只能更正" in why


@pytest.mark.parametrize(
    ("corrected", "why"),
    [
        (None, "请至少更正一项内容或者发生日期。"),
        ({"method": None}, "“告知方式”只能更正，不能删去。"),
        ({"method": "PIGEON"}, "“告知方式”不在可选范围内，请从列表中选择。"),
        ({"method": "POST"}, "更正的内容与原记录相同，没有需要更正的。"),
        ({"text": "没有承诺的文字"}, "“处理途径和程序”没有对应的文字记录。"),
    ],
)
def test_a_correction_says_something_that_the_act_may_say(corrected: dict[str, Any] | None, why: str) -> None:
    told = case(*ROUTED, w.inform(on="2026-03-12"))
    assert why_not(told, correct(3, on="2026-03-13", corrected=corrected)) == why


def test_only_the_unit_that_did_an_act_corrects_it() -> None:
    refused = why_not(case(*ACCEPTED), correct(3, on="2026-03-13", day="2026-03-11", at=BUREAU, by=OFFICER))
    assert refused == "“受理”记录只能由作出单位以有权身份更正。"


def test_the_petitioners_own_word_is_not_corrected_for_him() -> None:
    withdrawn = case(*ROUTED, c.withdraw(on="2026-03-12"))
    assert why_not(withdrawn, correct(3, on="2026-03-13", day="2026-03-11", at=BUREAU, by=OFFICER)) == (
        "“撤回”记录不能更正。"
    )


def test_an_accusation_is_corrected_by_its_officer_alone() -> None:
    accused = case(w.register(w.ACCUSATION, on="2026-03-05"))
    mended = then(accused, correct(1, on="2026-03-06", day="2026-03-03", by=CapacityKind.ACCUSATION_OFFICER))
    assert mended.received_on == day("2026-03-03")
    assert not allowed(accused, correct(1, on="2026-03-06", day="2026-03-03", by=OFFICER))


def test_annulling_a_corrected_act_holds_the_earliest_date_that_was_told() -> None:
    anew = case(
        *ACCEPTED,
        correct(3, on="2026-03-13", day="2026-03-10"),
        w.annul(3, on="2026-03-16"),
        w.accept(on="2026-03-20"),
    )
    assert (owed(anew, HANDLE)[-1].started_on, owed(anew, HANDLE)[-1].held_by) == (day("2026-03-10"), 3)
    assert states(anew) == ["ACCEPTED"]


def test_a_correction_that_cannot_be_read_is_flagged_and_changes_nothing() -> None:
    before = case(*ROUTED)
    act = w.act_of(before, correct(2, on="2026-03-10", corrected={"to": 7}))
    after = w.step(before, act)
    assert [a.seq for a in after.anomalies] == [3]
    assert after.corrected == ()
    assert after.act(3) is not None
    wild = replace(act, payload={**act.payload, "corrected": [], "day": "gestern"})
    assert [a.seq for a in w.step(before, wild).anomalies] == [3]
    assert {a.kind for a in after.acts} == {ActKind.REGISTER, ActKind.TRANSFER, ActKind.CORRECT}
