"""What is declined as a repeat (Art. 36③), once a second person has confirmed it."""

from dataclasses import replace
from datetime import date

from law.cast import DEPARTMENT
from law.reading import states
from law.words import ActWord, act_of, case, judged, reference, register, then
from law.words_paths import decline_repeat
from xinfang.law.judge import check
from xinfang.law.refusal import Refusal
from xinfang.law.roles import CapacityKind

SEIZED = case(register(on="2026-03-02", at=DEPARTMENT, by=CapacityKind.HANDLER))


def field_of(word: ActWord) -> str | None:
    """Give the field to which the judge objects in a confirmed act, None when he allows it."""
    _, refused = judged(SEIZED, act_of(SEIZED, word), today=date(2026, 3, 5))
    return refused.field if refused else None


def test_a_repeat_has_the_same_facts_and_reasons_as_a_matter_whose_final_opinion_was_served() -> None:
    word = decline_repeat(on="2026-03-05", served="2026-01-05")
    assert field_of(word) is None
    assert field_of(decline_repeat(on="2026-03-05", served="2026-01-05", same=False)) == "same_facts"
    assert field_of(decline_repeat(on="2026-03-05", served="2026-03-06")) == "final_served_on"
    assert states(then(SEIZED, word)) == ["ENDED"]


def test_the_second_person_who_compares_says_in_writing_what_he_found() -> None:
    act = act_of(SEIZED, decline_repeat(on="2026-03-05", served="2026-01-05"))
    silent = check(SEIZED, replace(act, confirmed_by=302), today=date(2026, 3, 5))
    assert silent == Refusal("请填写“第二人比对意见”。", "compared")


def test_who_proposes_does_not_speak_for_the_second_person() -> None:
    word = decline_repeat(on="2026-03-05", served="2026-01-05")
    told = replace(act_of(SEIZED, word), payload={**act_of(SEIZED, word).payload, "compared": reference("比对")})
    assert check(SEIZED, told, today=date(2026, 3, 5)) == Refusal("“不再受理”不接受内容“compared”。")
