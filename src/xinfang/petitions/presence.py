"""Who is writing on a petition just now."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from xinfang.law.actable import ACTS
from xinfang.law.acts import ActKind
from xinfang.petitions.casework import CaseView
from xinfang.petitions.models import Presence

LASTS: Final = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Writing:
    """Somebody else who has the form of an act open, and since when."""

    name: str
    act: str
    since: datetime


def note_writing(view: CaseView, kind: ActKind, *, at: datetime) -> None:
    """Keep that the reader has opened the form of an act; what is older than `LASTS` is forgotten."""
    Presence.objects.filter(at__lt=at - LASTS).delete()
    Presence.objects.update_or_create(
        petition=view.petition, person=view.person, defaults={"kind": kind.value, "at": at}
    )


def stop_writing(view: CaseView) -> None:
    """Forget that the reader had a form open: he has sent or left it."""
    Presence.objects.filter(petition=view.petition, person=view.person).delete()


def others_writing(view: CaseView, *, at: datetime) -> list[Writing]:
    """Give who else has a form of the petition open, the newest first."""
    rows = Presence.objects.filter(petition=view.petition, at__gte=at - LASTS).exclude(person=view.person)
    found = rows.select_related("person").order_by("-at")
    return [Writing(row.person.name, ACTS[ActKind(row.kind)].label, row.at) for row in found]
