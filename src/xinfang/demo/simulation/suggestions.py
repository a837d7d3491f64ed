"""What becomes of a suggestion: studied, adopted in whole, in part or not, answered, now and then rewarded."""

from collections.abc import Iterator
from typing import Final

from xinfang.demo.simulation.matter import Deed, Matter
from xinfang.law.acts import ActKind

K: Final = ActKind


def sent_and_told(matter: Matter) -> Iterator[Deed]:
    """Give how a suggestion is sent on and its receipt is told."""
    matter.organ, dice = matter.offices.organ_for(matter.text, matter.dice), matter.dice
    matter.later(dice.between(1, 7))
    yield matter.officer(K.TRANSFER, to=matter.offices.units[matter.organ], ground=matter.ground, delivery="SYSTEM")
    if dice.happens(70):
        matter.later(dice.between(2, 12))
        yield matter.handles(K.INFORM, method="ELECTRONIC", text="建议已收到，将组织研究论证并回复。")


def studied(matter: Matter) -> Iterator[Deed]:
    """Give how it is studied, adopted or not, and answered; one in twelve is left lying."""
    dice = matter.dice
    if dice.happens(8):
        return
    matter.later(dice.between(5, 40))
    yield matter.handles(K.STUDY, text="已{实地察看|征求意见|测算资金}，建议{科学合理，具有现实可行性|部分可行}。")
    matter.later(dice.between(1, 10))
    adoption = dice.weighed({"FULL": 35, "PARTLY": 40, "NOT": 25})
    why = {
        "FULL": "纳入明年工作计划。",
        "PARTLY": "可行的部分先行试点。",
        "NOT": "目前不具备实施条件。",
    }
    contributes = adoption == "FULL" and dice.happens(15)
    yield matter.heads(K.ADOPT, adoption=adoption, text=why[adoption], contributes=contributes)
    matter.later(dice.between(1, 5))
    yield matter.handles(K.REPLY_SUGGESTION, method="ELECTRONIC", text=f"经研究论证，{why[adoption]}感谢您的建议。")
    if contributes and dice.happens(70):
        matter.later(dice.between(10, 40))
        yield matter.handles(K.AWARD, text="发给荣誉证书。")
