"""What waits for the person who looks: to confirm as the second person, to approve as the head, newly given to him."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from xinfang.desk.signed_in import me
from xinfang.kernel import clock
from xinfang.kernel.clock import day_of
from xinfang.kernel.errors import NotFound
from xinfang.law.actable import ACTS
from xinfang.law.acts import ActKind
from xinfang.orgs.models import Person
from xinfang.petitions.lists import first_line, matter_lines
from xinfang.petitions.models import Allocation, PendingCommand, Request
from xinfang.petitions.pending import LASTS
from xinfang.petitions.tallies import MOST_COUNTED, counted
from xinfang.petitions.waiting import ORDERS, AskedExtension, Waiting, asked_extensions, waiting_for
from xinfang.web.paging import keyset_page

SIZE: Final = 50


@dataclass(frozen=True, slots=True)
class WaitingTab:
    """One of the lists in the row of the inbox's parts."""

    label: str
    number: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """One thing that waits: since when, what, from whom, on which petition, and where it is answered."""

    since: date
    age: int
    what: str
    who: str
    about: str
    number: str
    until: date | None
    url: str


@require_safe
def waiting(request: HttpRequest, name: str) -> HttpResponse:
    """Show one of the lists."""
    person, on = me(request), clock.today()
    kind = _list(name)
    page = keyset_page(
        waiting_for(person, kind, on=on), by=ORDERS[kind], cursor=request.GET.get("cursor", ""), size=SIZE
    )
    lines = _lines(kind, page.rows, person=person, on=on)
    context = {"on": on, "kind": kind, "tabs": waiting_tabs(person, on=on, current=kind), "lines": lines, "page": page}
    return render(request, "desk/waiting.html", context)


def _list(name: str) -> Waiting:
    try:
        return Waiting(name)
    except ValueError as unknown:
        raise NotFound("没有这个列表，请从首页重新进入。") from unknown


def waiting_tabs(person: Person, *, on: date, current: Waiting | None = None) -> list[WaitingTab]:
    """Give the lists with the number of lines behind each."""
    numbers = counted(*(waiting_for(person, one, on=on) for one in Waiting))
    return tabs_with(numbers, current=current)


def tabs_with(numbers: Iterable[int], *, current: Waiting | None = None) -> list[WaitingTab]:
    """Give the lists with these numbers of lines."""
    pairs = zip(Waiting, numbers, strict=True)
    return [WaitingTab(one.label, count_words(number), _url(one), one is current) for one, number in pairs]


def count_words(count: int) -> str:
    """Give a capped count in words."""
    return f"{MOST_COUNTED}以上" if count > MOST_COUNTED else str(count)


def _url(kind: Waiting) -> str:
    return reverse("desk:waiting", args=[kind.value])


def _lines(kind: Waiting, rows: Sequence[Any], *, person: Person, on: date) -> list[WaitingLine]:
    if kind is Waiting.CONFIRM:
        return [_proposal(row, on=on) for row in rows]
    if kind is Waiting.APPROVE:
        asked = asked_extensions(rows)
        return [_extension(row, asked[(row.petition_id, row.n)], on=on) for row in rows]
    told = {one.petition.pk: one.first_line for one in matter_lines([row.petition for row in rows], person=person)}
    return [_given(row, told[row.petition_id], on=on) for row in rows]


def _proposal(row: PendingCommand, *, on: date) -> WaitingLine:
    return WaitingLine(
        since=row.proposed_on,
        age=(on - row.proposed_on).days,
        what=ACTS[ActKind(row.kind)].label,
        who=f"{row.unit.short_name} {row.person.name}",
        about=row.why,
        number=row.petition.number,
        until=row.proposed_on + LASTS,
        url=reverse("desk:proposal", args=[row.petition.number, row.pk]),
    )


def _extension(row: Request, asked: AskedExtension, *, on: date) -> WaitingLine:
    since = row.extension_asked_on or on
    text = first_line(row.text.plain if row.text else "")
    return WaitingLine(
        since=since,
        age=(on - since).days,
        what=f"{ACTS[ActKind.REQUEST_EXTENSION].label}{asked.days}日",
        who=f"{row.holder.short_name if row.holder else ''} {asked.by}".strip(),
        about=f"{asked.ground}。诉求 {row.n}：{text}",
        number=row.petition.number,
        until=None,
        url=reverse("desk:act", args=[row.petition.number, ActKind.APPROVE_EXTENSION.value]),
    )


def _given(row: Allocation, text: str, *, on: date) -> WaitingLine:
    since = day_of(row.at)
    return WaitingLine(
        since=since,
        age=(on - since).days,
        what="由您经办",
        who=row.by.name,
        about=text,
        number=row.petition.number,
        until=None,
        url=reverse("desk:case", args=[row.petition.number]),
    )
