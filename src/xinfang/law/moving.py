"""What a change of calendar or rulebook does to a date: whether it can move it, and why it did, in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from xinfang.law.acts import ActKind
from xinfang.law.calendar import DAY, WorkCalendar
from xinfang.law.duties import DUTIES, OPENING, PAPER_DAYS
from xinfang.law.obligations import Obligation, Remedy
from xinfang.law.periods import Unit
from xinfang.law.rulebook import Rulebook
from xinfang.law.words import say_date

ROUTING = frozenset({ActKind.TRANSFER, ActKind.ASSIGN})
# Their start may be the day by which papers count as received, which is itself counted in worked days.
FROM_RECEIPT = frozenset(
    rule
    for rules, kinds in (*((d.rules, d.arising) for d in DUTIES), *((OPENING[k], {k}) for k in ROUTING if k in OPENING))
    for rule in rules
    if kinds & ROUTING
)
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


def affected(dated: Obligation | Remedy, old: WorkCalendar, new: WorkCalendar) -> bool:
    """Tell whether the change from `old` to `new` can move the dates of an obligation or a remedy.

    False means that counting again would give the same; True that a day which the counting consulted is now worked
    where it was not, off where it was worked, or certain where it was not, or the other way round.
    """
    return any(
        old.is_working(day) != new.is_working(day) or old.is_certain(day) != new.is_certain(day)
        for day in _consulted(dated, old)
    )


def _consulted(dated: Obligation | Remedy, calendar: WorkCalendar) -> Iterable[date]:
    dates = dates_of(dated)
    if dates.due is None or dates.strict is None:
        return ()
    first = min(_counted_from(dated, dates.strict), dates.strict)
    if dated.rule in FROM_RECEIPT:
        first = min(first, calendar.add_working(dated.started_on, -PAPER_DAYS))
    return _days(first, max(dates.due, dated.started_on))


def _counted_from(dated: Obligation | Remedy, strict: date) -> date:
    """Give the first day that had to be looked at to count the period itself."""
    whole = isinstance(dated, Remedy) or dated.length_unit == Unit.WORKING_DAY or dated.extended_days or dated.pauses
    return dated.started_on + DAY if whole else strict


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=step) for step in range((last - first).days + 1))


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
    return _days(min(known), max(known)) if known else iter(())
