"""Whether an act fits the case as it stands: its request, its state, the act that it answers, what it needs."""

from collections.abc import Callable, Mapping
from typing import Final

from xinfang.law.actable import ACTS, ActRow, Need, Place
from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CONCLUDING, CaseFile, RequestFile, Review
from xinfang.law.corrections import shape_fault
from xinfang.law.disposal import nothing_open
from xinfang.law.duties import owes
from xinfang.law.duties.oversight import ANSWERING, answering_organ, to_answer
from xinfang.law.duties.simple import ANSWER
from xinfang.law.effects.contest import BY_ROUTE
from xinfang.law.oversight import has_organ, is_overseen, is_supervised
from xinfang.law.persons import person_fault, person_of, rated_by, served_to_all, standing, unreached
from xinfang.law.routes import is_performing, is_petition, leads_away
from xinfang.law.terms import Outcome, RequestClass, RequestState
from xinfang.law.terms.paths import Adoption
from xinfang.law.terms.review import ReviewOutcome


def simple_is_on(case: CaseFile) -> bool:
    """Tell whether the county has switched the simple procedure on in its rules."""
    rule = case.rulebook.rules.get(ANSWER)
    return rule is not None and rule.active


Met = Callable[[CaseFile, RequestFile], bool]
# Of two halves that stand on two files none can go alone; they have their own ways back.
TWO_SIDED: Final = frozenset({ActKind.LINK, ActKind.UNLINK, ActKind.JOIN_TO, ActKind.UNJOIN, ActKind.SPLIT})
# The petitioner's own word, which nobody takes back for him.
OWN_WORD: Final = frozenset(
    {
        ActKind.RATE,
        ActKind.REVOKE_WITHDRAWAL,
        ActKind.REQUEST_REVIEW,
        ActKind.REQUEST_FINAL_REVIEW,
        ActKind.CHALLENGE_RECUSAL,
        ActKind.CONTEST_ROUTE,
        ActKind.CHOOSE_SERVICE,
    }
)
# A code that was given anew has made the one before void; neither comes back.
HANDED_OVER: Final = frozenset({ActKind.REISSUE_CODE})
DISPOSED: Final = "该信访事项的内容已经按规定销毁，不再办理；有新的诉求的，可以另行提出。"
# These change what others say; the case is folded anew without them.
MENDING: Final = frozenset({ActKind.ANNUL, ActKind.CORRECT})
NEVER_ANNULLED: Final = frozenset({ActKind.REGISTER, *MENDING, ActKind.DISPOSE, *OWN_WORD, *TWO_SIDED, *HANDED_OVER})
NEVER_CORRECTED: Final = frozenset(
    {ActKind.WITHDRAW, ActKind.READ_BACK, *MENDING, ActKind.DISPOSE, *OWN_WORD, *TWO_SIDED}
)
AGAIN: Final = "“更正记录”不能撤销，也不能更正；更正有误的，请对原记录再作一次更正。"


def _objection_open(_case: CaseFile, request: RequestFile) -> bool:
    return request.objection_seq is not None


def _may_ask_extension(_case: CaseFile, request: RequestFile) -> bool:
    asked = request.extension
    return asked is None or (asked.decided_seq is not None and not asked.approved)


def _undecided(request: RequestFile) -> bool:
    return request.extension is not None and request.extension.decided_seq is None


def awaits_approval(request: RequestFile) -> bool:
    """Tell whether an extension of this request waits for the decision of the organ's head."""
    return _undecided(request) and request.state in ACTS[ActKind.APPROVE_EXTENSION].states


def _routed(case: CaseFile, request: RequestFile) -> Act | None:
    return case.act(request.routed_seq) if request.routed_seq is not None else None


def _assigned(case: CaseFile, request: RequestFile) -> bool:
    routed = _routed(case, request)
    return routed is not None and routed.kind is ActKind.ASSIGN


def _sent(case: CaseFile, request: RequestFile) -> bool:
    routed = _routed(case, request)
    return routed is not None and request.heir(routed.by.unit, since=routed.seq) != request.holder


def _direct(case: CaseFile, request: RequestFile) -> bool:
    routed = _routed(case, request)
    here = routed is not None and request.heir(routed.by.unit, since=routed.seq) == request.holder
    return here and routed is not None and routed.kind is ActKind.REGISTER


