"""Which open duties have come back, by which act, and since when."""

from law.cast import TOWN
from law.words import (
    accept,
    annul,
    assign,
    case,
    conclude,
    hear,
    inform,
    issue_opinion,
    objection,
    register,
    report_result,
    serve,
    then,
    transfer,
    uphold,
)
from law.words_closing import reopen, rework
from law.words_old import deny
from law.words_passing import recall
from law.words_paths import decide_route, diversion_refused, divert
from xinfang.law.acts import ActKind
from xinfang.law.case import CaseFile
from xinfang.law.returned import returned_by, returning_acts

SENT = (register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-03"))
ANSWERED = (
    *SENT,
    inform(on="2026-03-04"),
    accept(on="2026-03-05"),
    hear(on="2026-03-06"),
    issue_opinion(on="2026-03-20"),
    serve(on="2026-03-23"),
)
REPORTED = (
    register(on="2026-03-02"),
    assign(to=TOWN, on="2026-03-03", report_by="2026-04-10"),
    *ANSWERED[2:],
    report_result(on="2026-03-24"),
    conclude(on="2026-03-24"),
)


def back(now: CaseFile) -> dict[str, tuple[ActKind, str]]:
    """Give the duties that have come back, by rule, with the act and the day."""
    acts = returning_acts(now)
    found = ((o.rule, returned_by(o, acts)) for o in now.obligations)
    return {rule: (act.kind, act.recorded_on.isoformat()) for rule, act in found if act is not None}


def test_nothing_has_come_back_on_the_straight_road() -> None:
    assert back(case(*ANSWERED)) == {}
    assert returning_acts(case(*ANSWERED)) == ()


def test_an_upheld_objection_brings_the_duty_to_route_back_and_a_new_transfer_meets_it() -> None:
    now = case(*SENT, objection(on="2026-03-04"), uphold(on="2026-03-05"))
    assert back(now) == {"R22-22-route": (ActKind.UPHOLD_OBJECTION, "2026-03-05")}
    assert back(then(now, transfer(to=TOWN, on="2026-03-06"))) == {}


def test_a_recalled_transfer_brings_the_duty_to_route_back() -> None:
    assert back(case(*SENT, recall(on="2026-03-05"))) == {"R22-22-route": (ActKind.RECALL_TRANSFER, "2026-03-05")}


def test_a_diversion_refused_brings_the_choice_of_a_way_back() -> None:
    away = (*SENT, inform(on="2026-03-04"), decide_route("31-4", on="2026-03-05"))
    now = case(*away, divert(on="2026-03-06"), diversion_refused(on="2026-03-16"))
    assert back(now) == {"N22-31-again": (ActKind.DIVERSION_REFUSED, "2026-03-16")}


def test_a_denial_under_the_older_text_brings_the_duty_to_route_back() -> None:
    now = case(register(on="2019-03-04"), transfer(to=TOWN, on="2019-03-05"), deny(on="2019-03-06"))
    assert back(now) == {"R05-21-route": (ActKind.DENY, "2019-03-06")}
    assert back(then(now, transfer(to=TOWN, on="2019-03-07"))) == {}


def test_rework_and_reopening_bring_the_answer_back() -> None:
    concluded = case(*ANSWERED, conclude(on="2026-03-24"))
    now = then(concluded, reopen(on="2026-04-01"))
    assert back(now) == dict.fromkeys(("R22-34-handle", "N22-28-redo"), (ActKind.REOPEN, "2026-04-01"))
    assert back(then(now, issue_opinion(on="2026-04-10"))) == {}
    now = then(case(*REPORTED), rework(on="2026-04-01"))
    rules = ("R22-34-handle", "R22-22-assign", "N22-28-redo")
    assert back(now) == dict.fromkeys(rules, (ActKind.RETURN_FOR_REWORK, "2026-04-01"))


def test_an_act_that_is_annulled_has_brought_nothing_back() -> None:
    now = then(case(*REPORTED), rework(on="2026-04-01"))
    assert back(then(now, annul(now.last_seq, on="2026-04-02"))) == {}


def test_an_organs_other_open_duties_have_not_come_back() -> None:
    upheld = case(*SENT, objection(on="2026-03-04"), uphold(on="2026-03-05"), transfer(to=TOWN, on="2026-03-06"))
    assert [o.rule for o in upheld.obligations if o.is_open] == ["R22-23-fwd", "S-23-presumed"]
    assert back(upheld) == {}
