"""The key ring (密钥): a folder of its own, outside the database and its dump.

One file holds every key, so that a ring is there as a whole or not at all: the data keys that seal identity, the
newest of which seals while the older ones still open, and one MAC key for each purpose of `PURPOSES`.
"""

import fcntl
import hashlib
import json
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from xinfang.kernel.durable import make_private_folder, replace_file
from xinfang.kernel.errors import UserError

KEY_BYTES = 32
KEY_ID_BYTES = 4
PURPOSES = ("index.name", "index.id_no", "index.phone", "codes", "commands")
RING_FILE = "ring.json"
LOCK_FILE = "lock"
NOTICE_FILE = "README.txt"
NOTICE = (
    "密钥存放在 {folder}。丢失这些密钥，库中信访人的姓名、证件号码、电话和住址将永远无法打开，查询码也会全部失效；"
    "请把这个文件夹另行备份，并且不要与数据库备份放在一处。"
)


@dataclass(frozen=True, slots=True)
class DataKey:
    """A key that seals; its id is drawn from the key, so it can never be given to another."""

    id: bytes
    cipher: AESGCM = field(repr=False)


@dataclass(frozen=True, slots=True)
class Ring:
    """All keys of the office; `data` in order of making."""

    data: dict[bytes, DataKey]
    macs: dict[str, bytes] = field(repr=False)

    @property
    def newest(self) -> DataKey:
        """Give the data key that seals."""
        return next(reversed(self.data.values()))


def folder() -> Path:
    """Give the folder of the ring, which the setting XINFANG_KEYS names."""
    return Path(settings.XINFANG_KEYS)


def ring() -> Ring:
    """Give the ring, made at first use and read once per process."""
    return _load(folder())


def mac_key(purpose: str) -> bytes:
    """Give the MAC key of one of `PURPOSES`."""
    return ring().macs[purpose]


def data_key(key_id: bytes) -> DataKey:
    """Give the data key with this id; refuse in words when the ring has lost it.

    The file is read again before refusing, since another process may have added the key.
    """
    if key_id not in ring().data:
        _load.cache_clear()
    key = ring().data.get(key_id)
    if key is None:
        raise UserError(_lost(key_id))
    return key


def add_data_key() -> bytes:
    """Add a data key that seals from now on, and give its id; what older keys sealed stays open."""
    place = folder()
    with _locked(place):
        content = _read(place) or _fresh()
        secret = secrets.token_bytes(KEY_BYTES)
        _write(place, {**content, "data": [*content["data"], secret.hex()]})
    _load.cache_clear()
    return _key_id(secret)


def lost(key_ids: Iterable[bytes]) -> Iterator[str]:
    """Give a sentence for each key id, found on stored rows, that the ring cannot open."""
    known = ring().data
    return (_lost(key_id) for key_id in sorted(set(key_ids)) if key_id not in known)


def notice() -> str | None:
    """Make the ring if there is none, and give once ever the sentence that tells how to keep it; later None."""
    ring()
    sentence = NOTICE.format(folder=folder())
    with suppress(OSError):
        handle = os.open(folder() / NOTICE_FILE, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write(sentence + "\n")
        return sentence
    return None


@lru_cache(maxsize=8)
def _load(place: Path) -> Ring:
    content = _read(place) or _create(place)
    secrets_in_order = [bytes.fromhex(text) for text in content["data"]]
    return Ring(
        data={_key_id(secret): DataKey(_key_id(secret), AESGCM(secret)) for secret in secrets_in_order},
        macs={purpose: bytes.fromhex(content["macs"][purpose]) for purpose in PURPOSES},
    )


def _create(place: Path) -> dict[str, Any]:
    """Make the ring unless another process has just made it."""
    with _locked(place):
        content = _read(place)
        if content is None:
            content = _fresh()
            _write(place, content)
        return content


def _fresh() -> dict[str, Any]:
    return {
        "data": [secrets.token_hex(KEY_BYTES)],
        "macs": {purpose: secrets.token_hex(KEY_BYTES) for purpose in PURPOSES},
    }


def _read(place: Path) -> dict[str, Any] | None:
    file = place / RING_FILE
    try:
        if file.stat().st_mode & 0o077:
            raise UserError(f"密钥文件 {file} 别的用户也能读，系统不予使用；请先执行 chmod 600 {file}。")
        content: dict[str, Any] = json.loads(file.read_text("utf-8"))
        if content.pop("check") != _check(content) or not set(PURPOSES) <= set(content["macs"]):
            raise ValueError
    except FileNotFoundError:
        return None
    except PermissionError as error:
        raise UserError(f"没有权限读取密钥文件 {file}，请用建立它的用户运行。") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UserError(f"密钥文件 {file} 已损坏或不完整，请从密钥备份中恢复。") from error
    return content


def _write(place: Path, content: dict[str, Any]) -> None:
    text = json.dumps({**content, "check": _check(content)}, indent=1)
    replace_file(place / RING_FILE, text.encode())


@contextmanager
def _locked(place: Path) -> Iterator[None]:
    """Hold the folder for one process; the lock goes with the handle, so a killed process leaves none."""
    try:
        make_private_folder(place, under=place.parent)
        handle = os.open(place / LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise UserError(f"密钥文件夹 {place} 无法写入（{error.strerror}），请检查它的位置和权限。") from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _check(content: dict[str, Any]) -> str:
    """Give the digest that tells a damaged or mistyped ring from a whole one."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _key_id(secret: bytes) -> bytes:
    return hashlib.sha256(b"xinfang data key" + secret).digest()[:KEY_ID_BYTES]


def _lost(key_id: bytes) -> str:
    return f"密钥文件夹 {folder()} 中没有编号为 {key_id.hex()} 的密钥，用它封存的内容打不开；请从密钥备份中恢复。"
