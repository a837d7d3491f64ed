"""Papers put together for one print: the frozen bytes one after the other, and labels for their envelopes."""

import io
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import typst
from pypdf import PageObject, PdfReader, PdfWriter

from xinfang.documents.press import press
from xinfang.documents.sheet import Form, Sheet
from xinfang.kernel.errors import UserError

PDF: Final = "application/pdf"
ENDINGS: Final = {"image/jpeg": "jpg", "image/png": "png"}
LABELS_ON_A_SHEET: Final = 24
TITLE: Final = "地址标签"
STOPPED: Final = "附件“{name}”受密码保护或者已经损坏，没有印在这里，请单独打开打印。"
PICTURE: Final = (
    '#set page(paper: "a4", margin: 15mm)\n#align(center + horizon, image("{name}", width: 100%, height: 100%))'
)

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Part:
    """One file of what is printed for an addressee: its name, its type and its bytes."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Label:
    """What stands on one label."""

    name: str
    address: str
    note: str = ""
    sender: str = ""


def together(copies: Iterable[Sequence[Part]], *, on: date, two_sided: bool = False) -> bytes:
    """Give one PDF of all copies in their order, each paper followed by its attachments; what is kept stays as it is.

    Printed on both sides, each copy begins on a sheet of its own. What cannot be read is told on a page in its place.
    """
    writer = PdfWriter()
    for copy in copies:
        pages = [page for part in copy for page in _pages(part, on=on)]
        for page in pages:
            writer.add_page(page)
        if two_sided and len(pages) % 2:
            writer.add_blank_page(width=pages[-1].mediabox.width, height=pages[-1].mediabox.height)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def _pages(part: Part, *, on: date) -> list[PageObject]:
    try:
        return _cloned(part.data if part.media_type == PDF else _picture(part))
    except Exception:  # one odd file must not hold up the print of all others
        LOG.exception("a file of %s bytes was not printed", len(part.data))
        return _cloned(_told(part.name, on=on))


def _cloned(data: bytes) -> list[PageObject]:
    """Give the pages read to the last of what they hold, so that nothing odd in them shows only when they are put."""
    whole = PdfWriter()
    pages = [whole.add_page(page) for page in PdfReader(io.BytesIO(data)).pages]
    if not pages:
        raise ValueError("no page")
    return pages


def _picture(part: Part) -> bytes:
    """Give a sheet with the picture as large as it fits."""
    name = f"picture.{ENDINGS[part.media_type]}"
    with TemporaryDirectory() as folder:
        Path(folder, name).write_bytes(part.data)
        main = Path(folder, "main.typ")
        main.write_text(PICTURE.format(name=name), encoding="utf-8")
        made = typst.compile(main, root=Path(folder), format="pdf")
    if not isinstance(made, bytes):
        raise ValueError(name)
    return made


def _told(name: str, *, on: date) -> bytes:
    """Give a page that says which attachment is missing from the print."""
    sheet = Sheet(Form.NOTICE, "", ("附件没有印出",), "", on, body=(STOPPED.format(name=name),))
    return press().set(sheet)


def label_sheet(labels: Sequence[Label], *, organ: str, on: date, first: int = 1) -> bytes:
    """Give labels of 70 by 37 mm, three by eight on an A4 sheet, from the `first` free one of a sheet begun before."""
    if not 1 <= first <= LABELS_ON_A_SHEET:
        raise UserError(f"从第几格开始，应当是1到{LABELS_ON_A_SHEET}。")
    free = [("", "", "", "")] * (first - 1)
    rows = (*free, *((one.name, one.address, one.note, one.sender) for one in labels))
    return press().set(Sheet(Form.LABELS, organ, (TITLE,), "", on, rows=rows))
