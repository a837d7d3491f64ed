"""The words of the procedure, to build cases with: `case(register(on=…), transfer(to=TOWN, on=…), accept(on=…))`.

A word is plain data: what is done, on which day, by whom, with which values, as the door takes them. Here `case`
judges each word by `check` and folds the acts; elsewhere the same words can be put to the door.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from law.cast import BUREAU, BY_ID, CastUnit, person
from xinfang.law.actable import ACTS, Place
from xinfang.law.acts import CHINA, Act, ActKind, Doer, Source
from xinfang.law.calendar import WorkCalendar, shipped_calendar
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.casefile import empty, fold, step
from xinfang.law.duties import MEETING
from xinfang.law.duties.oversight import answering_organ
from xinfang.law.fields import FieldKind
from xinfang.law.fit import MENDING, answering
from xinfang.law.judge import check, eligible
from xinfang.law.obligations import Obligation
from xinfang.law.refusal import NeedsSecond, Refusal
from xinfang.law.roles import CapacityKind
from xinfang.law.rulebook import Rulebook, shipped_rulebook
from xinfang.law.terms import RequestClass

PETITION = uuid5(NAMESPACE_OID, "petition")
NINE = time(9, tzinfo=CHINA)
SECOND = 999  # who confirms what needs a second person
CLAIM, SUGGESTION, ACCUSATION = RequestClass.CLAIM, RequestClass.SUGGESTION, RequestClass.ACCUSATION
USUAL: Mapping[ActKind, CapacityKind] = {
    ActKind.REGISTER: CapacityKind.CLERK,
    ActKind.ADD_MATERIAL: CapacityKind.CASE_OFFICER,
    ActKind.TRANSFER: CapacityKind.CASE_OFFICER,
    ActKind.ASSIGN: CapacityKind.CASE_OFFICER,
    ActKind.UPHOLD_OBJECTION: CapacityKind.CASE_OFFICER,
    ActKind.REJECT_OBJECTION: CapacityKind.CASE_OFFICER,
    ActKind.RECEIVE_FROM_ABOVE: CapacityKind.CASE_OFFICER,
    ActKind.REPORT_ABOVE: CapacityKind.CASE_OFFICER,
    ActKind.OBJECT_ABOVE: CapacityKind.CASE_OFFICER,
    ActKind.UPHOLD_ABOVE: CapacityKind.CASE_OFFICER,
    ActKind.REJECT_ABOVE: CapacityKind.CASE_OFFICER,
    ActKind.TRANSFER_LEGAL: CapacityKind.CASE_OFFICER,
    ActKind.REFER_FOR_DECISION: CapacityKind.CASE_OFFICER,
    ActKind.MARK_URGENT: CapacityKind.CASE_OFFICER,
    ActKind.URGENT_REPORT: CapacityKind.CASE_OFFICER,
    ActKind.REPLY_DIRECTLY: CapacityKind.CASE_OFFICER,
    ActKind.FILE_ONLY: CapacityKind.CASE_OFFICER,
    ActKind.REMIND: CapacityKind.CASE_OFFICER,
    ActKind.POINT_ELSEWHERE: CapacityKind.CASE_OFFICER,
    ActKind.RECALL_TRANSFER: CapacityKind.CASE_OFFICER,
    ActKind.APPROVE_EXTENSION: CapacityKind.ORGAN_HEAD,
    ActKind.REFUSE_EXTENSION: CapacityKind.ORGAN_HEAD,
    ActKind.RATE: CapacityKind.PARTY,
    **dict.fromkeys(
        (
            ActKind.ADMIT_REVIEW,
            ActKind.REFUSE_REVIEW,
            ActKind.NOTIFY_HEARING,
            ActKind.HOLD_HEARING,
            ActKind.DECIDE_REVIEW,
            ActKind.SERVE_REVIEW,
            ActKind.REVIEW_SERVICE_FAILED,
            ActKind.ORDER_REDO,
        ),
        CapacityKind.CASE_OFFICER,
    ),
    ActKind.CONFIRM_CONCLUSION: CapacityKind.CASE_OFFICER,
    ActKind.RETURN_FOR_REWORK: CapacityKind.CASE_OFFICER,
    ActKind.SUPERVISE: CapacityKind.INSPECTOR,
    ActKind.RECOMMEND: CapacityKind.INSPECTOR,
    ActKind.CIRCULATE: CapacityKind.INSPECTOR,
}


class NotAllowed(Exception):
    """A word that the judge refuses, with his sentence."""


@dataclass(frozen=True, slots=True)
class ActWord:
    """One act asked for. `values` are codes, days, plain texts and unit ids, as a form gives them.

    What is left out is chosen: `by` the usual capacity, `at` the unit where the act is done, `requests` all on which
    it can be done, `about` the newest act that it answers, `entered_on` the day itself.
    """

    kind: ActKind
    on: date
    values: Mapping[str, Any] = field(default_factory=dict)
    at: CastUnit | None = None
    by: CapacityKind | None = None
    person: int | None = None
    requests: tuple[int, ...] = ()
    about: int | None = None
    target: int | None = None
    entered_on: date | None = None
    evidence: bool = False
    source: Source = Source.DESK
    asks: tuple[RequestClass, ...] = ()
    legal: tuple[int, ...] = ()
    accused_units: tuple[int, ...] = ()
    accused_persons: tuple[int, ...] = ()
    guardian: int | None = None

    @property
    def today(self) -> date:
        """Give the day on which the act is entered."""
        return self.entered_on or self.on


def case(*words: ActWord, rulebook: Rulebook | None = None, calendar: WorkCalendar | None = None) -> CaseFile:
    """Give the case file that the words amount to; raises `NotAllowed` at the first that is refused."""
    start = empty(rulebook or shipped_rulebook(), calendar or shipped_calendar())
    return then(start, *words)


def then(before: CaseFile, *words: ActWord) -> CaseFile:
    """Give the case file after more words, folded anew from its acts."""
    acts = before.acts
    for word in words:
        act, refused = judged(before, act_of(before, word), today=word.today)
        if refused is not None:
            raise NotAllowed(f"{word.kind}: {refused.why}")
        before = step(before, act)
        acts = (*acts, act)
    return fold(acts, rulebook=before.rulebook, calendar=before.calendar)


def judged(before: CaseFile, act: Act, *, today: date) -> tuple[Act, Refusal | None]:
    """Give the act, confirmed by a second person where it needs one, and the judge's refusal of it."""
    found = check(before, act, today=today)
    if not isinstance(found, NeedsSecond):
        return act, found
    said = {field.name: reference("第二人意见") for field in ACTS[act.kind].fields if field.second}
    confirmed = replace(act, confirmed_by=SECOND, payload={**act.payload, **said})
    return confirmed, check(before, confirmed, today=today)


