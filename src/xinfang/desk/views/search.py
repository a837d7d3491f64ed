"""Finding petitions by words or number; without words, all that one sees, newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from xinfang.desk.signed_in import me
from xinfang.kernel import clock
from xinfang.kernel.errors import NotFound
from xinfang.ledger.access import record
from xinfang.ledger.models import Access
from xinfang.orgs.models import Person
from xinfang.petitions import lists
from xinfang.petitions.doers import organ_of
from xinfang.petitions.models import Petition
from xinfang.petitions.search import LONGEST, Hit, search
from xinfang.web.forms import PageForm
from xinfang.web.paging import keyset_page

SIZE = 25


class SearchForm(PageForm):
    """What is looked for."""

    q = forms.CharField(
        label="编号或者文字",
        required=False,
        max_length=LONGEST,
        help_text="输入完整编号直接打开；输入文字，在您能看到的诉求和办理文字中查找，多个词用空格隔开。",
        widget=forms.TextInput(attrs={"type": "search"}),
    )


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
    person, form = me(request), SearchForm(request.GET)
    if not form.is_valid():
        return render(request, "desk/search.html", {"form": form}, status=422)
    words = form.cleaned_data["q"].strip()
    if not words:
        return _all(request, person, form)
    seats = lists.working_seats(person, on=clock.today())
    record(person, unit_id=organ_of(seats[0]) if seats else None, what=Access.SEARCH, at=clock.now())
    exact = lists.by_number(person, words)
    return redirect("desk:case", number=exact.number) if exact else _found(request, person, form, words=words)


def _all(request: HttpRequest, person: Person, form: SearchForm) -> HttpResponse:
    imported = request.GET.get("only") == "imported"
    rows = lists.matters(person, incomplete=imported).select_related("lead_unit")
    page = keyset_page(rows, by=("received_on", "pk"), cursor=request.GET.get("cursor", ""), descending=True, size=SIZE)
    lines = [
        Line(one.petition, (Piece(one.first_line, False),)) for one in lists.matter_lines(page.rows, person=person)
    ]
    context: dict[str, Any] = {"form": form, "lines": lines, "page": page, "imported": imported}
    return render(request, "desk/search.html", context)


def _found(request: HttpRequest, person: Person, form: SearchForm, *, words: str) -> HttpResponse:
    hits = search(person, words, after=_after(person, request.GET.get("after", "")), limit=SIZE + 1)
    shown = hits[:SIZE]
    context = {
        "form": form,
        "words": words,
        "lines": [Line(hit.petition, tuple(pieces(hit, words))) for hit in shown],
        "next": shown[-1].petition.pk if len(hits) > SIZE else None,
        "later": bool(request.GET.get("after")),
    }
    return render(request, "desk/search.html", context)


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
