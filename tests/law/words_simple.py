"""The words of the simple procedure."""

from typing import Any

from law.words import ActWord, word
from xinfang.law.acts import ActKind


def use_simple(*, on: str, first: bool | None = True, **more: Any) -> ActWord:
    """The organ handles the matter simply."""
    return word(ActKind.USE_SIMPLE, on, {"ground": "CLEAR", "first": first}, more)


def leave_simple(*, on: str, **more: Any) -> ActWord:
    """The organ goes back to the ordinary procedure."""
    return word(ActKind.LEAVE_SIMPLE, on, {"ground": "NOT_SIMPLE"}, more)
