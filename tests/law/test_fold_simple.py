"""The simple procedure (简易办理): off by default; its days stand beside the statutory ones and never lengthen them."""

from dataclasses import replace

import pytest

from law.cast import DEPARTMENT, TOWN
from law.reading import day, duty, owed
from law.words import ActWord, accept, allowed, case, hear, issue_opinion, refusal, register, then, transfer
from law.words_disputes import rule
from law.words_simple import leave_simple, use_simple
from xinfang.law.case import CaseFile
from xinfang.law.obligations import Standing, standing
from xinfang.law.roles import CapacityKind as C
from xinfang.law.rulebook import Rulebook, shipped_rulebook

TEN, THREE, HANDLE = "R16-simple-10", "R16-simple-3", "R22-34-handle"
RULES = shipped_rulebook().rules
ON = Rulebook({**RULES, **{rule: replace(RULES[rule], active=True) for rule in (TEN, THREE)}})
SENT = (register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-04"))


def switched_on(*words: ActWord) -> CaseFile:
    return case(*words, rulebook=ON)


def test_it_is_off_until_a_county_switches_it_on() -> None:
    assert "没有启用简易办理" in refusal(case(*SENT), use_simple(on="2026-03-05")).why
    assert allowed(switched_on(*SENT), use_simple(on="2026-03-05"))


def test_only_a_first_petition_is_handled_simply_and_only_by_its_holder() -> None:
    before = switched_on(*SENT)
    assert refusal(before, use_simple(on="2026-03-05", first=None)).field == "first"
    assert not allowed(before, use_simple(on="2026-03-05", by=C.ORGAN_HEAD))


def test_three_working_days_from_receipt_to_accept_and_ten_from_acceptance_to_answer() -> None:
    used = switched_on(*SENT, use_simple(on="2026-03-05"))
    assert duty(used, THREE).due == day("2026-03-09")
    accepted = then(used, accept(on="2026-03-06"))
    assert duty(accepted, THREE).discharged_on == day("2026-03-06")
    assert duty(accepted, TEN).due == day("2026-03-20")
    answered = then(accepted, hear(on="2026-03-09"), issue_opinion(on="2026-03-10"))
    assert duty(answered, TEN).discharged_on == day("2026-03-10")


def test_after_a_ruling_the_three_days_run_from_the_ruling() -> None:
    used = switched_on(*SENT, rule(on="2026-03-10"), use_simple(on="2026-03-11"))
    assert (duty(used, THREE).obligor_unit, duty(used, THREE).due) == (DEPARTMENT.id, day("2026-03-13"))


def test_choosing_it_after_acceptance_starts_nothing_later() -> None:
    used = switched_on(*SENT, accept(on="2026-03-06"), use_simple(on="2026-03-16"))
    assert duty(used, TEN).due == day("2026-03-20")
    assert owed(used, THREE) == []


def test_the_statutory_days_stand_unchanged_and_nobody_is_late_by_the_simple_ones() -> None:
    plain = switched_on(*SENT, accept(on="2026-03-06"))
    used = switched_on(*SENT, use_simple(on="2026-03-05"), accept(on="2026-03-06"))
    assert duty(used, HANDLE).due == duty(plain, HANDLE).due
    assert standing(duty(used, TEN), on=day("2026-03-23")) is Standing.PAST_INTERNAL


def test_leaving_it_ends_its_days_and_leaves_the_ordinary_ones() -> None:
    left = switched_on(*SENT, use_simple(on="2026-03-05"), accept(on="2026-03-06"), leave_simple(on="2026-03-10"))
    assert not duty(left, TEN).is_open
    assert duty(left, HANDLE).is_open
    assert not left.requests[0].simple


def test_leaving_and_choosing_again_wins_no_time() -> None:
    again = switched_on(
        *SENT, accept(on="2026-03-06"), use_simple(on="2026-03-06"), leave_simple(on="2026-03-09"),
        use_simple(on="2026-03-16"),
    )  # fmt: skip
    assert [o.due for o in owed(again, TEN) if o.is_open] == [day("2026-03-20")]


@pytest.mark.parametrize("word", [use_simple(on="2026-03-12"), leave_simple(on="2026-03-12")])
def test_once_the_opinion_is_out_nothing_of_it_is_chosen_or_left(word: ActWord) -> None:
    answered = switched_on(*SENT, accept(on="2026-03-06"), hear(on="2026-03-09"), issue_opinion(on="2026-03-10"))
    assert not allowed(answered, word)
