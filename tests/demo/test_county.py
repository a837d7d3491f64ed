"""The demonstration county."""

from datetime import date
from time import perf_counter

import pytest
from django.contrib.auth import authenticate
from django.test import RequestFactory

from xinfang.demo import cast
from xinfang.demo.county import load_county, person, shared_password, sign_ins, unit
from xinfang.law.roles import CapacityKind, UnitKind
from xinfang.orgs.facts import seats
from xinfang.orgs.models import Capacity, Level, Person, Unit, UnitClosure
from xinfang.orgs.reach import reach
from xinfang.orgs.services import create_unit, rebuild_closure

DAY = date(2026, 3, 2)
SECTIONS = ["信访调处中心", "办信办案科", "督查复查科", "综合科", "办公室", "信访联络办公室", "局本级"]
ROLES = {
    "CLERK": CapacityKind.CLERK,
    "CASE_OFFICER": CapacityKind.CASE_OFFICER,
    "SECTION_HEAD": CapacityKind.SECTION_HEAD,
    "INSPECTOR": CapacityKind.INSPECTOR,
    "ANALYST": CapacityKind.ANALYST,
    "BUREAU_HEAD": CapacityKind.BUREAU_HEAD,
    "ACCUSATION_OFFICER": CapacityKind.ACCUSATION_OFFICER,
    "DISCIPLINE_OFFICER": CapacityKind.ACCUSATION_OFFICER,
    "COUNTY_HEAD": CapacityKind.ORGAN_HEAD,
    "TOWN_HANDLER": CapacityKind.HANDLER,
    "TOWN_HEAD": CapacityKind.ORGAN_HEAD,
    "DEPARTMENT_HANDLER": CapacityKind.HANDLER,
    "DEPARTMENT_HEAD": CapacityKind.ORGAN_HEAD,
    "AUDITOR": CapacityKind.AUDITOR,
    "ADMIN": CapacityKind.ADMIN,
    "IMPORTER": CapacityKind.IMPORTER,
}


@pytest.fixture
def county(db: None) -> None:
    load_county()


def counts() -> tuple[int, int, int]:
    return Unit.objects.count(), Person.objects.count(), Capacity.objects.count()


def test_loading_twice_changes_nothing(db: None) -> None:
    assert load_county()
    before = counts()
    assert not load_county()
    assert counts() == before


def test_a_database_with_units_of_its_own_is_left_alone(db: None) -> None:
    create_unit(
        code="110000XF", name="某信访局", kind=UnitKind.PETITION_OFFICE, level=Level.PROVINCE, place="110000",
        valid_from=DAY,
    )  # fmt: skip
    assert not load_county()
    assert counts() == (1, 0, 0)


def test_loading_is_quick(db: None) -> None:
    start = perf_counter()
    load_county()
    assert perf_counter() - start < 5


def test_the_county_has_its_towns_departments_and_the_seven_sections_of_the_bureau(county: None) -> None:
    sections = Unit.objects.filter(parent__code=cast.BUREAU).order_by("code")
    assert list(sections.values_list("short_name", flat=True)) == SECTIONS
    towns = Unit.objects.filter(kind=UnitKind.TOWNSHIP)
    assert towns.count() == 18
    assert all(town.place == town.code for town in towns)
    assert Unit.objects.filter(kind=UnitKind.DEPARTMENT, level=Level.COUNTY).count() == 25


def test_the_closure_loaded_is_the_one_rebuilt(county: None) -> None:
    before = set(UnitClosure.objects.values_list("ancestor", "descendant", "depth"))
    rebuild_closure()
    assert set(UnitClosure.objects.values_list("ancestor", "descendant", "depth")) == before


@pytest.mark.parametrize("name", sorted(ROLES))
def test_each_of_the_cast_holds_the_capacity_that_the_name_says(name: str, county: None) -> None:
    assert seats(person(getattr(cast, name)), on=DAY)[0].kind is ROLES[name]


def test_every_unit_and_person_named_in_the_cast_exists(county: None) -> None:
    named = {value for name, value in vars(cast).items() if name.isupper() and isinstance(value, str)}
    known = {*Unit.objects.values_list("code", flat=True), *Person.objects.values_list("username", flat=True)}
    assert named - known == set()


def test_everybody_signs_in_with_the_shared_password_but_the_services(county: None) -> None:
    request = RequestFactory().post("/")
    assert authenticate(request, username=cast.CLERK, password=shared_password()) == person(cast.CLERK)
    assert not person(cast.IMPORTER).has_usable_password()
    assert Person.objects.exclude(username=cast.IMPORTER).values("password").distinct().count() == 1


def test_the_sign_ins_shown_say_name_and_role(county: None) -> None:
    first = sign_ins(on=DAY)[0]
    assert (first.username, first.name, first.roles) == (cast.CLERK, "周敏", "信访调处中心 · 登记员")
    assert [shown.username for shown in sign_ins(on=DAY)] == list(cast.SHOWN)


def test_no_sign_in_is_shown_where_the_county_was_not_loaded(db: None) -> None:
    assert sign_ins(on=DAY) == []


def test_the_bureaus_clerk_sees_the_bureau_and_the_administrator_nothing(county: None) -> None:
    assert unit(cast.BUREAU).pk in reach(person(cast.CLERK), on=DAY).units
    assert reach(person(cast.ADMIN), on=DAY).units == frozenset()
