"""What now and then comes between: spoken words, a part of its own, another class, a dispute ruled, a challenge.

Each of these draws from dice of its own, so that everything else goes on as it would have gone.
"""

from collections.abc import Generator, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Final

from xinfang.demo import cast
from xinfang.demo.simulation.crowd import somebody
from xinfang.demo.simulation.matter import Deed, Matter
from xinfang.law.acts import ActKind
from xinfang.law.duties.classes import FREE_DAYS
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestClass
from xinfang.petitions.commands import Accused, Ask

K: Final = ActKind
C: Final = CapacityKind
ENOUGH: Final = 14
TAX: Final = "130426TAX"  # led by its own trade alone: nobody leads it and a township both
SPOKEN: Final = frozenset({"VISIT", "PHONE"})
SIGNED: Final = {"SIGNED": 80, "FINGERPRINT": 12, "REFUSED": 8}
ON_PAPER: Final = frozenset({"SIGNED", "FINGERPRINT"})
BESIDES: Final = (
    "路灯损坏\n{村口|校门前|桥头}的路灯{不亮|时亮时灭}已经{半个月|一个月}，请求维修。",
    "垃圾没有清运\n{院内|路边|河边}堆放的垃圾{半个月|一周}没有清运，请求清理。",
    "补贴没有到账\n{粮食|农机|养老}补贴至今没有到账，请求核实发放。",
)
FORESTRY: Final = "130426LY"  # deals with no topic of the simulation, so nothing is ever sent to it
BRIBED: Final = "反映收受好处\n县林业局有人在{发放补贴|审批采伐}时收受好处，请求查处。"
LAWSUIT: Final = Ask("判决没有执行\n法院判决对方支付工程款，已经生效半年，一直没有执行，请求依法执行。", legal=True)
WHY: Final = {
    RequestClass.CLAIM: "经向信访人了解，其请求解决本人的具体问题，属于申诉求决类。",
    RequestClass.SUGGESTION: "经向信访人了解，其不要求解决个人问题，是对改进工作的建议。",
}
NOT_KIN: Final = {"NOT_RECUSED": "经核实，该承办人员与信访人没有利害关系。", "NOT_HANDLING": "该人员没有参加办理。"}
TOLD: Final = "您加入的信访事项由本单位办理，有关情况可以凭编号查询。"


def is_spoken(matter: Matter) -> bool:
    """Tell whether the matter was told by word of mouth and written down; an accusation is kept as it comes."""
    accuses = any(ask.klass is RequestClass.ACCUSATION for ask in matter.arrival.asks)
    told = matter.arrival.channel in SPOKEN and not accuses and not matter.under_2005
    return told and matter.fate("spoken").happens(30)


def read_back(matter: Matter, registered: Deed) -> Iterator[Deed]:
    """Give how the record is read back at once by whoever wrote it; one in ten is forgotten."""
    dice = matter.fate("read back")
    if not registered.values.get("oral") or dice.happens(10):
        return
    result = dice.weighed(SIGNED) if matter.arrival.channel == "VISIT" else "BY_PHONE"
    deed = replace(matter.deed(K.READ_BACK, registered.doer, result=result), requests=())
    yield replace(deed, evidence=result in ON_PAPER)


def taken_apart(matter: Matter) -> Iterator[Deed]:
    """Give how the office gives a part that is another matter a file of its own."""
    dice = matter.fate("apart")
    if matter.under_2005 or matter.taken_out or not dice.happens(2):
        return
    matter.later(dice.between(0, 2))
    if dice.happens(15):
        told = matter.officer(K.SPLIT, part="ACCUSATION")
        accused = Accused(units=(matter.offices.units[FORESTRY],))
        yield replace(told, asks=(Ask(dice.words(BRIBED), RequestClass.ACCUSATION),), accused=accused)
        return
    part = Ask(dice.words(dice.pick(BESIDES)))
    yield replace(matter.officer(K.SPLIT, part="OTHER"), asks=(LAWSUIT if dice.happens(25) else part,))


def reclassed(matter: Matter, klass: RequestClass, *, percent: float) -> Generator[Deed, None, bool]:
    """Give how the organ finds that the request is of another class, and tells so; tell whether it does."""
    dice = matter.fate("class")
    if matter.under_2005 or matter.sent_under_2005 or not dice.happens(percent):
        return False
    matter.later(dice.between(1, 9))
    deed = matter.handles(K.CHANGE_CLASS, klass=klass.value, ground="EXPLAINED", text=WHY[klass])
    if matter.day <= matter.arrival.day + FREE_DAYS:
        yield deed
        return True
    yield from matter.confirmed(deed, matter.someone(matter.organ, C.ORGAN_HEAD))
    if matter.arrival.party.name and matter.arrival.party.address:
        matter.later(dice.between(0, 4))
        yield matter.handles(K.INFORM_CLASS, method="POST", text="类别已经改变，按相应的程序继续办理。")
    return True


