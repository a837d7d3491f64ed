"""Days and standing put into words; pure, the day that counts as today always comes from the caller."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from xinfang.kernel.clock import CHINA
from xinfang.law.obligations import Standing

WEEKDAYS = "一二三四五六日"
SOON_DAYS = 3


class Tone(StrEnum):
    """How strongly a thing is shown; the words beside it always say the same."""

    PLAIN = "plain"
    DONE = "done"
    SOON = "soon"
    LATE = "late"
    UNSURE = "unsure"


TONES = {
    Standing.MET: Tone.DONE,
    Standing.MET_LATE: Tone.LATE,
    Standing.OVERDUE: Tone.LATE,
    Standing.VOID: Tone.PLAIN,
    Standing.UNTIMED: Tone.PLAIN,
    Standing.PAST_INTERNAL: Tone.SOON,
    Standing.MET_PAST_INTERNAL: Tone.PLAIN,
}


@dataclass(frozen=True, slots=True)
class DueWords:
    """What is said of a due date, and how strongly."""

    words: str
    tone: Tone


def day_words(day: date) -> str:
    """Give a day as 2026年3月5日 周四."""
    return f"{day.year}年{day.month}月{day.day}日 周{WEEKDAYS[day.weekday()]}"


def moment_words(moment: datetime) -> str:
    """Give an aware moment as 2026年3月5日 周四 14:05, in China's time."""
    local = moment.astimezone(CHINA)
    return f"{day_words(local.date())} {local:%H:%M}"


def due_words(due: date | None, *, on: date, standing: Standing | None = None, provisional: bool = False) -> DueWords:
    """Say how a due date stands on the day `on`.

    Who is late is for law to judge: give its `standing`. Without one, an open obligation is taken, late after `due`.
    """
    if due is None or standing not in (None, Standing.OPEN, Standing.OVERDUE):
        said = standing or Standing.UNTIMED
        return DueWords(said.label, TONES.get(said, Tone.PLAIN))
    left = (due - on).days
    if provisional:
        return DueWords(f"暂定，{_time_left(left)}" if left >= 0 else "暂定，待放假安排公布后核定", Tone.UNSURE)
    if left >= 0:
        return DueWords(_time_left(left), Tone.SOON if left <= SOON_DAYS else Tone.PLAIN)
    if standing is Standing.OPEN:
        return DueWords("期限已过，档案不全，不计逾期", Tone.UNSURE)
    return DueWords(f"已逾期{-left}天", Tone.LATE)


def _time_left(days: int) -> str:
    if days == 0:
        return "今天到期"
    return "明天到期" if days == 1 else f"还有{days}天"
