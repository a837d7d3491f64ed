"""The words of the acts that touch more than one petition, as they stand on one of the two files."""

from collections.abc import Sequence
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from law.words import ActWord, word
from xinfang.law.acts import ActKind
from xinfang.law.case import Tie

ANOTHER = str(uuid5(NAMESPACE_OID, "another petition"))
THIRD = str(uuid5(NAMESPACE_OID, "a third petition"))
TIE = Tie(ANOTHER, 1)


def other(
    petition: str = ANOTHER,
    *,
    requests: Sequence[int] = (1,),
    classes: Sequence[str] = ("CLAIM",),
    holders: Sequence[int | None] = (None,),
) -> dict[str, Any]:
    """Give what an act keeps of the other petition."""
    return {
        "petition": petition,
        "requests": list(requests),
        "classes": list(classes),
        "holders": list(holders),
    }


def link(*, on: str, to: dict[str, Any] | None = None, **more: Any) -> ActWord:
    """Somebody sees that another petition asks the same."""
    return word(ActKind.LINK, on, {"other": to or other(), "sameness": "EARLIER"}, more)


def unlink(*, on: str, to: dict[str, Any] | None = None, **more: Any) -> ActWord:
    """It turns out not to be the same."""
    return word(ActKind.UNLINK, on, {"other": to or other(), "ground": "OTHER_FACTS"}, more)


def join(*, on: str, to: dict[str, Any] | None = None, side: str = "MEMBER", **more: Any) -> ActWord:
    """Two petitions are handled together."""
    return word(ActKind.JOIN_TO, on, {"side": side, "other": to or other()}, more)


def unjoin(*, on: str, to: dict[str, Any] | None = None, **more: Any) -> ActWord:
    """They are handled apart again."""
    return word(ActKind.UNJOIN, on, {"other": to or other(), "ground": "OTHER_FACTS"}, more)
