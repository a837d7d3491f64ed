"""Why a date is another after a new notice or other rules, in a sentence; what a change leaves alone is not told of."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.cast import TOWN
from law.words import accept, case, hear, issue_opinion, register, serve, transfer
from xinfang.law.calendar import Notice, WorkCalendar, amended, shipped_calendar
from xinfang.law.moving import NO_DATES, Dates, dates_of, why_moved
from xinfang.law.periods import Period, Unit
from xinfang.law.rulebook import Rulebook, shipped_rulebook

RULE = "R22-34-handle"
RULES = shipped_rulebook()
OLD = shipped_calendar()
HERE = Dates(date(2027, 1, 22), date(2027, 1, 22), provisional=True)


def notice(*off: date) -> WorkCalendar:
    """Give the calendar after a notice for 2027 that takes these days off."""
    days = frozenset({date(2027, 1, 1), *off})
    return amended(OLD, Notice(2027, days, frozenset(), "试验用", tuple((day, "试验假") for day in sorted(days))))


def why(old: Dates, new: Dates, *, rules: tuple[Rulebook, Rulebook] = (RULES, RULES), after: WorkCalendar = OLD) -> str:
    return why_moved(RULE, old, new, rulebooks=rules, calendars=(OLD, after))


def without(rule: str = RULE) -> Rulebook:
    return Rulebook({name: one for name, one in RULES.rules.items() if name != rule})


def with_rule(**changed: object) -> Rulebook:
    return Rulebook({**RULES.rules, RULE: replace(RULES.rule(RULE), **changed)})


def test_a_duty_and_a_window_have_their_dates_and_nothing_has_none() -> None:
    served = case(
        register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-03"), accept(on="2026-03-05"), hear(on="2026-03-06"),
        issue_opinion(on="2026-03-20"), serve(on="2026-03-23"),
    )  # fmt: skip
    [handling] = [o for o in served.obligations if o.rule == RULE]
    assert dates_of(handling) == Dates(date(2026, 5, 4), date(2026, 5, 6))
    assert dates_of(served.remedies[-1]) == Dates(date(2026, 4, 22), date(2026, 4, 22))
    assert dates_of(None) == NO_DATES


def test_days_that_a_notice_takes_off_are_named() -> None:
    after = notice(date(2027, 1, 22), date(2027, 1, 25))
    new = Dates(date(2027, 1, 22), date(2027, 1, 26))
    assert why(HERE, new, after=after) == (
        "放假安排有变：2027年1月22日为星期五，试验假放假，依据试验用；2027年1月25日为星期一，试验假放假，依据试验用。"
    )


def test_of_many_days_three_are_named() -> None:
    off = [date(2027, 1, 25) + timedelta(days=step) for step in range(5)]
    said = why(HERE, Dates(date(2027, 1, 29), date(2027, 2, 1)), after=notice(*off))
    assert said.count("；") == 2
    assert "1月28日" not in said


def test_a_date_that_stays_and_becomes_certain_or_ceases_to_be_is_told_so() -> None:
    certain = replace(HERE, provisional=False)
    assert why(HERE, certain) == "有关日期的放假安排已经确定。"
    assert why(certain, HERE) == "有关日期的放假安排还没有确定。"


def test_a_date_that_moved_with_its_start_says_so() -> None:
    assert why(HERE, Dates(date(2027, 1, 20), date(2027, 1, 20))) == "起算日因放假安排的变动而不同。"


def test_what_came_or_went_without_a_change_of_rules_has_no_day_to_name() -> None:
    assert why(NO_DATES, replace(NO_DATES, provisional=True)) == "有关日期的放假安排还没有确定。"


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ((RULES, without()), "规则“办结并出具信访处理意见书”已停用。"),
        ((without(), RULES), "规则“办结并出具信访处理意见书”已启用。"),
        ((RULES, with_rule(active=False)), "规则“办结并出具信访处理意见书”已停用。"),
        ((with_rule(active=False), RULES), "规则“办结并出具信访处理意见书”已启用。"),
        (
            (RULES, with_rule(period=Period(45, Unit.DAY))),
            "规则“办结并出具信访处理意见书”的期限由六十日改为四十五日。",
        ),
        (
            (RULES, with_rule(period=Period(0, Unit.NONE))),
            "规则“办结并出具信访处理意见书”的期限由六十日改为没有规定天数。",
        ),
        ((RULES, with_rule(note="新的说明")), "规则“办结并出具信访处理意见书”的内容有变。"),
    ],
)
def test_another_rule_is_the_reason_before_any_day(rules: tuple[Rulebook, Rulebook], said: str) -> None:
    assert why(HERE, Dates(date(2027, 1, 7), date(2027, 1, 7)), rules=rules) == said


@given(
    st.sets(st.dates(date(2027, 1, 4), date(2027, 3, 31)), max_size=12), st.dates(date(2026, 10, 1), date(2026, 12, 31))
)
def test_counting_again_by_a_new_notice_is_always_explained(off: set[date], day: date) -> None:
    after = notice(*off)
    said = (register(on=str(day)), transfer(to=TOWN, on=str(day)), accept(on=str(day)))
    old, new = case(*said), case(*said, calendar=after)
    for before, now in zip(old.obligations, new.obligations, strict=True):
        if dates_of(before) != dates_of(now):
            told = why_moved(
                now.rule, dates_of(before), dates_of(now), rulebooks=(RULES, RULES), calendars=(OLD, after)
            )
            presumed = ("起算日因放假安排的变动而不同",) if now.arises_on is not None else ()
            assert told.startswith(("放假安排有变：", "有关日期的放假安排已经确定", *presumed))
