"""What may be stored: its size, its type told from the bytes, its name."""

import io
import re
import unicodedata
from typing import Any, Protocol

import filetype  # type: ignore[import-untyped]  # the package ships no types
from pypdf import PdfReader

from xinfang.kernel.errors import Refused

MEGABYTE = 1024 * 1024
LARGEST = 20 * MEGABYTE
LONGEST_NAME = 200
NAMELESS = "未命名"
ENDINGS = {
    "application/pdf": frozenset({"pdf"}),
    "image/jpeg": frozenset({"jpg", "jpeg", "jpe", "jfif"}),
    "image/png": frozenset({"png"}),
}
# What a whole file of the type holds near its end. Some programs write more after it, so it may stand anywhere.
END_MARKS = {"application/pdf": b"%%EOF", "image/jpeg": b"\xff\xd9", "image/png": b"IEND"}


class Readable(Protocol):
    """An upload or an open file."""

    def read(self, size: int, /) -> bytes:
        """Give at most `size` bytes, fewer only at the end."""


def plain_name(name: str) -> str:
    """Give the last part of a file name as sent, without folders, invisible characters and excess length."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    shown = "".join(c for c in last if not unicodedata.category(c).startswith("C")).strip()
    return shown[-LONGEST_NAME:] or NAMELESS


def whole(upload: bytes | Readable, *, name: str) -> bytes:
    """Give the bytes of the upload; refuse an empty one and one of more than 20 MB, of which no more is read."""
    data = upload if isinstance(upload, bytes) else upload.read(LARGEST + 1)
    if not data:
        raise Refused(f"文件“{name}”是空的，请重新选择。", field="file")
    if len(data) > LARGEST:
        raise Refused(f"文件“{name}”超过 {LARGEST // MEGABYTE} MB，请压缩或者拆分后再上传。", field="file")
    return data


def media_type(data: bytes, *, name: str) -> str:
    """Tell the type from the content; refuse other types, a name whose ending says another type, and half a file."""
    found = filetype.guess_mime(data)
    if found not in ENDINGS:
        raise Refused(f"文件“{name}”不是 PDF、JPG 或者 PNG 文件，不能接收。", field="file")
    _, dot, ending = name.rpartition(".")
    if dot and ending.lower() not in ENDINGS[found]:
        raise Refused(f"文件“{name}”的内容是 {found}，与扩展名不符，请核对后重新上传。", field="file")
    if END_MARKS[found] not in data:
        raise Refused(f"文件“{name}”不完整，可能上传中断或者已经损坏，请重新上传。", field="file")
    if "pdf" in ENDINGS[found] and _is_blank(data):
        raise Refused(f"文件“{name}”里一页也没有，请核对后重新上传。", field="file")
    return str(found)


def _is_blank(data: bytes) -> bool:
    """Tell whether a PDF says of itself that it has no page; what cannot be read says nothing."""
    try:
        pages: Any = PdfReader(io.BytesIO(data)).root_object["/Pages"]
        return bool(pages["/Count"] == 0)
    except Exception:  # a file of any make may come; whoever opens it will see
        return False
