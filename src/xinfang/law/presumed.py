"""A claim that was told of and not accepted when the days of notice end: from then on an internal period is presumed.

The Regulation gives 15 days to tell the petitioner (Art. 23) and 60 days from acceptance (Art. 34), and none between.
So the duty is put on file when the matter comes to an organ, arises on the day after the notice is due, and counts from
the last day of the notice or from the notice, whichever is earlier. It is the office's own, never a statutory lateness.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.calendar import DAY
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.duties import received_by_holder, rule_for, start_of
from xinfang.law.duties.presumed import PRESUMED
from xinfang.law.effects.disputes import SETTLING, brought_by, newly_held
from xinfang.law.holds import held
from xinfang.law.obligations import Obligation, counted
from xinfang.law.origin import began_on
from xinfang.law.roles import UnitKind
from xinfang.law.routes import is_petition
from xinfang.law.table.words import ROUTING
from xinfang.law.terms import RequestClass
from xinfang.law.terms.contest import ContestDecision

K: Final = ActKind
NOTICE: Final = {K.REGISTER: ("R22-23-direct",)}
SENT: Final = ("R22-23-fwd",)
COMING: Final = frozenset({*ROUTING, *SETTLING, K.REGISTER}) - {K.TRANSFER_LEGAL}
# What was void by these stands again when the matter is back in the procedure of a claim.
ROUTES: Final = frozenset({K.DECIDE_ROUTE, K.ANSWER_CONTEST})
LEFT_BY: Final = frozenset({K.DECIDE_ROUTE, K.DIVERT, K.CHANGE_CLASS})


def presume(case: CaseFile, act: Act) -> CaseFile:
    """Give the case with what is presumed of claims that `act` brings to an organ, tells of, or takes back."""
    if act.kind in COMING:
        return replace(case, obligations=(*case.obligations, *_made(case, act)))
    if act.kind is K.CHANGE_CLASS:
        return _reclassed(case, act)
    if act.kind is K.INFORM:
        return _changed(case, act, lambda o: _from(case, o, act.happened_on))
    if act.kind is K.ACKNOWLEDGE:
        return _changed(case, act, lambda o: _received(case, o, act))
    back = act.kind is K.DIVERSION_REFUSED or (act.kind in ROUTES and _by_six(act))
    return _changed(case, act, lambda o: _again(case, o), every=True) if back else case


def _by_six(act: Act) -> bool:
    """Tell whether the act decides that the claim goes by Art. 31(6)."""
    taken = act.payload.get("decision") == ContestDecision.TAKEN_UP
    return taken if act.kind is K.ANSWER_CONTEST else is_petition(act.payload.get("route"))


def _made(case: CaseFile, act: Act) -> Iterator[Obligation]:
    for request in case.requests:
        if request.n in act.requests and _concerned(act, request):
            yield from _presumed(case, act, request, brought=act, start=start_of(act, case.calendar))


def _presumed(case: CaseFile, act: Act, request: RequestFile, *, brought: Act, start: date) -> Iterator[Obligation]:
    """Give what is presumed from the end of the notice that `brought` asks and that runs from `start`."""
    began = began_on(brought)
    notice, presumed = rule_for(case, NOTICE.get(brought.kind, SENT), began), rule_for(case, (PRESUMED,), began)
    if notice is None or presumed is None:
        return
    told = Obligation(notice, "", act.seq, start, request.holder, request_n=request.n)
    notified = _counted(case, held(case, told))
    ends = notified.due or notified.started_on
    new = replace(told, rule=presumed, started_on=ends, arises_on=ends + DAY, incomplete=case.imported)
    found = _counted(case, held(case, new))
    yield replace(found, provisional=found.provisional or notified.provisional)


def _reclassed(case: CaseFile, act: Act) -> CaseFile:
    """End what was presumed of what is no claim any more; what is one now is presumed as if it always had been."""
    obligations, new = list(case.obligations), list[Obligation]()
    for request in (r for r in case.requests if r.n in act.requests):
        mine = [
            o
            for o in obligations
            if o.rule == PRESUMED and o.request_n == request.n and o.obligor_unit == request.holder
        ]
        if request.klass is not RequestClass.CLAIM:
            obligations = [_ended(o, act) if o in mine and o.is_open else o for o in obligations]
        elif any(_by(case, o) in LEFT_BY for o in mine):
            obligations = [_again(case, o) if o in mine else o for o in obligations]
        else:
            new.extend(_now_a_claim(case, act, request))
    return replace(case, obligations=(*obligations, *new))


def _now_a_claim(case: CaseFile, act: Act, request: RequestFile) -> Iterator[Obligation]:
    brought = brought_by(case, request)
    if brought is None or not _concerned(brought, request):
        return
    start = received_by_holder(case, request, brought)
    told = [a.happened_on for a in case.live if a.kind is K.INFORM and request.n in a.requests and a.seq > brought.seq]
    for made in _presumed(case, act, request, brought=brought, start=start):
        yield _from(case, made, min(told)) if told and request.informed else made


def _ended(o: Obligation, act: Act) -> Obligation:
    return replace(o, void_on=act.recorded_on, void_by=act.seq)


def _concerned(act: Act, request: RequestFile) -> bool:
    """Tell whether the act brings a claim to an organ that handles such matters itself."""
    at_office = act.kind is K.REGISTER and act.by.unit_kind == UnitKind.PETITION_OFFICE
    claim = request.klass is RequestClass.CLAIM and request.holder is not None
    return claim and newly_held(act, request) and not at_office and not act.imported


def _counted(case: CaseFile, o: Obligation) -> Obligation:
    return counted(o, rulebook=case.rulebook, calendar=case.calendar)


def _changed(case: CaseFile, act: Act, change: Callable[[Obligation], Obligation], *, every: bool = False) -> CaseFile:
    """Give the case with `change` made to what is presumed of the organ that acts, if open or if `every` is meant."""

    def after(o: Obligation) -> Obligation:
        mine = o.rule == PRESUMED and o.request_n in act.requests and o.obligor_unit == act.by.unit
        return change(o) if mine and (every or o.is_open) else o

    return replace(case, obligations=tuple(map(after, case.obligations)))


def _from(case: CaseFile, o: Obligation, day: date) -> Obligation:
    return _counted(case, replace(o, started_on=day)) if day < o.started_on else o


def _received(case: CaseFile, o: Obligation, act: Act) -> Obligation:
    """Give what is presumed with the earlier day on which the papers came by which the organ has the matter."""
    ends = _counted(case, replace(o, rule=SENT[0], started_on=act.happened_on, arises_on=None)).due
    if ends is None or o.arises_on is None or ends >= o.arises_on:
        return o
    return _from(case, replace(o, arises_on=ends + DAY), ends)


def _again(case: CaseFile, o: Obligation) -> Obligation:
    return replace(o, void_on=None, void_by=None) if _by(case, o) in LEFT_BY else o


def _by(case: CaseFile, o: Obligation) -> ActKind | None:
    by = case.act(o.void_by) if o.void_by is not None else None
    return by.kind if by is not None else None
