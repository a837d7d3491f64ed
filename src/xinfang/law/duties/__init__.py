"""Which acts give rise to which obligations and remedies, and which discharge or void them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.calendar import WorkCalendar
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.duties.above import ABOVE_DUTIES
from xinfang.law.duties.classes import CLASS_DUTIES
from xinfang.law.duties.closing import CLOSING_DUTIES, REVOKE_RULES
from xinfang.law.duties.contest import CONTEST_DUTIES
from xinfang.law.duties.disputes import pass_on as pass_on
from xinfang.law.duties.disputes import settle_dispute as settle_dispute
from xinfang.law.duties.extending import HANDLE_RULES as HANDLE_RULES
from xinfang.law.duties.extending import extend as extend
from xinfang.law.duties.legal import DISPUTE, LEGAL_DUTIES
from xinfang.law.duties.old import OLD_DUTIES, OLD_SET_DAYS, decided
from xinfang.law.duties.oral import ORAL_DUTIES
from xinfang.law.duties.oversight import FEEDBACK, OVERSIGHT_DUTIES, answers, named_in
from xinfang.law.duties.passing import PASSING_DUTIES, sent_by
from xinfang.law.duties.paths import PATH_DUTIES, SET_DAYS
from xinfang.law.duties.presumed import PRESUMED_DUTY
from xinfang.law.duties.recusal import RECUSAL_DUTIES, RECUSAL_RULES
from xinfang.law.duties.returning import OFFICE_DUTIES
from xinfang.law.duties.returning import send_back as send_back
from xinfang.law.duties.review import (
    FINAL_RULES,
    OF_REVIEWERS,
    REVIEW_DUTIES,
    REVIEW_RULES,
    opens_final,
    review_start,
)
from xinfang.law.duties.row import Duty, always, is_claim
from xinfang.law.duties.several import hand_over as hand_over
from xinfang.law.duties.simple import SIMPLE_DUTIES
from xinfang.law.effects.disputes import SETTLING, newly_held
from xinfang.law.endings import ended
from xinfang.law.holds import held, held_window
from xinfang.law.obligations import Obligation, Remedy, counted, counted_remedy, discharged
from xinfang.law.origin import began_on
from xinfang.law.persons import serves, standing
from xinfang.law.roles import UnitKind
from xinfang.law.rules import in_force
from xinfang.law.table.words import ROUTING
from xinfang.law.terms import Delivery, NoticeMethod, RequestClass, RequestState

PAPER_DAYS = 3
K: Final = ActKind


def _by_office(_case: CaseFile, act: Act, _request: RequestFile) -> bool:
    return act.by.unit_kind == UnitKind.PETITION_OFFICE


def _to_route(case: CaseFile, act: Act, request: RequestFile) -> bool:
    return _by_office(case, act, request) and request.holder is None


def _direct(case: CaseFile, act: Act, request: RequestFile) -> bool:
    return _to_be_told(case, act, request) and not _by_office(case, act, request) and not act.imported


def _to_be_told(case: CaseFile, _act: Act, request: RequestFile) -> bool:
    """Tell whether the first petitioner, and whoever shares his notice, is told in writing."""
    shared = any(not one.own for one in standing(case))
    return case.reachable and shared and request.klass is not RequestClass.ACCUSATION


def _sent_to_tell(case: CaseFile, act: Act, request: RequestFile) -> bool:
    return newly_held(act, request) and _to_be_told(case, act, request)


def _accusation(_case: CaseFile, act: Act, request: RequestFile) -> bool:
    """Tell whether an accusation came to an organ that did not itself register it."""
    return request.klass is RequestClass.ACCUSATION and request.holder not in (None, act.by.unit)


def _to_first(case: CaseFile, act: Act, _request: RequestFile) -> bool:
    """Tell whether the answer is owed to the first petitioner; each who joined is owed it by himself."""
    return not act.imported and any(one.seq == case.first_person for one in standing(case))


def _in_writing(_case: CaseFile, act: Act, _request: RequestFile) -> bool:
    return act.payload.get("method") in {method.value for method in NoticeMethod}


# What is told in writing with these says also that, and how, the matter is dealt with.
TELLING: Final = frozenset(
    {K.INFORM, K.DIVERT, K.REPLY_SUGGESTION, K.PERFORM_OR_ANSWER, K.REFUSE, K.DECLINE_REPEAT, K.DENY}
)
WRITTEN: Final = {K.REPLY_SUGGESTION: _in_writing, K.INFORM: decided}
DIRECT: Final = Duty(
    ("R22-23-direct", "R05-22-direct"),
    frozenset({K.REGISTER}),
    "holder",
    frozenset(TELLING | {K.INFORM_FORWARDED_TO, K.DIRECT_ELSEWHERE}),
    _direct,
    meets=WRITTEN,
)
FORWARDED: Final = Duty(
    ("R22-23-fwd", "R05-21-accept"),
    frozenset({K.TRANSFER, K.ASSIGN, K.FORWARD_WITHIN_SYSTEM, *SETTLING}),
    "holder",
    TELLING,
    _sent_to_tell,
    meets=WRITTEN,
)
RECEIPTING: Final = frozenset({K.ACKNOWLEDGE, K.DISCIPLINE_RECEIPTED})
PASSED_DOWN: Final = replace(DIRECT, obligor="sender")
LEGAL: Final = Duty(("N22-23-legal",), frozenset({K.TRANSFER_LEGAL}), "holder", TELLING, _to_be_told)
DUTIES: Final = (
    Duty(
        ("R22-22-route", "R05-21-route"),
        frozenset({K.REGISTER}),
        "office",
        frozenset(
            {
                K.TRANSFER,
                K.ASSIGN,
                K.TRANSFER_LEGAL,
                K.REFER_FOR_DECISION,
                K.REPLY_DIRECTLY,
                K.FILE_ONLY,
                K.POINT_ELSEWHERE,
                K.ISSUE_OPINION,
            }
        ),
        _to_route,
        meets={K.REPLY_DIRECTLY: ended, K.FILE_ONLY: ended},
    ),
    DIRECT,
    FORWARDED,
    LEGAL,
    Duty(("N22-30-receipt",), frozenset({K.REGISTER, K.TRANSFER}), "holder", RECEIPTING, _accusation),
    Duty(("R22-22-assign",), frozenset({K.ASSIGN}), "holder", frozenset({K.REPORT_RESULT}), always),
    Duty(
        ("N22-23-ruling",),
        frozenset({K.OBJECT}),
        "sender",
        frozenset({K.UPHOLD_OBJECTION, K.REJECT_OBJECTION}),
        always,
    ),
    Duty(
        ("R22-34-handle", "R05-33-handle"),
        frozenset({K.ACCEPT}),
        "holder",
        frozenset({K.ISSUE_OPINION, K.SIGN_AGREEMENT}),
        is_claim,
    ),
    Duty(
        ("N22-34-tell", "N05-33-tell"),
        frozenset({K.APPROVE_EXTENSION}),
        "holder",
        frozenset({K.INFORM_EXTENSION}),
        always,
    ),
    Duty(("N22-35-serve", "N05-32-serve"), frozenset({K.ISSUE_OPINION}), "holder", frozenset({K.SERVE}), _to_first),
    *CLASS_DUTIES,
    *PATH_DUTIES,
    *CONTEST_DUTIES,
    *CLOSING_DUTIES,
    *OLD_DUTIES,
    *PASSING_DUTIES,
    *LEGAL_DUTIES,
    *ABOVE_DUTIES,
    *ORAL_DUTIES,
    *REVIEW_DUTIES,
    *RECUSAL_DUTIES,
    PRESUMED_DUTY,
    *SIMPLE_DUTIES,
    *OVERSIGHT_DUTIES,
)
MEETING: Final = {k: frozenset(r for d in DUTIES if k in d.discharging for r in d.rules) for k in ActKind}
OBJECT_RULES: Final = ("R22-23-object",)
OPEN_TO_OBJECTION: Final = frozenset({RequestState.REGISTERED, RequestState.ROUTED, RequestState.OBJECTED})
# Met by acts that the office enters for who owes them.
BY_ANYBODY: Final = frozenset({DISPUTE, *OFFICE_DUTIES, *OF_REVIEWERS, *RECUSAL_RULES, *FEEDBACK})
RECEIPT_RULES: Final = frozenset({*FORWARDED.rules, *OBJECT_RULES})
DAYS_SET: Final = {**SET_DAYS, **OLD_SET_DAYS}
OPENING: Final = {
    **dict.fromkeys(ROUTING | {K.RECEIVE_FROM_ABOVE}, OBJECT_RULES),
    K.SERVE: REVIEW_RULES,
    K.SERVE_REVIEW: FINAL_RULES,
    K.WITHDRAW: REVOKE_RULES,
}
# Whose windows are the petitioner's, and what uses the window that the answered act had opened.
PARTY_OPENING: Final = frozenset({K.SERVE, K.SERVE_REVIEW, K.WITHDRAW})
USING: Final = frozenset({K.OBJECT, K.OBJECT_ABOVE, K.REVOKE_WITHDRAWAL, K.REQUEST_REVIEW, K.REQUEST_FINAL_REVIEW})


def delivered(act: Act, calendar: WorkCalendar) -> date:
    """Give the day on which a routed matter counts as received.

    In the system at once; on paper by the third working day at the latest, which stands until the organ
    acknowledges an earlier day, so that no acknowledgement can move a date later.
    """
    paper = act.payload.get("delivery") == Delivery.PAPER
    return calendar.add_working(act.happened_on, PAPER_DAYS) if paper else act.happened_on


def start_of(act: Act, calendar: WorkCalendar) -> date:
    """Give the day from which a period that `act` sets going runs (it is not counted itself)."""
    return delivered(act, calendar) if act.kind in ROUTING else began_on(act)


def rule_for(case: CaseFile, rules: Sequence[str], on: date) -> str | None:
    """Give the first of `rules` whose text is in force on `on` and that the rulebook applies, None when none is."""
    known = (case.rulebook.rules.get(rule) for rule in rules)
    return next((rule.id for rule in known if rule is not None and rule.active and in_force(rule, on)), None)


def arising_from(
    case: CaseFile,
    duty: Duty,
    act: Act,
    request: RequestFile,
    *,
    start: date,
    began: date | None = None,
    towards: int | None = None,
) -> tuple[Obligation, ...]:
    """Give the obligation under the text in force on the act's day, or on `began`; none where no text was.

    `towards` is the petitioner to whom alone it is owed; the act by which he came then stands for it.
    """
    rule = rule_for(case, duty.rules, began or began_on(act))
    if rule is None:
        return ()
    set_for = act.payload.get(DAYS_SET[rule]) if rule in DAYS_SET else None
    new = Obligation(
        rule=rule,
        basis="",
        anchor_seq=act.seq if towards is None else towards,
        started_on=start,
        obligor_unit=_obligor(case, duty, act, request),
        request_n=request.n,
        set_for=date.fromisoformat(set_for) if set_for else None,
        incomplete=case.imported,
    )
    return (counted(held(case, new), rulebook=case.rulebook, calendar=case.calendar),)


def _obligor(case: CaseFile, duty: Duty, act: Act, request: RequestFile) -> int | None:
    if duty.obligor == "sent_to":
        routed = sent_by(case, request)
        return routed.payload["to"]["unit"] if routed is not None else None
    units: dict[str, int | None] = {
        "office": case.office,
        "holder": request.holder,
        "sender": request.sender,
        "doer": act.by.unit,
        "caller": case.caller_of(request),
        "decider": request.challenge.decider if request.challenge is not None else None,
        "reviewer": request.review.body if request.review is not None else None,
        **named_in(case, act),
    }
    return units[duty.obligor]


def owes(case: CaseFile, kind: ActKind, *, n: int, unit: int | None = None) -> bool:
    """Tell whether `unit`, or anybody, still owes on request `n` what an act of this kind meets."""
    owed = (o for o in case.obligations if o.is_open and o.request_n == n and o.rule in MEETING[kind])
    return any(unit in (None, o.obligor_unit) for o in owed)


def arise(case: CaseFile, act: Act) -> CaseFile:
    """Give the case with the obligations that `act` gives rise to."""
    new = [
        made
        for duty in DUTIES
        if act.kind in duty.arising
        for request in case.requests
        if request.n in act.requests and duty.when(case, act, request)
        for made in arising_from(
            case, duty, act, request, start=review_start(act, request) or start_of(act, case.calendar)
        )
    ]
    return replace(case, obligations=(*case.obligations, *new)) if new else case


def received_by_holder(case: CaseFile, request: RequestFile, brought: Act) -> date:
    """Give the day from which the holder has the request that `brought` gave it."""
    windows = (
        r for r in case.remedies if (r.anchor_seq, r.request_n, r.unit) == (brought.seq, request.n, request.holder)
    )
    return next((window.started_on for window in windows), start_of(brought, case.calendar))


def _row_of(owed: Obligation, act: Act) -> Duty | None:
    """Give the row of what is owed, when it is open and `act` is on the same request by who owes it."""
    mine = owed.obligor_unit == act.by.unit or owed.rule in BY_ANYBODY
    fits = owed.is_open and mine and owed.request_n in act.requests
    return next((d for d in DUTIES if fits and owed.rule in d.rules), None)


def settle(case: CaseFile, act: Act) -> CaseFile:
    """Give the case with the obligations that `act` discharges or ends."""

    def after(o: Obligation) -> Obligation:
        row, request = _row_of(o, act), case.request(o.request_n or 0)
        if row is None or request is None:
            return o
        if not row.meets.get(act.kind, always)(case, act, request):
            return o
        if act.kind in row.discharging and serves(case, o, act) and answers(case, o, act):
            return discharged(o, by=act)
        return replace(o, void_on=act.happened_on, void_by=act.seq) if act.kind in row.voiding else o

    return replace(case, obligations=tuple(map(after, case.obligations)))


def receive_on_paper(case: CaseFile, act: Act) -> CaseFile:
    """Give the case in which the organ's periods start on the acknowledged day, if that is earlier."""
    if act.kind is not K.ACKNOWLEDGE:
        return case

    def after(o: Obligation) -> Obligation:
        start = _acknowledged_start(case, o, act)
        if start is None or start > o.started_on:
            return o
        moved = replace(o, started_on=start, held_by=None)
        return counted(moved, rulebook=case.rulebook, calendar=case.calendar)

    def window(r: Remedy) -> Remedy:
        mine = r.anchor_seq == act.about and r.rule in RECEIPT_RULES and r.request_n in act.requests
        if not mine or act.happened_on >= r.started_on:
            return r
        moved = replace(r, started_on=act.happened_on)
        return counted_remedy(moved, rulebook=case.rulebook, calendar=case.calendar)

    return replace(case, obligations=tuple(map(after, case.obligations)), remedies=tuple(map(window, case.remedies)))


