"""Which pages are open, and what every page says to caches and browsers."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.resolvers import RoutePattern
from pytest_django import Settings

from xinfang.web.public import PUBLIC

SAMPLES = {"int": 1, "string": "x", "slug": "x", "uuid": UUID(int=0), "path": "x"}


def addresses(resolver: URLResolver, *, room: str = "") -> Iterator[tuple[str, str]]:
    """Give name and address of every page, made-up values in the place of its arguments."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from addresses(entry, room=f"{entry.namespace}:" if entry.namespace else room)
        else:
            assert entry.name, f"The page {entry.pattern} needs a name, so that PUBLIC can tell it."
            yield f"{room}{entry.name}", reverse(f"{room}{entry.name}", kwargs=arguments(entry))


def arguments(entry: URLPattern) -> dict[str, object]:
    assert isinstance(entry.pattern, RoutePattern), f"The page {entry.name} is matched by a regular expression."
    kinds = {name: type(kind).__name__ for name, kind in entry.pattern.converters.items()}
    return {name: SAMPLES[kind.removesuffix("Converter").lower()] for name, kind in kinds.items()}


PAGES = list(addresses(get_resolver()))
CLOSED = [address for name, address in PAGES if name not in PUBLIC]
OPEN = [address for name, address in PAGES if name in PUBLIC]


def test_every_name_in_public_is_a_page() -> None:
    assert {name for name, _ in PAGES} >= PUBLIC


@pytest.mark.django_db
@pytest.mark.parametrize("address", CLOSED)
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_page_outside_public_refuses_the_anonymous(address: str, method: str, client: Client) -> None:
    answer = getattr(client, method)(address)
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, reverse("desk:sign_in"))


@pytest.mark.django_db
@pytest.mark.parametrize("address", OPEN)
def test_a_public_page_sends_nobody_to_sign_in(address: str, client: Client, settings: Settings) -> None:
    settings.WORKER_EXPECTED = False
    answer = client.get(address)
    assert answer.status_code < 500
    assert not answer.headers.get("Location", "").startswith(reverse("desk:sign_in"))


@pytest.mark.django_db
@pytest.mark.parametrize("address", OPEN)
def test_no_page_is_kept_by_caches_and_none_runs_foreign_code(address: str, client: Client) -> None:
    headers = client.get(address).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    assert headers["Cache-Control"] == "no-store"
    assert policy.pop("default-src") == "'self'"
    assert policy.pop("img-src") == "'self' data:"
    assert set(policy.values()) <= {"'self'", "'none'"}
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_a_signed_in_page_is_not_kept_and_says_who_one_is(signed_in: Client) -> None:
    answer = signed_in.get(reverse("desk:components"))
    assert answer["Cache-Control"] == "no-store"
    assert '<span class="top-unit">涉县信访局 </span>周敏' in answer.content.decode()


@pytest.mark.django_db
def test_a_part_of_a_page_asked_for_after_the_session_ended_sends_the_whole_page_to_sign_in(client: Client) -> None:
    answer = client.get("/?state=open", headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Redirect"]) == (204, "/sign-in/?next=/%3Fstate%3Dopen")


@pytest.mark.django_db
def test_signing_out_needs_a_form(signed_in: Client) -> None:
    assert signed_in.get(reverse("desk:sign_out")).status_code == 405


def test_signing_in_never_leads_to_another_site(clerk: object, client: Client) -> None:
    given = {"username": "zhoumin", "password": "right words 2026", "next": "https://elsewhere.example/"}
    answer = client.post(reverse("desk:sign_in"), given, REMOTE_ADDR="127.0.0.1")
    assert (answer.status_code, answer["Location"]) == (302, "/")
