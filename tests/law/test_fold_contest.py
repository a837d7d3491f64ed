"""A petitioner contests the route of Art. 31(1) to (5): it is examined again and answered, and he loses nothing."""

import pytest

from law import words as w
from law import words_classes as cl
from law import words_paths as p
from law.cast import BUREAU, DEPARTMENT, TOWN, person
from law.reading import day, duty, owed, states
from law.words import ActWord, act_of, case, judged, refusal, then
from law.words_closing import confirm as confirm_conclusion
from law.words_closing import revoke, rework, withdraw
from law.words_contest import answer, contest
from law.words_disputes import succeed
from xinfang.law.acts import ActKind, Doer
from xinfang.law.case import CaseFile
from xinfang.law.duties.contest import CONTESTED
from xinfang.law.judge import annullable, correctable, eligible
from xinfang.law.obligations import Standing, standing
from xinfang.law.refusal import NeedsSecond
from xinfang.law.returned import returned_by, returning_acts
from xinfang.law.roles import CapacityKind
from xinfang.law.rulings.contest import BY_HANDLER, GONE

SENT = (w.register(on="2026-03-02"), w.transfer(to=TOWN, on="2026-03-03"))
DIVERTED = (*SENT, p.decide_route("31-4", on="2026-03-05"), p.divert(on="2026-03-05"))
RECEIVED = (*DIVERTED, p.diversion_received(on="2026-03-10"))
PERFORMED = (*SENT, p.decide_route("31-5", on="2026-03-05"), p.perform_or_answer(on="2026-03-06"))
PARTY = Doer(CapacityKind.PARTY)
WITHOUT_PAPER = w.assign(to=TOWN, on="2026-03-03", report_by="2026-04-30")


def dates(now: CaseFile) -> dict[object, object]:
    """Give what was owed besides the answer, with its day and whether it is open."""
    return {o.key: (o.due, o.is_open) for o in now.obligations if o.rule != CONTESTED}


def test_the_petitioner_contests_and_the_organ_owes_an_answer_without_a_number() -> None:
    contested = case(*DIVERTED, contest(on="2026-03-09"))
    assert states(contested) == ["DIVERTED"]
    answering = duty(contested, CONTESTED, by=TOWN)
    assert (answering.is_open, answering.due, answering.started_on) == (True, None, day("2026-03-09"))
    assert standing(answering, on=day("2027-03-09")) is Standing.UNTIMED


def test_contesting_moves_no_date_and_ends_nothing() -> None:
    for words in (DIVERTED, RECEIVED, PERFORMED):
        assert dates(case(*words, contest(on="2026-03-11"))) == dates(case(*words))


def test_there_is_neither_a_last_day_nor_a_last_time() -> None:
    now = case(*DIVERTED, contest(on="2027-06-01"), answer("ROUTE_STANDS", on="2027-06-02"))
    again = then(now, contest(on="2028-06-01", ground="TOO_LATE"))
    assert states(again) == ["DIVERTED"]
    assert [o.is_open for o in owed(again, CONTESTED)] == [False, True]
    assert "已有一项" in refusal(again, contest(on="2028-06-02")).why


@pytest.mark.parametrize(("words", "state"), [(RECEIVED, "DIVERTED"), (PERFORMED, "INFORMED")])
def test_what_its_route_had_closed_is_open_until_it_is_answered(words: tuple[ActWord, ...], state: str) -> None:
    contested = case(*words, contest(on="2026-03-11"))
    assert (states(contested), contested.concluded_on) == ([state], None)
    closed = then(contested, answer("ROUTE_STANDS", on="2026-03-16"))
    assert (states(closed), closed.concluded_on) == (["CONCLUDED"], day("2026-03-16"))
    assert duty(closed, CONTESTED).discharged_on == day("2026-03-16")


def test_the_other_procedure_may_receive_it_meanwhile_and_closes_it_once_the_route_stands() -> None:
    received = case(*DIVERTED, contest(on="2026-03-09"), p.diversion_received(on="2026-03-10"))
    assert (states(received), duty(received, "N22-31-received").is_open) == (["DIVERTED"], False)
    assert states(then(received, answer("ROUTE_STANDS", on="2026-03-16"))) == ["CONCLUDED"]


def test_a_route_that_stands_leaves_a_diversion_open_that_nobody_has_received() -> None:
    stands = case(*DIVERTED, contest(on="2026-03-09"), answer("ROUTE_STANDS", on="2026-03-16"))
    assert (states(stands), duty(stands, "N22-31-received").is_open) == (["DIVERTED"], True)


