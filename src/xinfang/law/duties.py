"""Which acts give rise to which obligations and remedies, and which discharge or void them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.calendar import WorkCalendar
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.obligations import Obligation, Remedy, counted, counted_remedy, discharged
from xinfang.law.roles import UnitKind
from xinfang.law.rules import in_force
from xinfang.law.terms import Delivery, RequestClass

PAPER_DAYS = 3
K: Final = ActKind
Test = Callable[[CaseFile, Act, RequestFile], bool]


@dataclass(frozen=True, slots=True)
class Duty:
    """One row: `arising` acts put `obligor` under the first of `rules` that was in force on their day."""

    rules: tuple[str, ...]
    arising: frozenset[ActKind]
    obligor: str
    discharging: frozenset[ActKind]
    when: Test


def _by_office(_case: CaseFile, act: Act, _request: RequestFile) -> bool:
    return act.by.unit_kind == UnitKind.PETITION_OFFICE


def _direct(case: CaseFile, act: Act, request: RequestFile) -> bool:
    return case.reachable and not _by_office(case, act, request) and not act.imported


def _to_be_told(case: CaseFile, _act: Act, request: RequestFile) -> bool:
    return case.reachable and request.klass is not RequestClass.ACCUSATION


def _claim(_case: CaseFile, _act: Act, request: RequestFile) -> bool:
    return request.klass is RequestClass.CLAIM


def _accusation(_case: CaseFile, _act: Act, request: RequestFile) -> bool:
    return request.klass is RequestClass.ACCUSATION


def _on_file(_case: CaseFile, act: Act, _request: RequestFile) -> bool:
    return not act.imported


def _always(_case: CaseFile, _act: Act, _request: RequestFile) -> bool:
    return True


DUTIES: Final = (
    Duty(
        ("R22-22-route", "R05-21-route"),
        frozenset({K.REGISTER}),
        "office",
        frozenset({K.TRANSFER, K.ASSIGN, K.ISSUE_OPINION}),
        _by_office,
    ),
    Duty(("R22-23-direct", "R05-22-direct"), frozenset({K.REGISTER}), "holder", frozenset({K.INFORM}), _direct),
    Duty(("R22-23-fwd",), frozenset({K.TRANSFER, K.ASSIGN}), "holder", frozenset({K.INFORM}), _to_be_told),
    Duty(("N22-30-receipt",), frozenset({K.TRANSFER}), "holder", frozenset({K.ACKNOWLEDGE}), _accusation),
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
RECEIPT_RULES: Final = frozenset({"R22-23-fwd", "R22-23-object"})
HANDLE_RULES: Final = frozenset({"R22-34-handle"})


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


def _rule_for(case: CaseFile, duty: Duty, on: date) -> str:
    valid = [rule for rule in duty.rules if in_force(case.rulebook.rule(rule), on)]
    return valid[0] if valid else duty.rules[-1]


def _held(case: CaseFile, new: Obligation) -> Obligation:
    """Keep the earlier start of an annulled obligation of the same kind: annulling wins nobody time."""
    earlier = [
        old
        for old in case.obligations
        if (old.rule, old.obligor_unit, old.request_n) == (new.rule, new.obligor_unit, new.request_n)
        and old.void_by in case.holding
        and old.started_on < new.started_on
    ]
    if not earlier:
        return new
    first = min(earlier, key=lambda old: old.started_on)
    return replace(new, started_on=first.started_on, held_by=first.anchor_seq)


def _made(case: CaseFile, duty: Duty, act: Act, request: RequestFile) -> Obligation:
    obligor = {"office": case.office, "holder": request.holder, "sender": request.sender}[duty.obligor]
    report_by = act.payload.get("report_by") if "R22-22-assign" in duty.rules else None
    new = Obligation(
        rule=_rule_for(case, duty, act.happened_on),
        basis="",
        anchor_seq=act.seq,
        started_on=start_of(act, case.calendar),
        obligor_unit=obligor,
        request_n=request.n,
        set_for=date.fromisoformat(report_by) if report_by else None,
        incomplete=case.imported,
    )
    return counted(_held(case, new), rulebook=case.rulebook, calendar=case.calendar)


def arise(case: CaseFile, act: Act) -> CaseFile:
    """Give the case with the obligations that `act` gives rise to."""
    new = [
        _made(case, duty, act, request)
        for duty in DUTIES
        if act.kind in duty.arising
        for request in case.requests
        if request.n in act.requests and duty.when(case, act, request)
    ]
    return replace(case, obligations=(*case.obligations, *new)) if new else case


def become_reachable(case: CaseFile, act: Act) -> CaseFile:
    """Give the case whose petitioner can be told from now on: the duty to tell arises that day (Art. 23②)."""
    if case.reachable or act.kind is not K.ADD_MATERIAL or not act.payload.get("reachable"):
        return case
    case = replace(case, reachable=True)
    new = []
    for request in case.requests:
        told = request.informed or request.holder is None or request.klass is RequestClass.ACCUSATION
        routed = case.act(request.routed_seq) if request.routed_seq else None
        if told or routed is None:
            continue
        rules = ("R22-23-direct", "R05-22-direct") if routed.kind is K.REGISTER else ("R22-23-fwd",)
        duty = Duty(rules, frozenset(), "holder", frozenset({K.INFORM}), _always)
        new.append(_made(case, duty, act, request))
    return replace(case, obligations=(*case.obligations, *new))


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
        if not mine or act.happened_on >= o.started_on:
            return o
        return counted(replace(o, started_on=act.happened_on), rulebook=case.rulebook, calendar=case.calendar)

    def window(r: Remedy) -> Remedy:
        mine = r.anchor_seq == act.about and r.rule in RECEIPT_RULES and r.request_n in act.requests
        if not mine or act.happened_on >= r.started_on:
            return r
        moved = replace(r, started_on=act.happened_on)
        return counted_remedy(moved, rulebook=case.rulebook, calendar=case.calendar)

    return replace(case, obligations=tuple(map(after, case.obligations)), remedies=tuple(map(window, case.remedies)))


def extend(case: CaseFile, act: Act) -> CaseFile:
    """Give the case with the approved days added to the period of handling, rolled once at the end (Art. 34)."""
    if act.kind is not K.APPROVE_EXTENSION:
        return case

    def after(o: Obligation) -> Obligation:
        request = case.request(o.request_n) if o.request_n in act.requests else None
        if request is None or request.extension is None or o.rule not in HANDLE_RULES or not o.is_open:
            return o
        longer = replace(o, extended_days=request.extension.days)
        return counted(longer, rulebook=case.rulebook, calendar=case.calendar)

    return replace(case, obligations=tuple(map(after, case.obligations)))


def _window(case: CaseFile, new: Remedy) -> Remedy:
    """Give a remedy counted; an annulled one of the same kind may lengthen the petitioner's, never the organ's."""
    told = [
        old.started_on
        for old in case.remedies
        if (old.rule, old.unit, old.request_n) == (new.rule, new.unit, new.request_n) and old.void_by in case.holding
    ]
    choose = max if new.unit is None else min
    kept = replace(new, started_on=choose([new.started_on, *told]))
    return counted_remedy(kept, rulebook=case.rulebook, calendar=case.calendar)


def grant(case: CaseFile, act: Act) -> CaseFile:
    """Give the case with the remedies that `act` opens: the organ's objection, the petitioner's review."""
    made: list[Remedy] = []
    for request in case.requests:
        if request.n not in act.requests:
            continue
        if act.kind in (K.TRANSFER, K.ASSIGN):
            made.append(Remedy("R22-23-object", act.seq, request.n, start_of(act, case.calendar), unit=request.holder))
        if act.kind is K.SERVE:
            made.append(Remedy("R22-35-ask", act.seq, request.n, act.happened_on))
    new = tuple(_window(case, remedy) for remedy in made)
    used = tuple(
        replace(r, used_by=act.seq)
        if act.kind is K.OBJECT and r.anchor_seq == act.about and r.request_n in act.requests
        else r
        for r in case.remedies
    )
    return replace(case, remedies=(*used, *new))


def objection_is_late(case: CaseFile, act: Act) -> bool:
    """Tell whether an objection comes after its five working days (Art. 23③), as far as that is certain."""
    windows = [r for r in case.remedies if r.rule == "R22-23-object" and r.anchor_seq == act.about]
    if act.kind is not K.OBJECT or not windows:
        return False
    until = windows[0].until
    return until is not None and not windows[0].provisional and act.happened_on > until
