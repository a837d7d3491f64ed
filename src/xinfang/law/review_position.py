"""Where a review or final review of a request stands: a line of stages beside that of the request."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from xinfang.law.acts import ActKind
from xinfang.law.case import CaseFile, RequestFile, Review
from xinfang.law.duties.review import OF_REVIEWERS
from xinfang.law.obligations import Obligation
from xinfang.law.position import Mark, Position, Stage, Station, leads_to
from xinfang.law.terms.review import ReviewOutcome

K: Final = ActKind
ASKED: Final = Station("提出请求", "您提出请求", frozenset({K.REQUEST_REVIEW, K.REQUEST_FINAL_REVIEW}))
ADMITTED: Final = Station("决定是否受理", "决定是否受理您的请求", frozenset({K.ADMIT_REVIEW, K.REFUSE_REVIEW}))
REFUSED: Final = Station("不予受理", "没有受理您的请求", frozenset({K.REFUSE_REVIEW}))
DECIDED: Final = Station("提出意见", "提出意见", frozenset({K.DECIDE_REVIEW}))
SERVED: Final = Station("送达", "送达您", frozenset({K.SERVE_REVIEW}))
ORDERED: Final = Station("责令重新办理", "责令重新办理", frozenset({K.ORDER_REDO}))


@dataclass(frozen=True, slots=True)
class ReviewPosition:
    """Where one review stands: what the petitioner calls it, and its stages with whose turn it is."""

    review: Review
    name: str
    position: Position


def review_positions(case: CaseFile, request: RequestFile) -> tuple[ReviewPosition, ...]:
    """Give where each review and final review of `request` stands, in the order in which they were asked for."""
    return tuple(_position(case, request, review) for review in request.reviews)


def _position(case: CaseFile, request: RequestFile, review: Review) -> ReviewPosition:
    stages = tuple(_stages(case, request, review))
    coming = next((stage for stage in stages if stage.mark is Mark.NEXT), None)
    owed = tuple(
        o
        for o in case.obligations
        if o.is_open and o.request_n == request.n and o.rule in OF_REVIEWERS and _belongs(request, review, o)
    )
    step = next((o for o in owed if coming is not None and leads_to(o, coming.station)), None)
    turn = None if coming is None else review.body
    return ReviewPosition(
        review,
        "复核" if review.final else "复查",
        Position(n=request.n, stages=stages, unit=turn, step=step, owed=owed),
    )


def _belongs(request: RequestFile, review: Review, owed: Obligation) -> bool:
    later = [other.asked_seq for other in request.reviews if other.asked_seq > review.asked_seq]
    return review.asked_seq <= owed.anchor_seq < min(later, default=owed.anchor_seq + 1)


def _stages(case: CaseFile, request: RequestFile, review: Review) -> Iterator[Stage]:
    yield Stage(ASKED, Mark.DONE, review.asked_on)
    if review.refused:
        yield Stage(REFUSED, Mark.DONE, _day(case, request, review, K.REFUSE_REVIEW))
        return
    coming = True
    for station, reached in _ahead(case, request, review):
        yield Stage(station, Mark.DONE if reached else Mark.NEXT if coming else Mark.AHEAD, reached)
        coming = coming and reached is not None


def _ahead(case: CaseFile, request: RequestFile, review: Review) -> Iterator[tuple[Station, date | None]]:
    if review.late:
        yield ADMITTED, _day(case, request, review, K.ADMIT_REVIEW)
    yield DECIDED, review.decided_on
    yield SERVED, review.served_on
    if review.outcome == ReviewOutcome.ORDER_ANEW:
        yield ORDERED, _day(case, request, review, K.ORDER_REDO)


def _day(case: CaseFile, request: RequestFile, review: Review, kind: ActKind) -> date | None:
    """Give the day of the first live act of the kind on the request since the review was asked for."""
    mine = (a for a in case.live if a.kind is kind and request.n in a.requests and a.seq > review.asked_seq)
    return next((a.happened_on for a in mine), None)
