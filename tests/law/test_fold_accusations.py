"""Accusations: who may receive them, who may never, and what stays out of them."""

from dataclasses import replace

import pytest

from law.cast import BUREAU, CITY_DISCIPLINE, DEPARTMENT, DISCIPLINE, PERSONNEL, STATION, TOWN, CastUnit
from law.reading import duty, owed, stands, states
from law.words import (
    ACCUSATION,
    CLAIM,
    SUGGESTION,
    acknowledge,
    add_material,
    allowed,
    assign,
    case,
    objection,
    refusal,
    register,
    then,
    transfer,
    uphold,
)
from xinfang.law.obligations import Standing
from xinfang.law.roles import CapacityKind

ROUTE, RECEIPT = "R22-22-route", "N22-30-receipt"


def test_an_accusation_goes_to_the_discipline_organ_which_receipts_it() -> None:
    sent = (register(ACCUSATION, on="2026-03-02"), transfer(to=DISCIPLINE, on="2026-03-03", ground="22-2"))
    routed = case(*sent)
    assert (routed.concealed, states(routed)) == (True, ["ROUTED"])
    assert duty(routed, ROUTE).discharged_by == 2
    assert stands(duty(routed, RECEIPT, by=DISCIPLINE), "2026-12-01") is Standing.UNTIMED
    receipted = case(*sent, acknowledge(on="2026-03-20"))
    assert duty(receipted, RECEIPT).discharged_by == 3


def test_an_accusation_on_paper_is_receipted_however_late() -> None:
    late = case(
        register(ACCUSATION, on="2026-03-02"),
        transfer(to=DISCIPLINE, on="2026-03-03", ground="22-2", delivery="PAPER"),
        acknowledge(on="2026-06-01"),
    )
    assert duty(late, RECEIPT).discharged_by == 3


def test_the_personnel_organ_is_told_of_officials() -> None:
    told = case(register(ACCUSATION, on="2026-03-02"), transfer(to=PERSONNEL, on="2026-03-03", ground="30-2"))
    assert told.sees(PERSONNEL.id) == (1,)


@pytest.mark.parametrize("ground", ["22-1-1", "22-1-2", "22-2", "30-2"])
@pytest.mark.parametrize("unit", [TOWN, DEPARTMENT, STATION])
def test_an_accusation_goes_nowhere_else(unit: CastUnit, ground: str) -> None:
    before = case(register(ACCUSATION, on="2026-03-02"))
    assert refusal(before, transfer(to=unit, on="2026-03-03", ground=ground)).why.startswith("检举控告事项只能转送")


@pytest.mark.parametrize(("unit", "ground"), [(DISCIPLINE, "30-2"), (PERSONNEL, "22-2"), (DISCIPLINE, "22-1-2")])
def test_the_ground_fits_the_organ(unit: CastUnit, ground: str) -> None:
    before = case(register(ACCUSATION, on="2026-03-02"))
    assert refusal(before, transfer(to=unit, on="2026-03-03", ground=ground)).field == "ground"


def test_a_claim_is_not_sent_on_a_ground_for_accusations() -> None:
    before = case(register(CLAIM, on="2026-03-02"))
    assert refusal(before, transfer(to=DISCIPLINE, on="2026-03-03", ground="22-2")).field == "ground"


def test_an_accusation_is_not_assigned() -> None:
    before = case(register(ACCUSATION, on="2026-03-02"))
    refused = refusal(before, assign(to=DISCIPLINE, on="2026-03-03", report_by="2026-04-30"))
    assert refused.why == "检举控告事项由检举控告专办员办理，不能办理“交办”。"


def test_nobody_but_the_accusation_officer_touches_an_accusation() -> None:
    before = case(register(ACCUSATION, on="2026-03-02"))
    able = {c.value for c in CapacityKind if allowed(before, add_material(on="2026-03-03", at=BUREAU, by=c))}
    assert able == {"ACCUSATION_OFFICER"}
    plain = case(register(on="2026-03-02"))
    officer = add_material(on="2026-03-03", at=BUREAU, by=CapacityKind.ACCUSATION_OFFICER)
    assert refusal(plain, officer).why == "检举控告专办员身份只用于检举控告事项。"


