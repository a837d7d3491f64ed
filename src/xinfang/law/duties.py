"""Which acts give rise to which obligations and remedies, and which discharge or void them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.calendar import WorkCalendar
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.holds import held, held_window
from xinfang.law.obligations import Obligation, Remedy, counted, counted_remedy, discharged
from xinfang.law.roles import UnitKind
from xinfang.law.rules import in_force
from xinfang.law.terms import Delivery, RequestClass

PAPER_DAYS = 3
K: Final = ActKind
Test = Callable[[CaseFile, Act, RequestFile], bool]


@dataclass(frozen=True, slots=True)
class Duty:
    """One row: `arising` acts put `obligor` under the first of `rules` that was in force on their day, if any was."""

    rules: tuple[str, ...]
    arising: frozenset[ActKind]
    obligor: str
    discharging: frozenset[ActKind]
    when: Test


def _by_office(_case: CaseFile, act: Act, _request: RequestFile) -> bool:
    return act.by.unit_kind == UnitKind.PETITION_OFFICE


def _to_route(case: CaseFile, act: Act, request: RequestFile) -> bool:
    return _by_office(case, act, request) and request.holder is None


def _direct(case: CaseFile, act: Act, request: RequestFile) -> bool:
    return _to_be_told(case, act, request) and not _by_office(case, act, request) and not act.imported


def _to_be_told(case: CaseFile, _act: Act, request: RequestFile) -> bool:
    return case.reachable and request.klass is not RequestClass.ACCUSATION


def _claim(_case: CaseFile, _act: Act, request: RequestFile) -> bool:
    return request.klass is RequestClass.CLAIM


def _accusation(_case: CaseFile, act: Act, request: RequestFile) -> bool:
    """Tell whether an accusation came to an organ that did not itself register it."""
    return request.klass is RequestClass.ACCUSATION and request.holder not in (None, act.by.unit)


def _on_file(_case: CaseFile, act: Act, _request: RequestFile) -> bool:
    return not act.imported


def _always(_case: CaseFile, _act: Act, _request: RequestFile) -> bool:
    return True


DIRECT: Final = Duty(
    ("R22-23-direct", "R05-22-direct"), frozenset({K.REGISTER}), "holder", frozenset({K.INFORM}), _direct
)
FORWARDED: Final = Duty(
    ("R22-23-fwd",), frozenset({K.TRANSFER, K.ASSIGN}), "holder", frozenset({K.INFORM}), _to_be_told
)
DUTIES: Final = (
    Duty(
        ("R22-22-route", "R05-21-route"),
        frozenset({K.REGISTER}),
        "office",
        frozenset({K.TRANSFER, K.ASSIGN, K.ISSUE_OPINION}),
        _to_route,
    ),
    DIRECT,
    FORWARDED,
    Duty(("N22-30-receipt",), frozenset({K.REGISTER, K.TRANSFER}), "holder", frozenset({K.ACKNOWLEDGE}), _accusation),
    Duty(("R22-22-assign",), frozenset({K.ASSIGN}), "holder", frozenset({K.REPORT_RESULT}), _always),
    Duty(
        ("N22-23-ruling",),
        frozenset({K.OBJECT}),
        "sender",
        frozenset({K.UPHOLD_OBJECTION, K.REJECT_OBJECTION}),
        _always,
    ),
    Duty(("R22-34-handle",), frozenset({K.ACCEPT}), "holder", frozenset({K.ISSUE_OPINION}), _claim),
    Duty(("N22-34-tell",), frozenset({K.APPROVE_EXTENSION}), "holder", frozenset({K.INFORM_EXTENSION}), _always),
    Duty(("N22-35-serve",), frozenset({K.ISSUE_OPINION}), "holder", frozenset({K.SERVE}), _on_file),
)
OFFICE_DUTIES: Final = frozenset({"R22-22-route", "R05-21-route"})
OBJECT_RULES: Final = ("R22-23-object",)
RECEIPT_RULES: Final = frozenset({"R22-23-fwd", *OBJECT_RULES})
HANDLE_RULES: Final = frozenset({"R22-34-handle"})
ASSIGN_RULES: Final = frozenset({"R22-22-assign"})
REVIEW_RULES: Final = ("R22-35-ask", "R05-34-ask")
OPENING: Final = {K.TRANSFER: OBJECT_RULES, K.ASSIGN: OBJECT_RULES, K.SERVE: REVIEW_RULES}


def delivered(act: Act, calendar: WorkCalendar) -> date:
    """Give the day on which a routed matter counts as received.

    In the system at once; on paper by the third working day at the latest, which stands until the organ
    acknowledges an earlier day, so that no acknowledgement can move a date later.
    """
    paper = act.payload.get("delivery") == Delivery.PAPER
    return calendar.add_working(act.happened_on, PAPER_DAYS) if paper else act.happened_on


def start_of(act: Act, calendar: WorkCalendar) -> date:
    """Give the day from which a period that `act` sets going runs (it is not counted itself)."""
    return delivered(act, calendar) if act.kind in (K.TRANSFER, K.ASSIGN) else act.happened_on


def rule_for(case: CaseFile, rules: Sequence[str], on: date) -> str | None:
    """Give the first of `rules` whose text is in force on `on` and that the rulebook applies, None when none is."""
    known = (case.rulebook.rules.get(rule) for rule in rules)
    return next((rule.id for rule in known if rule is not None and rule.active and in_force(rule, on)), None)


def _made(case: CaseFile, duty: Duty, act: Act, request: RequestFile, *, start: date) -> tuple[Obligation, ...]:
    """Give the obligation under the text in force on the act's day; none where no text was."""
    rule = rule_for(case, duty.rules, act.happened_on)
    if rule is None:
        return ()
    report_by = act.payload.get("report_by") if rule in ASSIGN_RULES else None
    new = Obligation(
        rule=rule,
        basis="",
        anchor_seq=act.seq,
        started_on=start,
        obligor_unit={"office": case.office, "holder": request.holder, "sender": request.sender}[duty.obligor],
        request_n=request.n,
        set_for=date.fromisoformat(report_by) if report_by else None,
        incomplete=case.imported,
    )
    return (counted(held(case, new), rulebook=case.rulebook, calendar=case.calendar),)


