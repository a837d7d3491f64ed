"""Annulment: nothing is deleted, nothing that rests on a record loses it, and nobody wins time by it."""

from dataclasses import replace

import pytest

from law.cast import BUREAU, OTHER_TOWN, TOWN
from law.reading import day, duty, owed, stands, states, window
from law.words import (
    SECOND,
    ActWord,
    accept,
    acknowledge,
    act_of,
    add_material,
    allowed,
    annul,
    approve_extension,
    assign,
    case,
    conclude,
    hear,
    inform,
    issue_opinion,
    objection,
    rate,
    refusal,
    register,
    reject,
    request_extension,
    serve,
    then,
    transfer,
    uphold,
)
from xinfang.law.casefile import step
from xinfang.law.obligations import Standing
from xinfang.law.refusal import NeedsSecond
from xinfang.law.roles import CapacityKind

HANDLE, TOLD, OBJECT, ROUTE, ASK = "R22-34-handle", "R22-23-fwd", "R22-23-object", "R22-22-route", "R22-35-ask"
ROUTED = (register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-03"))
OFFICER = CapacityKind.CASE_OFFICER


def test_an_annulled_act_stays_on_file_and_has_no_effect() -> None:
    annulled = case(*ROUTED, accept(on="2026-03-06"), annul(3, on="2026-03-09"))
    assert states(annulled) == ["ROUTED"]
    assert [a.seq for a in annulled.acts] == [1, 2, 3, 4]
    assert [a.seq for a in annulled.live] == [1, 2, 4]
    assert (annulled.annulled, annulled.anomalies) == (frozenset({3}), ())


def test_what_an_annulled_act_gave_rise_to_stays_on_file_as_void() -> None:
    annulled = case(*ROUTED, accept(on="2026-03-06"), annul(3, on="2026-03-09"))
    void = duty(annulled, HANDLE)
    assert (void.void_on, void.void_by) == (day("2026-03-09"), 4)
    assert stands(void, "2026-12-01") is Standing.VOID


def test_accepting_anew_keeps_the_earlier_date() -> None:
    anew = case(*ROUTED, accept(on="2026-03-06"), annul(3, on="2026-03-09"), accept(on="2026-03-20"))
    first, second = owed(anew, HANDLE)
    assert first.void_by == 4
    assert (second.started_on, second.due, second.held_by) == (day("2026-03-06"), day("2026-05-06"), 3)


def test_accepting_anew_on_an_earlier_day_counts_from_that_day() -> None:
    anew = case(
        *ROUTED, accept(on="2026-03-06"), annul(3, on="2026-03-06"), accept(on="2026-03-05", entered_on="2026-03-06")
    )
    assert (owed(anew, HANDLE)[1].started_on, owed(anew, HANDLE)[1].held_by) == (day("2026-03-05"), None)


def test_annulling_and_accepting_again_and_again_keeps_the_earliest_date() -> None:
    thrice = case(
        *ROUTED,
        accept(on="2026-03-06"),
        annul(3, on="2026-03-09"),
        accept(on="2026-03-20"),
        annul(5, on="2026-03-23"),
        accept(on="2026-04-07"),
    )
    last = owed(thrice, HANDLE)[-1]
    assert (last.started_on, last.is_open, last.held_by) == (day("2026-03-06"), True, 3)


def test_sending_anew_keeps_the_organs_earlier_clocks() -> None:
    anew = case(*ROUTED, annul(2, on="2026-03-05", at=BUREAU, by=OFFICER), transfer(to=TOWN, on="2026-03-16"))
    assert duty(anew, ROUTE).due == day("2026-03-17")
    assert owed(anew, TOLD)[-1].due == day("2026-03-18")
    assert window(anew, OBJECT).until == day("2026-03-10")


def test_another_organ_has_its_own_clocks_after_an_annulment_too() -> None:
    elsewhere = case(
        *ROUTED, annul(2, on="2026-03-05", at=BUREAU, by=OFFICER), transfer(to=OTHER_TOWN, on="2026-03-16")
    )
    assert duty(elsewhere, TOLD, by=OTHER_TOWN).due == day("2026-03-31")
    assert duty(elsewhere, TOLD, by=TOWN).void_by == 3
    assert elsewhere.sees(TOWN.id) == ()


def test_assigning_anew_keeps_the_earlier_day_to_report() -> None:
    anew = case(
        register(on="2026-03-02"),
        assign(to=TOWN, on="2026-03-03", report_by="2026-04-30"),
        annul(2, on="2026-03-03", at=BUREAU, by=OFFICER),
        assign(to=TOWN, on="2026-03-03", report_by="2026-06-30"),
    )
    second = owed(anew, "R22-22-assign")[-1]
    assert (second.set_for, second.due, second.held_by) == (day("2026-04-30"), day("2026-04-30"), 2)


def test_taking_back_an_acknowledgement_wins_no_time() -> None:
    acknowledged = (
        register(on="2026-03-02"),
        transfer(to=TOWN, on="2026-03-02", delivery="PAPER"),
        acknowledge(on="2026-03-03"),
    )
    taken_back = case(*acknowledged, annul(3, on="2026-03-04"))
    assert (duty(taken_back, TOLD).due, duty(taken_back, TOLD).held_by) == (day("2026-03-18"), 3)
    assert window(taken_back, OBJECT).until == day("2026-03-10")
    late = case(*acknowledged, annul(3, on="2026-03-04"), objection(on="2026-03-11"))
    assert states(late) == ["ROUTED"]
    before = case(*acknowledged, objection(on="2026-03-11"), annul(3, on="2026-03-12"))
    assert states(before) == ["ROUTED"]


def test_another_annulment_is_not_named_as_the_reason_of_a_date() -> None:
    both = case(
        register(on="2026-03-02"),
        transfer(to=TOWN, on="2026-03-02", delivery="PAPER"),
        acknowledge(on="2026-03-03"),
        accept(on="2026-03-06"),
        annul(4, on="2026-03-09"),
    )
    assert (duty(both, TOLD).started_on, duty(both, TOLD).held_by) == (day("2026-03-03"), None)
    accepted = case(
        *ROUTED,
        inform(on="2026-03-04"),
        accept(on="2026-03-06"),
        annul(4, on="2026-03-09"),
        annul(3, on="2026-03-09"),
        accept(on="2026-03-20"),
    )
    assert owed(accepted, HANDLE)[-1].held_by == 4


def test_the_annulment_that_holds_a_date_stays_its_reason() -> None:
    held = case(
        register(on="2026-03-02"),
        transfer(to=TOWN, on="2026-03-02", delivery="PAPER"),
        acknowledge(on="2026-03-03"),
        annul(3, on="2026-03-04"),
        accept(on="2026-03-06"),
        annul(5, on="2026-03-09"),
    )
    assert duty(held, TOLD).held_by == 3


def test_an_extension_lengthens_the_living_period_alone() -> None:
    longer = case(
        *ROUTED,
        accept(on="2026-03-06"),
        annul(3, on="2026-03-09"),
        accept(on="2026-03-09"),
        request_extension(on="2026-04-01", days=30),
        approve_extension(on="2026-04-02"),
    )
    assert [(o.extended_days, o.is_open) for o in owed(longer, HANDLE)] == [(0, False), (30, True)]


def test_an_annulled_act_is_not_answered() -> None:
    anew = case(*ROUTED, accept(on="2026-03-06"), annul(3, on="2026-03-09"), accept(on="2026-03-09"))
    assert refusal(anew, hear(on="2026-03-10", about=3)).why == "“听取信访人陈述”应当针对一项有效的“受理”记录。"


def test_becoming_known_anew_keeps_the_earlier_date() -> None:
    anew = case(
        register(on="2026-03-02", reachable=False),
        transfer(to=TOWN, on="2026-03-03"),
        add_material(on="2026-03-05", reachable=True),
        annul(3, on="2026-03-06", by=OFFICER),
        add_material(on="2026-03-16", reachable=True),
    )
    assert owed(anew, TOLD)[-1].started_on == day("2026-03-05")


def test_an_annulled_extension_gives_the_old_date_back() -> None:
    longer = (*ROUTED, accept(on="2026-03-06"), request_extension(on="2026-04-01", days=30))
    taken_back = case(
        *longer, approve_extension(on="2026-04-02"), annul(5, on="2026-04-03", by=CapacityKind.ORGAN_HEAD)
    )
    assert duty(taken_back, HANDLE).due == day("2026-05-06")
    assert duty(taken_back, HANDLE).extended_days == 0


def test_annulling_the_act_that_met_a_duty_makes_it_owed_again_by_its_own_date() -> None:
    told = case(*ROUTED, inform(on="2026-03-04"), annul(3, on="2026-03-06"))
    assert (duty(told, TOLD).is_open, duty(told, TOLD).due) == (True, day("2026-03-18"))


def test_a_date_told_to_the_petitioner_never_moves_to_his_harm() -> None:
    served = (*ROUTED, accept(on="2026-03-06"), hear(on="2026-03-06"), issue_opinion(on="2026-03-06"))
    told = case(*served, serve(on="2026-03-12"))
    assert window(told, ASK).until == day("2026-04-13")
    earlier = case(
        *served,
        serve(on="2026-03-12"),
        annul(6, on="2026-03-13"),
        serve(on="2026-03-10", entered_on="2026-03-13", evidence=True),
    )
    assert window(earlier, ASK).until == day("2026-04-13")
    later = case(*served, serve(on="2026-03-12"), annul(6, on="2026-03-13"), serve(on="2026-03-16"))
    assert window(later, ASK).until == day("2026-04-15")


def test_an_act_on_which_a_later_one_rests_is_not_annulled_before_it() -> None:
    answered = case(*ROUTED, accept(on="2026-03-06"), hear(on="2026-03-09"), issue_opinion(on="2026-03-10"))
    refused = refusal(answered, annul(4, on="2026-03-11"))
    assert (refused.field, refused.why) == ("target", "其后的“出具处理意见书”以该记录为前提，应当先撤销后面的记录。")
    assert not allowed(answered, annul(3, on="2026-03-11"))
    assert not allowed(answered, annul(2, on="2026-03-11", at=BUREAU, by=OFFICER))
    backwards = case(
        *ROUTED,
        accept(on="2026-03-06"),
        hear(on="2026-03-09"),
        annul(4, on="2026-03-11"),
        annul(3, on="2026-03-11"),
        annul(2, on="2026-03-11", at=BUREAU, by=OFFICER),
    )
    assert states(backwards) == ["REGISTERED"]


def test_an_act_on_which_nothing_rests_is_annulled_out_of_order() -> None:
    accepted = case(*ROUTED, inform(on="2026-03-04"), accept(on="2026-03-06"), annul(3, on="2026-03-09"))
    assert states(accepted) == ["ACCEPTED"]
    assert duty(accepted, TOLD).is_open


def test_annulling_the_ruling_brings_the_objection_back() -> None:
    objected = (*ROUTED, objection(on="2026-03-04"))
    upheld = case(*objected, uphold(on="2026-03-05"), annul(4, on="2026-03-06", by=OFFICER))
    assert (states(upheld), upheld.requests[0].holder) == (["OBJECTED"], TOWN.id)
    assert duty(upheld, TOLD).is_open
    assert not duty(upheld, ROUTE).is_open
    rejected = case(*objected, reject(on="2026-03-05"), annul(4, on="2026-03-06", by=OFFICER))
    assert states(rejected) == ["OBJECTED"]


@pytest.mark.parametrize("target", [1, 7, 9])
def test_registrations_and_ratings_are_not_annulled_nor_annulments(target: int) -> None:
    rated = case(
        *ROUTED,
        accept(on="2026-03-06"),
        hear(on="2026-03-06"),
        issue_opinion(on="2026-03-06"),
        serve(on="2026-03-06"),
        rate(on="2026-03-06"),
        conclude(on="2026-03-06"),
        annul(8, on="2026-03-06"),
    )
    for capacity in CapacityKind:
        assert not allowed(rated, annul(target, on="2026-03-06", at=TOWN, by=capacity))
        assert not allowed(rated, annul(target, on="2026-03-06", at=BUREAU, by=capacity))


@pytest.mark.parametrize("target", [None, 0, 9, 3])
def test_what_is_not_there_or_annulled_already_is_not_annulled(target: int | None) -> None:
    once = case(*ROUTED, accept(on="2026-03-06"), annul(3, on="2026-03-09"))
    again = replace(annul(3, on="2026-03-09", at=TOWN), target=target)
    assert refusal(once, again).why == "没有这条有效的办理记录。"


def test_only_the_organ_that_did_an_act_annuls_it() -> None:
    accepted = case(*ROUTED, accept(on="2026-03-06"))
    for word in (
        annul(3, on="2026-03-09", at=BUREAU, by=OFFICER),
        annul(3, on="2026-03-09", at=OTHER_TOWN, by=CapacityKind.HANDLER),
    ):
        assert refusal(accepted, word).why == "“受理”记录只能由作出单位以有权身份撤销。"
    assert allowed(accepted, annul(3, on="2026-03-09", at=TOWN, by=CapacityKind.HANDLER))


def test_freeing_a_date_on_the_ground_of_the_wrong_petition_waits_for_a_second_person() -> None:
    accepted = case(*ROUTED, accept(on="2026-03-06"))
    refused = refusal(accepted, annul(3, on="2026-03-09", ground="WRONG_PETITION"))
    assert refused == NeedsSecond("以记入错误信访事项为由的撤销不再保留原期限，须经第二人确认后生效。")


def test_an_annulment_confirmed_on_that_ground_frees_the_date() -> None:
    accepted = case(*ROUTED, accept(on="2026-03-06"))
    anew = then(accepted, annul(3, on="2026-03-09", ground="WRONG_PETITION"), accept(on="2026-03-20"))
    assert anew.acts[3].confirmed_by == SECOND
    assert (owed(anew, HANDLE)[-1].started_on, owed(anew, HANDLE)[-1].held_by) == (day("2026-03-20"), None)


def test_what_another_annulment_holds_stays_held_beside_it() -> None:
    held = case(
        *ROUTED, inform(on="2026-03-04"), accept(on="2026-03-06"), annul(4, on="2026-03-09"), accept(on="2026-03-20")
    )
    freed = step(held, act_of(held, annul(3, on="2026-03-20", ground="WRONG_PETITION", at=TOWN)))
    assert owed(freed, HANDLE)[-1].started_on != day("2026-03-20")
    assert freed.anomalies == ()


@pytest.mark.parametrize(
    ("word", "field"),
    [
        (replace(accept(on="2026-03-06"), target=2), "target"),
        (replace(transfer(to=TOWN, on="2026-03-06"), about=1), "about"),
        (replace(annul(2, on="2026-03-06", at=BUREAU, by=OFFICER), requests=(1,)), "requests"),
    ],
)
def test_only_an_annulment_has_a_target_and_only_an_answer_says_what_it_answers(word: ActWord, field: str) -> None:
    assert refusal(case(*ROUTED), word).field == field
