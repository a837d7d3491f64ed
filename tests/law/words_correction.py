"""The words of correcting what an act says."""

from collections.abc import Mapping
from typing import Any

from law.words import ActWord, reference, word
from xinfang.law.acts import ActKind


def correct(
    target: int, *, on: str, day: str | None = None, corrected: Mapping[str, Any] | None = None, **more: Any
) -> ActWord:
    """An act should have told another day, or other things."""
    values = {"day": day, "ground": "AGAINST_PAPER", "text": "更正理由", "corrected": corrected}
    return word(ActKind.CORRECT, on, values, {**more, "target": target})


def words_of_request(n: int, plain: str) -> dict[str, Any]:
    """Give a correction of the words of request `n`."""
    return {"asks": [{"n": n, "text": reference(plain)}]}
