"""The presumed period of a claim that was told of and not accepted when the days of notice end (Art. 23)."""

import pytest

from law.cast import DEPARTMENT, OTHER_TOWN, STATION, TOWN
from law.reading import day, duty, owed
from law.words import (
    ACCUSATION,
    CLAIM,
    SUGGESTION,
    ActWord,
    accept,
    acknowledge,
    annul,
    assign,
    case,
    inform,
    objection,
    register,
    then,
    transfer,
    uphold,
)
from law.words_classes import change_class
from law.words_closing import revoke, withdraw
from law.words_disputes import rule, succeed
from law.words_passing import recall
from law.words_paths import decide_route, direct_elsewhere, diversion_refused, divert, forward, refuse, transfer_legal
from xinfang.law.obligations import Standing, has_arisen, standing
from xinfang.law.position import position
from xinfang.law.roles import CapacityKind as C
from xinfang.law.telling import proof
from xinfang.law.terms import RequestClass

RULE, TOLD = "S-23-presumed", "R22-23-fwd"
SENT = (register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-04"))


def test_a_claim_told_of_and_not_accepted_has_a_presumed_period_from_the_day_after_the_notice() -> None:
    presumed = duty(case(*SENT), RULE)
    assert duty(case(*SENT), TOLD).due == day("2026-03-19")
    assert (presumed.arises_on, presumed.started_on, presumed.due) == (
        day("2026-03-20"),
        day("2026-03-19"),
        day("2026-05-18"),
    )
    assert [has_arisen(presumed, on=day(on)) for on in ("2026-03-19", "2026-03-20")] == [False, True]


def test_it_counts_from_an_earlier_notice_and_not_from_a_later_one() -> None:
    early, late = case(*SENT, inform(on="2026-03-06")), case(*SENT, inform(on="2026-03-25"))
    assert (duty(early, RULE).started_on, duty(early, RULE).due) == (day("2026-03-06"), day("2026-05-06"))
    assert duty(early, RULE).arises_on == day("2026-03-20")
    assert duty(late, RULE).started_on == day("2026-03-19")


def test_it_is_never_called_late() -> None:
    presumed = duty(case(*SENT), RULE)
    assert presumed.basis == "INTERNAL"
    assert standing(presumed, on=day("2026-05-19")) is Standing.PAST_INTERNAL
    met_late = duty(case(*SENT, accept(on="2026-06-01")), RULE)
    assert standing(met_late, on=day("2026-06-02")) is Standing.VOID


ENDINGS = (
    accept(on="2026-03-09"),
    objection(on="2026-03-09"),
    recall(on="2026-03-09"),
    decide_route("31-5", on="2026-03-09"),
)


@pytest.mark.parametrize("word", ENDINGS, ids=lambda word: word.kind.value)
def test_it_ends_with_acceptance_another_route_or_the_return_of_the_matter(word: ActWord) -> None:
    ended = case(*SENT, word)
    ended = then(ended, uphold(on="2026-03-10")) if word.kind.value == "object" else ended
    presumed = duty(ended, RULE)
    assert not presumed.is_open
    assert not has_arisen(presumed, on=day("2026-04-30"))


def test_a_written_diversion_ends_it_and_its_refusal_revives_it_with_the_same_days() -> None:
    diverted = case(*SENT, decide_route("31-4", on="2026-03-09"), divert(on="2026-03-10"))
    assert not duty(diverted, RULE).is_open
    back = duty(then(diverted, diversion_refused(on="2026-03-30")), RULE)
    assert (back.is_open, back.due, back.arises_on) == (True, day("2026-05-18"), day("2026-03-20"))


def test_deciding_on_another_route_and_back_wins_nobody_time() -> None:
    there = (decide_route("31-5", on="2026-03-09"), decide_route("31-6", on="2026-03-30"))
    assert duty(case(*SENT, *there), RULE).due == day("2026-05-18")


def test_a_refusal_of_the_matter_ends_it() -> None:
    direct = register(on="2026-03-02", at=DEPARTMENT, by=C.HANDLER)
    for word in (refuse(on="2026-03-04", seized=STATION, period_ends="2026-03-20"), direct_elsewhere(on="2026-03-04")):
        assert not duty(case(direct, word), RULE).is_open


def test_an_organ_seized_directly_is_presumed_alike_and_passes_it_down() -> None:
    direct = case(register(on="2026-03-02", at=DEPARTMENT, by=C.HANDLER))
    assert duty(direct, RULE).arises_on == day("2026-03-18")
    down = then(direct, forward(to=STATION, on="2026-03-04"))
    assert [(o.obligor_unit, o.is_open) for o in owed(down, RULE)] == [(DEPARTMENT.id, False), (STATION.id, True)]


@pytest.mark.parametrize("asked", [SUGGESTION, ACCUSATION])
def test_only_claims_are_presumed(asked: RequestClass) -> None:
    sent = case(register(asked, on="2026-03-02", at=DEPARTMENT, by=C.HANDLER))
    assert owed(sent, RULE) == []


def test_nothing_is_presumed_of_the_office_of_political_legal_organs_or_under_the_older_text() -> None:
    assert owed(case(SENT[0]), RULE) == []
    assert owed(case(SENT[0], transfer_legal(on="2026-03-04")), RULE) == []
    assert owed(case(register(on="2019-03-04"), transfer(to=TOWN, on="2019-03-06")), RULE) == []


def test_it_is_presumed_too_where_nobody_can_be_told() -> None:
    unknown = case(register(on="2026-03-02", reachable=False), transfer(to=TOWN, on="2026-03-04"))
    assert owed(unknown, TOLD) == []
    assert duty(unknown, RULE).arises_on == day("2026-03-20")


def test_papers_acknowledged_earlier_bring_it_forward() -> None:
    sent = case(SENT[0], transfer(to=TOWN, on="2026-03-04", delivery="PAPER"))
    assert duty(sent, RULE).arises_on == day("2026-03-25")
    received = duty(then(sent, acknowledge(on="2026-03-05")), RULE)
    assert (received.started_on, received.arises_on) == (day("2026-03-20"), day("2026-03-21"))


def test_an_organ_to_which_the_matter_comes_back_wins_no_time() -> None:
    back = case(*SENT, objection(on="2026-03-09"), uphold(on="2026-03-10"), transfer(to=TOWN, on="2026-03-16"))
    assert [o.due for o in owed(back, RULE) if o.is_open] == [day("2026-05-18")]


def test_annulling_the_notice_wins_no_time() -> None:
    told = case(*SENT, inform(on="2026-03-06"))
    assert duty(then(told, annul(3, on="2026-03-09", at=TOWN)), RULE).due == day("2026-05-06")


def test_a_withdrawal_ends_it_and_its_revocation_revives_it() -> None:
    back = case(*SENT, withdraw(on="2026-03-09"), revoke(on="2026-03-23"))
    assert duty(back, RULE).due == day("2026-05-18")


def test_a_ruling_on_competence_presumes_it_of_the_competent_organ_from_its_own_days() -> None:
    ruled = case(*SENT, rule(on="2026-03-10"))
    assert [(o.obligor_unit, o.due) for o in owed(ruled, RULE) if o.is_open] == [(DEPARTMENT.id, day("2026-05-25"))]


def test_a_successor_inherits_it() -> None:
    after = owed(case(*SENT, succeed(on="2026-03-09")), RULE, by=OTHER_TOWN)
    assert [(o.due, o.arises_on) for o in after] == [(day("2026-05-18"), day("2026-03-20"))]


def test_it_is_no_step_of_the_procedure() -> None:
    sent = case(register(CLAIM, on="2026-03-02"), assign(to=TOWN, on="2026-03-04", report_by="2026-06-30"))
    assert RULE not in {o.rule for o in position(sent, sent.requests[0]).owed}


def test_its_proof_says_that_it_is_presumed_and_no_statutory_period() -> None:
    sent = case(*SENT)
    told = proof(duty(sent, RULE), rulebook=sent.rulebook, calendar=sent.calendar, act=sent.act(2))
    [step] = [step for step in told.steps if step.kind == "presumed"]
    assert step.inferred
    assert "告知的期限于2026年3月19日" in step.text
    assert "这不是法定期限" in step.text


def test_what_turns_out_to_be_a_claim_is_presumed_as_if_it_always_had_been() -> None:
    sent = (register(SUGGESTION, on="2026-03-02"), transfer(to=TOWN, on="2026-03-04"), inform(on="2026-03-06"))
    claim = case(*sent, change_class("CLAIM", on="2026-03-09"))
    found = duty(claim, RULE)
    assert (found.started_on, found.due, found.arises_on) == (day("2026-03-06"), day("2026-05-06"), day("2026-03-20"))


def test_what_turns_out_to_be_no_claim_is_presumed_no_longer_until_it_is_one_again() -> None:
    there = case(*SENT, change_class("SUGGESTION", on="2026-03-09"))
    assert not duty(there, RULE).is_open
    back = then(there, change_class("CLAIM", on="2026-03-12"))
    assert [o.due for o in owed(back, RULE) if o.is_open] == [day("2026-05-18")]


def test_papers_acknowledged_after_the_change_of_class_bring_it_forward_too() -> None:
    posted = (register(SUGGESTION, on="2026-03-02"), transfer(to=TOWN, on="2026-03-04", delivery="PAPER"))
    claim = case(*posted, change_class("CLAIM", on="2026-03-06"))
    assert duty(claim, RULE).arises_on == day("2026-03-25")
    received = duty(then(claim, acknowledge(on="2026-03-05", entered_on="2026-03-09")), RULE)
    assert (received.started_on, received.arises_on) == (day("2026-03-20"), day("2026-03-21"))


def test_a_change_of_class_before_an_organ_has_the_matter_presumes_nothing() -> None:
    assert owed(case(register(SUGGESTION, on="2026-03-02"), change_class("CLAIM", on="2026-03-03")), RULE) == []


def test_a_claim_sent_under_the_older_text_is_not_presumed_by_a_later_change_of_class() -> None:
    sent = (register(SUGGESTION, on="2022-04-25"), transfer(to=TOWN, on="2022-04-26"))
    assert owed(case(*sent, change_class("CLAIM", on="2022-05-05")), RULE) == []


def test_after_a_ruling_the_new_claim_is_presumed_from_the_competent_organs_own_days() -> None:
    told = (register(SUGGESTION, on="2026-03-02"), transfer(to=TOWN, on="2026-03-04"), inform(on="2026-03-05"))
    claim = case(*told, rule(on="2026-03-10"), change_class("CLAIM", on="2026-03-11"))
    found = duty(claim, RULE, by=DEPARTMENT)
    assert (found.arises_on, found.started_on, found.due) == (day("2026-03-26"), day("2026-03-25"), day("2026-05-25"))
