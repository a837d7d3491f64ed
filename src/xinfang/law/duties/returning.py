"""What is owed once a request has come back: by an upheld objection, a recall, or a denial under the text of 2005."""

from dataclasses import replace
from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile
from xinfang.law.duties.old import give_back
from xinfang.law.duties.oversight import OVERSIGHT_RULES
from xinfang.law.duties.presumed import PRESUMED
from xinfang.law.duties.recusal import RECUSAL_RULES
from xinfang.law.holds import sent_back
from xinfang.law.obligations import Obligation, Remedy
from xinfang.law.table.words import SENDING_BACK

K: Final = ActKind
OFFICE_DUTIES: Final = frozenset({"R22-22-route", "R05-21-route"})
REOPENED: Final = frozenset({*OFFICE_DUTIES, "N22-22-decided", "N05-21-decided", "N22-22-legal"})


def send_back(case: CaseFile, act: Act) -> CaseFile:
    """Give the case after an upheld objection, or after the sender has taken the request back.

    The organ's duties end, and the office's duty to route is open again with its original due date. Should the request
    come to the organ again, its first start binds it: a unit that objects must not win time by it.
    """
    if act.kind is K.DENY:
        return give_back(case, act, office=REOPENED)
    if act.kind not in SENDING_BACK:
        return case

    def after(o: Obligation) -> Obligation:
        if o.request_n not in act.requests:
            return o
        if o.rule in RECUSAL_RULES or o.rule in OVERSIGHT_RULES:
            return o
        if o.rule in REOPENED:
            return replace(o, discharged_on=None, discharged_by=None, entered_late=False)
        if o.obligor_unit == act.by.unit:
            return _back_again(case, o)
        return replace(o, void_on=act.happened_on, void_by=act.seq) if o.is_open else o

    obligations = tuple(after(o) for o in case.obligations)
    remedies = tuple(replace(r, void_by=act.seq) if _may_no_more(r, act) else r for r in case.remedies)
    duties = (o for o in obligations if o.void_by == act.seq)
    holds = sent_back(case, duties=duties, windows=(r for r in remedies if r.void_by == act.seq))
    return replace(case, obligations=obligations, remedies=remedies, holds=holds)


def _may_no_more(r: Remedy, act: Act) -> bool:
    """Tell whether a window of an organ ends with its request; that of the sender, towards those above, stays."""
    return r.unit not in (None, act.by.unit) and r.void_by is None and r.request_n in act.requests


def _back_again(case: CaseFile, o: Obligation) -> Obligation:
    """Give what an organ owes on a request that comes back to it: what passing it down had met or ended is open."""
    met = case.act(o.discharged_by) if o.discharged_by is not None else None
    void = case.act(o.void_by) if o.void_by is not None else None
    if met is not None and met.kind is K.INFORM_FORWARDED_TO:
        return replace(o, discharged_on=None, discharged_by=None, entered_late=False)
    passed = void is not None and void.kind is K.FORWARD_WITHIN_SYSTEM
    return replace(o, void_on=None, void_by=None) if passed and o.rule in ("R22-29-sugg", PRESUMED) else o
