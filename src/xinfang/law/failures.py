"""Services that failed and stand so: of which paper, on whom, until it is proven that he was served."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from xinfang.law.actable import ACTS
from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.persons import asker, awaiting
from xinfang.law.rulings.serving import FAILURES, SERVICES, receiver
from xinfang.law.terms import FailureGround

K: Final = ActKind


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
    waiting = set(to_be_served(case))
    return tuple(one for one in newest.values() if (one.paper, one.n, one.person) in waiting)


def failure_of(case: CaseFile, paper: int, *, person: int | None) -> Failure | None:
    """Give the service of the paper on the petitioner that failed and stands so, None where there is none."""
    mine = (one for one in standing_failures(case) if (one.paper, one.person) == (paper, person))
    return next(mine, None)


def _failure(act: Act, n: int, whom: int) -> Failure:
    return Failure(act.seq, act.about, n, whom, FailureGround(act.payload["ground"]), act.happened_on, act.recorded_at)


def to_be_served(case: CaseFile) -> Iterator[tuple[int, int, int]]:
    """Give the answers of which a service can be entered: the act of each, the request, the petitioner."""
    for request in case.requests:
        if request.opinion_seq is not None and request.state in ACTS[K.SERVE].states:
            yield from ((request.opinion_seq, request.n, person) for person in awaiting(case, request.n))
        if _decided(request) and request.state in ACTS[K.SERVE_REVIEW].states:
            yield from _on_review(case, request.n)


def _on_review(case: CaseFile, n: int) -> Iterator[tuple[int, int, int]]:
    opinion = max((a for a in case.live if a.kind is K.DECIDE_REVIEW and n in a.requests), key=lambda a: a.seq)
    asked = case.act(opinion.about or 0)
    yield opinion.seq, n, asker(case, asked if asked is not None else opinion)


def _decided(request: RequestFile) -> bool:
    return request.review is not None and request.review.decided_on is not None and request.review.served_on is None