def refusal(before: CaseFile, word: ActWord) -> Refusal:
    """Give the judge's refusal of the word; fails when he allows it."""
    refused = check(before, act_of(before, word), today=word.today)
    assert refused is not None, f"{word.kind} is allowed"
    return refused


def allowed(before: CaseFile, word: ActWord) -> bool:
    """Tell whether the judge allows the word, if need be once it is confirmed."""
    return judged(before, act_of(before, word), today=word.today)[1] is None


def act_of(before: CaseFile, word: ActWord) -> Act:
    """Give the act that the word means as the case stands."""
    row = ACTS[word.kind]
    doer = doer_of(before, word)
    requests = word.requests
    if word.kind is ActKind.REGISTER:
        requests = tuple(range(1, len(word.asks) + 1))
    elif row.per_request and not requests:
        requests = eligible(before, word.kind, actor=doer) or tuple(r.n for r in before.requests)
    act = Act(
        kind=word.kind,
        happened_on=word.on,
        by=doer,
        payload=payload_of(word),
        requests=requests,
        seq=before.last_seq + 1,
        recorded_at=datetime.combine(word.today, NINE).astimezone(UTC),
        source=word.source,
        about=word.about,
        target=word.target,
        evidence={"file": str(PETITION), "commitment": "00" * 32} if word.evidence else None,
        recorded_by=doer.person,
        command=UUID(int=before.last_seq + 1),
        petition=PETITION,
    )
    if act.about is not None or not row.about or not requests or word.source is Source.IMPORT:
        return act
    organ = answering_organ(before, act)
    return replace(act, about=answering(before, row, requests[0], person=word.values.get("person"), unit=organ))


def doer_of(before: CaseFile, word: ActWord) -> Doer:
    """Give who does the act: at the unit named, else at the one where the act is done."""
    row = ACTS[word.kind]
    mended = before.act(word.target) if word.kind in MENDING and word.target is not None else None
    usual = mended.by.capacity if mended is not None else USUAL.get(word.kind, CapacityKind.HANDLER)
    capacity = word.by or usual
    if word.by is None and before.concealed and row.accusations:
        capacity = CapacityKind.ACCUSATION_OFFICER
    if capacity is CapacityKind.PARTY:
        return Doer(CapacityKind.PARTY)
    unit = word.at.id if word.at is not None else _where(before, word)
    kind = BY_ID[unit].kind.value if unit in BY_ID else None
    who = word.person if word.person is not None else person(unit, capacity)
    return Doer(capacity, unit=unit, unit_kind=kind, person=who)


