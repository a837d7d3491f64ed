"""Services that failed and stand so: of which paper, on whom, until it is proven that he was served."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.persons import SERVE_RULES, owed_to, unreached
from xinfang.law.rulings.serving import FAILURES, SERVICES, receiver
from xinfang.law.terms import FailureGround, RequestState

# Where a request stands there, nothing of it is served any more.
GONE: Final = frozenset({RequestState.WITHDRAWN, RequestState.MOVED})


@dataclass(frozen=True, slots=True)
class Failure:
    """That the paper of the act `paper`, on request `n`, could not be served on the petitioner `person`."""

    seq: int
    paper: int | None
    n: int
    person: int
    ground: FailureGround
    on: date
    at: datetime


def standing_failures(case: CaseFile) -> tuple[Failure, ...]:
    """Give of each paper, request and petitioner the newest service that failed, while he is still to be served.

    Proven service on him heals it, on another it does not; one that was annulled has healed nothing.
    """
    newest: dict[tuple[int | None, int, int], Failure] = {}
    for act in case.live:
        if act.kind in FAILURES | SERVICES:
            whom = receiver(case, act)
            for n in act.requests:
                newest.pop((act.about, n, whom), None)
                if act.kind in FAILURES:
                    newest[act.about, n, whom] = _failure(act, n, whom)
    return tuple(one for one in newest.values() if _waits(case, one))


def failure_of(case: CaseFile, paper: int, *, person: int | None) -> Failure | None:
    """Give the service of the paper on the petitioner that failed and stands so, None where there is none."""
    mine = (one for one in standing_failures(case) if (one.paper, one.person) == (paper, person))
    return next(mine, None)


def _failure(act: Act, n: int, whom: int) -> Failure:
    return Failure(act.seq, act.about, n, whom, FailureGround(act.payload["ground"]), act.happened_on, act.recorded_at)


def _waits(case: CaseFile, one: Failure) -> bool:
    """Tell whether the paper is the one that is still to be served on the petitioner."""
    paper, request = case.act(one.paper or 0), case.request(one.n)
    if paper is None or request is None or request.state in GONE:
        return False
    if paper.kind is ActKind.DECIDE_REVIEW:
        return _decided(request) and _newest(case, ActKind.DECIDE_REVIEW, one.n) == paper.seq
    owed = (o for o in case.obligations if o.is_open and o.rule in SERVE_RULES and o.request_n == one.n)
    waiting = {owed_to(case, o) for o in owed} | unreached(case, one.n)
    return request.opinion_seq == paper.seq and one.person in waiting


def _decided(request: RequestFile) -> bool:
    return request.review is not None and request.review.decided_on is not None and request.review.served_on is None


def _newest(case: CaseFile, kind: ActKind, n: int) -> int:
    return max((act.seq for act in case.live if act.kind is kind and n in act.requests), default=0)
