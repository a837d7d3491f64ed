"""Supervision, the three recommendations and what became of them: Art. 40 of 2022, Art. 36 to 38 of 2005."""

import pytest

from law import words as w
from law import words_oversight as s
from law import words_paths as p
from law.cast import (
    BUREAU,
    COMMITTEE,
    DEPARTMENT,
    DISCIPLINE,
    GOVERNMENT,
    OTHER_TOWN,
    PERSONNEL,
    SECTION,
    STATION,
    TOWN,
    CastUnit,
)
from law.reading import day, duty, owed, stands, states
from law.words import ActWord, allowed, case, refusal, then
from law.words_closing import revoke, withdraw
from law.words_disputes import succeed
from law.words_old import deny
from law.words_review import decide_review, request_review
from law.words_several import split
from xinfang.law.duties.oversight import OVERSIGHT_RULES
from xinfang.law.judge import check
from xinfang.law.obligations import Standing
from xinfang.law.oversight import reminder_before
from xinfang.law.refusal import NeedsSecond
from xinfang.law.roles import CapacityKind
from xinfang.law.second import confirmers

SENT = (w.register(on="2026-03-02"), w.transfer(to=TOWN, on="2026-03-03"))
NOTICE = s.owed_since(2, "R22-23-fwd")
SUPERVISED = (*SENT, s.supervise(NOTICE, on="2026-03-20"))
ANSWER, FEEDBACK = "N22-40-answer", "R22-40-feedback"
OLD = (w.register(on="2019-03-04"), w.transfer(to=TOWN, on="2019-03-05"))
OLD_NOTICE = s.owed_since(2, "R05-21-accept")


def test_a_supervised_organ_owes_an_answer_and_written_feedback_without_a_number() -> None:
    now = case(*SUPERVISED)
    for rule in (ANSWER, FEEDBACK):
        assert (duty(now, rule, by=TOWN).due, stands(duty(now, rule), "2027-03-01")) == (None, Standing.UNTIMED)
    answered = then(now, s.answer(on="2026-03-25"))
    assert duty(answered, ANSWER).discharged_by == 4
    assert duty(answered, FEEDBACK).is_open
    assert duty(then(answered, s.adoption(on="2026-03-26")), FEEDBACK).discharged_by == 5


def test_supervision_moves_no_date_and_leaves_the_petitioner_where_he_stood() -> None:
    before, now = case(*SENT), case(*SUPERVISED)
    assert (now.requests, now.remedies, now.sight) == (before.requests, before.remedies, before.sight)
    assert [o for o in now.obligations if o.rule not in OVERSIGHT_RULES] == list(before.obligations)


def test_a_matter_may_be_supervised_that_nobody_reminded_of_and_says_so() -> None:
    now = case(*SUPERVISED)
    assert reminder_before(now, now.acts[2]) is None
    reminded = case(*SENT, p.remind(on="2026-03-19"), s.supervise(NOTICE, on="2026-03-20"))
    earlier = reminder_before(reminded, reminded.acts[3])
    assert earlier is not None
    assert earlier.seq == 3


def test_supervision_names_an_organs_act_or_duty_on_the_very_request() -> None:
    two = case(w.register(w.CLAIM, w.CLAIM, on="2026-03-02"), w.transfer(to=TOWN, on="2026-03-03", requests=(1,)))
    assert (
        refusal(two, s.supervise(s.owed_since(2, "R22-34-handle"), on="2026-03-20", requests=(1,))).field == "concerns"
    )
    assert refusal(two, s.supervise(NOTICE, on="2026-03-20", requests=(1, 2))).why == (
        "该诉求还没有其他机关、单位承办，没有可以督办的对象。"
    )
    assert allowed(two, s.supervise(NOTICE, on="2026-03-20", requests=(1,)))
    accepted = then(case(*SENT), w.accept(on="2026-03-10"))
    assert allowed(accepted, s.supervise(s.done(3), on="2026-03-10"))
    assert refusal(accepted, s.supervise(s.done(3, DEPARTMENT), on="2026-03-10")).field == "concerns"
    assert refusal(accepted, s.supervise(s.done(3), on="2026-03-09", entered_on="2026-03-10")).field == ("happened_on")


