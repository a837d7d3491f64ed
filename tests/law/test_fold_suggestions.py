"""Suggestions: studied, adopted or not, answered, rewarded (Art. 29)."""

import pytest

from law.cast import DEPARTMENT, STATION, TOWN
from law.reading import day, duty, owed, stands, states
from law.words import CLAIM, SUGGESTION, case, objection, refusal, register, then, transfer, uphold
from law.words_paths import adopt, award, forward, reply_suggestion, study
from xinfang.law.obligations import Standing
from xinfang.law.roles import CapacityKind

STUDIED, TOLD, AWARD = "R22-29-sugg", "R22-23-fwd", "N22-29-award"
HELD = (register(SUGGESTION, on="2026-03-02"), transfer(to=TOWN, on="2026-03-03"))
DECIDED = (*HELD, study(on="2026-03-05"), adopt(on="2026-03-09", contributes=True))


def test_the_organ_that_holds_a_suggestion_owes_study_and_reply_without_a_number() -> None:
    held = case(*HELD)
    assert stands(duty(held, STUDIED, by=TOWN), "2027-03-02") is Standing.UNTIMED
    assert owed(case(register(SUGGESTION, on="2026-03-02")), STUDIED) == []
    assert owed(case(register(CLAIM, on="2026-03-02"), transfer(to=TOWN, on="2026-03-03")), STUDIED) == []


def test_a_suggestion_is_studied_before_it_is_decided_on_and_decided_on_before_it_is_answered() -> None:
    held = case(*HELD)
    assert refusal(held, adopt(on="2026-03-05")).why == "决定是否采纳之前，应当认真研究论证（第二十九条第一款）。"
    assert refusal(held, reply_suggestion(on="2026-03-05")).why == "尚未作出是否采纳的决定。"
    assert refusal(case(*DECIDED), adopt(on="2026-03-10")).why == "已经作出是否采纳的决定。"


def test_the_answer_concludes_a_suggestion_and_in_writing_it_is_the_notice_too() -> None:
    answered = case(*DECIDED, reply_suggestion(on="2026-03-11"))
    assert (states(answered), answered.concluded_on) == (["CONCLUDED"], day("2026-03-11"))
    assert [duty(answered, rule).discharged_by for rule in (STUDIED, TOLD)] == [5, 5]
    by_phone = case(*DECIDED, reply_suggestion(on="2026-03-11", method="PHONE"))
    assert [duty(by_phone, rule).is_open for rule in (STUDIED, TOLD)] == [False, True]


@pytest.mark.parametrize("adoption", ["FULL", "PARTLY", "NOT"])
def test_whatever_is_decided_on_a_suggestion_is_answered(adoption: str) -> None:
    words = (*HELD, study(on="2026-03-05"), adopt(on="2026-03-05", adoption=adoption))
    assert states(case(*words, reply_suggestion(on="2026-03-06"))) == ["CONCLUDED"]


def test_a_suggestion_that_contributes_is_rewarded_even_after_its_conclusion() -> None:
    answered = case(*DECIDED, reply_suggestion(on="2026-03-11"))
    assert stands(duty(answered, AWARD), "2026-12-01") is Standing.UNTIMED
    assert duty(then(answered, award(on="2026-06-01")), AWARD).discharged_on == day("2026-06-01")


def test_what_is_not_adopted_is_not_rewarded() -> None:
    refused = case(*HELD, study(on="2026-03-05"), adopt(on="2026-03-09", adoption="NOT", contributes=True))
    assert owed(refused, AWARD) == []
    assert refusal(refused, award(on="2026-03-10")).why.startswith("只有采纳或者部分采纳")


def test_only_suggestions_are_studied() -> None:
    claim = case(register(CLAIM, on="2026-03-02"), transfer(to=TOWN, on="2026-03-03"))
    assert refusal(claim, study(on="2026-03-04")).why == "只有建议意见类诉求适用研究论证和采纳（第二十九条）。"


def test_study_by_an_organ_that_passes_the_suggestion_down_is_begun_anew_and_comes_back_with_it() -> None:
    down = case(
        register(SUGGESTION, on="2026-03-02", at=DEPARTMENT, by=CapacityKind.HANDLER),
        study(on="2026-03-03"),
        forward(on="2026-03-04"),
    )
    assert duty(down, STUDIED, by=DEPARTMENT).void_by == 3
    assert duty(down, STUDIED, by=STATION).is_open
    assert refusal(down, adopt(on="2026-03-05")).why.startswith("决定是否采纳之前")
    back = then(down, objection(on="2026-03-05"), uphold(on="2026-03-06", at=DEPARTMENT, by=CapacityKind.CASE_OFFICER))
    assert duty(back, STUDIED, by=DEPARTMENT).is_open
    assert duty(back, STUDIED, by=STATION).void_by == 5
