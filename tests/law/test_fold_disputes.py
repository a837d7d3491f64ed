"""Disputes of competence and succession: Art. 24, 2005 Art. 24 and 25."""

from dataclasses import replace

import pytest

from law.cast import (
    BUREAU,
    CITY_DISCIPLINE,
    COMMITTEE,
    DEPARTMENT,
    DISCIPLINE,
    GOVERNMENT,
    OTHER_TOWN,
    SECTION,
    STATION,
    TOWN,
)
from law.reading import day, duty, states
from law.words import (
    ACCUSATION,
    CLAIM,
    SUGGESTION,
    ActWord,
    accept,
    acknowledge,
    add_material,
    allowed,
    annul,
    assign,
    case,
    conclude,
    hear,
    inform,
    issue_opinion,
    objection,
    refusal,
    register,
    report_result,
    serve,
    then,
    transfer,
)
from law.words_closing import reopen, revoke, withdraw
from law.words_disputes import agree, rule, succeed
from law.words_passing import copy_to, recall
from law.words_paths import forward, inform_forwarded_to, mark_urgent
from law.words_recusal import challenge, decide, official, recuse
from law.words_review import request_review
from xinfang.law.obligations import Standing, standing
from xinfang.law.roles import CapacityKind as C
from xinfang.law.table.row import Need

