"""Whom an accusation is hidden from: the accused, the units they lead, and everything below.

A petition is hidden when a shielded unit is in the reader's lineage or a shielded person among his leaders.
"""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from xinfang.law.roles import CapacityKind
from xinfang.orgs.facts import unit_facts
from xinfang.orgs.models import Capacity, Person, Unit
from xinfang.orgs.reach import reach
from xinfang.orgs.services import close_unit, delegate, give_capacity

DAY = date(2026, 3, 2)
SINCE = date(2020, 1, 1)
Somebody = Callable[..., Person]
Units = dict[str, Unit]


def hidden(person: Person, *, unit: Unit | None = None, accused: Person | None = None) -> bool:
    seen = reach(person, on=DAY)
    return (unit is not None and unit.pk in seen.lineage) or (accused is not None and accused.pk in seen.leaders)


def unroutable(target: Unit, *, unit: Unit | None = None, accused: Person | None = None) -> bool:
    facts = unit_facts(target.pk, on=DAY)
    return (unit is not None and unit.pk in facts["line"]) or (accused is not None and accused.pk in facts["leaders"])


BELOW = {
    "CITYGOV": {"CITYGOV", "CITYXF", "GOV", "XF", "XF1", "XF2", "ZJ", "ZJ1", "RS", "JD"},
    "CITYPC": {"CITYPC", "CITYJW", "PC", "JW"},
    "GOV": {"GOV", "XF", "XF1", "XF2", "ZJ", "ZJ1", "RS", "JD"},
    "PC": {"PC", "JW"},
    "XF": {"XF", "XF1", "XF2"},
    "XF1": {"XF1"},
    "ZJ": {"ZJ", "ZJ1"},
    "JD": {"JD"},
    "JW": {"JW"},
}


@pytest.mark.parametrize("accused", sorted(BELOW))
def test_an_accused_unit_and_all_below_it_neither_see_nor_receive(
    accused: str, somebody: Somebody, units: Units
) -> None:
    readers = {code: somebody((code, CapacityKind.ACCUSATION_OFFICER)) for code in units}
    assert {c for c, reader in readers.items() if hidden(reader, unit=units[accused])} == BELOW[accused]
    assert {c for c, unit in units.items() if unroutable(unit, unit=units[accused])} == BELOW[accused]


LED = [
    ("GOV", CapacityKind.ORGAN_HEAD, BELOW["GOV"]),
    ("ZJ", CapacityKind.ORGAN_HEAD, BELOW["ZJ"]),
    ("XF", CapacityKind.BUREAU_HEAD, BELOW["XF"]),
    ("XF1", CapacityKind.SECTION_HEAD, {"XF1"}),
    ("JW", CapacityKind.ORGAN_HEAD, {"JW"}),
    ("JW", CapacityKind.ACCUSATION_OFFICER, set()),
    ("XF1", CapacityKind.CLERK, set()),
    ("XF", CapacityKind.SECTION_HEAD, set()),
    ("ZJ", CapacityKind.HANDLER, set()),
]


@pytest.mark.parametrize(("place", "kind", "led"), LED)
def test_an_accused_leader_takes_along_the_units_he_leads_and_nobody_else_does(
    place: str, kind: CapacityKind, led: set[str], somebody: Somebody, units: Units
) -> None:
    accused = somebody((place, kind))
    readers = {code: somebody((code, CapacityKind.ACCUSATION_OFFICER)) for code in units}
    assert {c for c, reader in readers.items() if hidden(reader, accused=accused)} == led
    assert {c for c, unit in units.items() if unroutable(unit, accused=accused)} == led


@pytest.mark.parametrize("kind", sorted(set(CapacityKind) - {CapacityKind.BUREAU_HEAD}))
def test_the_accused_never_sees_it_in_any_capacity_anywhere(kind: CapacityKind, somebody: Somebody) -> None:
    accused = somebody(("JD", kind))
    assert hidden(accused, accused=accused)


def test_a_second_capacity_elsewhere_does_not_lift_the_shield(somebody: Somebody, units: Units) -> None:
    person = somebody(("ZJ", CapacityKind.HANDLER), ("JW", CapacityKind.ACCUSATION_OFFICER))
    assert hidden(person, unit=units["ZJ"])


def test_a_unit_that_shares_its_leader_with_the_accused_unit_is_blocked_with_all_below(
    somebody: Somebody, units: Units
) -> None:
    somebody(("RS", CapacityKind.ORGAN_HEAD), ("ZJ", CapacityKind.ORGAN_HEAD))
    reader, other = somebody(("ZJ1", CapacityKind.HANDLER)), somebody(("JD", CapacityKind.HANDLER))
    assert (hidden(reader, unit=units["RS"]), hidden(other, unit=units["RS"])) == (True, False)
    assert unroutable(units["ZJ1"], unit=units["RS"])


def test_a_deputy_by_delegation_leads_like_the_head(somebody: Somebody, units: Units) -> None:
    head, deputy = somebody(("ZJ", CapacityKind.ORGAN_HEAD)), somebody(("JD", CapacityKind.HANDLER))
    delegate(Capacity.objects.get(person=head), deputy, valid_from=DAY, valid_to=DAY + timedelta(days=5))
    reader = somebody(("ZJ1", CapacityKind.HANDLER))
    assert hidden(reader, accused=deputy)
    assert unroutable(units["ZJ1"], accused=deputy)


def test_an_accused_leader_who_can_no_longer_sign_in_still_shields(somebody: Somebody) -> None:
    head = somebody(("ZJ", CapacityKind.ORGAN_HEAD))
    Person.objects.filter(pk=head.pk).update(is_active=False)
    assert hidden(somebody(("ZJ", CapacityKind.HANDLER)), accused=head)


def test_a_leader_who_moves_takes_the_shield_to_his_new_unit(somebody: Somebody, units: Units) -> None:
    head, reader = somebody(("ZJ", CapacityKind.ORGAN_HEAD)), somebody(("RS", CapacityKind.HANDLER))
    assert not hidden(reader, accused=head)
    give_capacity(head, units["RS"], kind=CapacityKind.ORGAN_HEAD, valid_from=SINCE)
    assert hidden(reader, accused=head)


def test_merging_the_accused_unit_into_another_does_not_lift_the_shield(somebody: Somebody, units: Units) -> None:
    first, second = units["ZJ"], units["RS"]
    close_unit(units["ZJ1"], on=date(2024, 1, 1), successor=first)
    close_unit(first, on=date(2025, 1, 1), successor=second)
    reader = somebody(("RS", CapacityKind.HANDLER))
    assert hidden(reader, unit=first)
    assert hidden(reader, unit=units["ZJ1"])
    assert unroutable(second, unit=units["ZJ1"])
