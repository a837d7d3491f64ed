"""Rules of withdrawal and call-back that the table's columns cannot hold."""

from collections.abc import Callable, Mapping
from typing import Final

from xinfang.law.acts import Act, ActKind, Doer
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.duties.closing import REVOKE_RULES
from xinfang.law.refusal import Refusal
from xinfang.law.roles import CapacityKind

Ruling = Callable[[CaseFile, Act], Refusal | None]
K: Final = ActKind
BY_HANDLER: Final = "撤回不能由承办单位或者承办人录入：只能由信访人本人提交，或者由信访部门的其他人员凭信访人签名录入。"
BY_TAKER: Final = "回访不能由录入撤回的人员或者承办人进行。"


def closing_bars(kind: ActKind, request: RequestFile, actor: Doer) -> bool:
    """Tell whether `actor` has a part in the matter that keeps him from taking a withdrawal or calling back."""
    if actor.capacity is CapacityKind.PARTY:
        return False
    if kind in (K.WITHDRAW, K.LEAVE_PERSON):
        return actor.unit == request.holder or actor.person in request.handlers
    taken = request.withdrawal
    if kind is not K.CALL_BACK_WITHDRAWAL or taken is None:
        return False
    return actor.person is not None and actor.person in request.handlers | {taken.taken_by}


def _addressed(case: CaseFile, act: Act) -> tuple[RequestFile, ...]:
    return tuple(r for r in case.requests if r.n in act.requests)


def _withdraw(case: CaseFile, act: Act) -> Refusal | None:
    if any(closing_bars(act.kind, r, act.by) for r in _addressed(case, act)):
        return Refusal(BY_HANDLER)
    caller = act.payload.get("caller")
    return None if caller is None or type(caller) is int else Refusal("回访的信访部门应当从单位名册中确定。", "caller")


def _call_back(case: CaseFile, act: Act) -> Refusal | None:
    return Refusal(BY_TAKER) if any(closing_bars(act.kind, r, act.by) for r in _addressed(case, act)) else None


def _revoke(case: CaseFile, act: Act) -> Refusal | None:
    for r in case.remedies:
        mine = r.rule in REVOKE_RULES and r.anchor_seq == act.about and r.request_n in act.requests
        if mine and r.until is not None and not r.provisional and act.happened_on > r.until:
            return Refusal(
                f"撤销撤回的期限已于 {r.until} 届满；您仍然可以就同一事项重新提出，重新提出不受限制。", "happened_on"
            )
    return None


CLOSING_RULINGS: Final[Mapping[ActKind, Ruling]] = {
    K.WITHDRAW: _withdraw,
    K.REVOKE_WITHDRAWAL: _revoke,
    K.CALL_BACK_WITHDRAWAL: _call_back,
}
