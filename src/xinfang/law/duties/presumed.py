"""The row of the presumed period of a claim that was told of and not accepted (Art. 23, 31(6)): what ends it."""

from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.duties.row import Duty, always
from xinfang.law.routes import is_petition

K: Final = ActKind
PRESUMED: Final = "S-23-presumed"
# What accepts the matter, or takes it out of the procedure in which it would be.
ENDING: Final = frozenset(
    {
        K.ACCEPT,
        K.DECIDE_ROUTE,
        K.DIVERT,
        K.PERFORM_OR_ANSWER,
        K.SIGN_AGREEMENT,
        K.REFUSE,
        K.DECLINE_REPEAT,
        K.DENY,
        K.DIRECT_ELSEWHERE,
        K.FORWARD_WITHIN_SYSTEM,
    }
)


def _another_route(_case: CaseFile, act: Act, _request: RequestFile) -> bool:
    return not is_petition(act.payload.get("route"))


PRESUMED_DUTY: Final = Duty(
    (PRESUMED,),
    frozenset(),
    "holder",
    frozenset(),
    always,  # what gives rise to it is found in `law.presumed`: its day depends on another duty
    voiding=ENDING,
    meets={K.DECIDE_ROUTE: _another_route},
)
