"""The words of further petitioners: they join and leave, are served, rate and ask by themselves."""

from dataclasses import replace
from typing import Any

from law import words as w
from law.cast import TOWN
from law.words import ActWord, rate, reference, serve, word
from law.words_review import request_final_review, request_review
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind


def join(*, on: str, reachable: bool = True, representative: bool | None = None, **more: Any) -> ActWord:
    """Somebody joins the petition with his signed paper."""
    said = {"parties": [reference("加入的信访人")], "reachable": reachable, "representative": representative}
    return word(ActKind.JOIN_PERSON, on, said, {"by": CapacityKind.CLERK, "evidence": True, **more})


def joined(*, on: str, **more: Any) -> ActWord:
    """Somebody joins who is told by himself wherever the matter goes."""
    return _saying(join(on=on, **more), own=True)


def registered_with(*, on: str, **more: Any) -> ActWord:
    """Somebody is registered together with the first petitioner."""
    return _saying(join(on=on, **{"evidence": False, **more}), own=True, together=True)


def inform_some(*who: int, on: str, **more: Any) -> ActWord:
    """The organ tells only these petitioners."""
    return _saying(w.inform(on=on, **more), persons=list(who))


def leave(who: int | None = None, *, on: str, **more: Any) -> ActWord:
    """A petitioner leaves with his signed paper."""
    return word(ActKind.LEAVE_PERSON, on, {"person": who}, {"by": CapacityKind.CLERK, "evidence": True, **more})


def correct_person(who: int | None = None, *, on: str, reachable: bool = True, **more: Any) -> ActWord:
    """Name and address of a petitioner are put right."""
    said = {"person": who, "parties": [reference("更正后的信访人")], "reachable": reachable, "ground": "CLEAR"}
    return word(ActKind.CORRECT_PERSON, on, said, {"by": CapacityKind.CLERK, **more})


def reissue(who: int | None = None, *, on: str, **more: Any) -> ActWord:
    """A petitioner who came himself is given another query code."""
    said = {"person": who, "ground": "LOST", "shown": "RESIDENT"}
    return word(ActKind.REISSUE_CODE, on, said, {"by": CapacityKind.CLERK, **more})


def name_agent(who: int | None = None, *, on: str, receives: bool | None = True, **more: Any) -> ActWord:
    """A petitioner lets somebody speak for him."""
    said = {"person": who, "parties": [reference("代理人")], "basis": "AUTHORISED", "receives": receives}
    return word(ActKind.NAME_AGENT, on, said, {"by": CapacityKind.CLERK, "evidence": True, **more})


def end_agent(who: int | None = None, *, on: str, **more: Any) -> ActWord:
    """A petitioner speaks for himself again."""
    return word(ActKind.END_AGENT, on, {"person": who}, {"by": CapacityKind.CLERK, "evidence": True, **more})


def choose_service(choice: str = "CONSENT", who: int | None = None, *, on: str, **more: Any) -> ActWord:
    """A petitioner says whether papers may be served on him electronically; the office enters his signed word."""
    said = {"choice": choice, "person": who}
    return word(ActKind.CHOOSE_SERVICE, on, said, {"by": CapacityKind.CLERK, "evidence": True, **more})


def serve_on(who: int, *, on: str, **more: Any) -> ActWord:
    """The answer is served on somebody who joined."""
    return _of(serve(on=on, **more), who)


def failed_on(who: int, *, on: str, **more: Any) -> ActWord:
    """The answer could not be served on somebody who joined."""
    return _of(w.service_failed(on=on, **more), who)


def rate_by(who: int, *, on: str) -> ActWord:
    """Somebody who joined rates."""
    return _of(rate(on=on), who)


def review_by(who: int, *, on: str, **more: Any) -> ActWord:
    """Somebody who joined asks for review."""
    return _of(request_review(on=on, **more), who)


def final_by(who: int, *, on: str, **more: Any) -> ActWord:
    """He asks for the final review."""
    return _of(request_final_review(on=on, **more), who)


def whole_way(on: str) -> tuple[ActWord, ...]:
    """Give a matter that two join, one before it is sent on, to the day on which one of them leaves."""
    return (
        w.register(on=on),
        join(on=on),
        w.transfer(to=TOWN, on=on),
        w.inform(on=on),
        join(on=on),
        w.inform(on=on),
        w.accept(on=on),
        w.hear(on=on),
        w.issue_opinion(on=on),
        w.serve(on=on),
        serve_on(2, on=on),
        leave(5, on=on),
    )


def _of(asked: ActWord, who: int) -> ActWord:
    return _saying(asked, person=who)


def _saying(asked: ActWord, **more: Any) -> ActWord:
    return replace(asked, values={**asked.values, **more})
