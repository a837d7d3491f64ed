"""What the acts that only the regulation of 2005 knows do to a request."""

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import RequestFile
from xinfang.law.effects.paths import sent_back
from xinfang.law.terms import RequestClass, RequestState
from xinfang.law.terms.old import DenialGround


def undecided(request: RequestFile) -> bool:
    """Tell whether it is still open whether the matter is accepted, which under 2005 is what the petitioner is told."""
    return request.klass is RequestClass.CLAIM and request.accepted_seq is None


def goes_back(request: RequestFile, act: Act) -> bool:
    """Tell whether a denial gives the matter back: it was sent to an organ that has no powers over it.

    The regulation of 2005 knows no objection. Who filed it directly is told where it belongs, and it ends there.
    """
    not_ours = act.kind is ActKind.DENY and act.payload["ground"] == DenialGround.NOT_OURS
    return not_ours and request.sender not in (None, request.holder)


def was_given_back(request: RequestFile | None, act: Act) -> bool:
    """Tell whether the act has given `request`, as it stands after it, back to nobody."""
    return act.kind is ActKind.DENY and request is not None and request.state is RequestState.REGISTERED


def denied(request: RequestFile, act: Act) -> RequestFile:
    """Give `request` after a denial."""
    return sent_back(request) if goes_back(request, act) else request