def ruled(matter: Matter, other: str) -> Generator[Deed, None, bool]:
    """Give how a dispute ends: by agreement, by the conference or the common superior, entered with its paper."""
    dice, units, names = matter.fate("ruled"), matter.offices.units, matter.offices.names
    if not dice.happens(30):
        return False
    matter.later(dice.between(2, 14))
    if dice.happens(35):
        yield replace(matter.officer(K.AGREE_LEAD, manner="ALONE", to=units[other]), evidence=True)
        matter.organ = other
        return True
    if dice.happens(20):
        text = f"经协调，该事项由{names[matter.organ]}受理。"
        deed = matter.officer(
            K.RULE_COMPETENCE, ruler="CONFERENCE", other=units[TAX], to=units[matter.organ], text=text
        )
        yield replace(deed, evidence=True)
        return True
    yield _copied(matter)
    to = other if dice.happens(65) else matter.organ
    text = f"经研究，该事项由{names[to]}受理。"
    deed = matter.officer(K.RULE_COMPETENCE, ruler="COMMON_SUPERIOR", other=units[other], to=units[to], text=text)
    yield replace(deed, evidence=True)
    matter.organ = to
    return True


def _copied(matter: Matter) -> Deed:
    """Give the copy to the government, which so gets to see what it is to decide."""
    return matter.officer(K.COPY_TO, to=matter.offices.units[cast.GOVERNMENT], text="请决定由哪个单位办理。")


def recalled(matter: Matter) -> Iterator[Deed]:
    """Give how the bureau takes a matter back that it sent to the wrong organ, and sends it to another."""
    dice, names = matter.fate("recalled"), matter.offices.names
    if matter.under_2005 or matter.assigned or not dice.happens(1.5):
        return
    matter.later(dice.between(0, 2))
    other = dice.pick([code for code in matter.offices.towns if code != matter.organ])
    yield matter.officer(K.RECALL_TRANSFER, ground="NEW_FACTS", text=f"补充的材料表明由{names[other]}管理。")
    matter.organ = other
    yield matter.officer(K.TRANSFER, to=matter.offices.units[other], ground=matter.ground, delivery="SYSTEM")


def designated(matter: Matter) -> Iterator[Deed]:
    """Give how the government names another organ where all of the one that has the matter have to step back."""
    dice, towns = matter.fate("designated"), matter.offices.towns
    if matter.under_2005 or not matter.told or matter.organ not in towns or not dice.happens(1.5):
        return
    matter.later(dice.between(1, 5))
    other = dice.pick([code for code in towns if code != matter.organ])
    yield _copied(matter)
    unit, name = matter.offices.units[other], matter.offices.names[other]
    text = f"有关人员均应当回避，由{name}办理。"
    deed = matter.officer(K.RULE_COMPETENCE, ruler="RECUSED", other=unit, to=unit, text=text)
    yield replace(deed, evidence=True)
    matter.organ = other
    matter.later(dice.between(1, 8))
    yield matter.handles(K.INFORM, method="POST", text=TOLD)


def reported_midway(matter: Matter) -> Iterator[Deed]:
    """Give how an organ to which a matter was assigned tells of its progress unasked."""
    if matter.assigned and matter.fate("midway").happens(8):
        yield matter.handles(K.REPORT_INTERIM, text="已经到现场核实，正在核对有关档案。")


def papers_given_back(matter: Matter) -> Iterator[Deed]:
    """Give how the organ whose objection was upheld gives the papers back; one in seven forgets."""
    dice = matter.fate("given back")
    if dice.happens(15):
        return
    matter.later(dice.between(0, 2))
    yield matter.handles(K.RETURN_PAPERS, text="原信{1份|2份}，{照片3张|收据复印件1份}。")


def heard_in_public(matter: Matter, *, left: int) -> Iterator[Deed]:
    """Give how a hearing is called, and held a week later or two, where a matter is disputed."""
    dice = matter.fate("in public")
    if left < 2 * ENOUGH or matter.under_2005 or not dice.happens(6):
        return
    matter.later(dice.between(0, 2))
    called = matter.day
    yield matter.handles(K.INVESTIGATE, text="决定举行听证，已经书面通知信访人和有关单位。")
    matter.later(dice.between(7, 12))
    told = {"ground": dice.pick(("COMPLEX", "DIFFICULT")), "form": "OPEN"}
    text = "各方陈述、质证，听证员合议后{形成|宣读}听证结论。"
    yield matter.handles(K.HOLD_HANDLING_HEARING, began_on=called.isoformat(), attended=True, text=text, **told)


