"""Rules of single acts that the table's columns cannot hold."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from xinfang.law import casefile
from xinfang.law.actable import ACTS, ROWS
from xinfang.law.acts import Act, ActKind, Doer
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.duties import HANDLE_RULES, delivered
from xinfang.law.effects import ACCUSATION_KINDS, EFFECTS, SHOWN
from xinfang.law.fit import target_fault
from xinfang.law.origin import origin_of
from xinfang.law.recusal import entitled
from xinfang.law.refusal import Refusal
from xinfang.law.registration import registration_fault
from xinfang.law.rulings.above import ABOVE_RULINGS
from xinfang.law.rulings.closing import CLOSING_RULINGS, closing_bars
from xinfang.law.rulings.compared import COMPARED_RULINGS
from xinfang.law.rulings.contest import CONTEST_RULINGS, contest_bars
from xinfang.law.rulings.correction import correction_fault
from xinfang.law.rulings.disposal import DISPOSAL_RULINGS
from xinfang.law.rulings.disputes import DISPUTE_RULINGS
from xinfang.law.rulings.old import OLD_RULINGS
from xinfang.law.rulings.oral import ORAL_RULINGS
from xinfang.law.rulings.oversight import OVERSIGHT_RULINGS
from xinfang.law.rulings.passing import PASSING_RULINGS
from xinfang.law.rulings.paths import PATH_RULINGS, assigned_fault, destination_fault, urgency_bars
from xinfang.law.rulings.persons import PERSON_RULINGS, code_bars, served_fault
from xinfang.law.rulings.recusal import RECUSAL_RULINGS, recusal_bars
from xinfang.law.rulings.review import REVIEW_RULINGS, review_bars
from xinfang.law.rulings.serving import SERVING_RULINGS
from xinfang.law.rulings.several import SEVERAL_RULINGS, made_himself
from xinfang.law.said import fields_fault
from xinfang.law.terms import Delivery, Outcome, RequestClass, TransferGround

# What a later act can rest on: what it answers, what moves a request or its file, what may decide that it came late.
RESTED_ON: Final = frozenset(
    {
        ActKind.ACKNOWLEDGE,
        ActKind.RECORD_ORAL,
        ActKind.JOIN_PERSON,
        ActKind.LEAVE_PERSON,
        ActKind.NAME_AGENT,
        ActKind.NOTIFY_HEARING,
        *EFFECTS,
        *SHOWN,
        *(row.kind for row in ROWS if row.to),
        *(kind for row in ROWS for kind in row.about),
    }
)


def ruling(case: CaseFile, act: Act) -> Refusal | None:
    """Give the refusal by a rule of this act alone, or None."""
    rule = RULINGS.get(act.kind)
    return rule(case, act) if rule is not None else None


def _said(before: CaseFile, act: Act) -> Refusal | None:
    """Judge what an act says, on the case as it stood before it."""
    return fields_fault(before, act) or ruling(before, act)


def _register(_case: CaseFile, act: Act) -> Refusal | None:
    why = registration_fault(act)
    if why is not None:
        return why
    classes = {ask["class"] for ask in act.payload["asks"]}
    accuses = RequestClass.ACCUSATION.value in classes
    if accuses and len(classes) > 1:
        return Refusal("检举控告与其他诉求应当分别登记，以免检举材料随其他诉求转出（第三十条第三款）。", "asks")
    if (act.payload.get("accused") or {}) and not accuses:
        return Refusal("只有检举控告类诉求登记被检举、控告的单位和人员。", "accused")
    return None


def _serve(case: CaseFile, act: Act) -> Refusal | None:
    return SERVING_RULINGS[act.kind](case, act) or served_fault(case, act)


def _transfer(case: CaseFile, act: Act) -> Refusal | None:
    return destination_fault(case, act) or _accusation_route(case, act)


def _accusation_route(case: CaseFile, act: Act) -> Refusal | None:
    wanted = ACCUSATION_KINDS.get(TransferGround(act.payload["ground"]))
    if case.concealed and act.payload["to"]["kind"] not in ACCUSATION_KINDS.values():
        return Refusal("检举控告事项只能转送纪检监察机关或者组织（人事）部门（第二十二条第二款、第三十条）。", "to")
    if case.concealed and act.payload["to"]["kind"] != wanted:
        return Refusal("转送依据与去向单位不一致。", "ground")
    if not case.concealed and wanted is not None:
        return Refusal("该依据只适用于检举控告类事项。", "ground")
    return None


def _assign(case: CaseFile, act: Act) -> Refusal | None:
    return destination_fault(case, act) or assigned_fault(case, act)


def _acknowledge(case: CaseFile, act: Act) -> Refusal | None:
    """Refuse for papers a later day than the presumed one; what came in the system was there on its day anyway.

    The receipt of an accusation is owed whenever it is given, and starts no period.
    """
    routed = case.act(act.about) if act.about is not None else None
    on_paper = routed is not None and routed.payload.get("delivery") == Delivery.PAPER and not case.concealed
    if routed is not None and on_paper and act.happened_on > delivered(routed, case.calendar):
        last = delivered(routed, case.calendar)
        return Refusal(f"该件最迟于 {last} 视为收到，签收日期不能更晚。", "happened_on")
    return None


def _last_day_to_extend(case: CaseFile, n: int) -> date | None:
    """Give day 60, unrolled: the last on which an extension may be asked for and approved."""
    found = [o for o in case.obligations if o.rule in HANDLE_RULES and o.request_n == n and o.is_open]
    return found[-1].due_strict if found else None


def _extension(case: CaseFile, act: Act) -> Refusal | None:
    for n in act.requests:
        last = _last_day_to_extend(case, n)
        if last is not None and act.kind is not ActKind.REFUSE_EXTENSION and act.happened_on > last:
            return Refusal(f"延期应当在办理期限届满（{last}）以前提出并批准（第三十四条）。", "happened_on")
        request = case.request(n)
        if request is not None and barred(act.kind, request, act.by):
            return Refusal("批准延期的应当是本机关、单位负责人，不能是承办人本人（第三十四条）。")
    return None


def _no_more_days_than_before(case: CaseFile, act: Act) -> Refusal | None:
    """Refuse more days than an annulled approval had granted: annulling must not move a date that was told."""
    granted = [a for a in case.acts if a.seq in case.annulled and a.kind is ActKind.APPROVE_EXTENSION]
    asked = (case.act(a.about) for a in granted if a.about is not None and set(a.requests) & set(act.requests))
    first = origin_of(case.acts[0]) or {}
    before = (*(one.payload["days"] for one in asked if one is not None), first.get("days"))
    most = min((days for days in before if days is not None), default=None)
    if most is None or act.payload["days"] <= most:
        return None
    return Refusal(f"此前批准过延期{most}日，撤销后再次申请不得超过{most}日：撤销和更正不得推迟期限。", "days")


def _objection_ruled(case: CaseFile, act: Act) -> Refusal | None:
    requests = (case.request(n) for n in act.requests)
    if any(request is not None and objected_himself(case, act.kind, request, act.by) for request in requests):
        return Refusal("异议应当由提出人以外的人员核实（第二十三条第三款）。")
    return None


def objected_himself(case: CaseFile, kind: ActKind, request: RequestFile, actor: Doer) -> bool:
    """Tell whether `actor`, having raised the objection in another capacity, may not rule on it."""
    ruling_on_it = kind in (ActKind.UPHOLD_OBJECTION, ActKind.REJECT_OBJECTION)
    objected = case.act(request.objection_seq) if ruling_on_it and request.objection_seq is not None else None
    return objected is not None and actor.person is not None and objected.by.person == actor.person


def barred(kind: ActKind, request: RequestFile, actor: Doer) -> bool:
    """Tell whether `actor` has a part in the request that keeps him from doing an act that asks for another."""
    if urgency_bars(kind, request, actor) or closing_bars(kind, request, actor) or review_bars(kind, request, actor):
        return True
    if (
        made_himself(kind, request, actor.person)
        or recusal_bars(kind, request, actor)
        or code_bars(kind, request, actor)
    ):
        return True
    if contest_bars(kind, request, actor):
        return True
    deciding = kind in (ActKind.APPROVE_EXTENSION, ActKind.REFUSE_EXTENSION)
    asked = request.extension.asked_by if request.extension else None
    return deciding and actor.person is not None and actor.person in request.handlers | {asked}


def _opinion(_case: CaseFile, act: Act) -> Refusal | None:
    if act.payload["outcome"] == Outcome.NOT_STATED and not act.imported:
        return Refusal("处理意见应当是予以支持、作出解释说明或者不予支持（第三十二条）。", "outcome")
    return None


def _change_class(case: CaseFile, act: Act) -> Refusal | None:
    addressed = [request for request in case.requests if request.n in act.requests]
    same = next((r for r in addressed if r.klass == act.payload["klass"]), None)
    return Refusal(f"诉求 {same.n} 已经是{same.klass.label}。", "klass") if same is not None else None


def _simple(_case: CaseFile, act: Act) -> Refusal | None:
    return None if act.payload.get("first") else Refusal("只有初次信访事项适用简易办理。", "first")


def _handling_hearing(case: CaseFile, act: Act) -> Refusal | None:
    accepted = case.act(act.about) if act.about is not None else None
    began = date.fromisoformat(act.payload["began_on"])
    if began > act.happened_on or (accepted is not None and began < accepted.happened_on):
        return Refusal("听证所需时间应当自受理以后起，至听证结束之日止。", "began_on")
    return None


def _annul(case: CaseFile, act: Act) -> Refusal | None:
    why = annul_fault(case, act.target, by=act.by)
    return Refusal(why, "target") if why is not None else None


def annul_fault(case: CaseFile, target: int | None, *, by: Doer) -> str | None:
    """Give the sentence that says why `by` may not annul the act `target`, or None.

    Refused while a live later act rests on the target: without it, that act would not fit.
    """
    why = target_fault(case, ActKind.ANNUL, target)
    act = case.act(target) if target is not None else None
    if why is not None or act is None:
        return why
    row = ACTS[act.kind]
    if case.heir(act.by.unit) != by.unit or not entitled(case, row, by):
        return f"“{row.label}”记录只能由作出单位以有权身份撤销。"
    if act.kind not in RESTED_ON:
        return None
    trial = Act(ActKind.ANNUL, happened_on=act.happened_on, by=by, target=act.seq, seq=case.last_seq + 1)
    without = casefile.step(replace(case, anomalies=()), trial)
    known = {a.seq for a in case.anomalies}
    broken = [a for a in without.anomalies if a.seq not in known]
    if broken:
        label = ACTS[next(a.kind for a in case.acts if a.seq == broken[0].seq)].label
        return f"其后的“{label}”以该记录为前提，应当先撤销后面的记录。"
    return None


RULINGS: Final[Mapping[ActKind, Callable[[CaseFile, Act], Refusal | None]]] = {
    ActKind.REGISTER: _register,
    ActKind.TRANSFER: _transfer,
    ActKind.ASSIGN: _assign,
    ActKind.ACKNOWLEDGE: _acknowledge,
    ActKind.REQUEST_EXTENSION: lambda case, act: _extension(case, act) or _no_more_days_than_before(case, act),
    ActKind.UPHOLD_OBJECTION: _objection_ruled,
    ActKind.REJECT_OBJECTION: _objection_ruled,
    ActKind.APPROVE_EXTENSION: _extension,
    ActKind.REFUSE_EXTENSION: _extension,
    ActKind.HOLD_HANDLING_HEARING: _handling_hearing,
    ActKind.USE_SIMPLE: _simple,
    ActKind.ISSUE_OPINION: _opinion,
    ActKind.CHANGE_CLASS: _change_class,
    ActKind.ANNUL: _annul,
    ActKind.CORRECT: lambda case, act: correction_fault(case, act, judged=_said),
    **OLD_RULINGS,
    **PATH_RULINGS,
    **ABOVE_RULINGS,
    **COMPARED_RULINGS,
    **CONTEST_RULINGS,
    **SEVERAL_RULINGS,
    **CLOSING_RULINGS,
    **PASSING_RULINGS,
    **SERVING_RULINGS,
    **ORAL_RULINGS,
    **REVIEW_RULINGS,
    **RECUSAL_RULINGS,
    **DISPOSAL_RULINGS,
    **DISPUTE_RULINGS,
    **OVERSIGHT_RULINGS,
    **PERSON_RULINGS,
    **dict.fromkeys((ActKind.SERVE, ActKind.SERVICE_FAILED), _serve),
}
