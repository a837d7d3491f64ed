"""Due dates by rule: one at a time, and in bulk by look-up."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial

from xinfang.law.calendar import WorkCalendar
from xinfang.law.daytable import LONGEST_LISTED, DayTable, day_table
from xinfang.law.periods import FIRST_DAY, LAST_DAY, Due, Pause, Unit, check_shape, due
from xinfang.law.rulebook import Rule, Rulebook

Reckoner = Callable[[date], Due | None]


def due_of_rule(
    rule_id: str,
    start: date,
    *,
    rulebook: Rulebook,
    calendar: WorkCalendar,
    days: int | None = None,
    pauses: Sequence[Pause] = (),
    extension: int = 0,
) -> Due | None:
    """Give the end of the rule's period from `start`; None for a rule without a number.

    For a rule that lengthens another, `start` is where that other began and the end is that of both together. `days`
    sets a period left to the case, or the days of extension granted. A rule in hours wants a datetime.
    """
    rule = rulebook.rule(rule_id)
    period, granted = rule.shape(days)
    if not period.is_counted:
        check_shape(start, period.unit)
        return None
    return due(start, period=period, calendar=calendar, pauses=pauses, extension=extension + granted)


def due_many(rows: Iterable[tuple[str, date]], *, rulebook: Rulebook, calendar: WorkCalendar) -> Iterator[Due | None]:
    """Give `due_of_rule` for each row in order, by look-up; refuses at the row that is wrong."""
    bulk = Bulk(rulebook, calendar)
    for rule_id, start in rows:
        yield bulk.due(rule_id, start)


class Bulk:
    """Reckons many due dates by one rulebook and one calendar."""

    def __init__(self, rulebook: Rulebook, calendar: WorkCalendar) -> None:
        """Lay the calendar out; rules are prepared as they are met."""
        self.rulebook, self.calendar, self.table = rulebook, calendar, day_table(calendar)
        self.reckoners: dict[str, Reckoner] = {}

    def due(self, rule_id: str, start: date) -> Due | None:
        """Give the end of the rule's period from `start`; None for a rule without a number."""
        reckon = self.reckoners.get(rule_id)
        if reckon is None:
            rule = self.rulebook.rule(rule_id)
            reckon = self.reckoners[rule_id] = _reckoner(rule, self.calendar, self.table)
        return reckon(start)


def _reckoner(rule: Rule, calendar: WorkCalendar, table: DayTable) -> Reckoner:
    period, extension = rule.shape()
    length = period.length + extension
    if not period.is_counted:
        return _checked(lambda _: None, period.unit)
    if period.unit is Unit.DAY and length <= LONGEST_LISTED:
        count = table.days_before if period.backward else table.days_after
        return _checked(lambda start: count(start, length), period.unit)
    if period.unit is Unit.WORKING_DAY and length <= LONGEST_LISTED and not period.backward:
        return _checked(lambda start: table.working_after(start, length), period.unit)
    return partial(due, period=period, calendar=calendar, extension=extension)


def _checked(count: Reckoner, unit: Unit) -> Reckoner:
    def reckon(start: date) -> Due | None:
        if type(start) is not date or not FIRST_DAY <= start <= LAST_DAY:
            check_shape(start, unit)
        return count(start)

    return reckon
