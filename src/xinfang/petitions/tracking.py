"""Numbers of mail (邮件号码): what one looks like, and whether its check digit agrees (UPU S10).

A number of the international form is two letters, eight figures, their check digit, and two letters for the country. Of
numbers of other forms only the shape is known.
"""

import re
from typing import Final

SHAPE: Final = re.compile(r"[A-Z0-9]{8,20}")
S10: Final = re.compile(r"[A-Z]{2}([0-9]{8})([0-9])[A-Z]{2}")
WEIGHTS: Final = (8, 6, 4, 2, 3, 5, 9, 7)


def is_number(text: str) -> bool:
    """Tell whether the text can be a number of mail at all."""
    return SHAPE.fullmatch(text) is not None


def is_doubtful(number: str) -> bool:
    """Tell whether a number of the international form has another check digit than its figures ask for."""
    found = S10.fullmatch(number)
    return found is not None and int(found[2]) != check_digit(found[1])


def check_digit(figures: str) -> int:
    """Give the check digit of eight figures."""
    left = 11 - sum(weight * int(figure) for weight, figure in zip(WEIGHTS, figures, strict=True)) % 11
    return {10: 0, 11: 5}.get(left, left)
