"""Due dates by rule: every start day against chinesecalendar, the conventions, and bulk against single."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinfang.law.calendar import load_calendar, shipped_calendar
from xinfang.law.errors import LawError
from xinfang.law.periods import Due, Unit
from xinfang.law.reckoning import due_many, due_of_rule
from xinfang.law.rulebook import load_rulebook, shipped_rulebook

ONE_DAY = timedelta(days=1)
FIRST, LAST = date(2004, 1, 1), date(2026, 9, 1)
STARTS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
FORWARD_DAYS = {
    "R22-22-route": 15,
    "R22-23-direct": 15,
    "R22-23-fwd": 15,
    "R22-34-handle": 60,
    "R22-34-ext": 90,
    "R22-35-ask": 30,
    "R22-35-review": 30,
    "R22-36-ask": 30,
    "R22-36-rereview": 30,
    "R05-21-route": 15,
    "R05-21-accept": 15,
    "R05-22-direct": 15,
    "R05-33-handle": 60,
    "R05-33-ext": 90,
    "R05-34-ask": 30,
    "R05-34-review": 30,
    "R05-35-ask": 30,
    "R05-35-rereview": 30,
    "R05-36-feedback": 30,
    "R19-pub30": 30,
    "L-ZJ-23": 30,
    "L-BJ-50": 30,
    "S-withdraw-revoke": 15,
    "S-23-presumed": 60,
}
FORWARD_WORKING_DAYS = {
    "R22-23-object": 5,
    "R16-simple-10": 10,
    "R16-simple-3": 3,
    "R19-legal7": 7,
    "L-SD-43": 3,
    "L-ZJ-20": 5,
    "L-BJ-52": 3,
    "S-class-notice": 5,
}
WITHOUT_NUMBER = {rule.id for rule in shipped_rulebook().rules.values() if not rule.has_period}


def one(rule: str, start: date, days: int | None = None) -> Due | None:
    return due_of_rule(rule, start, rulebook=shipped_rulebook(), calendar=shipped_calendar(), days=days)


def many(rows: list[tuple[str, date]]) -> list[Due | None]:
    return list(due_many(rows, rulebook=shipped_rulebook(), calendar=shipped_calendar()))


@pytest.fixture(scope="module")
def worked() -> dict[date, bool]:
    """Tell of each day whether it is worked, by chinesecalendar alone."""
    return {day: chinese_calendar.is_workday(day) for day in (FIRST + timedelta(days=n) for n in range(8401))}


@pytest.fixture(scope="module")
def rolled(worked: dict[date, bool]) -> dict[date, date]:
    """Give for each day the first worked day from it on, by chinesecalendar alone."""
    found, last = {}, max(worked)
    for day in sorted(worked, reverse=True):
        last = day if worked[day] else last
        found[day] = last
    return found


def test_the_rules_counted_forward_in_days_are_these() -> None:
    rules = [rule for rule in shipped_rulebook().rules.values() if not rule.period.backward]
    assert {rule.id for rule in rules if rule.period.unit is Unit.DAY} == set(FORWARD_DAYS)
    assert {rule.id for rule in rules if rule.period.unit is Unit.WORKING_DAY} == set(FORWARD_WORKING_DAYS)


@pytest.mark.parametrize("rule", FORWARD_DAYS)
def test_each_start_day_in_calendar_days_agrees_with_chinesecalendar(rule: str, rolled: dict[date, date]) -> None:
    def expected(start: date) -> Due:
        strict = start + timedelta(days=FORWARD_DAYS[rule])
        return Due(strict, rolled[strict], provisional=False)

    assert many([(rule, start) for start in STARTS]) == list(map(expected, STARTS))


@pytest.mark.parametrize("rule", FORWARD_WORKING_DAYS)
def test_each_start_day_in_working_days_agrees_with_chinesecalendar(rule: str, worked: dict[date, bool]) -> None:
    def expected(start: date) -> Due:
        end, left = start, FORWARD_WORKING_DAYS[rule]
        while left:
            end += ONE_DAY
            left -= worked[end]
        return Due(end, end, provisional=False)

    assert many([(rule, start) for start in STARTS]) == list(map(expected, STARTS))


@pytest.mark.parametrize("rule", ["R22-22-route", "R22-35-ask", "R22-34-ext", "R22-23-object", "R16-simple-10"])
def test_single_and_bulk_agree_on_each_start_day(rule: str) -> None:
    assert many([(rule, start) for start in STARTS]) == [one(rule, start) for start in STARTS]


@given(
    st.sampled_from(sorted(set(shipped_rulebook().rules) - {"RSEC-24h"})),
    st.dates(date(1990, 1, 1), date(2100, 12, 31)),
)
def test_single_and_bulk_agree_for_any_rule_and_day(rule: str, start: date) -> None:
    assert many([(rule, start)]) == [one(rule, start)]


@pytest.mark.parametrize("rule", sorted(set(shipped_rulebook().rules) - {"RSEC-24h"}))
@pytest.mark.parametrize("start", [date(1990, 1, 1), date(2100, 12, 31)])
def test_single_and_bulk_agree_at_both_ends_of_time(rule: str, start: date) -> None:
    assert many([(rule, start)]) == [one(rule, start)]


def test_an_extension_runs_from_acceptance_with_the_period_it_extends() -> None:
    assert one("R22-34-ext", date(2026, 8, 3)) == Due(date(2026, 11, 1), date(2026, 11, 2), provisional=False)
    assert one("R22-34-ext", date(2026, 8, 3), 10) == Due(date(2026, 10, 12), date(2026, 10, 12), provisional=False)
    assert one("R05-33-ext", date(2010, 1, 1)) == Due(date(2010, 4, 1), date(2010, 4, 1), provisional=False)


def test_hearing_papers_are_due_seven_days_before_rolled_back() -> None:
    assert one("R19-hear7", date(2026, 10, 12)) == Due(date(2026, 10, 5), date(2026, 9, 30), provisional=False)


def test_a_period_left_to_the_case_wants_its_days() -> None:
    assert one("R22-22-assign", date(2026, 3, 2)) is None
    assert one("R22-22-assign", date(2026, 3, 2), 45) == Due(date(2026, 4, 16), date(2026, 4, 16), provisional=False)


def test_retention_ends_on_the_same_day_of_the_later_month() -> None:
    assert one("RSEC-log", date(2026, 8, 31)) == Due(date(2027, 2, 28), date(2027, 2, 28), provisional=False)
    assert one("RSEC-pia", date(2024, 2, 29)) == Due(date(2027, 2, 28), date(2027, 2, 28), provisional=False)


def test_a_report_within_24_hours_wants_an_hour() -> None:
    start, end = (datetime(2026, 3, day, 14, 30) for day in (1, 2))  # noqa: DTZ001 local time, as the clerk writes it
    expected = Due(date(2026, 3, 2), date(2026, 3, 2), provisional=False, at=end)
    assert one("RSEC-24h", start) == expected
    assert many([("RSEC-24h", start)]) == [expected]
    with pytest.raises(LawError, match="请写明时刻"):
        many([("RSEC-24h", date(2026, 3, 1))])


@pytest.mark.parametrize("rule", sorted(WITHOUT_NUMBER))
def test_a_rule_without_a_number_has_no_end(rule: str) -> None:
    assert one(rule, date(2026, 3, 2)) is None
    assert many([(rule, date(2026, 3, 2))]) == [None]


@pytest.mark.parametrize("rule", ["R22-22-route", "R22-25-urgent", "R22-23-object", "R19-hear7", "RSEC-log"])
def test_a_wrong_start_is_refused_singly_and_in_bulk(rule: str) -> None:
    moment = datetime(2026, 3, 1, 14, 30)  # noqa: DTZ001 local time, as the clerk writes it
    for start, why in ((date(1989, 12, 31), "不在1990年至2100年"), (moment, "请只写日期")):
        with pytest.raises(LawError, match=why):
            one(rule, start)
        with pytest.raises(LawError, match=why):
            many([(rule, start)])


def test_bulk_refuses_at_the_wrong_row_and_no_earlier() -> None:
    def rows() -> Iterator[tuple[str, date]]:
        yield "R22-22-route", date(2026, 3, 2)
        yield "R99", date(2026, 3, 2)

    found = due_many(rows(), rulebook=shipped_rulebook(), calendar=shipped_calendar())
    assert next(found) == Due(date(2026, 3, 17), date(2026, 3, 17), provisional=False)
    with pytest.raises(LawError, match="R99"):
        next(found)


def test_bulk_follows_the_calendar_given() -> None:
    upto_2025 = load_calendar(notice for notice in shipped_calendar().notices if notice.year < 2026)
    rows = [("R22-22-route", date(2026, 2, 6))]
    found = list(due_many(rows, rulebook=shipped_rulebook(), calendar=upto_2025))
    assert found == [Due(date(2026, 2, 21), date(2026, 2, 23), provisional=True)]


@pytest.mark.parametrize("length", [700, 701])
@pytest.mark.parametrize("start", [date(1990, 1, 1), date(2010, 5, 4), date(2100, 12, 31)])
@pytest.mark.parametrize("unit", ["calendar day", "working day"])
@pytest.mark.parametrize("backward", [False, True])
def test_bulk_counts_long_periods_too(tmp_path: Path, length: int, start: date, unit: str, backward: bool) -> None:
    (tmp_path / "long.toml").write_text(
        f'[[rule]]\nid = "X"\ntitle = "x"\nobligor = "x"\nevent = "x"\nregulation = "x"\narticles = ["1"]\n'
        f'length = {length}\nunit = "{unit}"\nbackward = {str(backward).lower()}\nbasis = "INTERNAL"\nevidence = "V"\n',
        encoding="utf-8",
    )
    book, calendar = load_rulebook([tmp_path / "long.toml"]), shipped_calendar()
    single = due_of_rule("X", start, rulebook=book, calendar=calendar)
    assert list(due_many([("X", start)], rulebook=book, calendar=calendar)) == [single]