def test_the_bureau_does_not_supervise_itself() -> None:
    own = s.owed_since(1, "R22-22-route", BUREAU)
    assert refusal(case(*SENT), s.supervise(own, on="2026-03-20")).why == "督办的对象应当是其他机关、单位。"


def test_who_reviews_is_supervised_by_those_above_him_and_not_by_the_bureau() -> None:
    asked = case(
        *SENT,
        w.accept(on="2026-03-10"),
        w.hear(on="2026-03-10"),
        w.issue_opinion(on="2026-03-11"),
        w.serve(on="2026-03-12"),
        request_review(on="2026-03-16"),
    )
    body = duty(asked, "R22-35-review").obligor_unit
    assert body == GOVERNMENT.id
    late = s.owed_since(7, "R22-35-review", GOVERNMENT)
    assert refusal(asked, s.supervise(late, on="2026-06-01")).field == "concerns"
    decided = then(asked, decide_review(on="2026-03-20", at=GOVERNMENT))
    assert refusal(decided, s.supervise(s.done(8, GOVERNMENT), on="2026-06-01")).field == "concerns"


def test_an_organs_own_register_and_an_accusation_know_no_supervision_by_the_bureau() -> None:
    own = case(w.register(on="2026-03-02", at=DEPARTMENT, by=CapacityKind.HANDLER), p.forward(on="2026-03-03"))
    late = s.owed_since(2, "R22-23-fwd", STATION)
    assert "第四十条" in refusal(own, s.supervise(late, on="2026-03-20", at=DEPARTMENT)).why
    hidden = case(w.register(w.ACCUSATION, on="2026-03-02"), w.transfer(to=DISCIPLINE, on="2026-03-03", ground="22-2"))
    assert (
        "检举控告"
        in refusal(hidden, s.supervise(s.done(2, DISCIPLINE), on="2026-03-20", by=CapacityKind.INSPECTOR)).why
    )


def test_each_answer_meets_what_its_own_supervision_asked() -> None:
    twice = case(*SUPERVISED, s.supervise(NOTICE, on="2026-03-23"))
    first = then(twice, s.answer(on="2026-03-24"))
    assert [o.is_open for o in owed(first, ANSWER)] == [False, True]
    second = then(twice, s.answer(on="2026-03-24", about=4))
    assert [o.is_open for o in owed(second, ANSWER)] == [True, False]
    assert "另有处理" in refusal(second, s.answer(on="2026-03-25", about=4)).why
    assert refusal(case(*SUPERVISED), s.answer(on="2026-03-24", at=DEPARTMENT)).why == (
        "本单位在诉求 1 上没有应当以“答复督办”履行的义务。"
    )


def test_a_supervised_organ_still_owes_its_answer_when_the_matter_has_gone_elsewhere() -> None:
    back = case(*SENT, s.supervise(NOTICE, on="2026-03-04"), w.objection(on="2026-03-05"), w.uphold(on="2026-03-06"))
    assert states(back) == ["REGISTERED"]
    assert duty(then(back, s.answer(on="2026-03-10", at=TOWN)), ANSWER).discharged_by == 6


def test_neither_a_withdrawal_nor_an_extract_ends_what_oversight_asks() -> None:
    gone = case(*SUPERVISED, withdraw(on="2026-03-23"))
    assert duty(gone, ANSWER).is_open
    assert duty(then(gone, revoke(on="2026-03-24")), ANSWER).is_open
    back = case(*SENT, s.supervise(NOTICE, on="2026-03-04"), w.objection(on="2026-03-05"), w.uphold(on="2026-03-06"))
    parted = then(
        back,
        split("ACCUSATION", on="2026-03-09", at=BUREAU, accused=[PERSONNEL]),
        split("EXTRACT", on="2026-03-09", at=BUREAU),
    )
    assert (states(parted), duty(parted, ANSWER).is_open) == (["MOVED"], True)


def test_a_denial_under_the_old_text_leaves_the_supervision_to_be_answered() -> None:
    now = case(*OLD, s.supervise_of_old(OLD_NOTICE, on="2019-03-06"), deny("NOT_OURS", on="2019-03-07"))
    assert (states(now), duty(now, "N05-36-answer").is_open) == (["REGISTERED"], True)


