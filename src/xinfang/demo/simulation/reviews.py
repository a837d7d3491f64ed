"""What follows when a petitioner does not agree: review, final review, the matter taken up again."""

from collections.abc import Generator, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from xinfang.demo import cast
from xinfang.demo.simulation.again import after_the_end
from xinfang.demo.simulation.matter import Deed, Matter
from xinfang.demo.simulation.offices import Doer
from xinfang.demo.simulation.twists import served_on_joiners
from xinfang.law.acts import ActKind
from xinfang.law.calendar import DAY
from xinfang.law.casefile import empty
from xinfang.law.duties import rule_for
from xinfang.law.duties.review import REDO_RULES
from xinfang.law.roles import CapacityKind

K: Final = ActKind
C: Final = CapacityKind
OUTCOMES: Final = {"UPHOLD": 68, "CHANGE": 14, "REVOKE": 18}
# Certainly after the window of thirty days, however many rest days stand at its end.
LATE: Final = (42, 60)
IN_TIME: Final = (2, 24)
WINDOW: Final = timedelta(days=29)
SAID: Final = {
    "UPHOLD": "经复核事实和依据，原意见事实清楚、适用依据正确，予以维持。",
    "CHANGE": "原意见部分事实认定不当，予以变更。",
    "REVOKE": "原意见主要事实不清，予以撤销。",
    "ORDER_ANEW": "原意见主要事实不清，予以撤销，责令重新办理。",
}


def reviewed(matter: Matter) -> Iterator[Deed]:
    """Give the review that the petitioner asks for, and where it leads."""
    body = matter.offices.above(matter.organ, on=matter.day)
    if body is None or matter.straight:
        return
    outcome = yield from _asked(matter, K.REQUEST_REVIEW, body)
    final = matter.offices.above(body, on=matter.day)
    if outcome in ("UPHOLD", "CHANGE") and final is not None and matter.dice.happens(45):
        outcome = yield from _asked(matter, K.REQUEST_FINAL_REVIEW, final)
        if outcome in ("UPHOLD", "CHANGE"):
            yield from _ended(matter)
    if outcome in ("REVOKE", "ORDER_ANEW"):
        yield from _taken_up_again(matter, outcome, body)


def _asked(matter: Matter, kind: ActKind, body: str) -> Generator[Deed, None, str]:
    """Give request, decision and service; return the outcome, empty where nothing was decided or served."""
    dice = matter.dice
    late, last = dice.happens(5), matter.served_on + WINDOW
    asked = matter.day + timedelta(days=dice.between(*(LATE if late else IN_TIME)))
    if matter.day > last and not late:
        return ""
    asked = asked if late else min(asked, last)
    yield _request(matter, kind, body, asked=asked)
    received = matter.day
    if late and dice.happens(60):
        matter.later(dice.between(1, 6))
        yield _by_body(
            matter, K.REFUSE_REVIEW, body, ground="LATE", method="POST", text="超过三十日提出，没有正当理由。"
        )
        return ""
    if late or dice.happens(70):
        matter.later(dice.between(1, 4))
        yield _by_body(matter, K.ADMIT_REVIEW, body, text="{符合规定|因住院未能按期提出}，予以受理。")
    if dice.happens(65):
        matter.later(dice.between(1, 4))
        yield matter.handles(K.SUPPLY_FILE, text="案卷一册、电子卷一份。")
    yield from _heard(matter, body, received=received, final=kind is K.REQUEST_FINAL_REVIEW)
    return (yield from _decided(matter, body, received=received))


def _request(matter: Matter, kind: ActKind, body: str, *, asked: date) -> Deed:
    """Give the request: by the petitioner himself, or as a letter that the window enters with its day of posting."""
    to = matter.offices.units[body]
    if matter.dice.happens(75):
        matter.day = asked
        return matter.deed(kind, None, reviewer=to, text="对办理结果不服。")
    matter.until(asked + DAY)
    clerk = matter.offices.doer(cast.BUREAU, C.CLERK, matter.dice)
    letter = matter.deed(kind, clerk, reviewer=to, received_on=matter.day.isoformat())
    return replace(letter, happened_on=asked)


def _heard(matter: Matter, body: str, *, received: date, final: bool) -> Iterator[Deed]:
    if not matter.dice.happens(35 if final else 12):
        return
    began = matter.later(matter.dice.between(1, 5))
    told = "听证的事项、时间、地点和参加听证的权利，已经书面通知。"
    yield _by_body(matter, K.NOTIFY_HEARING, body, text=told)
    matter.later(matter.dice.between(3, 12))
    text = "双方到场陈述、质证，{形成听证笔录|当场宣读听证结论}。"
    yield _by_body(matter, K.HOLD_HEARING, body, began_on=max(began, received).isoformat(), text=text)


