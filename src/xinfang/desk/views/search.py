"""Finding petitions by words or number; without words, all that one sees, newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from xinfang.desk.search_form import PurposeForm, SearchForm
from xinfang.desk.signed_in import me
from xinfang.desk.views.saved import saved_here
from xinfang.kernel import clock
from xinfang.kernel.errors import NotFound
from xinfang.ledger.access import record
from xinfang.ledger.models import Access
from xinfang.orgs.models import Person
from xinfang.petitions import lists
from xinfang.petitions.doers import organ_of
from xinfang.petitions.export import workbook
from xinfang.petitions.finding import narrowed
from xinfang.petitions.models import Petition, SavedPage
from xinfang.petitions.registering import registering_seats
from xinfang.petitions.search import MOST_FOUND, Found, Hit, matching
from xinfang.petitions.search import find as find_words
from xinfang.web.paging import keyset_page

SIZE = 25
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a snippet, and whether it is what was looked for."""

    words: str
    found: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One petition in the list."""

    petition: Petition
    pieces: tuple[Piece, ...]


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Show what was found, go straight to the petition whose number was typed, or list all."""
    person, on = me(request), clock.today()
    form = SearchForm(request.GET, on=on)
    if not form.is_valid():
        return render(request, "desk/search.html", {"form": form}, status=422)
    words, filters = form.cleaned_data["q"].strip(), form.filters()
    if not words and not filters.narrows:
        return _listed(request, form, lists.matters(person, incomplete=request.GET.get("only") == "imported"))
    seats = lists.working_seats(person, on=on)
    record(person, unit_id=organ_of(seats[0]) if seats else None, what=Access.SEARCH, at=clock.now())
    exact = lists.by_number(person, words) if not filters.narrows else None
    if exact:
        return redirect("desk:case", number=exact.number)
    found = narrowed(person, filters, each=bool(words))
    return _found(request, form, found, words=words) if words else _listed(request, form, found)


@require_POST
def export(request: HttpRequest) -> HttpResponse | FileResponse:
    """Give what was found as an Excel workbook, for a purpose that is recorded."""
    person, on = me(request), clock.today()
    form, purpose = SearchForm(request.POST, on=on), PurposeForm(request.POST)
    if not form.is_valid() or not purpose.is_valid():
        return render(request, "desk/search.html", {"form": form, "purpose": purpose}, status=422)
    words, found = form.cleaned_data["q"].strip(), narrowed(person, form.filters())
    seats = lists.working_seats(person, on=on)
    record(
        person,
        unit_id=organ_of(seats[0]) if seats else None,
        what=Access.EXPORT,
        reason=purpose.cleaned_data["purpose"],
        at=clock.now(),
    )
    rows = matching(found, words, person=person) if words else found
    content = BytesIO(workbook(rows, person=person, on=on))
    return FileResponse(content, as_attachment=True, filename=f"信访事项{on}.xlsx", content_type=XLSX)


def _listed(request: HttpRequest, form: SearchForm, rows: QuerySet[Petition]) -> HttpResponse:
    found = rows.select_related("lead_unit")
    page = keyset_page(
        found, by=("received_on", "pk"), cursor=request.GET.get("cursor", ""), descending=True, size=SIZE
    )
    told = lists.matter_lines(page.rows, person=me(request))
    context: dict[str, Any] = {
        "form": form,
        "lines": [Line(one.petition, (Piece(one.first_line, False),)) for one in told],
        "page": page,
        "imported": request.GET.get("only") == "imported",
        "narrowed": form.filters().narrows,
        "purpose": PurposeForm(),
        "may_look_up": bool(registering_seats(me(request), on=clock.today())),
    }
    return render(request, "desk/search.html", context | saved_here(request, SavedPage.SEARCH))


def _found(request: HttpRequest, form: SearchForm, within: QuerySet[Petition], *, words: str) -> HttpResponse:
    person = me(request)
    after = _after(person, request.GET.get("after", ""))
    found = find_words(person, words, within=within, after=after, limit=SIZE)
    context = {
        "form": form,
        "words": words,
        "lines": [Line(hit.petition, tuple(pieces(hit, words))) for hit in found.hits],
        "total": _total(found),
        "next": found.last.pk if found.last is not None else None,
        "later": bool(request.GET.get("after")),
        "narrowed": form.filters().narrows,
        "purpose": PurposeForm(),
        "may_look_up": bool(registering_seats(me(request), on=clock.today())),
    }
    return render(request, "desk/search.html", context | saved_here(request, SavedPage.SEARCH))


def _total(found: Found) -> str:
    """Give how many there are, in words; of a common word they are not counted."""
    if found.total is None:
        return "很多"
    return f"{MOST_FOUND}件以上" if found.total > MOST_FOUND else f"{found.total}件"


def _after(person: Person, told: str) -> Petition | None:
    """Give the petition after which the next page begins."""
    if not told:
        return None
    try:
        last = Petition.objects.visible_to(person).filter(pk=UUID(told)).first()
    except ValueError:
        last = None
    if last is None:
        raise NotFound("翻页地址不完整，请回到列表第一页重新翻看。")
    return last


def pieces(hit: Hit, words: str) -> Iterator[Piece]:
    """Cut the snippet where the first of the words looked for stands."""
    wanted = words.split()[0].lower()
    at = hit.snippet.lower().find(wanted)
    if at < 0:
        yield Piece(hit.snippet, False)
        return
    yield Piece(hit.snippet[:at], False)
    yield Piece(hit.snippet[at : at + len(wanted)], True)
    yield Piece(hit.snippet[at + len(wanted) :], False)
