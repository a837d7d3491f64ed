"""The auditor's page of a week: who looked at whom, why, with which task; what was done without one stands out."""

from datetime import date
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xinfang.desk.signed_in import me
from xinfang.desk.views.waiting import count_words
from xinfang.kernel import clock
from xinfang.kernel.errors import NotFound
from xinfang.petitions.access_review import WEEK, Looks, look_lines, looks, monday_of, reviews
from xinfang.petitions.tallies import counted
from xinfang.web.paging import keyset_page

SIZE: Final = 50
NOT_YOURS: Final = "没有这个页面，或者您不是审计员。"


@require_safe
def access_review(request: HttpRequest) -> HttpResponse:
    """Show one list of a week."""
    person, on = me(request), clock.today()
    if not reviews(person, on=on):
        raise NotFound(NOT_YOURS)
    which, week = _list(request.GET.get("list", Looks.UNMASKED)), monday_of(_day(request.GET.get("week"), on=on))
    lists = {one: looks(person, one, week=week, on=on) for one in Looks}
    page = keyset_page(lists[which], by=("pk",), cursor=request.GET.get("cursor", ""), size=SIZE)
    numbers = zip(Looks, counted(*lists.values()), strict=True)
    context = {
        "which": which,
        "tabs": [(one, count_words(number), one is which) for one, number in numbers],
        "first": week,
        "last": week + WEEK - (WEEK / 7),
        "before": week - WEEK,
        "after": week + WEEK if week + WEEK <= on else None,
        "lines": look_lines(page.rows),
        "page": page,
    }
    return render(request, "desk/access_review.html", context)


def _list(name: str) -> Looks:
    try:
        return Looks(name)
    except ValueError as unknown:
        raise NotFound("没有这个列表，请从菜单重新进入。") from unknown


def _day(told: str | None, *, on: date) -> date:
    try:
        return min(date.fromisoformat(told), on) if told else on
    except ValueError as odd:
        raise NotFound("没有这一周，请从菜单重新进入。") from odd
