"""What is declined as a repeat (Art. 36③), once a second person has confirmed it."""

from dataclasses import replace
from datetime import date

from law.cast import DEPARTMENT
from law.reading import states
from law.words import ActWord, act_of, case, register
from law.words_paths import decline_repeat
from xinfang.law.casefile import step
from xinfang.law.judge import check
from xinfang.law.roles import CapacityKind

SEIZED = case(register(on="2026-03-02", at=DEPARTMENT, by=CapacityKind.HANDLER))


def field_of(word: ActWord) -> str | None:
    """Give the field to which the judge objects in a confirmed act, None when he allows it."""
    refused = check(SEIZED, replace(act_of(SEIZED, word), confirmed_by=302), today=date(2026, 3, 5))
    return refused.field if refused else None


def test_a_repeat_has_the_same_facts_and_reasons_as_a_matter_whose_final_opinion_was_served() -> None:
    word = decline_repeat(on="2026-03-05", served="2026-01-05")
    assert field_of(word) is None
    assert field_of(decline_repeat(on="2026-03-05", served="2026-01-05", same=False)) == "same_facts"
    assert field_of(decline_repeat(on="2026-03-05", served="2026-03-06")) == "final_served_on"
    ended = step(SEIZED, replace(act_of(SEIZED, word), confirmed_by=302))
    assert (states(ended), ended.anomalies) == (["ENDED"], ())
