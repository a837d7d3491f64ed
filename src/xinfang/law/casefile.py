"""The case file computed from its acts: `fold` all of them, or one more `step`.

Neither ever refuses: a stored act that does not fit is flagged as an anomaly. Whether a new act may be done is
judged by `check` in `xinfang.law.judge`.
"""

from collections.abc import Iterable
from dataclasses import replace

from xinfang.law import duties
from xinfang.law.acts import Act, ActKind
from xinfang.law.calendar import WorkCalendar
from xinfang.law.case import Anomaly, CaseFile
from xinfang.law.effects import affected, opened, seen
from xinfang.law.fit import misfit
from xinfang.law.obligations import Obligation, Remedy, counted, counted_remedy
from xinfang.law.rulebook import Rulebook
from xinfang.law.terms import AnnulGround


def empty(rulebook: Rulebook, calendar: WorkCalendar) -> CaseFile:
    """Give the case before its registration."""
    return CaseFile(rulebook=rulebook, calendar=calendar)


def fold(acts: Iterable[Act], *, rulebook: Rulebook, calendar: WorkCalendar) -> CaseFile:
    """Give the case file that `acts`, in order of entry, amount to."""
    case = empty(rulebook, calendar)
    for act in acts:
        case = step(case, act)
    return case


def step(case: CaseFile, act: Act) -> CaseFile:
    """Give the case after one more act; total, whatever the act says."""
    if act.kind is ActKind.ANNUL:
        return _without_target(case, act)
    why = misfit(case, act)
    if why is not None:
        case = replace(case, anomalies=(*case.anomalies, Anomaly(act.seq, why)))
    try:
        after = _applied(case, act)
    except (KeyError, TypeError, ValueError, AttributeError):
        after = replace(case, anomalies=(*case.anomalies, Anomaly(act.seq, "记录内容不完整，无法计算其效果。")))
    return replace(after, acts=(*case.acts, act))


def _applied(case: CaseFile, act: Act) -> CaseFile:
    if act.kind is ActKind.REGISTER:
        return case if case.acts else duties.arise(_carrying(opened(case, act), case), act)
    late = duties.objection_is_late(case, act)
    touched = tuple(affected(r, act, late=late) if r.n in act.requests else r for r in case.requests)
    after = seen(replace(case, requests=touched), act)
    for change in (
        duties.settle,
        duties.send_back,
        duties.receive_on_paper,
        duties.extend,
        duties.become_reachable,
        duties.arise,
        duties.grant,
    ):
        after = change(after, act)
    return after


def _carrying(opened_case: CaseFile, before: CaseFile) -> CaseFile:
    return replace(opened_case, obligations=before.obligations, remedies=before.remedies, holding=before.holding)


def _without_target(case: CaseFile, act: Act) -> CaseFile:
    """Give the case as if the target had never been entered, save that no date moves to anybody's gain by it.

    Obligations that rested on the target stay on file as void, and their start binds a later one of the same kind.
    """
    holds = act.payload.get("ground") != AnnulGround.WRONG_PETITION
    annulled = case.annulled | ({act.target} if act.target is not None else set())
    holding = case.holding | ({act.seq} if holds else set())
    bound = tuple(o for o in case.obligations if o.void_by in case.holding)
    windows = tuple(r for r in case.remedies if r.void_by in case.holding)
    start = replace(empty(case.rulebook, case.calendar), obligations=bound, remedies=windows, holding=holding)
    again = start
    for one in case.acts:
        if one.seq not in annulled and one.kind is not ActKind.ANNUL:
            again = step(again, one)
    return replace(
        again,
        acts=(*case.acts, act),
        annulled=frozenset(annulled),
        obligations=_kept(case, again, act, holds=holds),
        remedies=_kept_remedies(case, again, act),
    )


def _kept(before: CaseFile, again: CaseFile, act: Act, *, holds: bool) -> tuple[Obligation, ...]:
    new = {o.key: o for o in again.obligations}
    for old in before.obligations:
        now = new.get(old.key)
        if now is None:
            new[old.key] = old if old.void_by is not None else replace(old, void_on=act.happened_on, void_by=act.seq)
        elif holds and old.started_on < now.started_on:
            earlier = replace(now, started_on=old.started_on, held_by=act.target)
            new[old.key] = counted(earlier, rulebook=before.rulebook, calendar=before.calendar)
    return tuple(new.values())


def _kept_remedies(before: CaseFile, again: CaseFile, act: Act) -> tuple[Remedy, ...]:
    new = {r.key: r for r in again.remedies}
    for old in before.remedies:
        now = new.get(old.key)
        if now is None:
            new[old.key] = old if old.void_by is not None else replace(old, void_by=act.seq)
        elif old.unit is not None and old.started_on < now.started_on:
            earlier = replace(now, started_on=old.started_on)
            new[old.key] = counted_remedy(earlier, rulebook=before.rulebook, calendar=before.calendar)
    return tuple(new.values())
