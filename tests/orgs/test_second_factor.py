"""The second factor: a telephone's code or a code on paper, each taken once, and counted towards the lock-out."""

import base64
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from time_machine import travel as travelling

from orgs.conftest import SINCE
from xinfang.kernel.errors import Refused
from xinfang.law.roles import CapacityKind
from xinfang.orgs import second_factor as factors
from xinfang.orgs.models import Person, SecondFactor, SignedIn, Unit
from xinfang.orgs.services import create_person, give_capacity

PASSWORD = "right words 2026"
AT = datetime(2026, 3, 5, 1, 0, tzinfo=UTC)


def code_at(address: str, at: datetime) -> str:
    """Give what a telephone that scanned `address` shows."""
    secret = base64.b32decode(parse_qs(urlsplit(address).query)["secret"][0])
    return TOTP(secret, 6, SHA1(), 30).generate(int(at.timestamp())).decode()


@pytest.fixture
def zhou(db: None) -> Person:
    return create_person(username="zhoumin", name="周敏", password=PASSWORD)


@pytest.fixture
def secured(zhou: Person) -> tuple[Person, str, list[str]]:
    """Give somebody with a factor in force since a minute before `AT`, its address and its recovery codes."""
    address = factors.begin(zhou)
    before = AT - timedelta(minutes=1)
    return zhou, address, factors.confirm(zhou, code_at(address, before), at=before)


def first_step(client: Client) -> None:
    client.post(reverse("desk:sign_in"), {"username": "zhoumin", "password": PASSWORD}, REMOTE_ADDR="127.0.0.1")


def second_step(client: Client, code: str) -> int:
    return client.post(reverse("desk:second_step"), {"code": code}, REMOTE_ADDR="127.0.0.1").status_code


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_a_factor_is_not_in_force_before_a_right_code(zhou: Person) -> None:
    factors.begin(zhou)
    with pytest.raises(Refused) as refusal:
        factors.confirm(zhou, "000000", at=AT)
    assert (refusal.value.field, factors.is_in_force(zhou)) == ("code", False)


def test_a_telephones_code_passes_once(secured: tuple[Person, str, list[str]]) -> None:
    zhou, address, _ = secured
    code = code_at(address, AT)
    assert [factors.passes(zhou, code, at=AT), factors.passes(zhou, code, at=AT)] == [True, False]


def test_a_clock_may_differ_by_half_a_minute_and_not_by_two(secured: tuple[Person, str, list[str]]) -> None:
    zhou, address, _ = secured
    early, late = code_at(address, AT + timedelta(seconds=120)), code_at(address, AT + timedelta(seconds=30))
    assert [factors.passes(zhou, early, at=AT), factors.passes(zhou, late, at=AT)] == [False, True]


def test_a_code_on_paper_passes_once_however_it_is_typed(secured: tuple[Person, str, list[str]]) -> None:
    zhou, _, papers = secured
    typed = papers[0].lower().replace("-", " ")
    assert [factors.passes(zhou, typed, at=AT), factors.passes(zhou, typed, at=AT)] == [True, False]


def test_fresh_paper_codes_end_the_former_ones(secured: tuple[Person, str, list[str]]) -> None:
    zhou, _, papers = secured
    fresh = factors.renew_recovery_codes(zhou)
    assert [factors.passes(zhou, papers[1], at=AT), factors.passes(zhou, fresh[1], at=AT)] == [False, True]


def test_nothing_in_the_database_gives_the_secret_away(secured: tuple[Person, str, list[str]]) -> None:
    zhou, address, papers = secured
    secret = base64.b32decode(parse_qs(urlsplit(address).query)["secret"][0])
    row = SecondFactor.objects.get(person=zhou)
    assert secret not in bytes(row.enc_secret)
    assert secret.hex().encode() not in bytes(row.enc_secret)
    assert not {papers[0].encode(), papers[0].replace("-", "").encode()} & {
        bytes(one.mac) for one in zhou.recovery_codes.all()
    }


def test_a_password_alone_does_not_sign_in(secured: tuple[Person, str, list[str]], client: Client) -> None:
    first_step(client)
    assert not signed_in(client)
    assert client.get("/").status_code == 302


def test_password_and_code_sign_in(secured: tuple[Person, str, list[str]], client: Client) -> None:
    _, address, _ = secured
    with travelling(AT, tick=False):
        first_step(client)
        assert second_step(client, code_at(address, AT)) == 302
        assert signed_in(client)


