"""Whether a correction may be made: by whom, of what, and that it takes nothing from anybody."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from xinfang.law import casefile
from xinfang.law.actable import ACTS
from xinfang.law.acts import Act, ActKind, Doer
from xinfang.law.case import CaseFile
from xinfang.law.corrections import fields_of, has_day, restated
from xinfang.law.fit import target_fault
from xinfang.law.obligations import Remedy
from xinfang.law.recusal import entitled
from xinfang.law.refusal import Refusal
from xinfang.law.roles import CapacityKind
from xinfang.law.said import order_fault
from xinfang.law.texts import text_on

Judged = Callable[[CaseFile, Act], Refusal | None]
K: Final = ActKind
SAME: Final = "更正的内容与原记录相同，没有需要更正的。"
OTHER_TEXT: Final = "更正后的日期适用另一部规定，会推迟期限；更正不得推迟期限。"


def correct_fault(case: CaseFile, target: int | None, *, by: Doer) -> str | None:
    """Give the sentence that says why `by` may correct nothing of the act `target`, or None.

    The registration is corrected by who keeps the file, every other act by the unit that did it.
    """
    why = target_fault(case, K.CORRECT, target)
    act = case.act(target) if target is not None else None
    if why is not None or act is None:
        return why
    row = ACTS[act.kind]
    owner = case.office if act.kind is K.REGISTER else act.by.unit
    keeper = case.concealed and by.capacity is CapacityKind.ACCUSATION_OFFICER
    if by.unit != owner or not (entitled(case, row, by) or keeper):
        return f"“{row.label}”记录只能由作出单位以有权身份更正。"
    return None if fields_of(act) or has_day(act) else f"“{row.label}”记录没有可以更正的内容。"


def correction_fault(case: CaseFile, act: Act, *, judged: Judged) -> Refusal | None:
    """Give the refusal of a correction, or None; `judged` is the judge of what the target says."""
    why = correct_fault(case, act.target, by=act.by)
    was = case.act(act.target) if act.target is not None else None
    if why is not None or was is None:
        return Refusal(why or "", "target")
    now = restated(was, act)
    if (now.payload, now.happened_on) == (was.payload, was.happened_on):
        return Refusal(SAME)
    resting = casefile.resting_on(case, was.seq)
    return (
        _day_fault(case, was, now, resting)
        or _rested_on(was, now, resting)
        or judged(casefile.as_before(case, was.seq), now)
        or _harm(case, act)
    )


def _day_fault(case: CaseFile, was: Act, now: Act, resting: tuple[Act, ...]) -> Refusal | None:
    day = now.happened_on
    if day == was.happened_on:
        return None
    entered = next(a.recorded_on for a in case.acts if a.seq == was.seq)
    if day > entered:
        return Refusal(f"发生日期不能晚于录入该记录的日期（{entered}）。", "day")
    later = [a for a in resting if a.happened_on < day]
    if later:
        label = ACTS[later[0].kind].label
        return Refusal(f"其后的“{label}”（{later[0].happened_on}）以该记录为前提，发生日期不能晚于它。", "day")
    text = text_on(case.rulebook, day)
    if text is not None and text not in ACTS[now.kind].texts:
        return Refusal(f"“{ACTS[now.kind].label}”在更正后的日期尚无规定。", "day")
    if text is not text_on(case.rulebook, was.happened_on) and day > was.happened_on:
        return Refusal(OTHER_TEXT, "day")
    return order_fault(casefile.as_before(case, was.seq), now)


def _rested_on(was: Act, now: Act, resting: tuple[Act, ...]) -> Refusal | None:
    """Refuse other words where a later act rests on what was said; the day can still be corrected."""
    if was.kind is K.REGISTER or now.payload == was.payload or not resting:
        return None
    label = ACTS[resting[0].kind].label
    return Refusal(f"其后的“{label}”以该记录为前提，只能更正发生日期；更正内容的，应当先撤销后面的记录。")


def _harm(case: CaseFile, act: Act) -> Refusal | None:
    """Refuse what would break a later act, make one late that was in time, or move a due date later."""
    trial = replace(act, seq=case.last_seq + 1)
    after = casefile.step(replace(case, anomalies=()), trial)
    known = {a.seq for a in case.anomalies}
    broken = next((a for a in after.anomalies if a.seq not in known), None)
    if broken is not None:
        return Refusal(f"更正后，其后的“{_label(case, broken.seq)}”将不符合规定：{broken.why}")
    return _made_late(case, after) or _put_off(case, after)


def _label(case: CaseFile, seq: int) -> str:
    act = case.act(seq)
    return ACTS[act.kind].label if act is not None else ""


def _made_late(case: CaseFile, after: CaseFile) -> Refusal | None:
    known = {r.key: r for r in case.remedies}
    for r in after.remedies:
        used = case.act(r.used_by) if r.used_by is not None else None
        on = used.happened_on if used is not None else None
        if on is not None and r.key in known and _late(r, on) and not _late(known[r.key], on):
            return Refusal(f"“{_label(case, r.used_by or 0)}”是在期限内作出的，更正后将成为逾期，不能这样更正。")
    return None


def _late(window: Remedy, on: date) -> bool:
    return window.until is not None and not window.provisional and on > window.until


def _put_off(case: CaseFile, after: CaseFile) -> Refusal | None:
    told = {o.key: o.due for o in case.obligations if o.due is not None}
    for o in after.obligations:
        due = told.get(o.key)
        if due is not None and (o.due is None or o.due > due):
            return Refusal(f"更正将推迟“{case.rulebook.rule(o.rule).title}”的期限（{due}）；更正不得推迟期限。")
    return None
