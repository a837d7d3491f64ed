"""Periods of the law and the day on which they end.

The day on which a period starts is not counted (民法典 201). A period in days is rolled off rest days by analogy with
民法典 203; one in working days ends on a worked day by itself; one in months or years ends on the same day of the later
month, or on that month's last day (民法典 202), and is not rolled; one in hours ends at a moment.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import count, islice

from xinfang.law.calendar import DAY, WorkCalendar
from xinfang.law.errors import LawError
from xinfang.law.words import say_number

FIRST_DAY = date(1990, 1, 1)
LAST_DAY = date(2100, 12, 31)
LONGEST = 36_525  # days in a century
MONTHS = 12


class Unit(StrEnum):
    """What a period is counted in."""

    DAY = "calendar day"
    WORKING_DAY = "working day"
    MONTH = "month"
    YEAR = "year"
    HOUR = "hour"
    PER_CASE = "per case"
    NONE = "none"

    @property
    def label(self) -> str:
        """Give the Chinese word; empty where there is no number."""
        return UNIT_LABELS.get(self, "")


UNIT_LABELS = {Unit.DAY: "日", Unit.WORKING_DAY: "个工作日", Unit.MONTH: "个月", Unit.YEAR: "年", Unit.HOUR: "小时"}
CENTURY = {Unit.DAY: LONGEST, Unit.WORKING_DAY: LONGEST, Unit.MONTH: 1200, Unit.YEAR: 100, Unit.HOUR: LONGEST * 24}
COUNTED = frozenset(UNIT_LABELS)


class Bound(StrEnum):
    """Whether the length is the period itself, the shortest or the longest allowed."""

    EXACT = "exact"
    MIN = "min"
    MAX = "max"


@dataclass(frozen=True, slots=True)
class Period:
    """A length in a unit; `backward` counts back from the event, as to the day before a hearing."""

    length: int
    unit: Unit
    backward: bool = False
    bound: Bound = Bound.EXACT

    def __post_init__(self) -> None:
        """Refuse a length that no period has."""
        longest = CENTURY.get(self.unit)
        if longest is not None and not 1 <= self.length <= longest:
            raise LawError(f"期限长度须在1至{longest}之间，不能是{self.length}。")

    @property
    def is_counted(self) -> bool:
        """Tell whether the period has a number to count by."""
        return self.unit in COUNTED

    def say(self) -> str:
        """Give the length in words, as 十五日; empty where there is no number."""
        if not self.is_counted:
            return ""
        number = say_number(self.length) if self.length < 1000 else str(self.length)
        return {Bound.MIN: "不少于", Bound.MAX: "不超过"}.get(self.bound, "") + number + self.unit.label


@dataclass(frozen=True, slots=True)
class Pause:
    """Days that are not counted, from `start` to `end`, both included."""

    start: date
    end: date

    def __post_init__(self) -> None:
        """Refuse a pause that ends before it begins."""
        check_day(self.start)
        check_day(self.end)
        if self.end < self.start:
            raise LawError("期限中止的结束日早于开始日。")

    def __contains__(self, day: date) -> bool:
        """Tell whether `day` falls in the pause."""
        return self.start <= day <= self.end


@dataclass(frozen=True, slots=True)
class Due:
    """The end of a period: `strict` not rolled, `due` rolled; `at` the moment, for a period in hours.

    `provisional` when a day that the computing consulted may still be changed by a holiday notice.
    """

    strict: date
    due: date
    provisional: bool
    at: datetime | None = None


def due(
    start: date, *, period: Period, calendar: WorkCalendar, pauses: Sequence[Pause] = (), extension: int = 0
) -> Due:
    """Give the day on which a period that starts on `start` ends.

    `extension` lengthens by that many days, worked days where the period is in working days. Days in `pauses` are not
    counted, as far as they lie in the period; in a period of working days only their worked days matter. A period in
    hours wants a datetime. Refuses dates outside 1990 to 2100 and periods without a number.
    """
    _check(start, period, pauses, extension)
    if isinstance(start, datetime):
        return _due_hours(start, period)
    if period.unit in (Unit.MONTH, Unit.YEAR):
        return _due_months(start, period, pauses, extension)
    if period.unit is Unit.WORKING_DAY:
        return _due_working(start, period, calendar, pauses, extension)
    return _due_days(start, period, calendar, pauses, extension)


def check_day(day: date) -> None:
    """Refuse a day outside 1990 to 2100."""
    if not FIRST_DAY.year <= day.year <= LAST_DAY.year:
        raise LawError(f"日期{day.isoformat()[:10]}不在1990年至2100年之间。")


def check_shape(start: date, unit: Unit) -> None:
    """Refuse a start outside 1990 to 2100, a day where an hour is wanted, and an hour where a day is."""
    check_day(start)
    timed = isinstance(start, datetime)
    if unit is Unit.HOUR and not timed:
        raise LawError("该期限按小时计算，请写明时刻，例如2026-03-01T14:30。")
    if timed and unit is not Unit.HOUR:
        raise LawError("该期限不按小时计算，请只写日期，例如2026-03-01。")


def consulted(start: date, strict: date, rolled: date, *, period: Period) -> Iterable[date]:
    """Give the days of which it had to be known whether they are worked, for a period in days or working days."""
    if period.unit is not Unit.WORKING_DAY:
        return _days(*sorted((strict, rolled)))
    return _days(rolled, start - DAY) if period.backward else _days(start + DAY, rolled)


def add_months(day: date, months: int) -> date:
    """Give the same day `months` later, or that month's last day where it has no such day (民法典 202)."""
    year, month = divmod(day.year * MONTHS + day.month - 1 + months, MONTHS)
    after = date(year + (month == MONTHS - 1), (month + 1) % MONTHS + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), after - DAY)


