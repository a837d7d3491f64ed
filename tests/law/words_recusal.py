"""The words of recusal: stepping back, being challenged, what is decided on it."""

from typing import Any

from law.cast import TOWN, CastUnit, person
from law.words import ActWord, word
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind

OFFICER = CapacityKind.CASE_OFFICER


def official(unit: CastUnit, capacity: CapacityKind = CapacityKind.HANDLER) -> dict[str, Any]:
    """Give somebody of the staff as an act remembers him."""
    heads = [unit.id] if capacity is CapacityKind.ORGAN_HEAD else []
    return {"person": person(unit.id, capacity), "units": [unit.id], "heads": heads}


def recuse(*, on: str, ground: str = "MATTER", **more: Any) -> ActWord:
    """An official steps back."""
    return word(ActKind.RECUSE, on, {"ground": ground}, more)


def challenge(
    whom: str = "HANDLER", *, on: str, organ: CastUnit | None = TOWN, decider: CastUnit | None = TOWN, **more: Any
) -> ActWord:
    """The petitioner asks that somebody step back; the tree names his organ and who decides."""
    values = {
        "whom": whom,
        "ground": "KIN",
        "organ": organ.id if organ is not None else None,
        "decider": decider.facts() if decider is not None else None,
    }
    return word(ActKind.CHALLENGE_RECUSAL, on, values, {"by": CapacityKind.PARTY, **more})


def decide(decision: str = "NOT_RECUSED", *, on: str, of: dict[str, Any] | None = None, **more: Any) -> ActWord:
    """Somebody decides on it; unless it is said otherwise the office enters his paper."""
    values = {"decision": decision, "official": of, "ground": "KIN" if of else None}
    return word(ActKind.DECIDE_RECUSAL, on, values, {"by": OFFICER, "evidence": True, **more})
