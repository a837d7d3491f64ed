"""What is brought straight to an organ, past the bureau: passed on below, led elsewhere, or handled (Art. 23①)."""

from collections.abc import Iterator
from typing import Final

from xinfang.demo import cast
from xinfang.demo.simulation.handling import as_claim
from xinfang.demo.simulation.matter import HANDLER, Deed, Matter
from xinfang.law.acts import ActKind
from xinfang.law.terms import RequestClass

K: Final = ActKind
WRITTEN: Final = frozenset({"VISIT", "LETTER", "ONLINE"})
TOLD: Final = "您反映的事项已经收到，由本单位按信访程序办理。"


def goes_straight(matter: Matter) -> bool:
    """Tell whether a single claim of somebody who can be told is brought straight to an organ."""
    party, (first, *more) = matter.arrival.party, matter.arrival.asks
    claim = not more and first.klass is RequestClass.CLAIM and matter.arrival.channel in WRITTEN
    known = party.name and party.address
    return bool(claim and known) and not matter.under_2005 and matter.fate("straight").happens(3)


def straight(matter: Matter) -> Iterator[Deed]:
    """Give the registration by the organ and what it does."""
    dice, matter.straight = matter.fate("straight way"), True
    path = dice.weighed({_passed_down: 50, _led_elsewhere: 25, _kept: 25})
    yield from path(matter)


def registered_at(matter: Matter, organ: str) -> Deed:
    """Give the registration by the organ's handler, on the day of arrival or the working day after."""
    day = matter.until(matter.arrival.day)
    told = {"channel": matter.arrival.channel, "reachable": True}
    return Deed(K.REGISTER, day, matter.someone(organ, HANDLER), told, happened_on=matter.arrival.day)


def _passed_down(matter: Matter) -> Iterator[Deed]:
    """Give how the government passes on what a township deals with, and tells where it went."""
    yield registered_at(matter, cast.GOVERNMENT)
    above = matter.someone(cast.GOVERNMENT, HANDLER)
    matter.organ = matter.offices.town_in(matter.text, matter.dice)
    matter.later(matter.dice.between(1, 6))
    to = matter.offices.units[matter.organ]
    yield matter.deed(K.FORWARD_WITHIN_SYSTEM, above, to=to, delivery="SYSTEM")
    matter.later(matter.dice.between(0, 4))
    name = matter.offices.names[matter.organ]
    yield matter.deed(K.INFORM_FORWARDED_TO, above, method="POST", text=f"该事项已经转送{name}办理。")
    yield from _handled(matter)


def _led_elsewhere(matter: Matter) -> Iterator[Deed]:
    """Give how a township says to whom a matter that is none of its own is to be brought."""
    matter.organ = matter.offices.town_in(matter.text, matter.dice)
    yield registered_at(matter, matter.organ)
    matter.later(matter.dice.between(1, 8))
    target = matter.offices.titles[matter.topic.unit]
    text = f"该事项由{target}管理，请向其提出。"
    yield matter.handles(K.DIRECT_ELSEWHERE, method="POST", target=target, text=text)


def _kept(matter: Matter) -> Iterator[Deed]:
    matter.organ = matter.offices.organ_for(matter.text, matter.dice)
    yield registered_at(matter, matter.organ)
    yield from _handled(matter)


def _handled(matter: Matter) -> Iterator[Deed]:
    matter.later(matter.dice.between(1, 6))
    yield matter.handles(K.INFORM, method="POST", text=TOLD)
    yield from as_claim(matter)
