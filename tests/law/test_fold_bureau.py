"""What the bureau does besides transfer and assignment: Art. 22, 25, and orders from above."""

import pytest

from law.cast import BUREAU, COURT, GOVERNMENT, TOWN
from law.reading import day, duty, owed, stands, states, window
from law.words import (
    CLAIM,
    SUGGESTION,
    ActWord,
    add_material,
    assign,
    case,
    inform,
    objection,
    refusal,
    register,
    report_result,
    then,
    transfer,
    uphold,
)
from law.words_paths import (
    decide_route,
    diversion_received,
    divert,
    file_only,
    mark_urgent,
    receive_from_above,
    refer,
    remind,
    reply_directly,
    report_above,
    transfer_legal,
    urgent_report,
)
from xinfang.law.duties.paths import URGENT
from xinfang.law.obligations import Standing
from xinfang.law.roles import CapacityKind

ROUTE, ABOVE, DECIDED = "R22-22-route", "N22-22-above", "N22-22-decided"
TAKEN = register(on="2026-03-02")


def test_a_letter_on_litigation_goes_to_the_political_legal_organ_which_tells_by_its_own_rules() -> None:
    sent = case(TAKEN, transfer_legal(on="2026-03-03"))
    assert (states(sent), sent.sees(COURT.id), duty(sent, ROUTE).discharged_by) == (["ROUTED"], (1,), 2)
    assert stands(duty(sent, "N22-23-legal", by=COURT), "2026-12-01") is Standing.UNTIMED
    assert owed(sent, "R22-23-fwd") == []
    assert window(sent, "R22-23-object").until == day("2026-03-10")
    assert duty(then(sent, inform(on="2026-06-01")), "N22-23-legal").discharged_by == 3
    gone = then(
        sent,
        decide_route("31-1", on="2026-03-04"),
        divert("COURT", on="2026-03-04"),
        diversion_received(on="2026-03-05"),
    )
    assert states(gone) == ["CONCLUDED"]


def test_a_letter_on_litigation_goes_to_no_other_organ() -> None:
    assert refusal(case(TAKEN), transfer_legal(on="2026-03-03", to=TOWN)).field == "to"


def test_a_court_may_object_and_one_whose_petitioner_becomes_known_owes_the_notice() -> None:
    sent = case(register(on="2026-03-02", reachable=None), transfer_legal(on="2026-03-03"))
    assert owed(sent, "N22-23-legal") == []
    assert duty(then(sent, add_material(on="2026-03-05", reachable=True)), "N22-23-legal").anchor_seq == 3
    back = then(sent, objection(on="2026-03-04"), uphold(on="2026-03-05"))
    assert (states(back), duty(back, ROUTE).is_open) == (["REGISTERED"], True)


def test_a_grave_matter_put_to_the_government_is_routed_by_its_decision() -> None:
    put = case(TAKEN, refer(to=GOVERNMENT, on="2026-03-04"))
    assert (states(put), duty(put, ROUTE).discharged_by) == (["REGISTERED"], 2)
    assert stands(duty(put, DECIDED, by=BUREAU), "2026-12-01") is Standing.UNTIMED
    assert put.sees(GOVERNMENT.id) == (1,)
    assert refusal(put, refer(to=GOVERNMENT, on="2026-03-05")).why == "已经报请本级党委和政府决定。"
    assert duty(then(put, transfer(to=TOWN, on="2026-04-01")), DECIDED).discharged_by == 3
    assert refusal(case(TAKEN), refer(to=TOWN, on="2026-03-04")).field == "body"


def test_a_bureau_owes_every_addressee_of_an_urgent_matter_a_report_without_a_number() -> None:
    urgent = case(TAKEN, mark_urgent(on="2026-03-03"))
    assert [stands(duty(urgent, rule, by=BUREAU), "2026-12-01") for rule in URGENT] == [Standing.UNTIMED] * 5
    told = then(urgent, urgent_report("NATIONAL", on="2026-03-03"), urgent_report("ABOVE", on="2026-03-03"))
    met = {rule for rule in URGENT if not duty(told, rule).is_open}
    assert met == {"N22-25-national", "N22-25-above"}