def _where(before: CaseFile, word: ActWord) -> int:
    if word.target is not None:
        target = before.act(word.target)
        return target.by.unit if target is not None and target.by.unit is not None else BUREAU.id
    asked = [r for r in before.requests if r.n in word.requests or (not word.requests and _stands(r, word.kind))]
    holders = [r.sender if ACTS[word.kind].place is Place.SENDER else r.holder for r in asked or before.requests]
    if ACTS[word.kind].place in (Place.OBLIGOR, Place.OBLIGOR_OR_OFFICE):
        return next((o.obligor_unit for o in before.obligations if _meets(o, word)), BUREAU.id) or BUREAU.id
    if ACTS[word.kind].place in (Place.HOLDER, Place.SENDER, Place.KEEPER):
        return next((unit for unit in holders if unit is not None), BUREAU.id)
    return before.office if before.office is not None else BUREAU.id


def _meets(owed: Obligation, word: ActWord) -> bool:
    return owed.is_open and owed.rule in MEETING[word.kind] and owed.request_n in (word.requests or (owed.request_n,))


def _stands(request: RequestFile, kind: ActKind) -> bool:
    return request.state in ACTS[kind].states and request.holder is not None


def payload_of(word: ActWord) -> dict[str, Any]:
    """Give the payload: texts as commitments, units as facts, and what a registration says besides."""
    row = ACTS[word.kind]
    payload: dict[str, Any] = {}
    for name, value in word.values.items():
        told = row.field(name)
        if told is not None and told.kind is FieldKind.TEXT and isinstance(value, str):
            payload[name] = reference(value)
        elif told is not None and told.kind is FieldKind.UNIT and isinstance(value, int):
            payload[name] = BY_ID[value].facts()
        elif value is not None:
            payload[name] = value
    return payload | _registration(word) if word.kind is ActKind.REGISTER else payload


def reference(plain: str) -> dict[str, str]:
    """Give what an act keeps of a text."""
    return {"id": str(uuid5(NAMESPACE_OID, plain)), "commitment": "0a" * 32}


def _registration(word: ActWord) -> dict[str, Any]:
    said: dict[str, Any] = {
        "asks": [
            {"n": n, "class": ask.value, "text": reference(f"诉求{n}"), **({"legal": True} if n in word.legal else {})}
            for n, ask in enumerate(word.asks, 1)
        ],
        "number": "130426-2026-000001",
        "parties": [reference("信访人")],
    }
    if word.accused_units or word.accused_persons:
        said["accused"] = {"units": list(word.accused_units), "persons": list(word.accused_persons)}
    if word.guardian is not None:
        said["guardian"] = word.guardian
    return said


def imported(word: ActWord) -> ActWord:
    """Give the word as it comes out of another system's file, entered in 2026."""
    return replace(word, source=Source.IMPORT, by=CapacityKind.IMPORTER, at=BUREAU, entered_on=date(2026, 3, 2))


def word(kind: ActKind, on: str, values: Mapping[str, Any], more: Mapping[str, Any]) -> ActWord:
    """Give the word for an act, with what else a test says of it."""
    entered = more.get("entered_on")
    days = {"entered_on": date.fromisoformat(entered)} if entered else {}
    return ActWord(kind, date.fromisoformat(on), values, **{**more, **days})


def register(
    *asks: RequestClass,
    on: str,
    channel: str = "LETTER",
    reachable: bool | None = True,
    oral: bool | None = None,
    present: int | None = None,
    first_on: str | None = None,
    **more: Any,
) -> ActWord:
    """A petition comes in, with one claim unless other requests are named."""
    values = {"channel": channel, "reachable": reachable, "oral": oral, "present": present, "first_on": first_on}
    return replace(word(ActKind.REGISTER, on, values, more), asks=asks or (CLAIM,))


def add_material(*, on: str, reachable: bool | None = None, **more: Any) -> ActWord:
    """The petitioner adds something."""
    return word(ActKind.ADD_MATERIAL, on, {"text": "补充", "reachable": reachable}, more)


