"""What an act will lead to, and what it has led to, in sentences."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from xinfang.law.actable import ACTS
from xinfang.law.acts import Act, ActKind, Doer
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.duties import DUTIES, OPENING, PARTY_OPENING, extend, owes, rule_for
from xinfang.law.effects.above import bound_here
from xinfang.law.effects.paths import stays
from xinfang.law.endings import BY_ITSELF
from xinfang.law.fit import place_fault, request_fault
from xinfang.law.judge import FREE_DAYS_BACK, capacity_fault, eligible
from xinfang.law.obligations import Obligation
from xinfang.law.oversight import reminder_before
from xinfang.law.periods import Unit
from xinfang.law.rules import Rule
from xinfang.law.second import needs_second
from xinfang.law.terms import AnnulGround, RequestClass
from xinfang.law.words import say_day

ASIDE: Final = frozenset(
    {
        ActKind.RECEIVE_FROM_ABOVE,
        ActKind.OBJECT_ABOVE,
        ActKind.UPHOLD_ABOVE,
        ActKind.REJECT_ABOVE,
        ActKind.RECORD_ORAL,
        ActKind.ADD_MATERIAL,
        ActKind.LINK,
        ActKind.UNLINK,
        ActKind.JOIN_TO,
        ActKind.UNJOIN,
        ActKind.SPLIT,
        ActKind.CHANGE_CLASS,
        ActKind.REFER_FOR_DECISION,
        ActKind.MARK_URGENT,
        ActKind.URGENT_REPORT,
        ActKind.REPLY_DIRECTLY,
        ActKind.FILE_ONLY,
        ActKind.COPY_TO,
        ActKind.NOTIFY_PERSONNEL,
        ActKind.RECALL_TRANSFER,
        ActKind.AGREE_LEAD,
        ActKind.RULE_COMPETENCE,
        ActKind.SUCCEED_ORGAN,
        ActKind.RECUSE,
        ActKind.CHALLENGE_RECUSAL,
        ActKind.CONTEST_ROUTE,
        ActKind.REPORT_INTERIM,
        ActKind.REPORT_EXECUTION,
        ActKind.REMIND,
        ActKind.SUPERVISE,
        ActKind.ANSWER_SUPERVISION,
        ActKind.RECOMMEND,
        ActKind.REPORT_ADOPTION,
        ActKind.CIRCULATE,
        ActKind.ACKNOWLEDGE,
        ActKind.OBJECT,
        ActKind.FORWARD_WITHIN_SYSTEM,
        ActKind.DIRECT_ELSEWHERE,
        ActKind.DECIDE_ROUTE,
        ActKind.REFUSE,
        ActKind.DECLINE_REPEAT,
        ActKind.HOLD_HANDLING_HEARING,
        ActKind.USE_SIMPLE,
        ActKind.LEAVE_SIMPLE,
        ActKind.MEDIATE,
        ActKind.SETTLE,
        ActKind.AWARD,
        ActKind.REQUEST_REVIEW,
        ActKind.REQUEST_FINAL_REVIEW,
        ActKind.ADMIT_REVIEW,
        ActKind.REFUSE_REVIEW,
        ActKind.NOTIFY_HEARING,
        ActKind.HOLD_HEARING,
        ActKind.OFFER_AID,
        ActKind.RETURN_FOR_REWORK,
        ActKind.REOPEN,
        ActKind.WITHDRAW,
        ActKind.REVOKE_WITHDRAWAL,
        ActKind.JOIN_PERSON,
        ActKind.LEAVE_PERSON,
        ActKind.CORRECT_PERSON,
        ActKind.REISSUE_CODE,
        ActKind.NAME_AGENT,
        ActKind.END_AGENT,
        ActKind.CHOOSE_SERVICE,
        ActKind.DISPOSE,
        ActKind.ANNUL,
        ActKind.CORRECT,
    }
)
# What is asked for most at a window where no step is due, the likeliest first.
HANDY: Final = (
    ActKind.ADD_MATERIAL,
    ActKind.RECORD_ORAL,
    ActKind.REMIND,
    ActKind.REISSUE_CODE,
    ActKind.CORRECT_PERSON,
    ActKind.JOIN_PERSON,
    ActKind.LINK,
)
MOST_HANDY: Final = 5
OVERSIGHT: Final = (ActKind.SUPERVISE, ActKind.ANSWER_SUPERVISION, ActKind.REPORT_ADOPTION)
# What an act does, or leaves alone, that follows from no row of the duties.
SAID: Final[Mapping[ActKind, str]] = {
    ActKind.AGREE_LEAD: "各单位的期限不因协商中止；改由其他单位受理的，该单位自发生之日起另行计算告知的期限。",
    ActKind.RULE_COMPETENCE: "各单位的期限不因争议中止；改由其他单位受理的，该单位自发生之日起另行计算告知的期限。",
    ActKind.SUCCEED_ORGAN: "原承办单位的义务和权利转由承继单位承担，各项期限不变。",
    ActKind.CORRECT_PERSON: "原来的内容封存保留；此前不清楚、现已清楚的，承办单位自生效之日起负有告知的义务。",
    ActKind.REISSUE_CODE: "原来的查询码随即作废，新的查询码只在随后15分钟内显示、打印一次。",
    ActKind.NAME_AGENT: "信访人本人的查询码和各项权利不变。",
    ActKind.END_AGENT: "此后的告知和答复送达信访人本人；代理人此前签收的，仍然有效。",
    ActKind.OBJECT: "提出异议不中止书面告知的期限；核实以前，该期限照常计算。",
    ActKind.OBJECT_ABOVE: "上级核实以前照常办理，转送、告知和向上级反馈的期限都照常计算；上级没有答复的，不视为同意。",
    ActKind.UPHOLD_ABOVE: "不再向上级反馈；本县已经告知信访人办理的诉求，继续由本县办理。",
    ActKind.REJECT_ABOVE: "各项期限不变，照常办理。",
    ActKind.RECUSE: "此后您不能再办理该信访事项；各项期限照常计算。",
    ActKind.CHALLENGE_RECUSAL: "作出决定以前照常办理，各项期限照常计算。",
    ActKind.CONTEST_ROUTE: "答复以前该诉求不终结；已经提出的其他程序和各项期限不受影响。",
    ActKind.ANSWER_CONTEST: "维持原途径的，由第二人确认后生效；改按第六项办理的，另行受理，受理之日起计算办结期限。",
    ActKind.USE_SIMPLE: "另有较短的内部时限，不是法定期限；法定期限不变。",
    ActKind.LEAVE_SIMPLE: "简易办理的内部时限终止，法定期限不变。",
    ActKind.HOLD_HANDLING_HEARING: "办理中的听证不中止办理期限。",
    ActKind.SUPERVISE: "督办不改变任何办理期限，也不影响信访人的权利。",
    ActKind.RECOMMEND: "完善政策和追究责任的建议，提交后由局领导确认，确认以前不生效。",
    ActKind.CIRCULATE: "由局领导确认；通报不改变任何办理期限，也不影响信访人的权利。",
    ActKind.NOTIFY_HEARING: "只有复核中的听证所需时间不计入期限，自通知之日起计算。",
}
FIRST_CLAIM: Final = "申诉求决类诉求只有写明此前信访事项的编号才由此终结；首次提出的，办理状态不变，仍应当按期转出。"
NOT_REMINDED: Final = "此前没有催办；条文不要求先催办，办理经过会写明没有催办、直接督办（第四十条第一款）。"
OBLIGORS: Final = {
    "office": "登记单位",
    "holder": "承办单位",
    "sender": "转送、交办的单位",
    "doer": "本单位",
    "caller": "信访部门",
    "decider": "有权决定的机关、单位",
    "sent_to": "收到材料的单位",
    "reviewer": "复查、复核机关",
    "supervised": "被督办的机关、单位",
    "addressee": "收到建议的机关、单位",
    "also": "收到建议的机关、单位",
}


def next_kind(case: CaseFile, offered: Sequence[ActKind], *, organ: int) -> ActKind | None:
    """Give the act among those `offered` by which `organ` meets what it owes first, else the next step of the path."""
    owed = sorted(
        (o for o in case.obligations if o.is_open and o.obligor_unit == organ),
        key=lambda o: (o.due or date.max, o.started_on),
    )
    meeting = (
        kind for o in owed for duty in DUTIES if o.rule in duty.rules for kind in offered if kind in duty.discharging
    )
    return next(meeting, None) or next((kind for kind in offered if kind not in ASIDE), None)


def rare(case: CaseFile, offered: Sequence[ActKind], *, organ: int, on: date) -> frozenset[ActKind]:
    """Give the acts among those `offered` that are seldom needed.

    An objection is, once its days are over; what oversight asks is not, as long as the organ owes it.
    """
    windows = (r for r in case.remedies if r.unit == organ and r.used_by is None and r.void_by is None)
    may_object = any(r.until is None or r.until >= on or r.provisional for r in windows)
    usual = {ActKind.OBJECT, ActKind.OBJECT_ABOVE} if may_object else set()
    usual |= {kind for kind in OVERSIGHT if any(owes(case, kind, n=r.n, unit=organ) for r in case.requests)}
    return frozenset(kind for kind in offered if kind in ASIDE and kind not in usual)


def handy(offered: Sequence[ActKind]) -> tuple[ActKind, ...]:
    """Give the few acts among those `offered` that are of use where nothing but seldom needed acts can be done."""
    return tuple(kind for kind in HANDY if kind in offered)[:MOST_HANDY]


def outlook(case: CaseFile, kind: ActKind, *, doer: Doer, on: date) -> list[str]:
    """Tell what the act will change when `doer` does it on the day `on`: states, duties met, duties that follow."""
    trial = Act(kind, on, doer, requests=eligible(case, kind, actor=doer, on=on), seq=case.last_seq + 1)
    addressed = [request for request in case.requests if request.n in trial.requests]
    told = (
        _second(case, trial),
        _states(trial, addressed),
        _met(case, trial),
        _extended(case, trial),
        _arising(case, trial, addressed),
        _windows(case, trial),
        (SAID[kind],) if kind in SAID else (),
        _reminded(case, trial),
    )
    return list(dict.fromkeys(sentence for part in told for sentence in part))


def _second(case: CaseFile, act: Act) -> Iterator[str]:
    if act.kind is ActKind.REFUSE:
        yield "此前信访事项没有可以核对的案卷的，由第二人确认后生效。"
    elif needs_second(case, act, today=act.happened_on) is not None:
        yield "提交后由第二人确认，确认以前不生效；确认的，以确认之日为发生日期。"
    elif act.kind is ActKind.ANNUL:
        yield f"以“{AnnulGround.WRONG_PETITION.label}”为由的，由第二人确认后生效。"


def _reminded(case: CaseFile, act: Act) -> Iterator[str]:
    """Tell of a supervision whether somebody has reminded before; the text does not ask for it."""
    if act.kind is ActKind.SUPERVISE:
        earlier = reminder_before(case, act)
        told = f"此前第{earlier.seq}号记录已经催办。" if earlier is not None else NOT_REMINDED
        yield told


def _states(act: Act, addressed: list[RequestFile]) -> Iterator[str]:
    to = ACTS[act.kind].to
    if act.kind in BY_ITSELF and any(request.klass is RequestClass.CLAIM for request in addressed):
        yield FIRST_CLAIM
    elif to is not None and any(request.state is not to and not _stays(request, act) for request in addressed):
        yield f"诉求的办理状态变为“{to.label}”。"


def _stays(request: RequestFile, act: Act) -> bool:
    """Tell whether the request stays where it is, whatever state the act's row names."""
    return stays(request, act) or (act.kind is ActKind.UPHOLD_ABOVE and bound_here(request))


