"""What must stand on the file before an act beyond what its row asks, and still when an earlier one is taken back.

The judge asks it of a new act, and the fold of each: so nothing is annulled or corrected on which a later act rests.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile
from xinfang.law.oversight import supervisions_of
from xinfang.law.refusal import Refusal

K: Final = ActKind


def unfounded(case: CaseFile, act: Act) -> Refusal | None:
    """Give the refusal of an act for which something is missing on the file, or stands against it, or None."""
    rule = FOUNDED.get(act.kind)
    return rule(case, act) if rule is not None else None


def _circular(case: CaseFile, act: Act) -> Refusal | None:
    """A circular names organs that were supervised first, on each of its requests."""
    for name in ("organ", "also"):
        unit = act.payload.get(name)
        told = unit is None or all(any(True for _ in supervisions_of(case, unit["unit"], n)) for n in act.requests)
        if not told:
            return Refusal("该单位在所选诉求上没有受到督办；应当先督办，再通报（第四十条第一款）。", name)
    return None


def _hearing(case: CaseFile, act: Act) -> Refusal | None:
    """A hearing takes no day before its notice, where one was given."""
    began = _began(act)
    notice = min((a.happened_on for a in _of_review(case, act, K.NOTIFY_HEARING)), default=began)
    return Refusal(f"听证所需时间自通知听证之日（{notice}）起计算。", "began_on") if began < notice else None


def _notice(case: CaseFile, act: Act) -> Refusal | None:
    """Nor is its first notice of a day that it has taken already, whichever of the two was entered first."""
    first = min((act.happened_on, *(a.happened_on for a in _of_review(case, act, K.NOTIFY_HEARING))))
    for held in _of_review(case, act, K.HOLD_HEARING):
        if _began(held) < first <= held.happened_on:
            day = _began(held)
            why = f"已经录入的“举行听证”所需时间自{day}起计算，通知听证不能晚于这一天；应当先更正或者撤销该记录。"
            return Refusal(why, "happened_on")
    return None


def _began(hearing: Act) -> date:
    return date.fromisoformat(hearing.payload["began_on"])


def _of_review(case: CaseFile, act: Act, kind: ActKind) -> tuple[Act, ...]:
    """Give the live acts of the kind in the reviews in which `act` is."""
    reviews = (r.review for r in case.requests if r.n in act.requests)
    asked = {review.asked_seq for review in reviews if review is not None}
    return tuple(a for a in case.live if a.kind is kind and a.about in asked)


FOUNDED: Final[Mapping[ActKind, Callable[[CaseFile, Act], Refusal | None]]] = {
    K.CIRCULATE: _circular,
    K.HOLD_HEARING: _hearing,
    K.NOTIFY_HEARING: _notice,
}
