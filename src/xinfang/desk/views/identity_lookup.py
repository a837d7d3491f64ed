"""The page of the one reasoned look-up by who somebody is."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from xinfang.desk.register_forms import NO_COMPLETION
from xinfang.desk.signed_in import me
from xinfang.kernel import clock
from xinfang.kernel.errors import NotFound, Refused
from xinfang.ledger.access import LONGEST_REASON
from xinfang.petitions.identity_lookup import KINDS, NOT_YOURS, Asked, look_up
from xinfang.petitions.registering import registering_seats
from xinfang.web.forms import PageForm


class LookUpForm(PageForm):
    """What somebody left, and why it is looked for."""

    kind = forms.ChoiceField(label="按什么查", choices=list(KINDS.items()), initial="name", widget=forms.RadioSelect)
    value = forms.CharField(label="查找内容", max_length=100, help_text="必须完全相同，一次只查一项。")
    reason = forms.CharField(
        label="事由",
        max_length=LONGEST_REASON,
        help_text="例如：来访人没有带回执，询问办理情况。查找人、时间和事由记入查阅日志。",
    )

    field_order = ("kind", "value", "reason")

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Keep the browser of a shared computer from offering other people's data."""
        super().__init__(*args, **kwargs)
        self.fields["value"].widget.attrs.update(NO_COMPLETION)


@require_http_methods(["GET", "HEAD", "POST"])
def identity_lookup(request: HttpRequest) -> HttpResponse:
    """Ask for a reason, then show what was found; nothing of it stands in the address."""
    person = me(request)
    if not registering_seats(person, on=clock.today()):
        raise NotFound(NOT_YOURS)
    form, lines = LookUpForm(request.POST or None), None
    if form.is_valid():
        try:
            lines = look_up(person, Asked(**form.cleaned_data), at=clock.now())
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
    status = 422 if form.is_bound and lines is None else 200
    return render(request, "desk/identity_lookup.html", {"form": form, "lines": lines}, status=status)