def _extended(case: CaseFile, act: Act) -> Iterator[str]:
    """Tell to which day an approval puts off the end of handling."""
    was = {o.key: o.due for o in case.obligations}
    for o in extend(case, act).obligations:
        before = was.get(o.key)
        if o.due is not None and before is not None and o.due != before:
            yield f"办结期限由{say_day(before)}延长至{say_day(o.due)}。"


def _met(case: CaseFile, act: Act) -> Iterator[str]:
    for duty in DUTIES:
        surely = act.kind in duty.discharging and act.kind not in duty.meets
        for owed in case.obligations if surely else ():
            mine = owed.obligor_unit == act.by.unit and owed.request_n in act.requests
            if owed.is_open and mine and owed.rule in duty.rules:
                until = f"（应在{say_day(owed.due)}以前）" if owed.due else ""
                yield f"履行义务：{case.rulebook.rule(owed.rule).title}{until}。"


def _arising(case: CaseFile, act: Act, addressed: list[RequestFile]) -> Iterator[str]:
    for duty in DUTIES:
        rule_id = rule_for(case, duty.rules, act.happened_on) if act.kind in duty.arising else None
        if rule_id is not None and any(duty.when(case, act, request) for request in addressed):
            rule = case.rulebook.rule(rule_id)
            yield f"此后{OBLIGORS[duty.obligor]}应当{rule.title}{_length(rule)}（{rule.article}）。"


