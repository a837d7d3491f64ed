"""How far back an act may be dated, and in which order."""

from dataclasses import replace

import pytest

from law.cast import TOWN
from law.reading import day
from law.words import (
    ActWord,
    accept,
    acknowledge,
    add_material,
    allowed,
    annul,
    case,
    hear,
    inform,
    issue_opinion,
    rate,
    refusal,
    register,
    serve,
    transfer,
)
from xinfang.law.judge import days_back

ROUTED = (register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-02"))


def test_an_act_may_be_dated_two_working_days_back() -> None:
    before = case(*ROUTED)
    assert allowed(before, accept(on="2026-03-05", entered_on="2026-03-09"))
    late = refusal(before, accept(on="2026-03-05", entered_on="2026-03-10"))
    assert (late.field, late.why) == ("happened_on", "“受理”最多补记 2 个工作日，发生日期过早。")


def test_rest_days_do_not_count_on_the_way_back() -> None:
    before = case(register(on="2026-02-12"), transfer(to=TOWN, on="2026-02-12"))
    assert allowed(before, accept(on="2026-02-13", entered_on="2026-02-24"))
    assert not allowed(before, accept(on="2026-02-13", entered_on="2026-02-25"))
    assert days_back(before.calendar, happened_on=day("2026-02-13"), today=day("2026-02-25")) == 3


def test_evidence_does_not_lengthen_the_way_back_of_an_ordinary_act() -> None:
    assert not allowed(case(*ROUTED), accept(on="2026-03-05", entered_on="2026-03-10", evidence=True))


SERVED = serve(on="2026-03-04")
ANSWERED = (*ROUTED, accept(on="2026-03-03"), hear(on="2026-03-03"), issue_opinion(on="2026-03-04"))


@pytest.mark.parametrize(
    ("entered", "evidence", "field"),
    [
        ("2026-03-06", False, None),
        ("2026-03-09", False, "evidence"),
        ("2026-03-09", True, None),
        ("2026-03-18", True, None),
        ("2026-03-19", True, "happened_on"),
    ],
)
def test_service_may_be_dated_ten_working_days_back_with_evidence(
    entered: str, evidence: bool, field: str | None
) -> None:
    word = replace(SERVED, entered_on=day(entered), evidence=evidence)
    before = case(*ANSWERED)
    assert (None if allowed(before, word) else refusal(before, word).field) == field


def test_paper_may_be_acknowledged_ten_working_days_back_with_evidence() -> None:
    before = case(register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-02", delivery="PAPER"))
    assert allowed(before, acknowledge(on="2026-03-03", entered_on="2026-03-17", evidence=True))
    assert refusal(before, acknowledge(on="2026-03-03", entered_on="2026-03-17")).field == "evidence"
    assert refusal(before, acknowledge(on="2026-03-03", entered_on="2026-03-18", evidence=True)).field == "happened_on"


@pytest.mark.parametrize("entered", ["2026-03-07", "2026-03-08", "2026-03-09"])
def test_rating_and_annulling_are_of_today_even_over_a_weekend(entered: str) -> None:
    before = case(*ANSWERED, SERVED)
    friday = replace(rate(on="2026-03-06"), entered_on=day(entered))
    assert refusal(before, friday).why == "“满意度评价”只能记为今天。"
    assert refusal(before, annul(6, on="2026-03-06", entered_on=entered)).why == "“撤销记录”只能记为今天。"


def test_a_registration_is_entered_within_two_working_days_of_receipt() -> None:
    assert allowed(case(), register(on="2026-03-05", entered_on="2026-03-09"))
    assert refusal(case(), register(on="2026-03-05", entered_on="2026-03-10")).field == "happened_on"


def test_no_act_lies_in_the_future() -> None:
    tomorrow = accept(on="2026-03-06", entered_on="2026-03-05")
    assert refusal(case(*ROUTED), tomorrow).why == "发生日期不能晚于今天。"


@pytest.mark.parametrize("on", ["1989-12-31", "2101-01-01"])
def test_no_act_lies_outside_the_years_that_are_counted(on: str) -> None:
    assert refusal(case(), register(on=on)).why == "日期应当在 1990 年至 2100 年之间。"


def test_no_act_lies_before_the_petition_came_or_before_what_it_answers() -> None:
    before = case(register(on="2026-03-03"), transfer(to=TOWN, on="2026-03-05"))
    early = add_material(on="2026-03-02", entered_on="2026-03-04")
    assert refusal(before, early).why == "发生日期不能早于收到信访事项的日期（2026-03-03）。"
    answer = inform(on="2026-03-04", entered_on="2026-03-05")
    assert refusal(before, answer).why == "发生日期不能早于所针对的“转送”（2026-03-05）。"


@pytest.mark.parametrize("word", [accept(on="2025-03-05", entered_on="2026-03-05"), SERVED])
def test_a_wrong_year_is_refused_in_words(word: ActWord) -> None:
    before = case(register(on="2025-03-03"), transfer(to=TOWN, on="2025-03-03"))
    assert not allowed(before, replace(word, entered_on=day("2026-03-05")))
