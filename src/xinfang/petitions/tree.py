"""What the unit tree says on the day of an act, and the act must carry because the law reads no tree."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from xinfang.law.acts import ActKind
from xinfang.law.case import CaseFile
from xinfang.orgs.reception import office_for


def from_tree(case: CaseFile, kind: ActKind, *, on: date) -> Mapping[str, Any]:
    """Give what an act of this kind says besides its fields: for a withdrawal, the office that calls back."""
    if kind is not ActKind.WITHDRAW or case.office is None:
        return {}
    caller = office_for(case.office, on=on)
    return {"caller": caller} if caller is not None else {}
