"""Dates before and after a change of calendar or rulebook, and why they moved, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from xinfang.law.calendar import WorkCalendar
from xinfang.law.obligations import Obligation, Remedy
from xinfang.law.rulebook import Rulebook
from xinfang.law.words import say_date

MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of an obligation or a remedy, as far as a change can move them."""

    strict: date | None = None
    due: date | None = None
    provisional: bool = False


NO_DATES = Dates()


def dates_of(dated: Obligation | Remedy | None) -> Dates:
    """Give the dates of an obligation or a remedy; none where there is none."""
    if dated is None:
        return NO_DATES
    if isinstance(dated, Remedy):
        return Dates(dated.until_strict, dated.until, dated.provisional)
    return Dates(dated.due_strict, dated.due, dated.provisional)


def why_moved(
    rule: str,
    old: Dates,
    new: Dates,
    *,
    rulebooks: tuple[Rulebook, Rulebook],
    calendars: tuple[WorkCalendar, WorkCalendar],
) -> str:
    """Say in a sentence why dates under `rule` moved from `old` to `new`; the pairs hold inputs before and after."""
    changed = _rule_words(rule, *rulebooks)
    if changed:
        return changed
    if (old.strict, old.due) == (new.strict, new.due):
        return "有关日期的放假安排已经确定。" if old.provisional else "有关日期的放假安排还没有确定。"
    days = [day for day in _span(old, new) if calendars[0].is_working(day) != calendars[1].is_working(day)]
    told = "；".join(f"{say_date(day)}为{calendars[1].reason(day)}" for day in days[:MOST_TOLD])
    return f"放假安排有变：{told}。" if told else "起算日因放假安排的变动而不同。"


def _rule_words(rule: str, old: Rulebook, new: Rulebook) -> str:
    before, after = old.rules.get(rule), new.rules.get(rule)
    if before == after:
        return ""
    name = next((known.title for known in (after, before) if known is not None), rule)
    if before is None or after is None or not (before.active and after.active):
        return f"规则“{name}”已{'启用' if after is not None and after.active else '停用'}。"
    if before.period != after.period:
        said = [one.period.say() or "没有规定天数" for one in (before, after)]
        return f"规则“{name}”的期限由{said[0]}改为{said[1]}。"
    return f"规则“{name}”的内容有变。"


def _span(old: Dates, new: Dates) -> Iterator[date]:
    known = [day for day in (old.strict, old.due, new.strict, new.due) if day is not None]
    return (min(known) + timedelta(days=step) for step in range((max(known) - min(known)).days + 1))
