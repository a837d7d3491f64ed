"""The word by which contents are destroyed."""

from typing import Any

from law.words import ActWord, word
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind


def dispose(ground: str = "ORDERED", *, on: str, **more: Any) -> ActWord:
    """The office destroys the contents of a petition that is over."""
    usual = {"by": CapacityKind.CASE_OFFICER, "evidence": True}
    return word(ActKind.DISPOSE, on, {"ground": ground}, {**usual, **more})
