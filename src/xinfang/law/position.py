"""Where a request stands in its procedure: the stages it has passed, the next one, and what is owed meanwhile."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from xinfang.law.actable import ACTS
from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.duties import DUTIES
from xinfang.law.duties.closing import TAKEN_UP
from xinfang.law.duties.review import OF_REVIEWERS
from xinfang.law.obligations import Obligation
from xinfang.law.routes import is_performing, leads_away
from xinfang.law.terms import RequestClass, RequestState

K: Final = ActKind


class Mark(StrEnum):
    """How a stage stands."""

    DONE = "DONE"
    MISSED = "MISSED"  # a later stage was reached without it
    NEXT = "NEXT"
    AHEAD = "AHEAD"

    @property
    def label(self) -> str:
        """Give the Chinese word shown on screen."""
        return MARK_LABELS[self]


MARK_LABELS: Final = {Mark.DONE: "已办", Mark.MISSED: "尚未办理", Mark.NEXT: "下一步", Mark.AHEAD: "以后"}


@dataclass(frozen=True, slots=True)
class Station:
    """A stage of a procedure: its name for officers, its name for the petitioner, and the acts that reach it."""

    label: str
    plain: str
    reaching: frozenset[ActKind]


@dataclass(frozen=True, slots=True)
class Stage:
    """A station as one request stands to it; `on` is the day on which it was reached."""

    station: Station
    mark: Mark
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """Where a request stands.

    `unit` is the organ whose turn it is, `step` what it owes for the next stage (None where no duty asks for it),
    `owed` every open obligation on the request, the one due first in front; what is owed in a review stands with it.
    """

    n: int
    stages: tuple[Stage, ...]
    unit: int | None
    step: Obligation | None
    owed: tuple[Obligation, ...]

    @property
    def next(self) -> Stage | None:
        """Give the stage that comes next, None when the procedure is at its end."""
        return next((stage for stage in self.stages if stage.mark is Mark.NEXT), None)


def _station(label: str, plain: str, *kinds: ActKind) -> Station:
    return Station(label, plain, frozenset(kinds))


REGISTERED: Final = _station("登记", "登记", K.REGISTER)
ROUTED: Final = _station("转送、交办", "转给承办单位", K.TRANSFER, K.ASSIGN, K.TRANSFER_LEGAL, K.FORWARD_WITHIN_SYSTEM)
# The written notice of another procedure, and the answer to who contests it, tell of receipt and route too.
INFORMED: Final = _station("告知", "书面告知您", K.INFORM, K.DIVERT, K.ANSWER_CONTEST)
DECIDED: Final = _station("决定途径", "决定办理途径", K.DECIDE_ROUTE)
ACCEPTED: Final = _station("受理", "受理", K.ACCEPT)
ANSWERED: Final = _station("处理意见", "出具处理意见书", K.ISSUE_OPINION)
SERVED: Final = _station("送达", "送达您", K.SERVE)
CONCLUDED: Final = _station("办结", "办结", K.CONCLUDE)
DIVERTED: Final = _station("导入程序", "告知您应当走的程序", K.DIVERT)
RECEIVED: Final = _station("对方接收", "该程序接收", K.DIVERSION_RECEIVED)
PERFORMED: Final = _station("履行或者答复", "履行职责或者答复您", K.PERFORM_OR_ANSWER)
STUDIED: Final = _station("研究论证", "研究论证", K.STUDY)
ADOPTED: Final = _station("是否采纳", "决定是否采纳", K.ADOPT)
REPLIED: Final = _station("回复", "回复您", K.REPLY_SUGGESTION)
TAKEN: Final = _station("接收", "接收", K.ACKNOWLEDGE)
# What is done anew once a request has been taken up again after its conclusion.
ANEW: Final = frozenset({ANSWERED, SERVED, CONCLUDED, DIVERTED, RECEIVED, PERFORMED, STUDIED, ADOPTED, REPLIED})

OPENING: Final = (REGISTERED, ROUTED)
CLAIM: Final = (*OPENING, INFORMED, ACCEPTED, ANSWERED, SERVED, CONCLUDED)
AWAY: Final = (*OPENING, DECIDED, DIVERTED, RECEIVED)
PERFORMING: Final = (*OPENING, INFORMED, DECIDED, PERFORMED)
SUGGESTION: Final = (*OPENING, INFORMED, STUDIED, ADOPTED, REPLIED)
ACCUSATION: Final = (*OPENING, TAKEN)


def position(case: CaseFile, request: RequestFile) -> Position:
    """Give where `request` of `case` stands."""
    stages = tuple(_stages(case, request))
    coming = next((stage for stage in stages if stage.mark is Mark.NEXT), None)
    firm = (o for o in case.obligations if o.is_open and o.arises_on is None)
    mine = (o for o in firm if o.request_n == request.n and o.rule not in OF_REVIEWERS)
    owed = tuple(sorted(mine, key=lambda o: (o.due or date.max, o.started_on, o.anchor_seq)))
    step = next((o for o in owed if coming is not None and leads_to(o, coming.station)), None)
    whose = case.office if request.holder is None else request.holder
    return Position(
        n=request.n,
        stages=stages,
        unit=None if coming is None else step.obligor_unit if step is not None else whose,
        step=step,
        owed=owed,
    )


def leads_to(owed: Obligation, station: Station) -> bool:
    """Tell whether an act that reaches the station meets what is owed."""
    return any(owed.rule in duty.rules and duty.discharging & station.reaching for duty in DUTIES)


def _stages(case: CaseFile, request: RequestFile) -> Iterator[Stage]:
    path = _path(case, request)
    days = [_reached(case, request, station) for station in path]
    furthest = max((i for i, day in enumerate(days) if day is not None), default=-1)
    for i, (station, day) in enumerate(zip(path, days, strict=True)):
        if day is not None:
            yield Stage(station, Mark.DONE, day)
        elif i < furthest and not (case.imported or request.closed):
            yield Stage(station, Mark.MISSED)
        elif i > furthest and not (case.imported or request.closed):
            yield Stage(station, Mark.NEXT if i == furthest + 1 else Mark.AHEAD)


def _path(case: CaseFile, request: RequestFile) -> tuple[Station, ...]:
    """Give the stations of the procedure for the request's class and route, and the one that ended it elsewhere."""
    path = tuple(s for s in _ordinary(request) if _applies(case, request, s))
    ended_by = ending_of(case, request)
    if ended_by is None or any(ended_by.kind in station.reaching for station in path):
        return path
    label = ACTS[ended_by.kind].label
    return (*path, Station(label, label, frozenset({ended_by.kind})))


