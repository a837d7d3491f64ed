"""A service that failed: of which paper, on whom, and that only a service proven on him heals it."""

from dataclasses import replace

import pytest

from law.cast import GOVERNMENT, TOWN
from law.reading import day, owed
from law.words import (
    ActWord,
    accept,
    act_of,
    allowed,
    annul,
    case,
    conclude,
    hear,
    issue_opinion,
    reference,
    refusal,
    register,
    serve,
    service_failed,
    then,
    transfer,
)
from law.words_closing import reopen, withdraw
from law.words_persons import correct_person, failed_on, final_by, join, joined, leave, review_by, serve_on
from law.words_review import decide_review, request_final_review, request_review, review_failed, serve_review
from xinfang.law.case import CaseFile
from xinfang.law.casefile import step
from xinfang.law.failures import failure_of, standing_failures, to_be_served
from xinfang.law.persons import unserved
from xinfang.law.roles import CapacityKind
from xinfang.law.rulings.serving import receiver

NOT_HIS = "该诉求没有应当向这位信访人送达的答复。"
ANSWERED = (
    register(on="2026-03-02"),
    transfer(to=TOWN, on="2026-03-03"),
    accept(on="2026-03-05"),
    hear(on="2026-03-06"),
    issue_opinion(on="2026-03-16"),
)
# The second petitioner is the sixth act, the answer the fifth.
BOTH = (*ANSWERED, join(on="2026-03-16"))
REVIEWED = (
    *ANSWERED,
    serve(on="2026-03-17"),
    request_review(on="2026-03-18"),
    decide_review(on="2026-03-30"),
)
FINAL = (
    *REVIEWED,
    serve_review(on="2026-04-01"),
    request_final_review(on="2026-04-02"),
    decide_review(on="2026-04-20"),
)


def failed(now: CaseFile) -> list[tuple[int, int | None, int]]:
    """Give the failures that stand: their act, the paper, the petitioner."""
    return [(one.seq, one.paper, one.person) for one in standing_failures(now)]


def windows(now: CaseFile, rule: str) -> list[str]:
    return [str(one.started_on) for one in now.remedies if one.rule == rule]


def test_a_failed_service_stands_until_it_is_proven_and_starts_nothing() -> None:
    now = case(*ANSWERED, service_failed(on="2026-03-18"))
    assert failed(now) == [(6, 5, 1)]
    assert (windows(now, "R22-35-ask"), unserved(now)) == ([], {1})
    served = then(now, serve(on="2026-03-20"))
    assert (failed(served), windows(served, "R22-35-ask")) == ([], ["2026-03-20"])


def test_it_names_the_petitioner_and_a_service_on_another_does_not_heal_it() -> None:
    now = case(*BOTH, failed_on(6, on="2026-03-18"), serve(on="2026-03-19"))
    assert (failed(now), unserved(now)) == ([(7, 5, 6)], {6})
    assert refusal(now, conclude(on="2026-03-20")).why == "还有信访人没有收到答复，应当逐一送达以后再办结。"
    assert failed(then(now, serve_on(6, on="2026-03-20"))) == []


def test_after_the_first_was_served_it_can_fail_for_the_second_and_not_for_the_first_any_more() -> None:
    now = case(*BOTH, serve(on="2026-03-17"))
    assert refusal(now, service_failed(on="2026-03-18")).why == NOT_HIS
    assert failed(then(now, failed_on(6, on="2026-03-18"))) == [(8, 5, 6)]


def test_it_can_fail_for_both_and_each_is_healed_by_himself() -> None:
    now = case(*BOTH, service_failed(on="2026-03-17"), failed_on(6, on="2026-03-18"))
    assert failed(now) == [(7, 5, 1), (8, 5, 6)]
    assert failed(then(now, serve_on(6, on="2026-03-19"))) == [(7, 5, 1)]
    found = [failure_of(now, 5, person=who) for who in (1, 6, None)]
    assert [one and one.seq for one in found] == [7, 8, None]


