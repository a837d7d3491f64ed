"""One kind of paper for many petitions: checked on one page, each numbered and issued by itself, a result for each."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from xinfang.desk.bulk_form import parts_of
from xinfang.desk.paper_form import PaperForm, bulk_paper_form
from xinfang.desk.paper_writing import Desk, dress_bulk, typed_in, with_block
from xinfang.desk.signed_in import me
from xinfang.desk.views.bulk import NOTHING_CHOSEN, UNKNOWN, ids_of
from xinfang.documents.press import press
from xinfang.documents.types import TYPES
from xinfang.documents.types.row import PaperType
from xinfang.kernel import clock
from xinfang.kernel.errors import Refused
from xinfang.law.actable import ACTS
from xinfang.law.acts import ActKind
from xinfang.petitions import paper_runs
from xinfang.petitions.bulk import BulkRow, bulk_rows
from xinfang.petitions.casework import CaseView
from xinfang.petitions.lists import working_seats
from xinfang.petitions.paper_bulk import MOST_PAPERS, PAPERS_IN_BULK, BulkPaper, owing
from xinfang.web.htmx import render_page

NONE_LEFT: Final = "没有选择任何事项，请至少勾选一件。"


@require_POST
def paper_bulk(request: HttpRequest) -> HttpResponse:
    """Show for which of the chosen petitions the paper can be issued, or ask for it for those left chosen."""
    kind = request.POST.get("kind", "")
    if kind not in PAPERS_IN_BULK:
        raise Refused(UNKNOWN)
    paper, issuing = PAPERS_IN_BULK[ActKind(kind)], request.POST.get("do") == "issue"
    rows = bulk_rows(me(request), _chosen(request, ActKind(kind)), ActKind(kind), on=clock.today(), most=MOST_PAPERS)
    if not rows:
        raise Refused(NOTHING_CHOSEN)
    form = _form(request, rows, paper, bound=issuing)
    if form is not None and "insert" in request.POST:
        form, issuing = with_block(request, form), False
    if issuing and form is not None and _whole(request, form):
        return _asked(request, paper, form)
    context = {
        "paper": paper,
        "kind": kind,
        "form": form,
        "fonts": press().faces.missing,
        "able": [row for row in rows if row.part is not None],
        "unable": [row for row in rows if row.part is None],
    }
    return render(request, "desk/paper_bulk.html", context, status=422 if issuing else 200)


def _chosen(request: HttpRequest, kind: ActKind) -> list[UUID]:
    """Give the petitions ticked, or all on which what the act meets is owed."""
    if request.POST.get("all"):
        return owing(me(request), kind, on=clock.today())
    return ids_of(request.POST.getlist("chosen") or request.POST.getlist("listed"))


def _form(request: HttpRequest, rows: Sequence[BulkRow], paper: PaperType, *, bound: bool) -> PaperForm | None:
    """Give the form, drawn for the first petition that can have the paper; None where none can."""
    first = next((row for row in rows if row.part is not None or bound), None)
    view = CaseView(first.petition, person=me(request), on=clock.today()) if first is not None else None
    if view is None or not view.seats:
        return None
    inserting = "insert" in request.POST
    form = bulk_paper_form(
        view,
        paper,
        view.seats[0],
        data=request.POST.copy() if bound and not inserting else None,
        initial=typed_in(request) if inserting else None,
    )
    return dress_bulk(form, Desk(view, paper, view.seats[0]))


def _whole(request: HttpRequest, form: PaperForm) -> bool:
    """Tell whether the form is whole and a petition is left chosen."""
    if not request.POST.getlist("chosen"):
        form.add_error(None, NONE_LEFT)
    return form.is_valid()


def _asked(request: HttpRequest, paper: PaperType, form: PaperForm) -> HttpResponse:
    def address(code: str) -> str:
        return request.build_absolute_uri(reverse("portal:paper", args=[code]))

    said = BulkPaper(paper, {name: words for name, words in form.said.words.items() if words}, form.said.codes)
    run = paper_runs.ask(form.id, parts_of(request.POST), said, by=me(request), at=clock.now(), address=address)
    return redirect("desk:paper_run", run=run.pk)


@require_safe
def paper_run(request: HttpRequest, run: UUID) -> HttpResponse:
    """Show how far a run has come, and what became of each petition."""
    batch = paper_runs.run_of(me(request), run)
    context = {
        "run": batch,
        "paper": TYPES[batch.kind],
        "progress": paper_runs.progress(batch),
        "lines": paper_runs.lines_of(batch, person=me(request)),
    }
    return render_page(request, "desk/paper_run.html", context, partial="run")


@require_safe
def paper_runs_page(request: HttpRequest) -> HttpResponse:
    """Show the newest runs that the person asked for."""
    rows = [(row, TYPES[row.kind].title) for row in paper_runs.runs_of(me(request))]
    return render(request, "desk/paper_runs.html", {"rows": rows, "kinds": _kinds(request)})


def _kinds(request: HttpRequest) -> list[tuple[str, str, int]]:
    """Give the papers that the person can issue in bulk, with how many petitions owe what they meet."""
    person, on = me(request), clock.today()
    held = {seat.kind for seat in working_seats(person, on=on)}
    found = [(kind, paper.title) for kind, paper in PAPERS_IN_BULK.items() if ACTS[kind].capacities & held]
    return [(kind.value, title, len(owing(person, kind, on=on))) for kind, title in found]
