"""The words of the paths beside the opinion: routes, suggestions, urgency, direct replies, closed endings."""

from typing import Any, Final
from uuid import NAMESPACE_OID, uuid5

from law.cast import COURT, STATION, CastUnit
from law.words import ActWord, word
from xinfang.law.acts import ActKind

ANOTHER: Final = uuid5(NAMESPACE_OID, "another petition")


def receive_from_above(*, on: str, report_by: str, **more: Any) -> ActWord:
    """The office above wants a report by a day."""
    return word(ActKind.RECEIVE_FROM_ABOVE, on, {"above": "CITY", "report_by": report_by, "text": "请按期报结果"}, more)


def object_above(*, on: str, ground: str = "NOT_OURS", **more: Any) -> ActWord:
    """The bureau says upward that the matter is not the county's."""
    return word(ActKind.OBJECT_ABOVE, on, {"ground": ground, "text": "不属于本县职权范围"}, more)


def uphold_above(*, on: str, papers: bool | None = None, **more: Any) -> ActWord:
    """The office above agrees, on paper."""
    return word(ActKind.UPHOLD_ABOVE, on, {"text": "同意", "papers": papers}, {"evidence": True, **more})


def reject_above(*, on: str, **more: Any) -> ActWord:
    """The office above does not agree, on paper."""
    return word(ActKind.REJECT_ABOVE, on, {"text": "不同意"}, {"evidence": True, **more})


def report_above(*, on: str, **more: Any) -> ActWord:
    """The bureau reports upward."""
    return word(ActKind.REPORT_ABOVE, on, {"text": "办结报告"}, more)


def transfer_legal(*, on: str, to: CastUnit = COURT, delivery: str = "SYSTEM", **more: Any) -> ActWord:
    """A letter on litigation goes to the political-legal organ."""
    values = {"to": to.id, "delivery": delivery, "text": "涉诉"}
    return word(ActKind.TRANSFER_LEGAL, on, values, more)


def refer(*, to: CastUnit, on: str, **more: Any) -> ActWord:
    """The bureau asks committee and government to decide."""
    return word(ActKind.REFER_FOR_DECISION, on, {"body": to.id, "text": "建议由教育局办理"}, more)


def mark_urgent(*, on: str, **more: Any) -> ActWord:
    """A matter is grave or urgent."""
    return word(ActKind.MARK_URGENT, on, {"ground": "LIFE", "text": "情况"}, more)


def urgent_report(addressee: str = "COMMITTEE", *, on: str, at_time: str = "09:30", **more: Any) -> ActWord:
    """One addressee of a grave or urgent matter is told."""
    return word(ActKind.URGENT_REPORT, on, {"addressee": addressee, "at": at_time}, more)


def reply_directly(*, on: str, ground: str = "QUESTION", earlier: str | None = None, **more: Any) -> ActWord:
    """The bureau answers by itself."""
    values = {"ground": ground, "earlier": earlier, "method": "POST", "text": "答复"}
    return word(ActKind.REPLY_DIRECTLY, on, values, more)


def file_only(*, on: str, ground: str = "NO_REQUEST", earlier: str | None = None, **more: Any) -> ActWord:
    """The bureau files without sending on."""
    return word(ActKind.FILE_ONLY, on, {"ground": ground, "earlier": earlier, "text": "说明"}, more)


def remind(*, on: str, **more: Any) -> ActWord:
    """The bureau reminds the organ."""
    return word(ActKind.REMIND, on, {"text": "请按期办理"}, more)


def forward(*, to: CastUnit = STATION, on: str, delivery: str = "SYSTEM", **more: Any) -> ActWord:
    """An organ seized directly passes the matter down its own system."""
    return word(ActKind.FORWARD_WITHIN_SYSTEM, on, {"to": to.id, "delivery": delivery}, more)


def inform_forwarded_to(*, on: str, **more: Any) -> ActWord:
    """It tells the petitioner where the matter went."""
    return word(ActKind.INFORM_FORWARDED_TO, on, {"method": "POST", "text": "已转站里"}, more)


def direct_elsewhere(*, on: str, **more: Any) -> ActWord:
    """It tells the petitioner who is competent instead."""
    return word(ActKind.DIRECT_ELSEWHERE, on, {"method": "POST", "target": "镇政府", "text": "理由"}, more)


