"""The case file: what the acts of one petition amount to."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from xinfang.law.acts import Act, ActKind
from xinfang.law.calendar import WorkCalendar
from xinfang.law.kept import Kept
from xinfang.law.obligations import Obligation, Remedy
from xinfang.law.people import Agent, Joined
from xinfang.law.rulebook import Rulebook
from xinfang.law.terms import RequestClass, RequestState
from xinfang.law.terms.review import ReviewOutcome

ADVANCE = tuple(RequestState)
CLOSED = frozenset(
    {RequestState.CONCLUDED, RequestState.CONFIRMED, RequestState.WITHDRAWN, RequestState.ENDED, RequestState.MOVED}
)
# What concludes a request; an ending only where it was one.
CONCLUDING = frozenset(
    {
        ActKind.CONCLUDE,
        ActKind.DISCIPLINE_RECEIPTED,
        ActKind.DIVERSION_RECEIVED,
        ActKind.PERFORM_OR_ANSWER,
        ActKind.ANSWER_CONTEST,
        ActKind.REPLY_SUGGESTION,
        ActKind.SIGN_AGREEMENT,
        ActKind.DIRECT_ELSEWHERE,
        ActKind.POINT_ELSEWHERE,
        ActKind.DENY,
        ActKind.REFUSE,
        ActKind.DECLINE_REPEAT,
        ActKind.REPLY_DIRECTLY,
        ActKind.FILE_ONLY,
        ActKind.UPHOLD_ABOVE,
        ActKind.SPLIT,
        ActKind.WITHDRAW,
    }
)
MOST_ACTS = 1000


@dataclass(frozen=True, slots=True)
class Extension:
    """The one extension of Art. 34: asked for, then approved or refused."""

    asked_seq: int
    asked_by: int | None
    days: int
    decided_seq: int | None = None
    approved: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """A request of another petition: that petition's id and the request's number there."""

    petition: str
    n: int


@dataclass(frozen=True, slots=True)
class Several:
    """How a request stands towards those of other petitions.

    `links` are requests that ask the same; `follows` is the leading request that it is joined to, `leads` those that
    are joined to it. `extracted_by` is who made the extract that the request is, `waiting` whether nobody else has
    released it yet.
    """

    links: frozenset[Tie] = frozenset()
    follows: Tie | None = None
    leads: frozenset[Tie] = frozenset()
    extracted_by: int | None = None
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """The newest withdrawal of a request: where it stood before, who took it in, which office calls back."""

    seq: int
    before: RequestState
    taken_by: int | None = None
    caller: int | None = None
    revoked_by: int | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """One review (复查), or with `final` one final review (复核), of a request: by which body, how far it has come.

    `against` is the service of what it is directed at. A `late` one waits to be `admitted`; a `refused` one is over.
    """

    final: bool
    asked_seq: int
    against: int | None
    body: int
    asked_on: date
    received_on: date
    late: bool = False
    admitted: bool = False
    refused: bool = False
    decided_on: date | None = None
    outcome: str | None = None
    served_on: date | None = None
    redone: bool = False

    @property
    def open(self) -> bool:
        """Tell whether its body has still to decide."""
        return not self.refused and self.decided_on is None

    @property
    def stage(self) -> str:
        """Give in words how far it has come."""
        name = "复核" if self.final else "复查"
        if self.refused:
            return f"不予{name}"
        if self.served_on is not None:
            return f"{name}意见已送达"
        if self.decided_on is not None:
            return f"已提出{name}意见，等待送达"
        return f"逾期提出，等待决定是否受理{name}请求" if self.late and not self.admitted else f"正在{name}"


@dataclass(frozen=True, slots=True)
class Challenge:
    """A petitioner's challenge (申请回避) that waits: of whom, at which organ, and which unit decides on it."""

    seq: int
    whom: str
    organ: int
    decider: int


@dataclass(frozen=True, slots=True)
class Contest:
    """A petitioner's contest of the route, which waits for an answer; `back` is where it closes if the route stands."""

    seq: int
    back: RequestState | None = None


@dataclass(frozen=True, slots=True)
class Ruled:
    """By which act the request came to its holder after a dispute of competence, and from which organ."""

    seq: int
    former: int | None


