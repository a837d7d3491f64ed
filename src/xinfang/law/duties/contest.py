"""The duty to answer a petitioner who contests the route of Art. 31(1) to (5), which pauses nothing."""

from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.duties.row import Duty, always
from xinfang.law.terms.contest import ContestDecision

K: Final = ActKind
CONTESTED: Final = "N22-31-contest"
# After these the route is examined again anyway, or nothing is left of which it could be one.
SETTLED: Final = frozenset(
    {
        K.DIVERSION_REFUSED,
        K.SIGN_AGREEMENT,
        K.REFUSE,
        K.DECLINE_REPEAT,
        K.DENY,
        K.DIRECT_ELSEWHERE,
        K.FORWARD_WITHIN_SYSTEM,
        K.CHANGE_CLASS,
    }
)
CONTEST_DUTIES: Final = (
    Duty(
        (CONTESTED,),
        frozenset({K.CONTEST_ROUTE}),
        "holder",
        frozenset({K.ANSWER_CONTEST}),
        always,
        voiding=SETTLED,
    ),
)


def taken_up(_case: CaseFile, act: Act, _request: RequestFile) -> bool:
    """Tell whether the answer takes the claim up under Art. 31(6), so that nothing of the other route is owed."""
    return act.payload.get("decision") == ContestDecision.TAKEN_UP
