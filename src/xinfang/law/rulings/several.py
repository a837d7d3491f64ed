"""Rules of the acts that touch more than one petition; each half is judged on its own file."""

from collections.abc import Callable, Mapping
from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.effects.several import ties
from xinfang.law.refusal import Refusal
from xinfang.law.registration import accused_fault
from xinfang.law.roles import UnitKind
from xinfang.law.terms import RequestClass, RequestState
from xinfang.law.terms.several import Part, Side

K: Final = ActKind


def _addressed(case: CaseFile, act: Act) -> tuple[RequestFile, ...]:
    return tuple(request for request in case.requests if request.n in act.requests)


def _not_itself(case: CaseFile, act: Act) -> Refusal | None:
    """Refuse the petition itself, and accusations, which are never named on another file."""
    other = act.payload["other"]
    if other["petition"] == str(case.petition):
        return Refusal("请选择另一件信访事项，不能选择本件。", "other")
    if RequestClass.ACCUSATION in other["classes"]:
        return Refusal("检举控告事项不与其他信访事项关联、合并（第三十条第三款）。", "other")
    return None


def _link(case: CaseFile, act: Act) -> Refusal | None:
    known = all(ties(act) <= request.several.links for request in _addressed(case, act))
    return _not_itself(case, act) or (Refusal("这些诉求已经关联。", "other") if known else None)


def _unlink(case: CaseFile, act: Act) -> Refusal | None:
    strange = any(not ties(act) & request.several.links for request in _addressed(case, act))
    return Refusal("这些诉求没有关联。", "other") if strange else None


def _join(case: CaseFile, act: Act) -> Refusal | None:
    other = act.payload["other"]
    if len(act.requests) != 1 or len(other["requests"]) != 1:
        return Refusal("合并办理应当一项诉求对一项诉求，请在两件中各选一项。", "other")
    (request,) = _addressed(case, act)
    if list(other["classes"]) != [request.klass.value]:
        return Refusal("两项诉求的类别不同，不能合并办理。", "other")
    if list(other["holders"]) != [request.holder]:
        return Refusal("两项诉求不在同一单位，不能合并办理；应当先转送同一机关、单位。", "other")
    if act.payload["side"] == Side.MEMBER and request.several.leads:
        return Refusal("已有其他信访事项并入本件，本件应当作主件。", "side")
    return _not_itself(case, act)


def _unjoin(case: CaseFile, act: Act) -> Refusal | None:
    joined = all(ties(act) <= r.several.leads | {r.several.follows} for r in _addressed(case, act))
    return None if joined else Refusal("两件没有合并办理。", "other")


def _split(case: CaseFile, act: Act) -> Refusal | None:
    accuses = list(act.payload["other"]["classes"]) == [RequestClass.ACCUSATION.value]
    if accuses != (act.payload["part"] == Part.ACCUSATION):
        return Refusal("检举控告部分应当选“检举控告部分，单独立件”，其他部分不能登记为检举控告类。", "part")
    if act.payload.get("accused") and not accuses:
        return Refusal("只有检举控告部分登记被检举、控告的单位和人员。", "accused")
    return accused_fault(act) or (_extract(case, act) if act.payload["part"] == Part.EXTRACT else None)


def _extract(case: CaseFile, act: Act) -> Refusal | None:
    if not case.accused_units | case.accused_persons:
        return Refusal("只有已经分出检举控告部分、不能原件转出的，才摘录转办。", "part")
    if act.by.unit != case.office or act.by.unit_kind != UnitKind.PETITION_OFFICE:
        return Refusal("摘录转办由登记该信访事项的信访部门办理。", "part")
    addressed = _addressed(case, act)
    if len(addressed) != 1 or len(act.payload["other"]["requests"]) != 1:
        return Refusal("摘录一次只办一项诉求。", "requests")
    (request,) = addressed
    if list(act.payload["other"]["classes"]) != [request.klass.value]:
        return Refusal("摘录件的诉求类别应当与原诉求相同。", "part")
    if request.state in (RequestState.ANSWERED, RequestState.SERVED):
        return Refusal("该诉求已经出具处理意见，不再摘录转办。", "part")
    return None


def made_himself(kind: ActKind, request: RequestFile, person: int | None) -> bool:
    """Tell whether `person` made the extract that he would release."""
    return kind is K.RELEASE_EXTRACT and person == request.several.extracted_by


def _release(case: CaseFile, act: Act) -> Refusal | None:
    himself = any(made_himself(act.kind, request, act.by.person) for request in _addressed(case, act))
    return Refusal("摘录应当由摘录人以外的人员核对放行。") if himself else None


SEVERAL_RULINGS: Final[Mapping[ActKind, Callable[[CaseFile, Act], Refusal | None]]] = {
    K.LINK: _link,
    K.UNLINK: _unlink,
    K.JOIN_TO: _join,
    K.UNJOIN: _unjoin,
    K.SPLIT: _split,
    K.RELEASE_EXTRACT: _release,
}
