"""One kind of paper for many petitions: checked on one page, each numbered and issued by itself, a result for each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from xinfang.desk.bulk_form import parts_of
from xinfang.desk.paper_form import PaperForm, bulk_paper_form
from xinfang.desk.signed_in import me
from xinfang.desk.views.bulk import NOTHING_CHOSEN, UNKNOWN, ids_of
from xinfang.documents.press import press
from xinfang.documents.types.row import PaperType
from xinfang.kernel import clock
from xinfang.kernel.errors import Refused
from xinfang.law.acts import ActKind
from xinfang.ledger.access import record
from xinfang.ledger.models import Access
from xinfang.petitions.bulk import BulkRow, bulk_rows
from xinfang.petitions.casework import CaseView
from xinfang.petitions.paper_bulk import PAPERS_IN_BULK, BulkPaper, PaperResult, issue_in_bulk


@dataclass(frozen=True, slots=True)
class Line:
    """One petition with what became of it, and where its paper is opened."""

    row: BulkRow
    result: PaperResult
    url: str


@require_POST
def paper_bulk(request: HttpRequest) -> HttpResponse:
    """Show for which of the chosen petitions the paper can be issued, or issue it for those left chosen."""
    kind = request.POST.get("kind", "")
    if kind not in PAPERS_IN_BULK:
        raise Refused(UNKNOWN)
    paper, issuing = PAPERS_IN_BULK[ActKind(kind)], request.POST.get("do") == "issue"
    chosen = request.POST.getlist("chosen") or request.POST.getlist("listed")
    rows = bulk_rows(me(request), ids_of(chosen), ActKind(kind), on=clock.today())
    if not rows:
        raise Refused(NOTHING_CHOSEN)
    form = _form(request, rows, paper, bound=issuing)
    if issuing and form is not None and form.is_valid():
        return _issued(request, rows, paper, form)
    context = {
        "paper": paper,
        "kind": kind,
        "form": form,
        "fonts": press().faces.missing,
        "able": [row for row in rows if row.part is not None],
        "unable": [row for row in rows if row.part is None],
    }
    return render(request, "desk/paper_bulk.html", context, status=422 if issuing else 200)


def _form(request: HttpRequest, rows: Sequence[BulkRow], paper: PaperType, *, bound: bool) -> PaperForm | None:
    """Give the form, drawn for the first petition that can have the paper; None where none can."""
    first = next((row for row in rows if row.part is not None or bound), None)
    view = CaseView(first.petition, person=me(request), on=clock.today()) if first is not None else None
    if view is None or not view.seats:
        return None
    return bulk_paper_form(view, paper, view.seats[0], data=request.POST.copy() if bound else None)


def _issued(request: HttpRequest, rows: Sequence[BulkRow], paper: PaperType, form: PaperForm) -> HttpResponse:
    def address(code: str) -> str:
        return request.build_absolute_uri(reverse("portal:paper", args=[code]))

    person, at = me(request), clock.now()
    said = BulkPaper(paper, {name: words for name, words in form.said.words.items() if words}, form.said.codes)
    results = issue_in_bulk(list(parts_of(request.POST)), said, by=person, at=at, address=address)
    for out in (result.issued for result in results if result.issued is not None):
        record(person, unit_id=out.unit_id, what=Access.PRINT, petition_id=out.petition, at=at)
    told = {result.petition: result for result in results}
    lines = [_line(row, told[row.petition.pk]) for row in rows if row.petition.pk in told]
    context: dict[str, Any] = {
        "paper": paper,
        "lines": lines,
        "done": sum(line.result.issued is not None for line in lines),
    }
    return render(request, "desk/paper_bulk_done.html", context)


def _line(row: BulkRow, result: PaperResult) -> Line:
    out = result.issued
    url = reverse("desk:attachment", args=[row.petition.number, out.file_id]) if out is not None else ""
    return Line(row, result, url)