def test_of_several_failures_the_newest_stands() -> None:
    now = case(*ANSWERED, service_failed(on="2026-03-18"), service_failed(on="2026-03-25"))
    assert [(one.seq, one.on) for one in standing_failures(now)] == [(7, day("2026-03-25"))]


def test_a_service_that_is_annulled_has_healed_nothing() -> None:
    now = case(*ANSWERED, service_failed(on="2026-03-18"), serve(on="2026-03-20"))
    assert failed(then(now, annul(7, on="2026-03-20"))) == [(6, 5, 1)]


def test_nothing_failed_where_nothing_is_to_be_served_any_more() -> None:
    failing = case(*BOTH, failed_on(6, on="2026-03-18"))
    assert failed(then(failing, leave(6, on="2026-03-19"))) == []
    assert (
        refusal(then(failing, leave(6, on="2026-03-19")), failed_on(6, on="2026-03-20")).why == "这位信访人已经退出。"
    )
    alone = case(*ANSWERED, service_failed(on="2026-03-18"))
    assert failed(then(alone, withdraw(on="2026-03-19"))) == []
    served = case(*ANSWERED, serve(on="2026-03-17"))
    assert refusal(served, service_failed(on="2026-03-18")).why == "该诉求的答复已经送达。"


def test_one_on_file_that_names_nobody_though_the_first_has_left_is_no_anomaly() -> None:
    now = case(*BOTH, leave(on="2026-03-17"))
    assert refusal(now, service_failed(on="2026-03-18")).why == NOT_HIS
    stored = step(now, act_of(now, service_failed(on="2026-03-18")))
    assert (stored.anomalies, failed(stored)) == ((), [])
    assert refusal(now, failed_on(1, on="2026-03-18")).why == "这位信访人已经退出。"


def test_nothing_is_to_be_served_where_no_service_can_be_entered_any_more() -> None:
    unclear = case(*ANSWERED, joined(on="2026-03-16", reachable=False), failed_on(6, on="2026-03-17"))
    served = then(unclear, serve(on="2026-03-18"))
    assert (failed(served), list(to_be_served(served))) == ([(7, 5, 6)], [(5, 1, 6)])
    done = then(served, conclude(on="2026-03-19"))
    assert (failed(done), list(to_be_served(done))) == ([], [])
    assert not allowed(done, serve_on(6, on="2026-03-20"))


def test_once_who_asked_for_a_review_has_left_its_opinion_goes_to_the_first_who_stays() -> None:
    asked = review_by(6, on="2026-03-20")
    served = case(*BOTH, serve(on="2026-03-17"), serve_on(6, on="2026-03-18"))
    failing = then(served, asked, decide_review(on="2026-03-30"), review_failed(on="2026-04-01"))
    assert list(to_be_served(failing)) == [(10, 1, 6)]
    left = then(failing, leave(6, on="2026-04-02"))
    assert (failed(left), list(to_be_served(left))) == ([], [(10, 1, 1)])
    assert failed(then(left, review_failed(on="2026-04-03"))) == [(13, 10, 1)]
    assert [receiver(left, act) for act in left.acts if act.kind.value == "review_service_failed"] == [6]
    assert list(to_be_served(then(left, serve_review(on="2026-04-03")))) == []
    late = then(served, leave(6, on="2026-03-19"), asked, decide_review(on="2026-03-30"))
    assert list(to_be_served(late)) == [(11, 1, 6)]


def test_a_new_answer_is_served_anew_and_the_failure_of_the_old_one_is_past() -> None:
    both = case(*BOTH, failed_on(6, on="2026-03-17"), serve(on="2026-03-17"), serve_on(6, on="2026-03-18"))
    anew = then(both, conclude(on="2026-03-19"), reopen(on="2026-03-20"), issue_opinion(on="2026-03-23"))
    assert (failed(anew), unserved(anew)) == ([], {1, 6})
    assert failed(then(anew, failed_on(6, on="2026-03-24"))) == [(13, 12, 6)]


