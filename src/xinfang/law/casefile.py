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
from xinfang.law.duties.closing import end_or_revive
from xinfang.law.duties.review import review_changes
from xinfang.law.effects import affected, opened, seen
from xinfang.law.effects.several import shielded
from xinfang.law.errors import LawError
from xinfang.law.fit import misfit
from xinfang.law.holds import holds_after
from xinfang.law.kept import Kept, keep
from xinfang.law.late import comes_late
from xinfang.law.obligations import Obligation, Remedy
from xinfang.law.rulebook import Rulebook
from xinfang.law.stricter import with_stricter

UNREADABLE = (ArithmeticError, AttributeError, LawError, LookupError, TypeError, ValueError)


def empty(rulebook: Rulebook, calendar: WorkCalendar) -> CaseFile:
    """Give the case before its registration."""
    return CaseFile(rulebook=rulebook, calendar=calendar)


def fold(acts: Iterable[Act], *, rulebook: Rulebook, calendar: WorkCalendar, kept: tuple[Kept, ...] = ()) -> CaseFile:
    """Give the case file that `acts`, in order of entry, amount to; `kept` dates stand whatever is counted now."""
    case = replace(empty(rulebook, calendar), kept=kept)
    for act in acts:
        case = step(case, act)
    return case


def step(case: CaseFile, act: Act) -> CaseFile:
    """Give the case after one more act; total, whatever the act says."""
    try:
        after = keep(with_stricter(_stepped(case, act), act))
    except UNREADABLE:
        after = _flagged(case, act, "记录内容不完整，无法计算其效果。")
    return replace(after, acts=(*case.acts, act))


def _flagged(case: CaseFile, act: Act, why: str) -> CaseFile:
    return replace(case, anomalies=(*case.anomalies, Anomaly(act.seq, why)))


def _stepped(case: CaseFile, act: Act) -> CaseFile:
    why = misfit(case, act)
    flagged = case if why is None else _flagged(case, act, why)
    if act.kind is ActKind.ANNUL:
        return _without_target(case, act) if why is None else flagged
    if act.kind is ActKind.REGISTER:
        return flagged if case.registered else duties.arise(opened(case, act), act)
    touched = (
        affected(r, act, late=comes_late(case, act, r.n)) if r.n in act.requests else r for r in flagged.requests
    )
    after = shielded(seen(replace(flagged, requests=tuple(touched)), act), act)
    if act.kind is ActKind.DISPOSE:
        return replace(after, disposed_seq=act.seq)
    for change in (
        duties.settle,
        duties.send_back,
        duties.hand_over,
        end_or_revive,
        review_changes,
        duties.receive_on_paper,
        duties.extend,
        duties.become_reachable,
        duties.arise,
        duties.grant,
    ):
        after = change(after, act)
    return after


def _without_target(case: CaseFile, act: Act) -> CaseFile:
    """Give the case as if the target had never been entered, save that no date moves to anybody's gain by it.

    What rested on the target stays on file as void, and its start binds a later one of the same kind.
    """
    annulled = case.annulled | ({act.target} if act.target is not None else set())
    start = empty(case.rulebook, case.calendar)
    again = replace(start, annulled=frozenset(annulled), holds=holds_after(case, act), kept=case.kept)
    for one in case.acts:
        if one.seq not in annulled and one.kind is not ActKind.ANNUL:
            again = step(again, one)
    annulments = {a.seq for a in case.acts if a.kind is ActKind.ANNUL}
    earlier = tuple(anomaly for anomaly in case.anomalies if anomaly.seq in annulments)
    return replace(
        again,
        anomalies=(*again.anomalies, *earlier),
        obligations=_with_void_obligations(case, again, act),
        remedies=_with_void_remedies(case, again, act),
    )


def _with_void_obligations(before: CaseFile, again: CaseFile, act: Act) -> tuple[Obligation, ...]:
    known = {o.key for o in again.obligations}
    gone = (o for o in before.obligations if o.key not in known)
    void = (o if o.void_by is not None else replace(o, void_on=act.happened_on, void_by=act.seq) for o in gone)
    return (*again.obligations, *void)


def _with_void_remedies(before: CaseFile, again: CaseFile, act: Act) -> tuple[Remedy, ...]:
    known = {r.key for r in again.remedies}
    gone = (r for r in before.remedies if r.key not in known)
    return (*again.remedies, *(r if r.void_by is not None else replace(r, void_by=act.seq) for r in gone))
