"""A year of the working calendar as twelve grids, and its holidays in words."""

import calendar as months
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from xinfang.law.calendar import Notice, WorkCalendar
from xinfang.law.notices import SATURDAY

WEEKDAYS: Final = "一二三四五六日"
YEAR_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day: how it looks, the mark beside its number, and whether a notice yet to come may change it."""

    number: int
    look: str
    mark: str
    today: bool
    certain: bool


@dataclass(frozen=True, slots=True)
class Month:
    """One month by weeks from Monday; None where a day belongs to another month."""

    name: str
    weeks: Sequence[Sequence[DayCell | None]]
    worked: int


@dataclass(frozen=True, slots=True)
class Holiday:
    """One holiday of a notice: its days off and the weekend days worked for it."""

    name: str
    off: str
    worked: str


def year_grid(calendar: WorkCalendar, year: int, *, today: date) -> list[Month]:
    """Give the twelve months of the year."""
    return [_month(calendar, year, month, today=today) for month in range(1, YEAR_MONTHS + 1)]


def _month(calendar: WorkCalendar, year: int, month: int, *, today: date) -> Month:
    weeks = [
        [_cell(calendar, day, today=today) if day.month == month else None for day in week]
        for week in months.Calendar().monthdatescalendar(year, month)
    ]
    days = (date(year, month, n) for n in range(1, months.monthrange(year, month)[1] + 1))
    return Month(f"{month}月", weeks, sum(map(calendar.is_working, days)))


def _cell(calendar: WorkCalendar, day: date, *, today: date) -> DayCell:
    marked = calendar.marks.get(day)
    if marked is None:
        look, mark = ("rest" if day.weekday() >= SATURDAY else "plain"), ""
    else:
        look, mark = ("worked", "班") if marked[0] else ("off", "休")
    return DayCell(day.day, look, mark, day == today, calendar.is_certain(day))


def notice_of(calendar: WorkCalendar, year: int) -> Notice | None:
    """Give the holiday notice of the year, None when it is not loaded."""
    return next((notice for notice in calendar.notices if notice.year == year), None)


def holidays(notice: Notice) -> list[Holiday]:
    """Give the holidays of a notice in the order of their days."""
    names = dict(notice.names)
    found = dict.fromkeys(names.get(day, "放假") for day in sorted(notice.holidays))
    return [
        Holiday(
            name,
            _spans([day for day in notice.holidays if names.get(day, "放假") == name]),
            _spans([day for day in notice.exchanged if names.get(day, "放假") == name]),
        )
        for name in found
    ]


def _spans(days: Sequence[date]) -> str:
    return "、".join(_said(run) for run in _runs(sorted(days)))


def _runs(days: Sequence[date]) -> Iterator[list[date]]:
    for _, run in groupby(enumerate(days), key=lambda each: each[1].toordinal() - each[0]):
        yield [day for _, day in run]


def _said(run: Sequence[date]) -> str:
    first, last = run[0], run[-1]
    if first == last:
        return f"{first.month}月{first.day}日"
    return f"{first.month}月{first.day}日至{last.month}月{last.day}日"
