"""What withdrawal, its revocation, rework and reopening do to a request."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import RequestFile, Withdrawal
from xinfang.law.terms import RequestState

Effect = Callable[[RequestFile, Act], RequestFile]
K: Final = ActKind
# These find the state that they lead to in the request itself.
OWN_STATE: Final = frozenset({K.WITHDRAW, K.REVOKE_WITHDRAWAL, K.RETURN_FOR_REWORK, K.REOPEN, K.UPHOLD_ABOVE})


def _withdrawn(request: RequestFile, act: Act) -> RequestFile:
    caller = act.payload.get("caller")
    taken = Withdrawal(act.seq, request.state, taken_by=act.by.person, caller=caller if type(caller) is int else None)
    return replace(request, state=RequestState.WITHDRAWN, withdrawal=taken)


def _revoked(request: RequestFile, act: Act) -> RequestFile:
    """Give `request` as it stood before its withdrawal."""
    taken = request.withdrawal
    if taken is None or taken.revoked_by is not None:
        return request
    return replace(request, state=taken.before, withdrawal=replace(taken, revoked_by=act.seq))


def taken_up_again(request: RequestFile, _act: Act) -> RequestFile:
    """Give `request` as it stood before it was answered; what was heard and told stays so."""
    state = RequestState.INFORMED if request.informed else RequestState.ROUTED
    return replace(
        request,
        state=RequestState.ACCEPTED if request.accepted_seq is not None else state,
        opinion_seq=None,
        outcome=None,
        served_on=None,
        studied=False,
        adoption=None,
        mediated=False,
    )


CLOSING_EFFECTS: Final[Mapping[ActKind, Effect]] = {
    K.WITHDRAW: _withdrawn,
    K.REVOKE_WITHDRAWAL: _revoked,
    K.RETURN_FOR_REWORK: taken_up_again,
    K.REOPEN: taken_up_again,
}
