"""Counting: what ends when, in every unit, forward and back, with pauses and extensions."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinfang.law.calendar import load_calendar, shipped_calendar
from xinfang.law.errors import LawError
from xinfang.law.periods import Bound, Due, Pause, Period, Unit, add_months, due

STARTS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
LENGTHS = st.integers(1, 120)


def after(start: date, length: int, unit: Unit = Unit.DAY, *, pauses: Sequence[Pause] = (), extension: int = 0) -> Due:
    return due(start, period=Period(length, unit), calendar=shipped_calendar(), pauses=pauses, extension=extension)


def before(start: date, length: int, unit: Unit = Unit.DAY) -> Due:
    return due(start, period=Period(length, unit, backward=True), calendar=shipped_calendar())


@pytest.mark.parametrize(
    ("start", "length", "strict", "rolled"),
    [
        (date(2026, 1, 30), 15, date(2026, 2, 14), date(2026, 2, 14)),
        (date(2026, 2, 6), 15, date(2026, 2, 21), date(2026, 2, 24)),
        (date(2026, 3, 5), 30, date(2026, 4, 4), date(2026, 4, 7)),
        (date(2026, 4, 17), 15, date(2026, 5, 2), date(2026, 5, 6)),
        (date(2026, 8, 3), 60, date(2026, 10, 2), date(2026, 10, 8)),
        (date(2025, 9, 16), 15, date(2025, 10, 1), date(2025, 10, 9)),
    ],
)
def test_calendar_days_end_on_the_nth_day_and_roll_off_rest_days(
    start: date, length: int, strict: date, rolled: date
) -> None:
    assert after(start, length) == Due(strict, rolled, provisional=False)


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        (date(2026, 2, 12), 5, date(2026, 2, 26)),
        (date(2026, 4, 29), 5, date(2026, 5, 9)),
        (date(2026, 9, 24), 5, date(2026, 10, 9)),
        (date(2026, 9, 18), 3, date(2026, 9, 22)),
        (date(2026, 2, 12), 10, date(2026, 3, 4)),
        (date(2025, 9, 26), 5, date(2025, 10, 10)),
    ],
)
def test_working_days_count_only_worked_days_and_do_not_roll(start: date, length: int, end: date) -> None:
    assert after(start, length, Unit.WORKING_DAY) == Due(end, end, provisional=False)


@pytest.mark.parametrize(
    ("start", "length", "unit", "end"),
    [
        (date(2026, 8, 31), 6, Unit.MONTH, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, Unit.MONTH, date(2028, 2, 29)),
        (date(2026, 1, 15), 6, Unit.MONTH, date(2026, 7, 15)),
        (date(2026, 12, 31), 1, Unit.MONTH, date(2027, 1, 31)),
        (date(2026, 11, 30), 1, Unit.MONTH, date(2026, 12, 30)),
        (date(2026, 4, 4), 6, Unit.MONTH, date(2026, 10, 4)),
        (date(2024, 2, 29), 3, Unit.YEAR, date(2027, 2, 28)),
        (date(2024, 2, 29), 4, Unit.YEAR, date(2028, 2, 29)),
        (date(2025, 1, 1), 3, Unit.YEAR, date(2028, 1, 1)),
    ],
)
def test_months_and_years_end_on_the_same_day_or_the_months_last_and_do_not_roll(
    start: date, length: int, unit: Unit, end: date
) -> None:
    assert after(start, length, unit) == Due(end, end, provisional=False)


@pytest.mark.parametrize(
    ("start", "length", "unit", "strict", "rolled"),
    [
        (date(2026, 3, 20), 7, Unit.DAY, date(2026, 3, 13), date(2026, 3, 13)),
        (date(2026, 10, 12), 7, Unit.DAY, date(2026, 10, 5), date(2026, 9, 30)),
        (date(2026, 2, 21), 7, Unit.DAY, date(2026, 2, 14), date(2026, 2, 14)),
        (date(2026, 3, 30), 1, Unit.MONTH, date(2026, 2, 28), date(2026, 2, 28)),
        (date(2026, 1, 31), 1, Unit.YEAR, date(2025, 1, 31), date(2025, 1, 31)),
        (date(2026, 2, 24), 5, Unit.WORKING_DAY, date(2026, 2, 10), date(2026, 2, 10)),
    ],
)
def test_counting_back_rolls_back(start: date, length: int, unit: Unit, strict: date, rolled: date) -> None:
    assert before(start, length, unit) == Due(strict, rolled, provisional=False)


def test_hours_end_at_a_moment() -> None:
    moment = datetime(2026, 2, 28, 14, 30)  # noqa: DTZ001 local time, as the clerk writes it
    found = after(moment, 24, Unit.HOUR)
    end = datetime(2026, 3, 1, 14, 30)  # noqa: DTZ001 local time, as the clerk writes it
    assert found == Due(date(2026, 3, 1), date(2026, 3, 1), provisional=False, at=end)
    assert before(moment, 24, Unit.HOUR).at == moment - timedelta(hours=24)


@pytest.mark.parametrize(
    ("start", "length", "unit", "provisional"),
    [
        (date(2026, 12, 9), 15, Unit.DAY, False),
        (date(2026, 12, 10), 15, Unit.DAY, True),
        (date(2026, 12, 17), 5, Unit.WORKING_DAY, False),
        (date(2026, 12, 18), 5, Unit.WORKING_DAY, True),
        (date(2026, 12, 20), 15, Unit.DAY, True),
        (date(2027, 3, 1), 15, Unit.DAY, True),
        (date(2003, 12, 25), 15, Unit.DAY, False),
        (date(2003, 12, 10), 15, Unit.DAY, True),
        (date(2003, 12, 31), 5, Unit.WORKING_DAY, False),
        (date(2003, 12, 30), 5, Unit.WORKING_DAY, True),
        (date(2026, 12, 20), 6, Unit.MONTH, False),
    ],
)
def test_a_date_is_provisional_when_a_consulted_day_is_not_certain(
    start: date, length: int, unit: Unit, provisional: bool
) -> None:
    assert after(start, length, unit).provisional is provisional


def test_late_december_is_certain_once_the_next_notice_is_loaded() -> None:
    upto_2025 = load_calendar(notice for notice in shipped_calendar().notices if notice.year < 2026)
    start, period = date(2025, 12, 15), Period(15, Unit.DAY)
    assert due(start, period=period, calendar=upto_2025).provisional is True
    assert due(start, period=period, calendar=shipped_calendar()).provisional is False


def test_paused_days_in_the_period_are_not_counted() -> None:
    hearing = Pause(date(2026, 3, 10), date(2026, 3, 12))
    assert after(date(2026, 3, 2), 30, pauses=[hearing]).strict == date(2026, 4, 4)
    assert after(date(2026, 3, 2), 5, Unit.WORKING_DAY, pauses=[hearing]).due == date(2026, 3, 9)
    assert after(date(2026, 3, 2), 6, Unit.WORKING_DAY, pauses=[hearing]).due == date(2026, 3, 13)
    assert after(date(2026, 3, 2), 1, Unit.MONTH, pauses=[hearing]).due == date(2026, 4, 5)


def test_pauses_outside_the_period_or_overlapping_win_no_time() -> None:
    outside = Pause(date(2026, 2, 1), date(2026, 3, 2)), Pause(date(2026, 4, 2), date(2026, 4, 9))
    assert after(date(2026, 3, 2), 30, pauses=outside).strict == date(2026, 4, 1)
    twice = Pause(date(2026, 3, 10), date(2026, 3, 12)), Pause(date(2026, 3, 11), date(2026, 3, 12))
    assert after(date(2026, 3, 2), 30, pauses=twice).strict == date(2026, 4, 4)


def test_an_extension_is_added_before_the_only_rolling() -> None:
    assert after(date(2026, 8, 3), 60, extension=30) == Due(date(2026, 11, 1), date(2026, 11, 2), provisional=False)
    assert after(date(2026, 2, 12), 5, Unit.WORKING_DAY, extension=5).due == date(2026, 3, 4)
    assert after(date(2026, 1, 31), 1, Unit.MONTH, extension=1).due == date(2026, 3, 1)


@pytest.mark.parametrize("start", [date(1989, 12, 31), date(2101, 1, 1), date(1, 1, 1), date(9999, 12, 31)])
def test_a_start_outside_1990_to_2100_is_refused(start: date) -> None:
    with pytest.raises(LawError, match="不在1990年至2100年之间"):
        after(start, 15)


@pytest.mark.parametrize("start", [date(1990, 1, 1), date(2100, 12, 31)])
def test_the_first_and_the_last_day_are_computed(start: date) -> None:
    assert after(start, 15).strict == start + timedelta(days=15)
    assert before(start, 7).strict == start - timedelta(days=7)


def test_hours_want_a_moment_and_days_a_date() -> None:
    moment = datetime(2026, 3, 1, 14, 30)  # noqa: DTZ001 local time, as the clerk writes it
    with pytest.raises(LawError, match="请写明时刻"):
        after(date(2026, 3, 1), 24, Unit.HOUR)
    with pytest.raises(LawError, match="请只写日期"):
        after(moment, 15)
    with pytest.raises(LawError, match="按小时计算的期限不能中止"):
        after(moment, 24, Unit.HOUR, extension=1)


@pytest.mark.parametrize("unit", [Unit.NONE, Unit.PER_CASE])
def test_a_period_without_a_number_cannot_be_computed(unit: Unit) -> None:
    with pytest.raises(LawError, match="没有规定天数"):
        after(date(2026, 3, 1), 0, unit)
    assert (Period(0, unit).say(), unit.label) == ("", "")


@pytest.mark.parametrize("length", [0, -1, 36_526])
def test_a_length_that_no_period_has_is_refused(length: int) -> None:
    with pytest.raises(LawError, match="期限长度须在1至36525之间"):
        Period(length, Unit.DAY)


def test_a_negative_extension_and_a_backward_pause_are_refused() -> None:
    with pytest.raises(LawError, match="延长的天数"):
        after(date(2026, 3, 1), 15, extension=-1)
    pause = Pause(date(2026, 3, 1), date(2026, 3, 2))
    with pytest.raises(LawError, match="倒推的期限"):
        due(
            date(2026, 3, 20),
            period=Period(7, Unit.DAY, backward=True),
            calendar=shipped_calendar(),
            pauses=[pause],
        )


def test_a_pause_ends_after_it_begins() -> None:
    with pytest.raises(LawError, match="结束日早于开始日"):
        Pause(date(2026, 3, 2), date(2026, 3, 1))


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (Period(15, Unit.DAY), "十五日"),
        (Period(5, Unit.WORKING_DAY), "五个工作日"),
        (Period(30, Unit.DAY, bound=Bound.MAX), "不超过三十日"),
        (Period(6, Unit.MONTH, bound=Bound.MIN), "不少于六个月"),
        (Period(24, Unit.HOUR), "二十四小时"),
        (Period(1200, Unit.DAY), "1200日"),
    ],
)
def test_a_period_is_said_in_words(period: Period, words: str) -> None:
    assert period.say() == words


@given(STARTS, LENGTHS)
def test_a_rolled_day_is_the_first_worked_day_from_the_strict_one(start: date, length: int) -> None:
    calendar, found = shipped_calendar(), after(start, length)
    assert found.strict == start + timedelta(days=length)
    between = [found.strict + timedelta(days=n) for n in range((found.due - found.strict).days)]
    assert calendar.is_working(found.due)
    assert not any(map(calendar.is_working, between))


@given(STARTS, LENGTHS)
def test_a_day_rolled_back_is_the_last_worked_day_up_to_the_strict_one(start: date, length: int) -> None:
    calendar, found = shipped_calendar(), before(start, length)
    assert found.strict == start - timedelta(days=length)
    between = [found.strict - timedelta(days=n) for n in range((found.strict - found.due).days)]
    assert calendar.is_working(found.due)
    assert not any(map(calendar.is_working, between))


@given(STARTS, LENGTHS)
def test_as_many_worked_days_lie_in_the_period_as_it_is_long(start: date, length: int) -> None:
    calendar, found = shipped_calendar(), after(start, length, Unit.WORKING_DAY)
    inside = [start + timedelta(days=n) for n in range(1, (found.due - start).days + 1)]
    assert sum(map(calendar.is_working, inside)) == length
    assert calendar.is_working(found.due)


@given(STARTS, LENGTHS, st.sampled_from([Unit.DAY, Unit.WORKING_DAY, Unit.MONTH]), st.integers(0, 30), st.data())
def test_neither_pause_nor_extension_nor_a_later_start_brings_the_end_forward(
    start: date, length: int, unit: Unit, extension: int, data: st.DataObject
) -> None:
    first = data.draw(st.dates(start, min(start + timedelta(days=200), date(2100, 12, 31))))
    pause = Pause(first, min(first + timedelta(days=data.draw(st.integers(0, 20))), date(2100, 12, 31)))
    plain = after(start, length, unit)
    assert after(start, length, unit, extension=extension).due >= plain.due
    assert after(start, length, unit, pauses=[pause]).due >= plain.due
    if start < date(2100, 12, 31):
        assert after(start + timedelta(days=1), length, unit).due >= plain.due


@given(STARTS, st.integers(0, 40), st.integers(1, 120))
def test_a_pause_inside_lengthens_by_its_days(start: date, offset: int, size: int) -> None:
    first = start + timedelta(days=1 + offset)
    last = first + timedelta(days=size - 1)
    if last <= date(2100, 12, 31):
        assert after(start, 60, pauses=[Pause(first, last)]).strict == start + timedelta(days=60 + size)


@given(STARTS, LENGTHS, st.sampled_from([Unit.DAY, Unit.WORKING_DAY]), st.integers(2004, 2025))
def test_an_end_that_is_not_provisional_is_not_moved_by_later_notices(
    start: date, length: int, unit: Unit, year: int
) -> None:
    earlier = load_calendar(notice for notice in shipped_calendar().notices if notice.year <= year)
    found = due(start, period=Period(length, unit), calendar=earlier)
    if not found.provisional:
        assert found == after(start, length, unit)


@given(STARTS, st.integers(-1200, 1200))
def test_months_keep_the_day_or_take_the_months_last(start: date, months: int) -> None:
    end = add_months(start, months)
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
    assert end.day == start.day or (end.day < start.day and (end + timedelta(days=1)).day == 1)
