"""Findings: what a file itself shows to have gone wrong, and when it obliges the bureau to supervise."""

from dataclasses import replace
from datetime import date

import pytest

from law import words as w
from law import words_oversight as s
from law import words_paths as p
from law.cast import DEPARTMENT, DISCIPLINE, TOWN
from law.reading import day, duty, owed, stands
from law.words import ActWord, allowed, case, imported, then
from law.words_classes import change_class, inform_class
from law.words_correction import correct
from law.words_disputes import agree
from law.words_old import deny
from xinfang.law.case import CaseFile
from xinfang.law.findings import FindingKind, findings, kind_of
from xinfang.law.obligations import Standing
from xinfang.law.roles import CapacityKind

SENT = (w.register(on="2026-03-02"), w.transfer(to=TOWN, on="2026-03-03"))
SERVED = (
    *SENT,
    w.inform(on="2026-03-05"),
    w.accept(on="2026-03-05"),
    w.hear(on="2026-03-06"),
    w.issue_opinion(on="2026-03-10"),
    w.serve(on="2026-03-11"),
)
DUTY = "N22-40-supervise"
LATE = w.inform(on="2026-03-20")  # the fifteenth day is the eighteenth of March
NOTICE = s.owed_since(2, "R22-23-fwd")


def kinds(file: CaseFile, on: str) -> list[FindingKind]:
    """Give the kinds of what is found on the day, the newest first."""
    return [found.kind for found in findings(file, on=date.fromisoformat(on))]


def test_a_notice_given_late_is_found_and_obliges_the_bureau_to_supervise() -> None:
    late = case(*SENT, LATE)
    assert kinds(late, "2026-03-20") == [FindingKind.NOTICE_LATE, FindingKind.NOT_ACCEPTED]
    assert (duty(late, DUTY).obligor_unit, duty(late, DUTY).due) == (late.office, None)
    assert stands(duty(late, DUTY), "2027-03-01") is Standing.UNTIMED
    assert owed(case(*SENT, w.inform(on="2026-03-18")), DUTY) == []


def test_omitted_supervision_is_a_finding_of_its_own_against_the_bureau() -> None:
    late = case(*SENT, LATE)
    assert FindingKind.NOT_SUPERVISED not in kinds(late, "2026-03-20")
    (omitted,) = [f for f in findings(late, on=day("2026-03-21")) if f.kind is FindingKind.NOT_SUPERVISED]
    assert (omitted.unit, omitted.seq) == (late.office, 3)
    supervised = then(late, s.supervise(NOTICE, on="2026-03-23"))
    assert FindingKind.NOT_SUPERVISED not in kinds(supervised, "2026-04-30")
    assert duty(supervised, DUTY).discharged_by == 4


def test_a_finding_stays_on_the_list_and_tells_when_it_was_supervised() -> None:
    supervised = case(*SENT, LATE, s.supervise(NOTICE, on="2026-03-23"), s.answer(on="2026-03-25"))
    (notice,) = [f for f in findings(supervised, on=day("2026-04-30")) if f.kind is FindingKind.NOTICE_LATE]
    assert (notice.unit, notice.seq, notice.on, notice.supervised_by) == (TOWN.id, 3, day("2026-03-20"), 4)


def test_supervision_of_another_organ_takes_nothing_up() -> None:
    moved = case(
        *SENT,
        w.inform(on="2026-03-20"),
        agree(on="2026-03-23", to=DEPARTMENT),
        s.supervise(s.owed_since(4, "R22-23-fwd", DEPARTMENT), on="2026-03-24"),
    )
    (notice,) = [f for f in findings(moved, on=day("2026-04-30")) if f.kind is FindingKind.NOTICE_LATE]
    assert (notice.unit, notice.supervised_by) == (TOWN.id, None)


