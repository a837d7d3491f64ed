"""Letting further petitioners join: one a line, each with a query code to be handed over."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from xinfang.desk.act_form import ActForm, act_form
from xinfang.desk.signed_in import me
from xinfang.desk.views.act import ActPage, act_kind
from xinfang.kernel import clock
from xinfang.kernel.codes import grouped
from xinfang.petitions.casework import open_case
from xinfang.petitions.commands import Command, PartyIn
from xinfang.petitions.door import Done
from xinfang.petitions.joining import codes_of

LONGEST: Final = 20_000
PEOPLE_HINT: Final = (
    "一行一位，依次写姓名（名称）、住址、电话、证件号码，用逗号隔开，没有的留空，例如：张三，井店镇一街十二号。"
    "写明姓名（名称）和住址的，承办单位另行书面告知。"
)


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, number: str) -> HttpResponse:
    """Show the form for those who join, or let them join and show their query codes once."""
    view = open_case(number, person=me(request), at=clock.now())
    return JoinPage(request, view, act_kind("join_person")).answer()


class JoinPage(ActPage):
    """One request for the form by which people join."""

    def form(self, *, data: QueryDict | None = None, initial: Mapping[str, Any] | None = None) -> ActForm:
        """Give the form with room for the people."""
        area = forms.Textarea(attrs={"rows": 5, "autocomplete": "off", "spellcheck": "false"})
        people = forms.CharField(label="加入的信访人", max_length=LONGEST, widget=area, help_text=PEOPLE_HINT)
        return act_form(self.view, self.kind, seat=self.seat, data=data, initial=initial, more={"people": people})

    def command(self, form: ActForm) -> Command:
        """Give what the form asks of the door."""
        return replace(super().command(form), parties=people_in(form.cleaned_data["people"]))

    def after(self, done: Done, form: ActForm) -> HttpResponse:
        """Show the query codes, which nobody can read again."""
        codes = [grouped(code) for code in codes_of(done.case, form.cleaned_data["command_id"])]
        people = people_in(form.cleaned_data["people"])
        handed = [(one.name or one.address or one.phone, code) for one, code in zip(people, codes, strict=True)]
        return render(self.request, "desk/joined.html", {"petition": self.view.petition, "handed": handed})


def people_in(text: str) -> tuple[PartyIn, ...]:
    """Give the people written one a line: name, address, telephone, document."""
    rows = (line.replace("，", ",").split(",") for line in text.splitlines() if line.strip())
    told = ([part.strip() for part in row] + [""] * 4 for row in rows)
    return tuple(PartyIn(name=one[0], address=one[1], phone=one[2], id_no=one[3]) for one in told if any(one))
