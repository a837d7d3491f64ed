"""The home page: what one's unit owes, by day due."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xinfang.desk.inbox_form import NARROWS, InboxForm
from xinfang.desk.signed_in import me
from xinfang.desk.views.saved import saved_here
from xinfang.desk.views.waiting import count_words, tabs_with
from xinfang.kernel import clock
from xinfang.kernel.errors import NotFound
from xinfang.law.actable import ACTS, ActRow
from xinfang.law.terms import Term
from xinfang.orgs.models import Person
from xinfang.petitions import lists
from xinfang.petitions.allotted import Allotted
from xinfang.petitions.bulk import IN_BULK
from xinfang.petitions.lists import Bucket, Inbox, Owed
from xinfang.petitions.messages import unread_of
from xinfang.petitions.models import Obligation, SavedPage
from xinfang.petitions.paper_books import count_to_approve
from xinfang.petitions.waiting import Waiting, waiting_for
from xinfang.petitions.workers import organs_working
from xinfang.web.paging import keyset_page

W = TypeVar("W", bound=Term)
SIZE: Final = 40
FEW: Final = 10


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
    inbox = lists.inbox_of(person, on=on)
    form = _form(request, inbox)
    if form is not None and form.is_valid():
        inbox = inbox.narrowed(person, form.narrowing())
    page = keyset_page(
        inbox.part(bucket, allotted),
        by=lists.order_of(bucket),
        cursor=cursor,
        descending=lists.falling(bucket),
        size=SIZE,
    )
    untimed = list(inbox.part(Bucket.UNTIMED, allotted)[:FEW]) if bucket is Bucket.DUE and not cursor else []
    context = {
        "on": on,
        "bucket": bucket,
        "form": form,
        **_numbers(person, inbox, bucket, allotted),
        **_lines(inbox, page.rows, untimed, bucket=bucket),
        "page": page,
        "bulk_kinds": bulk_kinds(person, on=on),
        "papers_waiting": count_to_approve(person, on=on),
        "may_allocate": bool(organs_working(lists.working_seats(person, on=on))),
    }
    shown = context | saved_here(request, SavedPage.INBOX)
    return render(request, "desk/inbox.html", shown, status=422 if form is not None and form.errors else 200)


def _form(request: HttpRequest, inbox: Inbox) -> InboxForm | None:
    """Give the form that narrows, where it is asked for; its choices cost more than most inboxes."""
    if "narrow" not in request.GET and not any(request.GET.get(name) for name in NARROWS):
        return None
    form = InboxForm(request.GET, sections=inbox.allotment.known_sections)
    if "narrow" in request.GET:
        form.fields["category"].widget.attrs["autofocus"] = True
    return form


def _lines(
    inbox: Inbox, rows: list[Obligation], untimed: list[Obligation], *, bucket: Bucket
) -> dict[str, list[Owed] | set[UUID]]:
    """Give what is shown of the duties, those of one petition together; a petition stands in one part of the list.

    `above` are the petitions that can already be chosen before the list of what has no day.
    """
    names = inbox.allotment.names({row.petition_id for row in (*rows, *untimed)})
    told = lists.owed_lines([*rows, *untimed], on=inbox.on, workers=names)
    lines = lists.together(told[: len(rows)])
    late = {line.obligation.petition_id for line in lines if line.late and not lists.falling(bucket)}
    return {
        "late": [line for line in lines if line.obligation.petition_id in late],
        "rest": [line for line in lines if line.obligation.petition_id not in late],
        "untimed": lists.together(told[len(rows) :]),
        "above": {line.obligation.petition_id for line in lines},
    }


def bulk_kinds(person: Person, *, on: date) -> list[ActRow]:
    """Give the acts that somebody in one of the person's seats may do in bulk."""
    held = {seat.kind for seat in lists.working_seats(person, on=on)}
    return [ACTS[kind] for kind in IN_BULK if ACTS[kind].capacities & held]


def _numbers(person: Person, inbox: Inbox, bucket: Bucket, allotted: Allotted) -> dict[str, Any]:
    """Give the numbers on the page, all counted in one query."""
    of_parts, of_whose, numbers = inbox.numbers(
        bucket,
        allotted,
        *(waiting_for(person, one, on=inbox.on) for one in Waiting),
        unread_of(person),
        lists.matters(person, incomplete=True),
    )
    *waiting, unread, imported = numbers
    return {
        "tabs": [Tab(one, count_words(number), one is bucket) for one, number in of_parts.items()],
        "whose_tabs": [WhoseTab(one, count_words(number), one is allotted) for one, number in of_whose.items()],
        "waiting_tabs": tabs_with(waiting),
        "unread": count_words(unread),
        "imported": count_words(imported),
    }


def _word(of: type[W], name: str) -> W:
    try:
        return of(name)
    except ValueError as unknown:
        raise NotFound("没有这个列表，请从首页重新进入。") from unknown
