"""Registered together: each signer keeps notice, answer, window and rating of his own; at a visit five speak."""

from dataclasses import replace

import pytest

from law.cast import DEPARTMENT, OTHER_TOWN, TOWN
from law.reading import day, owed, states
from law.words import (
    ACCUSATION,
    CLAIM,
    accept,
    acknowledge,
    add_material,
    allowed,
    annul,
    case,
    conclude,
    hear,
    inform,
    issue_opinion,
    objection,
    refusal,
    register,
    serve,
    then,
    transfer,
    uphold,
)
from law.words_closing import reopen
from law.words_paths import transfer_legal
from law.words_persons import inform_some, join, joined, leave, rate_by, registered_with, review_by, serve_on
from xinfang.law.case import CaseFile
from xinfang.law.persons import served_to_all
from xinfang.law.roles import CapacityKind

TOLD, DIRECT, LEGAL, SERVE = "R22-23-fwd", "R22-23-direct", "N22-23-legal", "N22-35-serve"
THREE = (
    register(on="2026-03-02"),
    registered_with(on="2026-03-02"),
    registered_with(on="2026-03-02", reachable=False),
)
SENT = (*THREE, transfer(to=TOWN, on="2026-03-03"))
ANSWERED = (
    *SENT,
    inform(on="2026-03-05"),
    accept(on="2026-03-06"),
    hear(on="2026-03-09"),
    issue_opinion(on="2026-03-16"),
)


def notices(now: CaseFile, rule: str = TOLD) -> list[tuple[int, object, bool]]:
    return [(o.anchor_seq, o.due, o.is_open) for o in owed(now, rule)]


def test_each_of_those_registered_together_is_owed_a_notice_of_his_own_unless_he_cannot_be_reached() -> None:
    now = case(*SENT)
    assert notices(now) == [(4, day("2026-03-18"), True), (2, day("2026-03-18"), True)]
    assert [(one.seq, one.reachable, one.together) for one in now.persons] == [
        (1, True, False),
        (2, True, True),
        (3, False, True),
    ]
    assert [is_open for _, _, is_open in notices(then(now, inform(on="2026-03-05")))] == [False, False]


def test_a_notice_to_some_leaves_the_others_owed_theirs() -> None:
    one = case(*SENT, inform_some(2, on="2026-03-05"))
    assert [(seq, is_open) for seq, _, is_open in notices(one)] == [(4, True), (2, False)]
    assert states(one) == ["INFORMED"]
    assert notices(then(one, inform_some(1, on="2026-03-06")))[0] == (4, day("2026-03-18"), False)


@pytest.mark.parametrize("who", [(), (7,), ("2",)])
def test_a_notice_names_petitioners_of_the_matter(who: tuple[int, ...]) -> None:
    assert refusal(case(*SENT), inform_some(*who, on="2026-03-05")).why == "请选择要告知的信访人。"


def test_who_is_unknown_lifts_nobody_elses_notice_and_is_told_nothing_for_the_others() -> None:
    now = case(
        register(on="2026-03-02", reachable=None),
        registered_with(on="2026-03-02"),
        transfer(to=TOWN, on="2026-03-03"),
    )
    assert (notices(now), now.reachable) == ([(2, day("2026-03-18"), True)], False)
    known = then(now, add_material(on="2026-03-06", reachable=True))
    assert notices(known)[1] == (4, day("2026-03-23"), True)


def test_who_becomes_known_after_others_were_told_is_owed_his_notice() -> None:
    told = case(
        register(on="2026-03-02", reachable=None),
        registered_with(on="2026-03-02"),
        transfer(to=TOWN, on="2026-03-03"),
        inform_some(2, on="2026-03-05"),
        add_material(on="2026-03-06", reachable=True),
    )
    assert notices(told)[1:] == [(5, day("2026-03-23"), True)]


def test_an_organ_seized_directly_owes_each_of_them_the_notice() -> None:
    at = {"at": DEPARTMENT, "by": CapacityKind.HANDLER}
    now = case(register(on="2026-03-02", **at), registered_with(on="2026-03-02", **at))
    assert notices(now, DIRECT) == [(1, day("2026-03-17"), True), (2, day("2026-03-17"), True)]


def test_a_letter_on_litigation_is_told_of_to_each() -> None:
    now = case(*THREE, transfer_legal(on="2026-03-03"))
    assert [o.anchor_seq for o in owed(now, LEGAL)] == [4, 2]


def test_the_papers_receipt_starts_each_ones_days() -> None:
    sent = case(*THREE, transfer(to=TOWN, on="2026-03-03", delivery="PAPER"))
    assert [due for _, due, _ in notices(sent)] == [day("2026-03-23"), day("2026-03-23")]
    signed = then(sent, acknowledge(on="2026-03-04"))
    assert [due for _, due, _ in notices(signed)] == [day("2026-03-19"), day("2026-03-19")]


def test_coming_back_to_the_same_organ_wins_no_time_towards_anybody() -> None:
    back = case(*SENT, objection(on="2026-03-04"), uphold(on="2026-03-05"))
    assert [is_open for _, _, is_open in notices(back)] == [False, False]
    again = then(back, transfer(to=TOWN, on="2026-03-06"))
    assert sorted(notices(again)[1:]) == [(2, day("2026-03-18"), True), (7, day("2026-03-18"), True)]
    elsewhere = then(back, transfer(to=OTHER_TOWN, on="2026-03-06"))
    assert [o.due for o in owed(elsewhere, TOLD, by=OTHER_TOWN)] == [day("2026-03-23")] * 2


