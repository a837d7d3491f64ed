"""A hearing in a review begins with its notice, from which day on it takes days (36②)."""

import pytest

from law import words as w
from law.cast import TOWN
from law.reading import duty
from law.words import allowed, annul, case, refusal, then
from law.words_correction import correct
from law.words_review import decide_review, hearing, notify_hearing, request_final_review, request_review, serve_review

ASKED = (
    w.register(on="2026-01-05"), w.transfer(to=TOWN, on="2026-01-06"), w.accept(on="2026-01-07"),
    w.hear(on="2026-01-08"), w.issue_opinion(on="2026-01-19"), w.serve(on="2026-01-20"),
    request_review(on="2026-01-26"), decide_review(on="2026-02-05"), serve_review(on="2026-02-06"),
    request_final_review(on="2026-03-02"),
)  # fmt: skip
FINAL = "R22-36-rereview"


def test_a_hearing_takes_days_from_its_notice_on_where_one_was_given() -> None:
    told = case(*ASKED, notify_hearing(on="2026-03-10"))
    early = refusal(told, hearing(began="2026-03-09", on="2026-03-20"))
    assert (early.why, early.field) == ("听证所需时间自通知听证之日（2026-03-10）起计算。", "began_on")
    assert allowed(told, hearing(began="2026-03-10", on="2026-03-20"))
    assert allowed(case(*ASKED), hearing(began="2026-03-09", on="2026-03-20"))


def test_a_second_notice_does_not_shorten_what_the_first_began() -> None:
    twice = case(*ASKED, notify_hearing(on="2026-03-10"), notify_hearing(on="2026-03-16"))
    assert allowed(twice, hearing(began="2026-03-10", on="2026-03-20"))


LATER = "已经录入的“举行听证”所需时间自2026-03-09起计算，通知听证不能晚于这一天；应当先更正或者撤销该记录。"
HELD, HELD_ON_TIME = hearing(began="2026-03-09", on="2026-03-20"), hearing(began="2026-03-10", on="2026-03-20")


def test_a_first_notice_is_not_entered_behind_a_hearing_that_began_before_it() -> None:
    held = case(*ASKED, HELD)
    late = refusal(held, notify_hearing(on="2026-03-19", entered_on="2026-03-20"))
    assert (late.why, late.field) == (LATER, "happened_on")
    assert allowed(held, notify_hearing(on="2026-03-21"))
    covered = case(*ASKED, notify_hearing(on="2026-03-09"), hearing(began="2026-03-09", on="2026-03-11"))
    assert allowed(covered, notify_hearing(on="2026-03-10", entered_on="2026-03-11"))


def test_nor_is_its_day_corrected_to_a_later_one() -> None:
    told = case(*ASKED, notify_hearing(on="2026-03-10", entered_on="2026-03-12"), HELD_ON_TIME)
    late = refusal(told, correct(11, on="2026-03-20", day="2026-03-11"))
    assert "“举行听证”将不符合规定：听证所需时间自通知听证之日（2026-03-11）起计算。" in late.why


def test_a_first_notice_is_not_annulled_and_given_anew_behind_its_hearing() -> None:
    told = case(*ASKED, notify_hearing(on="2026-03-10"), HELD_ON_TIME)
    anew = then(told, annul(11, on="2026-03-20"))
    assert not allowed(anew, notify_hearing(on="2026-03-19", entered_on="2026-03-20"))
    twice = case(*ASKED, notify_hearing(on="2026-03-10"), notify_hearing(on="2026-03-16"), HELD_ON_TIME)
    assert refusal(twice, annul(11, on="2026-03-20")).why == "其后的“举行听证”以该记录为前提，应当先撤销后面的记录。"


def test_the_notice_of_another_review_is_none_of_this_one() -> None:
    earlier = (*ASKED[:7], notify_hearing(on="2026-01-27"), *ASKED[7:])
    assert allowed(case(*earlier), hearing(began="2026-03-03", on="2026-03-20"))


def test_a_notice_alone_stops_no_clock_and_makes_nobody_a_handler() -> None:
    before = case(*ASKED)
    now = then(before, notify_hearing(on="2026-03-10"))
    assert duty(now, FINAL).due == duty(before, FINAL).due
    assert now.requests == before.requests


@pytest.mark.parametrize("ended", [decide_review(on="2026-03-12")])
def test_no_notice_is_given_where_the_review_is_decided(ended: w.ActWord) -> None:
    over = case(*ASKED, ended)
    assert not allowed(over, notify_hearing(on="2026-03-13"))
