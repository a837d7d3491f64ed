"""What each act does to the requests of a case: states, holders, sight."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from xinfang.law.actable import ACTS
from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile, Extension, RequestFile
from xinfang.law.effects.above import ABOVE_EFFECTS
from xinfang.law.effects.closing import CLOSING_EFFECTS, OWN_STATE
from xinfang.law.effects.contest import CONTEST_EFFECTS
from xinfang.law.effects.disputes import SETTLING, settled, settled_state, successor_of, taken_over
from xinfang.law.effects.old import denied, goes_back
from xinfang.law.effects.paths import PATH_EFFECTS, forgotten, sent_back, stays
from xinfang.law.effects.recusal import RECUSAL_EFFECTS
from xinfang.law.effects.review import REVIEW_EFFECTS, asked_late
from xinfang.law.effects.several import SEVERAL_EFFECTS
from xinfang.law.origin import began_on, holds_of, recused_of, several_of
from xinfang.law.people import Joined
from xinfang.law.roles import CapacityKind, UnitKind
from xinfang.law.table.review import ASKING
from xinfang.law.table.words import ROUTING, SENDING_BACK
from xinfang.law.terms import RequestClass, RequestState, TransferGround

Effect = Callable[[RequestFile, Act], RequestFile]
ACCUSATION_KINDS: Final[Mapping[TransferGround, UnitKind]] = {
    TransferGround.DISCIPLINE: UnitKind.DISCIPLINE,
    TransferGround.PERSONNEL: UnitKind.PERSONNEL,
}


def opened(case: CaseFile, act: Act) -> CaseFile:
    """Give the case as registration opens it.

    An accusation is concealed; where the office itself is accused, only the guardian organ sees it.
    """
    said = act.payload
    asks = said.get("asks", ())
    accused = said.get("accused") or {}
    concealed = any(ask["class"] == RequestClass.ACCUSATION for ask in asks)
    guardian = said.get("guardian") if concealed else None
    seen_by = guardian or act.by.unit
    fresh = _fresh(act, seen_by, holds=guardian is not None or holds_at_once(act.by.unit_kind, concealed=concealed))
    return replace(
        case,
        petition=act.petition,
        number=str(said.get("number", "")),
        channel=str(said.get("channel", "")),
        received_on=began_on(act),
        office=seen_by,
        reachable=bool(said.get("reachable")),
        concealed=concealed,
        imported=act.imported,
        persons=(Joined(act.seq, reachable=bool(said.get("reachable"))),),
        requests=tuple(_asked(fresh, ask) for ask in asks),
        accused_units=frozenset(accused.get("units", ())),
        accused_persons=frozenset(accused.get("persons", ())),
        sight=((seen_by, None),) if seen_by is not None else (),
        holds=(*case.holds, *holds_of(act)),
    )


def _fresh(act: Act, seen_by: int | None, *, holds: bool) -> RequestFile:
    """Give a request as registration leaves it: with nobody, or with the organ that has the matter at once."""
    fresh = RequestFile(0, RequestClass.CLAIM, several=several_of(act), recused=recused_of(act))
    if not holds:
        return fresh
    return replace(fresh, state=RequestState.ROUTED, holder=seen_by, sender=seen_by, routed_seq=act.seq)


def _asked(fresh: RequestFile, ask: Mapping[str, Any]) -> RequestFile:
    return replace(fresh, n=int(ask["n"]), klass=RequestClass(ask["class"]), legal=bool(ask.get("legal")))


def holds_at_once(kind: str | None, *, concealed: bool) -> bool:
    """Tell whether the registering organ itself holds the matter.

    An office registers and routes (Art. 22); any other organ that is seized directly holds the matter (23①), but an
    accusation only where it may be sent at all.
    """
    return kind in ACCUSATION_KINDS.values() if concealed else kind != UnitKind.PETITION_OFFICE


def _routed(request: RequestFile, act: Act) -> RequestFile:
    to = act.payload["to"]["unit"]
    return replace(
        forgotten(request),
        holder=to,
        sender=act.by.unit,
        routed_seq=act.seq,
        objection_seq=None,
        informed=False,
        handlers=frozenset(),
    )


def _objected(request: RequestFile, act: Act) -> RequestFile:
    return replace(request, objection_seq=act.seq)


def _upheld(request: RequestFile, _act: Act) -> RequestFile:
    return sent_back(request)


def _rejected(request: RequestFile, _act: Act) -> RequestFile:
    state = RequestState.ROUTED if request.state is RequestState.OBJECTED else request.state
    return replace(request, state=state, objection_seq=None)


def _informed(request: RequestFile, _act: Act) -> RequestFile:
    return replace(request, informed=True)


def _accepted(request: RequestFile, act: Act) -> RequestFile:
    return replace(request, accepted_seq=act.seq, accepted_on=act.happened_on)


def _heard(request: RequestFile, _act: Act) -> RequestFile:
    return replace(request, heard=True)


def _heard_in_public(request: RequestFile, act: Act) -> RequestFile:
    """Give `request` after a hearing, at which the petitioner is heard if he came and spoke."""
    return replace(request, heard=request.heard or bool(act.payload.get("attended")))


def _extension_asked(request: RequestFile, act: Act) -> RequestFile:
    return replace(request, extension=Extension(act.seq, act.by.person, int(act.payload["days"])))


def _extension_decided(request: RequestFile, act: Act) -> RequestFile:
    if request.extension is None:
        return request
    given = act.kind is ActKind.APPROVE_EXTENSION
    return replace(request, extension=replace(request.extension, decided_seq=act.seq, approved=given))


def _answered(request: RequestFile, act: Act) -> RequestFile:
    return replace(request, opinion_seq=act.seq, outcome=str(act.payload.get("outcome", "")))


def _served(request: RequestFile, act: Act) -> RequestFile:
    return replace(request, served_on=request.served_on or act.happened_on)


def _reclassed(request: RequestFile, act: Act) -> RequestFile:
    """Give `request` in its new class; what was decided for the old one is decided anew, where it lies it stays."""
    anew = replace(request, route=None, studied=False, adoption=None, mediated=False, contest=None)
    return replace(anew, klass=RequestClass(act.payload["klass"]))


EFFECTS: Final[Mapping[ActKind, Effect]] = {
    ActKind.TRANSFER: _routed,
    ActKind.ASSIGN: _routed,
    ActKind.TRANSFER_LEGAL: _routed,
    ActKind.OBJECT: _objected,
    ActKind.UPHOLD_OBJECTION: _upheld,
    ActKind.RECALL_TRANSFER: _upheld,
    ActKind.REJECT_OBJECTION: _rejected,
    ActKind.INFORM: _informed,
    ActKind.ACCEPT: _accepted,
    ActKind.USE_SIMPLE: lambda request, _act: replace(request, simple=True),
    ActKind.LEAVE_SIMPLE: lambda request, _act: replace(request, simple=False),
    ActKind.HEAR_PETITIONER: _heard,
    ActKind.HOLD_HANDLING_HEARING: _heard_in_public,
    ActKind.REQUEST_EXTENSION: _extension_asked,
    ActKind.APPROVE_EXTENSION: _extension_decided,
    ActKind.REFUSE_EXTENSION: _extension_decided,
    ActKind.ISSUE_OPINION: _answered,
    ActKind.SERVE: _served,
    ActKind.DENY: denied,
    ActKind.CHANGE_CLASS: _reclassed,
    **PATH_EFFECTS,
    **ABOVE_EFFECTS,
    **CONTEST_EFFECTS,
    **SEVERAL_EFFECTS,
    **CLOSING_EFFECTS,
    **REVIEW_EFFECTS,
    **RECUSAL_EFFECTS,
    **dict.fromkeys(SETTLING, settled),
    ActKind.SUCCEED_ORGAN: taken_over,
}


def entered_state(request: RequestFile, act: Act, *, late: bool) -> RequestState:
    """Give the state that `act` leads `request` to.

    Telling an accepted petitioner moves nothing; a late objection is recorded and gains nothing, so the request
    stays with the organ.
    """
    if act.kind in SETTLING:
        return settled_state(request, act)
    to = ACTS[act.kind].to
    told = act.kind is ActKind.INFORM and request.state is not RequestState.ROUTED
    if to is None or late or told or stays(request, act) or act.kind in OWN_STATE:
        return request.state
    if goes_back(request, act):
        return RequestState.REGISTERED
    return RequestState.ROUTED if act.kind in SENDING_BACK and request.returns_to else to


def affected(request: RequestFile, act: Act, *, late: bool) -> RequestFile:
    """Give `request` after `act`."""
    moved = replace(request, state=entered_state(request, act, late=late))
    effect = EFFECTS.get(act.kind)
    after = effect(moved, act) if effect else moved
    if late and act.kind in REVIEW_EFFECTS:
        after = asked_late(after)
    if act.by.person is not None and _handles(act):
        after = replace(after, handlers=after.handlers | {act.by.person})
    return after


OF_ANOTHER_BODY: Final = frozenset({ActKind.NOTIFY_HEARING, ActKind.HOLD_HEARING, ActKind.REVIEW_SERVICE_FAILED})


def _handles(act: Act) -> bool:
    """Tell whether who acts is a handler from now on: a head is, where he stands in for one who has stepped back.

    Admitting, hearing, serving a review is the work of another body, which decides on it: no handling of the matter.
    """
    if act.kind in REVIEW_EFFECTS or act.kind in OF_ANOTHER_BODY:
        return False
    stands_in = act.by.capacity is CapacityKind.ORGAN_HEAD and act.by.capacity not in ACTS[act.kind].capacities
    return (act.by.capacity is CapacityKind.HANDLER and act.kind is not ActKind.RECUSE) or stands_in


# The units that an act lets see the requests, by the fields that name them.
SHOWN: Final[Mapping[ActKind, tuple[str, ...]]] = {
    **dict.fromkeys(ROUTING, ("to",)),
    ActKind.REFER_FOR_DECISION: ("body",),
    ActKind.COPY_TO: ("to",),
    ActKind.CHALLENGE_RECUSAL: ("decider",),
    **dict.fromkeys(SETTLING, ("to", "joint")),
    **dict.fromkeys(ASKING, ("reviewer",)),
    ActKind.RECOMMEND: ("to", "also"),
}


def _shown_to(act: Act) -> tuple[int, ...]:
    """Give the units that see the requests from now on; the caller back is named by id alone."""
    if act.kind is ActKind.WITHDRAW:
        caller = act.payload.get("caller")
        return (caller,) if type(caller) is int else ()
    if act.kind is ActKind.SUCCEED_ORGAN:
        return (successor_of(act),)
    named = (act.payload.get(field) for field in SHOWN.get(act.kind, ()))
    return tuple(int(unit["unit"]) for unit in named if unit)


def seen(case: CaseFile, act: Act) -> CaseFile:
    """Give the case with its sight: the receiving organ sees the requests sent to it, now and later.

    Who decides on a challenge inside an accusation does so on paper: it is shown to nobody more.
    """
    if case.concealed and act.kind is ActKind.CHALLENGE_RECUSAL:
        return case
    for to in _shown_to(act):
        case = _seen_by(case, act, to)
    return case


def _seen_by(case: CaseFile, act: Act, to: int) -> CaseFile:
    known = case.sees(to)
    if known is None:
        return case
    numbers = tuple(sorted({*known, *act.requests}))
    rest = tuple(pair for pair in case.sight if pair[0] != to)
    return replace(case, sight=(*rest, (to, numbers)))