def test_taken_up_under_item_six_it_is_accepted_and_has_sixty_days_from_then() -> None:
    taken = case(*DIVERTED, contest(on="2026-03-09"), answer(on="2026-03-16"))
    assert (states(taken), taken.requests[0].route) == (["INFORMED"], "31-6")
    assert duty(taken, "N22-31-received").void_by == 6
    accepted = then(taken, w.accept(on="2026-03-17"))
    assert duty(accepted, "R22-34-handle").due == day("2026-05-18")


def test_what_is_presumed_of_a_claim_stands_again_with_its_first_day() -> None:
    before = case(*SENT)
    taken = case(*DIVERTED, contest(on="2026-03-09"), answer(on="2026-03-16"))
    assert duty(taken, "S-23-presumed").is_open
    assert duty(taken, "S-23-presumed").due == duty(before, "S-23-presumed").due
    stands = case(*DIVERTED, contest(on="2026-03-09"), answer("ROUTE_STANDS", on="2026-03-16"))
    assert not duty(stands, "S-23-presumed").is_open


def test_of_an_answer_under_item_five_the_same_may_be_asked() -> None:
    taken = case(*PERFORMED, contest(on="2026-03-11", ground="NOT_PERFORMED"), answer(on="2026-03-16"))
    assert (states(taken), taken.requests[0].route) == (["INFORMED"], "31-6")
    again = case(*PERFORMED, contest(on="2026-03-11"), p.perform_or_answer(on="2026-03-12"))
    assert states(again) == ["INFORMED"]
    assert states(then(again, answer("ROUTE_STANDS", on="2026-03-16"))) == ["CONCLUDED"]


def test_another_route_decided_meanwhile_is_still_answered_and_closes_nothing() -> None:
    anew = case(*PERFORMED, contest(on="2026-03-11"), p.decide_route("31-4", on="2026-03-12"))
    assert states(then(anew, answer("ROUTE_STANDS", on="2026-03-13"))) == ["INFORMED"]
    six = case(*PERFORMED, contest(on="2026-03-11"), p.decide_route("31-6", on="2026-03-12"))
    assert refusal(six, answer("ROUTE_STANDS", on="2026-03-13")).why == GONE
    assert states(then(six, answer(on="2026-03-13"))) == ["INFORMED"]
    accepted = then(six, w.accept(on="2026-03-13"), answer(on="2026-03-16"))
    assert (states(accepted), owed(accepted, CONTESTED)[0].is_open) == (["ACCEPTED"], False)


def test_a_diversion_that_is_refused_is_examined_again_without_another_answer() -> None:
    refused = case(*DIVERTED, contest(on="2026-03-09"), p.diversion_refused(on="2026-03-10"))
    assert (refused.requests[0].contest, duty(refused, CONTESTED).void_by) == (None, 6)
    assert duty(refused, "N22-31-again").is_open


@pytest.mark.parametrize(
    "ending",
    [
        (p.mediate(on="2026-03-12"), p.sign_agreement(on="2026-03-12")),
        (cl.change_class("SUGGESTION", on="2026-03-12", at=TOWN),),
    ],
    ids=["agreed", "another class"],
)
def test_what_ends_otherwise_has_no_route_left_to_examine(ending: tuple[ActWord, ...]) -> None:
    ended = case(*PERFORMED, contest(on="2026-03-11"), *ending)
    assert (ended.requests[0].contest, duty(ended, CONTESTED).is_open) == (None, False)


def test_what_was_closed_otherwise_than_by_its_route_is_not_contested() -> None:
    agreed = case(
        *SENT,
        p.decide_route("31-5", on="2026-03-05"),
        p.mediate(on="2026-03-06"),
        p.sign_agreement(on="2026-03-06"),
    )
    assert eligible(agreed, ActKind.CONTEST_ROUTE, actor=PARTY) == ()
    assert eligible(case(*SENT), ActKind.CONTEST_ROUTE, actor=PARTY) == ()


def test_a_confirmed_conclusion_is_confirmed_again_when_the_route_stands() -> None:
    words = (SENT[0], WITHOUT_PAPER, *RECEIVED[2:], w.report_result(on="2026-03-10"))
    confirmed = case(*words, confirm_conclusion(on="2026-03-11"))
    contested = then(confirmed, contest(on="2026-03-12"))
    assert states(contested) == ["DIVERTED"]
    assert states(then(contested, answer("ROUTE_STANDS", on="2026-03-13"))) == ["CONFIRMED"]


