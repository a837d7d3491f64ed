"""Looking up by number and query code: one sentence for every way of being wrong, and not many tries."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from databases import Database
from doing import Doing
from xinfang.demo.county import load_county
from xinfang.kernel import clock
from xinfang.kernel.codes import grouped, new_code
from xinfang.kernel.errors import Refused
from xinfang.petitions.lookup import TOO_MANY, WRONG, TooManyTries, prove
from xinfang.petitions.models import LookupTry, Petition

SOME_CODE = "0000-0000-0000-0000"


@pytest.fixture
def matter(county: None) -> tuple[str, str]:
    """Give number and code of a petition."""
    done = Doing().register().done
    assert done.query_code is not None
    return done.case.number, grouped(done.query_code)


def ask(number: str, code: str, *, address: str = "10.0.0.1", client: Client | None = None) -> Any:
    return (client or Client()).post("/query/", {"number": number, "code": code}, REMOTE_ADDR=address)


def faults(response: Any) -> list[str]:
    return [str(sentence) for sentence in response.context["form"].non_field_errors()]


def test_number_and_code_open_the_matter(matter: tuple[str, str]) -> None:
    client = Client()
    assert ask(*matter, client=client)["Location"] == "/query/matter/"
    assert matter[0] in client.get("/query/matter/").content.decode()


def test_number_and_code_may_be_typed_in_many_ways(matter: tuple[str, str]) -> None:
    number, code = matter
    wide = {ord(c): ord(c) + 0xFEE0 for c in "0123456789"}
    for typed in (f" {number.lower()} ", number.replace("-", "\uff0d"), number.translate(wide)):
        assert ask(typed, code.lower().replace("-", " ")).status_code == 302


def test_a_wrong_number_and_a_wrong_code_get_the_same_answer_after_the_same_work(matter: tuple[str, str]) -> None:
    number, code = matter
    answers, work = [], []
    for typed in ((number, SOME_CODE), ("130426XF-2026-999999", code), (number, "short"), ("no such", "short")):
        with CaptureQueriesContext(connection) as captured:
            response = ask(*typed)
        answers.append((response.status_code, faults(response)))
        work.append(len(captured))
    assert answers == [(422, [WRONG])] * 4
    assert work == [work[0]] * 4


def test_an_imported_petition_without_code_cannot_be_proved(matter: tuple[str, str]) -> None:
    Petition.objects.update(query_mac=None)
    assert faults(ask(*matter)) == [WRONG]


def test_the_code_of_another_petition_opens_nothing(matter: tuple[str, str]) -> None:
    other = Doing().register().done
    assert faults(ask(matter[0], other.query_code or "")) == [WRONG]


def test_what_was_typed_stays_and_a_missing_field_is_named(matter: tuple[str, str]) -> None:
    response = ask(matter[0], "")
    assert response.status_code == 422
    assert response.context["form"].errors == {"code": ["请填写查询码。"]}
    assert response.context["form"]["number"].value() == matter[0]
    assert not LookupTry.objects.exists()


def test_after_ten_wrong_tries_one_address_must_wait_even_with_the_right_code(
    matter: tuple[str, str], thursday: time_machine.Traveller
) -> None:
    for n in range(10):
        assert ask(f"130426XF-2025-{n:06d}", SOME_CODE).status_code == 422
    refused = ask(*matter)
    assert (refused.status_code, faults(refused)) == (429, [TOO_MANY])
    assert ask(*matter, address="10.0.0.2").status_code == 302
    thursday.shift(timedelta(minutes=15))
    assert ask(*matter).status_code == 302


def test_after_ten_wrong_tries_a_number_must_rest_whether_it_exists_or_not(matter: tuple[str, str]) -> None:
    for number in (matter[0], "130426XF-2025-000001"):
        for n in range(10):
            assert ask(number, SOME_CODE, address=f"10.0.{len(number)}.{n}").status_code == 422
        assert ask(number, matter[1], address="10.9.9.9").status_code == 429


def test_tries_during_the_pause_do_not_lengthen_it(matter: tuple[str, str], thursday: time_machine.Traveller) -> None:
    for _ in range(10):
        ask(matter[0], SOME_CODE)
    thursday.shift(timedelta(minutes=14))
    assert ask(*matter).status_code == 429
    thursday.shift(timedelta(minutes=1))
    assert ask(*matter).status_code == 302


def test_right_tries_do_not_count(matter: tuple[str, str]) -> None:
    for _ in range(12):
        assert ask(*matter).status_code == 302
    assert not LookupTry.objects.exists()


def test_the_record_of_tries_names_neither_number_nor_address(matter: tuple[str, str]) -> None:
    ask(matter[0], SOME_CODE, address="10.0.0.77")
    row = LookupTry.objects.get()
    kept = bytes(row.number_mac) + bytes(row.address_mac)
    assert len(kept) == 64
    assert matter[0].encode() not in kept
    assert b"10.0.0.77" not in kept


def test_old_tries_are_forgotten(matter: tuple[str, str], thursday: time_machine.Traveller) -> None:
    ask(matter[0], SOME_CODE)
    thursday.shift(timedelta(minutes=16))
    ask(matter[0], SOME_CODE)
    assert LookupTry.objects.count() == 1


def test_addresses_of_one_subscriber_count_together(matter: tuple[str, str]) -> None:
    for n in range(10):
        ask(f"130426XF-2025-{n:06d}", SOME_CODE, address=f"2001:db8:1:2::{n + 1:x}")
    assert ask(*matter, address="2001:db8:1:2:ffff::9").status_code == 429
    assert ask(*matter, address="2001:db8:1:3::9").status_code == 302


def test_a_forged_forwarding_header_does_not_hide_the_address(matter: tuple[str, str]) -> None:
    for n in range(10):
        Client(headers={"x-forwarded-for": f"10.1.1.{n}"}).post("/query/", {"number": f"X{n}", "code": SOME_CODE})
    assert ask(*matter, address="127.0.0.1").status_code == 429


def test_behind_the_https_server_the_address_that_it_saw_counts(matter: tuple[str, str], settings: Any) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    for n in range(10):
        client = Client(headers={"x-forwarded-for": f"10.1.1.{n}, 10.2.2.2"})
        ask(f"X{n}", SOME_CODE, client=client)
    assert ask(*matter, client=Client(headers={"x-forwarded-for": "10.2.2.2"})).status_code == 429
    assert ask(*matter, client=Client(headers={"x-forwarded-for": "10.1.1.1"})).status_code == 302


def test_tries_made_at_once_count_each_other(own_db: Database) -> None:
    load_county()
    number, at = Doing().register().done.case.number, clock.now()

    def one(_: int) -> type[Exception]:
        try:
            prove(number, new_code(), address="10.0.0.1", at=at)
        except (Refused, TooManyTries) as refused:
            return type(refused)
        finally:
            connections.close_all()
        raise AssertionError

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(one, range(40)))
    assert answers.count(Refused) <= 10
    assert LookupTry.objects.count() <= 10
