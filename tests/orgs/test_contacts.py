"""How a unit is reached is dated: the row of the newest day counts, an older day keeps what was told then."""

from datetime import date

import pytest

from databases import Database
from doing import unit
from orgs.test_office_command import OFFICE, office
from xinfang.demo import cast
from xinfang.demo.county import load_county
from xinfang.kernel import clock
from xinfang.kernel.errors import Refused
from xinfang.orgs.contacts import (
    NO_ADDRESS,
    ODD_POSTCODE,
    ODD_TELEPHONE,
    TOO_EARLY,
    Contact,
    contact_of,
    contacts_of,
    set_contact,
)
from xinfang.orgs.models import Unit, UnitContact

OLD = Contact("涉县井店镇演示街8号", "056400", "0310-0000014")
NEW = Contact("涉县井店镇新街1号", "056400", "0310-0000015")


@pytest.fixture
def town(db: None) -> Unit:
    """Give a town of the demonstration county, whose file says how it is reached."""
    load_county()
    return Unit.objects.get(code=cast.TOWN)


def test_a_new_address_counts_from_its_day_and_the_old_one_until_then(town: Unit) -> None:
    set_contact(town, NEW, since=date(2026, 3, 10))
    assert [contact_of(town.pk, on=date(2026, 3, day)) for day in (9, 10, 11)] == [OLD, NEW, NEW]


def test_what_was_said_of_the_same_day_is_replaced(town: Unit) -> None:
    for told in (OLD, NEW):
        set_contact(town, told, since=date(2026, 3, 10))
    assert UnitContact.objects.filter(unit=town, valid_from=date(2026, 3, 10)).count() == 1
    assert contact_of(town.pk, on=date(2026, 3, 10)) == NEW


def test_before_the_first_row_and_for_other_units_nothing_is_known(town: Unit) -> None:
    assert contact_of(town.pk, on=date(2003, 12, 31)) == Contact()
    assert contact_of(unit(cast.OTHER_TOWN), on=date(2026, 3, 5)) == Contact()
    assert contact_of(None, on=date(2026, 3, 5)) == Contact()


@pytest.mark.parametrize(
    ("told", "since", "field", "why"),
    [
        (Contact("一街", "05640"), date(2026, 3, 5), "postcode", ODD_POSTCODE),
        (Contact("", "056400"), date(2026, 3, 5), "postcode", NO_ADDRESS),
        (Contact("一街", "", "请找门卫"), date(2026, 3, 5), "telephone", ODD_TELEPHONE),
        (Contact("一街"), date(2003, 1, 1), "since", TOO_EARLY),
    ],
)
def test_what_is_no_address_is_refused_beside_its_field(
    told: Contact, since: date, field: str, why: str, town: Unit
) -> None:
    with pytest.raises(Refused) as refusal:
        set_contact(town, told, since=since)
    assert (str(refusal.value), refusal.value.field) == (why, field)
    assert UnitContact.objects.filter(unit=town).count() == 1


def test_many_units_are_asked_for_in_one_query(town: Unit, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]  # pytest-django's fixture
        found = contacts_of([town.pk, town.pk + 1, None])
    assert found.on(town.pk, date(2026, 3, 5)) == OLD


def test_a_notice_says_address_and_telephone_and_an_envelope_the_postcode_too() -> None:
    assert (OLD.words, OLD.postal) == ("地址：涉县井店镇演示街8号；电话：0310-0000014", "涉县井店镇演示街8号 056400")
    assert (Contact().words, Contact().postal) == ("", "")


def test_the_first_office_may_say_how_it_is_reached(own_db: Database) -> None:
    said = ("--address", "某县一街1号", "--postcode", "056400", "--telephone", "0310-0000001")
    done = office(own_db, *OFFICE, *said)
    assert done.returncode == 0, done.stderr
    [row] = UnitContact.objects.all()
    assert contact_of(row.unit_id, on=clock.today()) == Contact("某县一街1号", "056400", "0310-0000001")