TOLD, OBJECT, SUGGESTED, ASSIGNED, RULING = (
    "R22-23-fwd",
    "R22-23-object",
    "R22-29-sugg",
    "R22-22-assign",
    "N22-23-ruling",
)
SENT = (register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-04"))


def test_every_organs_fifteen_days_run_on_during_a_dispute() -> None:
    before = case(*SENT, objection(on="2026-03-09"))
    assert duty(before, TOLD).due == day("2026-03-19")
    ruled = then(before, rule(on="2026-03-25", to=TOWN))
    kept = duty(ruled, TOLD)
    assert (kept.obligor_unit, kept.due, kept.is_open) == (TOWN.id, day("2026-03-19"), True)
    assert standing(kept, on=day("2026-03-25")) is Standing.OVERDUE


def test_an_organ_that_is_ruled_competent_owes_the_notice_in_fifteen_days_of_its_own() -> None:
    ruled = case(*SENT, inform(on="2026-03-05"), rule(on="2026-03-10"))
    assert (states(ruled), ruled.requests[0].holder, ruled.requests[0].informed) == (["ROUTED"], DEPARTMENT.id, False)
    mine = duty(ruled, TOLD, by=DEPARTMENT)
    assert (mine.started_on, mine.due) == (day("2026-03-10"), day("2026-03-25"))
    assert ruled.sees(DEPARTMENT.id) == (1,)
    assert allowed(ruled, accept(on="2026-03-11", at=DEPARTMENT))


def test_what_the_other_organ_owed_ends_with_its_lateness_on_the_day_of_entry() -> None:
    ruled = case(*SENT, rule(on="2026-03-23", entered_on="2026-03-25"))
    lost = duty(ruled, TOLD, by=TOWN)
    assert (lost.due, lost.void_on) == (day("2026-03-19"), day("2026-03-25"))
    assert standing(lost, on=day("2026-03-24")) is Standing.OVERDUE


def test_an_organ_to_which_a_ruling_brings_the_matter_back_has_its_first_start() -> None:
    back = case(*SENT, rule(on="2026-03-10"), rule(on="2026-03-30", to=TOWN, other=TOWN))
    mine = [o for o in back.obligations if o.obligor_unit == TOWN.id and o.is_open and o.rule == TOLD]
    assert [(o.rule, o.started_on, o.due) for o in mine] == [(TOLD, day("2026-03-04"), day("2026-03-19"))]


def test_the_day_set_by_an_assignment_goes_with_the_matter() -> None:
    assigned = assign(to=TOWN, on="2026-03-04", report_by="2026-04-30")
    ruled = case(register(on="2026-03-02"), assigned, rule(on="2026-03-10"))
    mine = [o for o in ruled.obligations if o.rule == ASSIGNED and o.is_open]
    assert [(o.obligor_unit, o.due) for o in mine] == [(DEPARTMENT.id, day("2026-04-30"))]
    reported = then(ruled, report_result(on="2026-03-20"))
    assert not any(o.is_open for o in reported.obligations if o.rule == ASSIGNED)


def test_an_assignment_that_comes_back_is_owed_by_the_same_day() -> None:
    back = case(
        register(on="2026-03-02"),
        assign(to=TOWN, on="2026-03-04", report_by="2026-04-30"),
        rule(on="2026-03-10"),
        rule(on="2026-03-12", to=TOWN, other=TOWN),
    )
    mine = [o for o in back.obligations if o.rule == ASSIGNED and o.is_open]
    assert [(o.obligor_unit, o.due) for o in mine] == [(TOWN.id, day("2026-04-30"))]


def test_a_suggestion_goes_over_with_its_duty_to_reply() -> None:
    ruled = case(register(SUGGESTION, on="2026-03-02"), transfer(to=TOWN, on="2026-03-04"), rule(on="2026-03-10"))
    mine = [o.rule for o in ruled.obligations if o.obligor_unit == DEPARTMENT.id and o.is_open]
    assert mine == [TOLD, SUGGESTED]


def test_an_objection_is_over_once_the_dispute_is_settled() -> None:
    settled = case(*SENT, objection(on="2026-03-09"), agree(on="2026-03-11"))
    assert settled.requests[0].objection_seq is None
    assert not duty(settled, RULING).is_open


def test_an_organ_that_keeps_the_matter_has_told_what_it_has_told() -> None:
    kept = case(*SENT, inform(on="2026-03-05"), rule(on="2026-03-10", to=TOWN))
    assert (states(kept), kept.requests[0].informed) == (["INFORMED"], True)
    assert [o.rule for o in kept.obligations if o.is_open] == ["S-23-presumed"]


def test_after_a_ruling_there_is_neither_objection_nor_receipt() -> None:
    ruled = case(*SENT, rule(on="2026-03-10"))
    assert "不能再提出异议" in refusal(ruled, objection(on="2026-03-11", at=DEPARTMENT)).why
    assert not allowed(ruled, acknowledge(on="2026-03-11", at=DEPARTMENT))


def test_the_other_organs_window_to_object_is_closed() -> None:
    ruled = case(*SENT, rule(on="2026-03-10"))
    assert [(r.unit, r.void_by) for r in ruled.remedies if r.rule == OBJECT] == [(TOWN.id, 3)]


def test_an_organ_says_that_it_takes_a_matter_not_that_another_does() -> None:
    before = case(*SENT, copy_to(to=DEPARTMENT, on="2026-03-05"))
    assert allowed(before, agree(on="2026-03-06", at=DEPARTMENT, by=C.HANDLER))
    why = "协商由受理的机关、单位记录，或者由转送、交办的单位按协商一致的书面材料记录。"
    assert refusal(before, agree(on="2026-03-06", at=TOWN, by=C.HANDLER)).why == why
    assert refusal(before, agree(on="2026-03-06", evidence=False)).field == "evidence"


def test_organs_that_take_a_matter_together_are_reviewed_by_their_common_superior() -> None:
    joint = case(*SENT, agree(on="2026-03-06", to=TOWN, joint=DEPARTMENT))
    request = joint.requests[0]
    assert (request.holder, request.joint) == (TOWN.id, {DEPARTMENT.id})
    assert joint.sees(DEPARTMENT.id) == (1,)
    assert [o for o in joint.obligations if o.obligor_unit == DEPARTMENT.id] == []


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"manner": "JOINTLY", "to": TOWN.id}, "joint"),
        ({"manner": "ALONE", "to": TOWN.id, "joint": DEPARTMENT.id}, "joint"),
        ({"manner": "JOINTLY", "to": TOWN.id, "joint": TOWN.id}, "joint"),
        ({"manner": "ALONE", "to": SECTION.id}, "to"),
    ],
)
def test_an_agreement_says_who_takes_the_matter_and_with_whom(values: dict[str, object], field: str) -> None:
    assert refusal(case(*SENT), replace(agree(on="2026-03-06"), values=values)).field == field


