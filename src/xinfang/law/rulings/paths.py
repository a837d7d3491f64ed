"""Rules of single acts on the paths beside the opinion, which the table's columns cannot hold."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from xinfang.law.acts import Act, ActKind, Doer
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.duties.paths import BUREAU_ONLY
from xinfang.law.endings import EARLIER_GROUNDS
from xinfang.law.refusal import Refusal
from xinfang.law.roles import UnitKind
from xinfang.law.routes import PROCEDURES, Route, is_performing
from xinfang.law.table.words import SENDING_BACK
from xinfang.law.terms.paths import Agreement

Ruling = Callable[[CaseFile, Act], Refusal | None]
K: Final = ActKind
LEGAL: Final = frozenset({UnitKind.COURT, UnitKind.PROCURATORATE, UnitKind.POLITICAL_LEGAL})
DECIDING: Final = frozenset({UnitKind.GOVERNMENT, UnitKind.PARTY_COMMITTEE})
# The kinds of unit to which an act goes, where not any organ will do.
TOLD_OF_OFFICIALS: Final = frozenset({UnitKind.PERSONNEL, UnitKind.PARTY_COMMITTEE})
RECEIVERS: Final = {
    K.TRANSFER_LEGAL: LEGAL,
    K.REFER_FOR_DECISION: DECIDING,
    K.NOTIFY_PERSONNEL: TOLD_OF_OFFICIALS,
}


def destination_fault(case: CaseFile, act: Act) -> Refusal | None:
    """Give the refusal of an organ to which the matter may not be sent, or of a day before its return, or None."""
    to = act.payload["to"]
    if to["unit"] == act.by.unit or to["kind"] == UnitKind.SECTION:
        return Refusal("请选择有权处理的机关、单位，不能转给本单位或者内设科室。", "to")
    back = [a.happened_on for a in case.live if a.kind in SENDING_BACK and set(a.requests) & set(act.requests)]
    if back and act.happened_on < max(back):
        return Refusal(f"发生日期不能早于核实同意异议或者撤回的日期（{max(back)}）。", "happened_on")
    return accused_fault(case, to, "to")


def accused_fault(case: CaseFile, unit: Mapping[str, Any], field: str) -> Refusal | None:
    """Give the refusal of a unit that is accused, stands below one that is, or is led by somebody who is, or None."""
    if case.accused_units & set(unit["line"]) or case.accused_persons & set(unit["leaders"]):
        return Refusal("不得将检举、揭发材料转给被检举、揭发的人员或者单位（第三十条第三款）。", field)
    return None


def assigned_fault(case: CaseFile, act: Act) -> Refusal | None:
    """Give the refusal of a period for the organ that does not end after today and before the bureau's own, or None."""
    told = date.fromisoformat(act.payload["report_by"])
    if told <= act.happened_on:
        return Refusal("指定办理期限应当晚于交办日期。", "report_by")
    upward = [
        o.set_for
        for o in case.obligations
        if o.rule in ("N22-22-above", "N05-21-above")
        and o.is_open
        and o.request_n in act.requests
        and o.set_for is not None
    ]
    if upward and told >= min(upward):
        return Refusal(f"该件由上级交办，指定办理期限应当早于上级指定的期限（{min(upward)}）。", "report_by")
    return None


def _legal(case: CaseFile, act: Act) -> Refusal | None:
    if act.payload["to"]["kind"] not in LEGAL:
        return Refusal("涉法涉诉信件应当转送同级政法部门（第二十二条第二款）。", "to")
    return destination_fault(case, act)


def _down(case: CaseFile, act: Act) -> Refusal | None:
    if act.by.unit not in act.payload["to"]["line"]:
        return Refusal("只能转送、交办本系统下级机关、单位（第二十三条第一款）。", "to")
    return destination_fault(case, act)


def _from_above(_case: CaseFile, act: Act) -> Refusal | None:
    if date.fromisoformat(act.payload["report_by"]) <= act.happened_on:
        return Refusal("上级指定的办理期限应当晚于登记该要求的日期。", "report_by")
    return None


