"""A regulation read from a text file, article by article; what cannot be read so is refused, naming the line."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath
from typing import Final

from xinfang.law.errors import LawError
from xinfang.law.wording import NUMBERS, LawText, item_number
from xinfang.law.words import say_article

MARKER: Final = "<!-- INFO END -->"
HEADED: Final = re.compile(r"第([一二三四五六七八九十百零]+)条(之[一二三四五六七八九十]+)?(?!\S)(.*)")
BELOW_ITEM: Final = re.compile(r"\d+[.\uff0e、]")
DAY_SAID: Final = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
DAY_NAMED: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


class TextRefused(LawError):
    """A text that cannot be read by article; the sentence names file and line."""

    def __init__(self, name: str, line: int, why: str) -> None:
        """Say which file, which line (0: the whole) and why."""
        super().__init__(f"{name}{f'第{line}行' if line else ''}：{why}")


def read_text(content: bytes, *, name: str, version: date | None = None) -> LawText:
    """Read a regulation: `# title`, the days of its making, `<!-- INFO END -->`, then article by article.

    Other lines with `#` are headings. The version is the one given, else the latest day of its making, else the day
    in the file's name. Raises `TextRefused` for a file that cannot be read so.
    """
    lines = [line.strip() for line in _decoded(content, name).splitlines()]
    title, *rest = [number for number, line in enumerate(lines, 1) if line] or [1]
    named = _title(lines[title - 1] if lines else "", title, name)
    begun = lines.index(MARKER) + 1 if MARKER in lines else title
    reading = _Reading(name)
    for number in rest:
        if number > begun and not lines[number - 1].startswith(("#", "<!--")):
            reading.take(number, lines[number - 1])
    articles = reading.articles_of(len(lines))
    return LawText(named, version or _version(lines[:begun], name), articles)


@dataclass(slots=True)
class _Reading:
    """The articles as far as they have been read."""

    name: str
    articles: list[list[str]] = field(default_factory=list)

    def take(self, number: int, line: str) -> None:
        """Take one line in: an article's first, an item, or another paragraph."""
        if headed := HEADED.fullmatch(line):
            self._open(number, headed)
        elif not self.articles:
            raise TextRefused(self.name, number, "这一行在第一条之前，不属于任何一条。")
        elif item_number(line) or BELOW_ITEM.match(line):
            self._below(number, line)
        else:
            self.articles[-1].append(line)

    def articles_of(self, lines: int) -> dict[int, tuple[str, ...]]:
        """Give all articles by number, the file being at its end."""
        self._closed(lines)
        if not self.articles:
            raise TextRefused(self.name, 0, "没有找到任何一条，不能按条读入。")
        return {number: tuple(paragraphs) for number, paragraphs in enumerate(self.articles, 1)}

    def _open(self, number: int, headed: re.Match[str]) -> None:
        expected = len(self.articles) + 1
        if headed[2] or NUMBERS.get(headed[1]) != expected:
            said = f"第{headed[1]}条{headed[2] or ''}"
            raise TextRefused(self.name, number, f"应当是{say_article(expected)}，写的是{said}，条号没有接上。")
        self._closed(number)
        self.articles.append([words] if (words := headed[3].strip()) else [])

    def _closed(self, number: int) -> None:
        if self.articles and not self.articles[-1]:
            raise TextRefused(self.name, number, f"{say_article(len(self.articles))}到此没有条文。")

    def _below(self, number: int, line: str) -> None:
        """Put a line under its paragraph; what stands between two items of one list belongs to the first of them."""
        paragraphs = self.articles[-1]
        start = _carries_on(paragraphs, item_number(line))
        if start < 0:
            raise TextRefused(self.name, number, "这一项没有接着前面的条文或者前一项。")
        paragraphs[start:] = ["\n".join((*paragraphs[start:], line))]


def _carries_on(paragraphs: Sequence[str], item: int) -> int:
    """Give the place of the paragraph under which an item of that number stands, -1 when under none."""
    if item <= 1:
        return len(paragraphs) - 1
    lasts = [max(map(item_number, paragraph.split("\n"))) for paragraph in paragraphs]
    return max((place for place, last in enumerate(lasts) if last == item - 1), default=-1)


def _decoded(content: bytes, name: str) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise TextRefused(name, content[: wrong.start].count(b"\n") + 1, "不是 UTF-8 编码的文字。") from wrong
    if "\0" in text:
        raise TextRefused(name, text[: text.index("\0")].count("\n") + 1, "含有不是文字的内容。")
    return text


def _title(line: str, number: int, name: str) -> str:
    title = line.removeprefix("# ").strip()
    if not line.startswith("# ") or not title:
        raise TextRefused(name, number, "第一行应当是“# ”加法规的名称。")
    return title


def _version(preamble: Iterable[str], name: str) -> date:
    said = DAY_SAID.findall("\n".join(preamble)) or DAY_NAMED.findall(PurePath(name).name)
    try:
        days = [date(int(year), int(month), int(day)) for year, month, day in said]
    except ValueError as wrong:
        raise TextRefused(name, 0, "所写的公布日期没有这一天，请用 --version 写明。") from wrong
    if not days:
        raise TextRefused(name, 0, "正文之前和文件名里都没有公布日期，请用 --version 写明。")
    return max(days)
