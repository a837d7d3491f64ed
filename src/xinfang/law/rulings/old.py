"""Rules of the regulation of 2005 that the table's columns cannot hold."""

from datetime import date
from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.effects.old import undecided
from xinfang.law.refusal import Refusal
from xinfang.law.terms.old import DenialGround
from xinfang.law.texts import Text, text_on

OTHER_PERIOD: Final = "R05-33-handle"


def old_fault(case: CaseFile, kind: ActKind, request: RequestFile, text: Text | None) -> str | None:
    """Give the sentence that says why the regulation of 2005 does not allow the act on `request` now, or None."""
    if kind is ActKind.INFORM and text is Text.OF_2005 and undecided(request):
        return (
            f"诉求 {request.n} 应当先决定是否受理，再书面告知信访人（《信访条例》第二十一条第二款、第二十二条第二款）。"
        )
    other = (o for o in case.obligations if o.rule == OTHER_PERIOD and o.request_n == request.n and o.is_open)
    if kind is ActKind.REQUEST_EXTENSION and any(o.set_for is not None for o in other):
        return f"诉求 {request.n} 的办结期限由其他法律、行政法规规定，不适用延期（《信访条例》第三十三条）。"
    return _receipt_fault(case, kind, request)


def _receipt_fault(case: CaseFile, kind: ActKind, request: RequestFile) -> str | None:
    """Give the sentence that says why the request, by the text under which it came, is not given back so, or None.

    What an organ may do with a matter that is not its own follows the text of the day on which it was sent.
    """
    routed = case.act(request.routed_seq) if request.routed_seq is not None else None
    came = text_on(case.rulebook, routed.happened_on) if routed is not None else None
    if kind is ActKind.OBJECT and came is Text.OF_2005:
        return f"诉求 {request.n} 转来时施行的《信访条例》没有规定异议；不属于职权范围的，决定不予受理并告知信访人。"
    if kind is ActKind.DENY and came is Text.OF_2022:
        return f"诉求 {request.n} 收到时施行的是《信访工作条例》；不属于职权范围的，应当提出异议或者告知去向。"
    return None


def accepted_fault(_case: CaseFile, act: Act) -> Refusal | None:
    """Give the refusal of an acceptance whose period under another law is not told as it should be, or None."""
    by = act.payload.get("handle_by")
    if not by:
        return None
    if not act.payload.get("period_basis"):
        return Refusal("填写另有规定的期限的，应当写明依据的法律、行政法规。", "period_basis")
    if date.fromisoformat(by) <= act.happened_on:
        return Refusal("另有规定的办结期限应当晚于受理的日期。", "handle_by")
    return None


def denied_fault(case: CaseFile, act: Act) -> Refusal | None:
    """Give the refusal of a denial for another ground than that it is not its own of a concealed matter, or None."""
    if case.concealed and act.payload["ground"] != DenialGround.NOT_OURS:
        return Refusal("检举控告事项只能以不属于本机关职权范围为由退回。", "ground")
    return None


OLD_RULINGS: Final = {ActKind.ACCEPT: accepted_fault, ActKind.DENY: denied_fault}
