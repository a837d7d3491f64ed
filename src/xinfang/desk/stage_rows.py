"""What the case page shows of where a request stands: the line of its stages, and what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass

from xinfang.desk.case_rows import DutyLine, duty_line
from xinfang.law.case import RequestFile
from xinfang.law.obligations import Obligation
from xinfang.law.position import Position, Stage, position
from xinfang.law.review_position import review_positions
from xinfang.petitions.casework import CaseView


@dataclass(frozen=True, slots=True)
class PositionLine:
    """The stages of one request or of a review of it, whose turn it is for what, and by when.

    `title` names the review, empty for the request itself. `step` is the duty that the next stage meets, `first`
    another one that is due before it, if there is one.
    """

    n: int
    title: str
    stages: Sequence[Stage]
    next: str
    who: str
    step: DutyLine | None
    first: DutyLine | None


def position_lines(view: CaseView) -> list[PositionLine]:
    """Give where each request stands that the reader sees, each with its reviews under it."""
    return [line for r in view.requests for line in (position_line(view, r), *review_lines(view, r))]


def position_line(view: CaseView, request: RequestFile) -> PositionLine:
    """Give where a request stands, as the reader sees it."""
    return _line(view, position(view.case, request), title="")


def review_lines(view: CaseView, request: RequestFile) -> list[PositionLine]:
    """Give where each review and final review of the request stands, under the name of the body."""
    return [
        _line(view, found.position, title=f"{found.name}（{view.units.get(found.review.body, '')}）")
        for found in review_positions(view.case, request)
    ]


def _line(view: CaseView, found: Position, *, title: str) -> PositionLine:
    first = _first(found)
    return PositionLine(
        n=found.n,
        title=title,
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
