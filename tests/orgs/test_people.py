"""People, their capacities and what they lend."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from xinfang.kernel.errors import Refused
from xinfang.law.roles import CapacityKind, UnitKind
from xinfang.orgs.facts import seats
from xinfang.orgs.models import Capacity, Delegation, Person, Unit
from xinfang.orgs.services import create_person, deactivate, delegate, end_capacity, give_capacity

SINCE = date(2020, 1, 1)
DAY = date(2026, 3, 2)
Somebody = Callable[..., Person]
Units = dict[str, Unit]


@pytest.mark.parametrize("username", ["周敏", "Zhou", "1zhou", "z", "zhou min", ""])
def test_a_user_name_is_of_small_latin_letters_and_digits(username: str, db: None) -> None:
    with pytest.raises(Refused):
        create_person(username=username, name="周敏")


def test_seats_name_unit_office_and_capacity(somebody: Somebody, units: Units) -> None:
    person = somebody(("XF1", CapacityKind.CLERK), ("XF", CapacityKind.INSPECTOR), ("ZJ1", CapacityKind.HANDLER))
    assert [(s.unit_id, s.unit_kind, s.office_id, s.kind, s.delegation_id) for s in seats(person, on=DAY)] == [
        (units["XF1"].pk, UnitKind.SECTION, units["XF"].pk, CapacityKind.CLERK, None),
        (units["XF"].pk, UnitKind.PETITION_OFFICE, units["XF"].pk, CapacityKind.INSPECTOR, None),
        (units["ZJ1"].pk, UnitKind.SECTION, None, CapacityKind.HANDLER, None),
    ]


def test_a_lent_seat_comes_after_the_own_ones_and_says_so(somebody: Somebody) -> None:
    owner, deputy = somebody(("ZJ", CapacityKind.ORGAN_HEAD)), somebody(("JD", CapacityKind.HANDLER))
    lent = delegate(Capacity.objects.get(person=owner), deputy, valid_from=DAY, valid_to=DAY + timedelta(days=1))
    assert [s.label for s in seats(deputy, on=DAY)] == ["井店镇 · 承办人", "县住建局 · 机关、单位负责人（受委托）"]
    assert [s.delegation_id for s in seats(deputy, on=DAY)] == [None, lent.pk]


def test_an_inactive_person_has_no_seat(somebody: Somebody) -> None:
    person = somebody(("ZJ", CapacityKind.HANDLER))
    deactivate(person)
    assert seats(person, on=DAY) == ()


@pytest.mark.parametrize("count", [1, 3])
def test_seats_cost_one_query(count: int, somebody: Somebody, django_assert_num_queries: Callable[..., object]) -> None:
    person = somebody(
        *[("ZJ", CapacityKind.HANDLER), ("XF1", CapacityKind.CLERK), ("JD", CapacityKind.HANDLER)][:count]
    )
    with django_assert_num_queries(1):  # type: ignore[attr-defined]  # the fixture is a context manager
        assert len(seats(person, on=DAY)) == count


def test_only_a_petition_office_has_bureau_heads(somebody: Somebody) -> None:
    with pytest.raises(Refused, match="信访部门"):
        somebody(("ZJ", CapacityKind.BUREAU_HEAD))


@pytest.mark.parametrize("pair", [("ADMIN", "CLERK"), ("AUDITOR", "ADMIN")])
def test_an_administrator_holds_no_other_capacity(pair: tuple[str, str], somebody: Somebody) -> None:
    with pytest.raises(Refused, match="系统管理员"):
        somebody(*(("XF1", CapacityKind(kind)) for kind in pair))


def test_a_capacity_is_not_lent_to_an_administrator(somebody: Somebody) -> None:
    owner, admin = somebody(("JW", CapacityKind.HANDLER)), somebody(("XF1", CapacityKind.ADMIN))
    with pytest.raises(Refused, match="系统管理员"):
        delegate(Capacity.objects.get(person=owner), admin, valid_from=DAY, valid_to=DAY + timedelta(days=1))


def test_nobody_lends_to_himself_nor_lends_administration(somebody: Somebody) -> None:
    owner, admin = somebody(("JW", CapacityKind.HANDLER)), somebody(("XF1", CapacityKind.ADMIN))
    with pytest.raises(Refused, match="本人"):
        delegate(Capacity.objects.get(person=owner), owner, valid_from=DAY, valid_to=DAY + timedelta(days=1))
    with pytest.raises(Refused, match="不能委托"):
        delegate(Capacity.objects.get(person=admin), owner, valid_from=DAY, valid_to=DAY + timedelta(days=1))


def test_ending_a_capacity_ends_what_was_lent_of_it_and_what_had_not_begun(somebody: Somebody) -> None:
    owner, deputy = somebody(("JW", CapacityKind.HANDLER)), somebody()
    capacity = Capacity.objects.get(person=owner)
    delegate(capacity, deputy, valid_from=DAY, valid_to=DAY + timedelta(days=9))
    delegate(capacity, deputy, valid_from=DAY + timedelta(days=20), valid_to=DAY + timedelta(days=30))
    end_capacity(capacity, on=DAY + timedelta(days=5))
    spans = Delegation.objects.order_by("valid_from").values_list("valid_from", "valid_to")
    later = DAY + timedelta(days=20)
    assert list(spans) == [(DAY, DAY + timedelta(days=5)), (later, later)]


def test_the_database_itself_refuses_an_unknown_capacity(somebody: Somebody) -> None:
    person = somebody(("JD", CapacityKind.HANDLER))
    with pytest.raises(IntegrityError), transaction.atomic():
        Capacity.objects.filter(person=person).update(kind="KING")


def test_the_same_capacity_may_be_held_twice(somebody: Somebody, units: Units) -> None:
    person = somebody(("JD", CapacityKind.HANDLER))
    give_capacity(person, units["JD"], kind=CapacityKind.HANDLER, valid_from=SINCE)
    assert len(seats(person, on=DAY)) == 2
