"""A person's own account: password, second factor, and where he is signed in."""

from typing import Any

import segno
from django import forms
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xinfang.desk.signed_in import me
from xinfang.kernel import clock
from xinfang.kernel.errors import Refused
from xinfang.orgs import second_factor as factors
from xinfang.orgs import signed_in
from xinfang.orgs.models import Person
from xinfang.orgs.services import set_password
from xinfang.web.forms import PageForm
from xinfang.web.middleware import MUST_SET_UP


class PasswordForm(PageForm):
    """The password of today, and the new one twice."""

    old = forms.CharField(label="现在的密码", widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}))
    new = forms.CharField(
        label="新密码",
        help_text="至少10个字符，不能是常见的密码。",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(label="再写一遍新密码", widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}))

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        """Keep whose password it is."""
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_old(self) -> str:
        """Refuse a wrong password."""
        old = str(self.cleaned_data["old"])
        if not self.person.check_password(old):
            raise forms.ValidationError("现在的密码不对。")
        return old

    def clean_again(self) -> str:
        """Refuse two new passwords that differ."""
        again = str(self.cleaned_data["again"])
        if again != self.cleaned_data.get("new"):
            raise forms.ValidationError("两次填写的新密码不一样。")
        return again


class ConfirmForm(PageForm):
    """The first code, which proves that the telephone has the secret."""

    code = forms.CharField(
        label="手机上显示的6位验证码", max_length=10, widget=forms.TextInput(attrs={"autocomplete": "one-time-code"})
    )


@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Show the account."""
    return _page(request, PasswordForm(person=me(request)))


@require_POST
def password(request: HttpRequest) -> HttpResponse:
    """Change the password; every other browser is signed out by that."""
    person = me(request)
    form = PasswordForm(request.POST, person=person)
    if form.is_valid():
        try:
            set_password(person, form.cleaned_data["new"])
        except Refused as refusal:
            form.add_error("new", str(refusal))
        else:
            update_session_auth_hash(request, person)
            _note(request, person)
            messages.success(request, "密码已经更换，在其他浏览器上的登录已经结束。")
            return redirect("desk:account")
    return _page(request, form, status=422)


@require_POST
def end_sessions(request: HttpRequest) -> HttpResponse:
    """End the sign-in in one other browser, or in all others."""
    only = request.POST.get("only", "")
    ended = signed_in.end(me(request), keep=request.session.session_key, only=only or None)
    messages.success(request, f"已结束{ended}处登录。" if ended else "没有其他登录。")
    return redirect("desk:account")


@require_http_methods(["GET", "HEAD", "POST"])
def second_factor(request: HttpRequest) -> HttpResponse:
    """Set the second factor up: scan, then prove it by a code; the recovery codes are shown once."""
    person = me(request)
    address = factors.begin(person)
    form = ConfirmForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            codes = factors.confirm(person, form.cleaned_data["code"], at=clock.now())
        except Refused as refusal:
            form.add_error("code", str(refusal))
        else:
            request.session.pop(MUST_SET_UP, None)
            return _codes(request, codes)
    picture = segno.make(address, error="m", micro=False).svg_inline(
        border=2, svgclass="qr", lineclass=None, omitsize=True
    )
    context = {
        "form": form,
        "qr": picture,
        "secret": factors.secret_words(person),
        "forced": MUST_SET_UP in request.session,
    }
    return render(request, "desk/second_factor.html", context, status=422 if form.errors else 200)


@require_POST
def second_factor_codes(request: HttpRequest) -> HttpResponse:
    """Give fresh recovery codes in the place of the former ones, after the password is shown."""
    person = _proved(request)
    return _codes(request, factors.renew_recovery_codes(person))


@require_POST
def second_factor_stop(request: HttpRequest) -> HttpResponse:
    """Take the second factor away, after the password is shown."""
    factors.stop(_proved(request))
    messages.success(request, "第二重验证已经停用，下次登录只需要用户名和密码。")
    return redirect("desk:account")


def _proved(request: HttpRequest) -> Person:
    person = me(request)
    if not person.check_password(request.POST.get("password", "")):
        raise Refused("密码不对，没有更改。请返回后重新填写。")
    if not factors.is_in_force(person):
        raise Refused("第二重验证没有启用。")
    return person


def _codes(request: HttpRequest, codes: list[str]) -> HttpResponse:
    return render(request, "desk/recovery_codes.html", {"codes": codes})


def _note(request: HttpRequest, person: Person) -> None:
    agent, address = request.headers.get("User-Agent", ""), request.META.get("REMOTE_ADDR", "")
    signed_in.note(person, str(request.session.session_key), agent=agent, address=address, at=clock.now())


def _page(request: HttpRequest, form: PasswordForm, *, status: int = 200) -> HttpResponse:
    person, now = me(request), clock.now()
    context = {
        "form": form,
        "in_force": factors.is_in_force(person),
        "codes_left": factors.recovery_codes_left(person),
        "sessions": list(signed_in.open_sessions(person, at=now)),
        "here": request.session.session_key,
    }
    return render(request, "desk/account.html", context, status=status)
