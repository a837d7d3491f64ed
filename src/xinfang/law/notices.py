"""Holiday notices (放假通知) as data: which days a year's notice takes off and which it has worked in exchange."""

import json
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from xinfang.law.errors import LawError

Source = TypeVar("Source")
SATURDAY = 5
DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Notice:
    """The State Council's holiday notice for one year.

    `holidays` holds every day that the notice makes off, weekends inside a holiday included; `exchanged` the weekend
    days worked for it (调休补班). Both may reach into December of the year before. `names` tells which holiday a day
    belongs to. `source` names the notice.
    """

    year: int
    holidays: frozenset[date]
    exchanged: frozenset[date]
    source: str
    names: tuple[tuple[date, str], ...] = ()

    def __post_init__(self) -> None:
        """Refuse days that such a notice cannot hold."""
        for day in self.holidays | self.exchanged:
            if day.year != self.year and (day.year, day.month) != (self.year - 1, DECEMBER):
                raise LawError(f"{self.year}年的放假通知里有不属于该年的日子{day.isoformat()}。")
        for day in sorted(self.exchanged):
            if day.weekday() < SATURDAY:
                raise LawError(f"{self.year}年的放假通知把{day.isoformat()}列为补班，但那天不是周末。")
        if both := self.holidays & self.exchanged:
            raise LawError(f"{self.year}年的放假通知把{min(both).isoformat()}既列为放假又列为补班。")

    def row(self) -> dict[str, Any]:
        """Give the notice as plain data, for the calendar's canonical bytes."""
        return {
            "year": self.year,
            "source": self.source,
            "off": sorted(day.isoformat() for day in self.holidays),
            "worked": sorted(day.isoformat() for day in self.exchanged),
            "names": [[day.isoformat(), name] for day, name in sorted(self.names)],
        }


def notice_from_toml(path: Path) -> Notice:
    """Read a notice of our own form: year, source, and for each holiday its name, days off and days worked."""
    return _parsed(_notice_of_toml, path.read_bytes())


def notice_from_bytes(data: bytes) -> Notice:
    """Read a notice from a file's content: the JSON of the holiday-cn project, or TOML of our own form."""
    if not data.lstrip().startswith(b"{"):
        return _parsed(_notice_of_toml, data)
    try:
        table = json.loads(data)
    except ValueError as wrong:
        raise LawError("放假通知的文件不是合格的JSON。") from wrong
    return notice_from_json(table)


def notice_from_row(row: Mapping[str, Any]) -> Notice:
    """Read what `Notice.row` gave."""
    return _parsed(_notice_of_row, row)


def notice_from_json(data: Mapping[str, Any]) -> Notice:
    """Read the parsed JSON of the holiday-cn project: `year`, `papers`, `days` with `name`, `date`, `isOffDay`.

    A year whose notice has not come out has an empty list of days there; it is refused, since taking it for a notice
    would make that year certain.
    """
    return _parsed(_notice_of_json, data)


def _parsed(read: Callable[[Source], Notice], data: Source) -> Notice:
    try:
        return read(data)
    except (KeyError, TypeError, ValueError, AttributeError) as wrong:
        raise LawError("放假通知的内容不合格式，缺少年份、来源、名称或者日期。") from wrong


def _notice_of_toml(text: bytes) -> Notice:
    table = tomllib.loads(text.decode("utf-8"))
    marked = [
        (day, str(holiday["name"]), off)
        for holiday in table["holiday"]
        for off, key in ((True, "off"), (False, "worked"))
        for day in holiday.get(key, ())
    ]
    return _notice(int(table["year"]), marked, source=str(table["source"]))


def _notice_of_row(row: Mapping[str, Any]) -> Notice:
    return Notice(
        year=int(row["year"]),
        holidays=frozenset(map(date.fromisoformat, row["off"])),
        exchanged=frozenset(map(date.fromisoformat, row["worked"])),
        source=str(row["source"]),
        names=tuple((date.fromisoformat(day), str(name)) for day, name in row["names"]),
    )


def _notice_of_json(data: Mapping[str, Any]) -> Notice:
    year = int(data["year"])
    marked = [(date.fromisoformat(day["date"]), str(day["name"]), bool(day["isOffDay"])) for day in data["days"]]
    if not marked:
        raise LawError(f"{year}年的放假通知还没有内容，不能载入。")
    return _notice(year, marked, source=f"国务院办公厅关于{year}年部分节假日安排的通知")


def _notice(year: int, marked: Iterable[tuple[date, str, bool]], *, source: str) -> Notice:
    days = sorted(marked)
    if not any(off for _, _, off in days):
        raise LawError(f"{year}年的放假通知里没有放假的日子。")
    return Notice(
        year=year,
        holidays=frozenset(day for day, _, off in days if off),
        exchanged=frozenset(day for day, _, off in days if not off),
        source=source,
        names=tuple((day, name) for day, name, _ in days),
    )
