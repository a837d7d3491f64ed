"""Past changes of calendar and rules: the list of runs, and the dates that one of them moved."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xinfang.desk.signed_in import me
from xinfang.desk.views.waiting import count_words
from xinfang.petitions import changes as past
from xinfang.petitions.tallies import counted
from xinfang.web.paging import keyset_page

SIZE = 50


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """Show the runs, newest first."""
    page = keyset_page(past.runs(), by=("pk",), cursor=request.GET.get("cursor", ""), descending=True, size=SIZE)
    return render(request, "desk/changes.html", {"page": page, "runs": past.run_reads(page.rows)})


@require_safe
def change(request: HttpRequest, run: int) -> HttpResponse:
    """Show the dates that the run moved, of petitions that the reader may see."""
    found = past.run_with(run)
    moved = past.moves_of(found, person=me(request))
    rows = moved.select_related("petition", "unit")
    page = keyset_page(rows, by=("pk",), cursor=request.GET.get("cursor", ""), size=SIZE)
    context = {
        "run": past.run_reads([found])[0],
        "page": page,
        "moves": past.move_reads(found, page.rows),
        "number": count_words(*counted(moved)),
    }
    return render(request, "desk/change.html", context)
