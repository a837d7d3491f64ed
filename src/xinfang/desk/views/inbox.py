"""The home page: what one's unit owes, by day due."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xinfang.desk.signed_in import me
from xinfang.desk.views.waiting import waiting_tabs
from xinfang.kernel import clock
from xinfang.kernel.errors import NotFound
from xinfang.law.actable import ACTS, ActRow
from xinfang.orgs.models import Person
from xinfang.petitions import lists
from xinfang.petitions.bulk import IN_BULK
from xinfang.petitions.lists import MOST_COUNTED, Bucket
from xinfang.petitions.messages import unread_of
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
    rows = lists.inbox(person, bucket, on=on)
    page = keyset_page(rows, by=lists.order_of(bucket), cursor=cursor, size=SIZE)
    lines = lists.owed_lines(page.rows, on=on)
    first = bucket is Bucket.DUE and not cursor
    untimed = lists.inbox(person, Bucket.UNTIMED, on=on)[:FEW] if first else ()
    context = {
        "on": on,
        "bucket": bucket,
        "tabs": [Tab(one, number(lists.counted(lists.inbox(person, one, on=on))), one is bucket) for one in Bucket],
        "waiting_tabs": waiting_tabs(person, on=on),
        "late": [line for line in lines if line.late],
        "rest": [line for line in lines if not line.late],
        "untimed": lists.owed_lines(list(untimed), on=on),
        "unread": number(lists.counted(unread_of(person))),
        "page": page,
        "bulk_kinds": bulk_kinds(person, on=on),
        "imported": number(lists.counted(lists.matters(person, incomplete=True))),
    }
    return render(request, "desk/inbox.html", context)


def bulk_kinds(person: Person, *, on: date) -> list[ActRow]:
    """Give the acts that somebody in one of the person's seats may do in bulk."""
    held = {seat.kind for seat in lists.working_seats(person, on=on)}
    return [ACTS[kind] for kind in IN_BULK if ACTS[kind].capacities & held]


def _bucket(name: str) -> Bucket:
    try:
        return Bucket(name)
    except ValueError as unknown:
        raise NotFound("没有这个列表，请从首页重新进入。") from unknown


def number(count: int) -> str:
    """Give a capped count in words."""
    return f"{MOST_COUNTED}以上" if count > MOST_COUNTED else str(count)
