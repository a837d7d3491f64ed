"""One petition: requests, time line, obligations with their proofs, and what the reader may do."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from xinfang.desk import case_rows
from xinfang.desk.allocate_form import AllocateForm
from xinfang.desk.desk_rows import desk_lines
from xinfang.desk.disposal_rows import disposal_line
from xinfang.desk.finding_rows import finding_rows
from xinfang.desk.note_form import NoteForm
from xinfang.desk.paper_rows import paper_lines
from xinfang.desk.proposal_rows import proposal_lines
from xinfang.desk.signed_in import me
from xinfang.desk.stage_rows import position_lines
from xinfang.desk.tie_rows import tie_lines
from xinfang.desk.unmask_form import UnmaskForm
from xinfang.files.models import StoredFile
from xinfang.files.store import name_of, read
from xinfang.kernel import clock
from xinfang.kernel.errors import NotFound, Refused
from xinfang.ledger.access import looks_at
from xinfang.petitions.allocating import allocations, choices
from xinfang.petitions.casework import CaseView, open_case
from xinfang.petitions.messages import sent_about
from xinfang.petitions.models import NoteLevel
from xinfang.petitions.notes import add_note, notes_of
from xinfang.petitions.presence import others_writing
from xinfang.petitions.unmask import Petitioner, masked, task_seat, unmask
from xinfang.web.parts import Badge
from xinfang.web.words import Tone, day_words


@require_safe
def case(request: HttpRequest, number: str) -> HttpResponse:
    """Show the petition of that number as the reader sees it."""
    view = open_case(number, person=me(request), at=clock.now())
    return render(request, "desk/case.html", page(view, petitioners=masked(view), form=UnmaskForm()))


@require_POST
def show_identity(request: HttpRequest, number: str) -> HttpResponse:
    """Show the petitioners in plain words on this page once, for a reason that is recorded."""
    at = clock.now()
    view = open_case(number, person=me(request), at=at)
    form = UnmaskForm(request.POST)
    if form.is_valid():
        try:
            plain = unmask(view, reason=form.cleaned_data["reason"], at=at)
        except Refused as refusal:
            form.add_error("reason", str(refusal))
        else:
            return render(request, "desk/case.html", page(view, petitioners=plain, form=None))
    return render(request, "desk/case.html", page(view, petitioners=masked(view), form=form), status=422)


@require_safe
def evidence(request: HttpRequest, number: str, seq: int) -> FileResponse:
    """Hand over the file that proves an act, to whoever may read the act."""
    view = open_case(number, person=me(request), at=clock.now())
    act = view.act(seq)
    if act.evidence is None or not view.may_open_paper(act):
        raise NotFound("没有这份证明材料，或者您无权查看。")
    file = StoredFile.objects.get(pk=act.evidence["file"])
    return FileResponse(BytesIO(read(file)), as_attachment=True, filename=name_of(file), content_type=file.media_type)


@require_POST
def note(request: HttpRequest, number: str) -> HttpResponse:
    """Keep a note on the petition."""
    at = clock.now()
    view = open_case(number, person=me(request), at=at)
    form = NoteForm(request.POST, concealed=view.case.concealed)
    if form.is_valid():
        try:
            add_note(
                view, id=form.id, level=NoteLevel(form.cleaned_data["level"]), text=form.cleaned_data["text"], at=at
            )
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, "已记下备注。")
            return redirect("desk:case", number=number)
    shown = page(view, petitioners=masked(view), form=UnmaskForm(), note_form=form)
    return render(request, "desk/case.html", shown, status=422)


def page(
    view: CaseView,
    *,
    petitioners: tuple[Petitioner, ...],
    form: UnmaskForm | None,
    note_form: NoteForm | None = None,
    allocate_form: AllocateForm | None = None,
) -> Mapping[str, Any]:
    """Give what the template shows; without a form the petitioners are in plain words."""
    petition, closed = view.petition, all(request.closed for request in view.requests)
    return {
        "petition": petition,
        "on": view.on,
        "state": Badge(view.state.label, Tone.DONE if closed else Tone.PLAIN),
        "note": f"{petition.get_channel_display()}，{day_words(petition.received_on)}收到",
        "office": view.units.get(view.case.office or 0, ""),
        "desks": desk_lines(view),
        "requests": case_rows.request_lines(view),
        "positions": position_lines(view),
        "acts": case_rows.act_lines(view),
        "ties": tie_lines(view),
        "findings": finding_rows(view),
        **_duties(view),
        **paper_lines(view),
        "disposal": disposal_line(view),
        **beside(view, note_form=note_form, allocate_form=allocate_form),
        "petitioners": petitioners,
        "unmask_form": form,
        "may_unmask": task_seat(view) is not None,
    }


def _allocated(view: CaseView, form: AllocateForm | None) -> dict[str, Any]:
    """Give who works on it in the reader's organs, for whoever works there himself."""
    offered = form or AllocateForm(workers=choices(view))
    return {"allocations": allocations(view), "allocate_form": offered, "may_allocate": bool(offered.labels)}


def _duties(view: CaseView) -> dict[str, Any]:
    """Give what is owed, what may still be done, and what was proposed."""
    owed, met = case_rows.duty_lines(view)
    remedies, used = case_rows.remedy_lines(view)
    waiting, came_to_nothing = proposal_lines(view)
    proposed = {"waiting": waiting, "came_to_nothing": came_to_nothing}
    return {"owed": owed, "met": met, "remedies": remedies, "used": used, **proposed}


def beside(
    view: CaseView, *, note_form: NoteForm | None = None, allocate_form: AllocateForm | None = None
) -> Mapping[str, Any]:
    """Give what stands beside the acts: notes and who works on it with their forms, who looked, who else is writing."""
    blank = NoteForm(initial={"note_id": uuid4()}, concealed=view.case.concealed)
    return {
        "anomalies": _anomalies(view),
        "foreign": [f"{one.system} {one.number}" for one in view.petition.foreign_ids.order_by("id")],
        "notes": notes_of(view),
        "note_form": note_form or blank,
        "looks": looks_at(view.petition.pk) if view.whole else [],
        "sent": sent_about(view.case) if view.whole else [],
        "writing": others_writing(view, at=clock.now()),
        **_allocated(view, allocate_form),
    }


def _anomalies(view: CaseView) -> list[str]:
    seen = {act.seq for act in view.acts}
    told = (fault for fault in view.case.anomalies if fault.seq in seen)
    return [f"第{fault.seq}号记录与现行规则不符：{fault.why}" for fault in told]
