"""What a change of class ends and what arises in its place; it starts nothing anew.

What the new class asks of the holder runs from the day on which it received the matter, under the text in force on
that day: as if the class had been right from the start.
"""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.duties.row import Duty
from xinfang.law.obligations import Obligation

K: Final = ActKind
CLASS_NOTICE: Final = "S-class-notice"
FREE_DAYS: Final = timedelta(days=10)
# What is owed on a request of one class only.
OF_SUGGESTIONS: Final = frozenset({"R22-29-sugg", "N05-29-study"})
OF_CLAIMS: Final = frozenset({"N22-31-divert", "N22-31-perform", "N22-31-again", "N22-33-agreement", "N22-31-contest"})


def after_day_ten(case: CaseFile, act: Act) -> bool:
    """Tell whether the act comes, or is entered, more than ten days after the receipt of the matter."""
    on = max(act.happened_on, act.recorded_on)
    return case.received_on is not None and on > case.received_on + FREE_DAYS


def _to_be_told(case: CaseFile, act: Act, _request: RequestFile) -> bool:
    return case.reachable and after_day_ten(case, act)


CLASS_DUTIES: Final = (
    Duty((CLASS_NOTICE,), frozenset({K.CHANGE_CLASS}), "doer", frozenset({K.INFORM_CLASS}), _to_be_told),
)


def ended_by_class(case: CaseFile, act: Act) -> tuple[Obligation, ...]:
    """Give the obligations once the change `act` has ended those of the other class, on the day of its entry."""

    def after(o: Obligation) -> Obligation:
        falls = o.is_open and o.request_n in act.requests and o.rule in OF_SUGGESTIONS | OF_CLAIMS
        return replace(o, void_on=act.recorded_on, void_by=act.seq) if falls else o

    return tuple(map(after, case.obligations))