def _ordinary(request: RequestFile) -> tuple[Station, ...]:
    if request.klass is RequestClass.SUGGESTION:
        return SUGGESTION
    if request.klass is RequestClass.ACCUSATION:
        return ACCUSATION
    if leads_away(request.route) or request.state is RequestState.DIVERTED:
        return AWAY
    return PERFORMING if is_performing(request.route) else CLAIM


def _applies(case: CaseFile, request: RequestFile, station: Station) -> bool:
    """Tell whether the request goes by the station.

    An organ that was seized directly holds the matter at once; whoever left no address is not told in writing.
    """
    if station in (ROUTED, TAKEN):
        routed = case.act(request.routed_seq or 0)
        return routed is None or routed.kind is not K.REGISTER
    known = case.reachable or any(one.reachable for one in case.persons)
    return station is not INFORMED or known or request.informed


def ending_of(case: CaseFile, request: RequestFile) -> Act | None:
    """Give the act that closed the request, None while it is open."""
    if not request.closed:
        return None
    mine = (a for a in reversed(case.live) if request.n in a.requests)
    return next((a for a in mine if ACTS[a.kind].to is request.state), None)


def _reached(case: CaseFile, request: RequestFile, station: Station) -> date | None:
    """Give the day on which the request reached the station, with the organ that holds it now."""
    if station is REGISTERED:
        return case.received_on
    if station is ROUTED:
        routed = case.act(request.routed_seq or 0)
        return routed.happened_on if routed is not None else None
    mine = [a for a in reversed(case.live) if request.n in a.requests]
    sent_back = next((a.seq for a in mine if a.kind is K.UPHOLD_OBJECTION), 0)
    since = sent_back if request.routed_seq is None else request.routed_seq
    since = max(since, request.ruled.seq if request.ruled is not None else 0)
    if station in ANEW:
        since = max(since, next((a.seq for a in mine if a.kind in TAKEN_UP), 0))
    return next((a.happened_on for a in mine if a.kind in station.reaching and a.seq >= since), None)
