"""What review and final review do to a request: a list of its own beside the state."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import RequestFile, Review
from xinfang.law.effects.closing import taken_up_again

Effect = Callable[[RequestFile, Act], RequestFile]
K: Final = ActKind


def received_on(act: Act) -> date:
    """Give the day on which the body received the request; the day of posting is only that of filing."""
    told = act.payload.get("received_on")
    return max(act.happened_on, date.fromisoformat(told)) if told else act.happened_on


def _asked(request: RequestFile, act: Act) -> RequestFile:
    review = Review(
        final=act.kind is K.REQUEST_FINAL_REVIEW,
        asked_seq=act.seq,
        against=act.about,
        body=int(act.payload["reviewer"]["unit"]),
        asked_on=act.happened_on,
        received_on=received_on(act),
    )
    return replace(request, reviews=(*request.reviews, review))


def _newest(request: RequestFile, **changed: Any) -> RequestFile:
    """Give `request` with its newest review changed."""
    if not request.reviews:
        return request
    return replace(request, reviews=(*request.reviews[:-1], replace(request.reviews[-1], **changed)))


def asked_late(request: RequestFile) -> RequestFile:
    """Give `request`, whose newest review was asked for after its window."""
    return _newest(request, late=True)


def _admitted(request: RequestFile, _act: Act) -> RequestFile:
    return _newest(request, admitted=True)


def _refused(request: RequestFile, _act: Act) -> RequestFile:
    return _newest(request, refused=True)


def _decided(request: RequestFile, act: Act) -> RequestFile:
    return _newest(request, decided_on=act.happened_on, outcome=str(act.payload["outcome"]))


def _served(request: RequestFile, act: Act) -> RequestFile:
    return _newest(request, served_on=act.happened_on)


def _redone(request: RequestFile, act: Act) -> RequestFile:
    return _newest(taken_up_again(request, act), redone=True)


REVIEW_EFFECTS: Final[Mapping[ActKind, Effect]] = {
    K.REQUEST_REVIEW: _asked,
    K.REQUEST_FINAL_REVIEW: _asked,
    K.ADMIT_REVIEW: _admitted,
    K.REFUSE_REVIEW: _refused,
    K.DECIDE_REVIEW: _decided,
    K.SERVE_REVIEW: _served,
    K.ORDER_REDO: _redone,
}
