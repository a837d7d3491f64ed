"""The words of oversight: supervision and its answer, recommendations, what became of them."""

from typing import Any

from law.cast import COMMITTEE, DISCIPLINE, GOVERNMENT, TOWN, CastUnit
from law.words import ActWord, word
from xinfang.law.acts import ActKind


def owed_since(seq: int, rule: str, unit: CastUnit = TOWN) -> dict[str, Any]:
    """Give what an act says of what the unit owes under a rule since an act."""
    return {"seq": seq, "rule": rule, "unit": unit.id}


def done(seq: int, unit: CastUnit = TOWN) -> dict[str, Any]:
    """Give what an act says of an act of the unit."""
    return {"seq": seq, "rule": None, "unit": unit.id}


def supervise(of: dict[str, Any], *, on: str, ground: str = "DELAY", **more: Any) -> ActWord:
    """The bureau supervises an organ for something on the file, and proposes how to improve."""
    values = {"concerns": of, "ground": ground, "text": "督办", "proposal": "建议"}
    return word(ActKind.SUPERVISE, on, values, more)


def supervise_of_old(of: dict[str, Any], *, on: str, ground: str = "NOT_IN_TIME", **more: Any) -> ActWord:
    """The office does so under the regulation of 2005."""
    values = {"concerns": of, "old_ground": ground, "text": "督办", "proposal": "建议"}
    return word(ActKind.SUPERVISE, on, values, more)


def answer(given: str = "DONE", *, on: str, **more: Any) -> ActWord:
    """The supervised organ answers."""
    return word(ActKind.ANSWER_SUPERVISION, on, {"answer": given, "text": "已经整改"}, more)


def improve(*, to: CastUnit = TOWN, on: str, **more: Any) -> ActWord:
    """The bureau recommends a further improvement."""
    return _recommend(to, on, {"which": "IMPROVE"}, more)


def policy(*, to: CastUnit = GOVERNMENT, also: CastUnit | None = COMMITTEE, on: str, **more: Any) -> ActWord:
    """The bureau recommends to amend a policy."""
    return _recommend(to, on, {"which": "POLICY", "also": also.id if also is not None else None}, more)


def account(
    *,
    to: CastUnit = DISCIPLINE,
    against: CastUnit | None = TOWN,
    on: str,
    fault: str | None = "DELAY",
    consequence: str | None = "PROPERTY",
    above: tuple[int, ...] = (GOVERNMENT.id,),
    **more: Any,
) -> ActWord:
    """The bureau recommends that somebody be held to account; the tree names who leads the organ."""
    said = {
        "which": "ACCOUNTABILITY",
        "against": against.id if against is not None else None,
        "fault": fault,
        "consequence": consequence,
        "above": list(above),
    }
    return _recommend(to, on, said, more)


def _recommend(to: CastUnit, on: str, said: dict[str, Any], more: dict[str, Any]) -> ActWord:
    return word(ActKind.RECOMMEND, on, {"to": to.id, "text": "理由", **said}, more)


def adoption(
    told: str = "FULL", *, on: str, reason: str | None = None, organ: CastUnit | None = None, **more: Any
) -> ActWord:
    """An organ says what became of a recommendation."""
    values = {
        "adoption": told,
        "reason": reason,
        "text": "采纳情况",
        "organ": organ.id if organ is not None else None,
    }
    return word(ActKind.REPORT_ADOPTION, on, values, more)


def circulate(organ: CastUnit = TOWN, also: CastUnit | None = None, *, on: str, **more: Any) -> ActWord:
    """The bureau, as the office of the conference, makes the handling of organs known."""
    values = {"organ": organ.id, "also": also.id if also is not None else None, "text": "通报"}
    return word(ActKind.CIRCULATE, on, values, {"evidence": True, **more})
