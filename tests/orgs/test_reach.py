"""Which units' matters a person reads, by capacity and by the place of the unit in the tree."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from pytest_django import DjangoAssertNumQueries

from xinfang.law.roles import CapacityKind
from xinfang.orgs.models import Capacity, Person, Unit
from xinfang.orgs.reach import NOTHING, reach, reach_of
from xinfang.orgs.services import close_unit, deactivate, delegate, end_capacity

DAY = date(2026, 3, 2)
Somebody = Callable[..., Person]
Units = dict[str, Unit]

READS = sorted(set(CapacityKind) - {CapacityKind.ADMIN, CapacityKind.PARTY})
PLACES = [
    ("XF1", {"XF1", "XF"}),
    ("XF", {"XF"}),
    ("CITYXF", {"CITYXF"}),
    ("ZJ1", {"ZJ1"}),
    ("ZJ", {"ZJ"}),
    ("GOV", {"GOV"}),
    ("JW", {"JW"}),
    ("JD", {"JD"}),
]
OFFICES = {"XF", "CITYXF"}
EACH = [
    (kind, place, expected)
    for kind in READS
    for place, expected in PLACES
    if kind is not CapacityKind.BUREAU_HEAD or place in OFFICES
]


def codes(ids: Iterable[int], units: Units) -> set[str]:
    return {unit.code for unit in units.values() if unit.pk in set(ids)}


@pytest.mark.parametrize(("kind", "place", "expected"), EACH)
def test_a_capacity_reads_its_unit_and_a_bureau_section_the_whole_bureau(
    kind: CapacityKind, place: str, expected: set[str], somebody: Somebody, units: Units
) -> None:
    seen = reach(somebody((place, kind)), on=DAY)
    assert codes(seen.units, units) == expected
    assert codes(seen.accusation_units, units) == (expected if kind is CapacityKind.ACCUSATION_OFFICER else set())


@pytest.mark.parametrize("kind", [CapacityKind.ADMIN, CapacityKind.PARTY])
def test_administrators_and_parties_read_no_unit_but_are_shielded_all_the_same(
    kind: CapacityKind, somebody: Somebody, units: Units
) -> None:
    seen = reach(somebody(("XF1", kind)), on=DAY)
    assert (seen.units, seen.accusation_units) == (frozenset(), frozenset())
    assert codes(seen.lineage, units) == {"XF1", "XF", "GOV", "CITYGOV"}


def test_several_capacities_add_up_and_accusations_stay_with_their_own_unit(somebody: Somebody, units: Units) -> None:
    person = somebody(("XF1", CapacityKind.CLERK), ("JW", CapacityKind.ACCUSATION_OFFICER))
    seen = reach(person, on=DAY)
    assert codes(seen.units, units) == {"XF1", "XF", "JW"}
    assert codes(seen.accusation_units, units) == {"JW"}


def test_an_inactive_person_reaches_nothing(somebody: Somebody) -> None:
    person = somebody(("XF1", CapacityKind.CLERK))
    deactivate(person)
    assert reach(person, on=DAY) == NOTHING


def test_nobody_signed_in_reaches_nothing() -> None:
    assert reach(AnonymousUser(), on=DAY) == NOTHING


def test_a_person_without_capacity_reaches_nothing(somebody: Somebody) -> None:
    assert reach(somebody(), on=DAY) == NOTHING


def test_a_capacity_counts_from_its_first_day_until_the_day_before_its_last(somebody: Somebody) -> None:
    person = somebody(("ZJ", CapacityKind.HANDLER))
    Capacity.objects.filter(person=person).update(valid_from=DAY)
    end_capacity(Capacity.objects.get(person=person), on=DAY + timedelta(days=2))
    days = [DAY + timedelta(days=n) for n in (-1, 0, 1, 2)]
    assert [bool(reach(person, on=day).units) for day in days] == [False, True, True, False]


def test_a_capacity_ends_with_its_unit(somebody: Somebody, units: Units) -> None:
    person = somebody(("RS", CapacityKind.HANDLER))
    close_unit(units["RS"], on=DAY)
    assert reach(person, on=DAY) == NOTHING
    assert codes(reach(person, on=DAY - timedelta(days=1)).units, units) == {"RS"}


def test_a_delegation_lends_the_capacity_for_its_days_and_no_longer(somebody: Somebody, units: Units) -> None:
    owner, deputy = somebody(("JW", CapacityKind.ACCUSATION_OFFICER)), somebody(("ZJ", CapacityKind.HANDLER))
    delegate(Capacity.objects.get(person=owner), deputy, valid_from=DAY, valid_to=DAY + timedelta(days=1))
    during, after = reach(deputy, on=DAY), reach(deputy, on=DAY + timedelta(days=1))
    assert (codes(during.units, units), codes(during.accusation_units, units)) == ({"ZJ", "JW"}, {"JW"})
    assert (codes(after.units, units), codes(after.accusation_units, units)) == ({"ZJ"}, set())
    assert codes(reach(owner, on=DAY).units, units) == {"JW"}


def test_a_delegation_ends_with_the_capacity_it_lends(somebody: Somebody) -> None:
    owner, deputy = somebody(("JW", CapacityKind.HANDLER)), somebody()
    capacity = Capacity.objects.get(person=owner)
    delegate(capacity, deputy, valid_from=DAY, valid_to=DAY + timedelta(days=30))
    end_capacity(capacity, on=DAY + timedelta(days=3))
    assert reach(deputy, on=DAY + timedelta(days=3)) == NOTHING


@pytest.mark.parametrize("places", [["XF1"], ["XF1", "ZJ", "JW"]])
def test_reach_costs_two_queries_however_many_capacities(
    places: list[str], somebody: Somebody, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    person = somebody(*((place, CapacityKind.HANDLER) for place in places))
    with django_assert_num_queries(2):
        reach(person, on=DAY)


def test_reach_of_asks_once_for_each_day_and_instance(
    somebody: Somebody, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    person = somebody(("XF1", CapacityKind.CLERK))
    with django_assert_num_queries(2):
        first = reach_of(person, on=DAY)
        assert reach_of(person, on=DAY) is first
    with django_assert_num_queries(2):
        reach_of(person, on=DAY + timedelta(days=1))
