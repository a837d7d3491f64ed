"""Rows of the duties for suggestions, the routes of Art. 31, urgent matters, agreements and orders from above."""

from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.duties.contest import taken_up
from xinfang.law.duties.row import Duty, Test, always
from xinfang.law.effects.disputes import SETTLING, newly_held
from xinfang.law.endings import BY_ITSELF, ended
from xinfang.law.roles import UnitKind
from xinfang.law.routes import is_performing, leads_away
from xinfang.law.terms import RequestClass
from xinfang.law.terms.paths import Addressee, Adoption

K: Final = ActKind
LEFT: Final = frozenset({K.FORWARD_WITHIN_SYSTEM, K.DIRECT_ELSEWHERE})
CLOSING: Final = frozenset({K.REFUSE, K.DECLINE_REPEAT, K.SIGN_AGREEMENT, K.DENY})
# The day set for the case is told in the act, under this name.
SET_DAYS: Final = {
    "R22-22-assign": "report_by",
    "N22-22-above": "report_by",
    "N22-31-perform": "perform_by",
    "L-SD-45": "redo_by",
}
URGENT: Final = {
    "N22-25-committee": Addressee.COMMITTEE,
    "N22-25-department": Addressee.DEPARTMENT,
    "N22-25-conference": Addressee.CONFERENCE,
    "N22-25-above": Addressee.ABOVE,
    "N22-25-national": Addressee.NATIONAL,
}
BUREAU_ONLY: Final = frozenset({Addressee.ABOVE, Addressee.NATIONAL})


def suggestion_held(_case: CaseFile, act: Act, request: RequestFile) -> bool:
    """Tell whether an organ holds a suggestion that has come to it by the act."""
    return request.klass is RequestClass.SUGGESTION and request.holder is not None and newly_held(act, request)


def _contributes(_case: CaseFile, act: Act, _request: RequestFile) -> bool:
    return bool(act.payload.get("contributes")) and act.payload.get("adoption") != Adoption.NOT


def _away(_case: CaseFile, act: Act, _request: RequestFile) -> bool:
    return leads_away(act.payload.get("route"))


def _performing(_case: CaseFile, act: Act, _request: RequestFile) -> bool:
    return is_performing(act.payload.get("route"))


def _agreed(_case: CaseFile, act: Act, _request: RequestFile) -> bool:
    return bool(act.payload.get("agreed"))


def _reports_to(addressee: Addressee) -> Test:
    return lambda _case, act, _request: act.payload.get("addressee") == addressee


def _must_report_to(addressee: Addressee) -> Test:
    if addressee in BUREAU_ONLY:
        return lambda _case, act, _request: act.by.unit_kind == UnitKind.PETITION_OFFICE
    return always


PATH_DUTIES: Final = (
    Duty(
        ("R22-29-sugg",),
        frozenset({K.REGISTER, K.TRANSFER, K.ASSIGN, K.FORWARD_WITHIN_SYSTEM, *SETTLING}),
        "holder",
        frozenset({K.REPLY_SUGGESTION}),
        suggestion_held,
        voiding=LEFT,
    ),
    Duty(
        ("N22-29-award", "N05-8-award"),
        frozenset({K.ADOPT}),
        "holder",
        frozenset({K.AWARD}),
        _contributes,
        voiding=LEFT,
    ),
    Duty(
        ("N22-31-divert",),
        frozenset({K.DECIDE_ROUTE}),
        "holder",
        frozenset({K.DIVERT}),
        _away,
        voiding=frozenset({K.DECIDE_ROUTE, K.ANSWER_CONTEST} | LEFT | CLOSING),
        meets={K.ANSWER_CONTEST: taken_up},
    ),
    Duty(
        ("N22-31-received",),
        frozenset({K.DIVERT}),
        "holder",
        frozenset({K.DIVERSION_RECEIVED}),
        always,
        voiding=frozenset({K.DIVERSION_REFUSED, K.ANSWER_CONTEST}),
        meets={K.ANSWER_CONTEST: taken_up},
    ),
    Duty(
        ("N22-31-again",),
        frozenset({K.DIVERSION_REFUSED}),
        "holder",
        frozenset({K.DECIDE_ROUTE, K.ACCEPT}),
        always,
        voiding=CLOSING,
    ),
    Duty(
        ("N22-31-perform",),
        frozenset({K.DECIDE_ROUTE}),
        "holder",
        frozenset({K.PERFORM_OR_ANSWER}),
        _performing,
        voiding=frozenset({K.DECIDE_ROUTE, K.ANSWER_CONTEST} | LEFT | CLOSING),
        meets={K.ANSWER_CONTEST: taken_up},
    ),
    Duty(
        ("N22-33-agreement",),
        frozenset({K.MEDIATE, K.SETTLE}),
        "holder",
        frozenset({K.SIGN_AGREEMENT}),
        _agreed,
        voiding=frozenset(
            {K.MEDIATE, K.SETTLE, K.ISSUE_OPINION, K.DIVERT, K.PERFORM_OR_ANSWER, K.REFUSE, K.DECLINE_REPEAT, K.DENY}
            | LEFT
        ),
    ),
    Duty(("N22-22-above",), frozenset({K.RECEIVE_FROM_ABOVE}), "office", frozenset({K.REPORT_ABOVE}), always),
    Duty(
        ("N22-22-decided", "N05-21-decided"),
        frozenset({K.REFER_FOR_DECISION}),
        "office",
        frozenset({K.TRANSFER, K.ASSIGN, K.TRANSFER_LEGAL}),
        always,
        voiding=BY_ITSELF | {K.POINT_ELSEWHERE},
        meets=dict.fromkeys(BY_ITSELF, ended),
    ),
    *(
        Duty(
            (rule,),
            frozenset({K.MARK_URGENT}),
            "doer",
            frozenset({K.URGENT_REPORT}),
            _must_report_to(addressee),
            meets={K.URGENT_REPORT: _reports_to(addressee)},
        )
        for rule, addressee in URGENT.items()
    ),
)
