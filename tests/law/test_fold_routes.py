"""The routes of Art. 31 beside the petition procedure, and agreements (Art. 33)."""

from dataclasses import replace

import pytest

from law.cast import TOWN
from law.reading import day, duty, owed, stands, states
from law.words import (
    SUGGESTION,
    ActWord,
    accept,
    act_of,
    case,
    hear,
    inform,
    issue_opinion,
    refusal,
    register,
    then,
    transfer,
)
from law.words_paths import (
    decide_route,
    diversion_received,
    diversion_refused,
    divert,
    mediate,
    perform_or_answer,
    settle,
    sign_agreement,
)
from xinfang.law.casefile import step
from xinfang.law.obligations import Standing
from xinfang.law.routes import PROCEDURES, Route
from xinfang.law.telling import proof

HELD = (register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-03"))
AWAY = (*HELD, decide_route("31-4", on="2026-03-05"))
DIVERTED = (*AWAY, divert(on="2026-03-09"))
TOLD, HANDLE, DIVERT, RECEIVED = "R22-23-fwd", "R22-34-handle", "N22-31-divert", "N22-31-received"
PERFORM, AGREE = "N22-31-perform", "N22-33-agreement"


def test_a_diversion_is_owed_once_decided_and_open_until_the_target_has_the_claim() -> None:
    assert stands(duty(case(*AWAY), DIVERT, by=TOWN), "2027-01-01") is Standing.UNTIMED
    diverted = case(*DIVERTED)
    assert (states(diverted), duty(diverted, DIVERT).discharged_by) == (["DIVERTED"], 4)
    assert stands(duty(diverted, RECEIVED, by=TOWN), "2027-01-01") is Standing.UNTIMED
    received = then(diverted, diversion_received(on="2026-03-20"))
    assert (states(received), received.concluded_on) == (["CONCLUDED"], day("2026-03-20"))
    assert duty(received, RECEIVED).discharged_by == 5


def test_the_written_notice_of_a_diversion_is_the_notice_of_receipt_and_route() -> None:
    assert duty(case(*DIVERTED), TOLD).discharged_on == day("2026-03-09")


def test_no_sixty_days_run_for_a_diverted_claim() -> None:
    assert owed(case(*DIVERTED), HANDLE) == []


def test_where_the_target_refuses_route_six_is_examined_again() -> None:
    back = case(*DIVERTED, diversion_refused(on="2026-03-16"))
    assert (states(back), duty(back, RECEIVED).void_by) == (["INFORMED"], 5)
    assert stands(duty(back, "N22-31-again", by=TOWN), "2026-12-01") is Standing.UNTIMED
    accepted = then(back, accept(on="2026-03-17"))
    assert duty(accepted, "N22-31-again").discharged_by == 6
    assert duty(accepted, HANDLE).started_on == day("2026-03-17")


def test_a_claim_that_goes_elsewhere_is_not_accepted_unless_the_route_is_decided_anew() -> None:
    away = case(*AWAY)
    assert refusal(away, accept(on="2026-03-06")).why.startswith("该诉求已决定按第三十一条第一项至第五项办理")
    anew = then(away, decide_route("31-6", on="2026-03-06"))
    assert [o.void_by for o in owed(anew, DIVERT)] == [4]
    assert states(then(anew, accept(on="2026-03-06"))) == ["ACCEPTED"]
    assert refusal(anew, divert(on="2026-03-06")).why.startswith("只有决定按第三十一条第一项至第四项办理")


@pytest.mark.parametrize("route", PROCEDURES)
def test_a_claim_goes_into_a_procedure_of_its_own_route(route: Route) -> None:
    decided = case(*HELD, decide_route(route.value, on="2026-03-05"))
    fits = {p.value for p in PROCEDURES[route]}
    for other in PROCEDURES.values():
        for procedure in other:
            asked = divert(procedure.value, on="2026-03-06")
            if procedure.value in fits:
                assert states(then(decided, asked)) == ["DIVERTED"]
            else:
                assert refusal(decided, asked).field == "procedure"


def test_only_claims_have_a_route() -> None:
    suggested = case(register(SUGGESTION, on="2026-03-02"), transfer(to=TOWN, on="2026-03-03"))
    assert refusal(suggested, decide_route(on="2026-03-04")).why.startswith("只有申诉求决类诉求")


def test_a_duty_to_perform_ends_on_the_day_that_another_law_sets() -> None:
    decided = case(*HELD, decide_route("31-5", on="2026-03-05", perform_by="2026-05-02", period_basis="行政复议法"))
    owing = duty(decided, PERFORM, by=TOWN)
    assert (owing.due_strict, owing.due) == (day("2026-05-02"), day("2026-05-06"))
    lines = proof(owing, rulebook=decided.rulebook, calendar=decided.calendar).lines()
    assert "逐件定明的期限至2026年5月2日（星期六），这是未顺延的届满日。" in lines
    done = then(decided, perform_or_answer(on="2026-05-06"))
    assert stands(duty(done, PERFORM), "2026-06-01") is Standing.MET
    assert (states(done), duty(done, TOLD).discharged_by) == (["CONCLUDED"], 4)


def test_a_duty_to_perform_without_a_period_shows_age_and_is_never_late() -> None:
    decided = case(*HELD, decide_route("31-5", on="2026-03-05"))
    assert stands(duty(decided, PERFORM), "2027-03-05") is Standing.UNTIMED
    lines = proof(duty(decided, PERFORM), rulebook=decided.rulebook, calendar=decided.calendar).lines()
    assert lines[-1] == "该条没有规定天数，不推算到期日。"
    assert refusal(decided, divert(on="2026-03-06")).why.startswith("只有决定按第三十一条第一项至第四项办理")
    assert refusal(case(*AWAY), perform_or_answer(on="2026-03-06")).why.startswith("只有决定按第三十一条第五项")


@pytest.mark.parametrize(
    ("word", "field"),
    [
        (decide_route("31-4", on="2026-03-05", perform_by="2026-05-02", period_basis="法"), "perform_by"),
        (decide_route("31-5", on="2026-03-05", perform_by="2026-05-02"), "period_basis"),
        (decide_route("31-5", on="2026-03-05", perform_by="2026-03-05", period_basis="法"), "perform_by"),
    ],
)
def test_a_period_is_entered_for_performance_alone_with_its_law_and_ahead(word: ActWord, field: str) -> None:
    assert refusal(case(*HELD), word).field == field


def test_a_diversion_on_a_route_never_decided_is_flagged() -> None:
    before = case(*HELD)
    odd = step(before, replace(act_of(before, divert(on="2026-03-04")), requests=(1,)))
    assert [a.why for a in odd.anomalies] == ["只有决定按第三十一条第一项至第四项办理的诉求才导入其他程序。"]
    assert states(odd) == ["DIVERTED"]


def test_an_agreement_of_both_sides_concludes_a_claim_and_ends_its_period() -> None:
    accepted = (*HELD, inform(on="2026-03-04"), accept(on="2026-03-04"))
    agreed = case(*accepted, mediate(on="2026-03-10"))
    assert stands(duty(agreed, AGREE), "2026-12-01") is Standing.UNTIMED
    signed = then(agreed, sign_agreement(on="2026-03-12"))
    assert (states(signed), signed.concluded_on) == (["CONCLUDED"], day("2026-03-12"))
    assert [duty(signed, rule).discharged_by for rule in (AGREE, HANDLE)] == [6, 6]


def test_mediation_pauses_nothing_and_when_it_fails_the_opinion_is_owed_on_its_day() -> None:
    accepted = case(*HELD, accept(on="2026-03-04"))
    failed = then(accepted, mediate(on="2026-03-10", agreed=False))
    assert duty(failed, HANDLE).due == duty(accepted, HANDLE).due
    assert owed(failed, AGREE) == []
    assert refusal(failed, sign_agreement(on="2026-03-11")).why.startswith("签订协议书之前")


def test_an_agreement_that_came_to_nothing_is_not_owed_after_the_opinion() -> None:
    agreed = case(*HELD, accept(on="2026-03-04"), settle(on="2026-03-05"))
    answered = then(agreed, hear(on="2026-03-06"), issue_opinion(on="2026-03-09"))
    assert duty(answered, AGREE).void_by == 6
    again = then(agreed, mediate(on="2026-03-06", agreed=False))
    assert duty(again, AGREE).void_by == 5


def test_nobody_mediates_against_the_will_of_a_side_and_each_paper_has_its_name() -> None:
    held = case(*HELD)
    assert refusal(held, mediate(on="2026-03-04", consent=False)).field == "consent"
    settled = then(held, settle(on="2026-03-04"))
    assert refusal(settled, sign_agreement("MEDIATION", on="2026-03-05")).field == "paper"
    assert states(then(settled, sign_agreement("SETTLEMENT", on="2026-03-05"))) == ["CONCLUDED"]
