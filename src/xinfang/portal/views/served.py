"""Papers put out for a petitioner on his page: opening one is recorded, and is what proves electronic service."""

from typing import Final
from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from xinfang.kernel import clock
from xinfang.petitions.openings import open_paper
from xinfang.portal.proven import proven, whose
from xinfang.portal.views.matter import to_look_up
from xinfang.web.files import handed_over

STAFF: Final = "文书只能由信访人本人打开。这台电脑上有工作人员登录，打开不会作数；请信访人在自己的手机或者电脑上打开。"


@require_POST
def served_paper(request: HttpRequest, paper: UUID) -> HttpResponse | FileResponse:
    """Record that the petitioner opened the paper, then hand it over; never where staff is signed in."""
    at = clock.now()
    petition = proven(request, at=at)
    if petition is None:
        return to_look_up()
    if request.user.is_authenticated:
        return render(request, "portal/refused.html", {"sentence": STAFF}, status=403)
    return handed_over(open_paper(petition, paper, person=whose(request), at=at))