def _newest(case: CaseFile, kind: ActKind, n: int) -> int | None:
    found = [a.seq for a in case.live if a.kind is kind and n in a.requests]
    return found[-1] if found else None


def _not_asked(case: CaseFile, request: RequestFile) -> bool:
    """Tell whether nobody has asked for the review of this answer; one review is for all to whom it was served."""
    asked = [_answer(case, v.against) for v in request.reviews if not v.final and not v.refused]
    return _answer(case, _newest(case, ActKind.SERVE, request.n)) not in asked


def _answer(case: CaseFile, service: int | None) -> int | None:
    """Give the opinion that was served; where none is named, the service itself."""
    served = case.act(service) if service is not None else None
    return served.about if served is not None and served.about is not None else service


def _still_owes(kind: ActKind) -> Met:
    return lambda case, request: owes(case, kind, n=request.n)


def _ruled_after_forwarding(case: CaseFile, request: RequestFile) -> bool:
    """Tell whether who passed the request down still owes the word where it went, though it was ruled on since."""
    forwarded = _newest(case, ActKind.FORWARD_WITHIN_SYSTEM, request.n)
    since = request.ruled is not None and forwarded is not None and forwarded < request.ruled.seq
    return bool(since and owes(case, ActKind.INFORM_FORWARDED_TO, n=request.n))


def _not_acknowledged(case: CaseFile, request: RequestFile) -> bool:
    """Tell whether the receipt of what was sent last is not acknowledged yet."""
    here = (a for a in case.live if a.kind is ActKind.ACKNOWLEDGE and request.n in a.requests)
    return all(a.about != request.routed_seq for a in here)


def _done_since(case: CaseFile, kind: ActKind, start: ActKind, n: int) -> bool:
    """Tell whether an act of the kind was done on request `n` since the newest one of the kind `start`."""
    return (_newest(case, kind, n) or 0) > (_newest(case, start, n) or 0)


def _by_other_route(case: CaseFile, request: RequestFile) -> bool:
    """Tell whether the request goes by a route of Art. 31(1) to (5), or was closed by one and by nothing else."""
    closing = [a.kind for a in case.live if a.kind in CONCLUDING and request.n in a.requests]
    by_route = not request.closed or (bool(closing) and closing[-1] in BY_ROUTE | {ActKind.ANSWER_CONTEST})
    return not is_petition(request.route) and by_route


def _review(test: Callable[[Review], bool]) -> Met:
    return lambda _case, request: request.review is not None and test(request.review)


