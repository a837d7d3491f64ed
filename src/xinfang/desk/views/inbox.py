"""The home page: what one's unit owes, by day due."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xinfang.desk.signed_in import me
from xinfang.desk.views.saved import saved_here
from xinfang.desk.views.waiting import count_words, tabs_with
from xinfang.kernel import clock
from xinfang.kernel.errors import NotFound
from xinfang.law.actable import ACTS, ActRow
from xinfang.law.terms import Term
from xinfang.orgs.models import Person
from xinfang.petitions import lists
from xinfang.petitions.allocating import organs_working
from xinfang.petitions.allotted import Allotted
from xinfang.petitions.bulk import IN_BULK
from xinfang.petitions.lists import Bucket, Inbox
from xinfang.petitions.messages import unread_of
from xinfang.petitions.models import SavedPage
from xinfang.petitions.waiting import Waiting, waiting_for
from xinfang.web.paging import keyset_page

W = TypeVar("W", bound=Term)
SIZE: Final = 50
FEW: Final = 20


@dataclass(frozen=True, slots=True)
class Tab:
    """One part of the inbox in the row of its parts."""

    bucket: Bucket
    number: str
    current: bool


@dataclass(frozen=True, slots=True)
class WhoseTab:
    """Whose work the part shown can be narrowed to."""

    allotted: Allotted
    number: str
    current: bool


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """Show one part of the inbox; the first part shows also the beginning of what has no day."""
    person, on = me(request), clock.today()
    bucket, cursor = _word(Bucket, request.GET.get("list", Bucket.DUE)), request.GET.get("cursor", "")
    allotted = _word(Allotted, request.GET.get("by", Allotted.ALL))
    inbox, falling = lists.inbox_of(person, on=on), lists.falling(bucket)
    page = keyset_page(
        inbox.part(bucket, allotted), by=lists.order_of(bucket), cursor=cursor, descending=falling, size=SIZE
    )
    first = bucket is Bucket.DUE and not cursor
    untimed = list(inbox.part(Bucket.UNTIMED, allotted)[:FEW]) if first else []
    shown = [*page.rows, *untimed]
    told = lists.owed_lines(shown, on=on, workers=inbox.allotment.names({row.petition_id for row in shown}))
    lines = told[: len(page.rows)]
    context = {
        "on": on,
        "bucket": bucket,
        **_numbers(person, inbox, bucket, allotted),
        "late": [line for line in lines if line.late and not falling],
        "rest": [line for line in lines if not line.late or falling],
        "untimed": told[len(page.rows) :],
        "page": page,
        "bulk_kinds": bulk_kinds(person, on=on),
        "may_allocate": bool(organs_working(lists.working_seats(person, on=on))),
    }
    return render(request, "desk/inbox.html", context | saved_here(request, SavedPage.INBOX))


def bulk_kinds(person: Person, *, on: date) -> list[ActRow]:
    """Give the acts that somebody in one of the person's seats may do in bulk."""
    held = {seat.kind for seat in lists.working_seats(person, on=on)}
    return [ACTS[kind] for kind in IN_BULK if ACTS[kind].capacities & held]


def _numbers(person: Person, inbox: Inbox, bucket: Bucket, allotted: Allotted) -> dict[str, Any]:
    """Give the numbers on the page, all counted in one query."""
    others = [one for one in Allotted if one is not allotted]
    counts = iter(
        lists.counted(
            *(inbox.part(one, allotted) for one in Bucket),
            *(inbox.part(bucket, one) for one in others),
            *(waiting_for(person, one, on=inbox.on) for one in Waiting),
            unread_of(person),
            lists.matters(person, incomplete=True),
        )
    )
    of_parts = {one: count_words(next(counts)) for one in Bucket}
    of_whose = {allotted: of_parts[bucket], **{one: count_words(next(counts)) for one in others}}
    return {
        "tabs": [Tab(one, number, one is bucket) for one, number in of_parts.items()],
        "whose_tabs": [WhoseTab(one, of_whose[one], one is allotted) for one in Allotted],
        "waiting_tabs": tabs_with([next(counts) for _ in Waiting]),
        "unread": count_words(next(counts)),
        "imported": count_words(next(counts)),
    }


def _word(of: type[W], name: str) -> W:
    try:
        return of(name)
    except ValueError as unknown:
        raise NotFound("没有这个列表，请从首页重新进入。") from unknown
