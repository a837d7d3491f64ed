"""Days and numbers of days as people write them in Chinese."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

DIGITS: Final = dict(zip("零一二三四五六七八九", range(10), strict=True)) | {"两": 2}
NUMBER: Final = r"(\d{1,3}|[一二两三四五六七八九十百]{1,5})"
DAY: Final = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")


def number(said: str) -> int | None:
    """Give the number written in Arabic or in Chinese figures, below a thousand; None when it is none."""
    if said.isascii() and said.isdigit():
        return int(said)
    total, pending = 0, 0
    for sign in said:
        if sign in DIGITS:
            pending = DIGITS[sign]
        elif sign in "十百":
            total += (pending or 1) * (10 if sign == "十" else 100)
            pending = 0
        else:
            return None
    return total + pending


def days_in(text: str) -> Iterator[tuple[date, str]]:
    """Give each whole date in the text with the twelve characters after it; what is no date is passed over."""
    for found in DAY.finditer(text):
        try:
            day = date(*(int(part) for part in found.groups()))
        except ValueError:
            continue
        yield day, text[found.end() : found.end() + 12]


def odd_days_in(text: str) -> Iterator[str]:
    """Give what is written like a date and is none."""
    for found in DAY.finditer(text):
        try:
            date(*(int(part) for part in found.groups()))
        except ValueError:
            yield found.group(0)


def periods_in(text: str, *, before: str) -> Iterator[int]:
    """Give the numbers of days that the text names for what matches `before`, in the same sentence."""
    for found in re.finditer(rf"{NUMBER}\s*(?:个工作)?日(?:之)?(?:内|以内)[^。；]{{0,40}}?{before}", text):
        told = number(found.group(1))
        if told is not None:
            yield told
