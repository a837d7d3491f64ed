"""Telling the petitioner of receipt, route and procedure: Art. 23."""

import pytest

from law.cast import BUREAU, DEPARTMENT, TOWN
from law.reading import day, duty, owed, stands, states
from law.words import (
    CLAIM,
    NotAllowed,
    accept,
    acknowledge,
    add_material,
    case,
    conclude,
    hear,
    inform,
    issue_opinion,
    objection,
    refusal,
    register,
    serve,
    transfer,
)
from xinfang.law.obligations import Standing
from xinfang.law.roles import CapacityKind

ROUTE, TOLD = "R22-22-route", "R22-23-fwd"


def test_the_receiving_organ_tells_the_petitioner_within_fifteen_days() -> None:
    routed = case(register(on="2026-04-16"), transfer(to=TOWN, on="2026-04-17"))
    owing = duty(routed, TOLD, by=TOWN)
    assert (owing.due_strict, owing.due) == (day("2026-05-02"), day("2026-05-06"))


def test_accepting_does_not_take_the_place_of_telling() -> None:
    accepted = case(register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-03"), accept(on="2026-03-04"))
    assert duty(accepted, TOLD).is_open
    told = case(
        register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-03"), accept(on="2026-03-04"), inform(on="2026-03-05")
    )
    assert duty(told, TOLD).discharged_on == day("2026-03-05")
    assert states(told) == ["ACCEPTED"]


def test_a_forgotten_notice_is_owed_until_it_is_given() -> None:
    served = (
        register(on="2026-03-02"),
        transfer(to=TOWN, on="2026-03-03"),
        accept(on="2026-03-04"),
        hear(on="2026-03-05"),
        issue_opinion(on="2026-03-06"),
        serve(on="2026-03-09"),
    )
    assert stands(duty(case(*served), TOLD), "2026-03-19") is Standing.OVERDUE
    told = case(*served, inform(on="2026-03-20"))
    assert states(told) == ["SERVED"]
    assert stands(duty(told, TOLD), "2026-03-20") is Standing.MET_LATE


def test_the_notice_is_given_once() -> None:
    told = case(
        register(on="2026-03-02"), transfer(to=TOWN, on="2026-03-03"), accept(on="2026-03-04"), inform(on="2026-03-05")
    )
    assert refusal(told, inform(on="2026-03-06")).why == "已经书面告知过接收情况，不需要重复告知。"


def test_an_unknown_petitioner_is_owed_no_notice() -> None:
    unknown = case(register(on="2026-03-02", reachable=False), transfer(to=TOWN, on="2026-03-03"))
    assert owed(unknown, TOLD) == []
    assert duty(unknown, ROUTE).discharged_by == 2


def test_the_notice_is_owed_from_the_day_on_which_the_petitioner_becomes_known() -> None:
    unknown = (register(on="2026-03-02", reachable=False), transfer(to=TOWN, on="2026-03-03"))
    known = case(*unknown, add_material(on="2026-03-20", reachable=True))
    assert duty(known, TOLD, by=TOWN).due == day("2026-04-07")
    assert duty(known, TOLD, by=TOWN).due_strict == day("2026-04-04")
    told = case(*unknown, add_material(on="2026-03-20", reachable=True), inform(on="2026-03-23"))
    assert duty(told, TOLD).discharged_on == day("2026-03-23")


def test_becoming_known_twice_starts_nothing_anew() -> None:
    known = case(
        register(on="2026-03-02", reachable=False),
        transfer(to=TOWN, on="2026-03-03"),
        add_material(on="2026-03-20", reachable=True),
        add_material(on="2026-03-27", reachable=True),
    )
    assert duty(known, TOLD).started_on == day("2026-03-20")


def test_becoming_known_while_the_paper_is_on_its_way_starts_the_notice_at_receipt() -> None:
    on_paper = case(
        register(on="2026-03-02", reachable=False),
        transfer(to=TOWN, on="2026-03-02", delivery="PAPER"),
        add_material(on="2026-03-03", reachable=True),
    )
    assert duty(on_paper, TOLD).started_on == day("2026-03-05")


def test_becoming_known_starts_a_notice_only_where_one_is_still_due() -> None:
    known = case(
        register(CLAIM, CLAIM, CLAIM, on="2026-03-02", reachable=False),
        transfer(to=TOWN, on="2026-03-02", requests=(1, 2)),
        accept(on="2026-03-03", requests=(1,)),
        hear(on="2026-03-03"),
        issue_opinion(on="2026-03-03"),
        serve(on="2026-03-03"),
        conclude(on="2026-03-03"),
        add_material(on="2026-03-04", reachable=True),
    )
    assert [len(owed(known, TOLD, n=n)) for n in (1, 2, 3)] == [0, 1, 0]


def test_an_organ_seized_directly_tells_the_petitioner_within_fifteen_days() -> None:
    direct = case(register(on="2026-03-02", at=DEPARTMENT, by=CapacityKind.HANDLER))
    assert states(direct) == ["ROUTED"]
    assert duty(direct, "R22-23-direct", by=DEPARTMENT).due == day("2026-03-17")
    assert owed(direct, ROUTE) == []
    told = case(register(on="2026-03-02", at=DEPARTMENT, by=CapacityKind.HANDLER), inform(on="2026-03-02"))
    assert duty(told, "R22-23-direct").discharged_by == 2


def test_an_organ_seized_directly_has_nothing_to_acknowledge() -> None:
    direct = case(register(on="2026-03-02", at=DEPARTMENT, by=CapacityKind.HANDLER))
    assert refusal(direct, acknowledge(on="2026-03-02")).why == "该诉求不是其他单位转来的，不适用该办法。"


def test_an_organ_seized_directly_owes_no_notice_to_an_unknown_petitioner_until_he_is_known() -> None:
    unknown = register(on="2026-03-02", at=DEPARTMENT, by=CapacityKind.HANDLER, reachable=False)
    assert owed(case(unknown), "R22-23-direct") == []
    known = case(unknown, add_material(on="2026-03-09", reachable=True, at=DEPARTMENT, by=CapacityKind.HANDLER))
    assert duty(known, "R22-23-direct", by=DEPARTMENT).due == day("2026-03-24")


def test_an_organ_seized_directly_handles_the_matter_itself() -> None:
    handled = case(
        register(on="2026-03-02", at=DEPARTMENT, by=CapacityKind.HANDLER),
        accept(on="2026-03-03"),
        hear(on="2026-03-04"),
        issue_opinion(on="2026-03-05"),
        serve(on="2026-03-05"),
        conclude(on="2026-03-05"),
    )
    assert states(handled) == ["CONCLUDED"]
    assert handled.sees(BUREAU.id) == ()
    with pytest.raises(NotAllowed, match="转来"):
        case(
            register(on="2026-03-02", at=DEPARTMENT, by=CapacityKind.HANDLER),
            objection(on="2026-03-03"),
        )
