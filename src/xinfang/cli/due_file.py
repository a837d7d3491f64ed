"""Due dates for a whole file: `rule,start` in, `rule,start,due_strict,due,provisional` out, all rows or none."""

import csv
import os
from contextlib import suppress
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TextIO

from xinfang.cli.due import parse_moment
from xinfang.law.calendar import shipped_calendar
from xinfang.law.errors import LawError
from xinfang.law.periods import Due
from xinfang.law.proofs import say_moment
from xinfang.law.reckoning import Bulk
from xinfang.law.rulebook import shipped_rulebook

HEADER = ["rule", "start"]
ADDED = ["due_strict", "due", "provisional"]
EMPTY = ",,"
FAILURES = {FileNotFoundError: "找不到", PermissionError: "没有权限读写", IsADirectoryError: "是文件夹"}

parse = lru_cache(maxsize=1 << 16)(parse_moment)
iso = lru_cache(maxsize=1 << 16)(date.isoformat)


def fill(source: Path, target: Path) -> int:
    """Write `target` from `source` and give the number of rows.

    A wrong row refuses the whole file with its line number, and then nothing is written. Bytes that are no UTF-8 make
    their cell wrong.
    """
    if target.exists() and not target.is_file():
        raise LawError(f"输出文件{target}不是普通文件，没有写入。")
    partial = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with (
            source.open(encoding="utf-8-sig", errors="backslashreplace", newline="") as rows,
            partial.open("w", encoding="utf-8", newline="") as out,
        ):
            number = _copy(rows, out)
        partial.replace(target)
    except OSError as wrong:
        path = source if wrong.filename == str(source) else target
        raise LawError(f"文件{path}{FAILURES.get(type(wrong), '不能读写')}，没有写出结果。") from wrong
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
    return number


def _copy(rows: TextIO, out: TextIO) -> int:
    reader = csv.reader(rows, strict=True)
    bulk = Bulk(shipped_rulebook(), shipped_calendar())
    number = 0
    try:
        if next(reader, None) != HEADER:
            raise LawError("第一行须是表头rule,start。")
        out.write(",".join(HEADER + ADDED) + "\n")
        for number, row in enumerate(reader, 1):  # noqa: B007 read after the loop
            out.write(_line(row, bulk))
    except (LawError, csv.Error) as wrong:
        why = wrong if isinstance(wrong, LawError) else "引号或者分隔符不合CSV格式。"
        raise LawError(f"第{max(reader.line_num, 1)}行不对：{why}整份文件没有处理，没有写出结果。") from wrong
    return number


def _line(row: list[str], bulk: Bulk) -> str:
    if len(row) != len(HEADER):
        raise LawError("每行须有rule、start两栏。")
    rule, start = row
    # A rule that is known and a date that was read need no quoting.
    return f"{rule},{start},{_cells(bulk.due(rule, parse(start)))}\n"


def _cells(end: Due | None) -> str:
    if end is None:
        return EMPTY
    provisional = "true" if end.provisional else "false"
    if end.at is not None:
        return f"{say_moment(end.at)},{say_moment(end.at)},{provisional}"
    return f"{iso(end.strict)},{iso(end.due)},{provisional}"
