"""The acts of a petition that its petitioner is told of (第二十一条第二款), each with what he may read of it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from xinfang.law.actable import ACTS
from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile
from xinfang.law.compared import basis_of
from xinfang.law.corrections import Change, changes, said_of
from xinfang.law.effects.above import gone_up
from xinfang.law.effects.disputes import successor_of
from xinfang.law.failures import standing_failures
from xinfang.law.fields import FieldKind, is_reference
from xinfang.law.persons import is_set_apart
from xinfang.law.rulings.serving import by_agent
from xinfang.law.terms import (
    ExtensionGround,
    FailureGround,
    HearingWay,
    NoticeMethod,
    Outcome,
    OutsideWitness,
    Satisfaction,
    ServiceMethod,
)
from xinfang.law.terms.paths import Above
from xinfang.orgs.models import Unit
from xinfang.petitions.models import Text

Details = tuple[tuple[str, str], ...]
K: Final = ActKind
# The texts of acts that are addressed to the petitioner or his own.
READ_TEXTS: Final[Mapping[ActKind, tuple[str, ...]]] = {
    K.RECORD_ORAL: ("text",),
    K.INFORM: ("text",),
    K.INFORM_CLASS: ("text",),
    K.ISSUE_OPINION: ("text", "legal_basis"),
    K.REPLY_DIRECTLY: ("text",),
    K.INFORM_FORWARDED_TO: ("text",),
    K.DIRECT_ELSEWHERE: ("target", "text"),
    K.REPLY_SUGGESTION: ("text",),
    K.DIVERT: ("target", "period", "text"),
    K.PERFORM_OR_ANSWER: ("text",),
    K.CONTEST_ROUTE: ("text",),
    K.ANSWER_CONTEST: ("text",),
    K.REFUSE: ("earlier", "text"),
    K.DECLINE_REPEAT: ("earlier", "text"),
    K.SIGN_AGREEMENT: ("text",),
    K.RATE: ("text",),
    K.REQUEST_REVIEW: ("text",),
    K.REQUEST_FINAL_REVIEW: ("text",),
    K.REFUSE_REVIEW: ("text",),
    K.NOTIFY_HEARING: ("text",),
    K.DECIDE_REVIEW: ("text", "legal_basis"),
    K.CHALLENGE_RECUSAL: ("text",),
    K.DECIDE_RECUSAL: ("text",),
}


@dataclass(frozen=True, slots=True)
class Names:
    """Names of units and plain texts, read at once for the whole case."""

    units: Mapping[int, str]
    texts: Mapping[str, str]

    def text(self, reference: Any) -> str:
        """Give the text that the reference of an act speaks of; empty when there is none any more."""
        return self.texts.get(reference["id"], "") if is_reference(reference) else ""


@dataclass(frozen=True, slots=True)
class Step:
    """One act: what happened when, at which organ, and what it says. An annulled one says nothing else.

    One that was corrected says what it should have said; the correction is a step of its own.
    """

    words: str
    on: date
    unit: str
    requests: tuple[int, ...] = ()
    details: Details = ()
    annulled: bool = False
    corrected: bool = False


def names_of(case: CaseFile) -> Names:
    """Give the names of the units and the texts that the petitioner may read, in two queries."""
    named = {request.holder for request in case.requests} | {o.obligor_unit for o in case.obligations}
    named |= {review.body for request in case.requests for review in request.reviews}
    for act in case.acts:
        named |= {act.by.unit, _sent_to(act)}
        named |= {successor_of(act)} if act.kind is K.SUCCEED_ORGAN else set()
    units = {unit for unit in named if unit is not None}
    texts = Text.objects.filter(pk__in=list(_readable(case))).values_list("id", "plain")
    return Names(
        units=dict(Unit.objects.filter(pk__in=units).values_list("id", "name")),
        texts={str(pk): plain for pk, plain in texts},
    )


def step_of(case: CaseFile, act: Act, names: Names) -> Step | None:
    """Give what the petitioner reads of the act, None when it is not for him."""
    told = TOLD.get(act.kind)
    if told is None:
        return None
    if act.kind is K.CORRECT:
        return _correction(case, act, names)
    words, detail = told
    unit = names.units.get(act.by.unit or 0, "您本人")
    numbers = act.requests if len(case.requests) > 1 else ()
    if act.seq in case.annulled:
        return Step(words, act.happened_on, unit, numbers, annulled=True)
    said = tuple((k, v) for k, v in detail(case, act, names) if v)
    corrected = any(act.seq == one.seq for one in case.corrected)
    return Step(words, act.happened_on, unit, numbers, said, corrected=corrected)


def _correction(case: CaseFile, act: Act, names: Names) -> Step | None:
    """Give what was corrected of an act that the petitioner is told of, old and new; None where he reads none of it."""
    target = case.act(act.target or 0)
    said = tuple(_change(one, names) for one in _told_changes(case, act))
    if target is None or not said:
        return None
    numbers = target.requests if len(case.requests) > 1 else ()
    words = f"更正“{TOLD[target.kind][0]}”的记录"
    return Step(words, act.happened_on, names.units.get(act.by.unit or 0, ""), numbers, said)


def _told_changes(case: CaseFile, act: Act) -> tuple[Change, ...]:
    """Give the changes that the petitioner reads: days, words of lists, his requests, texts addressed to him."""
    target = case.act(act.target or 0)
    if target is None or target.kind not in TOLD:
        return ()
    read = READ_TEXTS.get(target.kind, ())
    every = changes(case, act)
    return tuple(c for c in every if c.field is None or c.field.kind is not FieldKind.TEXT or c.field.name in read)


def _change(one: Change, names: Names) -> tuple[str, str]:
    if is_reference(one.new):
        return one.label, f"更正前：{names.text(one.old) or '（空）'}\n更正后：{names.text(one.new)}"
    return one.label, f"{said_of(one, one.old) or '（空）'} → {said_of(one, one.new)}"


def _readable(case: CaseFile) -> Iterator[UUID]:
    for ask in case.said[0].payload.get("asks", ()):
        if is_reference(ask.get("text")):
            yield UUID(ask["text"]["id"])
    for act in case.live:
        for name in READ_TEXTS.get(act.kind, ()):
            if is_reference(act.payload.get(name)):
                yield UUID(act.payload[name]["id"])
        for change in _told_changes(case, act) if act.kind is K.CORRECT else ():
            yield from (UUID(said["id"]) for said in (change.old, change.new) if is_reference(said))


def _sent_to(act: Act) -> int | None:
    to = act.payload.get("to")
    return int(to["unit"]) if isinstance(to, Mapping) else None


def _nothing(_case: CaseFile, _act: Act, _names: Names) -> Details:
    return ()


def _sent(_case: CaseFile, act: Act, names: Names) -> Details:
    return (("去向", names.units.get(_sent_to(act) or 0, "")),)


def _succeeded(_case: CaseFile, act: Act, names: Names) -> Details:
    return (("继续办理的单位", names.units.get(successor_of(act), "")),)


def _coded(_case: CaseFile, act: Act, _names: Names) -> Details:
    """Give what the act says in words of closed lists, under the labels of its row."""
    return tuple(
        (field.label, field.choices(act.payload[field.name]).label)
        for field in ACTS[act.kind].fields
        if field.choices is not None and act.payload.get(field.name)
    )


def _texts(case: CaseFile, act: Act, names: Names) -> Details:
    """Give the same, and the texts that are addressed to the petitioner."""
    told = READ_TEXTS[act.kind]
    return (
        *_coded(case, act, names),
        *((f.label, names.text(act.payload.get(f.name))) for f in ACTS[act.kind].fields if f.name in told),
    )


def _resting(case: CaseFile, act: Act, names: Names) -> Details:
    """Give the same, and on what it rests: the file of the earlier petition, or papers alone."""
    return (*_texts(case, act, names), ("依据的核对", basis_of(act)))


def _gone_up(case: CaseFile, act: Act, _names: Names) -> Details:
    """Give who deals with it now: the office above, or the county, which has told so already."""
    asked = case.act(act.about or 0)
    order = case.act(asked.about or 0) if asked is not None else None
    above = Above(order.payload["above"]).label if order is not None else "上级信访部门"
    gone = any(gone_up(request) for request in case.requests if request.n in act.requests)
    return (("今后由谁办理", f"交回{above}，由其重新确定" if gone else "本县已经告知您办理，继续由本县办理"),)


def _informed(_case: CaseFile, act: Act, names: Names) -> Details:
    method = NoticeMethod(act.payload["method"]).label
    return (("方式", method), ("处理途径和程序", names.text(act.payload.get("text"))))


def _heard(_case: CaseFile, act: Act, _names: Names) -> Details:
    return (("方式", HearingWay(act.payload["way"]).label),)


def _extended(case: CaseFile, act: Act, _names: Names) -> Details:
    asked = case.act(act.about) if act.about is not None else None
    if asked is None:
        return ()
    return (("延长", f"{asked.payload['days']}日"), ("理由", ExtensionGround(asked.payload["ground"]).label))


def _told_of_extension(_case: CaseFile, act: Act, _names: Names) -> Details:
    return (("方式", NoticeMethod(act.payload["method"]).label),)


def _answered(_case: CaseFile, act: Act, names: Names) -> Details:
    return (
        ("处理意见", Outcome(act.payload["outcome"]).label),
        ("处理意见书", names.text(act.payload.get("text"))),
        ("法律法规依据", names.text(act.payload.get("legal_basis"))),
    )


def _served(_case: CaseFile, act: Act, _names: Names) -> Details:
    how: Details = (("方式", ServiceMethod(act.payload["method"]).label),)
    if by_agent(act):
        return (*how, ("送达情况", "由您登记的可以代收的代理人签收，视为您当日收到。"))
    witness = act.payload.get("witness")
    if witness is None:
        return how
    left = f"您没有签收，答复留在送达的地点。两名见证人在场，其中一名是{OutsideWitness(witness).label}。"
    return (*how, ("送达情况", left))


def _not_served(case: CaseFile, act: Act, _names: Names) -> Details:
    """Give why it failed, and that the paper was served since, or is still to be."""
    stands = any(one.seq == act.seq for one in standing_failures(case))
    since = "还没有送达，期限没有起算，请与送达的单位联系" if stands else ""
    return (("原因", FailureGround(act.payload["ground"]).label), ("目前情况", since))


def _asked(_case: CaseFile, act: Act, names: Names) -> Details:
    return (
        ("复查、复核机关", names.units.get(act.payload["reviewer"]["unit"], "")),
        ("您的理由", names.text(act.payload.get("text"))),
    )


def _rated(_case: CaseFile, act: Act, names: Names) -> Details:
    return (
        ("对信访部门", Satisfaction(act.payload["office"]).label),
        ("对承办单位", Satisfaction(act.payload["organ"]).label),
        ("意见", names.text(act.payload.get("text"))),
        ("说明", "提交时使用的是机关、单位的网络，没有计入，您可以另行评价。" if is_set_apart(act) else ""),
    )


Detail = Callable[[CaseFile, Act, Names], Details]
TOLD: Final[Mapping[ActKind, tuple[str, Detail]]] = {
    K.REGISTER: ("登记", _nothing),
    K.RECORD_ORAL: ("记录您口头提出的内容", _texts),
    K.READ_BACK: ("向您宣读核对口头记录", _coded),
    K.JOIN_TO: ("与反映同一事项的其他信访事项合并办理，您的诉求仍单独答复、单独送达", _nothing),
    K.SPLIT: ("部分内容另行立件办理", _nothing),
    K.CHANGE_CLASS: ("改变诉求类别", _coded),
    K.INFORM_CLASS: ("告知您诉求类别改变", _texts),
    K.UNJOIN: ("不再与其他信访事项合并办理", _nothing),
    K.TRANSFER: ("转送", _sent),
    K.ASSIGN: ("交办", _sent),
    K.UPHOLD_OBJECTION: ("核实后交回，由登记单位重新确定承办单位", _nothing),
    K.UPHOLD_ABOVE: ("上级信访部门核实，该事项不属于本县职权范围", _gone_up),
    K.RECALL_TRANSFER: ("撤回转送、交办，由登记单位重新确定承办单位", _nothing),
    K.DISCIPLINE_RECEIPTED: ("有关机关已接收，依规依纪依法办理", _nothing),
    K.TRANSFER_LEGAL: ("转送政法部门", _sent),
    K.REPLY_DIRECTLY: ("直接答复（不是信访处理意见）", _texts),
    K.FORWARD_WITHIN_SYSTEM: ("转送、交办本系统下级机关、单位", _sent),
    K.INFORM_FORWARDED_TO: ("告知转送、交办去向", _texts),
    K.DIRECT_ELSEWHERE: ("告知向有权处理的机关、单位提出", _texts),
    K.INFORM: ("告知接收情况以及处理途径和程序", _informed),
    K.STUDY: ("研究论证您的建议", _nothing),
    K.ADOPT: ("决定是否采纳您的建议", _coded),
    K.REPLY_SUGGESTION: ("回复您的建议", _texts),
    K.AWARD: ("奖励您的建议", _nothing),
    K.DECIDE_ROUTE: ("决定办理途径", _coded),
    K.DIVERT: ("告知应当适用的其他程序", _texts),
    K.DIVERSION_RECEIVED: ("其他程序已接收", _nothing),
    K.DIVERSION_REFUSED: ("其他程序不予接收，承办单位重新审查办理途径", _nothing),
    K.PERFORM_OR_ANSWER: ("依法履行职责或者答复", _texts),
    K.CONTEST_ROUTE: ("您请求重新审查办理途径", _texts),
    K.ANSWER_CONTEST: ("书面答复您重新审查办理途径的请求", _texts),
    K.REFUSE: ("不予受理", _resting),
    K.DECLINE_REPEAT: ("不再受理", _resting),
    K.ACCEPT: ("受理", _nothing),
    K.HEAR_PETITIONER: ("听取您的陈述", _heard),
    K.HOLD_HANDLING_HEARING: ("举行听证，办理期限照常计算", _coded),
    K.USE_SIMPLE: ("适用简易办理，法定期限不变", _nothing),
    K.LEAVE_SIMPLE: ("转为普通程序办理，法定期限不变", _nothing),
    K.MEDIATE: ("调解", _nothing),
    K.SETTLE: ("引导和解", _nothing),
    K.SIGN_AGREEMENT: ("签订协议书", _texts),
    K.APPROVE_EXTENSION: ("批准延期", _extended),
    K.INFORM_EXTENSION: ("告知延期理由", _told_of_extension),
    K.ISSUE_OPINION: ("出具信访处理意见书", _answered),
    K.SERVE: ("送达信访处理意见书", _served),
    K.SERVICE_FAILED: ("信访处理意见书送达未成", _not_served),
    K.REPORT_EXECUTION: ("报告处理意见的执行情况", _coded),
    K.CONCLUDE: ("办结", _nothing),
    K.RATE: ("您的评价", _rated),
    K.REQUEST_REVIEW: ("请求复查", _asked),
    K.REQUEST_FINAL_REVIEW: ("请求复核", _asked),
    K.ADMIT_REVIEW: ("受理您的复查、复核请求", _nothing),
    K.REFUSE_REVIEW: ("不予复查、复核", _texts),
    K.NOTIFY_HEARING: ("通知举行听证", _texts),
    K.HOLD_HEARING: ("举行听证", _nothing),
    K.DECIDE_REVIEW: ("提出复查、复核意见", _texts),
    K.SERVE_REVIEW: ("送达复查、复核意见", _served),
    K.REVIEW_SERVICE_FAILED: ("复查、复核意见送达未成", _not_served),
    K.ORDER_REDO: ("责令承办单位重新办理", _nothing),
    K.AGREE_LEAD: ("有关机关、单位协商确定受理单位", _sent),
    K.RULE_COMPETENCE: ("受理单位有争议，依法决定由以下单位受理", _sent),
    K.SUCCEED_ORGAN: ("原承办单位撤并或者职权变更，由承继单位继续办理，各项期限不变", _succeeded),
    K.RECUSE: ("一名工作人员回避，由其他人员办理", _nothing),
    K.CHALLENGE_RECUSAL: ("您申请有关人员回避", _texts),
    K.DECIDE_RECUSAL: ("对您的回避申请作出决定", _texts),
    K.OFFER_AID: ("救助、帮扶", _coded),
    K.WITHDRAW: ("撤回", _nothing),
    K.REVOKE_WITHDRAWAL: ("撤销撤回，恢复办理", _nothing),
    K.CONFIRM_CONCLUSION: ("审核认定办结", _nothing),
    K.RETURN_FOR_REWORK: ("退回承办单位重新办理", _nothing),
    K.REOPEN: ("承办单位恢复办理", _nothing),
    K.JOIN_PERSON: ("另有信访人加入", _nothing),
    K.LEAVE_PERSON: ("有信访人退出", _nothing),
    K.SUPERVISE: ("信访部门督办有关机关、单位，各项期限不变", _nothing),
    K.ANSWER_SUPERVISION: ("被督办的机关、单位答复督办", _nothing),
    K.CIRCULATE: ("通报有关机关、单位的办理情况，各项期限不变", _nothing),
    K.CORRECT_PERSON: ("更正您的姓名（名称）、住址等信息", _coded),
    K.REISSUE_CODE: ("补发查询码，原查询码作废", _coded),
    K.NAME_AGENT: ("登记您的代理人", _coded),
    K.END_AGENT: ("终止代理", _nothing),
    K.CHOOSE_SERVICE: ("选择是否电子送达", _coded),
    K.DISPOSE: ("按规定销毁本件的内容", _coded),
    K.CORRECT: ("更正记录", _nothing),
}
