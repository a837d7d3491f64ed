"""What stands on one paper, whatever its form."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from xinfang.documents.titles import broken

FIRST: Final = re.compile(r"[一二三四五六七八九十]+、")
SECOND: Final = re.compile(r"（[一二三四五六七八九十]+）")
STOPS: Final = re.compile(r"[。：:]")


class Form(StrEnum):
    """The forms: red head, letter, notice, half-sheet slip, record with signatures; list and labels for the office."""

    RED_HEAD = "RED_HEAD"
    LETTER = "LETTER"
    NOTICE = "NOTICE"
    SLIP = "SLIP"
    LIST = "LIST"
    LABELS = "LABELS"
    RECORD = "RECORD"


@dataclass(frozen=True, slots=True)
class Check:
    """What lets anybody compare the paper: the address in the picture, and the words beside it."""

    address: str
    words: str


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature drawn on a screen, as a picture, and the label of the row in which it stands."""

    label: str
    picture: bytes


@dataclass(frozen=True, slots=True)
class Sheet:
    """The content of one paper. `mark` is the name in red, `signed` the name above the date.

    `signer` stands on papers that go upward; `marks` are 份号, 密级 and urgency; `facts` are rows of the
    table of a slip or record, `signatures` who signs by hand below it.
    `columns` are the heads of a list with the share of the width that each takes, `rows` its lines.
    A paper without `copy_to` and `printed_by` has no record at its foot.
    """

    form: Form
    organ: str
    title: tuple[str, ...]
    number: str
    dated: date
    addressee: str = ""
    body: tuple[str, ...] = ()
    mark: str = ""
    signed: str = ""
    signer: str = ""
    marks: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    note: str = ""
    copy_to: str = ""
    printed_by: str = ""
    printed_on: date | None = None
    facts: tuple[tuple[str, str], ...] = ()
    signatures: tuple[str, ...] = ()
    columns: tuple[tuple[str, int], ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    check: Check | None = None
    signature: Signature | None = None

    def told(self) -> dict[str, Any]:
        """Give the content as the forms want it, without the picture and the fonts."""
        return {
            "form": self.form.value,
            "organ": self.organ,
            "title": "".join(self.title),
            "title-lines": [line for part in self.title for line in broken(part)],
            "number": self.number,
            "dated": [self.dated.year, self.dated.month, self.dated.day],
            "dated-words": plain_day(self.dated),
            "addressee": self.addressee,
            "body": [levelled(one) for one in self.body],
            "mark": self.mark or self.organ,
            "signed": self.signed or self.organ,
            "signer": self.signer,
            "marks": self.marks,
            "attachments": self.attachments,
            "note": self.note,
            "copy-to": self.copy_to.rstrip("。"),
            "printed-by": self.printed_by,
            "printed-words": plain_day(self.printed_on or self.dated),
            "facts": self.facts,
            "signatures": self.signatures,
            "columns": self.columns,
            "rows": self.rows,
        }


def plain_day(day: date) -> str:
    """Give the day in Arabic figures, months and days without a leading nought."""
    return f"{day.year}年{day.month}月{day.day}日"


def levelled(paragraph: str) -> dict[str, Any]:
    """Tell the level of a paragraph by how it begins, and which of its words are set in the face of that level."""
    for level, begins in ((1, FIRST), (2, SECOND)):
        if begins.match(paragraph):
            stop = STOPS.search(paragraph)
            end = stop.end() if stop else len(paragraph)
            return {"level": level, "lead": paragraph[:end], "rest": paragraph[end:]}
    return {"level": 0, "lead": paragraph, "rest": ""}
