"""Papers set as PDF/A by one compiler that is kept."""

import io
import json
import re
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Final

import segno
import typst

from xinfang.documents.fonts import Faces, NoFont, faces, folders, installed
from xinfang.documents.sheet import Sheet
from xinfang.kernel.errors import UserError

FORMS: Final = Path(__file__).parent / "forms"
STANDARD: Final = "a-2b"
UNKNOWN: Final = re.compile(r'the text `?"(.+?)"`? could not be displayed')
MASK: Final = 3
ESCAPED: Final = re.compile(r"\\u\{([0-9a-f]+)\}")
LOST: Final = "公文没有排印成功，请通知系统管理员。"


class Press:
    """A compiler with its fonts. One paper at a time goes through it."""

    def __init__(self, chosen: Faces, fonts: typst.Fonts) -> None:
        """Read the forms and the fonts once."""
        self.faces = chosen
        self._compiler = typst.Compiler(FORMS / "main.typ", root=FORMS, font_paths=fonts, ignore_system_fonts=True)
        self._lock = Lock()

    def set(self, sheet: Sheet) -> bytes:
        """Give the paper as PDF/A; the same sheet gives the same bytes.

        Refuses in words when a character is in none of the fonts, so that no paper has boxes for names.
        """
        told = sheet.told() | {"faces": self.faces.told()}
        if sheet.check is not None:
            told |= {"qr": picture(sheet.check.address), "qr-words": sheet.check.words}
        if sheet.signature is not None:
            told |= {"signed-at": sheet.signature.label, "drawn": list(sheet.signature.picture)}
        moment = datetime(sheet.dated.year, sheet.dated.month, sheet.dated.day, tzinfo=UTC)
        with self._lock:
            try:
                made = self._compiler.compile(
                    sys_inputs={"sheet": json.dumps(told)}, format="pdf", pdf_standards=STANDARD, timestamp=moment
                )
            except typst.TypstError as fault:
                raise UserError(_words(fault)) from fault
        if not isinstance(made, bytes):
            raise UserError(LOST)
        return made


def _words(fault: typst.TypstError) -> str:
    found = UNKNOWN.search(fault.message)
    if found is None:
        return LOST
    lacking = ESCAPED.sub(lambda one: chr(int(one.group(1), 16)), found.group(1))
    return f"字体里没有“{lacking}”这个字，不能排印；请安装字符更全的字体。"


def picture(address: str) -> list[int]:
    """Give a QR picture of the address, one pixel a module, as the numbers of its bytes."""
    drawn = io.BytesIO()
    # A mask chosen beforehand saves weighing all eight, a third of what a letter costs; readers take any.
    segno.make(address, error="m", micro=False, mask=MASK).save(drawn, kind="png", border=0, scale=1)
    return list(drawn.getvalue())


@lru_cache(maxsize=1)
def press() -> Press:
    """Give the press of this process; refuse in words when there is no Chinese font."""
    try:
        return Press(faces(), installed(folders()))
    except NoFont as none:
        raise UserError(str(none)) from none
