"""Who of the organ works on a petition: named on its page, or for many chosen in the inbox on one check page."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from xinfang.desk.allocate_form import AllocateForm
from xinfang.desk.signed_in import me
from xinfang.desk.unmask_form import UnmaskForm
from xinfang.desk.views.bulk import NOTHING_CHOSEN, UNKNOWN
from xinfang.desk.views.case import page
from xinfang.kernel import clock
from xinfang.kernel.errors import Refused
from xinfang.petitions.allocating import ToAllocate, allocate, allocate_each, choices, to_allocate
from xinfang.petitions.casework import open_case
from xinfang.petitions.lists import working_seats
from xinfang.petitions.unmask import masked
from xinfang.petitions.workers import organs_working, workers_of


@require_POST
def allocate_one(request: HttpRequest, number: str) -> HttpResponse:
    """Give the petition to somebody of the reader's organ."""
    at = clock.now()
    view = open_case(number, person=me(request), at=at)
    form = AllocateForm(request.POST, workers=choices(view))
    if form.is_valid():
        organ, worker = form.chosen
        try:
            allocate(view, organ=organ, worker=worker, at=at)
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, "已退回未分派。" if worker is None else "已记下经办人。")
            return redirect("desk:case", number=number)
    shown = page(view, petitioners=masked(view), form=UnmaskForm(), allocate_form=form)
    return render(request, "desk/case.html", shown, status=422)


@require_POST
def allocate_many(request: HttpRequest) -> HttpResponse:
    """Show the petitions chosen with who may work on them, or give out those that are left chosen."""
    person, on = me(request), clock.today()
    recording = request.POST.get("do") == "record"
    told = request.POST.getlist("chosen") or ([] if recording else request.POST.getlist("listed"))
    rows = to_allocate(person, _ids(told), on=on)
    if not rows:
        raise Refused(NOTHING_CHOSEN)
    workers = workers_of(organs_working(working_seats(person, on=on)), on=on)
    form = AllocateForm(request.POST if recording else None, workers=workers)
    if recording and form.is_valid():
        return _recorded(request, rows, form)
    context = {
        "able": [row for row in rows if not row.why_not],
        "unable": [row for row in rows if row.why_not],
        "form": form,
        "verb": "分派",
    }
    return render(request, "desk/allocate.html", context, status=422 if recording else 200)


def _recorded(request: HttpRequest, rows: Sequence[ToAllocate], form: AllocateForm) -> HttpResponse:
    organ, worker = form.chosen
    petitions = [row.petition for row in rows]
    results = allocate_each(me(request), petitions, organ=organ, worker=worker, at=clock.now())
    lines = [{"row": row, "result": result} for row, result in zip(rows, results, strict=True)]
    who = form.label if worker is not None else ""
    context = {"lines": lines, "done": sum(one.done for one in results), "who": who}
    return render(request, "desk/allocate_done.html", context)


def _ids(told: list[str]) -> list[UUID]:
    try:
        return [UUID(one) for one in told]
    except ValueError as odd:
        raise Refused(UNKNOWN) from odd
