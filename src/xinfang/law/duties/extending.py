"""What an approved extension does to the period of handling (Art. 34)."""

from dataclasses import replace
from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile
from xinfang.law.obligations import Obligation, counted

K: Final = ActKind
HANDLE_RULES: Final = frozenset({"R22-34-handle", "R05-33-handle"})


def extend(case: CaseFile, act: Act) -> CaseFile:
    """Give the case with the approved days added to the period of handling, rolled once at the end (Art. 34).

    An approval entered only after the period had ended is marked as such.
    """
    if act.kind is not K.APPROVE_EXTENSION:
        return case

    def after(o: Obligation) -> Obligation:
        request = case.request(o.request_n) if o.request_n in act.requests else None
        if request is None or request.extension is None or o.rule not in HANDLE_RULES or not o.is_open:
            return o
        late_entry = o.due is not None and act.recorded_on > o.due
        longer = replace(o, extended_days=request.extension.days, entered_late=late_entry)
        return counted(longer, rulebook=case.rulebook, calendar=case.calendar)

    return replace(case, obligations=tuple(map(after, case.obligations)))
