"""Another class for a request: it starts nothing anew, and late it needs a second person and a notice."""

import pytest

from law import words as w
from law import words_correction as k
from law import words_paths as p
from law.cast import BUREAU, DEPARTMENT, OTHER_TOWN, TOWN
from law.reading import day, duty, owed, stands, states
from law.words import ActWord, allowed, case, refusal, then
from law.words_classes import change_class, inform_class
from law.words_disputes import rule
from law.words_several import join, other
from xinfang.law.obligations import Standing
from xinfang.law.refusal import NeedsSecond
from xinfang.law.roles import CapacityKind
from xinfang.law.table.row import Need
from xinfang.law.telling import proof

SUGG, TOLD, ROUTE, HANDLE, NOTICE = "R22-29-sugg", "R22-23-fwd", "R22-22-route", "R22-34-handle", "S-class-notice"
ROUTED = (w.register(on="2026-03-02"), w.transfer(to=TOWN, on="2026-03-04"))
PROPOSED = (w.register(w.SUGGESTION, on="2026-03-02"), w.transfer(to=TOWN, on="2026-03-04"))
TO_CLAIM = change_class("CLAIM", on="2026-03-09")
HANDLER = CapacityKind.HANDLER


def test_a_change_of_class_moves_no_date_and_leaves_the_request_where_it_is() -> None:
    changed = case(*ROUTED, change_class(on="2026-03-09"))
    assert (states(changed), changed.requests[0].klass.value) == (["ROUTED"], "SUGGESTION")
    before = case(*ROUTED)
    assert [duty(changed, rule) for rule in (ROUTE, TOLD)] == [duty(before, rule) for rule in (ROUTE, TOLD)]


def test_what_the_new_class_asks_runs_from_the_receipt_by_the_holder() -> None:
    changed = case(*ROUTED, change_class(on="2026-03-09"))
    owing = duty(changed, SUGG)
    assert (owing.started_on, owing.obligor_unit, owing.anchor_seq) == (day("2026-03-04"), TOWN.id, 3)
    told = proof(owing, rulebook=changed.rulebook, calendar=changed.calendar, act=changed.act(3)).lines()
    assert "期限自承办单位收到之日2026年3月4日起算，改变类别不重新起算。（推定）" in told


def test_on_paper_it_runs_from_the_day_that_the_organ_acknowledged() -> None:
    changed = case(
        w.register(on="2026-03-02"),
        w.transfer(to=TOWN, on="2026-03-02", delivery="PAPER"),
        w.acknowledge(on="2026-03-03"),
        change_class(on="2026-03-09"),
    )
    assert duty(changed, SUGG).started_on == day("2026-03-03")


def test_after_a_ruling_it_runs_from_the_ruling_that_brought_the_request_to_the_holder() -> None:
    changed = case(*ROUTED, rule(on="2026-03-06"), change_class(on="2026-03-09"))
    assert (duty(changed, SUGG).started_on, duty(changed, SUGG).obligor_unit) == (day("2026-03-06"), DEPARTMENT.id)


def test_what_only_the_old_class_asked_falls_away_on_the_day_of_entry() -> None:
    changed = case(*PROPOSED, p.study(on="2026-03-05"), TO_CLAIM)
    gone = duty(changed, SUGG)
    assert (gone.void_on, gone.void_by) == (day("2026-03-09"), 4)
    assert changed.requests[0].studied is False
    diverted = case(*ROUTED, p.decide_route("31-4", on="2026-03-05"), change_class(on="2026-03-09"))
    assert duty(diverted, "N22-31-divert").void_by == 4
    assert diverted.requests[0].route is None


def test_an_overdue_duty_stays_overdue_until_the_change_was_entered() -> None:
    performing = (*ROUTED, p.decide_route("31-5", on="2026-03-05", perform_by="2026-03-13", period_basis="某法"))
    changed = case(*performing, change_class(on="2026-03-17", entered_on="2026-03-18"))
    assert stands(duty(changed, "N22-31-perform"), "2026-03-17") is Standing.OVERDUE
    assert stands(duty(changed, "N22-31-perform"), "2026-03-18") is Standing.VOID


def test_to_and_fro_wins_nobody_a_day() -> None:
    back = case(*PROPOSED, TO_CLAIM, change_class(on="2026-03-10"))
    first, again = owed(back, SUGG)
    assert (first.void_by, again.is_open) == (3, True)
    assert again.started_on == first.started_on == day("2026-03-04")
    assert [o.is_open for o in owed(case(*PROPOSED, TO_CLAIM), SUGG)] == [False]


def test_a_claim_that_was_a_suggestion_is_accepted_and_answered_like_any() -> None:
    accepted = case(*PROPOSED, TO_CLAIM, w.accept(on="2026-03-10"))
    assert duty(accepted, HANDLE).due == day("2026-05-09")
    assert refusal(case(*PROPOSED), w.accept(on="2026-03-10")).why == Need.CLAIM.value


