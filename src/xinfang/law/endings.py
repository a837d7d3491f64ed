"""When a bureau's own reply, or filing without sending on, ends a request."""

from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.terms import RequestClass
from xinfang.law.terms.paths import FilingGround, ReplyGround

BY_ITSELF: Final = frozenset({ActKind.REPLY_DIRECTLY, ActKind.FILE_ONLY})
# The grounds that rest on an earlier matter, which must be named.
EARLIER_GROUNDS: Final = frozenset({ReplyGround.OPINION_EXISTS.value, FilingGround.SAME_LETTER.value})


def ends_here(request: RequestFile, act: Act) -> bool:
    """Tell whether the bureau's reply or filing ends the request and meets Art. 22①.

    A claim that is raised for the first time must be sent on all the same.
    """
    earlier = act.payload.get("ground") in EARLIER_GROUNDS and bool(act.payload.get("earlier"))
    return request.klass is not RequestClass.CLAIM or earlier


def ended(_case: CaseFile, act: Act, request: RequestFile) -> bool:
    """Tell the same, as a test of the duties' rows."""
    return ends_here(request, act)