def test_to_who_left_no_address_handing_it_over_can_fail_too() -> None:
    now = case(*ANSWERED, joined(on="2026-03-16", reachable=False), failed_on(6, on="2026-03-18"))
    assert (failed(now), unserved(now)) == ([(7, 5, 6)], {1})
    known = then(now, correct_person(6, on="2026-03-19"))
    assert (failed(known), unserved(known)) == ([(7, 5, 6)], {1, 6})


@pytest.mark.parametrize(("reviewed", "rule"), [(REVIEWED, "N22-35-reply"), (FINAL, "N22-36-reply")])
def test_an_opinion_on_review_can_fail_to_be_served_and_stays_owed(reviewed: tuple[ActWord, ...], rule: str) -> None:
    decided = case(*reviewed)
    now = then(decided, review_failed(on="2026-04-22"))
    assert failed(now) == [(decided.last_seq + 1, decided.last_seq, 1)]
    assert [one.is_open for one in owed(now, rule)] == [True]
    assert [(r.rule, r.until, r.used_by) for r in now.remedies] == [
        (r.rule, r.until, r.used_by) for r in decided.remedies
    ]
    served = then(now, serve_review(on="2026-04-24"))
    assert (failed(served), [one.is_open for one in owed(served, rule)]) == ([], [False])
    assert refusal(served, review_failed(on="2026-04-27")).why == "没有等待送达的复查、复核意见。"


def test_an_opinion_on_review_fails_for_whoever_asked_for_it() -> None:
    asked = replace(request_review(on="2026-03-20"), values={**request_review(on="2026-03-20").values, "person": 6})
    served = case(*BOTH, serve(on="2026-03-17"), serve_on(6, on="2026-03-18"))
    now = then(served, asked, decide_review(on="2026-03-30"), review_failed(on="2026-04-01"))
    assert failed(now) == [(11, 10, 6)]


def test_the_paper_that_failed_is_not_annulled_from_under_its_failure() -> None:
    now = case(*REVIEWED, review_failed(on="2026-04-01"))
    assert "复查、复核意见送达未成" in refusal(now, annul(8, on="2026-04-01")).why
    assert failed(then(now, annul(9, on="2026-04-01"))) == []


def test_failing_to_serve_a_review_makes_nobody_a_handler_of_the_matter() -> None:
    now = case(*REVIEWED, review_failed(on="2026-04-01", at=GOVERNMENT, by=CapacityKind.HANDLER, person=401))
    assert 401 not in now.requests[0].handlers


@pytest.mark.parametrize("word", [service_failed(on="2026-04-01"), review_failed(on="2026-04-01")])
def test_an_announcement_needs_its_text_for_either(word: ActWord) -> None:
    stands = case(*(ANSWERED if word.kind.value == "service_failed" else REVIEWED))
    said = replace(word, values={"ground": "ANNOUNCED"})
    assert refusal(stands, said).field == "files"
    now = then(stands, replace(said, values={**said.values, "files": [reference("公告")]}))
    assert [one.person for one in standing_failures(now)] == [1]


def test_the_final_opinion_goes_to_whoever_asked_for_it_and_not_to_the_first() -> None:
    asked = (*BOTH, serve(on="2026-03-17"), serve_on(6, on="2026-03-17"), review_by(6, on="2026-03-18"))
    reviewed = (*asked, decide_review(on="2026-03-30"), serve_review(on="2026-04-01"))
    final = (*reviewed, final_by(6, on="2026-04-02"), decide_review(on="2026-04-20"))
    assert failed(case(*final, review_failed(on="2026-04-22"))) == [(14, 13, 6)]
    first = (*reviewed, request_final_review(on="2026-04-02"), decide_review(on="2026-04-20"))
    assert failed(case(*first, review_failed(on="2026-04-22"))) == [(14, 13, 1)]