def _acknowledged_start(case: CaseFile, o: Obligation, act: Act) -> date | None:
    """Give the day from which `o` runs once the organ has acknowledged its receipt, None where it is no such duty.

    A notice that is owed because the petitioner became known on the way runs from the later of the two days.
    """
    if o.rule not in RECEIPT_RULES or o.request_n not in act.requests or act.about is None:
        return None
    if o.anchor_seq == act.about:
        return act.happened_on
    anchor = case.act(o.anchor_seq)
    if anchor is None or anchor.kind not in (K.ADD_MATERIAL, K.JOIN_PERSON):
        return None
    if anchor.seq > act.about:
        return max(anchor.happened_on, act.happened_on)
    sent_to_each = anchor.kind is K.JOIN_PERSON and o.is_open and o.obligor_unit == act.by.unit
    return act.happened_on if sent_to_each else None


def _opened(case: CaseFile, act: Act) -> Iterator[Remedy]:
    rules = OPENING.get(act.kind)
    rule = rule_for(case, rules, act.happened_on) if rules else None
    if rule is None:
        return
    for request in case.requests:
        if request.n in act.requests and opens_final(act, request):
            unit = case.office if act.kind is K.RECEIVE_FROM_ABOVE else request.holder
            unit = None if act.kind in PARTY_OPENING else unit
            new = held_window(case, Remedy(rule, act.seq, request.n, start_of(act, case.calendar), unit=unit))
            yield counted_remedy(new, rulebook=case.rulebook, calendar=case.calendar)


def grant(case: CaseFile, act: Act) -> CaseFile:
    """Give the case with the remedies that `act` opens, uses or ends: the organ's objection, the petitioner's review.

    An organ that has told the petitioner of its handling, or begun it, has taken the matter as its own.
    """

    def after(r: Remedy) -> Remedy:
        if act.kind in USING and r.anchor_seq == act.about and r.request_n in act.requests:
            return replace(r, used_by=act.seq)
        return replace(r, void_by=act.seq) if _taken_on(case, r, act) else r

    return replace(case, remedies=(*map(after, case.remedies), *_opened(case, act)))


def _taken_on(case: CaseFile, r: Remedy, act: Act) -> bool:
    """Tell whether `act` takes a matter on to which its organ might still have objected."""
    request = case.request(r.request_n) if r.rule in OBJECT_RULES and r.unit == act.by.unit else None
    unused = r.used_by is None and r.void_by is None and r.request_n in act.requests
    return unused and request is not None and request.state not in OPEN_TO_OBJECTION