def test_a_back_dated_act_cannot_turn_overdue_into_met_silently() -> None:
    entered = w.inform(on="2026-03-18", entered_on="2026-03-20")
    back = case(*SENT, entered)
    assert stands(duty(back, "R22-23-fwd"), "2026-03-20") is Standing.MET
    assert kinds(back, "2026-03-20") == [FindingKind.NOT_ACCEPTED, FindingKind.ENTERED_LATE]
    assert duty(back, DUTY).anchor_seq == 3


def test_a_correction_that_makes_a_notice_timely_is_found_too() -> None:
    mended = case(*SENT, LATE, correct(3, on="2026-03-23", day="2026-03-18"))
    assert FindingKind.ENTERED_LATE in kinds(mended, "2026-03-23")
    assert FindingKind.NOTICE_LATE not in kinds(mended, "2026-03-23")
    assert any(o.is_open for o in owed(mended, DUTY))


def test_an_opinion_given_late_is_found_as_another_duty() -> None:
    late = case(
        *SENT,
        w.inform(on="2026-03-05"),
        w.accept(on="2026-03-05"),
        w.hear(on="2026-03-06"),
        w.issue_opinion(on="2026-06-01"),
    )
    assert kinds(late, "2026-06-01") == [FindingKind.MET_LATE]


def test_a_request_told_of_and_not_accepted_is_found_when_the_days_of_notice_are_over() -> None:
    told = case(*SENT, w.inform(on="2026-03-05"))
    assert kinds(told, "2026-03-18") == []
    assert kinds(told, "2026-03-19") == [FindingKind.NOT_ACCEPTED]
    assert kinds(then(told, w.accept(on="2026-03-25")), "2026-04-01") == [FindingKind.NOT_ACCEPTED]
    assert kinds(then(told, w.accept(on="2026-03-18")), "2026-04-01") == []


def test_a_second_reminder_to_which_nothing_followed_is_found() -> None:
    once = case(*SENT, p.remind(on="2026-03-09"))
    assert owed(once, DUTY) == []
    assert duty(then(once, p.remind(on="2026-03-12")), DUTY).anchor_seq == 4
    assert kinds(then(once, p.remind(on="2026-03-12")), "2026-03-12") == [FindingKind.REMINDER_UNANSWERED]
    answered = then(once, w.inform(on="2026-03-11"), p.remind(on="2026-03-12"))
    assert (owed(answered, DUTY), kinds(answered, "2026-03-12")) == ([], [])


def test_reminders_that_a_former_organ_did_not_answer_are_found_against_it_and_not_against_who_came_after() -> None:
    moved = case(
        *SENT, p.remind(on="2026-03-09"), p.remind(on="2026-03-12"), w.objection(on="2026-03-16"),
        w.uphold(on="2026-03-17"), w.transfer(to=DEPARTMENT, on="2026-03-18"),
        s.supervise(s.owed_since(7, "R22-23-fwd", DEPARTMENT), on="2026-04-20"),
    )  # fmt: skip
    found = [f for f in findings(moved, on=day("2026-04-20")) if f.kind is FindingKind.REMINDER_UNANSWERED]
    assert [(f.unit, f.seq, f.supervised_by) for f in found] == [(TOWN.id, 4, None)]


def test_one_supervision_meets_all_that_was_found_on_a_request_and_what_comes_later_is_owed_again() -> None:
    twice = case(*SENT, p.remind(on="2026-03-09"), p.remind(on="2026-03-12"), LATE)
    assert [o.anchor_seq for o in owed(twice, DUTY)] == [4, 5]
    again = then(twice, s.supervise(NOTICE, on="2026-03-23"), p.remind(on="2026-03-24"), p.remind(on="2026-03-26"))
    assert [o.is_open for o in owed(again, DUTY)] == [False, False, True]


def test_a_rating_from_an_organs_address_is_not_counted() -> None:
    own = case(*SERVED, w.rate(on="2026-03-12", from_office=True))
    assert kinds(own, "2026-03-12") == [FindingKind.RATING_SET_APART]
    assert duty(own, DUTY).anchor_seq == 8
    assert allowed(own, w.rate(on="2026-03-13"))
    rated = then(own, w.rate(on="2026-03-13"))
    assert not allowed(rated, w.rate(on="2026-03-14"))
    assert owed(case(*SERVED, w.rate(on="2026-03-12")), DUTY) == []


