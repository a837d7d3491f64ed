"""What the file of another petition shows, where an act rests on it (Art. 19③, 36③).

The law reads one file at a time: what the other one shows is found outside and stands in the act as facts, under
`found`. An act that rests on a file which is not here, not whole, or not seen by who acts, has none.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.terms import RequestClass, RequestState
from xinfang.law.words import say_date

FOUND: Final = "found"
RESTING: Final = frozenset({ActKind.REFUSE, ActKind.DECLINE_REPEAT})
FOUND_KEYS: Final = frozenset({"petition", "requests"})
SHOWN_KEYS: Final = frozenset({"n", "holder", "ended_on", "until"})
# What the regulation, or the law that it points to, sets for an organ that has the matter; not what an office sets.
PERIODS: Final = frozenset(
    {
        "R22-23-fwd",
        "R22-23-direct",
        "R22-34-handle",
        "N22-31-perform",
        "R05-21-accept",
        "R05-22-direct",
        "R05-33-handle",
    }
)
# An organ that says that the matter is not its own is not handling it.
IN_HAND: Final = frozenset({RequestState.ROUTED, RequestState.INFORMED, RequestState.ACCEPTED})


def rests_elsewhere(act: Act) -> bool:
    """Tell whether the act rests on a matter of which no whole file is here."""
    return act.kind in RESTING and act.payload.get(FOUND) is None


def shown_by(other: CaseFile, *, unit: int) -> Mapping[str, Any] | None:
    """Give what the file `other` shows to `unit` of its claims; None where it shows nothing to it, or is not whole.

    A concealed file shows nothing to anybody: an accusation is never named on another file.
    """
    known = other.sees(unit)
    if other.concealed or other.imported_incomplete or known == () or other.disposed_seq is not None:
        return None
    claims = (r for r in other.requests if r.klass is RequestClass.CLAIM and (known is None or r.n in known))
    return {"petition": str(other.petition), "requests": [_shown(other, request) for request in claims]}


def _shown(case: CaseFile, request: RequestFile) -> dict[str, Any]:
    ended, until = request.road_ended_on, _period_ends(case, request)
    return {
        "n": request.n,
        "holder": request.holder,
        "ended_on": ended.isoformat() if ended is not None else None,
        "until": until.isoformat() if until is not None else None,
    }


def _period_ends(case: CaseFile, request: RequestFile) -> date | None:
    """Give the last day of the period in which the holder has the request in hand, None where none runs."""
    mine = (o for o in case.obligations if o.is_open and o.request_n == request.n and o.obligor_unit == request.holder)
    days = [o.due for o in mine if o.rule in PERIODS and o.due is not None]
    return max(days, default=None) if request.state in IN_HAND else None


def found_fault(act: Act) -> str | None:
    """Give the sentence that says why what was found on the other file is told in no shape to be judged, or None."""
    found: Any = act.payload.get(FOUND)
    if found is None:
        return None
    told = isinstance(found, Mapping) and found.keys() == FOUND_KEYS and isinstance(found["requests"], list | tuple)
    shaped = told and all(isinstance(one, Mapping) and one.keys() == SHOWN_KEYS for one in found["requests"])
    return None if shaped else "此前信访事项的情况应当由系统从该件案卷中核对。"


def basis_of(act: Act) -> str:
    """Give in words on what the act rests: what the other file shows, or that there is none; empty for other acts."""
    if act.kind not in RESTING:
        return ""
    if rests_elsewhere(act) or found_fault(act) is not None:
        return "没有可以核对的案卷，以填写的内容和所附材料为准。"
    shown = list(act.payload[FOUND]["requests"])
    if act.kind is ActKind.DECLINE_REPEAT:
        told = [f"诉求 {one['n']} 的复核意见于{_said(one['ended_on'])}送达" for one in shown if one["ended_on"]]
    else:
        seized = act.payload["seized"]["unit"]
        there = (one for one in shown if one["holder"] == seized and one["until"])
        told = [f"诉求 {one['n']} 正在办理，规定期限至{_said(one['until'])}" for one in there]
    return f"系统已核对该件案卷：{'；'.join(told)}。"


def _said(day: str) -> str:
    return say_date(date.fromisoformat(day))
