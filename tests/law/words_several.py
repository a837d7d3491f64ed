"""The words of the acts that touch more than one petition, as they stand on one of the two files."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from law.cast import CastUnit
from law.words import ActWord, register, word
from xinfang.law.acts import ActKind
from xinfang.law.case import CaseFile, Tie
from xinfang.law.origin import clocks_of
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestClass

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


def split(
    part: str = "OTHER", *, on: str, to: dict[str, Any] | None = None, accused: Sequence[CastUnit] = (), **more: Any
) -> ActWord:
    """A part gets a file of its own; an accusation may name units."""
    classes = ["ACCUSATION"] if part == "ACCUSATION" else ["CLAIM"]
    named = {"units": [unit.id for unit in accused], "persons": []} if accused else None
    values = {"part": part, "other": to or other(classes=classes), "accused": named}
    return word(ActKind.SPLIT, on, values, more)


def release(*, on: str, **more: Any) -> ActWord:
    """A second person has read the extract and lets it go."""
    return word(ActKind.RELEASE_EXTRACT, on, {}, {"by": CapacityKind.CASE_OFFICER, **more})


def origin(before: CaseFile, *, extract: bool = False, days: int | None = None) -> dict[str, Any]:
    """Give what a registration keeps of the first file, here its request 1."""
    return {
        "petition": str(before.petition),
        "requests": [1],
        "received_on": str(before.received_on),
        "extract": extract,
        "clocks": clocks_of(before, before.requests[0]) if extract else [],
        "days": days,
    }


def taken_out(*asks: RequestClass, on: str, of: dict[str, Any], **more: Any) -> ActWord:
    """The part is registered as a petition of its own."""
    registered = register(*asks, on=on, **more)
    return replace(registered, values={**registered.values, "split_from": of})
