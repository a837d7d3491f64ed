"""Letting further petitioners join: one a line, each with a query code to be handed over."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from xinfang.desk.act_form import ActForm, act_form
from xinfang.desk.people_lines import PEOPLE_HINT, people_in
from xinfang.desk.signed_in import me
from xinfang.desk.typed_numbers import judged_while_typed, people_faults
from xinfang.desk.views.act import ActPage, act_kind
from xinfang.desk.views.register import hand_over_slip
from xinfang.kernel import clock
from xinfang.petitions.casework import open_case
from xinfang.petitions.commands import Command
from xinfang.petitions.door import Done

LONGEST: Final = 20_000


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
        judged_while_typed(people, "people")
        return act_form(self.view, self.kind, seat=self.seat, data=data, initial=initial, more={"people": people})

    def cautions(self, typed: Mapping[str, str]) -> dict[str, str]:
        """Give what looks miscopied in the lines."""
        found = "".join(people_faults(typed["people"]))
        return {"people": found} if found else {}

    def command(self, form: ActForm) -> Command:
        """Give what the form asks of the door."""
        return replace(super().command(form), parties=people_in(form.cleaned_data["people"]))

    def after(self, _done: Done, form: ActForm) -> HttpResponse:
        """Show the slips, with a query code on each."""
        hand_over_slip(self.request, form.cleaned_data["command_id"], unit=self.seat.office_id or self.seat.unit_id)
        return redirect("desk:slip")
