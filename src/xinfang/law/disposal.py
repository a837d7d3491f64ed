"""When the contents of a petition may be destroyed (销毁): nothing stands open any more, and a ground is there.

The regulations say nothing of it. The periods are those of the list of periods for documents of organs (2006): letters
and visits with a result thirty years, without one ten; what is kept for ever is told by people.
"""

from datetime import date
from typing import Final

from xinfang.law.acts import ActKind
from xinfang.law.case import CaseFile
from xinfang.law.periods import Period, Unit, due

K: Final = ActKind
LONG: Final = Period(30, Unit.YEAR)
SHORT: Final = Period(10, Unit.YEAR)
# What gives a petition a result.
RESULTS: Final = frozenset(
    {
        K.ISSUE_OPINION,
        K.DECIDE_REVIEW,
        K.SIGN_AGREEMENT,
        K.PERFORM_OR_ANSWER,
        K.ADOPT,
        K.REPLY_SUGGESTION,
        K.REPLY_DIRECTLY,
        K.DISCIPLINE_RECEIPTED,
    }
)


def nothing_open(case: CaseFile) -> bool:
    """Tell whether every request is closed, nothing is owed and no review is under way."""
    settled = all(request.closed and (request.review is None or not request.review.open) for request in case.requests)
    return settled and not any(owed.is_open for owed in case.obligations)


def still_usable(case: CaseFile, *, on: date) -> bool:
    """Tell whether somebody may still use a window on the day `on`: to review, to revoke, to object."""
    unused = (one for one in case.remedies if one.used_by is None and one.void_by is None)
    return any(one.until is None or one.provisional or one.until >= on for one in unused)


def kept_until(case: CaseFile) -> date:
    """Give the day on which the period of keeping ends, counted from the last thing that happened."""
    period = LONG if any(act.kind in RESULTS for act in case.acts) else SHORT
    last = max(max(act.happened_on, act.recorded_on) for act in case.acts)
    return due(last, period=period, calendar=case.calendar).strict
