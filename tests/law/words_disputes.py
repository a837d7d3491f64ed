"""The words of disputes of competence and of succession."""

from typing import Any

from law.cast import DEPARTMENT, GOVERNMENT, OTHER_TOWN, TOWN, CastUnit
from law.words import ActWord, word
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind

OFFICER = CapacityKind.CASE_OFFICER


def agree(*, on: str, to: CastUnit = DEPARTMENT, joint: CastUnit | None = None, **more: Any) -> ActWord:
    """The organs concerned agree; the office enters their paper."""
    values = {"manner": "JOINTLY" if joint else "ALONE", "to": to.id, "joint": joint.id if joint else None}
    return word(ActKind.AGREE_LEAD, on, values, {"by": OFFICER, "evidence": True, **more})


def rule(
    ruler: str = "COMMON_SUPERIOR",
    *,
    on: str,
    to: CastUnit = DEPARTMENT,
    other: CastUnit = DEPARTMENT,
    common: CastUnit | None = GOVERNMENT,
    **more: Any,
) -> ActWord:
    """Somebody above rules which organ is competent; the tree names the common superior."""
    values = {
        "ruler": ruler,
        "other": other.id,
        "to": to.id,
        "text": "决定",
        "common": common.facts() if common is not None else None,
    }
    return word(ActKind.RULE_COMPETENCE, on, values, {"by": OFFICER, "evidence": True, **more})


def succeed(
    ground: str = "MERGED",
    *,
    on: str,
    former: CastUnit = TOWN,
    to: CastUnit | None = None,
    successor: CastUnit | None = OTHER_TOWN,
    **more: Any,
) -> ActWord:
    """Another organ goes on in the place of the one that held the matter."""
    values = {
        "ground": ground,
        "to": to.id if to is not None else None,
        "text": "机构改革方案",
        "former": former.id,
        "successor": successor.facts() if successor is not None else None,
    }
    return word(ActKind.SUCCEED_ORGAN, on, values, {"by": OFFICER, **more})
