"""The courses that matters take: told act by act, as a story; the dice choose where stories part."""

from collections.abc import Iterator
from dataclasses import replace
from heapq import merge
from typing import Final

from xinfang.demo import cast
from xinfang.demo.simulation.again import brought_again
from xinfang.demo.simulation.handling import as_claim, handled
from xinfang.demo.simulation.matter import Deed, Matter
from xinfang.demo.simulation.offices import Doer
from xinfang.demo.simulation.straight import goes_straight, straight
from xinfang.demo.simulation.suggestions import sent_and_told, studied
from xinfang.demo.simulation.twists import is_spoken, read_back, reclassed
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestClass
from xinfang.petitions.commands import Accused

K: Final = ActKind
C: Final = CapacityKind
THANKS: Final = ("感谢", "表扬", "致谢")


def course(matter: Matter) -> Iterator[Deed]:
    """Give what is done about a matter, from its registration on, in the order of days."""
    if matter.arrival.again is not None:
        yield from brought_again(matter, matter.arrival.again)
        return
    if goes_straight(matter):
        yield from straight(matter)
        return
    registered = _registered(matter)
    yield registered
    parts = [matter.part(n) for n in range(1, len(matter.arrival.asks) + 1)]
    yield from merge(read_back(matter, registered), *(_path(part) for part in parts), key=lambda deed: deed.day)


def course_of_part(matter: Matter) -> Iterator[Deed]:
    """Give what is done about a part that has got a file of its own: it is registered already."""
    yield from _path(matter.part(1))


def _path(matter: Matter) -> Iterator[Deed]:
    klass = matter.arrival.asks[matter.request - 1].klass
    if klass is RequestClass.ACCUSATION:
        return _accusation(matter)
    if klass is RequestClass.SUGGESTION:
        thanks = any(word in matter.text.split("\n")[0] for word in THANKS)
        return _thanks(matter) if thanks else _suggestion(matter)
    return _to_the_court(matter) if matter.arrival.asks[matter.request - 1].legal else handled(matter)


def _registered(matter: Matter) -> Deed:
    """Give the registration: on the day of arrival when that is a working day, else on the next, dated back."""
    arrival = matter.arrival
    on = matter.until(arrival.day)
    doer = matter.offices.doer(cast.BUREAU, C.CLERK, matter.dice)
    reachable = bool(arrival.party.name and arrival.party.address)
    told = {"channel": arrival.channel, "reachable": reachable} | ({"oral": True} if is_spoken(matter) else {})
    deed = Deed(K.REGISTER, on, doer, told, happened_on=arrival.day)
    if any(ask.klass is RequestClass.ACCUSATION for ask in arrival.asks):
        accused = matter.offices.units[matter.offices.town_in(arrival.text, matter.dice)]
        return replace(deed, accused=Accused(units=(accused,)))
    return deed


def _accusation(matter: Matter) -> Iterator[Deed]:
    officer = matter.offices.doer(cast.BUREAU, C.ACCUSATION_OFFICER, matter.dice)
    matter.later(matter.dice.between(1, 6))
    if not matter.under_2005 and matter.fate("personnel").happens(10):
        yield from _of_a_cadre(matter, officer)
        return
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
    if not matter.under_2005 and matter.fate("receipted").happens(70):
        matter.later(matter.dice.between(0, 4))
        yield matter.deed(K.DISCIPLINE_RECEIPTED, keeper, text="材料收齐，已经接收。")


def _to_the_court(matter: Matter) -> Iterator[Deed]:
    """Give how what is before a court goes to that court, which receives it and goes on by its own procedure."""
    matter.later(matter.dice.between(1, 5))
    text = "判决已经生效，请求依法执行。"
    yield matter.officer(K.TRANSFER_LEGAL, to=matter.offices.units[cast.COURT], delivery="SYSTEM", text=text)


def _of_a_cadre(matter: Matter, officer: Doer) -> Iterator[Deed]:
    """Give how what concerns a cadre alone goes to the department of personnel, or is told to it as well."""
    to = matter.offices.units[cast.PERSONNEL]
    if matter.dice.happens(50):
        yield matter.deed(K.TRANSFER, officer, to=to, ground="30-2", delivery="SYSTEM")
        return
    discipline = matter.offices.units[cast.DISCIPLINE]
    yield matter.deed(K.TRANSFER, officer, to=discipline, ground="22-2", delivery="SYSTEM")
    matter.later(matter.dice.between(0, 3))
    yield matter.deed(K.NOTIFY_PERSONNEL, officer, to=to, significant=False, text="反映该单位有关负责人的作风问题。")


def _thanks(matter: Matter) -> Iterator[Deed]:
    matter.later(matter.dice.between(1, 8))
    text = "您的来件已经收到，已转告有关单位。本答复不是信访处理意见；如有诉求，可以要求转送办理。"
    yield matter.officer(K.REPLY_DIRECTLY, ground="THANKS", method="ELECTRONIC", text=text)


def _suggestion(matter: Matter) -> Iterator[Deed]:
    """Give what becomes of a suggestion; now and then it turns out to be a claim."""
    yield from sent_and_told(matter)
    if (yield from reclassed(matter, RequestClass.CLAIM, percent=3)):
        yield from as_claim(matter)
    else:
        yield from studied(matter)
