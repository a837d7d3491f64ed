"""What the acts beside the petition procedure do to a request."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import RequestFile
from xinfang.law.effects.contest import holds_open, routed_anew
from xinfang.law.endings import BY_ITSELF, ends_here

Effect = Callable[[RequestFile, Act], RequestFile]
K: Final = ActKind


def forgotten(request: RequestFile) -> RequestFile:
    """Give `request` without what an earlier holder had decided on its route or worth."""
    return replace(
        request,
        route=None,
        studied=False,
        adoption=None,
        mediated=False,
        returns_to=None,
        told_where=False,
        ruled=None,
        contest=None,
        simple=False,
        joint=frozenset(),
    )


def passed_down(request: RequestFile, act: Act) -> RequestFile:
    """Give `request` with the subordinate organ; it comes back to where it was when an objection is upheld."""
    back = (request.holder, request.sender, request.routed_seq)
    return replace(
        forgotten(request),
        holder=act.payload["to"]["unit"],
        sender=act.by.unit,
        routed_seq=act.seq,
        objection_seq=None,
        informed=False,
        handlers=frozenset(),
        returns_to=back,
    )


def sent_back(request: RequestFile) -> RequestFile:
    """Give `request` after an upheld objection or a recall: with the organ that passed it down, else with nobody.

    What the organ had told the petitioner tells him nothing of the next one.
    """
    holder, sender, routed = request.returns_to or (None, None, None)
    again = replace(forgotten(request), objection_seq=None, informed=False)
    return replace(again, holder=holder, sender=sender, routed_seq=routed)


def _studied(request: RequestFile, _act: Act) -> RequestFile:
    return replace(request, studied=True)


def _adopted(request: RequestFile, act: Act) -> RequestFile:
    return replace(request, adoption=str(act.payload["adoption"]))


def _route_decided(request: RequestFile, act: Act) -> RequestFile:
    return replace(routed_anew(request), route=str(act.payload["route"]))


def _diverted(request: RequestFile, _act: Act) -> RequestFile:
    """Give `request` as diverted; the written notice of it tells receipt, route and procedure too (Art. 23)."""
    return replace(request, informed=True)


def _diversion_refused(request: RequestFile, _act: Act) -> RequestFile:
    return replace(request, route=None, contest=None)


def _tried(request: RequestFile, act: Act) -> RequestFile:
    return replace(request, mediated=bool(act.payload.get("agreed")))


def _referred(request: RequestFile, _act: Act) -> RequestFile:
    return replace(request, referred=True)


def _from_above(request: RequestFile, _act: Act) -> RequestFile:
    return replace(request, from_above=True)


def _urgent(request: RequestFile, act: Act) -> RequestFile:
    return replace(request, urgent_for=request.urgent_for | {act.by.unit})


def _told_where(request: RequestFile, _act: Act) -> RequestFile:
    return replace(request, told_where=True)


PATH_EFFECTS: Final[Mapping[ActKind, Effect]] = {
    K.RECEIVE_FROM_ABOVE: _from_above,
    K.REFER_FOR_DECISION: _referred,
    K.MARK_URGENT: _urgent,
    K.FORWARD_WITHIN_SYSTEM: passed_down,
    K.INFORM_FORWARDED_TO: _told_where,
    K.STUDY: _studied,
    K.ADOPT: _adopted,
    K.DECIDE_ROUTE: _route_decided,
    K.DIVERT: _diverted,
    K.DIVERSION_REFUSED: _diversion_refused,
    K.MEDIATE: _tried,
    K.SETTLE: _tried,
}


def stays(request: RequestFile, act: Act) -> bool:
    """Tell whether the request stays in its state though the act's row names another."""
    return (act.kind in BY_ITSELF and not ends_here(request, act)) or holds_open(request, act)
