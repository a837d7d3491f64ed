"""Rules of disputes of competence and of succession that the table's columns cannot hold."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.fields import UNIT_KEYS
from xinfang.law.refusal import Refusal
from xinfang.law.roles import UnitKind
from xinfang.law.rulings.paths import accused_fault
from xinfang.law.terms.disputes import BY_TREE, Manner, Ruler

Ruling = Callable[[CaseFile, Act], Refusal | None]
K: Final = ActKind
NO_SECTION: Final = "请选择机关、单位，不能选择内设科室。"


def _addressed(case: CaseFile, act: Act) -> tuple[RequestFile, ...]:
    return tuple(r for r in case.requests if r.n in act.requests)


def _taker(case: CaseFile, unit: Mapping[str, Any], field: str) -> Refusal | None:
    if unit["kind"] == UnitKind.SECTION:
        return Refusal(NO_SECTION, field)
    return accused_fault(case, unit, field)


def _agree(case: CaseFile, act: Act) -> Refusal | None:
    """An organ may say that it takes a matter, not that another does; the office may enter what all have signed."""
    to, joint = act.payload["to"], act.payload.get("joint")
    senders = {r.sender for r in _addressed(case, act)}
    if act.by.unit != to["unit"] and act.by.unit not in senders | {case.office}:
        return Refusal("协商由受理的机关、单位记录，或者由转送、交办的单位按协商一致的书面材料记录。", "to")
    if not act.evidence:
        return Refusal("应当附有关机关、单位协商一致的书面材料（第二十四条第一款）。", "evidence")
    jointly = act.payload["manner"] == Manner.JOINTLY
    if jointly != bool(joint):
        return Refusal("共同受理的，应当填写共同受理的机关、单位；由一个单位受理的，不填写。", "joint")
    if joint and joint["unit"] == to["unit"]:
        return Refusal("共同受理的机关、单位不能与主办机关、单位相同。", "joint")
    return _taker(case, to, "to") or (_taker(case, joint, "joint") if joint else None)


def _rule(case: CaseFile, act: Act) -> Refusal | None:
    common: Any = act.payload.get("common")
    ruler = act.payload["ruler"]
    if common is not None and not (isinstance(common, Mapping) and common.keys() == UNIT_KEYS):
        return Refusal("共同的上一级机关、单位应当从单位名册中确定。", "ruler")
    if ruler == Ruler.COMMON_SUPERIOR and common is None:
        return Refusal("名册中没有共同的上一级机关、单位，由共同的信访工作联席会议协调（第二十四条第一款）。", "ruler")
    if ruler == Ruler.CONFERENCE and common is not None:
        return Refusal("有共同的上一级机关、单位的，由其决定受理机关（第二十四条第一款）。", "ruler")
    if any(act.payload["other"]["unit"] == r.holder for r in _addressed(case, act)):
        return Refusal("请填写承办单位以外的机关、单位。", "other")
    himself = common is not None and common["unit"] == act.by.unit
    if not act.evidence and not (himself and ruler in (Ruler.COMMON_SUPERIOR, Ruler.RECUSED)):
        return Refusal("代有权决定的机关、单位录入决定的，应当附书面决定。", "evidence")
    return _taker(case, act.payload["to"], "to")


def _succeed(case: CaseFile, act: Act) -> Refusal | None:
    former, successor = act.payload.get("former"), act.payload.get("successor")
    if type(former) is not int or any(r.holder != former for r in _addressed(case, act)):
        return Refusal("所选诉求的承办单位不同，请分别办理。", "requests")
    named = act.payload.get("to")
    if act.payload["ground"] in BY_TREE:
        return _by_tree(case, former, successor, named)
    if successor is not None:
        return Refusal("单位名册写明该单位已经撤并，请选择合并或者撤销。", "ground")
    if not named:
        return Refusal("请填写继续行使职权的机关、单位。", "to")
    if named["unit"] == former:
        return Refusal("继续行使职权的应当是其他机关、单位。", "to")
    return _taker(case, named, "to")


def _by_tree(case: CaseFile, former: int, successor: Any, named: Any) -> Refusal | None:
    told = isinstance(successor, Mapping) and successor.keys() == UNIT_KEYS and successor["unit"] != former
    if not told:
        return Refusal("单位名册没有写明该单位的承继单位，请先由系统管理员在名册中登记。", "ground")
    if named and named["unit"] != successor["unit"]:
        return Refusal("与单位名册登记的承继单位不一致。", "to")
    return _taker(case, successor, "ground")


DISPUTE_RULINGS: Final[Mapping[ActKind, Ruling]] = {
    K.AGREE_LEAD: _agree,
    K.RULE_COMPETENCE: _rule,
    K.SUCCEED_ORGAN: _succeed,
}