@dataclass(frozen=True, slots=True)
class RequestFile:
    """One request (诉求): where it stands, who holds it, who sent it there.

    `routed_seq` is the live transfer, assignment or registration by which the holder has it. `route` is the item of
    Art. 31 decided on; `urgent_for` holds the units that marked it as urgent; `returns_to` holder, sender and routing
    act before the organ passed it down its own system, and `told_where` whether the petitioner was told of that.
    `recused` pairs each person who has stepped back with his organ; `challenge` and `contest` wait for an answer.
    `ruled` tells how a dispute of competence moved it, `simple` whether it is handled
    simply, `joint` which organs handle it together with the holder,
    and `heirs` names organs, those that went on in their place, and by which act.
    """

    n: int
    klass: RequestClass
    state: RequestState = RequestState.REGISTERED
    holder: int | None = None
    sender: int | None = None
    routed_seq: int | None = None
    objection_seq: int | None = None
    accepted_seq: int | None = None
    accepted_on: date | None = None
    informed: bool = False
    heard: bool = False
    extension: Extension | None = None
    opinion_seq: int | None = None
    outcome: str | None = None
    served_on: date | None = None
    handlers: frozenset[int] = frozenset()
    route: str | None = None
    studied: bool = False
    adoption: str | None = None
    mediated: bool = False
    referred: bool = False
    from_above: bool = False
    legal: bool = False
    above_objection: int | None = None
    urgent_for: frozenset[int | None] = frozenset()
    returns_to: tuple[int | None, int | None, int | None] | None = None
    told_where: bool = False
    several: Several = Several()
    withdrawal: Withdrawal | None = None
    reviews: tuple[Review, ...] = ()
    recused: frozenset[tuple[int, int]] = frozenset()
    challenge: Challenge | None = None
    contest: Contest | None = None
    ruled: Ruled | None = None
    simple: bool = False
    joint: frozenset[int] = frozenset()
    heirs: tuple[tuple[int, int, int], ...] = ()

    def heir(self, unit: int | None, *, since: int) -> int | None:
        """Give the organ that stands where `unit` stood at the act `since`: itself, unless another succeeded it."""
        return _heir(tuple((former, now) for former, now, seq in self.heirs if seq > since), unit)

    @property
    def closed(self) -> bool:
        """Tell whether nothing more is owed on this request's handling."""
        return self.state in CLOSED

    @property
    def review(self) -> Review | None:
        """Give the newest review or final review that was not refused."""
        return next((one for one in reversed(self.reviews) if not one.refused), None)

    @property
    def road_ended_on(self) -> date | None:
        """Give the day on which the final opinion was proven served, after which Art. 36③ applies; None before."""
        ends = (r.served_on for r in self.reviews if r.final and r.outcome != ReviewOutcome.ORDER_ANEW)
        return next((day for day in ends if day is not None), None)


def _heir(pairs: tuple[tuple[int, int], ...], unit: int | None) -> int | None:
    for former, successor in pairs:
        unit = successor if unit == former else unit
    return unit


@dataclass(frozen=True, slots=True)
class Anomaly:
    """A stored act that does not fit the rules as they are read today."""

    seq: int
    why: str