def test_a_successor_answers_for_the_organ_that_was_supervised() -> None:
    now = case(*SUPERVISED, succeed(on="2026-04-01"))
    assert [(o.obligor_unit, o.is_open) for o in owed(now, ANSWER)] == [(TOWN.id, False), (OTHER_TOWN.id, True)]
    later = case(*SENT, succeed(on="2026-04-01"), s.supervise(NOTICE, on="2026-04-02"))
    assert duty(later, ANSWER).obligor_unit == OTHER_TOWN.id
    assert allowed(later, s.improve(to=OTHER_TOWN, on="2026-04-03"))


def test_what_is_adopted_in_part_or_not_at_all_has_a_reason() -> None:
    now = case(*SUPERVISED)
    assert refusal(now, s.adoption("NOT", on="2026-03-25")).field == "reason"
    assert refusal(now, s.adoption("FULL", on="2026-03-25", reason="LAW")).field == "reason"
    assert allowed(now, s.adoption("PARTLY", on="2026-03-25", reason="NOT_YET"))


def test_the_office_enters_the_paper_of_an_organ_with_its_proof() -> None:
    now = case(*SUPERVISED, s.policy(on="2026-03-23"))
    desk = {"at": BUREAU, "by": CapacityKind.INSPECTOR, "on": "2026-04-01"}
    assert refusal(now, s.adoption(**desk)).field == "organ"
    assert refusal(now, s.adoption(organ=GOVERNMENT, **desk)).field == "evidence"
    told = then(now, s.adoption(organ=COMMITTEE, evidence=True, **desk))
    met = [(o.obligor_unit, o.is_open) for o in owed(told, FEEDBACK)]
    assert met == [(TOWN.id, True), (GOVERNMENT.id, True), (COMMITTEE.id, False)]
    assert "没有等待" in refusal(told, s.adoption(at=DEPARTMENT, by=CapacityKind.HANDLER, on="2026-04-02")).why
    assert refusal(now, s.adoption(at=TOWN, organ=GOVERNMENT, on="2026-04-01")).field == "organ"


def test_an_improvement_goes_with_supervision_of_that_organ() -> None:
    assert allowed(case(*SUPERVISED), s.improve(on="2026-03-23"))
    assert refusal(case(*SUPERVISED), s.improve(to=DEPARTMENT, on="2026-03-23")).field == "to"
    assert refusal(case(*SENT), s.improve(on="2026-03-23")).field == "to"
    assert refusal(case(*SUPERVISED), s.improve(to=SECTION, on="2026-03-23")).field == "to"
    further = case(*SUPERVISED, s.improve(on="2026-03-23"))
    assert [o.anchor_seq for o in owed(further, FEEDBACK, by=TOWN)] == [3, 4]


def test_a_question_of_policy_goes_to_committee_and_government_alike() -> None:
    told = case(*SENT, s.policy(on="2026-03-23"))
    assert [o.obligor_unit for o in owed(told, FEEDBACK)] == [GOVERNMENT.id, COMMITTEE.id]
    assert (told.sees(GOVERNMENT.id), told.sees(COMMITTEE.id)) == ((1,), (1,))
    assert refusal(case(*SENT), s.policy(also=None, on="2026-03-23")).field == "also"
    assert refusal(case(*SENT), s.policy(also=GOVERNMENT, on="2026-03-23")).field == "also"
    assert refusal(case(*SENT), s.policy(to=DEPARTMENT, on="2026-03-23")).field == "to"


def test_nobody_is_held_to_account_without_a_serious_consequence() -> None:
    why = refusal(case(*SENT), s.account(consequence=None, on="2026-03-23")).why
    assert why == "追究责任的建议以造成严重后果为前提；没有严重后果的，应当督办并提出改进工作的建议（第四十条第三款）。"
    assert refusal(case(*SENT), s.account(fault=None, on="2026-03-23")).field == "fault"
    assert refusal(case(*SENT), s.account(against=None, on="2026-03-23")).field == "against"
    assert refusal(case(*SENT), s.account(against=DEPARTMENT, on="2026-03-23")).field == "against"
    assert allowed(case(*SENT), s.account(on="2026-03-23"))


