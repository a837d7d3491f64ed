"""Words with random content for recusal, for walks over the act table."""

from collections.abc import Callable
from random import Random

from law import words_recusal as r
from law.cast import BUREAU, DEPARTMENT, TOWN
from law.words import ActWord
from xinfang.law.acts import ActKind


def recusal_words(random: Random, on: str) -> dict[ActKind, Callable[[], ActWord]]:
    """Give for each kind a word."""
    organ = random.choice((BUREAU, TOWN, DEPARTMENT))
    return {
        ActKind.RECUSE: lambda: r.recuse(on=on),
        ActKind.CHALLENGE_RECUSAL: lambda: r.challenge(on=on, organ=organ, decider=organ),
        ActKind.DECIDE_RECUSAL: lambda: random.choice(
            (r.decide(on=on), r.decide("RECUSED", on=on, of=r.official(organ)))
        ),
    }
