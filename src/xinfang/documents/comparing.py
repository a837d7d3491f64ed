"""Two versions of a paper compared, sentence by sentence."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

SENTENCE: Final = re.compile(r"[^。；！？\n]*[。；！？\n]?")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one of the versions: in both, only in the older one, or only in the newer one."""

    words: str
    gone: bool = False
    new: bool = False


@dataclass(frozen=True, slots=True)
class Changed:
    """A part that differs, and its words in order."""

    name: str
    pieces: tuple[Piece, ...]


def compare(older: Mapping[str, str], newer: Mapping[str, str]) -> tuple[Changed, ...]:
    """Give the parts that differ between two versions, in the order of the newer one."""
    names = dict.fromkeys((*newer, *older))
    return tuple(
        Changed(name, tuple(_pieces(older.get(name, ""), newer.get(name, ""))))
        for name in names
        if older.get(name, "") != newer.get(name, "")
    )


def _pieces(older: str, newer: str) -> Iterator[Piece]:
    before, after = _sentences(older), _sentences(newer)
    for how, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if how == "equal":
            yield Piece("".join(before[a:b]))
            continue
        if b > a:
            yield Piece("".join(before[a:b]), gone=True)
        if d > c:
            yield Piece("".join(after[c:d]), new=True)


def _sentences(text: str) -> list[str]:
    return [found for found in SENTENCE.findall(text) if found]
