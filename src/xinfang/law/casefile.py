"""The case file computed from its acts: `fold` all of them, or one more `step`.

Neither ever refuses: a stored act that does not fit is flagged as an anomaly. Whether a new act may be done is
judged by `check` in `xinfang.law.judge`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Final, cast

from xinfang.law import duties
from xinfang.law.acts import Act, ActKind
from xinfang.law.calendar import WorkCalendar
from xinfang.law.case import Anomaly, CaseFile
from xinfang.law.corrections import restated
from xinfang.law.duties.above import taken_back
from xinfang.law.duties.closing import end_or_revive
from xinfang.law.duties.persons import owed_to_each
from xinfang.law.duties.review import review_changes
from xinfang.law.effects import affected, opened, seen
from xinfang.law.effects.disputes import succeeded
from xinfang.law.effects.several import shielded
from xinfang.law.errors import LawError
from xinfang.law.fit import MENDING, misfit
from xinfang.law.founded import unfounded
from xinfang.law.holds import holds_after
from xinfang.law.kept import Kept, keep
from xinfang.law.late import comes_late
from xinfang.law.obligations import Obligation, Remedy
from xinfang.law.overseeing import oversee
from xinfang.law.persons import persons_after
from xinfang.law.presumed import presume
from xinfang.law.reaching import become_reachable, told_each
from xinfang.law.reclassing import reclass
from xinfang.law.rulebook import Rulebook
from xinfang.law.simple import simply
from xinfang.law.stricter import with_stricter

# What an act does to duties and windows, in this order.
CHANGES: Final[tuple[Callable[[CaseFile, Act], CaseFile], ...]] = (
    duties.settle,
    duties.send_back,
    duties.settle_dispute,
    duties.hand_over,
    taken_back,
    end_or_revive,
    review_changes,
    duties.receive_on_paper,
    duties.extend,
    reclass,
    become_reachable,
    duties.arise,
    told_each,
    simply,
    presume,
    owed_to_each,
    oversee,
    duties.grant,
    duties.pass_on,
)
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
        stepped = replace(_stepped(case, act), acts=case.acts)  # what stood on an annulled act stays on file
        after = keep(with_stricter(stepped, act))
    except UNREADABLE:
        after = _flagged(case, act, "记录内容不完整，无法计算其效果。")
    return replace(after, acts=(*case.acts, act))


def _flagged(case: CaseFile, act: Act, why: str) -> CaseFile:
    return replace(case, anomalies=(*case.anomalies, Anomaly(act.seq, why)))


def _stepped(case: CaseFile, act: Act) -> CaseFile:
    why = misfit(case, act) or _missing(case, act)
    flagged = case if why is None else _flagged(case, act, why)
    if act.kind in MENDING:
        return MENDED[act.kind](case, act) if why is None else flagged
    if act.kind is ActKind.REGISTER:
        return flagged if case.registered else presume(duties.arise(opened(case, act), act), act)
    touched = (
        affected(r, act, late=comes_late(case, act, r.n)) if r.n in act.requests else r for r in flagged.requests
    )
    flagged = persons_after(flagged, act)
    after = succeeded(shielded(seen(replace(flagged, requests=tuple(touched)), act), act), act)
    if act.kind is ActKind.DISPOSE:
        return replace(after, disposed_seq=act.seq)
    for change in CHANGES:
        after = change(after, act)
    return after


def _missing(case: CaseFile, act: Act) -> str | None:
    lacks = unfounded(case, act)
    return lacks.why if lacks is not None else None


def _without_target(case: CaseFile, act: Act) -> CaseFile:
    """Give the case as if the target had never been entered, save that no date moves to anybody's gain by it.

    What rested on the target stays on file as void, and its start binds a later one of the same kind.
    """
    annulled = case.annulled | ({act.target} if act.target is not None else set())
    return _anew(case, act, replace(case, annulled=frozenset(annulled)))


def _with_target_corrected(case: CaseFile, act: Act) -> CaseFile:
    """Give the case as if the target had said from the start what the correction says; no date moves later by it.

    What it meets in time only by that is marked as entered late, with the correction.
    """
    target = cast(Act, case.act(act.target or 0))  # `misfit` has found it
    mended = restated(target, act)
    after = _anew(case, act, _with(case, mended))
    if _met_only_now(case, after, act):
        after = _anew(case, act, _with(case, replace(mended, recorded_at=act.recorded_at)))
    return after


def _with(case: CaseFile, mended: Act) -> CaseFile:
    return replace(case, corrected=(*(a for a in case.corrected if a.seq != mended.seq), mended))


def _met_only_now(before: CaseFile, after: CaseFile, act: Act) -> bool:
    """Tell whether a duty that stood overdue, or was met late, is met in time by what the target now says."""
    known = {o.key: o for o in before.obligations}
    met = (o for o in after.obligations if o.discharged_by == act.target)
    return any(_in_time(o) and o.key in known and not _in_time(known[o.key]) and _passed(o, act) for o in met)


def _in_time(o: Obligation) -> bool:
    return o.due is not None and o.discharged_on is not None and o.discharged_on <= o.due


def _passed(o: Obligation, act: Act) -> bool:
    return o.due is not None and o.due < act.recorded_on


def _anew(case: CaseFile, act: Act, mended: CaseFile) -> CaseFile:
    """Fold the acts of `case` again with what is annulled and corrected in `mended`, by `act`."""
    start = empty(case.rulebook, case.calendar)
    again = replace(
        start, annulled=mended.annulled, corrected=mended.corrected, holds=holds_after(case, act), kept=case.kept
    )
    for one in mended.live:
        if one.kind not in MENDING:
            again = step(again, one)
    mending = {a.seq for a in case.acts if a.kind in MENDING}
    earlier = tuple(anomaly for anomaly in case.anomalies if anomaly.seq in mending)
    return replace(
        again,
        anomalies=(*again.anomalies, *earlier),
        obligations=_with_void_obligations(case, again, act),
        remedies=_with_void_remedies(case, again, act),
    )


MENDED: Final[Mapping[ActKind, Callable[[CaseFile, Act], CaseFile]]] = {
    ActKind.ANNUL: _without_target,
    ActKind.CORRECT: _with_target_corrected,
}


def as_before(case: CaseFile, seq: int) -> CaseFile:
    """Give the case as it stood before the act `seq`, by what is known of it now."""
    start = empty(case.rulebook, case.calendar)
    again = replace(start, annulled=case.annulled, corrected=case.corrected, holds=case.holds, kept=case.kept)
    for one in case.live:
        if one.seq < seq and one.kind not in MENDING:
            again = step(again, one)
    return again


def resting_on(case: CaseFile, seq: int) -> tuple[Act, ...]:
    """Give the live later acts that would not fit without the act `seq`; on the registration rests every one."""
    later = tuple(a for a in case.live if a.seq > seq and a.kind not in MENDING)
    again = as_before(case, seq)
    for one in later:
        again = step(again, one)
    known = {a.seq for a in case.anomalies}
    broken = {a.seq for a in again.anomalies} - known
    return tuple(a for a in later if a.seq in broken)


def _with_void_obligations(before: CaseFile, again: CaseFile, act: Act) -> tuple[Obligation, ...]:
    known = {o.key for o in again.obligations}
    gone = (o for o in before.obligations if o.key not in known)
    void = (o if o.void_by is not None else replace(o, void_on=act.happened_on, void_by=act.seq) for o in gone)
    return (*again.obligations, *void)


def _with_void_remedies(before: CaseFile, again: CaseFile, act: Act) -> tuple[Remedy, ...]:
    known = {r.key for r in again.remedies}
    gone = (r for r in before.remedies if r.key not in known)
    return (*again.remedies, *(r if r.void_by is not None else replace(r, void_by=act.seq) for r in gone))