def test_the_second_step_is_refused_without_the_first(secured: tuple[Person, str, list[str]], client: Client) -> None:
    _, _, papers = secured
    assert second_step(client, papers[0]) == 404
    assert not signed_in(client)


def test_the_second_step_is_refused_after_five_minutes(secured: tuple[Person, str, list[str]], client: Client) -> None:
    _, _, papers = secured
    with travelling(AT, tick=False) as clock:
        first_step(client)
        clock.shift(timedelta(minutes=5))
        assert second_step(client, papers[0]) == 404


def test_five_wrong_codes_lock_the_right_one_out(secured: tuple[Person, str, list[str]], client: Client) -> None:
    _, _, papers = secured
    first_step(client)
    for _ in range(5):
        second_step(client, "000000")
    assert second_step(client, papers[0]) == 429
    assert not signed_in(client)


def test_somebody_made_inactive_meanwhile_does_not_pass(secured: tuple[Person, str, list[str]], client: Client) -> None:
    zhou, _, papers = secured
    first_step(client)
    Person.objects.filter(pk=zhou.pk).update(is_active=False)
    assert second_step(client, papers[0]) == 404


@pytest.mark.parametrize(("demanded", "goes_on"), [(True, 302), (False, 200)])
def test_an_administrator_sets_a_factor_up_first_where_the_office_demands_it(
    demanded: bool, goes_on: int, zhou: Person, units: dict[str, Unit], client: Client, settings: Settings
) -> None:
    settings.SECOND_FACTOR_REQUIRED = demanded
    give_capacity(zhou, units["XF1"], kind=CapacityKind.ADMIN, valid_from=SINCE)
    first_step(client)
    answer = client.get(reverse("desk:account"))
    assert answer.status_code == goes_on
    assert client.get(reverse("desk:second_factor")).status_code == 200


def test_the_account_page_lists_browsers_and_ends_the_others(zhou: Person, client: Client) -> None:
    other = Client(headers={"user-agent": "Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/149.0"})
    for each in (client, other):
        first_step(each)
    page = client.get(reverse("desk:account")).content.decode()
    assert "火狐 · Windows" in page
    client.post(reverse("desk:end_sessions"))
    assert [signed_in(client), other.get("/").status_code, SignedIn.objects.count()] == [True, 302, 1]


def test_nobody_ends_the_session_of_somebody_else(zhou: Person, client: Client) -> None:
    stranger = create_person(username="liqiang", name="李强", password=PASSWORD)
    other = Client()
    other.post(reverse("desk:sign_in"), {"username": "liqiang", "password": PASSWORD}, REMOTE_ADDR="127.0.0.1")
    first_step(client)
    key = SignedIn.objects.get(person=stranger).session_key
    client.post(reverse("desk:end_sessions"), {"only": key})
    assert signed_in(other)
    assert SignedIn.objects.filter(person=stranger).exists()


def test_a_new_password_needs_the_old_one(zhou: Person, client: Client) -> None:
    first_step(client)
    new = {"new": "other words 2026", "again": "other words 2026"}
    assert client.post(reverse("desk:password"), {"old": "wrong words", **new}).status_code == 422
    assert client.post(reverse("desk:password"), {"old": PASSWORD, **new}).status_code == 302
    zhou.refresh_from_db()
    assert zhou.check_password("other words 2026")


def test_setting_up_shows_the_paper_codes_once(zhou: Person, client: Client) -> None:
    first_step(client)
    assert "第一步" in client.get(reverse("desk:second_factor")).content.decode()
    address = factors.begin(zhou)
    with travelling(AT, tick=False):
        first_step(client)
        answer = client.post(reverse("desk:second_factor"), {"code": code_at(address, AT)})
    assert answer.content.decode().count("<li>") >= factors.RECOVERY_CODES
    assert factors.is_in_force(zhou)
    assert client.get(reverse("desk:second_factor")).status_code == 409


def test_stopping_needs_the_password(secured: tuple[Person, str, list[str]], client: Client) -> None:
    zhou, _, papers = secured
    first_step(client)
    second_step(client, papers[0])
    assert client.post(reverse("desk:second_factor_stop"), {"password": "wrong"}).status_code == 409
    assert factors.is_in_force(zhou)
    assert client.post(reverse("desk:second_factor_stop"), {"password": PASSWORD}).status_code == 302
    assert not factors.is_in_force(zhou)
