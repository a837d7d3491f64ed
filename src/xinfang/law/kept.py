"""Dates that a later calendar or rulebook leaves as they were told.

A notice or a rule that comes later moves what is still open. It does not move to his harm what a petitioner was told,
nor what somebody has already relied on: the due date of a duty done or ended, the window that an act has used. What is
so kept is written down when the inputs change, and every later fold reads it beside the acts.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from xinfang.law.obligations import Obligation, Remedy

if TYPE_CHECKING:
    from xinfang.law.case import CaseFile


@dataclass(frozen=True, slots=True)
class Kept:
    """A date that stands although it would be counted otherwise now.

    With `settled_by`, the act that closed the obligation or used the window, the date stands exactly; without, it is
    the petitioner's and stands as long as nothing later is counted. `window` tells a remedy from an obligation.
    """

    window: bool
    rule: str
    unit: int | None
    party: bool
    anchor_seq: int
    request_n: int | None
    settled_by: int | None
    strict: date | None
    due: date
    provisional: bool = False
    entered_late: bool = False


def keep(case: "CaseFile") -> "CaseFile":
    """Give the case with the kept dates in the place of those counted."""
    if not case.kept:
        return case
    obligations, remedies = list(case.obligations), list(case.remedies)
    for one in case.kept:
        if one.window:
            remedies = [_window_kept(r, one) if _same_window(r, one) else r for r in remedies]
        else:
            obligations = [_duty_kept(o, one) if _same_duty(o, one) else o for o in obligations]
    return replace(case, obligations=tuple(obligations), remedies=tuple(remedies))


def to_keep(obligations: Iterable[Obligation], remedies: Iterable[Remedy], *, after: "CaseFile") -> tuple[Kept, ...]:
    """Give what must be kept of the dates told so far, now that `after` counts them otherwise."""
    duties = {o.key: o for o in after.obligations}
    windows = {r.key: r for r in after.remedies}
    return (
        *(kept for o in obligations if o.key in duties for kept in _of_duty(o, duties[o.key])),
        *(kept for r in remedies if r.key in windows for kept in _of_window(r, windows[r.key], after)),
    )


def _of_duty(told: Obligation, new: Obligation) -> Iterator[Kept]:
    if told.due is None or new.due is None:
        return
    closed_by = told.discharged_by or told.void_by
    if closed_by is not None:
        certain = not told.provisional and _dates(told) != _dates(new)
        if certain or _made_late(told, new):
            yield _kept_duty(told, told.due, closed_by)
    elif told.obligor_party and new.due < told.due:
        yield _kept_duty(told, told.due, None)


def _dates(o: Obligation) -> tuple[date | None, date | None, bool, bool]:
    return (o.due_strict, o.due, o.provisional, o.entered_late)


def _made_late(told: Obligation, new: Obligation) -> bool:
    """Tell whether what was done within the provisional date told would be late by the new one."""
    done = told.discharged_on
    if done is None or told.due is None or new.due is None:
        return False
    return new.due < done <= told.due


def _of_window(told: Remedy, new: Remedy, after: "CaseFile") -> Iterator[Kept]:
    if told.until is None or new.until is None:
        return
    used = after.act(told.used_by) if told.used_by is not None else None
    if used is not None:
        if _too_late(told, used.happened_on) != _too_late(new, used.happened_on):
            yield _kept_window(told, told.until, told.used_by)
    elif told.unit is None and new.until < told.until:
        yield _kept_window(told, told.until, None)


def _too_late(window: Remedy, on: date) -> bool:
    return window.until is not None and not window.provisional and on > window.until


def _kept_duty(o: Obligation, due: date, settled_by: int | None) -> Kept:
    return Kept(
        window=False,
        rule=o.rule,
        unit=o.obligor_unit,
        party=o.obligor_party,
        anchor_seq=o.anchor_seq,
        request_n=o.request_n,
        settled_by=settled_by,
        strict=o.due_strict,
        due=due,
        provisional=o.provisional,
        entered_late=o.entered_late,
    )


def _kept_window(r: Remedy, until: date, settled_by: int | None) -> Kept:
    return Kept(
        window=True,
        rule=r.rule,
        unit=r.unit,
        party=r.unit is None,
        anchor_seq=r.anchor_seq,
        request_n=r.request_n,
        settled_by=settled_by,
        strict=r.until_strict,
        due=until,
        provisional=r.provisional,
    )


def _same_duty(o: Obligation, kept: Kept) -> bool:
    return o.key == (kept.rule, kept.unit, int(kept.party), kept.anchor_seq, kept.request_n)


def _same_window(r: Remedy, kept: Kept) -> bool:
    return r.key == (kept.rule, kept.unit, kept.anchor_seq, kept.request_n)


def _duty_kept(o: Obligation, kept: Kept) -> Obligation:
    if kept.settled_by is None:
        return replace(o, due=kept.due, kept=True) if o.due is not None and o.due < kept.due else o
    if kept.settled_by not in (o.discharged_by, o.void_by):
        return o
    dated = replace(o, due_strict=kept.strict, due=kept.due, provisional=kept.provisional)
    return replace(dated, entered_late=kept.entered_late, kept=True)


def _window_kept(r: Remedy, kept: Kept) -> Remedy:
    if kept.settled_by is not None:
        return replace(r, until_strict=kept.strict, until=kept.due, provisional=kept.provisional, kept=True)
    return replace(r, until=kept.due, kept=True) if r.until is not None and r.until < kept.due else r
