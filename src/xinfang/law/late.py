"""Whether an act comes after the window in which it had to be done."""

from xinfang.law.acts import Act
from xinfang.law.case import CaseFile
from xinfang.law.duties import OBJECT_RULES, USING
from xinfang.law.duties.review import FINAL_RULES, REVIEW_RULES


def comes_late(case: CaseFile, act: Act, n: int) -> bool:
    """Tell whether an objection or a request for review comes after its window on request `n`, if that is certain."""
    return act.kind in USING and any(
        r.until is not None and not r.provisional and act.happened_on > r.until
        for r in case.remedies
        if r.rule in OBJECT_RULES + REVIEW_RULES + FINAL_RULES and r.anchor_seq == act.about and r.request_n == n
    )