def test_who_joins_now_before_the_matter_is_sent_on_is_told_by_himself_too() -> None:
    now = case(register(on="2026-03-02"), joined(on="2026-03-03"), transfer(to=TOWN, on="2026-03-04"))
    assert [seq for seq, _, _ in notices(now)] == [3, 2]


def test_who_joined_before_each_was_told_by_himself_still_shares_the_notice() -> None:
    now = case(register(on="2026-03-02"), join(on="2026-03-03"), transfer(to=TOWN, on="2026-03-04"))
    assert [seq for seq, _, _ in notices(now)] == [3]


def test_the_answer_is_owed_to_each_who_can_be_written_to_and_a_signer_unknown_does_not_hold_up_the_end() -> None:
    answered = case(*ANSWERED)
    assert [(o.anchor_seq, o.is_open) for o in owed(answered, SERVE)] == [(8, True), (2, True)]
    served = then(answered, serve(on="2026-03-17"), serve_on(2, on="2026-03-18"))
    assert served_to_all(served, 1)
    assert allowed(served, conclude(on="2026-03-18"))


def test_a_signer_who_cannot_be_written_to_may_be_handed_the_answer_once_and_has_his_window() -> None:
    served = case(*ANSWERED, serve(on="2026-03-17"), serve_on(2, on="2026-03-18"))
    handed = then(served, serve_on(3, on="2026-03-20"))
    assert [(r.anchor_seq, r.until) for r in handed.remedies if r.rule == "R22-35-ask"][2:] == [(11, day("2026-04-20"))]
    assert not allowed(handed, serve_on(3, on="2026-03-23"))
    assert allowed(handed, review_by(3, on="2026-04-01"))
    assert allowed(handed, rate_by(3, on="2026-03-20"))


def test_serving_the_answer_on_one_ends_no_window_of_another_and_a_new_answer_ends_his_own() -> None:
    both = case(*ANSWERED, serve(on="2026-03-17"), serve_on(2, on="2026-03-18"))
    assert [(r.anchor_seq, r.void_by) for r in both.remedies if r.rule == "R22-35-ask"] == [(9, None), (10, None)]
    anew = then(both, conclude(on="2026-03-19"), reopen(on="2026-03-20"), issue_opinion(on="2026-03-23"))
    again = then(anew, serve_on(2, on="2026-03-24"))
    assert [(r.anchor_seq, r.void_by) for r in again.remedies if r.rule == "R22-35-ask"] == [
        (9, None),
        (10, 14),
        (14, None),
    ]


def test_who_leaves_is_owed_no_notice_and_the_others_keep_theirs() -> None:
    assert [(seq, is_open) for seq, _, is_open in notices(case(*SENT, leave(2, on="2026-03-04")))] == [
        (4, True),
        (2, False),
    ]
    first = case(*SENT, leave(on="2026-03-04"))
    assert [(seq, is_open) for seq, _, is_open in notices(first)] == [(4, False), (2, True)]
    again = then(first, objection(on="2026-03-05"), uphold(on="2026-03-06"), transfer(to=OTHER_TOWN, on="2026-03-06"))
    assert [o.anchor_seq for o in owed(again, TOLD, by=OTHER_TOWN)] == [2]


def test_they_are_registered_together_only_with_the_matter_itself() -> None:
    assert refusal(case(*SENT), registered_with(on="2026-03-03")).why.startswith("一并登记只能随登记同时办理")
    assert refusal(case(THREE[0]), registered_with(on="2026-03-02", person=999)).field == "parties"
    later = registered_with(on="2026-03-02", entered_on="2026-03-03")
    assert not allowed(case(*THREE), later)
    assert refusal(case(*SENT), joined(on="2026-03-03", evidence=False)).field == "evidence"


def test_whether_somebody_is_told_by_himself_is_said_by_yes_or_no() -> None:
    odd = joined(on="2026-03-03")
    assert refusal(case(*SENT), replace(odd, values={**odd.values, "parties": []})).why == "请写明加入的信访人。"
    assert refusal(case(*SENT), replace(odd, values={**odd.values, "own": "ja"})).field == "parties"


def test_at_a_visit_five_of_those_registered_together_speak_and_the_others_are_registered_all_the_same() -> None:
    visit = case(register(on="2026-03-02", channel="VISIT", present=8))
    for _ in range(4):
        visit = then(visit, registered_with(on="2026-03-02", representative=True))
    assert refusal(visit, registered_with(on="2026-03-02", representative=True)).field == "representative"
    assert len(then(visit, registered_with(on="2026-03-02")).persons) == 6


def test_an_accusation_is_registered_for_all_who_sign_by_one_act() -> None:
    assert not allowed(case(register(ACCUSATION, on="2026-03-02")), registered_with(on="2026-03-02"))


def test_a_person_registered_together_by_mistake_is_annulled_and_owed_nothing() -> None:
    by_officer = {"by": CapacityKind.CASE_OFFICER}
    opened = case(register(CLAIM, on="2026-03-02", **by_officer), registered_with(on="2026-03-02", **by_officer))
    sent = then(opened, transfer(to=TOWN, on="2026-03-03"))
    gone = then(sent, annul(2, on="2026-03-04"))
    assert notices(gone) == [(3, day("2026-03-18"), True), (2, day("2026-03-18"), False)]
    assert [one.seq for one in gone.persons] == [1]
