"""Acts that stand on two files: the other petition is chosen by its number, and both are read side by side."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from xinfang.desk import case_rows
from xinfang.desk.act_form import ActForm, act_form
from xinfang.desk.signed_in import me
from xinfang.desk.tie_rows import tie_lines
from xinfang.desk.views.act import ActPage, act_kind
from xinfang.kernel import clock
from xinfang.law.acts import ActKind
from xinfang.petitions.casework import CaseView, open_case
from xinfang.petitions.commands import Command, Other
from xinfang.petitions.lists import by_number, first_line
from xinfang.petitions.reading import MISSING

UNDOING = frozenset({ActKind.UNLINK, ActKind.UNJOIN})
ITSELF = "请填写另一件信访事项的编号，不能是本件。"


@require_http_methods(["GET", "HEAD", "POST"])
def tie(request: HttpRequest, number: str, kind: str) -> HttpResponse:
    """Ask for the other petition, show both, or record the act on both."""
    person = me(request)
    view = open_case(number, person=person, at=clock.now())
    return TiePage(request, view, act_kind(kind)).answer()


class TiePage(ActPage):
    """One request for the form of an act on two files."""

    template = "desk/tie.html"
    there: CaseView

    def answer(self) -> HttpResponse:
        """Ask for the other petition until one is named that the person sees; then go on as with any act."""
        said = self.request.POST if self.request.method == "POST" else self.request.GET
        typed = str(said.get("other", "")).strip()
        found = by_number(self.person, typed) if typed and "\0" not in typed else None
        if found is None or found.pk == self.view.petition.pk:
            return self._ask(typed, "" if not typed else ITSELF if found is not None else MISSING)
        self.there = open_case(found.number, person=self.person, at=clock.now())
        return super().answer()

    def _ask(self, typed: str, fault: str) -> HttpResponse:
        context = {
            "petition": self.view.petition,
            "row": self.row,
            "seat": self.seat,
            "seat_code": self.request.GET.get("seat", ""),
            "typed": typed,
            "fault": fault,
            "ties": tie_lines(self.view) if self.kind in UNDOING else [],
            "requests": case_rows.request_lines(self.view),
        }
        return render(self.request, "desk/tie_find.html", context, status=422 if fault else 200)

    def form(self, *, data: QueryDict | None = None, initial: Mapping[str, Any] | None = None) -> ActForm:
        """Give the form with the choice of the other petition's requests."""
        choices = [(str(r.n), f"诉求 {r.n}：{first_line(self.there.words_of(r))}") for r in self.there.requests]
        more: dict[str, forms.Field] = {
            "other_seq": forms.IntegerField(
                widget=forms.HiddenInput, min_value=0, initial=self.there.case.last_seq, required=False
            ),
            "other_requests": forms.MultipleChoiceField(
                label=f"{self.there.petition.number} 的诉求",
                choices=choices,
                initial=[value for value, _ in choices] if len(choices) == 1 else [],
                widget=forms.CheckboxSelectMultiple if len(choices) > 1 else forms.MultipleHiddenInput,
            ),
        }
        return act_form(self.view, self.kind, seat=self.seat, data=data, initial=initial, more=more)

    def command(self, form: ActForm) -> Command:
        """Give what the form asks of the door, with the other petition."""
        said = form.cleaned_data
        there = tuple(sorted(int(n) for n in said["other_requests"]))
        return replace(
            super().command(form), other=Other(self.there.petition.pk, there, expected_seq=said.get("other_seq"))
        )

    def more(self) -> dict[str, Any]:
        """Give the other petition as the person sees it."""
        return {"there": self.there.petition, "requests_there": case_rows.request_lines(self.there)}
