"""The words of a contested route: the petitioner does not agree, the organ answers."""

from typing import Any

from law.words import ActWord, word
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind


def contest(*, on: str, ground: str = "OTHER", **more: Any) -> ActWord:
    """The petitioner asks that the route be examined again."""
    values = {"ground": ground, "text": "不是同一件事"}
    return word(ActKind.CONTEST_ROUTE, on, values, {"by": CapacityKind.PARTY, **more})


def answer(decision: str = "TAKEN_UP", *, on: str, **more: Any) -> ActWord:
    """The organ answers in writing whether Art. 31(6) applies."""
    return word(ActKind.ANSWER_CONTEST, on, {"decision": decision, "text": "理由", "method": "POST"}, more)
