"""Who the petitioners are: names put right, codes given anew, and who speaks for them; their rights stay their own."""

from dataclasses import replace

import pytest

from law.cast import DEPARTMENT, TOWN
from law.reading import day, owed
from law.words import (
    ACCUSATION,
    accept,
    allowed,
    annul,
    case,
    hear,
    inform,
    issue_opinion,
    refusal,
    register,
    serve,
    then,
    transfer,
)
from law.words_persons import correct_person, end_agent, inform_some, name_agent, registered_with, reissue, serve_on
from xinfang.law.acts import ActKind
from xinfang.law.case import CaseFile
from xinfang.law.persons import agents_of
from xinfang.law.refusal import NeedsSecond
from xinfang.law.roles import CapacityKind

TOLD, SERVE = "R22-23-fwd", "N22-35-serve"
TWO = (register(on="2026-03-02"), registered_with(on="2026-03-02", reachable=False))
SENT = (*TWO, transfer(to=TOWN, on="2026-03-03"))
ANSWERED = (
    *SENT,
    inform(on="2026-03-05"),
    accept(on="2026-03-06"),
    hear(on="2026-03-09"),
    issue_opinion(on="2026-03-16"),
)


def duties(now: CaseFile, rule: str) -> list[tuple[int, object, bool]]:
    return [(o.anchor_seq, o.due, o.is_open) for o in owed(now, rule)]


def test_a_correction_of_who_somebody_is_waits_for_a_second_person() -> None:
    assert isinstance(refusal(case(*SENT), correct_person(2, on="2026-03-04")), NeedsSecond)


def test_a_petitioner_who_becomes_known_is_owed_his_notice_from_that_day_and_nobody_else_another() -> None:
    known = then(case(*SENT), correct_person(2, on="2026-03-09"))
    assert duties(known, TOLD) == [(3, day("2026-03-18"), True), (2, day("2026-03-24"), True)]
    assert known.persons[1].reachable
    again = then(known, correct_person(2, on="2026-03-10"))
    assert duties(again, TOLD) == duties(known, TOLD)


def test_a_first_petitioner_who_becomes_known_is_owed_the_notice() -> None:
    now = case(register(on="2026-03-02", reachable=None), transfer(to=TOWN, on="2026-03-03"))
    assert duties(now, TOLD) == []
    known = then(now, correct_person(on="2026-03-09"))
    assert (duties(known, TOLD), known.reachable) == ([(3, day("2026-03-24"), True)], True)


def test_a_correction_that_leaves_the_address_unclear_gives_rise_to_nothing_and_ends_nothing() -> None:
    sent = case(*SENT)
    for who in (1, 2):
        after = then(sent, correct_person(who, on="2026-03-04", reachable=False))
        assert (after.obligations, after.persons) == (sent.obligations, sent.persons)


def test_who_was_told_by_his_name_before_he_was_known_is_owed_no_second_notice() -> None:
    told = case(*SENT, inform_some(2, on="2026-03-05"))
    assert duties(then(told, correct_person(2, on="2026-03-09")), TOLD) == [(3, day("2026-03-18"), True)]


def test_who_becomes_known_after_the_answer_is_owed_it_unless_it_was_handed_to_him() -> None:
    answered = case(*ANSWERED)
    known = then(answered, correct_person(2, on="2026-03-17"))
    assert [(o.anchor_seq, o.is_open) for o in owed(known, SERVE)] == [(7, True), (2, True)]
    handed = then(answered, serve(on="2026-03-17"), serve_on(2, on="2026-03-17"), correct_person(2, on="2026-03-18"))
    assert [(o.anchor_seq, o.is_open) for o in owed(handed, SERVE)] == [(7, False)]


def test_annulling_a_correction_takes_its_duty_back() -> None:
    by_officer = correct_person(2, on="2026-03-09", by=CapacityKind.CASE_OFFICER)
    known = then(case(*SENT), by_officer)
    gone = then(known, annul(4, on="2026-03-10"))
    assert duties(gone, TOLD) == [(3, day("2026-03-18"), True), (2, day("2026-03-24"), False)]


