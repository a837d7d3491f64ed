"""The citizens' pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from .forms import LookUpForm

NOT_FOUND = "未查到。请核对编号和查询码，两项都要与登记回执一致；仍然查不到的，请到原来登记的窗口询问。"


@require_http_methods(["GET", "HEAD", "POST"])
def look_up(request: HttpRequest) -> HttpResponse:
    """Ask for number and query code; one sentence for every way of not finding, so that nothing can be guessed."""
    form = LookUpForm(request.POST or None)
    if form.is_valid():
        form.add_error(None, NOT_FOUND)
    return render(request, "portal/look_up.html", {"form": form}, status=422 if form.errors else 200)
