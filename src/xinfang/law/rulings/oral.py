"""Rules of reading a record back that the table's columns cannot hold."""

from collections.abc import Callable, Mapping
from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile
from xinfang.law.duties.oral import RECORD
from xinfang.law.refusal import Refusal
from xinfang.law.terms import Channel
from xinfang.law.terms.oral import OralWay, ReadBack

ON_PAPER: Final = frozenset({ReadBack.SIGNED, ReadBack.FINGERPRINT})


def _records(case: CaseFile, act: Act) -> tuple[Act, ...]:
    """Give the acts whose words this one reads back."""
    owed = {
        o.anchor_seq
        for o in case.obligations
        if o.rule == RECORD and o.is_open and o.obligor_unit == act.by.unit and o.request_n in act.requests
    }
    return tuple(one for one in case.acts if one.seq in owed)


def _by_phone(record: Act) -> bool:
    return record.payload.get("way") == OralWay.PHONE or record.payload.get("channel") == Channel.PHONE


def _read_back(case: CaseFile, act: Act) -> Refusal | None:
    result, records = act.payload["result"], _records(case, act)
    if result in ON_PAPER and not act.evidence:
        return Refusal("信访人签名、捺指印的，应当附有签名、指印的记录（第十九条第一款）。", "evidence")
    if result == ReadBack.BY_PHONE and not all(map(_by_phone, records)):
        return Refusal("当面提出的，应当由信访人在记录上签名或者捺指印；拒绝的，如实注明。", "result")
    last = max(one.happened_on for one in records)
    if act.happened_on < last:
        return Refusal(f"宣读核对不能早于记录的日期（{last}）。", "happened_on")
    return None


ORAL_RULINGS: Final[Mapping[ActKind, Callable[[CaseFile, Act], Refusal | None]]] = {ActKind.READ_BACK: _read_back}
