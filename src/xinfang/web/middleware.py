"""What holds for every page: sign-in by default, nothing kept in caches, refusals shown as pages."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from xinfang.kernel.errors import NotFound, UserError

from .errors import not_found, only_sent, refused
from .htmx import is_htmx
from .public import PUBLIC

# In the session of somebody who may not go on before he has a second factor.
MUST_SET_UP = "must_set_up"
SETTING_UP = frozenset({"desk:second_factor", "desk:sign_out"})
WRONG_WAY = 405
GetResponse = Callable[[HttpRequest], HttpResponseBase]


class SignInRequired(LoginRequiredMiddleware):
    """Send the anonymous to sign in, save on the pages spelt out in `PUBLIC`; no decorator opens a page."""

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase], *_arguments: Any
    ) -> HttpResponseBase | None:
        """Let the public pages pass without asking who comes, which needs the database; then the signed-in."""
        match = request.resolver_match
        if match is not None and match.view_name in PUBLIC:
            return None
        if request.user.is_authenticated:
            stopped = MUST_SET_UP in request.session and (match is None or match.view_name not in SETTING_UP)
            return redirect("desk:second_factor") if stopped else None
        response = self.handle_no_permission(request, view_func)
        if not is_htmx(request):
            return response
        # A swap would put the sign-in page inside the page that asked.
        return HttpResponse(status=204, headers={"HX-Redirect": response["Location"]})


class NoStore:
    """Keep every page out of browser and proxy caches; an office computer is shared, and a page may name a person."""

    def __init__(self, get_response: GetResponse) -> None:
        """Keep the next step."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Mark the response."""
        response = self.get_response(request)
        response["Cache-Control"] = "no-store"
        return response


class RefusalPages:
    """Show what the user may read when a view lets a refusal through."""

    def __init__(self, get_response: GetResponse) -> None:
        """Keep the next step."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass on; what was asked for in the wrong way gets a page too, the rest where an exception leaves a view."""
        response = self.get_response(request)
        return only_sent(request, response) if response.status_code == WRONG_WAY else response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Give 404 for what is not there or not to be known of, 409 for any other sentence meant for the user."""
        if isinstance(exception, NotFound):
            return not_found(request, exception)
        return refused(request, exception) if isinstance(exception, UserError) else None
