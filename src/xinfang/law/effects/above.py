"""What an objection upward and the ruling on it do to a request that came from above (Art. 23③)."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CLOSED, RequestFile
from xinfang.law.effects.paths import forgotten
from xinfang.law.terms import RequestState

Effect = Callable[[RequestFile, Act], RequestFile]
K: Final = ActKind


def bound_here(request: RequestFile) -> bool:
    """Tell whether the request stays with the county though the office above takes the matter back.

    Whoever has told the petitioner that the matter is dealt with here, or has begun on it, is bound to him by that.
    """
    return request.informed or request.accepted_seq is not None or request.state in CLOSED


def gone_up(request: RequestFile) -> bool:
    """Tell whether the request has gone back up: it has ended here, and is none from above any more."""
    return request.state is RequestState.ENDED and not request.from_above


def _objected(request: RequestFile, act: Act) -> RequestFile:
    return replace(request, above_objection=act.seq)


def _rejected(request: RequestFile, _act: Act) -> RequestFile:
    return replace(request, above_objection=None)


def _upheld(request: RequestFile, _act: Act) -> RequestFile:
    """Give `request` with nobody, where the county is not bound to the petitioner; else where it was."""
    if bound_here(request):
        return replace(request, above_objection=None)
    return replace(
        forgotten(request),
        state=RequestState.ENDED,
        holder=None,
        sender=None,
        routed_seq=None,
        objection_seq=None,
        above_objection=None,
        from_above=False,
    )


ABOVE_EFFECTS: Final[Mapping[ActKind, Effect]] = {
    K.OBJECT_ABOVE: _objected,
    K.UPHOLD_ABOVE: _upheld,
    K.REJECT_ABOVE: _rejected,
}
