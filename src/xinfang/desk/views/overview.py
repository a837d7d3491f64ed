"""How things stand today on one page; every figure opens the list behind it."""

from dataclasses import fields
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from xinfang.desk.signed_in import me
from xinfang.desk.views.waiting import waiting_tabs
from xinfang.kernel import clock
from xinfang.petitions import overview as figures
from xinfang.petitions.finding import Filters
from xinfang.petitions.paper_books import count_to_approve


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Show what came in, what is open, who is late and what falls due, as far as the reader sees."""
    person, on = me(request), clock.today()
    parts = {
        "收到": figures.received(person, on=on),
        "本月来源": figures.by_channel(person, on=on),
        "正在办理": figures.open_by_state(person, on=on),
    }
    context = {
        "on": on,
        "parts": {title: [(one, listing(one.filters)) for one in rows] for title, rows in parts.items()},
        "organs": [_organ(one) for one in figures.by_organ(person, on=on)],
        "waiting_tabs": waiting_tabs(person, on=on),
        "papers_waiting": count_to_approve(person, on=on),
    }
    return render(request, "desk/overview.html", context)


def _organ(one: figures.OrganFigure) -> tuple[figures.OrganFigure, str, str]:
    """Give the figures of an organ with the addresses of the two lists."""
    late, soon = Filters(owing=one.unit.pk, late=True), Filters(owing=one.unit.pk, soon=True)
    return one, listing(late), listing(soon)


def listing(filters: Filters) -> str:
    """Give the address of the list that is narrowed so."""
    told = {one.name: getattr(filters, one.name) for one in fields(filters)}
    said = {name: "on" if value is True else value for name, value in told.items() if value not in (None, "", False)}
    return f"{reverse('desk:search')}?{urlencode(said)}"
