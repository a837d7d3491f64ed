"""Dice: choices drawn from a seed, so that a simulation is the same each time."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final, TypeVar

from xinfang.kernel.chance import Drawn

FINE: Final = 1_000_000
CHOICES: Final = re.compile(r"\{([^{}]*)\}")
T = TypeVar("T")
# Days from receipt to the answer by hundredth of the messages, as measured on published messages with replies.
LAGS: Final = ((0, 0.5), (5, 1.0), (25, 4.8), (50, 11.2), (75, 22.0), (90, 41.0), (95, 67.0), (99, 167.0), (100, 330.0))


class Dice(Drawn):
    """Choices drawn from a seed."""

    def branch(self, name: str) -> "Dice":
        """Give dice of the same seed for something apart; what they draw changes nothing of what these draw."""
        return Dice(f"{self._seed.hex()}|{name}")

    def part(self) -> float:
        """Give a number from 0 up to 1."""
        return self.below(FINE) / FINE

    def happens(self, percent: float) -> bool:
        """Tell whether something happens that does in so many of a hundred cases."""
        return self.part() * 100 < percent

    def between(self, least: int, most: int) -> int:
        """Give a whole number from `least` to `most`."""
        return least + self.below(most - least + 1)

    def pick(self, things: Sequence[T]) -> T:
        """Give one of the things."""
        return things[self.below(len(things))]

    def weighed(self, weights: Mapping[T, int]) -> T:
        """Give one of the things, each as often as its weight says."""
        left = self.below(sum(weights.values()))
        for thing, weight in weights.items():
            left -= weight
            if left < 0:
                return thing
        raise AssertionError("the weights are exhausted")

    def words(self, pattern: str) -> str:
        """Give the text with one of each `{a|b|c}` chosen."""
        return CHOICES.sub(lambda found: self.pick(found[1].split("|")), pattern)

    def lag(self) -> float:
        """Give the days from receipt to the answer, as often as published replies took them."""
        at = self.part() * 100
        for (low, least), (high, most) in pairwise(LAGS):
            if at < high:
                return least + (most - least) * (at - low) / (high - low)
        raise AssertionError("the hundredths are exhausted")
