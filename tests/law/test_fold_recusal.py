"""Recusal and its challenge: Art. 28③, 2005 Art. 30."""

from dataclasses import replace

import pytest

from law.cast import BUREAU, DEPARTMENT, DISCIPLINE, GOVERNMENT, TOWN, person
from law.reading import day, duty
from law.words import (
    ACCUSATION,
    accept,
    act_of,
    allowed,
    annul,
    approve_extension,
    case,
    doer_of,
    hear,
    inform,
    refusal,
    register,
    request_extension,
    then,
    transfer,
    uphold,
)
from law.words import objection as objects
from law.words_closing import revoke, withdraw
from law.words_passing import discipline_receipted
from law.words_paths import decline_repeat
from law.words_recusal import challenge, decide, official, recuse
from law.words_review import offer_aid
from xinfang.law.acts import ActKind, Doer
from xinfang.law.judge import check, eligible, offers
from xinfang.law.recusal import STEPPED_BACK
from xinfang.law.refusal import NeedsSecond
from xinfang.law.roles import CapacityKind as C

RULE = "N22-28-recusal"
SENT = (register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-04"))
CHALLENGED = (*SENT, challenge(on="2026-03-05"))
RECUSED = (*CHALLENGED, decide("RECUSED", on="2026-03-06", of=official(TOWN), at=TOWN, by=C.ORGAN_HEAD, evidence=False))


def test_who_has_stepped_back_does_nothing_more_on_the_petition_and_is_offered_nothing() -> None:
    before = case(*SENT, recuse(on="2026-03-05", at=TOWN))
    assert refusal(before, inform(on="2026-03-06")).why == STEPPED_BACK
    assert offers(before, actor=doer_of(before, inform(on="2026-03-06"))) == ()


def test_a_colleague_goes_on_where_one_has_stepped_back() -> None:
    before = case(*SENT, recuse(on="2026-03-05", at=TOWN))
    assert allowed(before, inform(on="2026-03-06", person=211))


def test_the_head_stands_in_where_the_only_handler_has_stepped_back() -> None:
    before = case(*SENT, recuse(on="2026-03-05", at=TOWN))
    handled = then(before, inform(on="2026-03-06", by=C.ORGAN_HEAD), accept(on="2026-03-09", by=C.ORGAN_HEAD))
    assert handled.requests[0].state.value == "ACCEPTED"
    assert handled.requests[0].handlers == {202}


def test_a_head_stands_in_for_nobody_before_somebody_has_stepped_back() -> None:
    assert "不能办理" in refusal(case(*SENT), inform(on="2026-03-06", by=C.ORGAN_HEAD)).why


def test_a_head_of_another_organ_does_not_stand_in() -> None:
    before = case(*SENT, recuse(on="2026-03-05", at=TOWN))
    assert not allowed(before, inform(on="2026-03-06", by=C.ORGAN_HEAD, at=DEPARTMENT))


def test_a_head_who_handles_does_not_approve_his_own_extension() -> None:
    before = case(*SENT, recuse(on="2026-03-05", at=TOWN), accept(on="2026-03-09", by=C.ORGAN_HEAD))
    asked = then(before, request_extension(on="2026-03-10", days=10, by=C.ORGAN_HEAD))
    assert "不能是承办人本人" in refusal(asked, approve_extension(on="2026-03-11")).why
    assert allowed(asked, approve_extension(on="2026-03-11", person=212))


def test_stepping_back_and_a_challenge_move_no_date() -> None:
    plain, recused = case(*SENT), case(*RECUSED)
    dates = {o.key: o.due for o in plain.obligations}
    assert {o.key: o.due for o in recused.obligations if o.key in dates} == dates
    assert {r.key: r.until for r in recused.remedies} == {r.key: r.until for r in plain.remedies}


def test_a_challenge_is_owed_a_decision_by_the_head_of_the_organ_without_a_number_of_days() -> None:
    owed = duty(case(*CHALLENGED), RULE)
    assert (owed.obligor_unit, owed.due, owed.is_open) == (TOWN.id, None, True)
    assert duty(case(*RECUSED), RULE).discharged_on == day("2026-03-06")


def test_a_challenge_of_2019_is_owed_a_decision_under_the_older_text() -> None:
    old = case(
        register(on="2019-03-04"), transfer(to=TOWN, on="2019-03-05"), challenge(on="2019-03-06", decider=GOVERNMENT)
    )
    assert duty(old, "N05-30-recusal").obligor_unit == GOVERNMENT.id


def test_the_challenged_head_is_decided_on_one_level_up_which_reads_the_matter() -> None:
    before = case(*SENT, challenge("ORGAN_HEAD", on="2026-03-05", decider=GOVERNMENT))
    assert before.sees(GOVERNMENT.id) == (1,)
    assert "应当由有权决定的机关、单位办理" in refusal(before, decide(on="2026-03-06", by=C.ORGAN_HEAD, at=TOWN)).why
    head = official(TOWN, C.ORGAN_HEAD)
    done = then(before, decide("RECUSED", on="2026-03-06", of=head, by=C.ORGAN_HEAD, at=GOVERNMENT, evidence=False))
    assert done.recused == {(202, TOWN.id)}


def test_a_head_does_not_decide_on_himself() -> None:
    asked = decide("RECUSED", on="2026-03-06", of=official(TOWN, C.ORGAN_HEAD), by=C.ORGAN_HEAD, at=TOWN)
    assert "由上一级决定" in refusal(case(*CHALLENGED), asked).why


def test_who_handled_the_matter_does_not_decide_on_a_challenge() -> None:
    before = case(*SENT, inform(on="2026-03-05"), challenge(on="2026-03-06"))
    assert "承办人本人不能决定" in refusal(before, decide(on="2026-03-09", by=C.ORGAN_HEAD, at=TOWN, person=201)).why


def test_the_office_enters_a_decision_only_with_its_paper() -> None:
    before = case(*CHALLENGED)
    assert refusal(before, decide(on="2026-03-06", evidence=False)).field == "evidence"
    assert allowed(before, decide(on="2026-03-06"))


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"decision": "RECUSED"}, "official"),
        ({"decision": "RECUSED", "official": official(TOWN)}, "ground"),
        ({"decision": "RECUSED", "official": official(DEPARTMENT), "ground": "KIN"}, "official"),
        ({"decision": "NOT_RECUSED", "official": official(TOWN)}, "official"),
        ({"decision": "RECUSED", "official": {"person": 201}, "ground": "KIN"}, "official"),
    ],
)
def test_a_decision_names_whom_it_recuses_and_why_and_nobody_else(values: dict[str, object], field: str) -> None:
    asked = replace(decide(on="2026-03-06"), values=values)
    assert refusal(case(*CHALLENGED), asked).field == field


