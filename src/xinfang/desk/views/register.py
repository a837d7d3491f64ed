"""Registration at the window, by post, by telephone, from the net."""

from datetime import timedelta
from typing import cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from xinfang.desk.agent_form import MORE_AGENTS, papers_in
from xinfang.desk.attachments import Attached, form_id, take_in_all
from xinfang.desk.register_page import RegisterPage
from xinfang.desk.register_parts import FIND, MORE_ASKS, MORE_PARTIES, blank_page, typed_page, with_new_id
from xinfang.desk.views.similar import ADD, add_to, looked
from xinfang.kernel import clock
from xinfang.kernel.errors import Refused
from xinfang.law.acts import ActKind
from xinfang.orgs.models import Person
from xinfang.petitions.door import perform
from xinfang.petitions.models import CommandRecord
from xinfang.petitions.registering import registering_seats

SLIP_MINUTES = timedelta(minutes=15)
SLIP, CHANNEL, CHECK, SIMILAR = "slip", "channel", "check", "similar"
ANOTHER = "这张表先前已经登记过一件。现在的内容与那次不同，还没有登记；要另外登记一件的，请再按“登记”。"
PREPARING = {MORE_ASKS, MORE_PARTIES, FIND, CHECK, SIMILAR}


@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """Take a petition in; nothing is demanded but the text of one request."""
    person, today = cast(Person, request.user), clock.today()
    seats = registering_seats(person, on=today)
    if not seats:
        return render(request, "desk/register_not_yours.html", status=403)
    if request.method != "POST":
        channel = str(request.session.get(CHANNEL, ""))
        return _shown(request, blank_page(seats, today=today, channel=channel))
    wanted = request.POST.get("do", "")
    if wanted.startswith(ADD):
        return add_to(request, wanted.removeprefix(ADD))
    attached, papers = take_in_all(request, form=form_id(request.POST), by=person), papers_in(request, by=person)
    if wanted in PREPARING or wanted.startswith(MORE_AGENTS):
        page = typed_page(request.POST, seats, today=today, papers=papers, judged=False, wanted=wanted)
        page.attach(attached)
        mark = page.caution() if wanted in (FIND, CHECK) else ""
        return _shown(request, page, mark=mark, checked=wanted == CHECK)
    page = typed_page(request.POST, seats, today=today, papers=papers)
    page.attach(attached)
    valid, mark = page.is_valid(), page.caution()
    if not valid:
        return _shown(request, page, mark=mark, status=422)
    if mark and request.POST.get("seen") != mark:
        return _shown(request, page, mark=mark, checked=True)
    return _registered(request, page, person)


def _registered(request: HttpRequest, page: RegisterPage, person: Person) -> HttpResponse:
    command = page.command()
    try:
        done = perform(command, by=person, at=clock.now())
    except Refused as refused:
        if CommandRecord.objects.filter(pk=command.id).exists():
            return _another(request, person, attached=page.attached)
        page.refuse(refused)
        return _shown(request, page, mark=page.caution(), status=409)
    first = next(act for act in done.case.acts if act.kind is ActKind.REGISTER)
    hand_over_slip(request, first.command, unit=first.by.unit, same=request.POST.get("same", ""))
    request.session[CHANNEL] = str(command.values["channel"])
    return redirect("desk:slip")


def _another(request: HttpRequest, person: Person, *, attached: Attached) -> HttpResponse:
    """Show the form under a fresh id: it was registered before, with other words, from another tab or by going back."""
    today = clock.today()
    seats, papers = registering_seats(person, on=today), papers_in(request, by=person)
    page = typed_page(with_new_id(request.POST), seats, today=today, papers=papers)
    page.attach(attached)
    page.matter.add_error(None, ANOTHER)
    return _shown(request, page, mark=page.caution(), status=409)


def hand_over_slip(request: HttpRequest, command: UUID, *, unit: int | None, same: str = "") -> None:
    """Keep for some minutes which registration was just made, and the earlier matter to link; not the code itself."""
    until = (clock.now() + SLIP_MINUTES).isoformat()
    request.session[SLIP] = {"command": str(command), "unit": unit, "until": until, "same": same}


def _shown(
    request: HttpRequest,
    page: RegisterPage,
    *,
    mark: str = "",
    checked: bool = False,
    status: int = 200,
) -> HttpResponse:
    person = cast(Person, request.user)
    context = {
        **(looked(request, page, person) if request.method == "POST" else {}),
        "page": page,
        "faults": page.faults(),
        "general": page.general_faults(),
        "seen": mark,
        "checked": checked,
    }
    return render(request, "desk/register.html", context, status=status)