def test_an_organs_own_register_shows_what_is_late_and_the_bureau_owes_nothing_on_it() -> None:
    own = case(w.register(on="2026-03-02", at=DEPARTMENT, by=CapacityKind.HANDLER), w.inform(on="2026-03-20"))
    assert FindingKind.NOTICE_LATE in kinds(own, "2026-03-20")
    assert owed(own, DUTY) == []


@pytest.mark.parametrize(
    "words",
    [
        (imported(w.register(on="2026-01-05")),),
        (
            w.register(w.ACCUSATION, on="2026-03-02"),
            w.transfer(to=DISCIPLINE, on="2026-03-03", ground="22-2"),
        ),
    ],
    ids=("imported", "an accusation"),
)
def test_nothing_is_found_on_an_imported_file_nor_without_lateness(words: tuple[ActWord, ...]) -> None:
    assert findings(case(*words), on=day("2027-03-02")) == ()
    assert owed(case(*words), DUTY) == []


def test_nobody_is_found_late_on_a_day_that_is_not_certain_or_by_the_offices_own_period() -> None:
    simple_period = case(*SENT, w.inform(on="2026-03-05"))
    assert kinds(simple_period, "2026-03-10") == []
    unknown = case(w.register(on="2026-12-21"), w.transfer(to=TOWN, on="2026-12-22"), w.inform(on="2027-01-20"))
    assert owed(unknown, DUTY) == []
    assert kinds(unknown, "2027-01-20") == []


def test_what_is_entered_late_shows_nothing_on_a_day_that_is_not_certain_or_the_offices_own() -> None:
    told = duty(case(*SENT, w.inform(on="2026-03-18", entered_on="2026-03-20")), "R22-23-fwd")
    unsure, own = replace(told, provisional=True), replace(told, basis="INTERNAL")
    assert [kind_of(o, on=day("2026-03-20")) for o in (told, unsure, own)] == [FindingKind.ENTERED_LATE, None, None]


def test_a_notice_entered_after_the_offices_own_day_obliges_nobody_to_supervise() -> None:
    entered = inform_class(on="2026-03-30", entered_on="2026-04-01")
    told = case(*SENT, w.inform(on="2026-03-05"), change_class("SUGGESTION", on="2026-03-23"), entered)
    assert duty(told, "S-class-notice").entered_late
    assert (owed(told, DUTY), FindingKind.ENTERED_LATE in kinds(told, "2026-04-01")) == ([], False)


def test_the_bureaus_own_lateness_is_found_and_not_for_itself_to_supervise() -> None:
    late = case(w.register(on="2026-03-02"), w.transfer(to=TOWN, on="2026-03-30"))
    (found,) = findings(late, on=day("2026-03-30"))
    assert (found.kind, found.unit, found.supervised_by) == (FindingKind.MET_LATE, late.office, None)
    assert owed(late, DUTY) == []


def test_a_duty_of_a_file_taken_over_from_elsewhere_proves_nothing_against_anybody() -> None:
    taken_over = case(imported(w.register(on="2026-01-05")), w.transfer(to=TOWN, on="2026-03-02"))
    late = duty(taken_over, "R22-22-route")
    assert late.discharged_on == day("2026-03-02")
    assert kind_of(late, on=day("2026-03-02")) is None


def test_under_the_regulation_of_2005_a_late_answer_obliges_the_office_too() -> None:
    late = case(w.register(on="2019-03-04"), w.transfer(to=TOWN, on="2019-03-05"), deny("LEGAL_WAY", on="2019-04-01"))
    assert duty(late, "N05-36-supervise").due is None
    assert kinds(late, "2019-04-02") == [FindingKind.NOTICE_LATE, FindingKind.NOT_SUPERVISED]
