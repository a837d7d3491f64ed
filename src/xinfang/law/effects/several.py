"""What acts that touch more than one petition do to a request of one of them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile, RequestFile, Several, Tie
from xinfang.law.terms import RequestState
from xinfang.law.terms.several import Part, Side

Effect = Callable[[RequestFile, Act], RequestFile]
K: Final = ActKind


def ties(act: Act) -> frozenset[Tie]:
    """Give the requests of the other petition of which the act speaks."""
    other = act.payload["other"]
    return frozenset(Tie(other["petition"], n) for n in other["requests"])


def _several(change: Callable[[Several, Act], Several]) -> Effect:
    return lambda request, act: replace(request, several=change(request.several, act))


def _linked(several: Several, act: Act) -> Several:
    return replace(several, links=several.links | ties(act))


def _unlinked(several: Several, act: Act) -> Several:
    return replace(several, links=several.links - ties(act))


def _joined(several: Several, act: Act) -> Several:
    if act.payload["side"] == Side.LEAD:
        return replace(several, leads=several.leads | ties(act))
    return replace(several, follows=next(iter(ties(act))))


def _unjoined(several: Several, act: Act) -> Several:
    follows = None if several.follows in ties(act) else several.follows
    return replace(several, follows=follows, leads=several.leads - ties(act))


def _split(request: RequestFile, act: Act) -> RequestFile:
    extracted = act.payload["part"] == Part.EXTRACT
    return replace(request, state=RequestState.MOVED) if extracted else request


def _released(several: Several, _act: Act) -> Several:
    return replace(several, waiting=False)


def shielded(case: CaseFile, act: Act) -> CaseFile:
    """Give the case kept from those whom the accusation taken out of it names: it still holds the accuser's words."""
    accused = act.payload.get("accused") if act.kind is K.SPLIT else None
    if not accused:
        return case
    return replace(
        case,
        accused_units=case.accused_units | frozenset(accused["units"]),
        accused_persons=case.accused_persons | frozenset(accused["persons"]),
    )


SEVERAL_EFFECTS: Final[Mapping[ActKind, Effect]] = {
    K.LINK: _several(_linked),
    K.UNLINK: _several(_unlinked),
    K.JOIN_TO: _several(_joined),
    K.UNJOIN: _several(_unjoined),
    K.SPLIT: _split,
    K.RELEASE_EXTRACT: _several(_released),
}
