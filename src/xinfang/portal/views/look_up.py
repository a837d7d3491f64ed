"""Where a petitioner proves that a matter is his own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from xinfang.kernel import clock
from xinfang.kernel.errors import Refused
from xinfang.petitions.lookup import TooManyTries, prove
from xinfang.portal.addresses import client_address
from xinfang.portal.forms import LookUpForm
from xinfang.portal.proven import forget, remember


@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def look_up(request: HttpRequest) -> HttpResponse:
    """Ask for number and query code; one sentence for every way of not finding, so that nothing can be guessed."""
    form = LookUpForm(request.POST if request.method == "POST" else None)
    status = 200
    if form.is_valid():
        given, at = form.cleaned_data, clock.now()
        try:
            proved = prove(given["number"], given["code"], address=client_address(request), at=at)
        except TooManyTries as pause:
            form.add_error(None, str(pause))
            status = 429
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            remember(request, proved, at=at)
            return redirect("portal:matter")
    status = 422 if form.errors and status == 200 else status
    return render(request, "portal/look_up.html", {"form": form, "expired": "expired" in request.GET}, status=status)


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """End the look-up, as on a computer that others use."""
    forget(request)
    return render(request, "portal/left.html")