def _length(rule: Rule) -> str:
    """Give the length of the period as the end of a sentence; a day set for the case is in the form itself."""
    if rule.has_period:
        return f"，期限{rule.period.say()}"
    return "，期限逐件指定" if rule.period.unit is Unit.PER_CASE else "，条文没有规定天数"


def _windows(case: CaseFile, act: Act) -> Iterator[str]:
    rule_id = rule_for(case, OPENING.get(act.kind, ()), act.happened_on)
    if rule_id is not None:
        rule = case.rulebook.rule(rule_id)
        office = OBLIGORS["office" if act.kind is ActKind.RECEIVE_FROM_ABOVE else "holder"]
        holder = "信访人" if act.kind in PARTY_OPENING else office
        yield f"{holder}可以{rule.title}，期限{rule.period.say()}（{rule.article}）。"


def followed(before: CaseFile, after: CaseFile) -> list[Obligation]:
    """Give the open obligations that are new in `after`, or whose due date has moved; not what may arise later."""
    known = {o.key: (o.due, o.is_open) for o in before.obligations}
    return [o for o in after.obligations if o.is_open and o.arises_on is None and known.get(o.key) != (o.due, True)]


def why_not(case: CaseFile, kind: ActKind, *, doer: Doer) -> str:
    """Give the sentence that says why `doer` may not do an act of this kind now."""
    row = ACTS[kind]
    told = capacity_fault(case, row, doer)
    faults = (place_fault(case, row, r, doer.unit) or request_fault(case, row, r) for r in case.requests)
    return told or next((fault for fault in faults if fault), f"目前没有可以办理“{row.label}”的诉求或者记录。")


def way_back(kind: ActKind) -> str:
    """Tell how far back an act of this kind may be dated."""
    far = ACTS[kind].days_back
    if far == 0:
        return "只能记为今天。"
    free = f"可以补记最近{FREE_DAYS_BACK}个工作日内的"
    return (
        f"{free}；再早的最多补记{far}个工作日，应当附证明材料，并经第二人确认。"
        if far > FREE_DAYS_BACK
        else f"{free}。"
    )