@dataclass(frozen=True, slots=True)
class Hold:
    """A start once told under a rule, which binds after an annulment or a correction: nobody wins time by them.

    `by` is the act that was annulled or corrected. It binds what `anchor` gave rise to and, once that is annulled too,
    what the next act of the same kind on the same request gives rise to. `sent_back` marks what an upheld objection
    ended: it binds the same organ when the request comes to it again, and `by` is the act by which it had come.
    """

    rule: str
    unit: int | None
    request_n: int | None
    anchor: int
    started_on: date
    set_for: date | None
    by: int
    sent_back: bool = False


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Everything computed from the acts of one petition; knows no today.

    `sight` pairs a unit with the requests that it may read (None: all). `acts` are the acts as they were entered,
    `annulled` the annulled ones, `corrected` the corrected ones as they should have been, `holds` what was told before,
    `kept` the dates that stand whatever calendar and rules say now. After
    `disposed_seq`, by which the contents were destroyed, nothing more is done. `succeeded` pairs organs with those that
    went on in their place.
    """

    rulebook: Rulebook = field(repr=False)
    calendar: WorkCalendar = field(repr=False)
    petition: UUID | None = None
    acts: tuple[Act, ...] = ()
    number: str = ""
    channel: str = ""
    received_on: date | None = None
    office: int | None = None
    reachable: bool = False
    concealed: bool = False
    imported: bool = False
    requests: tuple[RequestFile, ...] = ()
    accused_units: frozenset[int] = frozenset()
    accused_persons: frozenset[int] = frozenset()
    sight: tuple[tuple[int, tuple[int, ...] | None], ...] = ()
    obligations: tuple[Obligation, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    anomalies: tuple[Anomaly, ...] = ()
    annulled: frozenset[int] = frozenset()
    corrected: tuple[Act, ...] = ()
    holds: tuple[Hold, ...] = ()
    kept: tuple[Kept, ...] = ()
    disposed_seq: int | None = None
    succeeded: tuple[tuple[int, int], ...] = ()
    persons: tuple[Joined, ...] = ()
    agents: tuple[Agent, ...] = ()

    @property
    def registered(self) -> bool:
        """Tell whether the petition has been registered."""
        return self.received_on is not None

    @property
    def last_seq(self) -> int:
        """Give the number of the last act, 0 before the first."""
        return self.acts[-1].seq if self.acts else 0

    @property
    def state(self) -> RequestState:
        """Give the least advanced state among the open requests, else that the petition is concluded."""
        open_states = [r.state for r in self.requests if not r.closed]
        return min(open_states, key=ADVANCE.index) if open_states else RequestState.CONCLUDED

    @property
    def concluded_on(self) -> date | None:
        """Give the day on which the last open request was concluded, None while one is open."""
        if not self.requests or any(not r.closed for r in self.requests):
            return None
        return max((a.happened_on for a in self.live if a.kind in CONCLUDING), default=None)

    @property
    def lead_unit(self) -> int | None:
        """Give the organ that holds the first open request, else the office."""
        holders = [r.holder for r in self.requests if r.holder is not None and not r.closed]
        return holders[0] if holders else self.office

    @property
    def imported_incomplete(self) -> bool:
        """Tell whether the file was taken over from elsewhere and so does not hold every act."""
        return self.imported

    @property
    def said(self) -> tuple[Act, ...]:
        """Give the acts as they should have been entered: those that were corrected in their newest form."""
        if not self.corrected:
            return self.acts
        newest = {a.seq: a for a in self.corrected}
        return tuple(newest.get(a.seq, a) for a in self.acts)

    @property
    def first_person(self) -> int:
        """Give by which act the first petitioner came."""
        return self.persons[0].seq if self.persons else 0

    @property
    def live(self) -> tuple[Act, ...]:
        """Give the acts that are not annulled, as they should have been entered."""
        return tuple(a for a in self.said if a.seq not in self.annulled)

    def act(self, seq: int) -> Act | None:
        """Give the act with number `seq` as it should have been entered, None when there is none."""
        return next((one for one in (*self.corrected, *self.acts) if one.seq == seq), None)

    def request(self, n: int) -> RequestFile | None:
        """Give the request with number `n`, None when there is none."""
        return next((r for r in self.requests if r.n == n), None)

    @property
    def recused(self) -> frozenset[tuple[int, int]]:
        """Give who has stepped back from any request, which keeps him from the whole petition, with his organ."""
        return frozenset(pair for request in self.requests for pair in request.recused)

    def heir(self, unit: int | None) -> int | None:
        """Give the organ that stands in this petition where `unit` stood: itself, unless another succeeded it."""
        return _heir(self.succeeded, unit)

    def caller_of(self, request: RequestFile) -> int | None:
        """Give the office that calls back after the withdrawal of `request`."""
        named = request.withdrawal.caller if request.withdrawal is not None else None
        return self.office if named is None else named

    def sees(self, unit: int) -> tuple[int, ...] | None:
        """Give the numbers of the requests that `unit` may read; None means all of them."""
        for seen_by, numbers in self.sight:
            if seen_by == unit:
                return numbers
        return ()
