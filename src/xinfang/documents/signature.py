"""A signature drawn on a screen: a small picture that is set into the record of service and kept nowhere else."""

import base64
import binascii
import struct
import zlib
from typing import Final

from xinfang.kernel.errors import Refused

PREFIX: Final = "data:image/png;base64,"
LARGEST: Final = 200_000
MARK: Final = b"\x89PNG\r\n\x1a\n"
WIDEST, HIGHEST = 1600, 800
LEAST_INK: Final = 200  # bytes of a drawing that is more than a dot
EMPTY: Final = "请信访人在签名处签名。"
BROKEN: Final = "签名没有传送成功，请清除后重新签名。"


def picture_of(told: str) -> bytes:
    """Give the picture that the page sent as a data address; refuse none, a broken one, and one that is too large."""
    if not told:
        raise Refused(EMPTY, field="signature")
    if not told.startswith(PREFIX) or len(told) > LARGEST:
        raise Refused(BROKEN, field="signature")
    try:
        data = base64.b64decode(told.removeprefix(PREFIX), validate=True)
    except (binascii.Error, ValueError) as wrong:
        raise Refused(BROKEN, field="signature") from wrong
    _checked(data)
    return data


def _checked(data: bytes) -> None:
    """Refuse what is no whole picture of a fitting size, or has next to nothing drawn on it."""
    if not data.startswith(MARK) or len(data) < len(MARK) + 25:
        raise Refused(BROKEN, field="signature")
    wide, high = struct.unpack(">II", data[16:24])
    if not (0 < wide <= WIDEST and 0 < high <= HIGHEST):
        raise Refused(BROKEN, field="signature")
    if _ink(data) < LEAST_INK:
        raise Refused(EMPTY, field="signature")


def _ink(data: bytes) -> int:
    """Give how many bytes of the drawing's rows are not empty; walks the picture's parts and judges each by its sum."""
    rows, at = b"", len(MARK)
    try:
        while at < len(data):
            size, kind = struct.unpack(">I4s", data[at : at + 8])
            body, stored = data[at + 8 : at + 8 + size], data[at + 8 + size : at + 12 + size]
            if struct.pack(">I", zlib.crc32(kind + body)) != stored:
                raise Refused(BROKEN, field="signature")
            rows += body if kind == b"IDAT" else b""
            at += size + 12
            if kind == b"IEND":
                break
        drawn = zlib.decompressobj().decompress(rows, WIDEST * HIGHEST * 5)
    except (struct.error, zlib.error) as wrong:
        raise Refused(BROKEN, field="signature") from wrong
    return len(drawn) - drawn.count(0)
