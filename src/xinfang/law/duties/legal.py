"""Rows of the duties for claims about a lawsuit (涉法涉诉, Art. 22②), and for a dispute of several organs (24①)."""

from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.duties.row import Duty
from xinfang.law.roles import UnitKind
from xinfang.law.terms import Channel, RequestClass
from xinfang.law.terms.paths import ReplyGround

K: Final = ActKind
LETTER: Final = "N22-22-legal"
GUIDE: Final = "N22-22-guide"
DISPUTE: Final = "N22-24-dispute"
# Sent on as any other claim: whoever routes it has not found it to be about a lawsuit.
ORDINARY: Final = frozenset({K.TRANSFER, K.ASSIGN, K.CHANGE_CLASS})
# By these an organ has taken the matter as its own, the sender agrees that it is not, or it is nobody's here any more.
TAKEN: Final = frozenset(
    {
        K.UPHOLD_OBJECTION,
        K.INFORM,
        K.ACCEPT,
        K.DECIDE_ROUTE,
        K.STUDY,
        K.REPLY_DIRECTLY,
        K.FILE_ONLY,
        K.REFUSE,
        K.DECLINE_REPEAT,
        K.SIGN_AGREEMENT,
    }
)


def _at_the_office(act: Act, request: RequestFile) -> bool:
    return request.legal and act.by.unit_kind == UnitKind.PETITION_OFFICE


def _letter(case: CaseFile, act: Act, request: RequestFile) -> bool:
    return _at_the_office(act, request) and case.channel != Channel.VISIT


def _visit(case: CaseFile, act: Act, request: RequestFile) -> bool:
    return _at_the_office(act, request) and case.channel == Channel.VISIT


def _guided(_case: CaseFile, act: Act, _request: RequestFile) -> bool:
    return act.payload.get("ground") == ReplyGround.LEGAL_GUIDANCE


def _second_to_object(case: CaseFile, act: Act, request: RequestFile) -> bool:
    """Tell whether another organ had said that the matter is not its own, and no dispute is noted yet.

    A successor is the organ that it succeeds. Of accusations, discipline and personnel organs dispose among themselves
    (Art. 30①).
    """
    objecting = (a.by.unit for a in case.live if a.kind is K.OBJECT and request.n in a.requests)
    others = {case.heir(unit) for unit in objecting} - {case.heir(act.by.unit)}
    noted = any(o.rule == DISPUTE and o.request_n == request.n and o.is_open for o in case.obligations)
    return bool(others) and not noted and request.klass is not RequestClass.ACCUSATION


LEGAL_DUTIES: Final = (
    Duty((LETTER,), frozenset({K.REGISTER}), "office", frozenset({K.TRANSFER_LEGAL}), _letter, voiding=ORDINARY),
    Duty(
        (GUIDE,),
        frozenset({K.REGISTER}),
        "office",
        frozenset({K.REPLY_DIRECTLY, K.TRANSFER_LEGAL}),
        _visit,
        voiding=ORDINARY,
        meets={K.REPLY_DIRECTLY: _guided},
    ),
    Duty(
        (DISPUTE,),
        frozenset({K.OBJECT}),
        "sender",
        frozenset({K.AGREE_LEAD, K.RULE_COMPETENCE}),
        _second_to_object,
        voiding=TAKEN,
    ),
)