@pytest.mark.parametrize("said", [{"parties": []}, {"reachable": "ja"}])
def test_a_correction_says_who_he_is_and_whether_he_can_be_written_to(said: dict[str, object]) -> None:
    word = correct_person(on="2026-03-04")
    assert refusal(case(*SENT), replace(word, values={**word.values, **said})).field == "parties"


def test_names_are_put_right_by_the_office_that_keeps_the_file_also_for_an_accusation() -> None:
    assert not allowed(case(*SENT), correct_person(on="2026-03-04", at=TOWN, by=CapacityKind.HANDLER))
    secret = case(register(ACCUSATION, on="2026-03-02"))
    assert allowed(secret, correct_person(on="2026-03-04", by=CapacityKind.ACCUSATION_OFFICER))


def test_a_code_is_given_anew_once_a_day_and_three_times_a_year() -> None:
    now = case(*SENT, reissue(on="2026-03-04"))
    assert refusal(now, reissue(on="2026-03-04")).why.startswith("今天已经为这位信访人补发过查询码")
    assert allowed(now, reissue(2, on="2026-03-04"))
    thrice = then(now, reissue(on="2026-03-05"), reissue(on="2026-03-06"))
    assert refusal(thrice, reissue(on="2026-03-09")).why.startswith("一年内已经为这位信访人补发过3次查询码")
    assert allowed(thrice, reissue(on="2027-03-04"))


def test_whoever_handles_the_matter_opens_nobodys_page_and_what_was_handed_over_is_not_taken_back() -> None:
    at = {"at": DEPARTMENT, "by": CapacityKind.HANDLER}
    direct = case(register(on="2026-03-02", **at), accept(on="2026-03-03"))
    assert refusal(direct, reissue(on="2026-03-04", **at)).why == "补发查询码应当由承办人以外的人员办理。"
    assert allowed(direct, reissue(on="2026-03-04", person=777, **at))
    given = then(direct, reissue(on="2026-03-04", person=777, **at))
    assert refusal(given, annul(3, on="2026-03-05", by=CapacityKind.ORGAN_HEAD, at=DEPARTMENT)).field == "target"


def test_an_agent_speaks_for_one_petitioner_and_changes_nothing_of_what_is_his() -> None:
    sent = case(*SENT)
    named = then(sent, name_agent(2, on="2026-03-04"))
    assert (named.obligations, named.persons, named.remedies) == (sent.obligations, sent.persons, sent.remedies)
    assert [(one.seq, one.basis, one.receives) for one in agents_of(named, 2)] == [(4, "AUTHORISED", True)]
    assert agents_of(named, 1) == ()
    assert refusal(sent, name_agent(on="2026-03-04", evidence=False)).field == "evidence"
    empty = name_agent(on="2026-03-04")
    assert refusal(sent, replace(empty, values={**empty.values, "parties": []})).field == "parties"


def test_a_petitioner_ends_his_own_agents_right_and_no_others() -> None:
    named = case(*SENT, name_agent(2, on="2026-03-04"), name_agent(on="2026-03-04"))
    ended = then(named, end_agent(2, on="2026-03-05", by=CapacityKind.PARTY, evidence=False))
    assert (agents_of(ended, 2), len(agents_of(ended, 1))) == ((), 1)
    assert refusal(ended, end_agent(2, on="2026-03-05")).why == "这位信访人没有正在代理的代理人。"
    assert refusal(case(*SENT), end_agent(on="2026-03-05")).why == "没有正在代理的代理人。"


def test_naming_an_agent_on_which_the_end_of_his_right_rests_is_not_annulled() -> None:
    by_officer = name_agent(on="2026-03-04", by=CapacityKind.CASE_OFFICER)
    ended = case(*SENT, by_officer, end_agent(on="2026-03-05"))
    assert refusal(ended, annul(4, on="2026-03-06")).why.startswith("其后的“终止代理”以该记录为前提")
    assert ended.act(5).kind is ActKind.END_AGENT
