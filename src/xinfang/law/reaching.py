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
from xinfang.law.persons import person_of, standing, told_by
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
    who = act.seq if act.kind is K.JOIN_PERSON else _whose(case, act)
    owed = [made for request in case.requests for made in _told(case, act, request, who=who)]
    own = any(one.own for one in case.persons if one.seq == who)
    known = tuple(replace(one, reachable=True) if one.seq == who else one for one in case.persons)
    return replace(case, reachable=case.reachable or not own, persons=known, obligations=(*case.obligations, *owed))


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
    if act.kind not in (K.JOIN_PERSON, K.ADD_MATERIAL, K.CORRECT_PERSON) or not act.payload.get("reachable"):
        return False
    one = next((person for person in case.persons if person.seq == _whose(case, act)), None)
    before = one.reachable if one is not None and one.own else case.reachable
    return act.kind is K.JOIN_PERSON or not before


def _whose(case: CaseFile, act: Act) -> int:
    return person_of(case, act) if act.kind is K.CORRECT_PERSON else case.first_person


def _told_already(case: CaseFile, request: RequestFile, *, who: int, own: bool) -> bool:
    """Tell whether the notice has gone to the petitioner: by his name, or to all while he could be written to."""
    brought = brought_by(case, request)
    since = brought.seq if brought is not None else 0
    given = [told_by(a) for a in case.live if a.kind is K.INFORM and request.n in a.requests and a.seq > since]
    named = any(one is not None and who in one for one in given)
    return named or (request.informed and not own and (not given or None in given))


def _told(case: CaseFile, act: Act, request: RequestFile, *, who: int) -> list[Obligation]:
    brought = brought_by(case, request)
    joining = act.kind is K.JOIN_PERSON
    own = any(one.own for one in case.persons if one.seq == who)
    told = not joining and _told_already(case, request, who=who, own=own)
    if brought is None or request.closed or told or request.klass is RequestClass.ACCUSATION:
        return []
    duty = {K.REGISTER: DIRECT, K.TRANSFER_LEGAL: LEGAL}.get(brought.kind, FORWARDED)
    start = max(act.happened_on, received_by_holder(case, request, brought))
    made = arising_from(case, duty, act, request, start=start, towards=who if own else None)
    if request.returns_to is None or joining or own:
        return [*made]
    return [*made, *arising_from(case, PASSED_DOWN, act, request, start=act.happened_on)]