def _body(case: CaseFile, act: Act) -> Refusal | None:
    body = act.payload["body"]
    if body["kind"] not in DECIDING:
        return Refusal("应当报请本级党委和政府决定（第二十二条第一款第一项）。", "body")
    return accused_fault(case, body, "body")


def _urgent(case: CaseFile, act: Act) -> Refusal | None:
    if any(urgency_bars(act.kind, r, act.by) for r in case.requests if r.n in act.requests):
        return Refusal(URGENT_FAULTS[act.kind])
    if act.payload.get("addressee") in BUREAU_ONLY and act.by.unit_kind != UnitKind.PETITION_OFFICE:
        return Refusal("向上一级信访部门和国家信访局报告，由信访部门办理（第二十五条第二款）。", "addressee")
    return None


URGENT_FAULTS: Final = {
    K.MARK_URGENT: "本单位已经将该诉求认定为重大、紧急事项。",
    K.URGENT_REPORT: "本单位尚未将该诉求认定为重大、紧急事项。",
}


def urgency_bars(kind: ActKind, request: RequestFile, by: Doer) -> bool:
    """Tell whether the unit has marked the request as urgent already, or not yet, against what the act needs."""
    marked = by.unit in request.urgent_for
    return (kind is K.MARK_URGENT and marked) or (kind is K.URGENT_REPORT and not marked)


def _by_itself(_case: CaseFile, act: Act) -> Refusal | None:
    if act.payload["ground"] in EARLIER_GROUNDS and not act.payload.get("earlier"):
        return Refusal("应当填写此前信访事项的编号。", "earlier")
    return None


def _route(_case: CaseFile, act: Act) -> Refusal | None:
    by = act.payload.get("perform_by")
    if not by:
        return None
    if not is_performing(act.payload["route"]):
        return Refusal("只有第三十一条第五项填写履行或者答复的期限。", "perform_by")
    if not act.payload.get("period_basis"):
        return Refusal("填写期限的，应当写明该期限依据的法律、法规。", "period_basis")
    if date.fromisoformat(by) <= act.happened_on:
        return Refusal("履行或者答复的期限应当晚于决定的日期。", "perform_by")
    return None


def _procedure(case: CaseFile, act: Act) -> Refusal | None:
    routes = {Route(r.route) for r in case.requests if r.n in act.requests and r.route is not None}
    if any(act.payload["procedure"] not in PROCEDURES[route] for route in routes):
        return Refusal("该程序不属于所决定的办理途径，请选择相应的程序（第三十一条）。", "procedure")
    return None


def _mediation(_case: CaseFile, act: Act) -> Refusal | None:
    return (
        None if act.payload.get("consent") else Refusal("未经争议双方当事人同意，不得调解（第三十三条）。", "consent")
    )


def _agreement(case: CaseFile, act: Act) -> Refusal | None:
    tried = case.act(act.about) if act.about is not None else None
    mediated = tried is not None and tried.kind is K.MEDIATE
    fits = (act.payload["paper"] == Agreement.MEDIATION) == mediated
    return (
        None if fits else Refusal("调解达成一致的制作调解协议书，和解达成一致的制作和解协议书（第三十三条）。", "paper")
    )


PATH_RULINGS: Final[Mapping[ActKind, Ruling]] = {
    K.RECEIVE_FROM_ABOVE: _from_above,
    K.TRANSFER_LEGAL: _legal,
    K.FORWARD_WITHIN_SYSTEM: _down,
    K.REFER_FOR_DECISION: _body,
    K.MARK_URGENT: _urgent,
    K.URGENT_REPORT: _urgent,
    K.REPLY_DIRECTLY: _by_itself,
    K.FILE_ONLY: _by_itself,
    K.DECIDE_ROUTE: _route,
    K.DIVERT: _procedure,
    K.MEDIATE: _mediation,
    K.SIGN_AGREEMENT: _agreement,
}
