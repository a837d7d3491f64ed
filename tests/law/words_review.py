"""The words of review and final review: asking, deciding, serving, and what remains after the end of the road."""

from collections.abc import Sequence
from typing import Any

from law.cast import CITY_GOVERNMENT, GOVERNMENT, CastUnit
from law.words import ActWord, word
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind

PARTY, HANDLER = CapacityKind.PARTY, CapacityKind.HANDLER


def request_review(
    *,
    on: str,
    to: CastUnit = GOVERNMENT,
    listed: Sequence[CastUnit] | None = None,
    by: CapacityKind = PARTY,
    received_on: str | None = None,
    **more: Any,
) -> ActWord:
    """The petitioner asks the next level up for a review; `listed` are the bodies that the unit tree named."""
    bodies = [{"unit": unit.id, "row": "TOWNSHIP"} for unit in ((to,) if listed is None else listed)]
    values = {"reviewer": to.id, "bodies": bodies, "received_on": received_on}
    return word(ActKind.REQUEST_REVIEW, on, values, {**more, "by": by})


def request_final_review(
    *, on: str, to: CastUnit = CITY_GOVERNMENT, by: CapacityKind = PARTY, received_on: str | None = None, **more: Any
) -> ActWord:
    """He asks the next level up again."""
    bodies = [{"unit": to.id, "row": "NEXT_GOVERNMENT"}]
    values = {"reviewer": to.id, "bodies": bodies, "received_on": received_on}
    return word(ActKind.REQUEST_FINAL_REVIEW, on, values, {**more, "by": by})


def _by_body(more: dict[str, Any]) -> dict[str, Any]:
    return {"by": CapacityKind.CASE_OFFICER, "evidence": True, **more}


def admit(*, on: str, **more: Any) -> ActWord:
    """The body takes a request up, a late one with its reason."""
    return word(ActKind.ADMIT_REVIEW, on, {"text": "住院期间无法提出"}, _by_body(more))


def refuse_review(ground: str = "LATE", *, on: str, **more: Any) -> ActWord:
    """The body does not review."""
    return word(ActKind.REFUSE_REVIEW, on, {"ground": ground, "method": "POST", "text": "告知"}, _by_body(more))


def supply_file(*, on: str, **more: Any) -> ActWord:
    """The organ gives its file."""
    return word(ActKind.SUPPLY_FILE, on, {"text": "案卷一册"}, more)


def notify_hearing(*, on: str, **more: Any) -> ActWord:
    """The body gives notice of a hearing."""
    return word(ActKind.NOTIFY_HEARING, on, {"text": "四月二日上午听证"}, _by_body(more))


def hearing(*, began: str, on: str, **more: Any) -> ActWord:
    """A hearing took the days from `began` to `on`."""
    return word(ActKind.HOLD_HEARING, on, {"began_on": began, "text": "听证"}, _by_body(more))


def decide_review(outcome: str = "UPHOLD", *, on: str, **more: Any) -> ActWord:
    """The body gives its opinion."""
    values = {"outcome": outcome, "text": "意见", "legal_basis": "依据"}
    return word(ActKind.DECIDE_REVIEW, on, values, _by_body(more))


def serve_review(*, on: str, **more: Any) -> ActWord:
    """The petitioner receives it."""
    return word(ActKind.SERVE_REVIEW, on, {"method": "IN_PERSON", "proof": "SIGNED"}, _by_body(more))


def review_failed(*, on: str, **more: Any) -> ActWord:
    """It could not be served."""
    return word(ActKind.REVIEW_SERVICE_FAILED, on, {"ground": "MOVED"}, _by_body(more))


def order_redo(*, on: str, by_day: str, **more: Any) -> ActWord:
    """The body orders the organ to decide anew by a day."""
    return word(ActKind.ORDER_REDO, on, {"redo_by": by_day, "text": "要求"}, _by_body(more))


def explain_end(*, on: str, **more: Any) -> ActWord:
    """The organ talks with whoever has come to the end of the road."""
    return word(ActKind.EXPLAIN_END, on, {"text": "疏导"}, more)


def offer_aid(*, on: str, aid: str = "LOCAL_HELP", **more: Any) -> ActWord:
    """The organ helps somebody in hardship."""
    return word(ActKind.OFFER_AID, on, {"aid": aid}, more)
