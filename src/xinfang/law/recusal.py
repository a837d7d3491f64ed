"""What recusal (Art. 28③) means for everybody's acts: who may do nothing more here, and who stands in for him."""

from xinfang.law.actable import ActRow
from xinfang.law.acts import Doer
from xinfang.law.case import CaseFile
from xinfang.law.roles import CapacityKind

STEPPED_BACK = "您在该信访事项中已经回避，不能再办理（第二十八条第三款）。"
HEAD, HANDLER = CapacityKind.ORGAN_HEAD, CapacityKind.HANDLER


def has_stepped_back(case: CaseFile, person: int | None) -> bool:
    """Tell whether `person` has stepped back, or was made to, from any part of the petition."""
    return any(who == person for who, _ in case.recused)


def stands_in(case: CaseFile, row: ActRow, by: Doer) -> bool:
    """Tell whether an organ's head does what a handler does, since one of the organ has stepped back."""
    as_handler = by.capacity is HEAD and HANDLER in row.capacities and HEAD not in row.capacities
    return as_handler and any(unit == by.unit for _, unit in case.recused)


def entitled(case: CaseFile, row: ActRow, by: Doer) -> bool:
    """Tell whether the capacity allows the act: by the table, or in the place of who has stepped back."""
    return by.capacity in row.capacities or stands_in(case, row, by)
