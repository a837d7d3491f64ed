"""The clock; no other module reads it."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

CHINA = ZoneInfo("Asia/Shanghai")


def now() -> datetime:
    """Give the present moment, aware, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Give the present day in China."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """Give the day in China on which `moment` falls."""
    return moment.astimezone(CHINA).date()
