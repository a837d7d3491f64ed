"""Words with random content for disputes of competence and succession, for walks over the act table."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from law import words_disputes as d
from law.cast import BY_ID, DEPARTMENT, OTHER_TOWN, TOWN
from law.words import ActWord
from xinfang.law.acts import ActKind
from xinfang.law.case import CaseFile

ORGANS = (TOWN, DEPARTMENT, OTHER_TOWN)


def dispute_words(random: Random, on: str) -> dict[ActKind, Callable[[], ActWord]]:
    """Give for each kind a word."""
    to, other, third = random.sample(ORGANS, 3)
    return {
        ActKind.AGREE_LEAD: lambda: d.agree(on=on, to=to, joint=random.choice((None, other))),
        ActKind.RULE_COMPETENCE: lambda: d.rule(on=on, to=to, other=other),
        ActKind.SUCCEED_ORGAN: lambda: d.succeed(on=on, former=third, successor=to),
    }


def from_the_tree(before: CaseFile, word: ActWord) -> ActWord:
    """Give a succession with the organ that really holds a request."""
    held = [r.holder for r in before.requests if r.holder in BY_ID]
    if word.kind is not ActKind.SUCCEED_ORGAN or not held:
        return word
    numbers = tuple(r.n for r in before.requests if r.holder == held[0])
    return replace(word, values={**word.values, "former": held[0]}, requests=numbers)
