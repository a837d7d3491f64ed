"""An answer that is refused is left before two witnesses, one of them not of the organ, and then counts as received."""

from dataclasses import replace
from typing import Any

import pytest

from law.cast import TOWN
from law.words import (
    ActWord,
    accept,
    act_of,
    case,
    hear,
    issue_opinion,
    refusal,
    register,
    serve,
    transfer,
)
from law.words_persons import end_agent, name_agent, registered_with, serve_on
from law.words_review import decide_review, request_review, serve_review
from xinfang.law.acts import Act
from xinfang.law.case import CaseFile
from xinfang.law.judge import check
from xinfang.law.refusal import NeedsSecond
from xinfang.law.telling import proof_of_remedy
from xinfang.law.terms import OutsideWitness

LEFT = {"method": "IN_PERSON", "proof": "WITNESSED", "witness": "GRASSROOTS"}
ANSWERED = (
    register(on="2026-03-02"),
    transfer(to=TOWN, on="2026-03-03"),
    accept(on="2026-03-05"),
    hear(on="2026-03-06"),
    issue_opinion(on="2026-03-20"),
)
REVIEWED = (*ANSWERED, serve(on="2026-03-23"), request_review(on="2026-04-01"), decide_review(on="2026-04-20"))
BEFORE = pytest.mark.parametrize(
    ("before", "served"),
    [(ANSWERED, serve(on="2026-04-22")), (REVIEWED, serve_review(on="2026-04-22"))],
    ids=["opinion", "review"],
)


def left(served: ActWord, **said: Any) -> ActWord:
    return replace(served, values={**LEFT, **said}, evidence=True)


def confirmed(before: CaseFile, word: ActWord) -> Act:
    return replace(act_of(before, word), confirmed_by=999)


@BEFORE
@pytest.mark.parametrize("witness", OutsideWitness)
def test_an_answer_left_before_two_witnesses_is_received_that_day_and_the_proof_says_so(
    before: tuple[ActWord, ...], served: ActWord, witness: OutsideWitness
) -> None:
    now = case(*before, left(served, witness=witness.value))
    window = now.remedies[-1]
    assert (str(window.started_on), str(window.until)) == ("2026-04-22", "2026-05-22")
    told = proof_of_remedy(window, rulebook=now.rulebook, calendar=now.calendar, act=now.act(window.anchor_seq))
    [step] = [step for step in told.steps if step.kind == "left"]
    assert step.inferred
    assert "两名见证人（其中一名不属于送达的机关、单位）在场" in step.text


@BEFORE
def test_leaving_an_answer_takes_effect_when_a_second_person_confirms(
    before: tuple[ActWord, ...], served: ActWord
) -> None:
    now = case(*before)
    found = check(now, act_of(now, left(served)), today=served.today)
    assert isinstance(found, NeedsSecond)
    assert found.why == "拒绝签收的留置送达，须经第二人确认后生效。"
    assert check(now, confirmed(now, left(served)), today=served.today) is None


@BEFORE
@pytest.mark.parametrize(
    ("said", "field"),
    [({"witness": None}, "witness"), ({"method": "POST"}, "method"), ({"proof": "SIGNED"}, "witness")],
)
def test_without_an_outside_witness_or_not_in_person_nothing_is_left(
    before: tuple[ActWord, ...], served: ActWord, said: dict[str, Any], field: str
) -> None:
    assert refusal(case(*before), left(served, **said)).field == field


@BEFORE
def test_the_paper_that_the_witnesses_signed_is_kept(before: tuple[ActWord, ...], served: ActWord) -> None:
    bare = replace(left(served), evidence=False)
    assert refusal(case(*before), bare).field == "evidence"


def test_who_signs_leaves_no_word_of_witnesses_in_the_proof() -> None:
    now = case(*ANSWERED, serve(on="2026-03-23"))
    told = proof_of_remedy(now.remedies[-1], rulebook=now.rulebook, calendar=now.calendar, act=now.act(6))
    assert "left" not in {step.kind for step in told.steps}


@BEFORE
def test_an_agent_who_may_receive_signs_for_him_whom_he_speaks_for_and_the_proof_says_so(
    before: tuple[ActWord, ...], served: ActWord
) -> None:
    by_agent = replace(served, values={"method": "IN_PERSON", "proof": "AGENT_SIGNED"})
    now = case(*before, name_agent(on="2026-04-21"), by_agent)
    window = now.remedies[-1]
    assert (str(window.started_on), str(window.until)) == ("2026-04-22", "2026-05-22")
    told = proof_of_remedy(window, rulebook=now.rulebook, calendar=now.calendar, act=now.act(window.anchor_seq))
    [step] = [step for step in told.steps if step.kind == "agent"]
    assert step.inferred
    assert "视为信访人当日收到" in step.text


@BEFORE
@pytest.mark.parametrize(
    "named",
    [
        (),
        (name_agent(on="2026-04-21", receives=None),),
        (name_agent(on="2026-04-21"), end_agent(on="2026-04-21")),
    ],
    ids=["nobody", "may-not-receive", "ended"],
)
def test_nobody_else_signs_for_a_petitioner(
    before: tuple[ActWord, ...], served: ActWord, named: tuple[ActWord, ...]
) -> None:
    by_agent = replace(served, values={"method": "IN_PERSON", "proof": "AGENT_SIGNED"})
    refused = refusal(case(*before, *named), by_agent)
    assert (refused.field, refused.why[:17]) == ("proof", "这位信访人没有登记可以代收的代理人")


def test_an_agent_signs_for_no_other_petitioner_than_his_own() -> None:
    two = (ANSWERED[0], registered_with(on="2026-03-02"), *ANSWERED[1:], name_agent(2, on="2026-04-21"))
    by_agent = {"method": "IN_PERSON", "proof": "AGENT_SIGNED"}
    second = serve_on(2, on="2026-04-22")
    assert refusal(case(*two), replace(serve(on="2026-04-22"), values=by_agent)).field == "proof"
    now = case(*two, replace(second, values={**second.values, **by_agent}))
    assert [str(window.started_on) for window in now.remedies if window.rule == "R22-35-ask"] == ["2026-04-22"]
