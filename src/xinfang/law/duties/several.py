"""What taking an extract out of a petition does to the duties on its first file."""

from dataclasses import replace
from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile
from xinfang.law.duties.oral import RECORD
from xinfang.law.duties.oversight import OVERSIGHT_RULES
from xinfang.law.duties.paths import URGENT
from xinfang.law.terms.several import Part

# Owed upward, aside or to the petitioner for the matter as such, whichever file goes on with it.
STAYING: Final = frozenset({"N22-22-above", RECORD, *URGENT, *OVERSIGHT_RULES})


def hand_over(case: CaseFile, act: Act) -> CaseFile:
    """Give the case whose extracted requests go on elsewhere: what organs owe and may do on them ends here.

    The extract's registration keeps what bound them, so that it binds them there.
    """
    if act.kind is not ActKind.SPLIT or act.payload["part"] != Part.EXTRACT:
        return case
    obligations = tuple(
        replace(o, void_on=act.happened_on, void_by=act.seq)
        if o.is_open and o.request_n in act.requests and o.rule not in STAYING
        else o
        for o in case.obligations
    )
    remedies = tuple(
        replace(r, void_by=act.seq) if r.unit is not None and r.void_by is None and r.request_n in act.requests else r
        for r in case.remedies
    )
    return replace(case, obligations=obligations, remedies=remedies)