def study(*, on: str, **more: Any) -> ActWord:
    """The organ studies a suggestion."""
    return word(ActKind.STUDY, on, {"text": "研究论证"}, more)


def adopt(*, on: str, adoption: str = "FULL", contributes: bool | None = None, **more: Any) -> ActWord:
    """The organ decides on a suggestion."""
    return word(ActKind.ADOPT, on, {"adoption": adoption, "text": "理由", "contributes": contributes}, more)


def reply_suggestion(*, on: str, method: str = "POST", **more: Any) -> ActWord:
    """The organ answers a suggestion."""
    return word(ActKind.REPLY_SUGGESTION, on, {"method": method, "text": "回复"}, more)


def award(*, on: str, **more: Any) -> ActWord:
    """The organ rewards a suggestion."""
    return word(ActKind.AWARD, on, {"text": "奖励"}, more)


def decide_route(
    route: str = "31-4", *, on: str, perform_by: str | None = None, period_basis: str | None = None, **more: Any
) -> ActWord:
    """The organ decides by which item of Art. 31 it goes."""
    values = {"route": route, "text": "理由", "perform_by": perform_by, "period_basis": period_basis}
    return word(ActKind.DECIDE_ROUTE, on, values, more)


def divert(procedure: str = "RECONSIDERATION", *, on: str, **more: Any) -> ActWord:
    """The organ leads a claim into another procedure."""
    values = {"procedure": procedure, "target": "县政府", "period": "六十日", "text": "理由", "method": "POST"}
    return word(ActKind.DIVERT, on, values, more)


def diversion_received(*, on: str, **more: Any) -> ActWord:
    """The other procedure has taken the claim up."""
    return word(ActKind.DIVERSION_RECEIVED, on, {"text": "已收案"}, more)


def diversion_refused(*, on: str, **more: Any) -> ActWord:
    """The other procedure does not take it up."""
    return word(ActKind.DIVERSION_REFUSED, on, {"text": "超过期限"}, more)


def perform_or_answer(*, on: str, **more: Any) -> ActWord:
    """The organ performs its duty, or answers."""
    return word(ActKind.PERFORM_OR_ANSWER, on, {"result": "PERFORMED", "text": "答复", "method": "POST"}, more)


def mediate(*, on: str, agreed: bool = True, consent: bool = True, **more: Any) -> ActWord:
    """The organ mediates between two sides."""
    return word(ActKind.MEDIATE, on, {"consent": consent, "agreed": agreed, "text": "调解"}, more)


def settle(*, on: str, agreed: bool = True, **more: Any) -> ActWord:
    """The two sides settle."""
    return word(ActKind.SETTLE, on, {"agreed": agreed, "text": "和解"}, more)


def sign_agreement(paper: str = "MEDIATION", *, on: str, **more: Any) -> ActWord:
    """What they agreed on is put on paper."""
    return word(ActKind.SIGN_AGREEMENT, on, {"paper": paper, "text": "协议", "lawful": "不违反强制性规定"}, more)


def shown(*requests: tuple[int | None, str | None, str | None]) -> dict[str, Any]:
    """Give what the file of another petition shows: of each request its holder, its end, the end of a period."""
    told = [
        {"n": n, "holder": holder, "ended_on": ended, "until": until}
        for n, (holder, ended, until) in enumerate(requests, start=1)
    ]
    return {"petition": str(ANOTHER), "requests": told}


def refuse(*, on: str, seized: CastUnit, period_ends: str, found: Any = "as typed", **more: Any) -> ActWord:
    """A superior organ does not accept what its subordinate is handling, as its file shows unless told otherwise."""
    here = shown((seized.id, None, period_ends)) if found == "as typed" else found
    values = {"seized": seized.id, "earlier": "130426-2026-000002", "period_ends": period_ends, "found": here}
    return word(ActKind.REFUSE, on, {**values, "method": "POST", "text": "告知"}, more)


def decline_repeat(*, on: str, served: str, same: bool = True, found: Any = "as typed", **more: Any) -> ActWord:
    """What has been through final review, as its file shows unless told otherwise, is not accepted again."""
    here = shown((None, served, None)) if found == "as typed" else found
    values = {"earlier": "130426-2025-000002", "final_served_on": served, "same_facts": same, "same_reasons": True}
    return word(ActKind.DECLINE_REPEAT, on, {**values, "method": "POST", "text": "比对", "found": here}, more)
