"""The words that only the regulation of 2005 knows."""

from typing import Any

from law.words import ActWord, word
from xinfang.law.acts import ActKind


def point_elsewhere(ground: str = "LEGAL_WAY", *, on: str, **more: Any) -> ActWord:
    """The office does not take a matter up and says by which procedure to go on."""
    values = {"ground": ground, "target": "县人民法院", "method": "POST", "text": "应当依法起诉"}
    return word(ActKind.POINT_ELSEWHERE, on, values, more)


def deny(ground: str = "NOT_OURS", *, on: str, **more: Any) -> ActWord:
    """The organ decides not to accept and tells so in writing."""
    values = {"ground": ground, "target": "县教育局", "method": "POST", "text": "不属于本机关职权范围"}
    return word(ActKind.DENY, on, values, more)
