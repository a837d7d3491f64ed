"""The hash chain: each link covers the one before, so that none can be changed, left out or moved unseen."""

import hashlib
from uuid import UUID

LINK = b"\x00"
START = b"\x01"


def first_prev(petition: UUID) -> bytes:
    """Give what the first act of a petition follows: SHA-256(0x01 ‖ the 16 bytes of its uuid)."""
    return hashlib.sha256(START + petition.bytes).digest()


def chain(prev: bytes, body: bytes) -> bytes:
    """Give the hash of a link: SHA-256(0x00 ‖ prev ‖ body)."""
    return hashlib.sha256(LINK + prev + body).digest()
