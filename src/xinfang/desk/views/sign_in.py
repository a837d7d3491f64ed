"""Signing in, in one step or two; lock-out after too many failures is shown by `web.errors.locked_out`."""

from datetime import datetime, timedelta
from typing import Any, Final

from axes.handlers.proxy import AxesProxyHandler
from django import forms
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.signals import user_login_failed
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from xinfang.kernel import clock
from xinfang.kernel.errors import NotFound
from xinfang.orgs import second_factor as factors
from xinfang.orgs import signed_in
from xinfang.orgs.models import Person
from xinfang.orgs.seats import seats
from xinfang.web.errors import locked_out
from xinfang.web.forms import PageForm, PageLook
from xinfang.web.middleware import MUST_SET_UP

WRONG: Final = "用户名或密码不对，请核对后重新输入。"
FIRST_STEP: Final = "first_step"
FIRST_STEP_LASTS: Final = timedelta(minutes=5)
FIRST: Final = "请先填写用户名和密码；停留超过5分钟的，要重新填写。"
BACKEND: Final = "django.contrib.auth.backends.ModelBackend"


class SignInForm(PageLook, AuthenticationForm):
    """User name and password, with one sentence for every way of being wrong."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the fields and say what to do when one is left empty."""
        super().__init__(*args, **kwargs)
        self.error_messages = {"invalid_login": WRONG, "inactive": WRONG}
        self.fields["username"].label = "用户名"
        self.fields["username"].error_messages["required"] = "请填写用户名。"
        self.fields["password"].label = "密码"
        self.fields["password"].error_messages["required"] = "请填写密码。"


class CodeForm(PageForm):
    """The code of the second step."""

    code = forms.CharField(
        label="验证码",
        max_length=20,
        help_text="手机验证器上的6位数字，或者一个没有用过的备用验证码。",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autofocus": True}),
    )


class SignIn(LoginView):
    """The sign-in page; somebody already signed in goes on to the home page."""

    template_name = "desk/sign_in.html"
    form_class = SignInForm
    redirect_authenticated_user = True

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """Let in whoever has no second factor; ask the others for it."""
        person = form.get_user()
        if not factors.is_in_force(person):
            enter(self.request, person)
            return redirect(self.get_success_url())
        until = clock.now() + FIRST_STEP_LASTS
        self.request.session[FIRST_STEP] = {
            "person": person.pk,
            "until": until.isoformat(),
            "next": self.get_success_url(),
        }
        return redirect("desk:second_step")

    def form_invalid(self, form: Any) -> HttpResponse:
        """Show the form again as refused (422)."""
        return self.render_to_response(self.get_context_data(form=form), status=422)


@require_http_methods(["GET", "HEAD", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    """Ask for the code of the second factor; failures count towards the same lock-out as wrong passwords."""
    person, onward = _first_step(request)
    form = CodeForm(request.POST or None)
    if request.method != "POST":
        return render(request, "desk/second_step.html", {"form": form})
    credentials = {"username": person.username}
    if not AxesProxyHandler.is_allowed(request, credentials):
        return locked_out(request)
    if form.is_valid():
        if factors.passes(person, form.cleaned_data["code"], at=clock.now()):
            del request.session[FIRST_STEP]
            enter(request, person)
            return redirect(onward)
        user_login_failed.send(__name__, credentials=credentials, request=request)
        form.add_error("code", factors.WRONG)
    return render(request, "desk/second_step.html", {"form": form}, status=422)


def _first_step(request: HttpRequest) -> tuple[Person, str]:
    """Give who has shown a right password in this browser just now, and where he wants to go."""
    kept = request.session.get(FIRST_STEP)
    if not kept or clock.now() >= datetime.fromisoformat(kept["until"]):
        raise NotFound(FIRST)
    person = Person.objects.filter(pk=kept["person"], is_active=True).first()
    if person is None:
        raise NotFound(FIRST)
    return person, kept["next"]


def enter(request: HttpRequest, person: Person) -> None:
    """Sign `person` in, note the browser, and lead to the second factor whoever must have one and has none."""
    login(request, person, backend=BACKEND)
    agent, address = request.headers.get("User-Agent", ""), request.META.get("REMOTE_ADDR", "")
    signed_in.note(person, str(request.session.session_key), agent=agent, address=address, at=clock.now())
    guarded = any(seat.kind in factors.GUARDED for seat in seats(person, on=clock.today()))
    if settings.SECOND_FACTOR_REQUIRED and guarded and not factors.is_in_force(person):
        request.session[MUST_SET_UP] = True
