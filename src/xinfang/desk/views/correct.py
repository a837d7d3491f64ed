"""Correcting an act: it is chosen first, then shown as it stands, to be changed where it is wrong."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from xinfang.desk import case_rows
from xinfang.desk.act_form import ActForm, act_form
from xinfang.desk.correction_form import corrections_in, fields_for
from xinfang.desk.signed_in import me
from xinfang.desk.views.act import ActPage, act_kind
from xinfang.kernel import clock
from xinfang.kernel.errors import Refused
from xinfang.kernel.typed import whole_number
from xinfang.law.acts import Act
from xinfang.law.corrections import has_day
from xinfang.law.judge import correctable
from xinfang.petitions.casework import open_case
from xinfang.petitions.commands import Command
from xinfang.petitions.doers import doer_in
from xinfang.petitions.foretell import why_not


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, number: str) -> HttpResponse:
    """Show the acts that can be corrected, the form for one of them, or record the correction."""
    view = open_case(number, person=me(request), at=clock.now())
    return CorrectPage(request, view, act_kind("correct")).answer()


class CorrectPage(ActPage):
    """One request for the form of a correction."""

    target: Act

    def answer(self) -> HttpResponse:
        """Ask for the act that is wrong until one is named that can be corrected; then go on as with any act."""
        said = self.request.POST if self.request.method == "POST" else self.request.GET
        seq = whole_number(str(said.get("target", "")))
        numbers = correctable(self.view.case, actor=doer_in(self.seat, person=self.person))
        seen = {act.seq for act in self.view.acts if self.view.may_read(act)}
        found = self.view.case.act(seq) if seq is not None and seq in seen.intersection(numbers) else None
        if found is None and self.offered:
            return self._ask(seen.intersection(numbers))
        if found is None:
            raise Refused(why_not(self.view.case, self.kind, doer=doer_in(self.seat, person=self.person)))
        self.target = found
        return super().answer()

    def _ask(self, numbers: set[int]) -> HttpResponse:
        lines = [line for line in reversed(case_rows.act_lines(self.view)) if line.seq in numbers]
        context = {
            "petition": self.view.petition,
            "row": self.row,
            "seat": self.seat,
            "seat_code": self.request.GET.get("seat", ""),
            "acts": lines,
            "requests": case_rows.request_lines(self.view),
        }
        return render(self.request, "desk/correct_find.html", context)

    def form(self, *, data: QueryDict | None = None, initial: Mapping[str, Any] | None = None) -> ActForm:
        """Give the form with what the act says now."""
        more = fields_for(self.view, self.target)
        drawn = act_form(self.view, self.kind, seat=self.seat, data=data, initial=initial, more=more)
        if has_day(self.target):
            drawn.fields["day"].label, drawn.fields["day"].initial = "发生日期", self.target.happened_on
        else:
            del drawn.fields["day"]
        return drawn

    def command(self, form: ActForm) -> Command:
        """Give what the form asks of the door: what was changed, and nothing else."""
        asked = super().command(form)
        same_day = asked.values.get("day") == self.target.happened_on.isoformat()
        values = {name: value for name, value in asked.values.items() if name != "day" or not same_day}
        return replace(asked, values=values, corrections=corrections_in(form, self.view, self.target))

    def more(self) -> dict[str, Any]:
        """Give the act that is corrected."""
        (line,) = (line for line in case_rows.act_lines(self.view) if line.seq == self.target.seq)
        return {"target": line}