def test_the_common_superior_rules_where_there_is_one_and_else_the_conference() -> None:
    before = case(*SENT)
    assert refusal(before, rule("CONFERENCE", on="2026-03-10")).field == "ruler"
    assert refusal(before, rule(on="2026-03-10", common=None)).field == "ruler"
    assert allowed(before, rule("CONFERENCE", on="2026-03-10", common=None, other=COMMITTEE))
    assert allowed(before, rule("GOVERNMENT", on="2026-03-10"))


def test_a_ruling_needs_its_paper_unless_the_superior_enters_it_itself() -> None:
    assert refusal(case(*SENT), rule(on="2026-03-10", evidence=False)).field == "evidence"
    down = case(register(on="2026-03-02", at=DEPARTMENT, by=C.HANDLER), forward(to=STATION, on="2026-03-04"))
    asked = rule(on="2026-03-10", to=OTHER_TOWN, other=OTHER_TOWN, common=DEPARTMENT, by=C.ORGAN_HEAD, evidence=False)
    assert allowed(down, asked)
    assert not allowed(down, replace(asked, values={**asked.values, "common": GOVERNMENT.facts()}))


def test_a_ruling_names_another_organ_than_the_one_that_holds_the_matter() -> None:
    assert refusal(case(*SENT), rule(on="2026-03-10", other=TOWN)).field == "other"


def test_a_whole_organ_that_should_step_back_is_passed_by() -> None:
    before = case(*SENT, recuse(on="2026-03-05", at=TOWN), recuse(on="2026-03-05", at=TOWN, by=C.ORGAN_HEAD))
    passed = then(before, rule("RECUSED", on="2026-03-06"))
    assert passed.requests[0].holder == DEPARTMENT.id


def test_nothing_is_disputed_once_the_matter_is_accepted() -> None:
    accepted = case(*SENT, accept(on="2026-03-05"))
    assert not allowed(accepted, rule(on="2026-03-10"))
    assert not allowed(accepted, agree(on="2026-03-10"))


def test_a_dispute_of_2019_ends_with_the_decision_on_acceptance_that_the_older_text_asks() -> None:
    ruled = case(register(on="2019-03-04"), transfer(to=TOWN, on="2019-03-06"), rule(on="2019-03-11"))
    mine = [(o.rule, o.due) for o in ruled.obligations if o.obligor_unit == DEPARTMENT.id]
    assert mine == [("R05-21-accept", day("2019-03-26"))]


def test_what_was_reported_as_urgent_stays_with_who_marked_it() -> None:
    ruled = case(*SENT, mark_urgent(on="2026-03-05", at=TOWN), challenge(on="2026-03-05"), rule(on="2026-03-10"))
    mine = {o.rule for o in ruled.obligations if o.obligor_unit == TOWN.id and o.is_open}
    assert mine == {"N22-25-committee", "N22-25-department", "N22-25-conference", "N22-28-recusal"}


def test_a_ruling_is_annulled_and_everything_is_as_before_it() -> None:
    undone = case(*SENT, rule(on="2026-03-10"), annul(3, on="2026-03-11", at=BUREAU, by=C.CASE_OFFICER))
    assert undone.requests[0].holder == TOWN.id
    mine = [(o.obligor_unit, o.due) for o in undone.obligations if o.is_open and o.rule == TOLD]
    assert mine == [(TOWN.id, day("2026-03-19"))]


HANDLED = (
    *SENT,
    inform(on="2026-03-05"),
    accept(on="2026-03-06"),
    hear(on="2026-03-09"),
)