@pytest.mark.parametrize(
    ("to", "above", "fine"),
    [
        (DISCIPLINE, (), True),
        (GOVERNMENT, (), True),
        (DEPARTMENT, (DEPARTMENT.id,), True),
        (DEPARTMENT, (GOVERNMENT.id,), False),
        (TOWN, (GOVERNMENT.id,), False),
    ],
)
def test_who_is_asked_to_hold_an_organ_to_account_has_authority_over_it(
    to: CastUnit, above: tuple[int, ...], fine: bool
) -> None:
    asked = s.account(to=to, above=above, on="2026-03-23")
    assert allowed(case(*SENT), asked) is fine


def test_an_organ_is_not_asked_to_hold_to_account_the_one_that_leads_it() -> None:
    below = {"unit": 99, "kind": "DISCIPLINE", "line": [99, TOWN.id], "leaders": []}
    asked = s.account(on="2026-03-23")
    word = ActWord(asked.kind, asked.on, {**asked.values, "to": below})
    assert refusal(case(*SENT), word).field == "to"


@pytest.mark.parametrize("only", [{"also": COMMITTEE.id}, {"against": TOWN.id}, {"fault": "DELAY"}])
def test_what_belongs_to_one_recommendation_is_not_said_in_another(only: dict[str, object]) -> None:
    asked = s.improve(on="2026-03-23")
    word = ActWord(asked.kind, asked.on, {**asked.values, **only})
    assert refusal(case(*SUPERVISED), word).field == next(iter(only))


def test_only_the_bureaus_head_confirms_what_is_recommended_to_those_above() -> None:
    for asked in (s.policy(on="2026-03-23"), s.account(on="2026-03-23")):
        act = w.act_of(case(*SENT), asked)
        assert isinstance(check(case(*SENT), act, today=day("2026-03-23")), NeedsSecond)
        (who,) = confirmers(case(*SENT), act)
        assert (who.units, who.capacities) == (frozenset({BUREAU.id}), frozenset({CapacityKind.BUREAU_HEAD}))
    improved = w.act_of(case(*SUPERVISED), s.improve(on="2026-03-23"))
    assert check(case(*SUPERVISED), improved, today=day("2026-03-23")) is None


def test_under_the_regulation_of_2005_feedback_on_an_improvement_has_thirty_days() -> None:
    now = case(*OLD, s.supervise_of_old(OLD_NOTICE, on="2019-03-25"))
    told = duty(now, "R05-36-feedback", by=TOWN)
    assert (told.due_strict, told.due) == (day("2019-04-24"), day("2019-04-24"))
    assert duty(now, "N05-36-answer", by=TOWN).due is None
    assert stands(told, "2019-04-25") is Standing.OVERDUE
    late = then(now, s.adoption("NOT", reason="LAW", on="2019-04-25"))
    assert stands(duty(late, "R05-36-feedback"), "2019-05-01") is Standing.MET_LATE


def test_under_the_regulation_of_2005_policy_goes_to_the_government_alone_and_owes_no_feedback() -> None:
    now = case(*OLD)
    told = then(now, s.policy(also=None, on="2019-03-25"), s.account(on="2019-03-25"))
    assert owed(told, "R05-36-feedback") == []
    assert refusal(now, s.policy(on="2019-03-25")).field == "to"


def test_each_text_has_its_own_list_of_grounds() -> None:
    assert refusal(case(*OLD), s.supervise(OLD_NOTICE, on="2019-03-25")).field == "old_ground"
    assert refusal(case(*SENT), s.supervise_of_old(NOTICE, on="2026-03-20")).field == "ground"


def test_annulling_a_supervision_is_refused_once_it_is_answered() -> None:
    now = case(*SUPERVISED)
    annulled = then(now, w.annul(3, on="2026-03-23"))
    assert [o.is_open for o in annulled.obligations if o.rule in (ANSWER, FEEDBACK)] == [False, False]
    assert "先撤销后面的记录" in refusal(then(now, s.answer(on="2026-03-23")), w.annul(3, on="2026-03-24")).why


def test_supervising_anew_after_annulling_wins_nobody_days_under_2005() -> None:
    now = case(*OLD, s.supervise_of_old(OLD_NOTICE, on="2019-03-25"), w.annul(3, on="2019-03-28"))
    again = then(now, s.supervise_of_old(OLD_NOTICE, on="2019-03-29"))
    assert [o.due for o in owed(again, "R05-36-feedback") if o.is_open] == [day("2019-04-24")]
