"""Notices owed to each petitioner: wherever the matter goes, and from the day on which he can be told at all."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.duties import DIRECT, FORWARDED, LEGAL, PASSED_DOWN, arising_from, received_by_holder, start_of
from xinfang.law.duties.row import Duty
from xinfang.law.effects.disputes import brought_by, newly_held
from xinfang.law.obligations import Obligation, opened_again
from xinfang.law.persons import standing, told_by
from xinfang.law.terms import RequestClass

K: Final = ActKind
SENT: Final = (FORWARDED, LEGAL)


def become_reachable(case: CaseFile, act: Act) -> CaseFile:
    """Give the case whose petitioner can be told from now on: the duty to tell arises that day (Art. 23②).

    A matter still on its way on paper is not received yet, and the duty runs from its receipt. Who joins is owed a
    notice of his own, whatever the others were told.
    """
    if not _known_now(case, act):
        return case
    joining = act.kind is K.JOIN_PERSON
    owed = [made for request in case.requests for made in _told(case, act, request, joining=joining)]
    reachable = case.reachable or not act.payload.get("own")
    return replace(case, reachable=reachable, obligations=(*case.obligations, *owed))


def told_each(case: CaseFile, act: Act) -> CaseFile:
    """Give the case in which the organ that the matter comes to by `act` owes each petitioner a notice of his own.

    What it had owed him before is owed again from its first start: coming back wins it no time.
    """
    made = tuple(one for duty in SENT for one in _to_each(case, act, duty))
    return replace(case, obligations=opened_again(case.obligations, made)) if made else case


def _to_each(case: CaseFile, act: Act, duty: Duty) -> Iterator[Obligation]:
    if act.kind not in duty.arising:
        return
    own = [one for one in standing(case) if one.own and one.reachable]
    for request in case.requests:
        comes = request.n in act.requests and newly_held(act, request)
        for one in own if comes and request.klass is not RequestClass.ACCUSATION else ():
            start = start_of(act, case.calendar)
            yield from arising_from(case, duty, act, request, start=start, towards=one.seq)


def _known_now(case: CaseFile, act: Act) -> bool:
    """Tell whether by this act name and address of a petitioner are known who was not known before."""
    known = bool(act.payload.get("reachable"))
    return known and (act.kind is K.JOIN_PERSON or (act.kind is K.ADD_MATERIAL and not case.reachable))


def _told_already(case: CaseFile, request: RequestFile) -> bool:
    """Tell whether the notice has gone to the first petitioner, not only to others whom it named."""
    brought = brought_by(case, request)
    since = brought.seq if brought is not None else 0
    given = [told_by(a) for a in case.live if a.kind is K.INFORM and request.n in a.requests and a.seq > since]
    return request.informed and (not given or any(who is None or case.first_person in who for who in given))


def _told(case: CaseFile, act: Act, request: RequestFile, *, joining: bool) -> list[Obligation]:
    brought = brought_by(case, request)
    told = not joining and _told_already(case, request)
    if brought is None or request.closed or told or request.klass is RequestClass.ACCUSATION:
        return []
    duty = {K.REGISTER: DIRECT, K.TRANSFER_LEGAL: LEGAL}.get(brought.kind, FORWARDED)
    start = max(act.happened_on, received_by_holder(case, request, brought))
    own = arising_from(case, duty, act, request, start=start)
    if request.returns_to is None or joining:
        return [*own]
    return [*own, *arising_from(case, PASSED_DOWN, act, request, start=act.happened_on)]
