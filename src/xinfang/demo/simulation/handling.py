"""What becomes of a claim: sent on, disputed, told, accepted or led elsewhere, answered, served, concluded."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from xinfang.demo import cast
from xinfang.demo.simulation.above import sent_from_above
from xinfang.demo.simulation.again import above_as_well, put_before_the_government
from xinfang.demo.simulation.ending import answered
from xinfang.demo.simulation.matter import Deed, Matter
from xinfang.demo.simulation.overseeing import reminded, supervised
from xinfang.demo.simulation.suggestions import studied
from xinfang.demo.simulation.ties import joined, linked
from xinfang.demo.simulation.twists import (
    challenged,
    contested,
    corrected,
    designated,
    destroyed,
    heard_in_public,
    joined_by_somebody,
    papers_given_back,
    recalled,
    reclassed,
    reported_midway,
    ruled,
    stepped_back,
    taken_apart,
)
from xinfang.demo.simulation.withdrawal import withdrawn
from xinfang.law.acts import ActKind
from xinfang.law.calendar import DAY
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestClass

K: Final = ActKind
AWAY: Final = {
    ("31-1", "COURT", "涉县人民法院"): 3,
    ("31-2", "ARBITRATION", "涉县劳动人事争议仲裁委员会"): 3,
    ("31-4", "RECONSIDERATION", "涉县人民政府"): 3,
    ("31-4", "CONFIRMATION", "涉县自然资源和规划局"): 1,
}
# Days from acceptance after which an organ that sees no end asks for more time; the law gives sixty.
PATIENCE: Final = 52
LONG: Final = 25
TOLD: Final = "您反映的事项已经收到，由本单位{核实处理|调查办理}，按信访程序办理；{需要时会与您联系|可以凭编号查询}。"


@dataclass(frozen=True, slots=True)
class Plan:
    """When the answer is to come, from which the days before it are drawn."""

    received: date
    answer: date

    @property
    def span(self) -> int:
        """Give the days from receipt to the answer."""
        return (self.answer - self.received).days

    @property
    def is_long(self) -> bool:
        """Tell whether there is time enough to be late with something on the way and answer as planned."""
        return self.span > LONG

    def left(self, day: date) -> int:
        """Give the days that are left on `day`, none when it is too late."""
        return max(0, (self.answer - day).days)


def handled(matter: Matter) -> Iterator[Deed]:
    """Give what is done about one claim, from routing on."""
    lag = timedelta(days=max(2, round(matter.dice.lag())))
    plan = Plan(matter.arrival.day, matter.calendar.previous_working(matter.arrival.day + lag))
    if (yield from sent_from_above(matter)):
        return
    yield from linked(matter)
    yield from taken_apart(matter)
    if matter.under_2005 and matter.dice.happens(4):
        yield from _pointed_elsewhere(matter)
        return
    yield from _routed(matter, plan)
    if not matter.under_2005:
        yield from _told(matter, plan)
    if not matter.arrival.party.name and (yield from reclassed(matter, RequestClass.SUGGESTION, percent=8)):
        yield from studied(matter)
        return
    yield from _between(matter, plan)
    if matter.dice.happens(3) and not (yield from withdrawn(matter)):
        return
    path = matter.dice.weighed(PATHS_OF_2005 if matter.under_2005 else PATHS)
    yield from path(matter, plan)
    yield from destroyed(matter)


def _between(matter: Matter, plan: Plan) -> Iterator[Deed]:
    """Give what may come between the notice and the handling."""
    yield from joined(matter)
    yield from _mistaken(matter)
    yield from stepped_back(matter)
    yield from designated(matter)
    yield from challenged(matter, left=plan.left(matter.day))


def as_claim(matter: Matter) -> Iterator[Deed]:
    """Give how what turned out to be a claim is handled, told of as it is."""
    matter.told = True
    lag = timedelta(days=max(10, round(matter.dice.lag())))
    yield from _by_petition(matter, Plan(matter.day, matter.calendar.previous_working(matter.day + lag)))


def _mistaken(matter: Matter) -> Iterator[Deed]:
    """Give what an officer enters on the wrong petition, and how a head of section confirms that it is annulled."""
    if not matter.dice.happens(1.5):
        return
    matter.later(matter.dice.between(0, 3))
    wrong = matter.officer(K.ADD_MATERIAL, text="信访人补充了{照片|收据|合同复印件}。")
    yield wrong
    matter.later(matter.dice.between(0, 2))
    undone = replace(matter.officer(K.ANNUL, ground="WRONG_PETITION", text="材料属于另一件信访事项。"), requests=())
    head = matter.someone(cast.BUREAU, CapacityKind.SECTION_HEAD)
    undone = replace(undone, doer=wrong.doer, undoes=(K.ADD_MATERIAL, matter.request))
    yield from matter.confirmed(undone, head)


def _pointed_elsewhere(matter: Matter) -> Iterator[Deed]:
    """Give how the office itself says, as the regulation of 2005 has it, that the matter belongs to another way."""
    matter.later(matter.dice.between(1, 8))
    if matter.under_2005:
        ground, target = matter.dice.pick(
            (("LEGAL_WAY", "涉县劳动人事争议仲裁委员会"), ("OTHER_POWERS", "涉县人民法院"))
        )
        text = f"该事项应当向{target}提出。"
        yield matter.officer(K.POINT_ELSEWHERE, ground=ground, target=target, method="POST", text=text)


def _routed(matter: Matter, plan: Plan) -> Iterator[Deed]:
    dice = matter.dice
    wait = dice.between(16, 28) if plan.is_long and dice.happens(5) else min(dice.between(0, 8), plan.span // 5)
    matter.later(wait)
    matter.organ = matter.offices.organ_for(matter.text, dice)
    delivery = "PAPER" if dice.happens(14) else "SYSTEM"
    yield from put_before_the_government(matter)
    yield _sent(matter, delivery)
    yield from recalled(matter)
    if delivery == "PAPER" or dice.happens(25):
        matter.later(min(dice.between(0, 2), plan.span // 8))
        yield matter.handles(K.ACKNOWLEDGE)
    if dice.happens(6):
        yield from _disputed(matter, delivery)
    elif dice.happens(2):
        yield from _urgent(matter)


def _sent(matter: Matter, delivery: str) -> Deed:
    """Give the passing on; every fourth matter is assigned, with a day for the report."""
    to = matter.offices.units[matter.organ]
    matter.sent_under_2005 = matter.under_2005
    if matter.dice.happens(25) and not matter.dice.happens(8):
        by = (matter.day + timedelta(days=matter.dice.between(30, 40))).isoformat()
        matter.assigned = True
        return matter.officer(K.ASSIGN, to=to, report_by=by, delivery=delivery)
    return matter.officer(K.TRANSFER, to=to, ground=matter.ground, delivery=delivery)


def _disputed(matter: Matter, delivery: str) -> Iterator[Deed]:
    """Give the organ's objection and the bureau's ruling; where it is upheld, the matter goes to another organ."""
    dice = matter.dice
    matter.later(dice.between(1, 4))
    names = matter.offices.names
    other = dice.pick([code for code in matter.offices.towns if code != matter.organ])
    text = f"该事项不在{names[matter.organ]}职权范围内，建议转送{names[other]}办理。"
    if matter.sent_under_2005:
        yield matter.handles(K.DENY, ground="NOT_OURS", target=names[other], method="POST", text=text)
    else:
        yield matter.handles(K.OBJECT, ground="NOT_OURS", text=text)
        if (yield from ruled(matter, other)):
            return
        matter.later(dice.between(0, 3))
        if dice.happens(35):
            yield matter.officer(K.REJECT_OBJECTION, text="经核对部门职责，该事项属于你单位职权范围，请继续办理。")
            return
        yield matter.officer(K.UPHOLD_OBJECTION, text="经核对部门职责，异议成立，收回后另行转送。")
        if delivery == "PAPER":
            yield from papers_given_back(matter)
    matter.organ, matter.assigned = other, False
    matter.later(dice.between(0, 1))
    to = matter.offices.units[other]
    matter.sent_under_2005 = matter.under_2005
    yield matter.officer(K.TRANSFER, to=to, ground=matter.ground, delivery="SYSTEM")


def _urgent(matter: Matter) -> Iterator[Deed]:
    ground = matter.dice.pick(("LIFE", "CROWD"))
    yield matter.officer(K.MARK_URGENT, ground=ground, text="已通知有关单位到现场处置。")
    yield matter.officer(K.URGENT_REPORT, addressee="COMMITTEE", at="16:20")
    if matter.fate("department told").happens(60):
        yield matter.officer(K.URGENT_REPORT, addressee="DEPARTMENT", at="16:40")


def _told(matter: Matter, plan: Plan) -> Iterator[Deed]:
    """Give the notice of receipt; one in fourteen is forgotten, another late."""
    dice, matter.told = matter.dice, True
    if dice.happens(7):
        return
    late = plan.is_long and dice.happens(8)
    matter.later(dice.between(17, 25) if late else min(dice.between(1, 12), max(1, plan.span // 3)))
    method = dice.weighed({"ELECTRONIC": 55, "POST": 25, "ON_THE_SPOT": 10, "IN_PERSON": 10})
    yield matter.handles(K.INFORM, method=method, text=TOLD)
    yield from corrected(matter, K.INFORM, told=method, left=plan.left(matter.day))
    if dice.happens(5):
        matter.later(dice.between(0, 3))
        yield matter.handles(K.ADD_MATERIAL, text="信访人补充了{照片|收据|合同复印件}。")


def _forgotten(matter: Matter, _plan: Plan) -> Iterator[Deed]:
    """Give the reminders to an organ that does nothing; it is reminded again and supervised, and mostly goes on."""
    yield from reminded(matter)
    again = matter.dice.happens(60)
    if again:
        yield from supervised(matter)
    if matter.dice.happens(80 if again else 60):
        matter.later(matter.dice.between(5, 30))
        yield from _by_petition(matter, Plan(matter.day, matter.day + timedelta(days=matter.dice.between(10, 50))))


def _elsewhere(matter: Matter, plan: Plan) -> Iterator[Deed]:
    route, procedure, target = matter.dice.weighed(AWAY)
    matter.later(matter.dice.between(1, 5))
    yield matter.handles(K.DECIDE_ROUTE, route=route, text="该事项依法应当通过其他法定途径解决。")
    matter.later(matter.dice.between(0, 3))
    yield matter.handles(
        K.DIVERT,
        procedure=procedure,
        target=target,
        period="按照有关法律规定的期限提出；法律没有规定期限的，应当及时提出。",
        text=f"请向{target}提出，并提交有关证明材料。",
        method="POST",
    )
    if (yield from contested(matter)):
        yield from _by_petition(matter, replace(plan, answer=max(plan.answer, matter.day + 10 * DAY)))
    elif matter.dice.happens(15):
        matter.later(matter.dice.between(5, 15))
        yield matter.handles(K.DIVERSION_REFUSED, text="该机关认为不属于其受理范围。")
        yield from _by_petition(matter, replace(plan, answer=max(plan.answer, matter.day + 10 * DAY)))
    elif matter.dice.happens(80):
        matter.later(matter.dice.between(5, 25))
        yield matter.handles(K.DIVERSION_RECEIVED, text=f"{target}已经接收。")


def _performed(matter: Matter, plan: Plan) -> Iterator[Deed]:
    matter.later(matter.dice.between(1, 5))
    yield matter.handles(K.DECIDE_ROUTE, route="31-5", text="属于申请查处违法行为，依法履行职责。")
    matter.until(plan.answer)
    result = matter.dice.weighed({"PERFORMED": 60, "PARTLY": 20, "ANSWERED": 20})
    text = f"经查，{matter.topic.found}。已{matter.topic.done}。不服的，可以依法申请行政复议或者提起行政诉讼。"
    yield matter.handles(K.PERFORM_OR_ANSWER, result=result, text=text, method="POST")


def _denied(matter: Matter, plan: Plan) -> Iterator[Deed]:
    """Give how the organ does not accept, as the regulation of 2005 has it, what goes another legal way."""
    if not matter.sent_under_2005:
        yield from _by_petition(matter, plan)
        return
    matter.later(matter.dice.between(1, 8))
    text = "该事项依法应当通过其他法定途径解决，不予受理。"
    yield matter.handles(K.DENY, ground="LEGAL_WAY", target="涉县人民法院", method="POST", text=text)


def _mediated(matter: Matter, plan: Plan) -> Iterator[Deed]:
    """Give a mediation that comes to nothing; then the matter is accepted like others."""
    matter.later(min(8, plan.span // 3))
    yield matter.handles(K.MEDIATE, consent=True, agreed=False, text="双方到场，未能达成一致。")
    yield from _by_petition(matter, plan)


def _agreed(matter: Matter, plan: Plan) -> Iterator[Deed]:
    matter.later(min(10, plan.span // 2))
    alone = matter.fate("settled").happens(35)
    if alone:
        yield matter.handles(K.SETTLE, agreed=True, text="双方自行协商，就{赔偿|维修|退款}达成一致。")
    else:
        yield matter.handles(K.MEDIATE, consent=True, agreed=True, text="双方到场，就{赔偿|维修|退款}达成一致。")
    matter.later(matter.dice.between(0, 3))
    yield matter.handles(
        K.SIGN_AGREEMENT,
        paper="SETTLEMENT" if alone else "MEDIATION",
        text="各执一份，十日内履行。",
        lawful="不违反法律、政策的强制性规定。",
    )


def _by_petition(matter: Matter, plan: Plan) -> Iterator[Deed]:
    """Give acceptance, hearing, inquiry, extension where need be, and the answer with all that follows."""
    dice = matter.dice
    matter.later(min(dice.between(0, 3), plan.left(matter.day) // 4))
    accepted = matter.day
    yield above_as_well(matter, matter.handles(K.ACCEPT), left=plan.left(matter.day))
    if not matter.told:
        yield from _told(matter, plan)
    yield from joined_by_somebody(matter, left=plan.left(matter.day))
    left = plan.left(matter.day)
    matter.later(min(dice.between(1, 12), left // 2))
    yield matter.handles(K.HEAR_PETITIONER, way=dice.pick(("MEETING", "PHONE", "WRITING")), text=HEARD)
    yield from _inquiry(matter, left)
    yield from reported_midway(matter)
    yield from heard_in_public(matter, left=plan.left(matter.day))
    yield from _extension(matter, plan, accepted=accepted)
    matter.until(plan.answer)
    yield from answered(matter)


HEARD: Final = "信访人陈述了{事情经过|具体诉求和理由|时间、地点和损失}，{提供了有关材料|没有补充材料|要求书面答复}。"
FOUND: Final = "{到现场查看|调取了有关档案|询问了当事人和知情人}，已形成书面材料。"


def _inquiry(matter: Matter, left: int) -> Iterator[Deed]:
    if not matter.dice.happens(62):
        return
    matter.later(min(matter.dice.between(1, 10), left // 3))
    yield matter.handles(K.INVESTIGATE, text=FOUND)
    if matter.dice.happens(4):
        yield from _annulled(matter)
        yield matter.handles(K.INVESTIGATE, text=FOUND)


def _annulled(matter: Matter) -> Iterator[Deed]:
    """Give how the organ undoes what it entered wrongly; for another petition, its head confirms that."""
    undoes = (K.INVESTIGATE, matter.request)
    if matter.dice.happens(60):
        wrong = matter.handles(K.ANNUL, ground="ENTRY_ERROR", text="录入时选错了附件，重新录入。")
        yield replace(wrong, requests=(), undoes=undoes)
    else:
        wrong = matter.handles(K.ANNUL, ground="WRONG_PETITION", text="该记录属于另一件信访事项。")
        head = matter.offices.doer(matter.organ, CapacityKind.ORGAN_HEAD, matter.dice)
        yield from matter.confirmed(replace(wrong, requests=(), undoes=undoes), head)


def _extension(matter: Matter, plan: Plan, *, accepted: date) -> Iterator[Deed]:
    """Give the extension that an organ asks for when the sixty days will not do; not every organ thinks of it."""
    dice = matter.dice
    ask = accepted + timedelta(days=PATIENCE - dice.between(0, 12))
    if (plan.answer - accepted).days < PATIENCE or ask < matter.day or not dice.happens(75):
        return
    matter.until(ask)
    if (matter.day - accepted).days > PATIENCE:
        return
    ground = dice.pick(("EXPERT_WORK", "MANY_PARTIES", "OLD_FACTS", "OTHER_PLACES"))
    yield matter.handles(K.REQUEST_EXTENSION, days=dice.between(10, 30), ground=ground, text="{检测|核对}尚需时日。")
    yield from _extension_decided(matter, accepted=accepted)


def _extension_decided(matter: Matter, *, accepted: date) -> Iterator[Deed]:
    matter.later(matter.dice.between(0, 2))
    if (matter.day - accepted).days > 60:
        return
    if matter.dice.happens(12):
        yield matter.heads(K.REFUSE_EXTENSION, text="现有材料已经可以作出处理意见。")
        return
    yield matter.heads(K.APPROVE_EXTENSION)
    if matter.dice.happens(85):
        matter.later(matter.dice.between(0, 3))
        yield matter.handles(K.INFORM_EXTENSION, method="POST")


PATHS: Final = {_by_petition: 84, _elsewhere: 6, _performed: 3, _agreed: 5, _forgotten: 2}
PATHS_OF_2005: Final = {_by_petition: 87, _denied: 5, _mediated: 5, _forgotten: 3}
