"""The answer and what follows it: opinion, service or its failure, conclusion, report, rating."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from heapq import merge
from typing import Final

from xinfang.demo.simulation.matter import Deed, Matter
from xinfang.law.acts import ActKind

K: Final = ActKind
SAID: Final = {
    "SUPPORT": "经调查，{found}。您的诉求予以支持，已{done}。",
    "EXPLAIN": "经调查，{found}。现将有关规定和办理情况作如下说明：已{done}，其余部分按政策执行。",
    "NOT_SUPPORT": "经调查，您所要求的内容没有法律、政策依据，不予支持。已{done}，请予理解。",
}
PROOFS: Final = {"ELECTRONIC": "OPENED", "POST": "POST_RECEIPT", "IN_PERSON": "SIGNED"}


def answered(matter: Matter) -> Iterator[Deed]:
    """Give the opinion of the day and what follows."""
    dice, topic = matter.dice, matter.topic
    outcome = dice.weighed({"SUPPORT": 45, "EXPLAIN": 38, "NOT_SUPPORT": 17})
    text = SAID[outcome].format(found=topic.found, done=topic.done)
    yield matter.handles(K.ISSUE_OPINION, outcome=outcome, text=text, legal_basis=topic.basis)
    if dice.happens(6):
        yield from _not_found(matter)
    if dice.happens(3):
        return  # never served
    matter.later(dice.between(12, 25) if dice.happens(5) else dice.between(0, 5))
    yield _served(matter)
    rated = replace(matter, dice=matter.dice)
    yield from merge(_closed(matter), _rated(rated), key=lambda deed: deed.day)


def _not_found(matter: Matter) -> Iterator[Deed]:
    matter.later(matter.dice.between(1, 8))
    ground = matter.dice.weighed({"MOVED": 2, "AWAY": 4, "REFUSED": 2, "RETURNED": 3})
    yield matter.handles(K.SERVICE_FAILED, ground=ground)


def _served(matter: Matter) -> Deed:
    """Give the service; what the post delivered is entered a day or two later."""
    method = matter.dice.weighed({"ELECTRONIC": 50, "POST": 25, "IN_PERSON": 25})
    delivered = matter.day
    if method == "POST":
        matter.later(matter.dice.between(0, 1))
    return replace(matter.handles(K.SERVE, method=method, proof=PROOFS[method]), happened_on=delivered)


def _closed(matter: Matter) -> Iterator[Deed]:
    dice = matter.dice
    if dice.happens(4):
        return
    matter.later(dice.between(31, 36) if dice.happens(35) else dice.between(0, 4))
    yield matter.handles(K.CONCLUDE)
    if matter.assigned and not dice.happens(6):
        matter.later(dice.between(0, 6))
        yield matter.handles(K.REPORT_RESULT, text="该事项已经办结，处理意见书已送达信访人。")


def _rated(matter: Matter) -> Iterator[Deed]:
    """Give the petitioner's rating, on whatever day it comes to his mind."""
    dice = matter.dice
    if not dice.happens(32):
        return
    marks = {"SATISFIED": 52, "FAIR": 27, "NOT_SATISFIED": 21}
    office, organ = dice.weighed(marks), dice.weighed(marks)
    matter.day += timedelta(days=dice.between(1, 20))
    yield matter.deed(K.RATE, None, office=office, organ=organ)