def test_a_successor_owes_what_the_former_organ_owed_by_the_same_days() -> None:
    before = case(*HANDLED)
    after = then(before, succeed(on="2026-03-20"))
    was = {(o.rule, o.started_on, o.due) for o in before.obligations if o.is_open}
    now = {(o.rule, o.started_on, o.due) for o in after.obligations if o.is_open}
    assert now == was
    assert {o.obligor_unit for o in after.obligations if o.is_open} == {OTHER_TOWN.id}
    assert (states(after), after.requests[0].holder) == (["ACCEPTED"], OTHER_TOWN.id)
    answered = then(after, issue_opinion(on="2026-03-23", at=OTHER_TOWN))
    assert duty(answered, "R22-34-handle", by=OTHER_TOWN).discharged_on == day("2026-03-23")


def test_a_successor_may_object_as_long_as_the_former_organ_might_have() -> None:
    after = case(*SENT, succeed(on="2026-03-09"))
    windows = [(r.unit, r.until, r.void_by) for r in after.remedies if r.rule == OBJECT]
    assert windows == [(TOWN.id, day("2026-03-11"), 3), (OTHER_TOWN.id, day("2026-03-11"), None)]
    assert allowed(after, objection(on="2026-03-10", at=OTHER_TOWN))


def test_the_successor_of_an_organ_seized_directly_holds_the_matter_directly() -> None:
    direct = case(register(on="2026-03-02", at=TOWN, by=C.HANDLER), succeed(on="2026-03-05", at=TOWN, by=C.HANDLER))
    assert direct.office == OTHER_TOWN.id
    assert duty(direct, "R22-23-direct", by=OTHER_TOWN).due == day("2026-03-17")
    assert allowed(direct, inform(on="2026-03-06", at=OTHER_TOWN))
    assert not allowed(direct, acknowledge(on="2026-03-06", at=OTHER_TOWN))


def test_the_successor_annuls_what_the_former_organ_had_entered_wrongly() -> None:
    after = case(*SENT, inform(on="2026-03-05"), succeed(on="2026-03-09"))
    assert allowed(after, annul(3, on="2026-03-10", at=OTHER_TOWN, by=C.HANDLER))


def test_who_has_stepped_back_at_the_former_organ_has_at_the_successor() -> None:
    after = case(*SENT, recuse(on="2026-03-05", at=TOWN), succeed(on="2026-03-09"))
    assert (201, OTHER_TOWN.id) in after.recused
    assert allowed(after, inform(on="2026-03-10", at=OTHER_TOWN, by=C.ORGAN_HEAD))


def test_a_review_goes_on_against_the_opinion_of_the_former_organ() -> None:
    asked = case(*HANDLED, issue_opinion(on="2026-03-10"), serve(on="2026-03-11"), request_review(on="2026-03-12"))
    after = then(asked, succeed(on="2026-03-16", former=TOWN))
    assert duty(after, "R22-35-review").due == duty(asked, "R22-35-review").due
    assert duty(after, "N22-35-file", by=OTHER_TOWN).is_open


@pytest.mark.parametrize(
    ("word", "field"),
    [
        (succeed(on="2026-03-09", successor=None), "ground"),
        (succeed(on="2026-03-09", to=DEPARTMENT), "to"),
        (succeed("POWERS_MOVED", on="2026-03-09"), "ground"),
        (succeed("POWERS_MOVED", on="2026-03-09", successor=None), "to"),
        (succeed("DIVIDED", on="2026-03-09", successor=None, to=TOWN), "to"),
        (succeed(on="2026-03-09", former=DEPARTMENT), "requests"),
    ],
)
def test_who_succeeds_is_read_from_the_tree_or_named_where_the_tree_cannot_know(word: ActWord, field: str) -> None:
    assert refusal(case(*SENT), word).field == field


def test_powers_that_move_take_the_matter_with_them() -> None:
    after = case(*SENT, succeed("POWERS_MOVED", on="2026-03-09", successor=None, to=DEPARTMENT))
    assert after.requests[0].holder == DEPARTMENT.id


