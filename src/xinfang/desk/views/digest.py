"""What the day asks for, on one page in the morning; every figure opens the list behind it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from xinfang.desk.signed_in import me
from xinfang.desk.views.overview import listing
from xinfang.desk.views.waiting import count_words
from xinfang.kernel import clock
from xinfang.orgs.models import Person
from xinfang.petitions import lists
from xinfang.petitions.finding import Filters, narrowed
from xinfang.petitions.inputs import active
from xinfang.petitions.lists import Bucket, Inbox
from xinfang.petitions.messages import unread_of
from xinfang.petitions.paper_books import count_to_approve
from xinfang.petitions.tallies import counted
from xinfang.petitions.waiting import Waiting, waiting_for

DAY: Final = timedelta(days=1)
FEW: Final = 5
TOLD: Final = {Bucket.LATE: "已逾期，请先办", Bucket.SOON: "三天内到期", Bucket.RETURNED: "退回本单位的"}


@dataclass(frozen=True, slots=True)
class DigestFigure:
    """One figure: what it counts, how many, and the address of the list behind it."""

    words: str
    number: str
    url: str


@require_safe
def digest(request: HttpRequest) -> HttpResponse:
    """Show what is late, falls due, came back, waits for the reader and came in, with the first lines of each."""
    person, on = me(request), clock.today()
    inbox, since = lists.inbox_of(person, on=on), active().calendar.previous_working(on - DAY)
    context = {
        "on": on,
        "since": since,
        "figures": _figures(person, inbox, since=since),
        "parts": _parts(inbox),
    }
    return render(request, "desk/digest.html", context)


def _figures(person: Person, inbox: Inbox, *, since: date) -> list[DigestFigure]:
    """Give the figures, all counted in one query."""
    home = reverse("desk:inbox")
    came_in = Filters(since=since)
    rows: list[tuple[str, str, QuerySet[Any]]] = [
        *((one.label, f"{home}?list={one.value}", inbox.number(one)) for one in TOLD),
        *(
            (one.label, reverse("desk:waiting", args=[one.value]), waiting_for(person, one, on=inbox.on))
            for one in Waiting
        ),
        ("未读消息", f"{reverse('desk:messages')}?only=unread", unread_of(person)),
        ("上一个工作日以来收到", listing(came_in), narrowed(person, came_in).order_by("-received_on", "-pk")),
    ]
    counts = counted(*(found for _, _, found in rows))
    told = [DigestFigure(words, count_words(n), url) for (words, url, _), n in zip(rows, counts, strict=True)]
    to_sign = count_to_approve(person, on=inbox.on)
    signing = [] if to_sign is None else [DigestFigure("等待我签发", str(to_sign), reverse("desk:papers"))]
    return [*told[:-2], *signing, *told[-2:]]


def _parts(inbox: Inbox) -> list[tuple[str, str, list[lists.Owed]]]:
    """Give the first lines of what is owed today, with the code of each list."""
    found = {one: list(inbox.part(one)[:FEW]) for one in TOLD}
    shown = [row for rows in found.values() for row in rows]
    names = inbox.allotment.names({row.petition_id for row in shown})
    lines = iter(lists.owed_lines(shown, on=inbox.on, workers=names))
    return [(words, one.value, lists.together(next(lines) for _ in found[one])) for one, words in TOLD.items()]
