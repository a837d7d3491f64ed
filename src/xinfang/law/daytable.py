"""A calendar laid out day by day, so that a due date is a look-up: for files of many thousand rows."""

from datetime import date
from functools import lru_cache
from itertools import accumulate

from xinfang.law.calendar import WorkCalendar
from xinfang.law.periods import Due

FIRST = date(1987, 1, 1).toordinal()
LAST = date(2105, 12, 31).toordinal()
LONGEST_LISTED = 700  # days or worked days that surely end inside the table


class DayTable:
    """Look-up lists over the days of 1987 to 2105, indexed by days since the first."""

    def __init__(self, calendar: WorkCalendar) -> None:
        """Lay out `calendar`."""
        self.days = [date.fromordinal(ordinal) for ordinal in range(FIRST, LAST + 1)]
        worked = [calendar.is_working(day) for day in self.days]
        self.worked = [index for index, works in enumerate(worked) if works]
        self.worked_until = list(accumulate(worked))
        self.doubts = list(accumulate((not calendar.is_certain(day) for day in self.days), initial=0))
        self.made: dict[tuple[int, int, bool], Due] = {}
        self.roll = [calendar.next_working(day).toordinal() - FIRST for day in self.days]
        self.back = [calendar.previous_working(day).toordinal() - FIRST for day in self.days]

    def days_after(self, start: date, length: int) -> Due:
        """Count calendar days forward and roll on to a worked day."""
        strict = start.toordinal() - FIRST + length
        rolled = self.roll[strict]
        return self._due(strict, rolled, strict, rolled)

    def days_before(self, start: date, length: int) -> Due:
        """Count calendar days back and roll back to a worked day."""
        strict = start.toordinal() - FIRST - length
        rolled = self.back[strict]
        return self._due(strict, rolled, rolled, strict)

    def working_after(self, start: date, length: int) -> Due:
        """Count worked days forward."""
        index = start.toordinal() - FIRST
        end = self.worked[self.worked_until[index] + length - 1]
        return self._due(end, end, index + 1, end)

    def _due(self, strict: int, rolled: int, first: int, last: int) -> Due:
        key = (strict, rolled, self.doubts[last + 1] > self.doubts[first])
        found = self.made.get(key)
        if found is None:
            found = self.made[key] = Due(self.days[strict], self.days[rolled], key[2])
        return found


@lru_cache(maxsize=4)
def day_table(calendar: WorkCalendar) -> DayTable:
    """Give the table of `calendar`, made once."""
    return DayTable(calendar)
