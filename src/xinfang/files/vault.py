"""Where bytes lie: under their SHA-256 in the data folder, written once."""

import hashlib
from pathlib import Path

from django.conf import settings

from xinfang.kernel.durable import create_file, make_private_folder, sync_folder
from xinfang.kernel.errors import UserError


def place_of(sha256: bytes) -> Path:
    """Give the path at which bytes with this digest lie."""
    name = sha256.hex()
    return _data_folder() / "files" / name[:2] / name[2:4] / name


def put(data: bytes) -> bytes:
    """Write the bytes durably unless they are there, and give their SHA-256."""
    digest = hashlib.sha256(data).digest()
    place = place_of(digest)
    make_private_folder(place.parent, under=_data_folder())
    if not create_file(place, data) and place.read_bytes() != data:
        raise UserError(f"文件库中 {place.name} 已损坏，不能覆盖；请先从备份中恢复这个文件。")
    return digest


def get(sha256: bytes) -> bytes | None:
    """Give the bytes, or None when they are gone."""
    try:
        return place_of(sha256).read_bytes()
    except FileNotFoundError:
        return None


def remove(sha256: bytes) -> None:
    """Delete the bytes durably; nothing happens when they are gone already."""
    place = place_of(sha256)
    place.unlink(missing_ok=True)
    if place.parent.is_dir():
        sync_folder(place.parent)


def _data_folder() -> Path:
    return Path(settings.XINFANG_DATA)
