"""The home page: what one's unit owes, by day due."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xinfang.desk.signed_in import me
from xinfang.desk.views.waiting import count_words, tabs_with
from xinfang.kernel import clock
from xinfang.kernel.errors import NotFound
from xinfang.law.actable import ACTS, ActRow
from xinfang.orgs.models import Person
from xinfang.petitions import lists
from xinfang.petitions.bulk import IN_BULK
from xinfang.petitions.lists import Bucket, Inbox
from xinfang.petitions.messages import unread_of
from xinfang.petitions.waiting import Waiting, waiting_for
from xinfang.web.paging import keyset_page

SIZE: Final = 50
FEW: Final = 20


@dataclass(frozen=True, slots=True)
class Tab:
    """One part of the inbox in the row of its parts."""

    bucket: Bucket
    number: str
    current: bool


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """Show one part of the inbox; the first part shows also the beginning of what has no day."""
    person, on = me(request), clock.today()
    bucket, cursor = _bucket(request.GET.get("list", Bucket.DUE)), request.GET.get("cursor", "")
    inbox = lists.inbox_of(person, on=on)
    page = keyset_page(inbox.part(bucket), by=lists.order_of(bucket), cursor=cursor, size=SIZE)
    first = bucket is Bucket.DUE and not cursor
    untimed = list(inbox.part(Bucket.UNTIMED)[:FEW]) if first else []
    told = lists.owed_lines([*page.rows, *untimed], on=on)
    lines = told[: len(page.rows)]
    context = {
        "on": on,
        "bucket": bucket,
        **_numbers(person, inbox, bucket),
        "late": [line for line in lines if line.late],
        "rest": [line for line in lines if not line.late],
        "untimed": told[len(page.rows) :],
        "page": page,
        "bulk_kinds": bulk_kinds(person, on=on),
    }
    return render(request, "desk/inbox.html", context)


def bulk_kinds(person: Person, *, on: date) -> list[ActRow]:
    """Give the acts that somebody in one of the person's seats may do in bulk."""
    held = {seat.kind for seat in lists.working_seats(person, on=on)}
    return [ACTS[kind] for kind in IN_BULK if ACTS[kind].capacities & held]


def _numbers(person: Person, inbox: Inbox, bucket: Bucket) -> dict[str, Any]:
    """Give the numbers on the page, all counted in one query."""
    waiting = [waiting_for(person, one, on=inbox.on) for one in Waiting]
    besides = [unread_of(person), lists.matters(person, incomplete=True)]
    counts = lists.counted(*(inbox.part(one) for one in Bucket), *waiting, *besides)
    of_parts, of_waiting, (unread, imported) = (
        counts[: len(Bucket)],
        counts[len(Bucket) : -len(besides)],
        counts[-len(besides) :],
    )
    return {
        "tabs": [Tab(one, count_words(n), one is bucket) for one, n in zip(Bucket, of_parts, strict=True)],
        "waiting_tabs": tabs_with(of_waiting),
        "unread": count_words(unread),
        "imported": count_words(imported),
    }


def _bucket(name: str) -> Bucket:
    try:
        return Bucket(name)
    except ValueError as unknown:
        raise NotFound("没有这个列表，请从首页重新进入。") from unknown