def test_keeping_the_route_needs_a_second_person_and_taking_it_up_does_not() -> None:
    contested = case(*DIVERTED, contest(on="2026-03-09"))
    assert isinstance(refusal(contested, answer("ROUTE_STANDS", on="2026-03-10")), NeedsSecond)
    act = act_of(contested, answer(on="2026-03-10"))
    assert judged(contested, act, today=day("2026-03-10")) == (act, None)


def test_whoever_handled_it_does_not_enter_what_is_said_against_it_and_the_clerk_does_without_a_paper() -> None:
    diverted = case(*DIVERTED)
    clerk = contest(on="2026-03-09", by=CapacityKind.CLERK, at=BUREAU)
    assert states(then(diverted, clerk)) == ["DIVERTED"]
    handler = contest(on="2026-03-09", by=CapacityKind.CLERK, at=BUREAU, person=person(TOWN.id, CapacityKind.HANDLER))
    assert refusal(diverted, handler).why == BY_HANDLER
    direct = case(
        w.register(on="2026-03-02", at=DEPARTMENT, by=CapacityKind.HANDLER),
        p.decide_route("31-4", on="2026-03-05"),
        p.divert(on="2026-03-05"),
    )
    assert refusal(direct, contest(on="2026-03-09", by=CapacityKind.HANDLER, at=DEPARTMENT)).why == BY_HANDLER


def test_nobody_takes_it_back_or_changes_it_for_the_petitioner() -> None:
    contested = case(*DIVERTED, contest(on="2026-03-09", by=CapacityKind.CLERK, at=BUREAU))
    clerk = act_of(contested, contest(on="2026-03-09", by=CapacityKind.CLERK, at=BUREAU)).by
    officer = act_of(contested, w.transfer(to=TOWN, on="2026-03-09", at=BUREAU)).by
    for actor in (clerk, officer):
        assert 5 not in annullable(contested, actor=actor)
        assert 5 not in correctable(contested, actor=actor)


def test_a_withdrawal_ends_it_and_revoking_that_revives_it() -> None:
    contested = case(*DIVERTED, contest(on="2026-03-09"), withdraw(on="2026-03-10"))
    assert not duty(contested, CONTESTED).is_open
    revived = then(contested, revoke(on="2026-03-11"))
    assert (states(revived), duty(revived, CONTESTED).is_open) == (["DIVERTED"], True)
    assert states(then(revived, answer("ROUTE_STANDS", on="2026-03-12"))) == ["DIVERTED"]


def test_a_successor_owes_the_answer() -> None:
    now = case(*DIVERTED, contest(on="2026-03-09"), succeed(on="2026-03-10", former=TOWN, successor=DEPARTMENT))
    assert duty(now, CONTESTED, by=DEPARTMENT).is_open
    assert states(then(now, answer("ROUTE_STANDS", on="2026-03-11", at=DEPARTMENT))) == ["DIVERTED"]


def test_it_stands_among_what_came_back_to_the_organ() -> None:
    now = case(*RECEIVED, contest(on="2026-03-11"))
    came = returned_by(duty(now, CONTESTED), returning_acts(now))
    assert came is not None
    assert came.kind is ActKind.CONTEST_ROUTE


def test_annulling_the_answer_leaves_the_request_to_be_answered() -> None:
    answered = case(*RECEIVED, contest(on="2026-03-11"), answer("ROUTE_STANDS", on="2026-03-16"))
    undone = then(answered, w.annul(7, on="2026-03-16", at=TOWN, by=CapacityKind.HANDLER))
    assert (states(undone), duty(undone, CONTESTED).is_open) == (["DIVERTED"], True)


def test_rework_asks_nothing_more_of_an_answer_that_was_given() -> None:
    words = (SENT[0], WITHOUT_PAPER, *RECEIVED[2:], contest(on="2026-03-11"), answer("ROUTE_STANDS", on="2026-03-12"))
    again = case(*words, w.report_result(on="2026-03-13"), rework(on="2026-03-16"))
    assert (states(again), again.requests[0].contest) == (["INFORMED"], None)


def test_what_is_withdrawn_is_answered_once_the_withdrawal_is_revoked() -> None:
    withdrawn = case(*DIVERTED, contest(on="2026-03-09"), withdraw(on="2026-03-10"))
    assert refusal(withdrawn, answer(on="2026-03-11")).why
    revived = then(withdrawn, revoke(on="2026-03-12"))
    assert duty(revived, CONTESTED, by=TOWN).is_open
    assert not duty(then(revived, answer(on="2026-03-13")), CONTESTED, by=TOWN).is_open
