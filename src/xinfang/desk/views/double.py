"""A letter registered twice by mistake: one button, with a sentence that says what happens."""

from typing import Final
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from xinfang.desk import case_rows
from xinfang.desk.attachments import form_id
from xinfang.desk.signed_in import me
from xinfang.desk.views.tie import ITSELF
from xinfang.kernel import clock
from xinfang.kernel.errors import Refused
from xinfang.kernel.typed import whole_number
from xinfang.law.acts import ActKind
from xinfang.petitions.casework import CaseView, open_case
from xinfang.petitions.commands import Command, SeatChoice
from xinfang.petitions.door import perform
from xinfang.petitions.doubles import Double, double_of
from xinfang.petitions.lists import by_number
from xinfang.petitions.reading import MISSING

NOT_YOURS: Final = "您目前的身份不能处理这两件的重复登记，请由登记单位的办信办案人员办理。"
DONE: Final = "已经处理：{spare}按重复登记存档，诉求在本件中继续办理。"


@require_http_methods(["GET", "HEAD", "POST"])
def double(request: HttpRequest, number: str) -> HttpResponse:
    """Ask for the other file, tell what happens to the two, or do it."""
    person = me(request)
    view = open_case(number, person=person, at=clock.now())
    typed = str((request.POST if request.method == "POST" else request.GET).get("other", "")).strip()
    found = by_number(person, typed) if typed and "\0" not in typed else None
    if found is None or found.pk == view.petition.pk:
        return _ask(request, view, typed, "" if not typed else ITSELF if found is not None else MISSING)
    try:
        pair = double_of(view, open_case(found.number, person=person, at=clock.now()))
        if request.method == "POST" and pair.way is ActKind.FILE_ONLY:
            return _filed(request, pair)
    except Refused as refused:
        return _ask(request, view, typed, str(refused))
    return _shown(request, view, pair)


def _filed(request: HttpRequest, pair: Double) -> HttpResponse:
    seat = next((desk.seat for desk in pair.spare.desks if pair.way in desk.kinds), None)
    if seat is None:
        raise Refused(NOT_YOURS)
    seen = whole_number(request.POST.get("seen", ""))
    command = Command(
        form_id(request.POST) or uuid4(),
        pair.way,
        pair.spare.on,
        seat=SeatChoice(seat.unit_id, seat.kind),
        petition=pair.spare.petition.pk,
        values=pair.values,
        expected_seq=seen,
    )
    perform(command, by=pair.spare.person, at=clock.now())
    messages.success(request, DONE.format(spare=pair.spare.petition.number))
    return redirect("desk:case", number=pair.kept.petition.number)


def _ask(request: HttpRequest, view: CaseView, typed: str, fault: str) -> HttpResponse:
    context = {"petition": view.petition, "typed": typed, "fault": fault, "requests": case_rows.request_lines(view)}
    return render(request, "desk/double.html", context, status=422 if fault else 200)


def _shown(request: HttpRequest, view: CaseView, pair: Double) -> HttpResponse:
    ties = reverse("desk:act_join_to", args=[pair.spare.petition.number])
    context = {
        "petition": view.petition,
        "kept": pair.kept.petition,
        "spare": pair.spare.petition,
        "filing": pair.way is ActKind.FILE_ONLY,
        "may": any(pair.way in desk.kinds for desk in pair.spare.desks),
        "ties": f"{ties}?other={pair.kept.petition.number}",
        "kept_requests": case_rows.request_lines(pair.kept),
        "spare_requests": case_rows.request_lines(pair.spare),
        "other": pair.spare.petition.number if pair.kept.petition.pk == view.petition.pk else pair.kept.petition.number,
        "command_id": uuid4(),
        "seen": pair.spare.case.last_seq,
        "not_yours": NOT_YOURS,
    }
    return render(request, "desk/double.html", context)
