"""Which days are worked, how far that is certain, and what notices may say."""

import json
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinfang.law.calendar import (
    Notice,
    WorkCalendar,
    calendar_from_bytes,
    load_calendar,
    notice_from_json,
    notice_from_toml,
    shipped_calendar,
)
from xinfang.law.errors import LawError
from xinfang.law.notices import notice_from_row

ONE_DAY = timedelta(days=1)
YEARS = range(2004, 2027)


def until(year: int) -> WorkCalendar:
    return load_calendar(notice for notice in shipped_calendar().notices if notice.year <= year)


def empty(year: int) -> Notice:
    return Notice(year, frozenset(), frozenset(), f"{year}年通知")


def test_every_shipped_day_agrees_with_chinesecalendar() -> None:
    calendar = shipped_calendar()
    day, differing = date(2004, 1, 1), []
    while day <= date(2026, 12, 31):
        if calendar.is_working(day) != chinese_calendar.is_workday(day):
            differing.append(day)
        day += ONE_DAY
    assert differing == []


def test_one_notice_is_shipped_for_each_year() -> None:
    assert [notice.year for notice in shipped_calendar().notices] == list(YEARS)


def test_the_working_days_of_three_years_are_as_counted_from_the_notices() -> None:
    calendar = shipped_calendar()
    days = {year: [date(year, 1, 1) + timedelta(days=n) for n in range(365 + (year == 2024))] for year in YEARS[-3:]}
    assert {year: sum(map(calendar.is_working, days[year])) for year in days} == {2024: 251, 2025: 248, 2026: 248}


def test_a_notice_may_take_days_of_the_december_before() -> None:
    notice = next(notice for notice in shipped_calendar().notices if notice.year == 2008)
    assert sorted(notice.holidays)[:3] == [date(2007, 12, 30), date(2007, 12, 31), date(2008, 1, 1)]
    assert date(2007, 12, 29) in notice.exchanged
    assert [until(2007).is_working(date(2007, 12, day)) for day in (29, 31)] == [False, True]
    assert [until(2008).is_working(date(2007, 12, day)) for day in (29, 31)] == [True, False]


@pytest.mark.parametrize(
    ("day", "certain"),
    [
        (date(2003, 12, 31), False),
        (date(2004, 1, 1), True),
        (date(2025, 12, 31), True),
        (date(2026, 12, 24), True),
        (date(2026, 12, 25), False),
        (date(2026, 12, 31), False),
        (date(2027, 1, 1), False),
        (date(1990, 1, 1), False),
    ],
)
def test_a_day_is_certain_before_25_december_of_a_loaded_year_or_with_the_next_notice(day: date, certain: bool) -> None:
    assert shipped_calendar().is_certain(day) is certain
    assert (shipped_calendar().doubt(day) == "") is certain


def test_a_doubt_names_the_missing_notice() -> None:
    calendar = shipped_calendar()
    assert calendar.doubt(date(2026, 12, 28)) == "2027年的放假通知没有载入"
    assert calendar.doubt(date(2028, 3, 1)) == "2028年的放假通知没有载入"
    assert calendar.doubt(date(1999, 12, 28)) == "1999年的放假通知没有载入"


def test_the_certain_stretch_ends_at_the_first_missing_notice() -> None:
    assert shipped_calendar().certain_until == date(2026, 12, 24)
    assert load_calendar([empty(2015), empty(2011), empty(2012)]).certain_until == date(2012, 12, 24)


@given(st.dates())
def test_asking_whether_a_day_is_worked_never_fails(day: date) -> None:
    calendar = shipped_calendar()
    assert calendar.is_working(day) in (True, False)
    assert calendar.is_certain(day) in (True, False)


@given(st.dates(date(2003, 1, 1), date(2027, 12, 31)), st.integers(2004, 2025))
def test_a_certain_day_is_not_changed_by_later_notices(day: date, year: int) -> None:
    earlier = until(year)
    if earlier.is_certain(day):
        assert earlier.is_working(day) == shipped_calendar().is_working(day)


def test_beyond_the_notices_plain_weekends_are_followed() -> None:
    week = [date(2030, 10, 1) + timedelta(days=n) for n in range(7)]
    assert [shipped_calendar().is_working(day) for day in week] == [True, True, True, True, False, False, True]


def test_the_next_and_the_previous_worked_day_may_be_the_day_itself() -> None:
    calendar = shipped_calendar()
    assert calendar.next_working(date(2026, 2, 14)) == date(2026, 2, 14)
    assert calendar.next_working(date(2026, 2, 15)) == date(2026, 2, 24)
    assert calendar.previous_working(date(2026, 2, 14)) == date(2026, 2, 14)
    assert calendar.previous_working(date(2026, 2, 23)) == date(2026, 2, 14)


