"""Rules of recusal that the table's columns cannot hold."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from xinfang.law.acts import Act, ActKind, Doer
from xinfang.law.case import CaseFile, Challenge, RequestFile
from xinfang.law.fields import UNIT_KEYS
from xinfang.law.refusal import Refusal
from xinfang.law.roles import CapacityKind
from xinfang.law.rulings.paths import accused_fault
from xinfang.law.terms.recusal import RecusalDecision

Ruling = Callable[[CaseFile, Act], Refusal | None]
K: Final = ActKind
HEADS: Final = frozenset({CapacityKind.ORGAN_HEAD, CapacityKind.BUREAU_HEAD})
HIMSELF: Final = "承办人本人不能决定是否回避，应当由本机关、单位其他负责人或者上一级决定（第二十八条第三款）。"


def recusal_bars(kind: ActKind, request: RequestFile, actor: Doer) -> bool:
    """Tell whether `actor` handled the request himself and so does not decide on a challenge."""
    return kind is K.DECIDE_RECUSAL and actor.person is not None and actor.person in request.handlers


def _addressed(case: CaseFile, act: Act) -> tuple[RequestFile, ...]:
    return tuple(r for r in case.requests if r.n in act.requests)


def _challenge(case: CaseFile, act: Act) -> Refusal | None:
    if type(act.payload.get("organ")) is not int:
        return Refusal("所选诉求目前没有承办单位，不能申请承办单位的人员回避。", "whom")
    decider: Any = act.payload.get("decider")
    if not isinstance(decider, Mapping) or decider.keys() != UNIT_KEYS:
        return Refusal("单位名册中没有写明上一级机关、单位，无法确定由谁决定，请先由系统管理员补全名册。", "whom")
    return accused_fault(case, decider, "whom")


def _decide(case: CaseFile, act: Act) -> Refusal | None:
    open_ones = [r.challenge for r in _addressed(case, act) if r.challenge is not None]
    if any(recusal_bars(act.kind, r, act.by) for r in _addressed(case, act)):
        return Refusal(HIMSELF)
    if not act.evidence and any(not _by_head(one, act.by) for one in open_ones):
        return Refusal("代有权决定的机关、单位录入决定的，应当附书面决定。", "evidence")
    if act.payload["decision"] != RecusalDecision.RECUSED:
        told = act.payload.get("official") or act.payload.get("ground")
        return Refusal("不予回避的，不填写回避的人员和回避理由。", "official") if told else None
    return _official(act, open_ones)


def _by_head(one: Challenge, by: Doer) -> bool:
    return by.unit == one.decider and by.capacity in HEADS


def _official(act: Act, open_ones: list[Challenge]) -> Refusal | None:
    official = act.payload.get("official")
    if not official:
        return Refusal("决定回避的，应当选择回避的人员。", "official")
    if not act.payload.get("ground"):
        return Refusal("决定回避的，应当选择回避理由。", "ground")
    if any(one.organ not in official["units"] for one in open_ones):
        return Refusal("该人员不在被申请回避的机关、单位，请重新选择。", "official")
    if any(one.organ in official["heads"] and one.decider == one.organ for one in open_ones):
        return Refusal("机关、单位负责人的回避由上一级决定（第二十八条第三款）。", "official")
    return None


RECUSAL_RULINGS: Final[Mapping[ActKind, Ruling]] = {
    K.CHALLENGE_RECUSAL: _challenge,
    K.DECIDE_RECUSAL: _decide,
}
