"""The words of the end of a request: withdrawal, call-back, confirmation, rework, reopening."""

from typing import Any

from law.words import ActWord, word
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind

PARTY = CapacityKind.PARTY


def withdraw(*, on: str, by: CapacityKind = PARTY, caller: int | None = None, **more: Any) -> ActWord:
    """The petitioner withdraws, himself unless somebody enters his paper."""
    return word(ActKind.WITHDRAW, on, {"caller": caller}, {**more, "by": by, "evidence": more.get("evidence", True)})


def revoke(*, on: str, by: CapacityKind = PARTY, **more: Any) -> ActWord:
    """He takes the withdrawal back."""
    return word(ActKind.REVOKE_WITHDRAWAL, on, {}, {**more, "by": by})


def call_back(result: str = "OWN_WILL", *, on: str, **more: Any) -> ActWord:
    """The bureau asks whether he withdrew of his own will."""
    return word(ActKind.CALL_BACK_WITHDRAWAL, on, {"result": result}, {"by": CapacityKind.INSPECTOR, **more})


def confirm(*, on: str, **more: Any) -> ActWord:
    """The office that assigned finds the request concluded."""
    return word(ActKind.CONFIRM_CONCLUSION, on, {}, more)


def rework(*, on: str, **more: Any) -> ActWord:
    """The office that assigned sends it back."""
    return word(ActKind.RETURN_FOR_REWORK, on, {"ground": "FACTS", "text": "理由"}, more)


def reopen(*, on: str, **more: Any) -> ActWord:
    """The organ takes the request up again."""
    return word(ActKind.REOPEN, on, {"ground": "NEW_FACTS", "text": "理由"}, more)
