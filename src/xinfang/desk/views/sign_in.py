"""Signing in; lock-out after too many failures is shown by `web.errors.locked_out`."""

from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import HttpResponse

from xinfang.web.forms import PageLook

WRONG = "用户名或密码不对，请核对后重新输入。"


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


class SignIn(LoginView):
    """The sign-in page; somebody already signed in goes on to the home page."""

    template_name = "desk/sign_in.html"
    form_class = SignInForm
    redirect_authenticated_user = True

    def form_invalid(self, form: Any) -> HttpResponse:
        """Show the form again as refused (422)."""
        return self.render_to_response(self.get_context_data(form=form), status=422)