def transfer(*, to: CastUnit, on: str, ground: str = "22-1-2", delivery: str = "SYSTEM", **more: Any) -> ActWord:
    """The office passes requests on."""
    return word(ActKind.TRANSFER, on, {"to": to.id, "ground": ground, "delivery": delivery}, more)


def assign(*, to: CastUnit, on: str, report_by: str, delivery: str = "SYSTEM", **more: Any) -> ActWord:
    """The office assigns requests with a period and asks for a report."""
    return word(ActKind.ASSIGN, on, {"to": to.id, "report_by": report_by, "delivery": delivery}, more)


def acknowledge(*, on: str, **more: Any) -> ActWord:
    """The organ says on which day the paper came."""
    return word(ActKind.ACKNOWLEDGE, on, {}, more)


def objection(*, on: str, **more: Any) -> ActWord:
    """The organ says that the matter is not within its powers."""
    return word(ActKind.OBJECT, on, {"ground": "NOT_OURS", "text": "不属于职权范围"}, more)


def uphold(*, on: str, **more: Any) -> ActWord:
    """The sender agrees to the objection."""
    return word(ActKind.UPHOLD_OBJECTION, on, {"text": "同意"}, more)


def reject(*, on: str, **more: Any) -> ActWord:
    """The sender does not agree to the objection."""
    return word(ActKind.REJECT_OBJECTION, on, {"text": "不同意"}, more)


def inform(*, on: str, **more: Any) -> ActWord:
    """The organ tells the petitioner of receipt, route and procedure."""
    return word(ActKind.INFORM, on, {"method": "POST", "text": "处理途径和程序"}, more)


def accept(*, on: str, **more: Any) -> ActWord:
    """The organ accepts requests."""
    return word(ActKind.ACCEPT, on, {}, more)


def hear(*, on: str, **more: Any) -> ActWord:
    """The organ hears the petitioner."""
    return word(ActKind.HEAR_PETITIONER, on, {"way": "MEETING", "text": "陈述"}, more)


def investigate(*, on: str, **more: Any) -> ActWord:
    """The organ looks into the facts."""
    return word(ActKind.INVESTIGATE, on, {"text": "调查"}, more)


def request_extension(*, on: str, days: int, **more: Any) -> ActWord:
    """The handler asks for more days."""
    return word(ActKind.REQUEST_EXTENSION, on, {"days": days, "ground": "EXPERT_WORK", "text": "需要鉴定"}, more)


def approve_extension(*, on: str, **more: Any) -> ActWord:
    """The organ's head grants them."""
    return word(ActKind.APPROVE_EXTENSION, on, {}, more)


def refuse_extension(*, on: str, **more: Any) -> ActWord:
    """The organ's head does not grant them."""
    return word(ActKind.REFUSE_EXTENSION, on, {"text": "理由不足"}, more)


def inform_extension(*, on: str, **more: Any) -> ActWord:
    """The organ tells the petitioner why it takes longer."""
    return word(ActKind.INFORM_EXTENSION, on, {"method": "POST"}, more)


def issue_opinion(*, on: str, outcome: str = "SUPPORT", **more: Any) -> ActWord:
    """The organ decides."""
    values = {"outcome": outcome, "text": "处理意见", "legal_basis": "法律依据"}
    return word(ActKind.ISSUE_OPINION, on, values, more)


def serve(*, on: str, **more: Any) -> ActWord:
    """The petitioner receives the opinion."""
    return word(ActKind.SERVE, on, {"method": "IN_PERSON", "proof": "SIGNED"}, more)


def service_failed(*, on: str, **more: Any) -> ActWord:
    """The opinion could not be served."""
    return word(ActKind.SERVICE_FAILED, on, {"ground": "MOVED"}, more)


def conclude(*, on: str, **more: Any) -> ActWord:
    """The organ closes the request."""
    return word(ActKind.CONCLUDE, on, {}, more)


def report_result(*, on: str, **more: Any) -> ActWord:
    """The organ reports to the office that assigned."""
    return word(ActKind.REPORT_RESULT, on, {"text": "办结报告"}, more)


def rate(*, on: str, from_office: bool | None = None, **more: Any) -> ActWord:
    """The petitioner rates office and organ."""
    return word(ActKind.RATE, on, {"office": "SATISFIED", "organ": "FAIR", "from_office": from_office}, more)


def annul(target: int, *, on: str, ground: str = "ENTRY_ERROR", **more: Any) -> ActWord:
    """An act that was entered wrongly is annulled."""
    return word(ActKind.ANNUL, on, {"ground": ground, "text": "撤销理由"}, {**more, "target": target})
