"""Where people are signed in: each browser is noted as they enter, and can be ended from another one."""

import re
from datetime import datetime
from typing import Final

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet

from xinfang.orgs.models import Person, SignedIn

BROWSERS: Final = (
    ("Edg/", "Edge"), ("360SE", "360"), ("QQBrowser", "QQ 浏览器"), ("UBrowser", "UC 浏览器"), ("Firefox/", "火狐"),
    ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("Trident/", "IE"),
)  # fmt: skip
SYSTEMS: Final = (
    ("Windows", "Windows"), ("HarmonyOS", "鸿蒙"), ("Android", "安卓"), ("iPhone", "iPhone"), ("iPad", "iPad"),
    ("Mac OS", "Mac"), ("UOS", "统信"), ("Linux", "Linux"),
)  # fmt: skip
ADDRESS: Final = re.compile(r"[0-9a-fA-F.:]{2,45}")


def note(person: Person, session_key: str, *, agent: str, address: str, at: datetime) -> None:
    """Note that `person` has signed in in this browser."""
    SignedIn.objects.update_or_create(
        session_key=session_key,
        defaults={
            "person": person,
            "since": at,
            "browser": browser_of(agent),
            "address": address if ADDRESS.fullmatch(address) else None,
        },
    )


def browser_of(agent: str) -> str:
    """Give browser and system in a word each, as far as the header tells them."""
    told = (next((name for mark, name in known if mark in agent), "") for known in (BROWSERS, SYSTEMS))
    return " · ".join(word for word in told if word) or "未知浏览器"


def open_sessions(person: Person, *, at: datetime) -> QuerySet[SignedIn]:
    """Give the browsers in which `person` is signed in, newest first."""
    live = Session.objects.filter(expire_date__gt=at).values("session_key")
    return SignedIn.objects.filter(person=person, session_key__in=live).order_by("-since", "session_key")


@transaction.atomic
def end(person: Person, *, keep: str | None = None, only: str | None = None) -> int:
    """End the person's sessions, save the one with the key `keep`, or `only` that one; give how many ended."""
    found = SignedIn.objects.filter(person=person).exclude(session_key=keep or "")
    keys = list((found.filter(session_key=only) if only else found).values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    SignedIn.objects.filter(session_key__in=keys).delete()
    return len(keys)
