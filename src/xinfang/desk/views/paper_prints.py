"""Printing many papers at once: those of a run or of a day, and a sheet of labels in the same order."""

from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from xinfang.desk.signed_in import me
from xinfang.documents.models import Batch
from xinfang.documents.printing import LABELS_ON_A_SHEET, label_sheet, together
from xinfang.kernel import clock
from xinfang.kernel.errors import Refused
from xinfang.kernel.typed import whole_number
from xinfang.ledger.access import record
from xinfang.ledger.models import Access
from xinfang.orgs.models import Person
from xinfang.petitions import paper_prints, paper_runs
from xinfang.petitions.paper_prints import BY_NUMBER, MOST
from xinfang.web.files import shown_as_pdf
from xinfang.web.forms import DayField, PageForm
from xinfang.web.paging import keyset_page

UNFINISHED: Final = "这份表单不完整，请返回重新打开。"


class DayForm(PageForm):
    """Whose papers are shown: those of one day."""

    day = DayField(label="成文日期")


@require_safe
def paper_prints_page(request: HttpRequest) -> HttpResponse:
    """Show what can be printed together: of the run or of the day that the address names, else of today."""
    person, on = me(request), clock.today()
    form = DayForm({"day": request.GET.get("day") or on.isoformat()})
    run, page = _run(person, request.GET.get("run", "")), None
    if run is None and form.is_valid():
        found = paper_prints.of_day(person, form.cleaned_data["day"], on=on)
        page = keyset_page(found, by=BY_NUMBER, cursor=request.GET.get("cursor", ""), size=MOST)
    papers = paper_prints.of_run(person, run, on=on) if run is not None else page.rows if page is not None else []
    context = {
        "form": form,
        "run": run,
        "page": page,
        "most": MOST,
        "lines": paper_prints.lines(person, papers),
        "places": range(1, LABELS_ON_A_SHEET + 1),
    }
    return render(request, "desk/paper_prints.html", context, status=422 if form.errors else 200)


def _run(person: Person, told: str) -> Batch | None:
    if not told:
        return None
    try:
        return paper_runs.run_of(person, UUID(told))
    except ValueError as odd:
        raise Refused(UNFINISHED) from odd


@require_POST
def paper_prints_pdf(request: HttpRequest) -> HttpResponse:
    """Record the printing for every petition, then give the papers chosen, or their labels, as one PDF."""
    person, on = me(request), clock.today()
    copies = paper_prints.chosen(person, request.POST.getlist("chosen"), on=on)
    made = _labels(request, copies) if request.POST.get("do") == "labels" else _papers(request, copies)
    organs = {copy.one.paper.petition: copy.one.paper.unit_id for copy in copies}
    for petition, unit in organs.items():
        record(person, unit_id=unit, what=Access.PRINT, petition_id=petition, at=clock.now())
    return shown_as_pdf(made)


def _papers(request: HttpRequest, copies: list[paper_prints.Copy]) -> bytes:
    two_sided: Any = request.POST.get("two_sided")
    return together(paper_prints.to_print(copies), on=clock.today(), two_sided=bool(two_sided))


def _labels(request: HttpRequest, copies: list[paper_prints.Copy]) -> bytes:
    first = whole_number(str(request.POST.get("first", "1"))) or 0
    organ = copies[0].one.paper.unit.name
    return label_sheet(paper_prints.labels(copies, on=clock.today()), organ=organ, on=clock.today(), first=first)
