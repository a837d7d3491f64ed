"""Which petition the browser has proved to be its own, for thirty minutes of use."""

from datetime import datetime, timedelta
from uuid import UUID

from django.http import HttpRequest

from xinfang.petitions.lookup import Proved, is_current

KEY = "proven"
IDLE = timedelta(minutes=30)


def remember(request: HttpRequest, proved: Proved, *, at: datetime) -> None:
    """Keep that the petition was proved, under a fresh session key, so that no key known before opens it."""
    request.session.cycle_key()
    request.session[KEY] = {
        "petition": str(proved.petition),
        "person": proved.person,
        "mark": proved.mark,
        "by": request.user.pk,
        "until": (at + IDLE).isoformat(),
    }


def proven(request: HttpRequest, *, at: datetime) -> UUID | None:
    """Give the petition proved, and count the time anew.

    None when none was, too long ago, with a code that was given anew since, or before somebody signed in here: a proof
    does not pass on to staff.
    """
    kept = request.session.get(KEY)
    if not kept:
        return None
    petition, late = UUID(kept["petition"]), at >= datetime.fromisoformat(kept["until"])
    if late or kept["by"] != request.user.pk or not is_current(petition, kept.get("mark", "")):
        del request.session[KEY]
        return None
    request.session[KEY] = {**kept, "until": (at + IDLE).isoformat()}
    return petition


def whose(request: HttpRequest) -> int | None:
    """Give which petitioner proved it: the act by which he joined, None for the first."""
    kept = request.session.get(KEY) or {}
    return kept.get("person")


def forget(request: HttpRequest) -> None:
    """End the look-up. The whole session goes, unless staff is signed in under it."""
    if request.user.is_authenticated:
        request.session.pop(KEY, None)
    else:
        request.session.flush()
