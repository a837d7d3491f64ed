"""A CSV file read record by record, each with the line on which it starts."""

import csv
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, Protocol

from xinfang.kernel.errors import UserError
from xinfang.petitions.imports.labels import is_label
from xinfang.petitions.imports.mapping import FileMapping

# What the reject file puts in front; a mended reject file is imported like any other.
OWN_HEADINGS: Final = ("行号", "原因")
FAILURES: Final = {FileNotFoundError: "找不到", PermissionError: "没有权限读取", IsADirectoryError: "是文件夹"}


class Rows(Protocol):
    """Rows as the csv module reads them, and how many lines it has read."""

    line_num: int

    def __next__(self) -> list[str]:
        """Give the next row."""


@dataclass(frozen=True, slots=True)
class Record:
    """One record: the line on which it starts, its cells by heading, and what is wrong with its form, if anything."""

    line: int
    cells: Mapping[str, str]
    fault: str | None = None


@dataclass(slots=True)
class Source:
    """A file being read. `kept` headings may be written to the reject file; `dropped` ones go nowhere.

    Bytes that are not of the encoding stand in the cells as lone surrogates.
    """

    raw: BinaryIO
    size: int
    headings: list[str]
    kept: tuple[str, ...]
    labels: tuple[str, ...]
    unnamed: tuple[str, ...]
    rows: Rows

    def records(self) -> Iterator[Record]:
        """Give each record in order; a record whose form is wrong has a fault."""
        while True:
            line = self.rows.line_num + 1
            try:
                row = next(self.rows)
            except StopIteration:
                return
            except csv.Error:
                yield Record(line, {}, self._broken(line))
                continue
            if row:
                yield self._record(line, row)

    def _record(self, line: int, row: list[str]) -> Record:
        if len(row) != len(self.headings):
            why = f"这一行有 {len(row)} 栏，表头有 {len(self.headings)} 栏，引号或者逗号可能有误。"
            return Record(line, {}, why)
        return Record(line, dict(zip(self.headings, row, strict=True)))

    def _broken(self, line: int) -> str:
        last = self.rows.line_num
        where = f"第 {line} 行" if last <= line else f"第 {line} 行至第 {last} 行"
        return f"{where}的引号或者分隔符不合 CSV 格式，没有读懂。"

    @property
    def position(self) -> int:
        """Give how many bytes have been read."""
        return self.raw.tell()


@contextmanager
def opened(place: Path, mapping: FileMapping) -> Iterator[Source]:
    """Have the file open, its headings checked against the mapping; refuse in a sentence what cannot be read."""
    try:
        raw = place.open("rb")
    except OSError as wrong:
        raise UserError(f"文件 {place} {FAILURES.get(type(wrong), '不能读取')}。") from wrong
    with raw:
        lines = io.TextIOWrapper(raw, encoding=mapping.encoding, errors="surrogateescape", newline="")
        yield _source(place, raw, csv.reader(lines, strict=True), mapping)


def _source(place: Path, raw: BinaryIO, reader: Rows, mapping: FileMapping) -> Source:
    try:
        headings = [heading.strip() for heading in next(reader)]
    except StopIteration:
        headings = []
    except (csv.Error, UnicodeError) as wrong:
        raise UserError(f"文件 {place} 的第一行不能读懂，请确认是 CSV 文件，编码是 {mapping.encoding}。") from wrong
    if not headings:
        raise UserError(f"文件 {place} 是空的。")
    twice = [heading for heading in headings if headings.count(heading) > 1]
    if twice:
        raise UserError(f"文件 {place} 有两列都叫“{twice[0]}”，无法对照。")
    missing = [column for column in mapping.read if column not in headings]
    if missing:
        named = "、".join(missing)
        raise UserError(
            f"文件 {place} 缺少对照表写明的列：{named}。请核对表头、对照表和文字编码（{mapping.encoding}）。"
        )
    labels = tuple(one for one in headings if one in mapping.labels or is_label(one))
    kept = tuple(one for one in headings if one in {*mapping.read, *mapping.ignored} and one not in labels)
    unnamed = tuple(one for one in headings if one not in {*kept, *labels, *OWN_HEADINGS})
    size = place.stat().st_size
    return Source(raw, size, headings, kept, labels, unnamed, reader)