def _decided(matter: Matter, body: str, *, received: date) -> Generator[Deed, None, str]:
    """Give decision and service; return the outcome, empty where it was never served."""
    dice = matter.dice
    matter.until(received + timedelta(days=dice.between(31, 38) if dice.happens(8) else dice.between(9, 27)))
    outcome = dice.weighed(OUTCOMES)
    if outcome == "REVOKE" and _knows_redoing(matter):
        outcome = "ORDER_ANEW"
    basis = "《信访条例》" if matter.under_2005 else "《信访工作条例》"
    decided = _by_body(matter, K.DECIDE_REVIEW, body, outcome=outcome, text=SAID[outcome], legal_basis=basis)
    yield replace(decided, evidence=decided.doer is not None and decided.doer.unit == cast.BUREAU)
    if dice.happens(4):
        return ""  # never served
    matter.served_on = matter.later(dice.between(0, 6))
    yield _by_body(matter, K.SERVE_REVIEW, body, method="IN_PERSON", proof="SIGNED")
    return outcome


def _knows_redoing(matter: Matter) -> bool:
    """Tell whether a local regulation lets the reviewing body order the matter to be done again."""
    return rule_for(empty(matter.law.rulebook, matter.calendar), REDO_RULES, matter.day) is not None


def _taken_up_again(matter: Matter, outcome: str, body: str) -> Iterator[Deed]:
    """Give the new answer in the place of one set aside: by order where a local regulation knows that, else freely."""
    dice = matter.dice
    matter.later(dice.between(1, 8))
    if outcome == "ORDER_ANEW":
        by = (matter.day + timedelta(days=dice.between(25, 45))).isoformat()
        yield _by_body(matter, K.ORDER_REDO, body, redo_by=by, text="查清主要事实后重新作出处理意见。")
    else:
        yield matter.handles(K.REOPEN, ground="MISTAKE", text="原处理意见已被撤销，自行恢复办理。")
    yield from answered_anew(matter)


def answered_anew(matter: Matter) -> Iterator[Deed]:
    """Give inquiry, opinion, service and conclusion of a matter that was taken up again."""
    dice, topic = matter.dice, matter.topic
    matter.later(dice.between(3, 15))
    yield matter.handles(K.INVESTIGATE, text="{重新到现场核实|补充调取了有关材料}，查清了主要事实。")
    matter.later(dice.between(2, 20))
    outcome = dice.weighed({"SUPPORT": 60, "EXPLAIN": 30, "NOT_SUPPORT": 10})
    text = f"经重新调查，{topic.found}。已{topic.done}。"
    yield matter.handles(K.ISSUE_OPINION, outcome=outcome, text=text, legal_basis=topic.basis)
    matter.later(dice.between(0, 5))
    yield matter.handles(K.SERVE, method="IN_PERSON", proof="SIGNED")
    yield from served_on_joiners(matter)
    matter.later(dice.between(0, 4))
    yield matter.handles(K.CONCLUDE)


def _ended(matter: Matter) -> Iterator[Deed]:
    """Give what the organ still does when the road has come to its end; now and then the same is brought again."""
    dice = matter.dice
    if dice.happens(70):
        matter.later(dice.between(3, 20))
        told = matter.handles(K.EXPLAIN_END, text="上门说明复核结论，{介绍救助政策|约定后续联系人}。")
        yield after_the_end(matter, told)
    if dice.happens(25):
        matter.later(dice.between(1, 10))
        yield matter.handles(K.OFFER_AID, aid=dice.pick(("SOCIAL", "LOCAL_HELP")), text="已告知申请途径。")


def _by_body(matter: Matter, kind: ActKind, body: str, **values: str) -> Deed:
    """Give a deed of the reviewing body: its head decides, its handler does the rest; the bureau enters for others."""
    return matter.deed(kind, _officer_of(matter, kind, body), **values)


def _officer_of(matter: Matter, kind: ActKind, body: str) -> Doer:
    capacity = C.ORGAN_HEAD if kind is K.DECIDE_REVIEW else C.HANDLER
    if {(body, C.ORGAN_HEAD), (body, C.HANDLER)} <= matter.offices.holders.keys():
        return matter.someone(body, capacity)
    return matter.someone(cast.BUREAU, C.CASE_OFFICER)