def _check(start: date, period: Period, pauses: Sequence[Pause], extension: int) -> None:
    if not period.is_counted:
        raise LawError("该期限没有规定天数，无法推算届满日。")
    check_shape(start, period.unit)
    if not 0 <= extension <= LONGEST:
        raise LawError(f"延长的天数须在0至{LONGEST}之间，不能是{extension}。")
    if (pauses or extension) and (period.backward or period.unit is Unit.HOUR):
        raise LawError("倒推的期限和按小时计算的期限不能中止或者延长。")


def _due_hours(start: datetime, period: Period) -> Due:
    at = start + timedelta(hours=-period.length if period.backward else period.length)
    return Due(at.date(), at.date(), provisional=False, at=at)


def _due_months(start: date, period: Period, pauses: Sequence[Pause], extension: int) -> Due:
    months = period.length * (MONTHS if period.unit is Unit.YEAR else 1)
    strict = add_months(start, -months if period.backward else months)
    lost = sum(_paused(day, pauses) for day in _days(start + DAY, strict)) if pauses else 0
    strict = _nth(strict, lost + extension, lambda day: not _paused(day, pauses))
    return Due(strict, strict, provisional=False)


def _due_working(start: date, period: Period, calendar: WorkCalendar, pauses: Sequence[Pause], extension: int) -> Due:
    def counts(day: date) -> bool:
        return calendar.is_working(day) and not _paused(day, pauses)

    if period.backward:
        end = calendar.add_working(start, -period.length)
    else:
        end = _nth(start, period.length + extension, counts)
    return _ended(start, end, end, period=period, calendar=calendar)


def _due_days(start: date, period: Period, calendar: WorkCalendar, pauses: Sequence[Pause], extension: int) -> Due:
    if period.backward:
        strict = start - timedelta(days=period.length)
        return _ended(start, strict, calendar.previous_working(strict), period=period, calendar=calendar)
    length = period.length + extension
    strict = _nth(start, length, lambda day: not _paused(day, pauses)) if pauses else start + timedelta(days=length)
    return _ended(start, strict, calendar.next_working(strict), period=period, calendar=calendar)


def _ended(start: date, strict: date, rolled: date, *, period: Period, calendar: WorkCalendar) -> Due:
    days = consulted(start, strict, rolled, period=period)
    return Due(strict, rolled, provisional=not all(map(calendar.is_certain, days)))


def _nth(start: date, number: int, counted: Callable[[date], bool]) -> date:
    """Give the `number`th day after `start` that counts; `start` itself for 0."""
    after = filter(counted, (start + timedelta(days=step) for step in count(1)))
    return next(islice(after, number - 1, None)) if number else start


def _paused(day: date, pauses: Iterable[Pause]) -> bool:
    return any(day in pause for pause in pauses)


def _days(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=step) for step in range((last - first).days + 1))
