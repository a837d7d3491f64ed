"""The same act on many petitions: chosen in a list, checked on one page, a result for each."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from xinfang.desk.act_form import ActForm
from xinfang.desk.attachments import Attached, form_id, take_in_all
from xinfang.desk.bulk_form import bulk_form, parts_of
from xinfang.desk.signed_in import me
from xinfang.kernel import clock
from xinfang.kernel.errors import Refused
from xinfang.law.actable import ACTS
from xinfang.law.acts import ActKind
from xinfang.petitions.bulk import IN_BULK, BulkResult, BulkRow, BulkSaid, bulk_rows, do_in_bulk
from xinfang.petitions.casework import CaseView
from xinfang.petitions.paper_bulk import PAPERS_IN_BULK
from xinfang.petitions.wording import caution, labels_in

NOTHING_CHOSEN = "没有选择任何事项，请回到待办，先勾选要一起办理的事项。"
UNKNOWN = "没有这种批量办理，请回到待办重新选择。"


@dataclass(frozen=True, slots=True)
class BulkLine:
    """One petition with what became of it."""

    row: BulkRow
    result: BulkResult | None = None


@require_POST
def bulk(request: HttpRequest) -> HttpResponse:
    """Show which of the chosen petitions can take the act, or do it on those that are left chosen."""
    kind = _kind(request.POST.get("kind", ""))
    recording = request.POST.get("do") == "record"
    chosen = request.POST.getlist("chosen") or request.POST.getlist("listed")
    rows = bulk_rows(me(request), ids_of(chosen), kind, on=clock.today())
    if not rows:
        raise Refused(NOTHING_CHOSEN)
    form = _form(request, rows, kind, bound=recording)
    if not recording or form is None:
        return _shown(request, kind, rows, form)
    attached = take_in_all(request, form=form_id(request.POST), by=me(request)) if ACTS[kind].files else Attached()
    for fault in attached.faults:
        form.add_error("files", fault)
    labels = labels_in(*(str(request.POST.get(name, "")) for name in form.fields))
    if labels and request.POST.get("labels_seen") != "|".join(labels):
        form.add_error(None, caution(labels))
    if not form.is_valid():
        return _shown(request, kind, rows, form, attached=attached, status=422)
    said = BulkSaid(kind, form.cleaned_data.get("happened_on") or clock.today(), form.values(), attached.ids)
    results = do_in_bulk(parts_of(request.POST), said, by=me(request), at=clock.now())
    told = {result.petition: result for result in results}
    lines = [BulkLine(row, told[row.petition.pk]) for row in rows if row.petition.pk in told]
    context = {"row": ACTS[kind], "lines": lines, "done": sum(result.done for result in results)}
    return render(request, "desk/bulk_done.html", context)


def _form(request: HttpRequest, rows: list[BulkRow], kind: ActKind, *, bound: bool) -> ActForm | None:
    """Give the form, drawn for the first petition that can take the act; None where none can."""
    person, on = me(request), clock.today()
    first = next((row for row in rows if row.part is not None or bound), None)
    if first is None:
        return None
    view = CaseView(first.petition, person=person, on=on)
    seats = [seat for seat in view.seats if first.part is None or seat.unit_id == first.part.seat.unit]
    return bulk_form(view, kind, seat=seats[0], data=request.POST if bound else None) if seats else None


def _shown(
    request: HttpRequest,
    kind: ActKind,
    rows: list[BulkRow],
    form: ActForm | None,
    *,
    attached: Attached | None = None,
    status: int = 200,
) -> HttpResponse:
    able = [row for row in rows if row.part is not None]
    context = {
        "row": ACTS[kind],
        "kind": kind,
        "able": able,
        "unable": [row for row in rows if row.part is None],
        "form": form,
        "verb": "办理",
        "paper": PAPERS_IN_BULK.get(kind),
        "attached": attached.lines if attached is not None else [],
        "labels_seen": "|".join(labels_in(*(str(request.POST.get(name, "")) for name in form.fields))) if form else "",
    }
    return render(request, "desk/bulk.html", context, status=status)


def _kind(name: str) -> ActKind:
    if name not in IN_BULK:
        raise Refused(UNKNOWN)
    return ActKind(name)


def ids_of(told: list[str]) -> list[UUID]:
    """Give the petitions chosen; refuse what no list offered."""
    try:
        return [UUID(one) for one in told]
    except ValueError as odd:
        raise Refused(UNKNOWN) from odd