MET: Final[Mapping[Need, Met]] = {
    Need.CLAIM: lambda _case, r: r.klass is RequestClass.CLAIM,
    Need.HEARD: lambda _case, r: r.heard,
    Need.NO_EXTENSION: _may_ask_extension,
    Need.EXTENSION_ASKED: lambda _case, r: _undecided(r),
    Need.EXTENSION_GIVEN: lambda _case, r: r.extension is not None and r.extension.approved,
    Need.OPEN_OBJECTION: _objection_open,
    Need.NO_OBJECTION: lambda case, r: not _objection_open(case, r),
    Need.EXTENSION_UNTOLD: _still_owes(ActKind.INFORM_EXTENSION),
    Need.RESULT_OWED: _still_owes(ActKind.REPORT_RESULT),
    Need.ABOVE_OWED: _still_owes(ActKind.REPORT_ABOVE),
    Need.ABOVE_OPEN: _still_owes(ActKind.REPORT_ABOVE),
    Need.NO_ABOVE_OBJECTION: lambda _case, r: r.above_objection is None,
    Need.ABOVE_OBJECTION: lambda _case, r: r.above_objection is not None,
    Need.NOT_ACKNOWLEDGED: _not_acknowledged,
    Need.NOT_AWARDED: lambda case, r: not _done_since(case, ActKind.AWARD, ActKind.ADOPT, r.n),
    Need.OPINION_OUT: lambda _case, r: r.opinion_seq is not None,
    Need.NOT_INFORMED: lambda case, r: not r.informed or owes(case, ActKind.INFORM, n=r.n),
    Need.ASSIGNED: _assigned,
    Need.BY_ASSIGNMENT: _assigned,
    Need.SENT: _sent,
    Need.SUGGESTION: lambda _case, r: r.klass is RequestClass.SUGGESTION,
    Need.STUDIED: lambda _case, r: r.studied,
    Need.NOT_ADOPTED: lambda _case, r: r.adoption is None,
    Need.ADOPTION_OUT: lambda _case, r: r.adoption is not None,
    Need.ADOPTED: lambda _case, r: r.adoption in (Adoption.FULL, Adoption.PARTLY),
    Need.ROUTE_SIX: lambda _case, r: is_petition(r.route),
    Need.ROUTE_AWAY: lambda _case, r: leads_away(r.route),
    Need.ROUTE_FIVE: lambda _case, r: is_performing(r.route),
    Need.NOT_REFERRED: lambda _case, r: not r.referred,
    Need.NOT_FROM_ABOVE: lambda _case, r: not r.from_above,
    Need.DIRECT: _direct,
    Need.FORWARDED: lambda case, r: r.returns_to is not None or _ruled_after_forwarding(case, r),
    Need.NOT_TOLD_WHERE: lambda _case, r: not r.told_where,
    Need.TRIED: lambda _case, r: r.mediated,
    Need.NOT_CONCEALED: lambda case, _r: not case.concealed,
    Need.NOT_LEGAL: lambda case, r: (routed := _routed(case, r)) is None or routed.kind is not ActKind.TRANSFER_LEGAL,
    Need.APART: lambda _case, r: r.several.follows is None and not r.several.leads,
    Need.NOT_JOINED: lambda _case, r: r.several.follows is None,
    Need.JOINED: lambda _case, r: r.several.follows is not None or bool(r.several.leads),
    Need.RELEASED: lambda _case, r: not r.several.waiting,
    Need.TO_RELEASE: lambda _case, r: r.several.waiting,
    Need.LINKED: lambda _case, r: bool(r.several.links),
    Need.ACCUSATION: lambda _case, r: r.klass is RequestClass.ACCUSATION,
    Need.SUPPORTED: lambda _case, r: r.outcome == Outcome.SUPPORT,
    Need.NO_REVIEW: _not_asked,
    Need.REVIEW_SERVED: _review(lambda v: not v.final and v.served_on is not None and not v.redone),
    Need.REVIEW_NEW: _review(lambda v: v.open and not v.admitted),
    Need.REVIEW_OPEN: _review(lambda v: v.open),
    Need.REVIEW_READY: _review(lambda v: v.open and (v.admitted or not v.late)),
    Need.REVIEW_DECIDED: _review(lambda v: v.decided_on is not None and v.served_on is None),
    Need.NO_OPEN_REVIEW: lambda _case, r: r.review is None or not r.review.open,
    Need.REDO_DECIDED: _review(lambda v: v.outcome == ReviewOutcome.ORDER_ANEW and not v.redone),
    Need.ROAD_ENDED: lambda _case, r: r.road_ended_on is not None,
    Need.SIMPLE_ON: lambda case, _r: simple_is_on(case),
    Need.SIMPLE: lambda _case, r: r.simple,
    Need.NOT_SIMPLE: lambda _case, r: not r.simple,
    Need.WITH_HOLDER: lambda _case, r: r.holder is not None,
    Need.NOT_RULED: lambda _case, r: r.ruled is None,
    Need.NO_CHALLENGE: lambda _case, r: r.challenge is None,
    Need.OPEN_CHALLENGE: lambda _case, r: r.challenge is not None,
    Need.BY_OTHER_ROUTE: _by_other_route,
    Need.NO_CONTEST: lambda _case, r: r.contest is None,
    Need.OPEN_CONTEST: lambda _case, r: r.contest is not None,
    Need.COMPANIONS: lambda case, _request: len(standing(case)) > 1,
    Need.AGENT: lambda case, _request: any(agent.ended_seq is None for agent in case.agents),
    Need.ALONE: lambda case, _request: len(standing(case)) == 1,
    Need.SERVICE_DUE: lambda case, r: (
        r.state is RequestState.ANSWERED or not served_to_all(case, r.n) or bool(unreached(case, r.n))
    ),
    Need.ALL_SERVED: lambda case, r: served_to_all(case, r.n),
    Need.NOTHING_OPEN: lambda case, _request: nothing_open(case),
    Need.NOT_RATED: lambda case, r: not {one.seq for one in case.persons} <= rated_by(case, r.n),
    Need.OVERSEEN: lambda case, _request: is_overseen(case),
    Need.SUPERVISED: lambda case, r: is_supervised(case, r.n),
    Need.ORGAN_ON_FILE: lambda case, r: has_organ(case, r.n),
}


