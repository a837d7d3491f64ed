"""Days and standing in words."""

from datetime import UTC, date, datetime

import pytest

from xinfang.law.obligations import Standing
from xinfang.web.words import DueWords, Tone, day_words, due_words, moment_words

ON = date(2026, 3, 5)


def test_a_day_is_told_with_its_weekday() -> None:
    assert day_words(ON) == "2026年3月5日 周四"


def test_a_moment_is_told_in_the_time_of_china() -> None:
    assert moment_words(datetime(2026, 3, 4, 16, 5, tzinfo=UTC)) == "2026年3月5日 周四 00:05"


@pytest.mark.parametrize(
    ("due", "words", "tone"),
    [
        (date(2026, 3, 3), "已逾期2天", Tone.LATE),
        (date(2026, 3, 5), "今天到期", Tone.SOON),
        (date(2026, 3, 6), "明天到期", Tone.SOON),
        (date(2026, 3, 8), "还有3天", Tone.SOON),
        (date(2026, 3, 9), "还有4天", Tone.PLAIN),
        (None, "无法定天数", Tone.PLAIN),
    ],
)
def test_an_open_duty_tells_the_days_left(due: date | None, words: str, tone: Tone) -> None:
    assert due_words(due, on=ON) == DueWords(words, tone)


@pytest.mark.parametrize(
    ("due", "words"), [(date(2026, 3, 9), "暂定，还有4天"), (date(2026, 3, 3), "暂定，待放假安排公布后核定")]
)
def test_nobody_is_called_late_on_a_provisional_date(due: date, words: str) -> None:
    assert due_words(due, on=ON, provisional=True) == DueWords(words, Tone.UNSURE)


def test_nobody_is_called_late_where_law_says_the_duty_is_open() -> None:
    assert due_words(date(2026, 3, 3), on=ON, standing=Standing.OPEN).tone is Tone.UNSURE


@pytest.mark.parametrize(
    ("standing", "tone"), [(Standing.MET, Tone.DONE), (Standing.MET_LATE, Tone.LATE), (Standing.VOID, Tone.PLAIN)]
)
def test_a_duty_that_ended_is_told_in_the_words_of_law(standing: Standing, tone: Tone) -> None:
    assert due_words(date(2026, 3, 3), on=ON, standing=standing) == DueWords(standing.label, tone)
