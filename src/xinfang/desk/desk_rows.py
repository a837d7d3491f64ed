"""The buttons of a case page, seat by seat: what is done next in front, what is rare folded away."""

from xinfang.desk.case_rows import MENDS, DeskLine, act_url
from xinfang.desk.double_rows import double_offer
from xinfang.law.actable import ACTS
from xinfang.law.acts import ActKind
from xinfang.petitions.casework import CaseView, Desk
from xinfang.petitions.doers import organ_of
from xinfang.petitions.foretell import handy, next_kind, rare
from xinfang.web.parts import Offer

FEW, MOST_SHOWN = 1, 9  # so many rare acts are not worth folding away


def desk_lines(view: CaseView) -> list[DeskLine]:
    """Give the buttons, seat by seat."""
    return [_desk(view, desk) for desk in view.desks]


def in_front(view: CaseView) -> frozenset[ActKind]:
    """Give the acts whose buttons are not folded away, in any of the reader's seats."""
    return frozenset(kind for desk in view.desks for kind in desk.kinds if kind not in _folded(desk, _rare(view, desk)))


def _rare(view: CaseView, desk: Desk) -> frozenset[ActKind]:
    organ = organ_of(desk.seat)
    return rare(view.case, desk.kinds, organ=organ, on=view.on) - {next_kind(view.case, desk.kinds, organ=organ)}


def _folded(desk: Desk, aside: frozenset[ActKind]) -> frozenset[ActKind]:
    """Give the rare acts that are folded away: none where they are few; where all are rare, the handy ones stay."""
    if len(aside) <= FEW or len(aside) == len(desk.kinds) <= MOST_SHOWN:
        return frozenset()
    return aside - set(handy(desk.kinds)) if len(aside) == len(desk.kinds) else aside


def _desk(view: CaseView, desk: Desk) -> DeskLine:
    aside, main = _rare(view, desk), next_kind(view.case, desk.kinds, organ=organ_of(desk.seat))
    folded = _folded(desk, aside)
    ordered = sorted(desk.kinds, key=lambda kind: (kind is not main, kind in aside, kind in MENDS))
    offers = [(kind, Offer(ACTS[kind].label, act_url(view, kind, desk), main=kind is main)) for kind in ordered]
    return DeskLine(
        desk.seat.label,
        [offer for kind, offer in offers if kind not in folded],
        [*(offer for kind, offer in offers if kind in folded), *double_offer(view, desk)],
    )
