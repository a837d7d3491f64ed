"""How the bureau oversees an organ that does nothing: a reminder, another, supervision, and what the organ answers."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from xinfang.demo import cast
from xinfang.demo.simulation.matter import Deed, Matter
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind

K: Final = ActKind
REMINDERS: Final = ("该事项至今没有进展，请抓紧办理。", "上次催办以后仍没有办理，请立即办理并说明情况。")
FACTS: Final = "经两次催办，{你单位至今没有办理|你单位没有任何办理记录}，请查明原因，依规办理并书面答复信访人。"
PROPOSAL: Final = "{建立收件台账，逐件登记期限|明确专人负责，到期前三日提醒|由负责人每周过问未办结事项}。"


def reminded(matter: Matter) -> Iterator[Deed]:
    """Give the first reminder to an organ that does nothing."""
    matter.later(matter.dice.between(20, 40))
    yield matter.officer(K.REMIND, text=REMINDERS[0])


def supervised(matter: Matter) -> Iterator[Deed]:
    """Give the second reminder, to which nothing follows either, the supervision, and the organ's answers to it.

    Some are reminded and never supervised, which is a finding against the bureau.
    """
    dice = matter.dice
    matter.later(dice.between(7, 15))
    yield matter.officer(K.REMIND, text=REMINDERS[1])
    if dice.happens(25):
        return
    matter.later(dice.between(1, 10))
    ground = (
        {"old_ground": "NOT_BY_PROCEDURE"} if matter.under_2005 else {"ground": dice.pick(("DELAY", "PERFUNCTORY"))}
    )
    told = matter.inspects(K.SUPERVISE, text=FACTS, proposal=PROPOSAL, **ground)
    yield replace(told, against=matter.organ)
    yield from recommended(matter, fault=ground.get("ground", ""))
    matter.later(dice.between(2, 12))
    yield matter.handles(
        K.ANSWER_SUPERVISION, answer=dice.pick(("DONE", "UNDER_WAY")), text="已经{安排专人办理|通报批评}。"
    )
    if dice.happens(80):
        matter.later(dice.between(3, 20))
        adopted = dice.weighed({"FULL": 60, "PARTLY": 30, "NOT": 10})
        reason = {} if adopted == "FULL" else {"reason": dice.pick(("NOT_YET", "OTHER_WAY"))}
        yield matter.heads(K.REPORT_ADOPTION, adoption=adopted, text="书面反馈采纳情况。", **reason)
    yield from circulated(matter)


def circulated(matter: Matter) -> Iterator[Deed]:
    """Give how now and then it is made known what an organ was supervised for; the bureau's head confirms it."""
    dice = matter.fate("circulated")
    if matter.under_2005 or not dice.happens(15):
        return
    matter.later(dice.between(1, 3))
    text = "两次催办没有回应，督办以后才开始办理；请逐件登记期限，限期整改。"
    deed = matter.inspects(K.CIRCULATE, organ=matter.offices.units[matter.organ], text=text)
    yield from matter.confirmed(replace(deed, evidence=True), matter.someone(cast.BUREAU, CapacityKind.BUREAU_HEAD))


def recommended(matter: Matter, *, fault: str) -> Iterator[Deed]:
    """Give what is recommended after a supervision now and then: to the organ, to committee and government, or against
    it where its `fault` did grave harm; the latter two are confirmed by the bureau's head.
    """
    dice, units = matter.fate("recommended"), matter.offices.units
    if matter.under_2005 or not dice.happens(35):
        return
    which = dice.weighed({"IMPROVE": 60, "POLICY": 20, "ACCOUNTABILITY": 20})
    matter.later(dice.between(1, 4))
    head = matter.someone(cast.BUREAU, CapacityKind.BUREAU_HEAD)
    if which == "IMPROVE":
        text = "查明收件以后没有登记，建议由专人登记收件。"
        yield matter.inspects(K.RECOMMEND, which=which, to=units[matter.organ], text=text)
    elif which == "POLICY":
        both = {"to": units[cast.PARTY_COMMITTEE], "also": units[cast.GOVERNMENT]}
        deed = matter.inspects(K.RECOMMEND, which=which, text="有关职责没有明确，建议明确责任单位。", **both)
        yield from matter.confirmed(deed, head)
    else:
        harm = {"against": units[matter.organ], "fault": fault, "consequence": "PROPERTY"}
        text = "长期没有办理，造成重大财产损失，建议依规依纪依法处理。"
        deed = matter.inspects(K.RECOMMEND, which=which, to=units[cast.DISCIPLINE], text=text, **harm)
        yield from matter.confirmed(deed, head)
