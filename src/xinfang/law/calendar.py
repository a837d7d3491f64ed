"""Which days are worked, and how far that is certain."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path

import rfc8785

from xinfang.law.errors import LawError
from xinfang.law.notices import (
    DECEMBER,
    SATURDAY,
    Notice,
    notice_from_bytes,
    notice_from_json,
    notice_from_row,
    notice_from_toml,
)
from xinfang.law.words import say_weekday

__all__ = [
    "Notice",
    "WorkCalendar",
    "amended",
    "calendar_from_bytes",
    "load_calendar",
    "notice_from_bytes",
    "notice_from_json",
    "notice_from_toml",
    "shipped_calendar",
]

FOLDER = Path(__file__).parent / "calendars"
DAY = timedelta(days=1)
LAST_SURE_DECEMBER_DAY = 24  # the next year's notice has moved later days of December before


@dataclass(frozen=True)
class WorkCalendar:
    """Which days are worked, by the holiday notices loaded; without slots, so that derived tables can be kept."""

    notices: tuple[Notice, ...]

    @cached_property
    def years(self) -> frozenset[int]:
        """The years whose notice is loaded."""
        return frozenset(notice.year for notice in self.notices)

    @cached_property
    def marks(self) -> dict[date, tuple[bool, Notice]]:
        """Each day that a notice names: whether it is worked, and the notice. A later notice prevails."""
        marked: dict[date, tuple[bool, Notice]] = {}
        for notice in self.notices:
            marked |= dict.fromkeys(notice.holidays, (False, notice))
            marked |= dict.fromkeys(notice.exchanged, (True, notice))
        return marked

    def is_working(self, day: date) -> bool:
        """Tell whether offices are open on `day`; where no notice covers it, by plain weekends."""
        mark = self.marks.get(day)
        return day.weekday() < SATURDAY if mark is None else mark[0]

    def is_certain(self, day: date) -> bool:
        """Tell whether no notice yet to come can change `day`.

        It must lie before 25 December of a year whose notice is loaded, or the next year's notice is loaded too.
        """
        if day.year not in self.years:
            return False
        return not _late_december(day) or day.year + 1 in self.years

    @cached_property
    def certain_until(self) -> date:
        """The last day of the certain stretch that begins with the first notice."""
        year = self.notices[0].year
        while year + 1 in self.years:
            year += 1
        return date(year, DECEMBER, LAST_SURE_DECEMBER_DAY)

    def next_working(self, day: date) -> date:
        """Give `day` if it is worked, else the first worked day after it."""
        while not self.is_working(day):
            day += DAY
        return day

    def previous_working(self, day: date) -> date:
        """Give `day` if it is worked, else the last worked day before it."""
        while not self.is_working(day):
            day -= DAY
        return day

    def add_working(self, day: date, count: int) -> date:
        """Give the `count`th worked day after `day`, or before it when `count` is negative; `day` itself for 0."""
        step = DAY if count > 0 else -DAY
        for _ in range(abs(count)):
            day += step
            while not self.is_working(day):
                day += step
        return day

    def reason(self, day: date) -> str:
        """Say in words why `day` is worked or not: weekday, weekend, holiday or exchange, with the notice."""
        mark = self.marks.get(day)
        if mark is None:
            return f"{say_weekday(day)}，{'工作日' if self.is_working(day) else '周休息日'}"
        worked, notice = mark
        name = dict(notice.names).get(day, "节假日")
        return f"{say_weekday(day)}，{name}{'调休补班' if worked else '放假'}，依据{notice.source}"

    def doubt(self, day: date) -> str:
        """Say in words why `day` is not certain; empty when it is."""
        if self.is_certain(day):
            return ""
        missing = day.year + 1 if day.year in self.years else day.year
        return f"{missing}年的放假通知没有载入"

    def canonical(self) -> bytes:
        """Give the calendar as RFC 8785 bytes; `calendar_from_bytes` reads them."""
        return rfc8785.dumps({"calendar": 1, "notices": [notice.row() for notice in self.notices]})

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the canonical bytes, in hex."""
        return hashlib.sha256(self.canonical()).hexdigest()


def load_calendar(notices: Iterable[Notice]) -> WorkCalendar:
    """Make a calendar of at least one notice; two notices for one year are refused."""
    ordered = tuple(sorted(notices, key=lambda notice: notice.year))
    if not ordered:
        raise LawError("没有放假通知，不能编成工作日历。")
    for earlier, later in pairwise(ordered):
        if earlier.year == later.year:
            raise LawError(f"{later.year}年的放假通知载入了两份。")
    return WorkCalendar(ordered)


def amended(calendar: WorkCalendar, notice: Notice) -> WorkCalendar:
    """Give the calendar with `notice`, in the place of the one for the same year if there is one."""
    return load_calendar([*(one for one in calendar.notices if one.year != notice.year), notice])


def calendar_from_bytes(data: bytes) -> WorkCalendar:
    """Read what `WorkCalendar.canonical` gave."""
    try:
        return load_calendar(notice_from_row(row) for row in json.loads(data)["notices"])
    except (ValueError, KeyError, TypeError) as wrong:
        raise LawError("工作日历的内容不合格式。") from wrong


@cache
def shipped_calendar() -> WorkCalendar:
    """Give the calendar of the notices that come with the program."""
    return load_calendar(notice_from_toml(path) for path in sorted(FOLDER.glob("*.toml")))


def _late_december(day: date) -> bool:
    return day.month == DECEMBER and day.day > LAST_SURE_DECEMBER_DAY
