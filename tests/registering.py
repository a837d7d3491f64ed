"""What a clerk types into the registration form."""

from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client

TEXT = "门前排水沟堵塞，雨天院内积水，请求疏通。"


def typed(**more: Any) -> dict[str, Any]:
    """Give the least that is registered, with `more` typed besides; `__` stands for a dash in names of fields."""
    least = {
        "command_id": str(uuid4()),
        "channel": "VISIT",
        "received_on": "2026-03-05",
        "asks": "1",
        "parties": "1",
        "ask-0-text": TEXT,
        "ask-0-klass": "CLAIM",
        "do": "register",
    }
    return {**least, **{name.replace("__", "-"): value for name, value in more.items()}}


def send(client: Client, form: dict[str, Any]) -> HttpResponse:
    """Send the form."""
    return client.post("/register/", form)
