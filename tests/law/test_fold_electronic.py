"""How each way of service is proved; consent to electronic service, and that an announcement serves nobody."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from law.cast import DEPARTMENT, TOWN
from law.words import (
    ACCUSATION,
    ActWord,
    accept,
    act_of,
    case,
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
from law.words_persons import choose_service, join, serve_on
from law.words_review import decide_review, request_review, serve_review
from xinfang.law.case import CaseFile
from xinfang.law.judge import check
from xinfang.law.persons import consents
from xinfang.law.roles import CapacityKind
from xinfang.law.rulings.serving import NO_CONSENT, NOT_OPENED, OTHER_DAY

ANSWERED = (
    register(on="2026-03-02"),
    transfer(to=TOWN, on="2026-03-03"),
    accept(on="2026-03-05"),
    hear(on="2026-03-06"),
    issue_opinion(on="2026-03-20"),
)
AGREED = (*ANSWERED, choose_service(on="2026-03-20"))
REVIEWED = (*AGREED, serve(on="2026-03-23"), request_review(on="2026-04-01"), decide_review(on="2026-04-20"))
OPENED: dict[str, Any] = {"method": "ELECTRONIC", "proof": "OPENED"}


def opened(served: ActWord, *, on: str | None, **said: Any) -> ActWord:
    told = {} if on is None else {"opened": on}
    return replace(served, values={**served.values, **OPENED, **told, **said})


def windows(now: CaseFile) -> list[str]:
    """Give the days from which a review may be asked for."""
    return [str(one.started_on) for one in now.remedies if one.rule == "R22-35-ask"]


# The method, the proof, whether a paper is attached, and beside which field it is refused.
WAYS = [
    ("IN_PERSON", "SIGNED", False, None),
    ("IN_PERSON", "POST_RECEIPT", True, "method"),
    ("IN_PERSON", "OPENED", False, "method"),
    ("POST", "POST_RECEIPT", True, None),
    ("POST", "POST_RECEIPT", False, "evidence"),
    ("POST", "SIGNED", True, "method"),
    ("POST", "OPENED", True, "method"),
    ("POST", "WITNESSED", True, "method"),
    ("ELECTRONIC", "SIGNED", True, "method"),
    ("ELECTRONIC", "POST_RECEIPT", True, "method"),
    ("ELECTRONIC", "WITNESSED", True, "method"),
    ("ELECTRONIC", "OPENED", False, None),
]


@pytest.mark.parametrize(("method", "proof", "paper", "field"), WAYS)
@pytest.mark.parametrize(
    ("before", "served"),
    [(AGREED, serve(on="2026-03-23")), (REVIEWED, serve_review(on="2026-04-22"))],
    ids=["opinion", "review"],
)
def test_each_way_of_service_has_its_own_proof(
    before: tuple[ActWord, ...], served: ActWord, method: str, proof: str, paper: bool, field: str | None
) -> None:
    said: dict[str, Any] = {"method": method, "proof": proof}
    said |= {"opened": served.on.isoformat()} if proof == "OPENED" else {}
    word, now = replace(served, values=said, evidence=paper), case(*before)
    found = check(now, act_of(now, word), today=word.today)

    assert (found.field if found is not None else None) == field


# What was chosen and when, when the paper was opened, and what is answered to a service of that day.
CHOSEN = [
    ((), "2026-03-23", NO_CONSENT),
    ((("CONSENT", "2026-03-21"),), "2026-03-23", None),
    ((("CONSENT", "2026-03-21"), ("WITHDRAW", "2026-03-22")), "2026-03-23", NO_CONSENT),
    ((("CONSENT", "2026-03-21"), ("WITHDRAW", "2026-03-24")), "2026-03-23", None),
    ((("CONSENT", "2026-03-24"),), "2026-03-23", NO_CONSENT),
    ((("WITHDRAW", "2026-03-21"), ("CONSENT", "2026-03-22")), "2026-03-23", None),
    ((("CONSENT", "2026-03-21"),), None, NOT_OPENED),
    ((("CONSENT", "2026-03-21"),), "2026-03-22", OTHER_DAY.format(on="2026年3月22日")),
]


@pytest.mark.parametrize(("choices", "seen_on", "why"), CHOSEN)
def test_electronic_service_needs_consent_an_opening_and_its_day(
    choices: tuple[tuple[str, str], ...], seen_on: str | None, why: str | None
) -> None:
    now = case(*ANSWERED, *(choose_service(choice, on=on) for choice, on in choices))
    word = replace(opened(serve(on="2026-03-23"), on=seen_on), entered_on=date(2026, 3, 25))
    found = check(now, act_of(now, word), today=word.today)

    assert (found.why if found is not None else None) == why


def test_the_days_for_a_review_run_from_the_day_of_the_opening_and_not_before() -> None:
    before = case(*AGREED)
    now = then(before, opened(serve(on="2026-03-23"), on="2026-03-23"))

    assert windows(before) == []
    assert windows(now) == ["2026-03-23"]


def test_one_petitioners_consent_lets_nobody_else_be_served_electronically() -> None:
    joined = case(ANSWERED[0], join(on="2026-03-02"), *ANSWERED[1:], choose_service(on="2026-03-20"))

    assert [consents(joined, person, on=date(2026, 3, 20)) for person in (1, 2)] == [True, False]
    assert refusal(joined, opened(serve_on(2, on="2026-03-23"), on="2026-03-23")).why == NO_CONSENT


def test_an_opinion_on_review_goes_by_the_consent_of_whoever_asked_for_it() -> None:
    now = case(*REVIEWED, choose_service("WITHDRAW", on="2026-04-21"))

    assert refusal(now, opened(serve_review(on="2026-04-22"), on="2026-04-22")).why == NO_CONSENT


@pytest.mark.parametrize("by", [CapacityKind.CLERK, CapacityKind.CASE_OFFICER])
def test_staff_enters_a_choice_from_the_petitioners_signed_paper_alone(by: CapacityKind) -> None:
    assert refusal(case(*ANSWERED), choose_service(on="2026-03-20", by=by, evidence=False)).field == "evidence"


def test_the_organ_that_is_to_serve_cannot_enter_the_consent_itself() -> None:
    word = choose_service(on="2026-03-20", by=CapacityKind.HANDLER, at=TOWN)
    assert refusal(case(*ANSWERED), word).why


def test_the_organ_that_registered_the_matter_itself_enters_the_signed_choice() -> None:
    direct = case(register(on="2026-03-02", at=DEPARTMENT, by=CapacityKind.HANDLER))
    word = choose_service(on="2026-03-03", by=CapacityKind.HANDLER, at=DEPARTMENT)

    assert check(direct, act_of(direct, word), today=word.today) is None


def test_an_accuser_is_served_nothing_on_a_page() -> None:
    accused = case(register(ACCUSATION, on="2026-03-02"))
    word = choose_service(on="2026-03-03", by=CapacityKind.PARTY, evidence=False)

    assert refusal(accused, word).why


def test_an_announcement_is_recorded_with_its_text_and_starts_no_period() -> None:
    said = {"ground": "ANNOUNCED"}
    bare = replace(service_failed(on="2026-03-30"), values=said)
    assert refusal(case(*ANSWERED), bare).field == "files"
    now = case(*ANSWERED, replace(bare, values=said | {"files": [reference("公告")]}))

    assert windows(now) == []
    assert [one.is_open for one in now.obligations if one.rule == "N22-35-serve"] == [True]
