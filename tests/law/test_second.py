"""Acts that one person alone cannot do: which they are, and who may confirm them."""

from dataclasses import replace
from datetime import date

import pytest

from law.cast import BUREAU, DEPARTMENT, DISCIPLINE, TOWN
from law.words import (
    ACCUSATION,
    ActWord,
    accept,
    acknowledge,
    act_of,
    annul,
    case,
    hear,
    imported,
    issue_opinion,
    rate,
    refusal,
    register,
    serve,
    then,
    transfer,
)
from law.words_paths import decline_repeat
from xinfang.law.case import CaseFile
from xinfang.law.judge import check
from xinfang.law.refusal import NeedsSecond, Refusal
from xinfang.law.roles import CapacityKind
from xinfang.law.second import Confirmers, confirmers, needs_second

C = CapacityKind
SENT = case(register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-03"))
ANSWERED = then(SENT, accept(on="2026-03-04"), hear(on="2026-03-05"), issue_opinion(on="2026-03-06"))
SERVED = serve(on="2026-03-09", entered_on="2026-03-16", evidence=True)


def test_an_act_dated_back_more_than_two_working_days_needs_proof_and_a_second_person() -> None:
    assert (
        check(ANSWERED, act_of(ANSWERED, serve(on="2026-03-12", entered_on="2026-03-16")), today=date(2026, 3, 16))
        is None
    )
    assert refusal(ANSWERED, replace(SERVED, evidence=False)).field == "evidence"
    assert refusal(ANSWERED, SERVED) == NeedsSecond("“送达”补记超过 2 个工作日，须经第二人确认后生效。")


def test_nobody_confirms_what_he_proposed_himself() -> None:
    act = act_of(ANSWERED, SERVED)
    assert check(ANSWERED, replace(act, confirmed_by=999), today=date(2026, 3, 16)) is None
    himself = check(ANSWERED, replace(act, confirmed_by=act.by.person), today=date(2026, 3, 16))
    assert himself == Refusal("确认人应当是提出人以外的人员。")


def test_what_is_not_allowed_anyhow_is_refused_and_not_sent_to_a_second_person() -> None:
    assert not isinstance(refusal(SENT, SERVED), NeedsSecond)


def test_what_was_imported_or_comes_from_the_petitioner_needs_no_second_person() -> None:
    file = then(ANSWERED, serve(on="2026-03-09"))
    old = act_of(file, imported(issue_opinion(on="2026-01-05")))
    own = act_of(file, rate(on="2026-03-10"))
    assert needs_second(file, old, today=date(2026, 3, 20)) is None
    assert needs_second(file, own, today=date(2026, 3, 20)) is None


def entitled(file: CaseFile, word: ActWord) -> list[tuple[set[int], set[CapacityKind]]]:
    """Give units and capacities of those who may confirm the word, the first choice first."""
    found: tuple[Confirmers, ...] = confirmers(file, act_of(file, word))
    return [(set(one.units), set(one.capacities)) for one in found]


def test_at_an_organ_its_head_confirms_else_the_office_that_sent_the_matter_else_a_colleague() -> None:
    assert entitled(ANSWERED, SERVED) == [
        ({TOWN.id}, {C.ORGAN_HEAD}),
        ({BUREAU.id}, {C.SECTION_HEAD, C.BUREAU_HEAD, C.ORGAN_HEAD}),
        ({TOWN.id}, {C.HANDLER}),
    ]


def test_at_an_office_its_heads_confirm_what_is_annulled() -> None:
    heads, near, _ = entitled(SENT, annul(2, on="2026-03-04", ground="WRONG_PETITION"))
    assert heads == ({BUREAU.id}, {C.SECTION_HEAD, C.BUREAU_HEAD})
    assert near[0] == set()


def test_at_an_organ_seized_directly_nobody_else_stands_near() -> None:
    direct = case(register(on="2026-03-02", at=DEPARTMENT, by=C.HANDLER))
    heads, near, colleagues = entitled(direct, decline_repeat(on="2026-03-05", served="2026-01-05"))
    assert (heads, near[0], colleagues) == (({DEPARTMENT.id}, {C.ORGAN_HEAD}), set(), ({DEPARTMENT.id}, {C.HANDLER}))


@pytest.mark.parametrize(("word", "own", "near"), [
    (annul(2, on="2026-03-04", ground="WRONG_PETITION"), BUREAU.id, DISCIPLINE.id),
    (acknowledge(on="2026-03-03", entered_on="2026-03-11", evidence=True), DISCIPLINE.id, BUREAU.id),
])  # fmt: skip
def test_an_accusation_stays_among_accusation_officers(word: ActWord, own: int, near: int) -> None:
    file = case(register(ACCUSATION, on="2026-03-02"), transfer(to=DISCIPLINE, on="2026-03-03", ground="22-2"))
    assert entitled(file, word) == [({own}, {C.ACCUSATION_OFFICER}), ({near}, {C.ACCUSATION_OFFICER})]
