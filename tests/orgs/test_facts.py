"""What the unit tree tells the door."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from xinfang.kernel.errors import NotFound
from xinfang.law.roles import CapacityKind
from xinfang.orgs.facts import is_open, successor_of, unit_facts, units_for_picker
from xinfang.orgs.models import Person, Unit
from xinfang.orgs.reception import guardian_for, office_for, places_above, upper_office_for
from xinfang.orgs.services import close_unit

DAY = date(2026, 3, 2)
Somebody = Callable[..., Person]
Units = dict[str, Unit]


def test_facts_name_the_line_nearest_first_and_who_leads_it(somebody: Somebody, units: Units) -> None:
    section, mayor = somebody(("XF1", CapacityKind.SECTION_HEAD)), somebody(("GOV", CapacityKind.ORGAN_HEAD))
    somebody(("XF1", CapacityKind.CLERK))
    assert unit_facts(units["XF1"].pk, on=DAY) == {
        "unit": units["XF1"].pk,
        "kind": "SECTION",
        "line": [units[code].pk for code in ("XF1", "XF", "GOV", "CITYGOV")],
        "leaders": sorted([section.pk, mayor.pk]),
    }


def test_facts_of_no_unit_are_refused_in_words(db: None) -> None:
    with pytest.raises(NotFound, match="没有这个单位"):
        unit_facts(0, on=DAY)


def test_facts_cost_two_queries(units: Units, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(2):
        unit_facts(units["XF1"].pk, on=DAY)


def test_a_merged_unit_is_answered_for_by_its_last_successor(units: Units) -> None:
    close_unit(units["JD"], on=date(2024, 1, 1), successor=units["RS"])
    close_unit(units["RS"], on=date(2025, 1, 1), successor=units["ZJ"])
    assert [successor_of(units["JD"].pk, on=day) for day in (date(2023, 12, 31), date(2024, 6, 1), DAY)] == [
        units["JD"].pk,
        units["RS"].pk,
        units["ZJ"].pk,
    ]


def test_a_unit_closed_without_successor_is_answered_for_by_nobody(units: Units) -> None:
    close_unit(units["JD"], on=DAY)
    assert successor_of(units["JD"].pk, on=DAY) is None
    assert (is_open(units["JD"].pk, on=DAY - timedelta(days=1)), is_open(units["JD"].pk, on=DAY)) == (True, False)


def test_the_picker_offers_open_units_by_kind_then_pinyin(
    units: Units, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    close_unit(units["RS"], on=DAY)
    with django_assert_num_queries(1):
        offered = units_for_picker(DAY)
    assert [unit.name for unit in offered] == [
        "市信访局", "县信访局", "办信办案科", "房管科", "信访调处中心", "市政府", "县政府", "市委", "县委", "井店镇",
        "县住建局", "市纪委监委", "县纪委监委",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("place", "above"),
    [
        ("130426101", ("130426101", "130426", "130400", "130000", "000000")),
        ("130426", ("130426", "130400", "130000", "000000")),
        ("000000", ("000000",)),
    ],
)
def test_a_place_lies_in_its_county_city_province_and_country(place: str, above: tuple[str, ...]) -> None:
    assert places_above(place) == above


def test_a_matter_goes_to_the_office_of_its_place_and_above_that_to_the_next(units: Units) -> None:
    assert office_for(units["JD"].pk, on=DAY) == units["XF"].pk
    assert upper_office_for(units["JD"].pk, on=DAY) == units["CITYXF"].pk
    assert upper_office_for(units["CITYXF"].pk, on=DAY) is None


@pytest.mark.parametrize(
    ("accused", "guardian"),
    [
        ("JD", "JW"),
        ("ZJ1", "JW"),
        ("XF", "JW"),
        ("GOV", "JW"),
        ("JW", "CITYJW"),
        ("PC", "CITYJW"),
        ("CITYGOV", "CITYJW"),
    ],
)
def test_accusations_go_to_the_countys_discipline_organ_unless_it_stands_under_the_accused(
    accused: str, guardian: str, units: Units
) -> None:
    assert guardian_for(units[accused].pk, on=DAY) == units[guardian].pk


def test_a_discipline_organ_accused_beside_the_bureau_is_passed_over(units: Units) -> None:
    assert guardian_for(units["XF"].pk, on=DAY, accused=[units["JW"].pk]) == units["CITYJW"].pk


def test_no_guardian_is_named_when_all_stand_under_the_accused(units: Units) -> None:
    assert guardian_for(units["CITYPC"].pk, on=DAY) is None


def test_a_discipline_organ_led_by_the_accused_is_passed_over(somebody: Somebody, units: Units) -> None:
    boss = somebody(("JW", CapacityKind.ORGAN_HEAD))
    assert guardian_for(units["ZJ"].pk, on=DAY, persons=[boss.pk]) == units["CITYJW"].pk


def test_a_discipline_organ_that_shares_its_leader_with_the_accused_unit_is_passed_over(
    somebody: Somebody, units: Units
) -> None:
    somebody(("JW", CapacityKind.ORGAN_HEAD), ("ZJ", CapacityKind.ORGAN_HEAD))
    assert guardian_for(units["ZJ"].pk, on=DAY) == units["CITYJW"].pk
