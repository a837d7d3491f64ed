"""The duty to read back what was written down of spoken words (Art. 19①)."""

from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.duties.row import Duty
from xinfang.law.terms import Channel

RECORD: Final = "N22-19-record"
SPOKEN: Final = frozenset({Channel.VISIT, Channel.PHONE})


def _spoken(case: CaseFile, act: Act, _request: RequestFile) -> bool:
    """Tell whether words were spoken to an organ that may go on reading them; what is entered later always was.

    Who took an accusation in and may not see it any more cannot read it back.
    """
    if act.kind is ActKind.RECORD_ORAL:
        return True
    return bool(act.payload.get("oral")) and case.channel in SPOKEN and case.office == act.by.unit


ORAL_DUTIES: Final = (
    Duty(
        (RECORD,),
        frozenset({ActKind.REGISTER, ActKind.RECORD_ORAL}),
        "doer",
        frozenset({ActKind.READ_BACK}),
        _spoken,
    ),
)
