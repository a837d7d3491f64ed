"""What is owed to each petitioner of his own: the answer served on him."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.obligations import Obligation, counted, opened_again
from xinfang.law.persons import NOTICES, SERVE_RULES, owed_to, person_of, served_on, standing

K: Final = ActKind


def owed_to_each(case: CaseFile, act: Act) -> CaseFile:
    """Give the case in which the answer is owed to each petitioner, and to who has left nothing new.

    Nor to who cannot be written to: he may still be handed it, and is owed it once his name and address are clear.
    A new answer opens again what the one before had met, with its first start: it wins nobody time.
    """
    if act.kind is K.LEAVE_PERSON:
        return _left(case, act)
    if act.kind is K.CORRECT_PERSON:
        return _owed_now(case, act)
    if act.kind not in (K.ISSUE_OPINION, K.JOIN_PERSON) or act.imported:
        return case
    unknown = {one.seq for one in case.persons if one.own and not one.reachable}
    joiners = [one.seq for one in standing(case) if one.seq != case.first_person]
    wanted = [seq for seq in (joiners if act.kind is K.ISSUE_OPINION else [act.seq]) if seq not in unknown]
    new = [made for person in wanted for request in case.requests for made in _served(case, act, request, person)]
    return replace(case, obligations=opened_again(case.obligations, new))


def _served(case: CaseFile, act: Act, request: RequestFile, person: int) -> Iterator[Obligation]:
    if request.n not in act.requests or request.opinion_seq is None or request.holder is None or request.closed:
        return
    rules = [case.rulebook.rules[rule] for rule in SERVE_RULES[:1]]
    for rule in rules:
        new = Obligation(rule.id, "", person, act.happened_on, obligor_unit=request.holder, request_n=request.n)
        yield counted(new, rulebook=case.rulebook, calendar=case.calendar)


def _owed_now(case: CaseFile, act: Act) -> CaseFile:
    """Give the case in which the answer is owed to who has become known, unless it was handed to him before."""
    person, known = person_of(case, act), {o.key for o in case.obligations}
    if person not in {one.seq for one in standing(case) if one.own and one.reachable}:
        return case
    waiting = (r for r in case.requests if person not in served_on(case, r.n))
    made = (one for request in waiting for one in _served(case, act, request, person))
    return replace(case, obligations=(*case.obligations, *(one for one in made if one.key not in known)))


def _left(case: CaseFile, act: Act) -> CaseFile:
    """End what was owed to him alone; what was served on him is his."""
    gone = person_of(case, act)
    ours = SERVE_RULES if any(not one.own for one in standing(case)) else (*SERVE_RULES, *NOTICES)

    def after(o: Obligation) -> Obligation:
        his = o.anchor_seq == gone if o.rule not in ours else owed_to(case, o) == gone
        alone = his and (o.rule in ours or gone != case.first_person)
        return replace(o, void_on=act.happened_on, void_by=act.seq) if o.is_open and alone else o

    return replace(case, obligations=tuple(map(after, case.obligations)))
