"""What a contest of the route (Art. 31(1) to (5)) and its answer do to a request."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CLOSED, Contest, RequestFile
from xinfang.law.routes import Route, is_petition, leads_away
from xinfang.law.terms import RequestState
from xinfang.law.terms.contest import ContestDecision

Effect = Callable[[RequestFile, Act], RequestFile]
K: Final = ActKind
# These would close a request by its route; while that is contested they are noted and close nothing.
BY_ROUTE: Final = frozenset({K.DIVERSION_RECEIVED, K.PERFORM_OR_ANSWER})
OPEN_TO_ROUTES: Final = frozenset({RequestState.ROUTED, RequestState.INFORMED, RequestState.DIVERTED})


def holds_open(request: RequestFile, act: Act) -> bool:
    """Tell whether the act would close a request whose route is contested."""
    return act.kind in BY_ROUTE and request.contest is not None


def _contested(request: RequestFile, act: Act) -> RequestFile:
    """Give `request` open again where its route had closed it; it returns there if the route stands."""
    back = request.state if request.state in CLOSED else None
    state = RequestState.DIVERTED if leads_away(request.route) else RequestState.INFORMED
    return replace(request, state=state, informed=True, contest=Contest(act.seq, back))


def noted(request: RequestFile, act: Act) -> RequestFile:
    """Give `request` after the end of its route was told; where that is contested, it closes once the route stands."""
    if request.contest is None or act.kind not in BY_ROUTE:
        return request
    return replace(request, contest=replace(request.contest, back=RequestState.CONCLUDED))


def routed_anew(request: RequestFile) -> RequestFile:
    """Give `request` when another route is decided: the old one closes it no more, though it is still answered."""
    return replace(request, contest=replace(request.contest, back=None)) if request.contest is not None else request


def uncontested(request: RequestFile, _act: Act) -> RequestFile:
    """Give `request` with nothing to answer, as it has ended otherwise."""
    return replace(request, contest=None)


def _answered(request: RequestFile, act: Act) -> RequestFile:
    """Give `request` after the answer: closed as it was, or on its way to acceptance under Art. 31(6)."""
    contest, done = request.contest, replace(request, contest=None)
    if contest is None or request.state not in OPEN_TO_ROUTES:
        return done
    if act.payload["decision"] == ContestDecision.ROUTE_STANDS:
        return replace(done, state=contest.back or request.state)
    if is_petition(request.route):
        return done
    return replace(done, state=RequestState.INFORMED, route=Route.PETITION.value)


CONTEST_EFFECTS: Final[Mapping[ActKind, Effect]] = {
    K.CONTEST_ROUTE: _contested,
    K.ANSWER_CONTEST: _answered,
    **dict.fromkeys(BY_ROUTE, noted),
    **dict.fromkeys((K.SIGN_AGREEMENT, K.REFUSE, K.DECLINE_REPEAT, K.DIRECT_ELSEWHERE), uncontested),
}
