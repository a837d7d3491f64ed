"""What the new class of a request asks of who holds it, from the day on which he received the matter."""

from dataclasses import replace

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.duties import DUTIES, arising_from, received_by_holder
from xinfang.law.duties.classes import OF_SUGGESTIONS, ended_by_class
from xinfang.law.effects.disputes import brought_by
from xinfang.law.obligations import Obligation
from xinfang.law.origin import began_on


def reclass(case: CaseFile, act: Act) -> CaseFile:
    """Give the case in which a change of class has ended what the old class asked, and begun what the new one asks.

    It is owed as if the class had been right from the start: nothing starts anew.
    """
    if act.kind is not ActKind.CHANGE_CLASS:
        return case
    addressed = (request for request in case.requests if request.n in act.requests)
    new = [made for request in addressed for made in _asked(case, act, request)]
    return replace(case, obligations=(*ended_by_class(case, act), *new))


def _asked(case: CaseFile, act: Act, request: RequestFile) -> list[Obligation]:
    brought = brought_by(case, request)
    if brought is None:
        return []
    start = received_by_holder(case, request, brought)
    rows = (duty for duty in DUTIES if OF_SUGGESTIONS & {*duty.rules} and brought.kind in duty.arising)
    return [
        made
        for duty in rows
        if duty.when(case, brought, request)
        for made in arising_from(case, duty, act, request, start=start, began=began_on(brought))
    ]