def place_fault(case: CaseFile, row: ActRow, request: RequestFile, unit: int | None) -> str | None:
    """Give the sentence that says why `unit` does not stand where the act must be done from, or None."""
    seen = case.sees(unit) if unit is not None else ()
    stands = {
        Place.OFFICE: unit is not None and unit == case.office,
        Place.SENDER: unit is not None and unit == request.sender,
        Place.HOLDER: unit is not None and unit == request.holder,
        Place.SIGHTED: unit is not None and (seen is None or request.n in seen),
        Place.KEEPER: unit is not None and unit == (case.office if request.holder is None else request.holder),
        Place.OBLIGOR: unit is not None and owes(case, row.kind, n=request.n, unit=unit),
        Place.OBLIGOR_OR_OFFICE: any(to_answer(case, row.kind, request.n, unit=unit)) if unit is not None else False,
        Place.PARTY: unit is None,
        Place.PARTY_OR_OFFICE: unit is None or unit == case.office,
        Place.REVIEWER: unit is not None and unit in (case.office, request.review.body if request.review else None),
        Place.DECIDER: unit is not None and unit in (case.office, request.challenge and request.challenge.decider),
        Place.CALLER: unit is not None and unit == case.caller_of(request),
        Place.ANYWHERE: True,
    }
    return None if stands[row.place] else PLACE_FAULTS[row.place].format(n=request.n, act=row.label)


PLACE_FAULTS: Final[Mapping[Place, str]] = {
    Place.OFFICE: "“{act}”应当由登记该信访事项的信访部门办理。",
    Place.SENDER: "“{act}”应当由转送、交办诉求 {n} 的单位办理。",
    Place.HOLDER: "诉求 {n} 目前不在本单位，不能办理“{act}”。",
    Place.SIGHTED: "诉求 {n} 没有转到本单位，不能办理“{act}”。",
    Place.KEEPER: "诉求 {n} 目前不在本单位，不能办理“{act}”。",
    Place.OBLIGOR: "本单位在诉求 {n} 上没有应当以“{act}”履行的义务。",
    Place.OBLIGOR_OR_OFFICE: "诉求 {n} 上没有等待“{act}”的建议；由收到建议的单位办理，或者由信访部门按其书面反馈录入。",
    Place.PARTY: "“{act}”只能由信访人本人提交。",
    Place.PARTY_OR_OFFICE: "“{act}”由信访人本人提交，或者由登记该信访事项的单位按其书面材料录入。",
    Place.REVIEWER: "“{act}”应当由复查、复核机关、单位办理，或者由登记该信访事项的单位代为录入。",
    Place.DECIDER: "“{act}”应当由有权决定的机关、单位办理，或者由登记该信访事项的单位按其书面决定录入。",
    Place.CALLER: "“{act}”应当由负责回访的信访部门办理。",
    Place.ANYWHERE: "",
}


def request_fault(case: CaseFile, row: ActRow, request: RequestFile) -> str | None:
    """Give the sentence that says why `request` does not allow the act now, or None."""
    if request.state not in row.states:
        return f"诉求 {request.n} 目前为“{request.state.label}”，不能办理“{row.label}”。"
    return next((need.value for need in row.needs if not _met(case, row, request, need)), None)


def _met(case: CaseFile, row: ActRow, request: RequestFile, need: Need) -> bool:
    if need is Need.OWED_OR_OPEN:
        return not request.closed or owes(case, row.kind, n=request.n)
    return MET[need](case, request)


def about_fault(case: CaseFile, row: ActRow, act: Act) -> str | None:
    """Give the sentence that says why the act does not answer the act that it should, or None."""
    if not row.about:
        return None
    answered = case.act(act.about) if act.about is not None else None
    if answered is None or answered.kind not in row.about or answered.seq in case.annulled:
        names = "、".join(ACTS[kind].label for kind in sorted(row.about))
        return f"“{row.label}”应当针对一项有效的“{names}”记录。"
    if not set(act.requests) <= set(answered.requests):
        return f"“{row.label}”所列的诉求超出了所针对记录的范围。"
    stale = [n for n in act.requests if _is_stale(case, row, act, n)]
    return f"诉求 {stale[0]} 已另有处理，请针对最近一次的记录办理“{row.label}”。" if stale else None