def arise(case: CaseFile, act: Act) -> CaseFile:
    """Give the case with the obligations that `act` gives rise to."""
    new = [
        made
        for duty in DUTIES
        if act.kind in duty.arising
        for request in case.requests
        if request.n in act.requests and duty.when(case, act, request)
        for made in _made(case, duty, act, request, start=start_of(act, case.calendar))
    ]
    return replace(case, obligations=(*case.obligations, *new)) if new else case


def become_reachable(case: CaseFile, act: Act) -> CaseFile:
    """Give the case whose petitioner can be told from now on: the duty to tell arises that day (Art. 23②).

    A matter still on its way on paper is not received yet, and the duty runs from its receipt.
    """
    if case.reachable or act.kind is not K.ADD_MATERIAL or not act.payload.get("reachable"):
        return case
    case = replace(case, reachable=True)
    new: list[Obligation] = []
    for request in case.requests:
        routed = case.act(request.routed_seq) if request.routed_seq else None
        if routed is None or request.closed or request.informed or not _to_be_told(case, act, request):
            continue
        duty = DIRECT if routed.kind is K.REGISTER else FORWARDED
        start = max(act.happened_on, _received(case, request, routed))
        new.extend(_made(case, duty, act, request, start=start))
    return replace(case, obligations=(*case.obligations, *new))


def _received(case: CaseFile, request: RequestFile, routed: Act) -> date:
    windows = (
        r for r in case.remedies if (r.anchor_seq, r.request_n, r.unit) == (routed.seq, request.n, request.holder)
    )
    return next((window.started_on for window in windows), start_of(routed, case.calendar))


def _answers(duty: Obligation, act: Act) -> bool:
    row = next((d for d in DUTIES if duty.rule in d.rules), None)
    mine = duty.obligor_unit == act.by.unit or duty.rule in OFFICE_DUTIES
    return row is not None and act.kind in row.discharging and duty.request_n in act.requests and mine


def settle(case: CaseFile, act: Act) -> CaseFile:
    """Give the case with the obligations that `act` discharges."""
    after = tuple(discharged(o, by=act) if o.is_open and _answers(o, act) else o for o in case.obligations)
    return replace(case, obligations=after)


