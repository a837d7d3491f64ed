"""What a settled dispute of competence and a succession do to a request and to its file."""

from dataclasses import replace
from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile, RequestFile, Review, Ruled
from xinfang.law.effects.paths import forgotten
from xinfang.law.terms import RequestState
from xinfang.law.terms.disputes import Manner

K: Final = ActKind
SETTLING: Final = frozenset({K.AGREE_LEAD, K.RULE_COMPETENCE})


def settled(request: RequestFile, act: Act) -> RequestFile:
    """Give `request` with the organ that is to take it; where that holds it already, only the objection is over.

    What the other organ had told the petitioner tells him nothing of this one.
    """
    to = act.payload["to"]["unit"]
    told = act.payload.get("joint") if act.payload.get("manner") == Manner.JOINTLY else None
    joint = (request.joint | {told["unit"]} if told else request.joint) - {to}
    over = replace(request, objection_seq=None, joint=joint)
    if to == request.holder:
        return over
    moved = replace(forgotten(over), holder=to, informed=False, handlers=frozenset())
    return replace(moved, ruled=Ruled(act.seq, request.holder), joint=joint)


def newly_held(act: Act, request: RequestFile) -> bool:
    """Tell whether the act has brought the request to its holder; an organ that keeps it has nothing new to meet."""
    return act.kind not in SETTLING or (request.ruled is not None and request.ruled.seq == act.seq)


def brought_by(case: CaseFile, request: RequestFile) -> Act | None:
    """Give the act by which the holder has the request: the ruling where it was ruled competent, else the routing."""
    seq = request.ruled.seq if request.ruled is not None else request.routed_seq
    return case.act(seq) if seq is not None else None


def settled_state(request: RequestFile, act: Act) -> RequestState:
    """Give the state that a settled dispute leads to: an organ that keeps the request has told what it has told."""
    told = act.payload["to"]["unit"] == request.holder and request.informed
    return RequestState.INFORMED if told else RequestState.ROUTED


def successor_of(act: Act) -> int:
    """Give the organ that goes on, as told in the act."""
    return int((act.payload.get("successor") or act.payload["to"])["unit"])


def taken_over(request: RequestFile, act: Act) -> RequestFile:
    """Give `request` with the successor wherever the former organ stood."""
    former, now = act.payload["former"], successor_of(act)

    def heir(unit: int | None) -> int | None:
        return now if unit == former else unit

    def reviewed(review: Review) -> Review:
        return replace(review, body=now) if review.body == former else review

    back, asked = request.returns_to, request.challenge
    if asked is not None:
        asked = replace(
            asked,
            organ=now if asked.organ == former else asked.organ,
            decider=now if asked.decider == former else asked.decider,
        )
    return replace(
        request,
        holder=heir(request.holder),
        sender=heir(request.sender),
        urgent_for=frozenset(map(heir, request.urgent_for)),
        returns_to=(heir(back[0]), heir(back[1]), back[2]) if back is not None else None,
        reviews=tuple(map(reviewed, request.reviews)),
        challenge=asked,
        recused=request.recused | {(person, now) for person, unit in request.recused if unit == former},
        heirs=(*request.heirs, (former, now, act.seq)),
        joint=frozenset(now if unit == former else unit for unit in request.joint) - {now},
    )


def succeeded(case: CaseFile, act: Act) -> CaseFile:
    """Give the case with the successor as the office where the former organ was, and with what it binds."""
    if act.kind is not K.SUCCEED_ORGAN:
        return case
    former, now = act.payload["former"], successor_of(act)
    holds = (replace(hold, unit=now) for hold in case.holds if hold.unit == former)
    return replace(
        case,
        office=now if case.office == former else case.office,
        holds=(*case.holds, *holds),
        succeeded=(*case.succeeded, (former, now)),
    )
