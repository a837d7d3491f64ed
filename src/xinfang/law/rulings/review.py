"""Rules of review and final review that the table's columns cannot hold."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from xinfang.law.acts import Act, ActKind, Doer
from xinfang.law.case import CaseFile, RequestFile, Review
from xinfang.law.duties import rule_for
from xinfang.law.duties.review import ADMISSION_RULES, REDO_RULES
from xinfang.law.founded import unfounded
from xinfang.law.refusal import Refusal
from xinfang.law.terms.review import ReviewOutcome, ReviewRefusal

Ruling = Callable[[CaseFile, Act], Refusal | None]
K: Final = ActKind
BODY_KEYS: Final = frozenset({"unit", "row"})
HIMSELF: Final = "复查、复核不能由原承办人进行（第二十八条第三款）。"


def review_bars(kind: ActKind, request: RequestFile, actor: Doer) -> bool:
    """Tell whether `actor` handled the request himself and so does not decide on its review."""
    return kind is K.DECIDE_REVIEW and actor.person is not None and actor.person in request.handlers


def _addressed(case: CaseFile, act: Act) -> tuple[RequestFile, ...]:
    return tuple(r for r in case.requests if r.n in act.requests)


def _reviews(case: CaseFile, act: Act) -> tuple[Review, ...]:
    return tuple(r.review for r in _addressed(case, act) if r.review is not None)


def _ask(_case: CaseFile, act: Act) -> Refusal | None:
    return _body(act) or _received(act)


def _body(act: Act) -> Refusal | None:
    told: Any = act.payload.get("bodies")
    listed = isinstance(told, list | tuple) and all(
        isinstance(one, Mapping) and one.keys() == BODY_KEYS and type(one["unit"]) is int for one in told
    )
    if not listed or act.payload["reviewer"]["unit"] not in {one["unit"] for one in told}:
        return Refusal("该单位不是原办理、复查机关、单位的上一级，请从列出的机关、单位中选择。", "reviewer")
    return None


def _received(act: Act) -> Refusal | None:
    told = act.payload.get("received_on")
    if told and not act.happened_on <= date.fromisoformat(told) <= act.recorded_on:
        return Refusal("收到请求的日期应当在提出之日以后、录入之日以前。", "received_on")
    return None


def _refuse(case: CaseFile, act: Act) -> Refusal | None:
    ground = act.payload["ground"]
    if ground == ReviewRefusal.LATE and not all(review.late for review in _reviews(case, act)):
        return Refusal("该请求没有超过期限，不能以逾期为由不予复查、复核。", "ground")
    if ground == ReviewRefusal.LOCAL and rule_for(case, ADMISSION_RULES, act.happened_on) is None:
        return Refusal("没有启用地方性法规的有关规定，不能以此为由不予复查、复核。", "ground")
    return None


def _hearing(case: CaseFile, act: Act) -> Refusal | None:
    """A hearing takes days from its notice on, where one was given, and in any case from the receipt of the request."""
    began, early = date.fromisoformat(act.payload["began_on"]), unfounded(case, act)
    if early is not None:
        return early
    if began > act.happened_on or any(began < review.received_on for review in _reviews(case, act)):
        return Refusal("听证所需时间应当自收到请求以后起，至听证结束之日止。", "began_on")
    return None


def _decide(case: CaseFile, act: Act) -> Refusal | None:
    if any(review_bars(act.kind, r, act.by) for r in _addressed(case, act)):
        return Refusal(HIMSELF)
    anew = act.payload["outcome"] == ReviewOutcome.ORDER_ANEW
    if anew and rule_for(case, REDO_RULES, act.happened_on) is None:
        return Refusal("没有启用地方性法规的有关规定，不能责令重新办理；请选择维持、变更或者撤销。", "outcome")
    if any(review.body != act.by.unit for review in _reviews(case, act)) and not act.evidence:
        return Refusal("代复查、复核机关、单位录入意见的，应当附意见书。", "evidence")
    return None


def _redo(_case: CaseFile, act: Act) -> Refusal | None:
    if date.fromisoformat(act.payload["redo_by"]) <= act.happened_on:
        return Refusal("重新作出意见的期限应当晚于责令的日期。", "redo_by")
    return None


REVIEW_RULINGS: Final[Mapping[ActKind, Ruling]] = {
    K.REQUEST_REVIEW: _ask,
    K.REQUEST_FINAL_REVIEW: _ask,
    K.REFUSE_REVIEW: _refuse,
    K.NOTIFY_HEARING: unfounded,
    K.HOLD_HEARING: _hearing,
    K.DECIDE_REVIEW: _decide,
    K.ORDER_REDO: _redo,
}
