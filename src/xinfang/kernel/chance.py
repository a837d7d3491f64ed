"""Chance: the ids, salts and numbers that nobody can foresee, and drawn ones that can be repeated."""

import hashlib
import secrets
from uuid import UUID

WORD = 8


class Chance:
    """Ids, salts and numbers that nobody can foresee."""

    def bytes(self, count: int) -> bytes:
        """Give so many random bytes."""
        return secrets.token_bytes(count)

    def uuid(self) -> UUID:
        """Give a random id."""
        return UUID(bytes=self.bytes(16), version=4)

    def below(self, bound: int) -> int:
        """Give a whole number from 0 to `bound` - 1; `bound` is far less than 2⁶⁴."""
        return int.from_bytes(self.bytes(WORD)) % bound


class Drawn(Chance):
    """The same ids, salts and numbers each time from the same seed: for simulated acts alone."""

    def __init__(self, seed: str) -> None:
        """Begin anew from the seed."""
        self._seed = hashlib.sha256(seed.encode()).digest()
        self._drawn = 0

    def bytes(self, count: int) -> bytes:
        """Give the next so many bytes of the seed's series."""
        self._drawn += 1
        return hashlib.shake_256(self._seed + self._drawn.to_bytes(WORD)).digest(count)
