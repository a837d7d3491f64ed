"""What is owed from the day on which a petitioner can be told: he was not known before, or joined only now."""

from dataclasses import replace

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.duties import DIRECT, FORWARDED, LEGAL, PASSED_DOWN, arising_from, received_by_holder
from xinfang.law.effects.disputes import brought_by
from xinfang.law.obligations import Obligation
from xinfang.law.terms import RequestClass

K = ActKind


def become_reachable(case: CaseFile, act: Act) -> CaseFile:
    """Give the case whose petitioner can be told from now on: the duty to tell arises that day (Art. 23②).

    A matter still on its way on paper is not received yet, and the duty runs from its receipt. Who joins is owed a
    notice of his own, whatever the others were told.
    """
    if not _known_now(case, act):
        return case
    joining = act.kind is K.JOIN_PERSON
    owed = [made for request in case.requests for made in _told(case, act, request, joining=joining)]
    return replace(case, reachable=True, obligations=(*case.obligations, *owed))


def _known_now(case: CaseFile, act: Act) -> bool:
    """Tell whether by this act name and address of a petitioner are known who was not known before."""
    known = bool(act.payload.get("reachable"))
    return known and (act.kind is K.JOIN_PERSON or (act.kind is K.ADD_MATERIAL and not case.reachable))


def _told(case: CaseFile, act: Act, request: RequestFile, *, joining: bool) -> list[Obligation]:
    brought = brought_by(case, request)
    told = request.informed and not joining
    if brought is None or request.closed or told or request.klass is RequestClass.ACCUSATION:
        return []
    duty = {K.REGISTER: DIRECT, K.TRANSFER_LEGAL: LEGAL}.get(brought.kind, FORWARDED)
    start = max(act.happened_on, received_by_holder(case, request, brought))
    own = arising_from(case, duty, act, request, start=start)
    if request.returns_to is None or joining:
        return [*own]
    return [*own, *arising_from(case, PASSED_DOWN, act, request, start=act.happened_on)]
