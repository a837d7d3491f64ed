"""Which petition the browser has proved to be its own, for thirty minutes of use."""

from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

KEY = "proven"
IDLE = timedelta(minutes=30)


def remember(session: SessionBase, petition: UUID, *, at: datetime) -> None:
    """Keep that the petition was proved, under a fresh session key, so that no key known before opens it."""
    session.cycle_key()
    session[KEY] = {"petition": str(petition), "until": (at + IDLE).isoformat()}


def proven(session: SessionBase, *, at: datetime) -> UUID | None:
    """Give the petition proved, and count the time anew; None when none was, or too long ago."""
    kept = session.get(KEY)
    if not kept:
        return None
    if at >= datetime.fromisoformat(kept["until"]):
        del session[KEY]
        return None
    session[KEY] = {**kept, "until": (at + IDLE).isoformat()}
    return UUID(kept["petition"])


def forget(request: HttpRequest) -> None:
    """End the look-up. The whole session goes, unless staff is signed in under it."""
    if request.user.is_authenticated:
        request.session.pop(KEY, None)
    else:
        request.session.flush()
