"""The days of the simple procedure: from receipt or acceptance, and never later than the statutory ones."""

from dataclasses import replace
from datetime import date
from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.duties import HANDLE_RULES, received_by_holder
from xinfang.law.duties.simple import ACCEPTANCE, ANSWER
from xinfang.law.effects.disputes import brought_by
from xinfang.law.holds import held
from xinfang.law.obligations import Obligation, counted

RULES: Final = frozenset({ANSWER, ACCEPTANCE})


def simply(case: CaseFile, act: Act) -> CaseFile:
    """Give the case in which what the act has just put under the simple rules counts from its true start.

    The ten days run from acceptance and the three from receipt, whenever the simple procedure was chosen; none of them
    falls due after the statutory day.
    """
    if act.kind not in (ActKind.USE_SIMPLE, ActKind.ACCEPT):
        return case

    def after(o: Obligation) -> Obligation:
        return _capped(case, _started(case, o)) if o.rule in RULES and o.anchor_seq == act.seq else o

    return replace(case, obligations=tuple(map(after, case.obligations)))


def _started(case: CaseFile, o: Obligation) -> Obligation:
    """Give what is owed from acceptance where the matter was accepted, else from its receipt."""
    request = case.request(o.request_n or 0)
    start = _true_start(case, request) if request is not None else None
    from_it = replace(o, started_on=start or o.started_on)
    return counted(held(case, from_it), rulebook=case.rulebook, calendar=case.calendar)


def _true_start(case: CaseFile, request: RequestFile) -> date | None:
    brought = brought_by(case, request)
    received = received_by_holder(case, request, brought) if brought is not None else None
    return request.accepted_on or received


def _capped(case: CaseFile, o: Obligation) -> Obligation:
    statutory = [s for s in case.obligations if s.rule in HANDLE_RULES and s.request_n == o.request_n and s.is_open]
    day = next((s for s in statutory if s.due is not None and o.due is not None and s.due < o.due), None)
    return o if day is None else replace(o, due_strict=day.due_strict, due=day.due, provisional=day.provisional)
