"""Taking a part of a petition into a file of its own, and letting an extract go: always beside the first file."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from xinfang.desk import case_rows
from xinfang.desk.act_form import ActForm, act_form
from xinfang.desk.attachments import files_field
from xinfang.desk.register_forms import AccusedForm
from xinfang.desk.register_parts import FIND, accused_form
from xinfang.desk.signed_in import me
from xinfang.desk.views.act import ActPage, act_kind
from xinfang.desk.views.register import hand_over_slip
from xinfang.kernel import clock
from xinfang.law.fields import LONGEST_TEXT
from xinfang.law.origin import origin_of
from xinfang.law.terms import RequestClass
from xinfang.law.terms.several import Part
from xinfang.petitions.casework import open_case
from xinfang.petitions.commands import Accused, Ask, Command
from xinfang.petitions.door import Done

CLASSES: Final = [(c.value, c.label) for c in (RequestClass.CLAIM, RequestClass.SUGGESTION)]
TEXT_HINT: Final = "只写分出的内容，照录原文，不加判断。摘录件中不得留有检举、控告的内容和可能认出检举人的内容。"


@require_http_methods(["GET", "HEAD", "POST"])
def split(request: HttpRequest, number: str) -> HttpResponse:
    """Show the petition beside the form for a part of it, or take the part out."""
    view = open_case(number, person=me(request), at=clock.now())
    return SplitPage(request, view, act_kind("split")).answer()


@require_http_methods(["GET", "HEAD", "POST"])
def release(request: HttpRequest, number: str) -> HttpResponse:
    """Show an extract beside the petition out of which it was made, or let it go."""
    view = open_case(number, person=me(request), at=clock.now())
    return ReleasePage(request, view, act_kind("release_extract")).answer()


class SplitPage(ActPage):
    """One request for the form by which a part is taken out."""

    template = "desk/split.html"
    accused: AccusedForm

    def answer(self) -> HttpResponse:
        """Look for people in the staff register, or go on as with any act."""
        if self.request.method == "POST" and self.request.POST.get("do") == FIND:
            typed = {name: _typed(self.request.POST, name) for name in self.request.POST}
            return self.shown(self.form(initial=typed))
        return super().answer()

    @property
    def takes_files(self) -> bool:
        """Tell that files may come with the part; they stand on its own file alone."""
        return True

    @property
    def extracts(self) -> bool:
        """Tell whether an accusation was taken out, so that the rest goes on in extracts alone."""
        return bool(self.view.case.accused_units | self.view.case.accused_persons)

    def fresh(self) -> dict[str, Any]:
        """Give what an untouched form starts with: after an accusation was taken out, the words to be extracted."""
        words = self.view.words_of(self.view.requests[0]) if self.extracts else ""
        return super().fresh() | {"part": Part.EXTRACT if self.extracts else Part.ACCUSATION, "text": words}

    def form(self, *, data: QueryDict | None = None, initial: Mapping[str, Any] | None = None) -> ActForm:
        """Give the form with the words of the part, and beside it the form for whom an accusation names."""
        more: dict[str, forms.Field] = {
            "text": forms.CharField(
                label="分出的内容",
                max_length=LONGEST_TEXT,
                widget=forms.Textarea(attrs={"rows": 8}),
                help_text=TEXT_HINT,
            ),
            "klass": forms.ChoiceField(label="另一项诉求的类别", choices=CLASSES, required=False),
            "files": files_field(),
        }
        self.accused = accused_form(self.request.POST if self.request.method == "POST" else None, today=self.view.on)
        return act_form(self.view, self.kind, seat=self.seat, data=data, initial=initial, more=more)

    def command(self, form: ActForm) -> Command:
        """Give what the form asks of the door."""
        asked = super().command(form)
        named = self.accused.accused() if self.accused.is_valid() else Accused()
        ask = Ask(form.cleaned_data["text"], self._class(form, asked.requests))
        return replace(asked, asks=(ask,), accused=named)

    def _class(self, form: ActForm, requests: tuple[int, ...]) -> RequestClass:
        part = form.cleaned_data["part"]
        if part == Part.ACCUSATION:
            return RequestClass.ACCUSATION
        if part == Part.EXTRACT:
            return next((r.klass for r in self.view.requests if r.n in requests), RequestClass.CLAIM)
        return RequestClass(form.cleaned_data["klass"] or RequestClass.CLAIM)

    def after(self, _done: Done, form: ActForm) -> HttpResponse:
        """Hand over the slip of the new file; who took an accusation out may see nothing else of it."""
        hand_over_slip(self.request, form.cleaned_data["command_id"], unit=self.seat.office_id or self.seat.unit_id)
        return redirect("desk:slip")

    def more(self) -> dict[str, Any]:
        """Give whom an accusation names, and whether the rest can be extracted yet."""
        return {"accused": self.accused, "extracts": self.extracts}


class ReleasePage(ActPage):
    """One request for the form by which a second person lets an extract go."""

    template = "desk/release.html"

    def more(self) -> dict[str, Any]:
        """Give the petition out of which the extract was made, if the person sees it."""
        origin = origin_of(self.view.case.acts[0])
        number = self.view.others.get(UUID(origin["petition"])) if origin is not None else None
        if origin is None or number is None:
            return {}
        there = open_case(number, person=self.person, at=clock.now())
        lines = [line for line in case_rows.request_lines(there) if line.n in origin["requests"]]
        return {"there": there.petition, "requests_there": lines}


def _typed(data: QueryDict, name: str) -> Any:
    return data.getlist(name) if name == "requests" else data.get(name)
