"""What people type, brought to one form."""

import unicodedata

INVISIBLE = frozenset({"Cc", "Cf"})
DASH = "Pd"
MOST_DIGITS = 9


def compact(text: str) -> str:
    """Give the NFKC form without blanks and invisible characters."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if not _is_gap(c))


def without_dashes(text: str) -> str:
    """Give the text without dashes of any kind."""
    return "".join(c for c in text if unicodedata.category(c) != DASH)


def whole_number(text: str) -> int | None:
    """Give the number that ASCII digits say; None for anything else, and for more digits than any id of ours has."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else None


def _is_gap(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) in INVISIBLE
