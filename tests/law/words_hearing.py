"""The word of a hearing in the course of handling."""

from typing import Any

from law.words import ActWord, word
from xinfang.law.acts import ActKind


def hold(*, on: str, began: str | None = None, attended: bool | None = True, **more: Any) -> ActWord:
    """The organ holds a hearing."""
    values = {"ground": "MAJOR", "form": "OPEN", "began_on": began or on, "attended": attended, "text": "听证笔录"}
    return word(ActKind.HOLD_HANDLING_HEARING, on, values, more)
