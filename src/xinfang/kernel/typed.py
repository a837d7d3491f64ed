"""What people type, brought to one form."""

import unicodedata

INVISIBLE = frozenset({"Cc", "Cf"})
DASH = "Pd"


def compact(text: str) -> str:
    """Give the NFKC form without blanks and invisible characters."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if not _is_gap(c))


def without_dashes(text: str) -> str:
    """Give the text without dashes of any kind."""
    return "".join(c for c in text if unicodedata.category(c) != DASH)


def _is_gap(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) in INVISIBLE
