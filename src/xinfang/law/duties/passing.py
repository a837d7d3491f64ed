"""Rows of the duties that passing a matter on leaves behind: papers, notices about officials, carrying out."""

from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.duties.row import Duty
from xinfang.law.roles import UnitKind
from xinfang.law.table.words import ROUTING
from xinfang.law.terms import Delivery, Outcome, RequestClass, TransferGround
from xinfang.law.terms.passing import Execution

K: Final = ActKind
LEADING: Final = UnitKind.PARTY_COMMITTEE


def sent_by(case: CaseFile, request: RequestFile) -> Act | None:
    """Give the act by which the request was last sent to an organ, None when it never was."""
    found = [a for a in case.live if a.kind in ROUTING and request.n in a.requests]
    return found[-1] if found else None


def _on_paper(case: CaseFile, _act: Act, request: RequestFile) -> bool:
    routed = sent_by(case, request)
    return routed is not None and routed.payload.get("delivery") == Delivery.PAPER


def _officials(case: CaseFile, act: Act, request: RequestFile) -> bool:
    """Tell whether a bureau has registered an accusation of people of the county's organs and kept it."""
    ours = act.by.unit_kind == UnitKind.PETITION_OFFICE and request.holder is None
    return ours and request.klass is RequestClass.ACCUSATION and bool(case.accused_persons)


def _significant(_case: CaseFile, act: Act, _request: RequestFile) -> bool:
    return bool(act.payload.get("significant")) and act.payload["to"]["kind"] != LEADING


def _to_department(_case: CaseFile, act: Act, _request: RequestFile) -> bool:
    return bool(act.payload["to"]["kind"] == UnitKind.PERSONNEL)


def _to_leaders(_case: CaseFile, act: Act, _request: RequestFile) -> bool:
    return bool(act.payload["to"]["kind"] == LEADING)


def _as_notice(_case: CaseFile, act: Act, _request: RequestFile) -> bool:
    return act.payload.get("ground") == TransferGround.PERSONNEL


def _supports(_case: CaseFile, act: Act, _request: RequestFile) -> bool:
    return act.payload.get("outcome") == Outcome.SUPPORT and not act.imported


def _carried_out(_case: CaseFile, act: Act, _request: RequestFile) -> bool:
    return act.payload.get("status") == Execution.DONE


PASSING_DUTIES: Final = (
    Duty(
        ("N22-23-papers",),
        frozenset({K.UPHOLD_OBJECTION, K.RECALL_TRANSFER}),
        "sent_to",
        frozenset({K.RETURN_PAPERS}),
        _on_paper,
    ),
    Duty(
        ("N22-30-personnel",),
        frozenset({K.REGISTER}),
        "office",
        frozenset({K.NOTIFY_PERSONNEL, K.TRANSFER}),
        _officials,
        meets={K.NOTIFY_PERSONNEL: _to_department, K.TRANSFER: _as_notice},
    ),
    Duty(
        ("N22-30-leaders",),
        frozenset({K.NOTIFY_PERSONNEL}),
        "office",
        frozenset({K.NOTIFY_PERSONNEL}),
        _significant,
        meets={K.NOTIFY_PERSONNEL: _to_leaders},
    ),
    Duty(
        ("N22-32-execute", "N05-32-execute"),
        frozenset({K.ISSUE_OPINION}),
        "holder",
        frozenset({K.REPORT_EXECUTION}),
        _supports,
        meets={K.REPORT_EXECUTION: _carried_out},
    ),
)