@pytest.mark.parametrize(
    ("count", "expected"),
    [(0, date(2026, 2, 21)), (1, date(2026, 2, 24)), (5, date(2026, 2, 28)), (-1, date(2026, 2, 14))],
)
def test_worked_days_are_added_and_taken_off(count: int, expected: date) -> None:
    assert shipped_calendar().add_working(date(2026, 2, 21), count) == expected


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2026, 2, 13), "星期五，工作日"),
        (date(2026, 2, 14), "星期六，春节调休补班，依据国务院办公厅关于2026年部分节假日安排的通知"),
        (date(2026, 2, 16), "星期一，春节放假，依据国务院办公厅关于2026年部分节假日安排的通知"),
        (date(2026, 3, 1), "星期日，周休息日"),
    ],
)
def test_a_day_gives_its_reason(day: date, reason: str) -> None:
    assert shipped_calendar().reason(day) == reason


def test_a_holiday_without_a_name_is_called_one() -> None:
    calendar = load_calendar([Notice(2026, frozenset({date(2026, 1, 1)}), frozenset(), "通知")])
    assert calendar.reason(date(2026, 1, 1)) == "星期四，节假日放假，依据通知"


def test_a_calendar_comes_back_from_its_bytes_with_the_same_digest() -> None:
    calendar = shipped_calendar()
    again = calendar_from_bytes(calendar.canonical())
    assert again == calendar
    assert again.digest == calendar.digest
    assert until(2025).digest != calendar.digest
    assert len(calendar.digest) == 64


@given(st.sets(st.integers(2000, 2050), min_size=1), st.data())
def test_any_calendar_comes_back_from_its_bytes(years: set[int], data: st.DataObject) -> None:
    notices = []
    for year in years:
        days = data.draw(st.sets(st.dates(date(year, 1, 1), date(year, 12, 31)), max_size=9))
        worked = {day for day in days if day.weekday() >= 5 and data.draw(st.booleans())}
        names = tuple((day, "节") for day in sorted(days))
        notices.append(Notice(year, frozenset(days - worked), frozenset(worked), "通知", names))
    calendar = load_calendar(notices)
    assert calendar_from_bytes(calendar.canonical()) == calendar


def test_the_order_of_loading_does_not_matter() -> None:
    assert load_calendar(reversed(shipped_calendar().notices)).digest == shipped_calendar().digest


def test_a_notice_is_read_from_the_public_json() -> None:
    data = {
        "$schema": "x",
        "year": 2026,
        "papers": ["x"],
        "days": [
            {"name": "元旦", "date": "2026-01-01", "isOffDay": True},
            {"name": "元旦", "date": "2026-01-04", "isOffDay": False},
        ],
    }
    notice = notice_from_json(json.loads(json.dumps(data)))
    assert notice.holidays == {date(2026, 1, 1)}
    assert notice.exchanged == {date(2026, 1, 4)}
    assert notice.source == "国务院办公厅关于2026年部分节假日安排的通知"


def test_a_year_whose_notice_has_not_come_out_is_not_taken_for_one() -> None:
    with pytest.raises(LawError, match="2027年的放假通知还没有内容"):
        notice_from_json({"year": 2027, "papers": [], "days": []})


def test_a_notice_without_the_needed_parts_is_refused() -> None:
    with pytest.raises(LawError, match="不合格式"):
        notice_from_json({"days": []})
    with pytest.raises(LawError, match="不合格式"):
        notice_from_row({"year": 2027, "source": "通知", "off": ["2027-02-30"], "worked": [], "names": []})


def test_a_notice_file_that_is_no_toml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "2027.toml"
    path.write_text("year = ", encoding="utf-8")
    with pytest.raises(LawError, match="不合格式"):
        notice_from_toml(path)


@pytest.mark.parametrize(
    ("off", "worked", "why"),
    [
        ({date(2025, 11, 30)}, set(), "不属于该年"),
        ({date(2027, 1, 1)}, set(), "不属于该年"),
        (set(), {date(2026, 1, 5)}, "不是周末"),
        ({date(2026, 1, 4)}, {date(2026, 1, 4)}, "既列为放假又列为补班"),
    ],
)
def test_a_notice_that_contradicts_itself_is_refused(off: set[date], worked: set[date], why: str) -> None:
    with pytest.raises(LawError, match=why):
        Notice(2026, frozenset(off), frozenset(worked), "通知")


def test_a_calendar_wants_a_notice_and_only_one_for_each_year() -> None:
    with pytest.raises(LawError, match="没有放假通知"):
        load_calendar([])
    with pytest.raises(LawError, match="2026年的放假通知载入了两份"):
        load_calendar([empty(2026), empty(2026)])


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"notices": 3}'])
def test_bytes_that_hold_no_calendar_are_refused(data: bytes) -> None:
    with pytest.raises(LawError, match="不合格式"):
        calendar_from_bytes(data)