def stepped_back(matter: Matter) -> Iterator[Deed]:
    """Give how an officer of the bureau steps back from a matter that touches him; a colleague goes on."""
    there = set(matter.offices.holders[cast.BUREAU, C.CASE_OFFICER])
    if not matter.alone or len(there) < 2 or not matter.fate("back").happens(1.5):
        return
    deed = matter.officer(K.RECUSE, ground="PETITIONER")
    yield deed
    matter.stepped_back = deed.doer.username if deed.doer is not None else ""


def challenged(matter: Matter, *, left: int) -> Iterator[Deed]:
    """Give how the petitioner asks that the handler step back, and what the organ's head decides.

    Like others that take days, it comes where enough are `left` until the answer.
    """
    dice = matter.fate("challenge")
    if left < ENOUGH or not dice.happens(3):
        return
    matter.day += timedelta(days=dice.between(1, 4))
    yield matter.deed(K.CHALLENGE_RECUSAL, None, whom="HANDLER", ground="KIN")
    matter.later(dice.between(1, 6))
    decision = dice.weighed({"NOT_RECUSED": 3, "NOT_HANDLING": 1})
    yield matter.heads(K.DECIDE_RECUSAL, decision=decision, text=NOT_KIN[decision])


def corrected(matter: Matter, kind: ActKind, *, told: str, left: int) -> Iterator[Deed]:
    """Give how the way in which something was told is corrected after its paper, and the head confirms that."""
    dice = matter.fate("corrected")
    if left < ENOUGH or not dice.happens(3):
        return
    matter.later(dice.between(0, 3))
    method = dice.pick([one for one in ("ELECTRONIC", "POST", "IN_PERSON") if one != told])
    deed = matter.handles(K.CORRECT, ground="AGAINST_PAPER", text="对照存档底稿更正告知方式。")
    deed = replace(deed, requests=(), undoes=(kind, matter.request), corrections={"method": method})
    yield from matter.confirmed(deed, matter.someone(matter.organ, C.ORGAN_HEAD))


def joined_by_somebody(matter: Matter, *, left: int) -> Iterator[Deed]:
    """Give how somebody else joins with his signed paper, and is told; only where the petition is one request."""
    dice = matter.fate("joiner")
    if left < ENOUGH or matter.under_2005 or matter.straight or not matter.alone or not dice.happens(4):
        return
    matter.later(dice.between(1, 4))
    party = somebody(5_000 + dice.below(5_000), matter.offices, dice)
    deed = matter.deed(K.JOIN_PERSON, matter.someone(cast.BUREAU, C.CLERK))
    yield replace(deed, joins=party, evidence=True)
    matter.joiners += 1
    matter.later(dice.between(1, 6))
    yield matter.handles(K.INFORM, method="POST", text=TOLD)
    if matter.fate("leaves").happens(25):
        matter.later(dice.between(1, 10))
        deed = replace(matter.deed(K.LEAVE_PERSON, matter.someone(cast.BUREAU, C.CLERK)), joiner=matter.joiners)
        yield replace(deed, requests=(), evidence=True)
        matter.joiners -= 1


def contested(matter: Matter) -> Generator[Deed, None, bool]:
    """Give how the petitioner contests the route, and what the organ answers; tell whether it goes another way now."""
    dice = matter.fate("contested")
    if not dice.happens(15):
        return False
    matter.day += timedelta(days=dice.between(2, 15))
    yield matter.deed(K.CONTEST_ROUTE, None, ground=dice.pick(("NOT_COVERED", "TOO_LATE")))
    matter.later(dice.between(2, 10))
    if dice.happens(30):
        text = "该事项属于第三十一条第六项，由本单位办理。"
        yield matter.handles(K.ANSWER_CONTEST, decision="TAKEN_UP", text=text, method="POST")
        return True
    text = "该事项依法应当通过原来告知的途径解决。"
    deed = matter.handles(K.ANSWER_CONTEST, decision="ROUTE_STANDS", text=text, method="POST")
    yield from matter.confirmed(deed, matter.someone(matter.organ, C.ORGAN_HEAD))
    return False


def served_on_joiners(matter: Matter) -> Iterator[Deed]:
    """Give how the answer is served on each who joined."""
    for n in range(1, matter.joiners + 1):
        matter.later(matter.fate(f"joiner {n}").between(0, 3))
        yield replace(matter.handles(K.SERVE, method="IN_PERSON", proof="SIGNED"), joiner=n)


def destroyed(matter: Matter) -> Iterator[Deed]:
    """Give how the contents are destroyed at the petitioner's request long after, where the law lets it be done."""
    dice = matter.fate("destroyed")
    if not matter.alone or not dice.happens(4):
        return
    matter.later(dice.between(100, 150))
    deed = replace(matter.officer(K.DISPOSE, ground="REQUEST"), evidence=True, perhaps=True)
    yield from matter.confirmed(deed, matter.someone(cast.BUREAU, C.SECTION_HEAD))
