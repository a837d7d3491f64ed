"""Pages for what went wrong, each with a sentence that says what to do.

400, 403, 404, 500 and the forged-form page are Django's own handlers with our templates of those names.
"""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from xinfang.kernel.errors import NotFound, UserError

from .htmx import is_htmx


def not_found(request: HttpRequest, error: NotFound) -> HttpResponse:
    """Give the 404 page with the error's sentence; the same whether the thing is missing or hidden."""
    return render(request, "404.html", {"sentence": str(error)}, status=404)


def refused(request: HttpRequest, error: UserError) -> HttpResponse:
    """Give the 409 page with the error's sentence; for HTMX only the notice, to be swapped in place."""
    template = "web/parts/notice.html" if is_htmx(request) else "409.html"
    return render(request, template, {"sentence": str(error), "tone": "late"}, status=409)


def only_sent(request: HttpRequest, response: HttpResponseBase) -> HttpResponse:
    """Give the 405 page for an address that only a form leads to, as when somebody opens it again from the bar."""
    told = render(request, "405.html", status=405)
    told["Allow"] = response["Allow"]
    return told


def locked_out(request: HttpRequest, _response: object = None, _credentials: object = None) -> HttpResponse:
    """Give the page for too many failed sign-ins (429), with the wait in minutes where it is fixed."""
    wait = getattr(settings, "AXES_COOLOFF_TIME", None)
    minutes = int(wait.total_seconds() // 60) if isinstance(wait, timedelta) else None
    return render(request, "429.html", {"minutes": minutes}, status=429)
