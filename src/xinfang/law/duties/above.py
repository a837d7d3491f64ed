"""What ends when the office above takes a matter back, and the papers that go up with it (Art. 23③)."""

from dataclasses import replace
from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.duties.oral import RECORD
from xinfang.law.duties.paths import URGENT
from xinfang.law.duties.recusal import RECUSAL_RULES
from xinfang.law.duties.row import Duty
from xinfang.law.effects.above import gone_up
from xinfang.law.obligations import Obligation
from xinfang.law.table.words import ROUTING, SENDING_BACK
from xinfang.law.terms import Delivery

K: Final = ActKind
PAPERS: Final = "N22-23-papers"
UPWARD: Final = frozenset({"N22-22-above", "N05-21-above"})
# Owed to the petitioner or aside for the matter as such, whoever deals with it.
STAYING: Final = frozenset({PAPERS, RECORD, "R05-26-urgent", *URGENT, *RECUSAL_RULES})


def _with_papers(_case: CaseFile, act: Act, _request: RequestFile) -> bool:
    return bool(act.payload.get("papers"))


def _held_papers(case: CaseFile, _act: Act, request: RequestFile) -> bool:
    """Tell whether an organ of the county still had the papers of a matter that has gone back up."""
    moved = [a for a in case.live if a.kind in ROUTING | SENDING_BACK and request.n in a.requests]
    return gone_up(request) and bool(moved) and moved[-1].payload.get("delivery") == Delivery.PAPER


ABOVE_DUTIES: Final = (
    Duty((PAPERS,), frozenset({K.UPHOLD_ABOVE}), "office", frozenset({K.RETURN_PAPERS}), _with_papers),
    Duty((PAPERS,), frozenset({K.UPHOLD_ABOVE}), "sent_to", frozenset({K.RETURN_PAPERS}), _held_papers),
)


def taken_back(case: CaseFile, act: Act) -> CaseFile:
    """Give the case after the office above has agreed that the matter is not the county's.

    What is owed upward ends; where nobody has told the petitioner of a handling here, so does what is owed on the
    request and may be done by organs. All of it on the day of entry, so that no back-dating hides a lateness.
    """
    if act.kind is not K.UPHOLD_ABOVE:
        return case
    gone = {r.n for r in case.requests if r.n in act.requests and gone_up(r)}

    def after(o: Obligation) -> Obligation:
        upward = o.rule in UPWARD or (o.request_n in gone and o.rule not in STAYING)
        ends = o.is_open and o.request_n in act.requests and upward
        return replace(o, void_on=act.recorded_on, void_by=act.seq) if ends else o

    remedies = tuple(
        replace(r, void_by=act.seq)
        if r.unit is not None and r.request_n in gone and r.used_by is None and r.void_by is None
        else r
        for r in case.remedies
    )
    return replace(case, obligations=tuple(map(after, case.obligations)), remedies=remedies)
