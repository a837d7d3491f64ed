"""One matter as its petitioner reads it."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from xinfang.kernel import clock
from xinfang.petitions import citizen
from xinfang.portal.proven import proven, whose


@require_safe
def matter(request: HttpRequest) -> HttpResponse:
    """Show the matter that the browser has proved; without one, ask for number and code again."""
    petition = proven(request, at=clock.now())
    if petition is None:
        return to_look_up()
    today = clock.today()
    context = {
        "matter": citizen.read(petition, on=today, person=whose(request)),
        "on": today,
        "staff": request.user.is_authenticated,
    }
    return render(request, "portal/matter.html", context)


def to_look_up() -> HttpResponse:
    """Send the browser to prove the matter again, with a word why."""
    return HttpResponseRedirect(f"{reverse('portal:look_up')}?expired")
