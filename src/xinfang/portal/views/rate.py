"""The petitioner's rating of how one request was handled (满意度评价)."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from xinfang.kernel import clock
from xinfang.kernel.errors import NotFound, Refused
from xinfang.law.acts import ActKind, Source
from xinfang.petitions import citizen
from xinfang.petitions.commands import Command
from xinfang.petitions.door import perform
from xinfang.portal.addresses import comes_from_an_organ
from xinfang.portal.forms import RateForm
from xinfang.portal.proven import proven, whose
from xinfang.portal.views.matter import to_look_up

STAFF = "评价只能由信访人本人作出。这台电脑上有工作人员登录，不能提交评价；请信访人在自己的手机或者电脑上评价。"
NOT_OPEN = "这项诉求现在不能评价：答复送达以后才可以评价，每项诉求评价一次。"
THANKS = "评价已经提交，谢谢。"
SET_APART = (
    "评价已经收到。您现在使用的是机关、单位的网络，这次评价不计入；请用自己的手机或者电脑、自己的网络再评价一次。"
)
# A rating from an organ's own network is kept apart and not counted.
APART = {True: {"from_office": True}, False: {}}


@require_http_methods(["GET", "HEAD", "POST"])
def rate(request: HttpRequest, n: int) -> HttpResponse:
    """Take a rating, once for each request; never from a browser in which staff is signed in."""
    petition = proven(request, at=clock.now())
    if petition is None:
        return to_look_up()
    if request.user.is_authenticated:
        return render(request, "portal/refused.html", {"sentence": STAFF}, status=403)
    form = RateForm(request.POST if request.method == "POST" else None, initial={"command_id": uuid4()})
    if form.is_valid():
        try:
            command = _command(petition, n, form, person=whose(request), apart=comes_from_an_organ(request))
            perform(command, by=None, at=clock.now())
        except (NotFound, Refused) as refused:
            return render(request, "portal/refused.html", {"sentence": str(refused)}, status=409)
        messages.success(request, SET_APART if comes_from_an_organ(request) else THANKS)
        return redirect("portal:matter")
    if not form.is_bound and n not in citizen.open_to(petition, ActKind.RATE):
        return render(request, "portal/refused.html", {"sentence": NOT_OPEN}, status=409)
    return render(request, "portal/rate.html", {"form": form, "n": n}, status=422 if form.errors else 200)


def _command(petition: UUID, n: int, form: RateForm, *, person: int | None, apart: bool) -> Command:
    given = form.cleaned_data
    return Command(
        id=given["command_id"],
        kind=ActKind.RATE,
        happened_on=clock.today(),
        petition=petition,
        values={"office": given["office"], "organ": given["organ"], "text": given["text"], **APART[apart]},
        requests=(n,),
        joined=person,
        source=Source.PORTAL,
    )
