"""Browsers in which somebody of the demonstration county is signed in."""

from django.test import Client

from xinfang.demo.county import person


def signed_in(username: str, client: Client | None = None) -> Client:
    """Give a browser, a new one or the one given, in which that person is signed in."""
    client = client or Client()
    client.force_login(person(username), backend="django.contrib.auth.backends.ModelBackend")
    return client