def test_until_day_ten_from_receipt_one_person_changes_it_alone() -> None:
    on_day_ten = case(*ROUTED, change_class(on="2026-03-12"))
    assert on_day_ten.acts[2].confirmed_by is None
    assert owed(on_day_ten, NOTICE) == []


@pytest.mark.parametrize(
    "word", [change_class(on="2026-03-13"), change_class(on="2026-03-12", entered_on="2026-03-13")]
)
def test_after_day_ten_it_waits_for_a_second_person_whatever_day_is_told(word: ActWord) -> None:
    assert refusal(case(*ROUTED), word) == NeedsSecond(
        "收到信访事项十日以后改变诉求类别的，须经第二人确认后生效，并告知信访人。"
    )


def test_after_day_ten_the_petitioner_must_be_told_by_who_changed_it() -> None:
    late = case(*ROUTED, change_class(on="2026-03-13"))
    assert (duty(late, NOTICE).obligor_unit, duty(late, NOTICE).due, duty(late, NOTICE).basis) == (
        TOWN.id,
        day("2026-03-20"),
        "INTERNAL",
    )
    told = then(late, inform_class(on="2026-03-16", by=HANDLER))
    assert duty(told, NOTICE).discharged_by == 4
    assert not allowed(told, inform_class(on="2026-03-17", by=HANDLER))
    assert not allowed(late, inform_class(on="2026-03-16", at=BUREAU))


def test_whoever_cannot_be_told_is_not_told() -> None:
    unknown = (w.register(on="2026-03-02", reachable=False), w.transfer(to=TOWN, on="2026-03-04"))
    assert owed(case(*unknown, change_class(on="2026-03-13")), NOTICE) == []


def test_what_was_decided_for_the_old_class_falls_only_before_a_second_person() -> None:
    decided = case(*ROUTED, p.decide_route("31-4", on="2026-03-05"))
    assert isinstance(refusal(decided, change_class(on="2026-03-09")), NeedsSecond)


@pytest.mark.parametrize(
    ("before", "word", "why"),
    [
        (ROUTED, change_class("CLAIM", on="2026-03-09"), "诉求 1 已经是申诉求决类。"),
        ((*ROUTED, w.accept(on="2026-03-05")), change_class(on="2026-03-09"), None),
        ((w.register(w.ACCUSATION, on="2026-03-02"),), change_class(on="2026-03-09", at=BUREAU), None),
        ((*PROPOSED, p.study(on="2026-03-05"), p.adopt(on="2026-03-06")), TO_CLAIM, Need.NOT_ADOPTED.value),
        (
            (*ROUTED, join(on="2026-03-05", to=other(holders=[TOWN.id]))),
            change_class(on="2026-03-09"),
            Need.APART.value,
        ),
        (
            (w.register(on="2026-03-02"), p.transfer_legal(on="2026-03-03")),
            change_class(on="2026-03-09"),
            "涉法涉诉信件由政法部门依法处理，不改变类别（第二十二条第二款）。",
        ),
    ],
)
def test_where_the_class_does_not_change(before: tuple[ActWord, ...], word: ActWord, why: str | None) -> None:
    refused = refusal(case(*before), word)
    assert not isinstance(refused, NeedsSecond)
    assert why is None or refused.why == why


def test_the_office_changes_what_it_still_holds_and_an_organ_what_was_sent_to_it() -> None:
    registered = case(ROUTED[0])
    officer = CapacityKind.CASE_OFFICER
    assert allowed(registered, change_class(on="2026-03-03", at=BUREAU, by=officer))
    assert not allowed(case(*ROUTED), change_class(on="2026-03-09", at=BUREAU, by=officer))
    assert not allowed(case(*ROUTED), change_class(on="2026-03-09", at=OTHER_TOWN))
    changed = case(ROUTED[0], change_class(on="2026-03-03", at=BUREAU, by=officer), ROUTED[1])
    assert duty(changed, SUGG).anchor_seq == 3


def test_annulling_a_change_gives_the_old_class_and_its_duties_back() -> None:
    back = case(*PROPOSED, TO_CLAIM, w.annul(3, on="2026-03-10"))
    assert back.requests[0].klass is w.SUGGESTION
    assert duty(back, SUGG).is_open


def test_the_class_is_no_slip_that_could_be_corrected() -> None:
    changed = case(*ROUTED, change_class(on="2026-03-09"))
    _, refused = w.judged(
        changed, w.act_of(changed, k.correct(3, on="2026-03-10", corrected={"klass": "CLAIM"})), today=day("2026-03-10")
    )
    assert refused is not None
    assert "只能更正" in refused.why


def test_a_matter_of_the_old_regulation_keeps_its_text() -> None:
    old = case(w.register(on="2022-04-25"), w.transfer(to=DEPARTMENT, on="2022-04-26"), change_class(on="2022-05-06"))
    assert [o.rule for o in old.obligations if o.anchor_seq == 3] == ["N05-29-study", NOTICE]
