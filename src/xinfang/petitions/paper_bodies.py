"""Under whose name a paper goes out: the organ of its writer, or the body that decides, for which its office writes.

The office of a government prepares what the government decides: on review (复查, 复核), and between its own organs. The
government signs.
"""

from xinfang.documents.types.row import PaperType
from xinfang.law.actable import ACTS
from xinfang.law.roles import UnitKind
from xinfang.orgs.models import Unit
from xinfang.orgs.seats import Seat
from xinfang.petitions.casework import CaseView
from xinfang.petitions.doers import organ_of
from xinfang.petitions.paper_facts import running


def unit_of(view: CaseView, paper: PaperType, seat: Seat) -> int | None:
    """Give under whose name the paper goes out when it is begun in `seat`; None when no such paper is due there."""
    own = organ_of(seat)
    if paper.above:
        return government_over(view, seat) or own
    if paper.stage is None:
        return own
    bodies = [review.body for one in view.requests if (review := running(paper, one)) is not None]
    if own in bodies:
        return own
    return next((body for body in bodies if prepares(view, own, body)), None)


def government_over(view: CaseView, seat: Seat) -> int | None:
    """Give the government whose office, which registered the petition, the seat is in; None for any other seat."""
    return seat.government_id if seat.office_id is not None and seat.office_id == view.case.office else None


def prepares(view: CaseView, office: int, body: int) -> bool:
    """Tell whether `office`, which registered the petition, prepares what `body`, which it is the office of, decides.

    An organ that registered a matter of its own is led by a government too, and prepares nothing for it.
    """
    mine = Unit.objects.filter(pk=office, kind=UnitKind.PETITION_OFFICE, parent=body)
    return office == view.case.office and mine.exists()


def seat_to_write(view: CaseView, paper: PaperType, unit: int) -> Seat | None:
    """Give the seat in which the reader may write the paper under the name of `unit`, None when he has none."""
    fitting = paper.by or (ACTS[paper.act].capacities if paper.act is not None else frozenset())
    able = [seat for seat in view.seats if seat.kind in fitting]
    own = next((seat for seat in able if organ_of(seat) == unit), None)
    if own is not None or not paper.prepared:
        return own
    return next((seat for seat in able if prepares(view, organ_of(seat), unit)), None)


def reads(view: CaseView, paper: PaperType, unit: int) -> bool:
    """Tell whether drafts under the name of `unit` are the reader's organ's own, or prepared by it."""
    organs = {organ_of(seat) for seat in view.seats}
    return unit in organs or (paper.prepared and any(prepares(view, organ, unit) for organ in organs))
