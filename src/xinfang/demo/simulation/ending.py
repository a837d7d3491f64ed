"""The answer and what follows it: opinion, service or its failure, conclusion, report, rating."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from heapq import merge
from typing import Final

from xinfang.demo.simulation.above import reported_above
from xinfang.demo.simulation.matter import Deed, Matter
from xinfang.demo.simulation.reviews import answered_anew, reviewed
from xinfang.demo.simulation.twists import served_on_joiners
from xinfang.law.acts import ActKind

K: Final = ActKind
SAID: Final = {
    "SUPPORT": "经调查，{found}。您的诉求予以支持，已{done}。",
    "EXPLAIN": "经调查，{found}。现将有关规定和办理情况作如下说明：已{done}，其余部分按政策执行。",
    "NOT_SUPPORT": "经调查，您所要求的内容没有法律、政策依据，不予支持。已{done}，请予理解。",
}
REPORT: Final = "该事项已经办结，处理意见书已送达信访人。"
MARKS: Final = {"SATISFIED": 52, "FAIR": 27, "NOT_SATISFIED": 21}
# After these the petitioner is not asked for a rating any more.
CLOSING: Final = frozenset({K.CONFIRM_CONCLUSION, K.RETURN_FOR_REWORK})
PROOFS: Final = {"POST": "POST_RECEIPT", "IN_PERSON": "SIGNED"}


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
    yield from _served(matter)
    follow = dice.weighed({_went_home: 92, _disagreed: 7, _more_came_up: 1})
    yield from follow(matter)


def _went_home(matter: Matter) -> Iterator[Deed]:
    """Give conclusion and rating, the latter on whatever day, until the office has found the matter concluded."""
    rated = replace(matter, dice=matter.dice)
    closed = False
    for deed in merge(_closed(matter), _rated(rated), key=lambda deed: deed.day):
        closed = closed or deed.kind in CLOSING
        if not (closed and deed.kind is K.RATE):
            yield deed


def _disagreed(matter: Matter) -> Iterator[Deed]:
    """Give the conclusion soon after the service, and then the review for which the petitioner asks."""
    if matter.dice.happens(40):
        yield from _marked(matter)
    matter.later(matter.dice.between(0, 2))
    yield matter.handles(K.CONCLUDE)
    yield from reviewed(matter)


def _more_came_up(matter: Matter) -> Iterator[Deed]:
    """Give the conclusion, and how the organ takes the matter up again by itself."""
    matter.later(matter.dice.between(0, 4))
    yield matter.handles(K.CONCLUDE)
    matter.later(matter.dice.between(10, 60))
    ground = matter.dice.pick(("NEW_FACTS", "NOT_CARRIED_OUT"))
    yield matter.handles(K.REOPEN, ground=ground, text="承诺的事项没有完全落实，恢复办理。")
    yield from answered_anew(matter)


def _not_found(matter: Matter) -> Iterator[Deed]:
    matter.later(matter.dice.between(1, 8))
    ground = matter.dice.weighed({"MOVED": 2, "AWAY": 4, "REFUSED": 2, "RETURNED": 3})
    yield matter.handles(K.SERVICE_FAILED, ground=ground)


def _served(matter: Matter) -> Iterator[Deed]:
    """Give the service; what the post delivered is entered a day or two later, or far too late with its receipt."""
    method = matter.dice.weighed({"POST": 60, "IN_PERSON": 40})
    delivered = matter.served_on = matter.day
    if method == "POST":
        matter.later(matter.dice.between(4, 9) if matter.dice.happens(10) else matter.dice.between(0, 1))
    deed = replace(matter.handles(K.SERVE, method=method, proof=PROOFS[method]), evidence=method == "POST")
    yield from matter.entered(deed, on=delivered)
    yield from served_on_joiners(matter)


def _closed(matter: Matter) -> Iterator[Deed]:
    dice = matter.dice
    if dice.happens(4):
        return
    matter.later(dice.between(31, 36) if dice.happens(35) else dice.between(0, 4))
    yield matter.handles(K.CONCLUDE)
    yield from reported_above(matter)
    if matter.assigned and not dice.happens(6):
        matter.later(dice.between(0, 6))
        yield matter.handles(K.REPORT_RESULT, text=REPORT)
        yield from _looked_at(matter)


def _looked_at(matter: Matter) -> Iterator[Deed]:
    """Give what the office that assigned the matter makes of its conclusion."""
    dice = matter.dice
    if dice.happens(12):
        return
    matter.later(dice.between(1, 12))
    if dice.happens(9):
        ground = dice.pick(("NOT_ALL", "FACTS", "NOT_HEARD"))
        yield matter.officer(K.RETURN_FOR_REWORK, ground=ground, text="请对照信访人的诉求逐项核实后重新答复。")
        yield from answered_anew(matter)
        matter.later(dice.between(0, 6))
        yield matter.handles(K.REPORT_RESULT, text=REPORT)
        matter.later(dice.between(1, 8))
    yield matter.officer(K.CONFIRM_CONCLUSION)


def _rated(matter: Matter) -> Iterator[Deed]:
    """Give the petitioner's rating, on whatever day it comes to his mind."""
    dice = matter.dice
    if not dice.happens(32):
        return
    matter.day += timedelta(days=dice.between(1, 20))
    yield from _marked(matter)


def _marked(matter: Matter) -> Iterator[Deed]:
    office, organ = matter.dice.weighed(MARKS), matter.dice.weighed(MARKS)
    yield matter.deed(K.RATE, None, office=office, organ=organ)
