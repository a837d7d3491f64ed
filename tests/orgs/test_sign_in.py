"""Signing in: passwords, lock-out, and who cannot."""

import pytest
from django.test import Client
from django.urls import reverse

from xinfang.kernel.errors import Refused
from xinfang.orgs.models import Person
from xinfang.orgs.services import create_person, deactivate, set_password

PASSWORD = "right words 2026"


@pytest.fixture
def zhou(db: None) -> Person:
    return create_person(username="zhoumin", name="周敏", password=PASSWORD)


def sign_in(client: Client, *, username: str = "zhoumin", password: str = PASSWORD) -> int:
    given = {"username": username, "password": password}
    return client.post(reverse("desk:sign_in"), given, REMOTE_ADDR="127.0.0.1").status_code


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_a_password_is_kept_as_an_argon2_hash(zhou: Person) -> None:
    assert zhou.password.startswith("argon2$argon2id$")


@pytest.mark.parametrize("weak", ["short", "123456789", "password123"])
def test_a_weak_password_is_refused_in_words_and_the_old_one_stays(weak: str, zhou: Person) -> None:
    with pytest.raises(Refused) as refusal:
        set_password(zhou, weak)
    assert refusal.value.field == "password"
    assert Person.objects.get(pk=zhou.pk).check_password(PASSWORD)


def test_a_person_refused_for_his_password_is_not_entered(db: None) -> None:
    with pytest.raises(Refused):
        create_person(username="zhoumin", name="周敏", password="short")
    assert not Person.objects.exists()


def test_the_right_password_signs_in(zhou: Person, client: Client) -> None:
    assert sign_in(client) == 302
    assert signed_in(client)


@pytest.mark.parametrize("given", [{"password": "wrong words"}, {"username": "nobody"}, {"username": "ZHOUMIN"}])
def test_a_wrong_name_or_password_does_not(given: dict[str, str], zhou: Person, client: Client) -> None:
    sign_in(client, **given)
    assert not signed_in(client)


def test_an_inactive_person_cannot_sign_in(zhou: Person, client: Client) -> None:
    deactivate(zhou)
    sign_in(client)
    assert not signed_in(client)


def test_somebody_signed_in_is_out_when_made_inactive(zhou: Person, client: Client) -> None:
    sign_in(client)
    deactivate(zhou)
    assert client.get(reverse("desk:sign_in")).status_code == 200


def test_a_person_without_password_cannot_sign_in(db: None, client: Client) -> None:
    create_person(username="importer", name="数据导入服务")
    sign_in(client, username="importer", password="!")
    assert not signed_in(client)


def test_five_failures_lock_even_the_right_password_out_with_a_sentence(zhou: Person, client: Client) -> None:
    for _ in range(5):
        sign_in(client, password="wrong words")
    given = {"username": "zhoumin", "password": PASSWORD}
    answer = client.post(reverse("desk:sign_in"), given, REMOTE_ADDR="127.0.0.1")
    assert answer.status_code == 429
    assert "请15分钟后再试" in answer.content.decode()
    assert not signed_in(client)
