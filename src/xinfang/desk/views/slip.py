"""The slips of the registration just made, one for each petitioner, and their printing."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast
from uuid import UUID

import segno
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from xinfang.desk.views.register import SLIP
from xinfang.kernel import clock
from xinfang.kernel.errors import NotFound
from xinfang.kernel.typed import whole_number
from xinfang.ledger.access import record
from xinfang.ledger.models import Access
from xinfang.orgs.models import Person
from xinfang.petitions.lists import by_number
from xinfang.petitions.paper_slips import receipt
from xinfang.petitions.slip import Slip, slips_of
from xinfang.web.files import shown_as_pdf

GONE = "登记回执只在登记后的15分钟内可以打印，此后查询码不再显示。"
WIDTHS = {"a5": "A5 纸", "80": "80 毫米小票", "58": "58 毫米小票"}


@dataclass(frozen=True, slots=True)
class Width:
    """A width of paper to choose from."""

    key: str
    words: str
    chosen: bool


@require_safe
def slip(request: HttpRequest) -> HttpResponse:
    """Show the slips, with the widths in which they can be printed."""
    found, _ = _just_made(request)
    return _shown(request, found, printing=False)


@require_POST
def slip_print(request: HttpRequest) -> HttpResponse:
    """Record the printing, then give the page that prints."""
    found, unit = _just_made(request)
    person = cast(Person, request.user)
    record(person, unit_id=unit, what=Access.PRINT, petition_id=found[0].petition, at=clock.now())
    return _shown(request, found, printing=True)


@require_POST
def slip_pdf(request: HttpRequest) -> HttpResponse:
    """Record the printing, then give one of the slips as a paper."""
    found, unit = _just_made(request)
    chosen = whole_number(str(request.POST.get("n", ""))) or 0
    if chosen >= len(found):
        raise NotFound(GONE)
    person, at = cast(Person, request.user), clock.now()
    record(person, unit_id=unit, what=Access.PRINT, petition_id=found[0].petition, at=at)
    made = receipt(found[chosen], address=request.build_absolute_uri(reverse("portal:look_up")))
    return shown_as_pdf(made)


def _just_made(request: HttpRequest) -> tuple[tuple[Slip, ...], int]:
    kept = request.session.get(SLIP)
    if not kept or clock.now() >= datetime.fromisoformat(kept["until"]):
        request.session.pop(SLIP, None)
        raise NotFound(GONE)
    return slips_of(UUID(kept["command"])), int(kept["unit"])


def _shown(request: HttpRequest, found: tuple[Slip, ...], *, printing: bool) -> HttpResponse:
    asked = (request.POST if printing else request.GET).get("width", "")
    width = asked if asked in WIDTHS else "a5"
    address = request.build_absolute_uri(reverse("portal:look_up"))
    same = str(request.session[SLIP].get("same", ""))
    context = {
        "slip": found[0],
        "slips": found,
        "why": found[0].why,
        "same": by_number(cast(Person, request.user), same) if same and not found[0].concealed else None,
        "width": width,
        "widths": [Width(key, words, key == width) for key, words in WIDTHS.items()],
        "address": address,
        # The code is not in it: a picture of the slip's corner must not open the matter.
        "qr": segno.make(address, error="m", micro=False).svg_inline(
            border=2, svgclass="qr", lineclass=None, omitsize=True
        ),
        "printing": printing,
    }
    return render(request, "desk/slip_print.html" if printing else "desk/slip.html", context)
