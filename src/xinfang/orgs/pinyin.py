"""Sort keys for Chinese names."""

from pypinyin import Style, lazy_pinyin


def sort_key(name: str) -> str:
    """Give the pinyin of `name` with tone numbers, by which plain byte order sorts as a dictionary does."""
    return " ".join(lazy_pinyin(name, style=Style.TONE3, neutral_tone_with_five=True)).lower()


def plain_key(name: str) -> str:
    """Give the pinyin of `name` without tones and blanks, as somebody types it whole."""
    return "".join(lazy_pinyin(name)).lower()


def initials_of(name: str) -> str:
    """Give the first letters of the pinyin of `name`, as somebody types it short."""
    return "".join(lazy_pinyin(name, style=Style.FIRST_LETTER)).lower()
