"""What a registration may say besides the columns of the act table; references and ids only, never words."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from xinfang.law.acts import Act
from xinfang.law.fields import are_ids, is_reference
from xinfang.law.origin import origin_fault
from xinfang.law.refusal import Refusal
from xinfang.law.terms import RequestClass

MOST_REQUESTS: Final = 50
ASK_KEYS: Final = frozenset({"n", "class", "text"})
# Where the matter lies and what it is about, as codes of reference data.
CODED_KEYS: Final = frozenset({"category", "place"})
# That a claim is about a lawsuit (涉法涉诉), as whoever registers it reads it.
LEGAL: Final = "legal"
# When the matter was first raised anywhere, as its petitioner says.
FIRST_ON: Final = "first_on"
CODE: Final = re.compile(r"[0-9A-Z]{1,12}")
ACCUSED_KEYS: Final = frozenset({"units", "persons"})
CLASSES: Final = frozenset(member.value for member in RequestClass)


def registration_fault(act: Act) -> Refusal | None:
    """Give the refusal of a registration whose requests, parties or accused are not told as they should be, or None."""
    faults: tuple[Callable[[Act], Refusal | None], ...] = (
        _asks,
        _number,
        _parties,
        _first_time,
        accused_fault,
        origin_fault,
    )
    return next((refusal for fault in faults if (refusal := fault(act)) is not None), None)


def _asks(act: Act) -> Refusal | None:
    asks = act.payload.get("asks") or ()
    told = isinstance(asks, list | tuple) and all(isinstance(ask, Mapping) and ask.get("text") for ask in asks)
    if not asks or not told:
        return Refusal("请写明至少一项诉求。", "asks")
    if len(asks) > MOST_REQUESTS:
        return Refusal(f"一件信访事项最多登记 {MOST_REQUESTS} 项诉求。", "asks")
    if not all(isinstance(ask.get("class"), str) and ask["class"] in CLASSES for ask in asks):
        return Refusal("诉求类别应当从列表中选择。", "asks")
    if not all(map(_shaped, asks)):
        return Refusal("诉求没有对应的文字记录。", "asks")
    if any(ask.get(LEGAL, True) is not True or (LEGAL in ask and ask["class"] != RequestClass.CLAIM) for ask in asks):
        return Refusal("只有申诉求决类诉求可以注明涉法涉诉。", "asks")
    numbers = tuple(range(1, len(asks) + 1))
    if tuple(ask["n"] for ask in asks) != numbers or act.requests != numbers:
        return Refusal("诉求应当从 1 起依次编号，全部登记。", "asks")
    return None


def _shaped(ask: Mapping[str, Any]) -> bool:
    return ask.keys() - CODED_KEYS - {LEGAL} == ASK_KEYS and is_reference(ask["text"]) and _coded(ask)


def _coded(ask: Mapping[str, Any]) -> bool:
    told = [ask[key] for key in CODED_KEYS & ask.keys()]
    return all(isinstance(code, str) and CODE.fullmatch(code) for code in told)


def _number(act: Act) -> Refusal | None:
    told = act.payload.get("number", "")
    return None if isinstance(told, str) else Refusal("信访事项编号不合格式。", "number")


def _parties(act: Act) -> Refusal | None:
    told = act.payload.get("parties", ())
    fine = isinstance(told, list | tuple) and all(is_reference(party) for party in told)
    return None if fine else Refusal("信访人没有对应的记录。", "parties")


def _first_time(act: Act) -> Refusal | None:
    """Refuse a first time that lies after the receipt of the matter."""
    told = act.payload.get(FIRST_ON)
    late = told is not None and told > act.happened_on.isoformat()
    return Refusal("首次信访日期不能晚于收到信访事项的日期。", FIRST_ON) if late else None


def accused_fault(act: Act) -> Refusal | None:
    """Give the refusal of accused units and people that are not told as ids, or None."""
    accused: Any = act.payload.get("accused") or {}
    if (
        not isinstance(accused, Mapping)
        or not accused.keys() <= ACCUSED_KEYS
        or not all(map(are_ids, accused.values()))
    ):
        return Refusal("被检举、控告的单位和人员应当从列表中选择。", "accused")
    guardian = act.payload.get("guardian")
    return None if guardian is None or type(guardian) is int else Refusal("保管机关应当从列表中选择。", "guardian")