def test_each_request_goes_over_by_itself() -> None:
    both = (register(CLAIM, CLAIM, on="2026-03-02"), transfer(to=TOWN, on="2026-03-04"))
    after = case(*both, succeed(on="2026-03-09", requests=(1,)))
    assert [r.holder for r in after.requests] == [OTHER_TOWN.id, TOWN.id]


def test_nothing_goes_over_that_no_organ_holds() -> None:
    assert "没有承办单位" in refusal(case(SENT[0]), succeed(on="2026-03-09")).why


def test_an_accusation_never_goes_over_to_the_accused() -> None:
    accused = register(ACCUSATION, on="2026-03-02", accused_units=(CITY_DISCIPLINE.id,))
    before = case(accused, transfer(to=DISCIPLINE, on="2026-03-03", ground="22-2"))
    asked = succeed(on="2026-03-09", former=DISCIPLINE, successor=CITY_DISCIPLINE, by=C.ACCUSATION_OFFICER, at=BUREAU)
    assert refusal(before, asked).why.startswith("不得将检举、揭发材料转给")


def test_what_is_opened_again_after_a_succession_is_owed_by_the_successor() -> None:
    moved = case(*HANDLED, withdraw(on="2026-03-10"), succeed(on="2026-03-11"), revoke(on="2026-03-12"))
    handle = duty(moved, "R22-34-handle", by=OTHER_TOWN)
    assert (handle.is_open, handle.due) == (True, day("2026-05-06"))
    served = case(*HANDLED, issue_opinion(on="2026-03-10"), serve(on="2026-03-11"), conclude(on="2026-03-12"))
    again = then(served, succeed(on="2026-03-16"), reopen(on="2026-03-17", at=OTHER_TOWN))
    assert duty(again, "R22-34-handle", by=OTHER_TOWN).due == day("2026-05-06")


def test_a_challenge_at_the_former_organ_is_decided_by_the_successor() -> None:
    after = case(*SENT, challenge(on="2026-03-05"), succeed(on="2026-03-09"))
    assert duty(after, "N22-28-recusal", by=OTHER_TOWN).is_open
    decided = decide("RECUSED", on="2026-03-10", of=official(OTHER_TOWN), by=C.ORGAN_HEAD, at=OTHER_TOWN)
    assert allowed(after, decided)


def test_a_petitioner_known_after_the_ruling_is_told_within_fifteen_days_of_that_day() -> None:
    unknown = (register(on="2026-03-02", reachable=None), transfer(to=TOWN, on="2026-03-04", delivery="PAPER"))
    known = case(*unknown, rule(on="2026-03-05"), add_material(on="2026-03-06", reachable=True))
    mine = duty(known, TOLD, by=DEPARTMENT)
    assert (mine.started_on, mine.due) == (day("2026-03-06"), day("2026-03-23"))


def test_a_request_that_stayed_when_another_went_to_a_successor_is_no_sent_one_to_be_recalled() -> None:
    parted = case(
        register(CLAIM, CLAIM, on="2026-03-02", at=DEPARTMENT, by=C.HANDLER),
        succeed(on="2026-03-03", former=DEPARTMENT, successor=OTHER_TOWN, requests=(1,)),
    )
    asked = recall(on="2026-03-04", requests=(2,), at=DEPARTMENT, by=C.CASE_OFFICER)
    assert refusal(parted, asked).why == Need.SENT.value


def test_who_passed_a_request_down_tells_where_it_went_also_after_it_was_ruled_on() -> None:
    direct = case(
        register(on="2026-03-02", at=DEPARTMENT, by=C.HANDLER),
        forward(on="2026-03-03"),
        rule(on="2026-03-04", to=TOWN, other=TOWN, at=DEPARTMENT),
    )
    assert duty(direct, "R22-23-direct").is_open
    told = then(direct, inform_forwarded_to(on="2026-03-05", at=DEPARTMENT))
    assert not duty(told, "R22-23-direct").is_open
