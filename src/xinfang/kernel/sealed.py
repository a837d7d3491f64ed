"""Sealed fields: AES-256-GCM bound to the place where the value stands.

A sealed value is key id ‖ nonce ‖ ciphertext with tag. Its associated data are table, column, row and key id, so that
a value copied to another row or column does not open there.
"""

import secrets
from uuid import UUID

from cryptography.exceptions import InvalidTag

from xinfang.kernel.errors import UserError
from xinfang.kernel.keys import KEY_ID_BYTES, data_key, ring

NONCE_BYTES = 12
BLOCK = 32
PAD = b"\x80"


def seal(plain: str, *, table: str, column: str, row: UUID | int | str) -> bytes:
    """Seal a text for one cell; padded, so that its length does not tell a name of two characters from one of three."""
    key = ring().newest
    nonce = secrets.token_bytes(NONCE_BYTES)
    return key.id + nonce + key.cipher.encrypt(nonce, _padded(plain), _place(table, column, row, key.id))


def open_sealed(blob: bytes | memoryview, *, table: str, column: str, row: UUID | int | str) -> str:
    """Open what was sealed for this very cell; refuse in words when the key is lost or the value is not from here."""
    sealed = bytes(blob)
    key_id, nonce = key_id_of(sealed), sealed[KEY_ID_BYTES : KEY_ID_BYTES + NONCE_BYTES]
    key = data_key(key_id)
    try:
        padded = key.cipher.decrypt(nonce, sealed[KEY_ID_BYTES + NONCE_BYTES :], _place(table, column, row, key_id))
    except (InvalidTag, ValueError) as error:
        raise UserError("封存的内容已被改动，或者不属于这一行，因此无法打开。") from error
    return padded.rstrip(b"\0").removesuffix(PAD).decode()


def key_id_of(blob: bytes | memoryview) -> bytes:
    """Give the id of the key that sealed the value."""
    return bytes(blob[:KEY_ID_BYTES])


def _place(table: str, column: str, row: UUID | int | str, key_id: bytes) -> bytes:
    parts = (table, column, str(row))
    if any("|" in part for part in parts):
        raise ValueError("Names of tables, columns and rows hold no bar.")
    return "|".join(parts).encode() + b"|" + key_id


def _padded(plain: str) -> bytes:
    data = plain.encode() + PAD
    return data.ljust(-(-len(data) // BLOCK) * BLOCK, b"\0")