def _is_stale(case: CaseFile, row: ActRow, act: Act, n: int) -> bool:
    """Tell whether what the act answers on request `n` does not wait for it; of several that wait, any may be."""
    if act.kind in ANSWERING:
        waiting = to_answer(case, act.kind, n, unit=answering_organ(case, act))
        return act.about not in {owed.anchor_seq for owed in waiting}
    return act.about != answering(case, row, n, person=person_of(case, act))


def current(case: CaseFile, row: ActRow, n: int, *, person: int | None = None) -> int | None:
    """Give the number of the newest live act on request `n`, or towards `person`, that an act of this row answers."""
    found = [
        a.seq
        for a in case.acts
        if a.kind in row.about
        and n in a.requests
        and a.seq not in case.annulled
        and (person is None or person_of(case, a) == person)
    ]
    return found[-1] if found else None


def answering(case: CaseFile, row: ActRow, n: int, *, person: int | None = None, unit: int | None = None) -> int | None:
    """Give the number of the act that `person`, or else the first petitioner, would answer by an act of this row.

    Who asks for review speaks of the service on himself, from which his own days run. Of what waits for an answer of
    `unit`, the one due first is meant.
    """
    if row.kind in ANSWERING:
        return next((owed.anchor_seq for owed in to_answer(case, row.kind, n, unit=unit)), None)
    own = (person or case.first_person) if row.kind is ActKind.REQUEST_REVIEW else None
    return current(case, row, n, person=own)


def misfit(case: CaseFile, act: Act) -> str | None:
    """Give the sentence that says why `act` does not fit the case, or None.

    For imported acts the table's states, needs and answered acts are waived; what they stand on is `imported_fault`.
    """
    row = ACTS[act.kind]
    if act.kind is ActKind.REGISTER:
        return "该信访事项已经登记，不能重复登记。" if case.registered else None
    if not case.registered:
        return "该信访事项尚未登记。"
    if case.disposed_seq is not None:
        return DISPOSED
    if act.kind in MENDING:
        return target_fault(case, act.kind, act.target) or _correction_fault(case, act)
    if not act.requests:
        return f"请选择“{row.label}”所涉及的诉求。"
    for n in act.requests:
        why = _fault_of(case, row, act, n)
        if why is not None:
            return why
    return person_fault(case, act) or (None if act.imported else about_fault(case, row, act))


def _fault_of(case: CaseFile, row: ActRow, act: Act, n: int) -> str | None:
    request = case.request(n)
    if request is None:
        return f"该信访事项没有诉求 {n}。"
    if act.imported:
        return imported_fault(case, request)
    return place_fault(case, row, request, act.by.unit) or request_fault(case, row, request)


def imported_fault(case: CaseFile, request: RequestFile) -> str | None:
    """Give the sentence that says why no answer can be imported for `request`, or None.

    Only what was taken over is completed from elsewhere, and only as long as nobody here has gone on with it.
    """
    if not case.imported:
        return "该信访事项不是导入的，不能导入答复。"
    fresh = request.state in (RequestState.REGISTERED, RequestState.ROUTED) and request.opinion_seq is None
    return None if fresh else f"诉求 {request.n} 目前为“{request.state.label}”，不能再导入答复。"


def target_fault(case: CaseFile, kind: ActKind, target: int | None) -> str | None:
    """Give the sentence that says why there is no act `target` that could be annulled, or corrected, or None."""
    if case.disposed_seq is not None:
        return DISPOSED
    act = case.act(target) if target is not None else None
    if act is None or act.seq in case.annulled:
        return "没有这条有效的办理记录。"
    if act.kind is ActKind.CORRECT:
        return AGAIN
    never = NEVER_ANNULLED if kind is ActKind.ANNUL else NEVER_CORRECTED
    if act.kind in never or act.imported:
        return f"“{ACTS[act.kind].label}”记录不能{'撤销' if kind is ActKind.ANNUL else '更正'}。"
    return None


def _correction_fault(case: CaseFile, act: Act) -> str | None:
    target = case.act(act.target) if act.kind is ActKind.CORRECT and act.target is not None else None
    return shape_fault(target, act) if target is not None else None
