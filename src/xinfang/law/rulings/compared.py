"""Rules of the two grounds of not accepting, which both rest on another matter (Art. 19③, 36③).

Where that matter's file is here, the file decides, and what is typed against it is refused. Where it is not, what is
typed needs a paper that proves it and a second person.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile
from xinfang.law.compared import FOUND, found_fault, rests_elsewhere
from xinfang.law.refusal import Refusal
from xinfang.law.words import say_date

K: Final = ActKind
PAPER: Final = "该件不在本系统，或者案卷不全、本单位无权查看：应当填写“{label}”，并附能够证明的材料。"
ITSELF: Final = "请填写另一件信访事项的编号，不能填写本件。"
NOT_ENDED: Final = "该件的复核意见没有送达记录，信访程序没有终结，不能不再受理（第三十六条第三款）。"
NOT_THERE: Final = "该件目前不由所选的机关、单位办理，请核对编号和单位（第十九条第三款）。"
NO_PERIOD: Final = "所选的机关、单位在该件上没有正在计算的办理期限，不能以此为由不予受理（第十九条第三款）。"
PAST: Final = "该机关、单位的规定期限已于 {day} 届满，不能再以此为由不予受理（第十九条第三款）。"
OTHERWISE: Final = "与该件案卷不一致：案卷记载为{day}。可以不填，以案卷为准。"


def _ground(case: CaseFile, act: Act, *, field: str, label: str) -> Refusal | None:
    """Judge what the act rests on, before what it shows: a file that is read, or a paper."""
    why = found_fault(act)
    if why is not None:
        return Refusal(why, "earlier")
    if rests_elsewhere(act):
        typed = act.payload.get(field)
        return None if typed and act.evidence else Refusal(PAPER.format(label=label), "evidence" if typed else field)
    return Refusal(ITSELF, "earlier") if act.payload[FOUND]["petition"] == str(case.petition) else None


def _contradicted(act: Act, field: str, known: set[str]) -> Refusal | None:
    typed = act.payload.get(field)
    if not typed or typed in known:
        return None
    days = "、".join(say_date(date.fromisoformat(day)) for day in sorted(known))
    return Refusal(OTHERWISE.format(day=days), field)


def _shown(act: Act) -> list[Mapping[str, Any]]:
    return list(act.payload[FOUND]["requests"])


def refused_fault(case: CaseFile, act: Act) -> Refusal | None:
    """Give the refusal of a "not accepted" by an organ that is no superior, or beyond the period, or None."""
    seized = act.payload["seized"]
    if seized["unit"] == act.by.unit or act.by.unit not in seized["line"]:
        return Refusal("只有已经受理或者正在办理的机关、单位的上级才能不予受理（第十九条第三款）。", "seized")
    unproven = _ground(case, act, field="period_ends", label="该机关、单位的规定期限至")
    if unproven is not None:
        return unproven
    return _until(act, act.payload["period_ends"]) if rests_elsewhere(act) else _in_hand(act, seized["unit"])


def _in_hand(act: Act, seized: int) -> Refusal | None:
    there = [one for one in _shown(act) if one["holder"] == seized]
    days = {one["until"] for one in there if one["until"] is not None}
    if not days:
        return Refusal(NO_PERIOD if there else NOT_THERE, "earlier" if there else "seized")
    return _contradicted(act, "period_ends", days) or _until(act, act.payload.get("period_ends") or max(days))


def _until(act: Act, day: str) -> Refusal | None:
    past = date.fromisoformat(day) < act.happened_on
    return Refusal(PAST.format(day=day), "period_ends") if past else None


def repeat_fault(case: CaseFile, act: Act) -> Refusal | None:
    """Give the refusal of a "no longer accepted" without the same facts and reasons, or before the end, or None."""
    if not (act.payload.get("same_facts") and act.payload.get("same_reasons")):
        return Refusal("事实和理由都相同的才不再受理（第三十六条第三款）。", "same_facts")
    unproven = _ground(case, act, field="final_served_on", label="复核意见送达日期")
    if unproven is not None:
        return unproven
    return _served(act, act.payload["final_served_on"]) if rests_elsewhere(act) else _ended(act)


def _ended(act: Act) -> Refusal | None:
    days = {one["ended_on"] for one in _shown(act) if one["ended_on"] is not None}
    if not days:
        return Refusal(NOT_ENDED, "earlier")
    return _contradicted(act, "final_served_on", days) or _served(act, act.payload.get("final_served_on") or min(days))


def _served(act: Act, day: str) -> Refusal | None:
    early = date.fromisoformat(day) > act.happened_on
    return Refusal("复核意见送达以后才能不再受理（第三十六条第三款）。", "final_served_on") if early else None


COMPARED_RULINGS: Final[Mapping[ActKind, Callable[[CaseFile, Act], Refusal | None]]] = {
    K.REFUSE: refused_fault,
    K.DECLINE_REPEAT: repeat_fault,
}
