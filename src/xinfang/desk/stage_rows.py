"""What the case page shows of where a request stands: the line of its stages, and what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass

from xinfang.desk.case_rows import DutyLine, duty_line
from xinfang.law.case import RequestFile
from xinfang.law.obligations import Obligation
from xinfang.law.position import Position, Stage, position
from xinfang.petitions.casework import CaseView


@dataclass(frozen=True, slots=True)
class PositionLine:
    """The stages of one request, whose turn it is for what, and by when.

    `step` is the duty that the next stage meets, `first` another one that is due before it, if there is one.
    """

    n: int
    stages: Sequence[Stage]
    next: str
    who: str
    step: DutyLine | None
    first: DutyLine | None


def position_line(view: CaseView, request: RequestFile) -> PositionLine:
    """Give where a request stands, as the reader sees it."""
    found = position(view.case, request)
    first = _first(found)
    return PositionLine(
        n=request.n,
        stages=found.stages,
        next=found.next.station.label if found.next is not None else "",
        who=view.units.get(found.unit or 0, ""),
        step=duty_line(view, found.step) if found.step is not None else None,
        first=duty_line(view, first) if first is not None else None,
    )


def _first(found: Position) -> Obligation | None:
    """Give the duty that is due first, when it is not the one for the next stage."""
    first = found.owed[0] if found.owed else None
    return first if first is not None and first.due is not None and first is not found.step else None
