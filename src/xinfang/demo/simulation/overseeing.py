"""How the bureau oversees an organ that does nothing: a reminder, another, supervision, and what the organ answers."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from xinfang.demo.simulation.matter import Deed, Matter
from xinfang.law.acts import ActKind

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
    matter.later(dice.between(2, 12))
    yield matter.handles(
        K.ANSWER_SUPERVISION, answer=dice.pick(("DONE", "UNDER_WAY")), text="已经{安排专人办理|通报批评}。"
    )
    if dice.happens(80):
        matter.later(dice.between(3, 20))
        adopted = dice.weighed({"FULL": 60, "PARTLY": 30, "NOT": 10})
        reason = {} if adopted == "FULL" else {"reason": dice.pick(("NOT_YET", "OTHER_WAY"))}
        yield matter.heads(K.REPORT_ADOPTION, adoption=adopted, text="书面反馈采纳情况。", **reason)
