"""Which texts are near each other: band hashes to find candidates by, and a measure to rank them."""

import hashlib
import unicodedata
from typing import Final

from rapidfuzz import fuzz
from rensa import RMinHash

ROWS: Final = 3
BANDS: Final = 40
SEED: Final = 20220501
SHORTEST: Final = 8
PAIR: Final = 2


def bands(text: str) -> list[int]:
    """Give the hashes of the text's bands, one for each of `BANDS`, as signed 32-bit integers; none for a short text.

    Two texts of which a third of all pairs of characters are shared have a band in common in three of four cases,
    two texts about different matters almost never.
    """
    plain = plain_of(text)
    if len(plain) < SHORTEST:
        return []
    sketch = RMinHash(num_perm=ROWS * BANDS, seed=SEED)
    sketch.update(sorted({plain[i : i + PAIR] for i in range(len(plain) - 1)}))
    digest = sketch.digest()
    return [_hashed(n, digest[n * ROWS : (n + 1) * ROWS]) for n in range(BANDS)]


def nearness(one: str, other: str) -> int:
    """Give how near two texts are, from 0 to 100: the longer is searched for the shorter, since a letter says more."""
    left, right = plain_of(one), plain_of(other)
    if not left or not right:
        return 0
    whole = fuzz.ratio(left, right)
    return round(max(whole, 0.9 * fuzz.partial_ratio(left, right)))


def plain_of(text: str) -> str:
    """Give the letters and digits of the text alone, in one form of width and case."""
    return "".join(one for one in unicodedata.normalize("NFKC", text).lower() if one.isalnum())


def _hashed(band: int, values: list[int]) -> int:
    said = b"".join(value.to_bytes(8, "big") for value in (band, *values))
    return int.from_bytes(hashlib.blake2b(said, digest_size=4).digest(), "big", signed=True)