def send_back(case: CaseFile, act: Act) -> CaseFile:
    """Give the case after an upheld objection.

    The organ's duties end, and the office's duty to route is open again with its original due date.
    """
    if act.kind is not K.UPHOLD_OBJECTION:
        return case

    def after(o: Obligation) -> Obligation:
        if o.request_n not in act.requests:
            return o
        if o.rule in OFFICE_DUTIES:
            return replace(o, discharged_on=None, discharged_by=None, entered_late=False)
        return replace(o, void_on=act.happened_on, void_by=act.seq) if o.is_open else o

    remedies = tuple(
        replace(r, void_by=act.seq) if r.unit is not None and r.request_n in act.requests else r for r in case.remedies
    )
    return replace(case, obligations=tuple(after(o) for o in case.obligations), remedies=remedies)


def receive_on_paper(case: CaseFile, act: Act) -> CaseFile:
    """Give the case in which the organ's periods start on the acknowledged day, if that is earlier."""
    if act.kind is not K.ACKNOWLEDGE:
        return case

    def after(o: Obligation) -> Obligation:
        mine = o.anchor_seq == act.about and o.rule in RECEIPT_RULES and o.request_n in act.requests
        if not mine or act.happened_on > o.started_on:
            return o
        moved = replace(o, started_on=act.happened_on, held_by=None)
        return counted(moved, rulebook=case.rulebook, calendar=case.calendar)

    def window(r: Remedy) -> Remedy:
        mine = r.anchor_seq == act.about and r.rule in RECEIPT_RULES and r.request_n in act.requests
        if not mine or act.happened_on >= r.started_on:
            return r
        moved = replace(r, started_on=act.happened_on)
        return counted_remedy(moved, rulebook=case.rulebook, calendar=case.calendar)

    return replace(case, obligations=tuple(map(after, case.obligations)), remedies=tuple(map(window, case.remedies)))


def extend(case: CaseFile, act: Act) -> CaseFile:
    """Give the case with the approved days added to the period of handling, rolled once at the end (Art. 34).

    An approval entered only after the period had ended is marked as such.
    """
    if act.kind is not K.APPROVE_EXTENSION:
        return case

    def after(o: Obligation) -> Obligation:
        request = case.request(o.request_n) if o.request_n in act.requests else None
        if request is None or request.extension is None or o.rule not in HANDLE_RULES or not o.is_open:
            return o
        late_entry = o.due is not None and act.recorded_on > o.due
        longer = replace(o, extended_days=request.extension.days, entered_late=late_entry)
        return counted(longer, rulebook=case.rulebook, calendar=case.calendar)

    return replace(case, obligations=tuple(map(after, case.obligations)))


def _opened(case: CaseFile, act: Act) -> Iterator[Remedy]:
    rules = OPENING.get(act.kind)
    rule = rule_for(case, rules, act.happened_on) if rules else None
    if rule is None:
        return
    for request in case.requests:
        if request.n in act.requests:
            unit = None if act.kind is K.SERVE else request.holder
            new = held_window(case, Remedy(rule, act.seq, request.n, start_of(act, case.calendar), unit=unit))
            yield counted_remedy(new, rulebook=case.rulebook, calendar=case.calendar)


def grant(case: CaseFile, act: Act) -> CaseFile:
    """Give the case with the remedies that `act` opens: the organ's objection, the petitioner's review."""
    new = tuple(_opened(case, act))
    used = tuple(
        replace(r, used_by=act.seq)
        if act.kind is K.OBJECT and r.anchor_seq == act.about and r.request_n in act.requests
        else r
        for r in case.remedies
    )
    return replace(case, remedies=(*used, *new))


def objection_is_late(case: CaseFile, act: Act, n: int) -> bool:
    """Tell whether an objection to request `n` comes after its five working days (Art. 23③), if that is certain."""
    return act.kind is K.OBJECT and any(
        r.until is not None and not r.provisional and act.happened_on > r.until
        for r in case.remedies
        if r.rule in OBJECT_RULES and r.anchor_seq == act.about and r.request_n == n
    )