def test_an_organ_reports_at_its_own_level_only() -> None:
    at_town: dict[str, object] = {"at": TOWN, "by": CapacityKind.HANDLER}
    marked = case(
        TAKEN, transfer(to=TOWN, on="2026-03-03"), mark_urgent(on="2026-03-04", at=TOWN, by=CapacityKind.HANDLER)
    )
    rules = {o.rule for o in marked.obligations if o.obligor_unit == TOWN.id and o.rule in URGENT}
    assert rules == {"N22-25-committee", "N22-25-department", "N22-25-conference"}
    assert refusal(marked, urgent_report("ABOVE", on="2026-03-04", **at_town)).field == "addressee"
    assert refusal(marked, urgent_report(on="2026-03-04")).why == "本单位尚未将该诉求认定为重大、紧急事项。"
    again = mark_urgent(on="2026-03-04", **at_town)
    assert refusal(marked, again).why == "本单位已经将该诉求认定为重大、紧急事项。"


def test_an_upheld_objection_takes_no_urgent_report_from_the_bureau() -> None:
    back = case(
        TAKEN,
        mark_urgent(on="2026-03-02"),
        transfer(to=TOWN, on="2026-03-03"),
        mark_urgent(on="2026-03-03", at=TOWN, by=CapacityKind.HANDLER),
        objection(on="2026-03-04"),
        uphold(on="2026-03-05"),
    )
    assert [o.is_open for o in owed(back, "N22-25-committee")] == [True, False]


def test_the_bureau_reports_upward_by_the_day_set_above_and_gives_the_organ_less() -> None:
    ordered = case(TAKEN, receive_from_above(on="2026-03-03", report_by="2026-05-02"))
    assert (duty(ordered, ABOVE, by=BUREAU).due_strict, duty(ordered, ABOVE).due) == (
        day("2026-05-02"),
        day("2026-05-06"),
    )
    late = assign(to=TOWN, on="2026-03-04", report_by="2026-05-02")
    assert refusal(ordered, late).field == "report_by"
    given = then(ordered, assign(to=TOWN, on="2026-03-04", report_by="2026-04-24"), report_result(on="2026-04-20"))
    reported = then(given, report_above(on="2026-04-22"))
    assert duty(reported, ABOVE).discharged_on == day("2026-04-22")
    assert (
        refusal(ordered, receive_from_above(on="2026-03-03", report_by="2026-05-02")).why == "上级交办的要求已经登记。"
    )
    assert refusal(case(TAKEN), receive_from_above(on="2026-03-03", report_by="2026-03-03")).field == "report_by"


def test_an_order_from_above_moves_no_statutory_date() -> None:
    ordered = case(TAKEN, receive_from_above(on="2026-03-03", report_by="2026-12-01"))
    assert duty(ordered, ROUTE).due == duty(case(TAKEN), ROUTE).due


@pytest.mark.parametrize("word", [reply_directly(on="2026-03-04"), file_only(on="2026-03-04")])
def test_a_first_claim_is_sent_on_whatever_the_bureau_itself_answers_or_files(word: ActWord) -> None:
    now = case(TAKEN, word)
    assert (states(now), duty(now, ROUTE).is_open, now.concluded_on) == (["REGISTERED"], True, None)
    assert states(then(now, transfer(to=TOWN, on="2026-03-05"))) == ["ROUTED"]


@pytest.mark.parametrize(
    "word",
    [
        reply_directly(on="2026-03-04", ground="OPINION_EXISTS", earlier="130426-2025-000001"),
        file_only(on="2026-03-04", ground="SAME_LETTER", earlier="130426-2026-000001"),
    ],
)
def test_a_claim_with_an_earlier_matter_that_is_named_ends_there(word: ActWord) -> None:
    now = case(TAKEN, word)
    assert (states(now), duty(now, ROUTE).discharged_by, now.concluded_on) == (["ENDED"], 2, day("2026-03-04"))


@pytest.mark.parametrize(
    "word",
    [reply_directly(on="2026-03-04", ground="OPINION_EXISTS"), file_only(on="2026-03-04", ground="SAME_LETTER")],
)
def test_an_earlier_matter_is_named(word: ActWord) -> None:
    assert refusal(case(TAKEN), word).field == "earlier"


def test_a_direct_answer_is_no_opinion_and_opens_no_review() -> None:
    both = case(register(CLAIM, SUGGESTION, on="2026-03-02"), reply_directly(on="2026-03-04"))
    assert states(both) == ["REGISTERED", "ENDED"]
    assert (both.remedies, both.requests[1].opinion_seq) == ((), None)


def test_a_reminder_changes_nothing() -> None:
    sent = case(TAKEN, transfer(to=TOWN, on="2026-03-03"))
    reminded = then(sent, remind(on="2026-03-10"))
    assert (reminded.requests, reminded.obligations, reminded.remedies) == (
        sent.requests,
        sent.obligations,
        sent.remedies,
    )
