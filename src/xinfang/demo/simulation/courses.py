"""The courses that matters take: told act by act, as a story; the dice choose where stories part."""

from collections.abc import Iterator
from dataclasses import replace
from heapq import merge
from typing import Final

from xinfang.demo import cast
from xinfang.demo.simulation.handling import handled
from xinfang.demo.simulation.matter import Deed, Matter
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestClass
from xinfang.petitions.commands import Accused

K: Final = ActKind
C: Final = CapacityKind
THANKS: Final = ("感谢", "表扬", "致谢")


def course(matter: Matter) -> Iterator[Deed]:
    """Give what is done about a matter, from its registration on, in the order of days."""
    yield _registered(matter)
    parts = [matter.part(n) for n in range(1, len(matter.arrival.asks) + 1)]
    yield from merge(*(_path(part) for part in parts), key=lambda deed: deed.day)


def _path(matter: Matter) -> Iterator[Deed]:
    klass = matter.arrival.asks[matter.request - 1].klass
    if klass is RequestClass.ACCUSATION:
        return _accusation(matter)
    if klass is RequestClass.SUGGESTION:
        thanks = any(word in matter.text.split("\n")[0] for word in THANKS)
        return _thanks(matter) if thanks else _suggestion(matter)
    return handled(matter)


def _registered(matter: Matter) -> Deed:
    """Give the registration: on the day of arrival when that is a working day, else on the next, dated back."""
    arrival = matter.arrival
    on = matter.until(arrival.day)
    doer = matter.offices.doer(cast.BUREAU, C.CLERK, matter.dice)
    reachable = bool(arrival.party.name and arrival.party.address)
    deed = Deed(K.REGISTER, on, doer, {"channel": arrival.channel, "reachable": reachable}, happened_on=arrival.day)
    if any(ask.klass is RequestClass.ACCUSATION for ask in arrival.asks):
        accused = matter.offices.units[matter.offices.town_in(arrival.text, matter.dice)]
        return replace(deed, accused=Accused(units=(accused,)))
    return deed


def _accusation(matter: Matter) -> Iterator[Deed]:
    officer = matter.offices.doer(cast.BUREAU, C.ACCUSATION_OFFICER, matter.dice)
    matter.later(matter.dice.between(1, 6))
    to = matter.offices.units[cast.DISCIPLINE]
    yield matter.deed(K.TRANSFER, officer, to=to, ground="22-2", delivery="SYSTEM")
    matter.organ = cast.DISCIPLINE
    keeper = matter.offices.doer(cast.DISCIPLINE, C.ACCUSATION_OFFICER, matter.dice)
    if matter.dice.happens(90):
        matter.later(matter.dice.between(0, 4))
        yield matter.deed(K.ACKNOWLEDGE, keeper)
    if matter.dice.happens(20):
        matter.later(matter.dice.between(3, 20))
        yield matter.deed(K.ADD_MATERIAL, keeper, text="写信人补充了{时间和地点|有关票据的复印件|知情人的情况}。")


def _thanks(matter: Matter) -> Iterator[Deed]:
    matter.later(matter.dice.between(1, 8))
    text = "您的来件已经收到，已转告有关单位。本答复不是信访处理意见；如有诉求，可以要求转送办理。"
    yield matter.officer(K.REPLY_DIRECTLY, ground="THANKS", method="ELECTRONIC", text=text)


def _suggestion(matter: Matter) -> Iterator[Deed]:
    matter.organ, dice = matter.offices.organ_for(matter.text, matter.dice), matter.dice
    matter.later(dice.between(1, 7))
    yield matter.officer(K.TRANSFER, to=matter.offices.units[matter.organ], ground=matter.ground, delivery="SYSTEM")
    if dice.happens(70):
        matter.later(dice.between(2, 12))
        yield matter.handles(K.INFORM, method="ELECTRONIC", text="建议已收到，将组织研究论证并回复。")
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
