"""The words of a change of class."""

from typing import Any

from law.words import ActWord, word
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind


def change_class(to: str = "SUGGESTION", *, on: str, **more: Any) -> ActWord:
    """The request belongs to the other class."""
    return word(ActKind.CHANGE_CLASS, on, {"klass": to, "ground": "EXPLAINED", "text": "理由"}, more)


def inform_class(*, on: str, by: CapacityKind = CapacityKind.CASE_OFFICER, **more: Any) -> ActWord:
    """The petitioner is told of it."""
    return word(ActKind.INFORM_CLASS, on, {"method": "POST", "text": "告知内容"}, {**more, "by": by})
