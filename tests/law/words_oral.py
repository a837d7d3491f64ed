"""The words of what is told by word of mouth."""

from typing import Any

from law.words import ActWord, word
from xinfang.law.acts import ActKind


def record_oral(way: str = "IN_PERSON", *, on: str, **more: Any) -> ActWord:
    """Somebody writes down what he is told."""
    return word(ActKind.RECORD_ORAL, on, {"way": way, "text": "口头陈述"}, more)


def read_back(result: str = "SIGNED", *, on: str, **more: Any) -> ActWord:
    """He reads it back, and the petitioner confirms it or does not."""
    return word(ActKind.READ_BACK, on, {"result": result}, {"evidence": True, **more})
