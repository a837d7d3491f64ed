"""Organs seized directly (Art. 23①②), and the only two grounds of not accepting (19③, 36③)."""

from dataclasses import replace

from law.cast import BUREAU, DEPARTMENT, STATION, TOWN
from law.reading import day, duty, owed, states
from law.words import (
    accept,
    act_of,
    add_material,
    allowed,
    case,
    inform,
    objection,
    refusal,
    register,
    then,
    transfer,
    uphold,
)
from law.words_passing import recall
from law.words_paths import (
    decline_repeat,
    direct_elsewhere,
    forward,
    inform_forwarded_to,
    refuse,
)
from xinfang.law.acts import ActKind
from xinfang.law.judge import eligible
from xinfang.law.refusal import NeedsSecond
from xinfang.law.roles import CapacityKind

DIRECT, TOLD = "R22-23-direct", "R22-23-fwd"
SEIZED = register(on="2026-03-02", at=DEPARTMENT, by=CapacityKind.HANDLER)
DOWN = (SEIZED, forward(on="2026-03-04"))
BACK = uphold(on="2026-03-10", at=DEPARTMENT, by=CapacityKind.CASE_OFFICER)


def test_an_organ_that_passes_a_matter_down_tells_where_it_went_within_its_own_fifteen_days() -> None:
    down = case(*DOWN)
    assert (states(down), down.requests[0].holder, down.sees(STATION.id)) == (["ROUTED"], STATION.id, (1,))
    assert (duty(down, DIRECT, by=DEPARTMENT).due, duty(down, DIRECT).is_open) == (day("2026-03-17"), True)
    assert duty(down, TOLD, by=STATION).due == day("2026-03-19")
    told = then(down, inform_forwarded_to(on="2026-03-06"))
    assert (duty(told, DIRECT).discharged_by, duty(told, TOLD).is_open) == (3, True)
    assert refusal(told, inform_forwarded_to(on="2026-03-06")).why == "已经告知过转送、交办去向，不需要重复告知。"


def test_a_matter_is_passed_down_its_own_system_only_and_only_by_an_organ_seized_directly() -> None:
    assert refusal(case(SEIZED), forward(on="2026-03-04", to=TOWN)).why.startswith("只能转送、交办本系统下级")
    sent = case(register(on="2026-03-02"), transfer(to=DEPARTMENT, on="2026-03-03"))
    assert refusal(sent, direct_elsewhere(on="2026-03-04", at=DEPARTMENT)).why.startswith("只有信访人直接向本单位提出")
    assert not allowed(sent, forward(on="2026-03-04", at=DEPARTMENT))


def test_an_organ_that_took_its_own_forwarding_back_has_nobody_to_object_to() -> None:
    back = case(*DOWN, recall(on="2026-03-06", at=DEPARTMENT))
    assert refusal(back, objection(on="2026-03-06", at=DEPARTMENT)).why.startswith("该诉求不是其他单位转来的")


def test_a_matter_passed_down_in_vain_comes_back_and_is_owed_on_its_first_day() -> None:
    back = case(*DOWN, inform_forwarded_to(on="2026-03-05"), objection(on="2026-03-06"), BACK)
    assert (states(back), back.requests[0].holder, back.requests[0].sender) == (["ROUTED"], 3, 3)
    owing = duty(back, DIRECT, by=DEPARTMENT)
    assert (owing.is_open, owing.due) == (True, day("2026-03-17"))
    assert duty(back, TOLD, by=STATION).void_by == 5
    told = then(back, inform(on="2026-03-11"), accept(on="2026-03-11"))
    assert (states(told), duty(told, DIRECT).discharged_by) == (["ACCEPTED"], 6)
    assert states(then(back, direct_elsewhere(on="2026-03-11"))) == ["ENDED"]


def test_what_was_told_before_passing_down_stays_told() -> None:
    back = case(*DOWN, objection(on="2026-03-06"), BACK, inform(on="2026-03-11"))
    assert duty(back, DIRECT, by=DEPARTMENT).discharged_by == 5


def test_a_petitioner_who_becomes_known_is_told_by_both_organs() -> None:
    unknown = register(on="2026-03-02", at=DEPARTMENT, by=CapacityKind.HANDLER, reachable=None)
    known = case(
        unknown,
        forward(on="2026-03-04"),
        add_material(on="2026-03-09", reachable=True, at=STATION, by=CapacityKind.HANDLER),
    )
    assert duty(known, TOLD, by=STATION).started_on == day("2026-03-09")
    assert duty(known, DIRECT, by=DEPARTMENT).started_on == day("2026-03-09")


def test_telling_who_is_competent_instead_ends_the_matter_here_in_time() -> None:
    told = case(SEIZED, direct_elsewhere(on="2026-03-05"))
    assert (states(told), duty(told, DIRECT).discharged_by, told.concluded_on) == (["ENDED"], 2, day("2026-03-05"))


def test_only_a_superior_of_the_organ_seized_refuses_and_only_within_that_organs_period() -> None:
    seized = case(SEIZED)
    assert states(then(seized, refuse(on="2026-03-05", seized=STATION, period_ends="2026-03-05"))) == ["ENDED"]
    late = refuse(on="2026-03-06", seized=STATION, period_ends="2026-03-05")
    assert refusal(seized, late).field == "period_ends"
    for organ in (TOWN, DEPARTMENT):
        word = refuse(on="2026-03-05", seized=organ, period_ends="2026-04-05")
        assert refusal(seized, word).why.startswith("只有已经受理或者正在办理的机关、单位的上级")


def test_a_refusal_in_writing_is_the_notice_that_was_owed() -> None:
    refused = case(SEIZED, refuse(on="2026-03-05", seized=STATION, period_ends="2026-04-05"))
    assert duty(refused, DIRECT).discharged_by == 2
    assert owed(refused, "R22-34-handle") == []


def test_what_has_been_accepted_is_not_refused() -> None:
    accepted = case(SEIZED, accept(on="2026-03-04"))
    word = refuse(on="2026-03-05", seized=STATION, period_ends="2026-04-05")
    assert refusal(accepted, word).why == "诉求 1 目前为“已受理”，不能办理“不予受理”。"


def test_nothing_is_declined_as_a_repeat_without_a_second_person() -> None:
    seized = case(SEIZED)
    word = decline_repeat(on="2026-03-05", served="2026-01-05")
    assert refusal(seized, word) == NeedsSecond("“不再受理”须经第二人确认后生效。")
    assert eligible(seized, ActKind.DECLINE_REPEAT, actor=act_of(seized, word).by) == (1,)
    assert not isinstance(refusal(seized, replace(word, at=BUREAU)), NeedsSecond)