def test_one_challenge_waits_at_a_time_and_another_may_follow() -> None:
    before = case(*CHALLENGED)
    assert "等待决定" in refusal(before, challenge(on="2026-03-06")).why
    assert allowed(then(before, decide(on="2026-03-06")), challenge(on="2026-03-09"))


def test_a_challenge_entered_by_the_office_needs_the_petitioners_paper() -> None:
    before = case(*SENT)
    assert refusal(before, challenge(on="2026-03-05", by=C.CASE_OFFICER)).field == "evidence"
    assert allowed(before, challenge(on="2026-03-05", by=C.CASE_OFFICER, evidence=True))


def test_a_challenge_needs_an_organ_and_somebody_who_decides() -> None:
    before = case(register(on="2026-03-02"))
    assert "没有承办单位" in refusal(before, challenge(on="2026-03-05", organ=None, decider=None)).why
    asked = challenge("BUREAU_HEAD", on="2026-03-05", organ=BUREAU, decider=None)
    assert "没有写明上一级" in refusal(before, asked).why


def test_a_challenge_is_decided_on_even_when_the_matter_has_gone_back() -> None:
    back = case(*CHALLENGED, objects(on="2026-03-06"), uphold(on="2026-03-09"))
    assert duty(back, RULE).is_open
    assert allowed(back, decide(on="2026-03-10", by=C.ORGAN_HEAD, at=TOWN))


def test_nobody_takes_a_challenge_back_for_the_petitioner() -> None:
    assert "不能撤销" in refusal(case(*CHALLENGED), annul(3, on="2026-03-06", by=C.CASE_OFFICER, at=BUREAU)).why


def test_a_recusal_entered_in_error_is_annulled_by_somebody_else() -> None:
    before = case(*SENT, recuse(on="2026-03-05", at=TOWN))
    assert refusal(before, annul(3, on="2026-03-06", at=TOWN, by=C.HANDLER)).why == STEPPED_BACK
    assert then(before, annul(3, on="2026-03-06", at=TOWN, by=C.ORGAN_HEAD)).recused == frozenset()


