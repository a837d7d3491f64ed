"""What words say of review and final review, compared with what the law computes."""

import re
from collections.abc import Collection, Iterator
from typing import Final

from xinfang.documents.reading import periods_in

ASKS: Final = r"(?:请求|申请|提出|提起|要求)"
AT: Final = re.compile(r"向([^，。；、]{2,30}?)" + ASKS + r"(复查|复核)")
HELD_OUT: Final = re.compile(rf"(?:可以|可|有权)[^。；]{{0,30}}{ASKS}(复查|复核)")


def other_periods(text: str, days: int, right: str) -> Iterator[str]:
    """Give a sentence for each other number of days to ask for what is `right`."""
    for told in periods_in(text, before=rf"{ASKS}[^。；]{{0,4}}{right}"):
        if told != days:
            yield f"正文写的{right}期限是{told}日，依法是自收到书面答复之日起{days}日。"


def other_bodies(text: str, bodies: Collection[str], right: str) -> Iterator[str]:
    """Give a sentence for each other body at which the words say that it is asked for."""
    for where, asked in AT.findall(text):
        if asked == right and not any(where in body or body in where for body in bodies):
            yield f"正文写的{right}机关是“{where}”，依法应当是{'或者'.join(bodies)}。"


def held_out(text: str) -> str:
    """Give which of review and final review the words hold out, empty when neither."""
    found = HELD_OUT.search(text)
    return found.group(1) if found is not None else ""
