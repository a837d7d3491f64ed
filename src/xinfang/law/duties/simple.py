"""Rows of the simple procedure's own days, which stand beside the statutory ones and end with it."""

from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.duties.row import Duty

K: Final = ActKind
ANSWER: Final = "R16-simple-10"
ACCEPTANCE: Final = "R16-simple-3"
# What takes the matter out of the procedure in which these days run.
LEAVING: Final = frozenset(
    {K.LEAVE_SIMPLE, K.DIVERT, K.PERFORM_OR_ANSWER, K.REFUSE, K.DECLINE_REPEAT, K.CHANGE_CLASS, K.FORWARD_WITHIN_SYSTEM}
)


def _accepted(_case: CaseFile, _act: Act, request: RequestFile) -> bool:
    """Tell whether the ten days run: the matter is handled simply and has been accepted, in whatever order."""
    return request.simple and request.accepted_seq is not None


def _undecided(_case: CaseFile, _act: Act, request: RequestFile) -> bool:
    return request.accepted_seq is None


SIMPLE_DUTIES: Final = (
    Duty(
        (ANSWER,),
        frozenset({K.USE_SIMPLE, K.ACCEPT}),
        "holder",
        frozenset({K.ISSUE_OPINION, K.SIGN_AGREEMENT}),
        _accepted,
        voiding=LEAVING,
    ),
    Duty(
        (ACCEPTANCE,),
        frozenset({K.USE_SIMPLE}),
        "holder",
        frozenset({K.ACCEPT}),
        _undecided,
        voiding=LEAVING | {K.DIRECT_ELSEWHERE},
    ),
)
