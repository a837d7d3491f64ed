"""Earlier matters with the same request, while a petition is being registered: looked for, linked, or added to."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from xinfang.desk.agent_form import Papers
from xinfang.desk.attachments import form_id, take_in_all
from xinfang.desk.register_page import RegisterPage
from xinfang.desk.register_parts import typed_page
from xinfang.desk.signed_in import me
from xinfang.desk.similar_rows import similar
from xinfang.desk.views.act import ActPage
from xinfang.kernel import clock
from xinfang.kernel.errors import Refused
from xinfang.law.acts import ActKind
from xinfang.ledger.access import record
from xinfang.ledger.models import Access
from xinfang.orgs.models import Person
from xinfang.petitions.casework import open_case
from xinfang.petitions.doers import organ_of
from xinfang.petitions.registering import registering_seats

ADD = "add:"


@require_POST
def register_similar(request: HttpRequest) -> HttpResponse:
    """Give the part of the registration page that shows earlier matters near what has been typed so far."""
    person, today = me(request), clock.today()
    seats = registering_seats(person, on=today)
    if not seats:
        raise Refused("您没有登记信访事项的身份。")
    page = typed_page(request.POST, seats, today=today, papers=Papers(), judged=False)
    return render(request, "desk/parts/similar.html", looked(request, page, person))


def looked(request: HttpRequest, page: RegisterPage, person: Person) -> dict[str, Any]:
    """Give what the part shows; a look that shows somebody's earlier matter is recorded."""
    found = similar(page, person)
    if found:
        seats = registering_seats(person, on=clock.today())
        record(person, unit_id=organ_of(seats[0]) if seats else None, what=Access.SEARCH, at=clock.now())
    return {"similar": found, "same": request.POST.get("same", ""), "looked": True}


def add_to(request: HttpRequest, number: str) -> HttpResponse:
    """Give the form that adds what was typed for a new petition to the earlier one instead."""
    view = open_case(number, person=me(request), at=clock.now())
    page = AddPage(request, view, ActKind.ADD_MATERIAL)
    page.attached = take_in_all(request, form=form_id(request.POST), by=view.person)
    typed = (request.POST.get(f"ask-{n}-text", "").strip() for n in range(len(request.POST)))
    return page.shown(page.form(initial={**page.fresh(), "text": "\n\n".join(filter(None, typed))}))


class AddPage(ActPage):
    """The form of the act, shown at the registration page; it is sent to its own address."""

    def more(self) -> dict[str, Any]:
        """Give where the form is sent."""
        return {"action": reverse("desk:act", args=[self.view.petition.number, self.kind.value])}
