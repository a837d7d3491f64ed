"""Rules of copies, notices about officials and recalls, which the table's columns cannot hold."""

from collections.abc import Callable, Mapping
from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile
from xinfang.law.refusal import Refusal
from xinfang.law.rulings.paths import TOLD_OF_OFFICIALS, destination_fault


def _notified(case: CaseFile, act: Act) -> Refusal | None:
    if act.payload["to"]["kind"] not in TOLD_OF_OFFICIALS:
        return Refusal("反映干部问题的情况只通报组织（人事）部门，重大情况报送党委（第三十条第二款）。", "to")
    return destination_fault(case, act)


PASSING_RULINGS: Final[Mapping[ActKind, Callable[[CaseFile, Act], Refusal | None]]] = {
    ActKind.COPY_TO: destination_fault,
    ActKind.NOTIFY_PERSONNEL: _notified,
}