def test_who_has_stepped_back_confirms_nothing_as_second_person() -> None:
    before = case(*SENT, recuse(on="2026-03-05", at=TOWN, by=C.ORGAN_HEAD))
    asked = act_of(before, decline_repeat(on="2026-03-06", served="2026-01-05"))
    said = {**asked.payload, "compared": {"id": "1", "commitment": "0a"}}
    found = check(before, replace(asked, confirmed_by=202, payload=said), today=day("2026-03-06"))
    assert found is not None
    assert found.why == STEPPED_BACK


def test_an_accusation_officer_steps_back_and_a_colleague_goes_on() -> None:
    before = case(register(ACCUSATION, on="2026-03-02"), transfer(to=DISCIPLINE, on="2026-03-03", ground="22-2"))
    stepped = then(before, recuse(on="2026-03-04", at=DISCIPLINE))
    assert offers(stepped, actor=doer_of(stepped, recuse(on="2026-03-05", at=DISCIPLINE))) == ()
    other = doer_of(stepped, recuse(on="2026-03-05", at=DISCIPLINE, person=415))
    assert ActKind.ACKNOWLEDGE in offers(stepped, actor=other)


def test_the_office_goes_on_by_another_officer() -> None:
    before = case(register(on="2026-03-02"), recuse(on="2026-03-03", by=C.CASE_OFFICER))
    assert not allowed(before, offer_aid(on="2026-03-04", by=C.CASE_OFFICER))
    assert allowed(before, transfer(to=TOWN, on="2026-03-04", person=114))


def test_hearing_by_the_recused_stays_good() -> None:
    before = case(*SENT, accept(on="2026-03-05"), hear(on="2026-03-06"), recuse(on="2026-03-09", at=TOWN))
    assert before.requests[0].heard


def test_a_decision_is_owed_on_a_challenge_whatever_the_petitioner_withdraws() -> None:
    withdrawn = case(*CHALLENGED, withdraw(on="2026-03-06"))
    assert duty(withdrawn, RULE).is_open
    decided = then(withdrawn, decide(on="2026-03-09"), revoke(on="2026-03-10"))
    assert duty(decided, RULE).discharged_on == day("2026-03-09")


SECRET = (
    register(ACCUSATION, on="2026-03-02", accused_units=(TOWN.id,)),
    transfer(to=DISCIPLINE, on="2026-03-03", ground="22-2"),
)
AT_DISCIPLINE = {"at": DISCIPLINE, "by": C.ACCUSATION_OFFICER}


def test_inside_an_accusation_the_accuser_challenges_and_nobody_more_sees_it() -> None:
    before = case(*SECRET)
    asked = then(before, challenge(on="2026-03-04", organ=DISCIPLINE, decider=GOVERNMENT))
    assert asked.sight == before.sight
    assert duty(asked, RULE, by=GOVERNMENT).is_open
    entered = challenge(on="2026-03-04", organ=DISCIPLINE, decider=DISCIPLINE, evidence=True)
    officer = replace(entered, by=C.ACCUSATION_OFFICER, at=BUREAU)
    assert allowed(before, officer)
    assert refusal(before, replace(officer, evidence=False)).field == "evidence"
    assert not allowed(before, replace(entered, by=C.CLERK, at=BUREAU))


def test_an_accuser_still_does_nothing_else_on_the_file_by_himself() -> None:
    assert eligible(case(*SECRET), ActKind.WITHDRAW, actor=Doer(C.PARTY)) == ()
    offered = offers(case(*SECRET), actor=Doer(C.PARTY))
    assert offered == (ActKind.CHALLENGE_RECUSAL,)


def test_the_accused_does_not_decide_who_steps_back() -> None:
    word = challenge(on="2026-03-04", organ=DISCIPLINE, decider=TOWN)
    assert refusal(case(*SECRET), word).why.startswith("不得将检举、揭发材料转给被检举")


def test_inside_an_accusation_an_officer_enters_the_decision_on_paper_and_another_confirms() -> None:
    asked = case(*SECRET, challenge(on="2026-03-04", organ=DISCIPLINE, decider=DISCIPLINE))
    word = decide("RECUSED", on="2026-03-05", of=official(DISCIPLINE, C.ACCUSATION_OFFICER))
    paper = replace(word, **AT_DISCIPLINE, person=901)
    assert isinstance(refusal(asked, paper), NeedsSecond)
    assert refusal(asked, replace(paper, evidence=False)).field == "evidence"
    recused = then(asked, paper)
    gone = person(DISCIPLINE.id, C.ACCUSATION_OFFICER)
    assert {who for who, _ in recused.recused} == {gone}
    receipt = replace(discipline_receipted(on="2026-03-06"), **AT_DISCIPLINE, person=gone)
    assert refusal(recused, receipt).why == STEPPED_BACK
