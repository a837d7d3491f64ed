"""What is owed in review and final review, the windows to ask for them, and the one pause of Art. 36②."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.duties.row import Duty, Test, always
from xinfang.law.obligations import Obligation, Remedy, counted
from xinfang.law.periods import Pause
from xinfang.law.persons import holder_of, person_of

K: Final = ActKind
ASKING: Final = frozenset({K.REQUEST_REVIEW, K.REQUEST_FINAL_REVIEW})
ANSWERING: Final = frozenset({K.ADMIT_REVIEW, K.REFUSE_REVIEW})
REVIEW_RULES: Final = ("R22-35-ask", "R05-34-ask")
FINAL_RULES: Final = ("R22-36-ask", "R05-35-ask")
REDO_RULES: Final = ("L-SD-45",)
ADMISSION_RULES: Final = ("L-SD-43",)


def _begins(*, final: bool) -> Test:
    """Give the test whether the 30 days begin: at the request, for a late one only once it is admitted."""

    def test(_case: CaseFile, act: Act, request: RequestFile) -> bool:
        review = request.review
        return review is not None and review.final is final and review.late is (act.kind is K.ADMIT_REVIEW)

    return test


def _late(_case: CaseFile, _act: Act, request: RequestFile) -> bool:
    return request.review is not None and request.review.late


def _step(*, final: bool) -> Test:
    return lambda _case, _act, request: request.review is not None and request.review.final is final


def _at_the_end(_case: CaseFile, _act: Act, request: RequestFile) -> bool:
    return request.road_ended_on is not None


REVIEW_DUTIES: Final = (
    Duty(
        ("R22-35-review", "R05-34-review"),
        frozenset({K.REQUEST_REVIEW, K.ADMIT_REVIEW}),
        "reviewer",
        frozenset({K.DECIDE_REVIEW}),
        _begins(final=False),
        voiding=frozenset({K.REFUSE_REVIEW}),
    ),
    Duty(
        ("R22-36-rereview", "R05-35-rereview"),
        frozenset({K.REQUEST_FINAL_REVIEW, K.ADMIT_REVIEW}),
        "reviewer",
        frozenset({K.DECIDE_REVIEW}),
        _begins(final=True),
        voiding=frozenset({K.REFUSE_REVIEW}),
    ),
    # Who decides on the matter has decided to take it.
    Duty(("N22-35-admit",), ASKING, "reviewer", ANSWERING | {K.DECIDE_REVIEW}, _late),
    Duty(ADMISSION_RULES, ASKING, "reviewer", ANSWERING | {K.DECIDE_REVIEW}, always),
    Duty(
        ("N22-35-file",),
        ASKING,
        "holder",
        frozenset({K.SUPPLY_FILE}),
        always,
        voiding=frozenset({K.REFUSE_REVIEW, K.DECIDE_REVIEW}),
    ),
    Duty(("N22-35-reply",), frozenset({K.DECIDE_REVIEW}), "reviewer", frozenset({K.SERVE_REVIEW}), _step(final=False)),
    Duty(("N22-36-reply",), frozenset({K.DECIDE_REVIEW}), "reviewer", frozenset({K.SERVE_REVIEW}), _step(final=True)),
    # Both sides may agree instead (Art. 33), which ends the request without an opinion.
    Duty(
        REDO_RULES,
        frozenset({K.ORDER_REDO}),
        "holder",
        frozenset({K.ISSUE_OPINION}),
        always,
        voiding=frozenset({K.SIGN_AGREEMENT}),
    ),
    Duty(("N22-37-explain",), frozenset({K.SERVE_REVIEW}), "holder", frozenset({K.EXPLAIN_END}), _at_the_end),
    Duty(("N22-37-aid",), frozenset({K.SERVE_REVIEW}), "holder", frozenset({K.OFFER_AID}), _at_the_end),
)
# Met or ended by acts that the body does, or the office enters for it.
OF_REVIEWERS: Final = frozenset(rule for duty in REVIEW_DUTIES if duty.obligor == "reviewer" for rule in duty.rules) | {
    "N22-35-file"
}
REREVIEW: Final = frozenset({"R22-36-rereview", "R05-35-rereview"})


def review_start(act: Act, request: RequestFile) -> date | None:
    """Give the day on which the body received the request, from which its period runs; None for other acts."""
    review = request.review
    return review.received_on if review is not None and act.kind in ASKING | {K.ADMIT_REVIEW} else None


def opens_final(act: Act, request: RequestFile) -> bool:
    """Tell whether a service opens a window: that of a final opinion ends the road."""
    return act.kind is not K.SERVE_REVIEW or (request.review is not None and not request.review.final)


def review_changes(case: CaseFile, act: Act) -> CaseFile:
    """Give the case with the windows and periods that a hearing, a refusal or a new service changes."""
    change = CHANGES.get(act.kind)
    return change(case, act) if change is not None else case


def _heard(case: CaseFile, act: Act) -> CaseFile:
    """Leave the days of a hearing in final review out of its period (Art. 36②); no other hearing pauses anything."""
    pause = Pause(date.fromisoformat(act.payload["began_on"]), act.happened_on)

    def after(o: Obligation) -> Obligation:
        if o.rule not in REREVIEW or o.request_n not in act.requests or not o.is_open:
            return o
        late_entry = o.due is not None and act.recorded_on > o.due
        longer = replace(o, pauses=(*o.pauses, pause), entered_late=o.entered_late or late_entry)
        return counted(longer, rulebook=case.rulebook, calendar=case.calendar)

    return replace(case, obligations=tuple(map(after, case.obligations)))


def _freed(case: CaseFile, act: Act) -> CaseFile:
    """Free the window that a request had used which is not reviewed: it can be asked for again while it lasts."""

    def after(r: Remedy) -> Remedy:
        mine = act.about is not None and r.used_by == act.about and r.request_n in act.requests
        return replace(r, used_by=None) if mine else r

    return replace(case, remedies=tuple(map(after, case.remedies)))


def _superseded(case: CaseFile, act: Act) -> CaseFile:
    """End the window against an opinion in whose place another was served, which has a later one.

    The same opinion served on somebody else ends nobody's window, nor does another one before it has reached him.
    """

    def after(r: Remedy) -> Remedy:
        window = r.rule in FINAL_RULES or (r.rule in REVIEW_RULES and holder_of(case, r) == person_of(case, act))
        older = window and r.request_n in act.requests and _opinion(case, r.anchor_seq) != act.about
        unused = r.used_by is None and r.void_by is None
        return replace(r, void_by=act.seq) if older and unused else r

    return replace(case, remedies=tuple(map(after, case.remedies)))


def _opinion(case: CaseFile, seq: int) -> int | None:
    """Give the opinion to which the act goes back: a service, a review of what was served, the service of that."""
    act = case.act(seq)
    while act is not None and act.kind is not K.ISSUE_OPINION:
        act = case.act(act.about) if act.about is not None else None
    return act.seq if act is not None else None


CHANGES: Final[dict[ActKind, Callable[[CaseFile, Act], CaseFile]]] = {
    K.HOLD_HEARING: _heard,
    K.REFUSE_REVIEW: _freed,
    K.SERVE: _superseded,
}
