"""The words of regulations, by article and paragraph, and how they are found by what a rule cites."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from json import dumps
from typing import Final

from xinfang.law.rules import Citation
from xinfang.law.words import say_date, say_number

STATE: Final = "中华人民共和国"
NUMBERS: Final[Mapping[str, int]] = {say_number(number): number for number in range(1, 1000)}
ITEM: Final = re.compile(r"[（(]([一二三四五六七八九十]+)[）)]")


@dataclass(frozen=True, slots=True)
class LawText:
    """A regulation as it read from `version` on: by article its paragraphs (款), each with its items on lines below."""

    title: str
    version: date
    articles: Mapping[int, Sequence[str]]

    @property
    def name(self) -> str:
        """Give the title as rules cite it, without the name of the state in front."""
        return self.title.removeprefix(STATE)

    @property
    def digest(self) -> str:
        """Give the SHA-256 of title, day and words; how the file was laid out does not count."""
        said = [self.title, self.version.isoformat(), [[n, list(words)] for n, words in self.articles.items()]]
        return sha256(dumps(said, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Wording:
    """What a rule cites, word for word: the place, the day of the version, and the lines."""

    place: str
    version: date
    lines: tuple[str, ...]

    @property
    def edition(self) -> str:
        """Say of which day the text is."""
        return f"{say_date(self.version)}文本"

    def json(self) -> dict[str, object]:
        """Give it as plain data."""
        return {"place": self.place, "version": self.version.isoformat(), "lines": list(self.lines)}


@dataclass(frozen=True, slots=True)
class Library:
    """The texts that were taken in, in that order; empty where none was."""

    texts: Sequence[LawText] = ()

    def wordings(self, citations: Iterable[Citation], *, on: date) -> tuple[Wording, ...]:
        """Give the words that stand at the places cited, as they read on the day; nothing for what is not there.

        Of several versions that was the newest whose day had come, else the oldest; of one day, the last taken in.
        """
        found = (self._wording(citation, on=on) for citation in citations)
        return tuple(dict.fromkeys(one for one in found if one is not None))

    def holds(self, citations: Iterable[Citation]) -> bool:
        """Tell whether a text of what is cited was taken in, at whatever place and of whatever day."""
        names = {text.name for text in self.texts}
        return any(citation.regulation in names for citation in citations)

    def _wording(self, cited: Citation, *, on: date) -> Wording | None:
        text = self._version(cited.regulation, on=on)
        lines = tuple(_lines(text.articles.get(cited.article, ()), cited)) if text is not None else ()
        return Wording(f"《{cited.regulation}》{cited.place}", text.version, lines) if text and lines else None

    def _version(self, name: str, *, on: date) -> LawText | None:
        versions = sorted((text for text in self.texts if text.name == name), key=lambda text: text.version)
        begun = [text for text in versions if text.version <= on]
        return next(iter(begun[-1:] or versions), None)


def item_number(line: str) -> int:
    """Give the number of the item (项) that begins on the line, 0 when none does."""
    head = ITEM.match(line)
    return NUMBERS.get(head[1], 0) if head else 0


def _lines(paragraphs: Sequence[str], cited: Citation) -> Iterator[str]:
    """Give the lines of the paragraph cited, or of all; of an item, its paragraph's opening and the item alone."""
    for paragraph in paragraphs[cited.paragraph - 1 : cited.paragraph] if cited.paragraph else paragraphs:
        opening, *below = paragraph.split("\n")
        if not cited.item:
            yield from (opening, *below)
        elif item := list(_item(below, cited.item)):
            yield from (opening, *item)


def _item(lines: Sequence[str], wanted: int) -> Iterator[str]:
    inside = False
    for line in lines:
        inside = item_number(line) == wanted if item_number(line) else inside
        if inside:
            yield line