@pytest.mark.parametrize(
    ("accused_units", "accused_persons"),
    [((DISCIPLINE.id,), ()), ((), (402,))],
    ids=["the organ itself", "the organ's leader"],
)
def test_an_accusation_never_goes_to_the_accused(
    accused_units: tuple[int, ...], accused_persons: tuple[int, ...]
) -> None:
    before = case(register(ACCUSATION, on="2026-03-02", accused_units=accused_units, accused_persons=accused_persons))
    refused = refusal(before, transfer(to=DISCIPLINE, on="2026-03-03", ground="22-2"))
    assert refused.why == "不得将检举、揭发材料转给被检举、揭发的人员或者单位（第三十条第三款）。"
    assert allowed(before, transfer(to=CITY_DISCIPLINE, on="2026-03-03", ground="22-2"))
    assert before.accused_units == frozenset(accused_units)
    assert before.accused_persons == frozenset(accused_persons)


@pytest.mark.parametrize(("accused", "persons"), [((DEPARTMENT.id,), ()), ((), (302,))])
def test_nor_to_a_unit_below_the_accused_or_led_by_them(accused: tuple[int, ...], persons: tuple[int, ...]) -> None:
    group = CastUnit(STATION.id, DISCIPLINE.kind, STATION.above, STATION.led_by)
    before = case(register(ACCUSATION, on="2026-03-02", accused_units=accused, accused_persons=persons))
    word = transfer(to=group, on="2026-03-03", ground="22-2")
    to_group = replace(word, values={**word.values, "to": group.facts()})
    assert refusal(before, to_group).field == "to"


def test_an_accusation_is_not_registered_together_with_other_requests() -> None:
    refused = refusal(case(), register(ACCUSATION, SUGGESTION, on="2026-03-02"))
    assert (refused.field, "分别登记" in refused.why) == ("asks", True)


def test_only_an_accusation_names_accused() -> None:
    assert refusal(case(), register(CLAIM, on="2026-03-02", accused_units=(TOWN.id,))).field == "accused"


def test_no_notice_is_owed_on_an_accusation_known_petitioner_or_not() -> None:
    known = case(
        register(ACCUSATION, on="2026-03-02", reachable=False),
        transfer(to=DISCIPLINE, on="2026-03-03", ground="22-2"),
        add_material(on="2026-03-04", reachable=True),
    )
    assert owed(known, "R22-23-fwd") == []
    direct = case(register(ACCUSATION, on="2026-03-02", at=DEPARTMENT, by=CapacityKind.HANDLER))
    assert direct.obligations == ()


def test_an_accusation_handed_to_an_organ_goes_on_from_its_register() -> None:
    direct = case(register(ACCUSATION, on="2026-03-02", at=DEPARTMENT, by=CapacityKind.HANDLER))
    assert states(direct) == ["REGISTERED"]
    assert states(then(direct, transfer(to=DISCIPLINE, on="2026-03-03", ground="22-2"))) == ["ROUTED"]


def test_a_discipline_organ_seized_directly_holds_the_accusation() -> None:
    direct = case(register(ACCUSATION, on="2026-03-02", at=DISCIPLINE, by=CapacityKind.HANDLER))
    assert (states(direct), direct.requests[0].holder) == (["ROUTED"], DISCIPLINE.id)


def test_where_the_office_is_accused_the_guardian_alone_sees_and_holds_it() -> None:
    guarded = case(register(ACCUSATION, on="2026-03-02", accused_units=(BUREAU.id,), guardian=CITY_DISCIPLINE.id))
    assert (guarded.office, guarded.requests[0].holder, states(guarded)) == (9, 9, ["ROUTED"])
    assert guarded.sight == ((CITY_DISCIPLINE.id, None),)
    assert [(o.rule, o.obligor_unit) for o in guarded.obligations] == [(RECEIPT, CITY_DISCIPLINE.id)]
    receipted = then(guarded, acknowledge(on="2026-03-09"))
    assert duty(receipted, RECEIPT).discharged_by == 2


def test_the_discipline_organ_may_object_like_any_other() -> None:
    upheld = case(
        register(ACCUSATION, on="2026-03-02"),
        transfer(to=DISCIPLINE, on="2026-03-03", ground="22-2"),
        objection(on="2026-03-04"),
        uphold(on="2026-03-05"),
    )
    assert states(upheld) == ["REGISTERED"]
    assert duty(upheld, RECEIPT).void_by == 4
    assert duty(upheld, ROUTE).is_open
