"""What the regulation of 2005 asks otherwise: a decision on acceptance in place of a notice, and no objection."""

from dataclasses import replace
from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.duties.oversight import OVERSIGHT_RULES
from xinfang.law.duties.paths import LEFT, suggestion_held
from xinfang.law.duties.row import Duty, always
from xinfang.law.effects.disputes import SETTLING
from xinfang.law.effects.old import undecided, was_given_back
from xinfang.law.holds import sent_back
from xinfang.law.obligations import Obligation
from xinfang.law.terms.paths import Addressee
from xinfang.law.texts import Text, text_on

K: Final = ActKind
OLD_SET_DAYS: Final = {"N05-21-assign": "report_by", "N05-21-above": "report_by", "R05-33-handle": "handle_by"}


def decided(case: CaseFile, act: Act, request: RequestFile) -> bool:
    """Tell whether a notice of its day tells enough: under 2005 it says whether the matter is accepted.

    From 1 May 2022 on a notice says what the newer text asks, and meets a duty that still runs under the older.
    """
    return text_on(case.rulebook, act.happened_on) is not Text.OF_2005 or not undecided(request)


def _to_government(_case: CaseFile, act: Act, _request: RequestFile) -> bool:
    return act.payload.get("addressee") == Addressee.COMMITTEE


OLD_DUTIES: Final = (
    Duty(("N05-21-assign",), frozenset({K.ASSIGN}), "holder", frozenset({K.REPORT_RESULT}), always),
    Duty(("N05-21-above",), frozenset({K.RECEIVE_FROM_ABOVE}), "office", frozenset({K.REPORT_ABOVE}), always),
    Duty(
        ("R05-26-urgent",),
        frozenset({K.MARK_URGENT}),
        "doer",
        frozenset({K.URGENT_REPORT}),
        always,
        meets={K.URGENT_REPORT: _to_government},
    ),
    Duty(
        ("N05-29-study",),
        frozenset({K.REGISTER, K.TRANSFER, K.ASSIGN, *SETTLING}),
        "holder",
        frozenset({K.ADOPT}),
        suggestion_held,
        voiding=frozenset(LEFT | {K.DENY}),
    ),
)


def give_back(case: CaseFile, act: Act, *, office: frozenset[str]) -> CaseFile:
    """Give the case after a denial by an organ to which the matter was wrongly sent.

    Its other duties end, and the office's duty to route is open again with its original due date; should the matter
    come to the organ again, its first start binds it, as after an upheld objection.
    """
    back = {n for n in act.requests if was_given_back(case.request(n), act)}
    if not back:
        return case

    def after(o: Obligation) -> Obligation:
        if o.request_n not in back:
            return o
        if o.rule in office:
            return replace(o, discharged_on=None, discharged_by=None, entered_late=False)
        mine = o.obligor_unit == act.by.unit and o.is_open and o.rule not in OVERSIGHT_RULES
        return replace(o, void_on=act.happened_on, void_by=act.seq) if mine else o

    obligations = tuple(map(after, case.obligations))
    ended = (o for o in obligations if act.seq in (o.void_by, o.discharged_by) and o.request_n in back)
    return replace(case, obligations=obligations, holds=sent_back(case, duties=ended, windows=()))
