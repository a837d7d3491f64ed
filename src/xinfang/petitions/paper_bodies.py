"""Under whose name a paper goes out: the organ of its writer, or the body that reviews, for which its office writes.

The office of a government prepares what the government decides on review (复查, 复核); the government signs.
"""

from xinfang.documents.types.row import PaperType
from xinfang.law.actable import ACTS
from xinfang.orgs.models import Unit
from xinfang.orgs.seats import Seat
from xinfang.petitions.casework import CaseView
from xinfang.petitions.doers import organ_of
from xinfang.petitions.paper_facts import running


def unit_of(view: CaseView, paper: PaperType, seat: Seat) -> int | None:
    """Give under whose name the paper goes out when it is begun in `seat`; None when no such paper is due there."""
    own = organ_of(seat)
    if paper.stage is None:
        return own
    bodies = [review.body for one in view.requests if (review := running(paper, one)) is not None]
    if own in bodies:
        return own
    return next((body for body in bodies if prepares(view, own, body)), None)


def prepares(view: CaseView, office: int, body: int) -> bool:
    """Tell whether `office`, which registered the petition, prepares what `body`, the government over it, decides."""
    return office == view.case.office and Unit.objects.filter(pk=office, parent=body).exists()


def seat_to_write(view: CaseView, paper: PaperType, unit: int) -> Seat | None:
    """Give the seat in which the reader may write the paper under the name of `unit`, None when he has none."""
    fitting = paper.by or (ACTS[paper.act].capacities if paper.act is not None else frozenset())
    able = [seat for seat in view.seats if seat.kind in fitting]
    own = next((seat for seat in able if organ_of(seat) == unit), None)
    if own is not None or paper.stage is None:
        return own
    return next((seat for seat in able if prepares(view, organ_of(seat), unit)), None)


def reads(view: CaseView, paper: PaperType, unit: int) -> bool:
    """Tell whether drafts under the name of `unit` are the reader's organ's own, or prepared by it."""
    organs = {organ_of(seat) for seat in view.seats}
    return unit in organs or (paper.stage is not None and any(prepares(view, organ, unit) for organ in organs))
