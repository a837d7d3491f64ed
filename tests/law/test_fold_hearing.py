"""A hearing in the course of handling: Art. 31(6), 2005 Art. 31②."""

from law.cast import TOWN
from law.reading import duty
from law.words import accept, allowed, case, issue_opinion, refusal, register, then, transfer
from law.words_hearing import hold

ACCEPTED = (register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-04"), accept(on="2026-03-05"))


def test_a_hearing_in_handling_pauses_nothing() -> None:
    before, after = case(*ACCEPTED), case(*ACCEPTED, hold(began="2026-03-10", on="2026-03-20"))
    assert duty(after, "R22-34-handle").due == duty(before, "R22-34-handle").due
    assert duty(after, "R22-34-handle").pauses == ()


def test_a_petitioner_who_spoke_at_the_hearing_has_been_heard() -> None:
    assert allowed(case(*ACCEPTED, hold(on="2026-03-20")), issue_opinion(on="2026-03-23"))


def test_a_hearing_without_him_is_no_hearing_of_him() -> None:
    alone = case(*ACCEPTED, hold(on="2026-03-20", attended=None))
    assert "应当听取信访人陈述" in refusal(alone, issue_opinion(on="2026-03-23")).why


def test_a_hearing_lies_between_acceptance_and_its_end() -> None:
    before = case(*ACCEPTED)
    assert refusal(before, hold(began="2026-03-04", on="2026-03-20")).field == "began_on"
    assert refusal(before, hold(began="2026-03-21", on="2026-03-20")).field == "began_on"


def test_a_hearing_belongs_to_a_matter_in_handling() -> None:
    assert not allowed(case(*ACCEPTED[:2]), hold(on="2026-03-10"))


def test_the_older_text_knows_such_a_hearing_too() -> None:
    old = case(register(on="2019-03-04"), transfer(to=TOWN, on="2019-03-06"), accept(on="2019-03-11"))
    assert then(old, hold(on="2019-03-20")).requests[0].heard
