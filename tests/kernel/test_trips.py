"""Statements that travel together."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from django.db import DataError, transaction

from xinfang.demo.county import load_county, unit
from xinfang.kernel.trips import Trip
from xinfang.orgs.models import Capacity, Person, Unit
from xinfang.petitions.models import CommandRecord, LookupTry, NumberCounter

pytestmark = pytest.mark.django_db
PERSON = {"username": "awkward", "name": "x", "pinyin": "x", "password": "x", "is_active": True}
AWKWARD = "它说：“100%” \\n \\x41 '引号' \"双引号\" \t\n%s 末尾"


def bureau() -> Unit:
    load_county()
    return unit("130426XF")


def test_each_statement_sees_what_those_before_it_did_and_gives_its_rows() -> None:
    office = bureau()
    trip = Trip().insert(NumberCounter, [{"unit_id": office.pk, "year": 2026, "last": 7}])
    trip.ask("update petitions_numbercounter set last = last + %s", 1)
    trip.ask("select last from petitions_numbercounter where year = %s", 2026)
    assert trip.go() == [[], [], [(8,)]]


def test_bytes_moments_ids_and_awkward_words_are_stored_as_they_are() -> None:
    one, at = uuid4(), datetime(2026, 3, 2, 4, 5, 6, 789, tzinfo=UTC)
    trip = Trip().insert(CommandRecord, [{"id": one, "fingerprint": b"\x00\\'%s", "petition": UUID(int=5)}])
    trip.insert(Person, [PERSON | {"name": AWKWARD}])
    trip.insert(LookupTry, [{"at": at, "number_mac": b"\xff", "address_mac": b""}]).go()
    command = CommandRecord.objects.get(pk=one)
    assert (bytes(command.fingerprint), command.petition) == (b"\x00\\'%s", UUID(int=5))
    assert Person.objects.get(username="awkward").name == AWKWARD
    assert LookupTry.objects.get().at == at


def test_put_takes_the_place_of_the_row_with_the_same_key_and_leaves_its_id() -> None:
    office = bureau()
    key = ("unit_id", "year")
    Trip().put(NumberCounter, [{"unit_id": office.pk, "year": 2026, "last": 1}], key=key).go()
    before = NumberCounter.objects.get()
    rows = [{"unit_id": office.pk, "year": year, "last": 5} for year in (2026, 2027)]
    Trip().put(NumberCounter, rows, key=key).go()
    after = NumberCounter.objects.order_by("year")
    assert [(one.year, one.last) for one in after] == [(2026, 5), (2027, 5)]
    assert after[0].pk == before.pk


def test_change_sets_the_columns_named_of_one_row_alone() -> None:
    bureau()
    first, second = Capacity.objects.order_by("id")[:2]
    Trip().change(Capacity, {"valid_to": date(2030, 1, 1)}, pk=first.pk).go()
    assert Capacity.objects.get(pk=first.pk).valid_to == date(2030, 1, 1)
    assert Capacity.objects.get(pk=second.pk).valid_to is None


def test_no_rows_are_no_statement() -> None:
    assert Trip().insert(Unit, []).put(Unit, [], key=("id",)).statements == []


def test_when_one_statement_fails_none_of_the_trip_stays() -> None:
    office = bureau()
    trip = Trip().insert(NumberCounter, [{"unit_id": office.pk, "year": 2026, "last": 1}])
    trip.insert(Person, [PERSON | {"name": "x\x00"}])
    with pytest.raises(DataError), transaction.atomic():
        trip.go()
    assert not NumberCounter.objects.exists()
