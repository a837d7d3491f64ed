"""Rules of the ruling on an objection upward that the table's columns cannot hold."""

from collections.abc import Callable, Mapping
from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile
from xinfang.law.refusal import Refusal

PAPER: Final = "录入上级核实结果的，应当附上级的书面意见（第二十三条第三款）。"


def _ruled(_case: CaseFile, act: Act) -> Refusal | None:
    return None if act.evidence else Refusal(PAPER, "evidence")


ABOVE_RULINGS: Final[Mapping[ActKind, Callable[[CaseFile, Act], Refusal | None]]] = {
    ActKind.UPHOLD_ABOVE: _ruled,
    ActKind.REJECT_ABOVE: _ruled,
}
