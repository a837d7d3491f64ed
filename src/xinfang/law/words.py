"""Days, numbers and articles in the words that a clerk reads aloud."""

from datetime import date

WEEKDAYS = "一二三四五六日"
DIGITS = "零一二三四五六七八九"


def say_date(day: date) -> str:
    """Give `day` as 2026年2月14日."""
    return f"{day.year}年{day.month}月{day.day}日"


def say_weekday(day: date) -> str:
    """Give the Chinese name of the weekday of `day`."""
    return f"星期{WEEKDAYS[day.weekday()]}"


def say_day(day: date) -> str:
    """Give `day` with its weekday in brackets."""
    return f"{say_date(day)}（{say_weekday(day)}）"


def say_number(number: int) -> str:
    """Give a number from 1 to 999 in Chinese numerals, as articles are numbered (二百零三)."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    head = f"{DIGITS[hundreds]}百" if hundreds else ""
    if head and rest and not tens:
        return f"{head}零{DIGITS[ones]}"
    ten = "" if not tens else "十" if tens == 1 and not head else f"{DIGITS[tens]}十"
    return head + ten + (DIGITS[ones] if ones else "")


def say_article(article: int, paragraph: int = 0, item: int = 0) -> str:
    """Give 第二十二条第一款第三项; a zero leaves that part out, and so does an article without a number."""
    parts = ((article, "条"), (paragraph, "款"), (item, "项"))
    return "".join(f"第{say_number(number)}{name}" for number, name in parts if number)
