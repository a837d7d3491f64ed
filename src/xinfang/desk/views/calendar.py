"""The working calendar of a year (工作日历), and the calculator beside it."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xinfang.desk import calendar_rows
from xinfang.desk.rule_rows import rule_url
from xinfang.desk.trial_form import TrialForm
from xinfang.kernel import clock
from xinfang.kernel.typed import whole_number
from xinfang.law.proofs import Proof
from xinfang.petitions.inputs import active
from xinfang.petitions.law_texts import library
from xinfang.web.forms import EARLIEST, LATEST
from xinfang.web.parts import steps_of


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Show a year, this one if none is asked for; with a rule and a day also when its period ends, and why.

    A link names rule and day alone; the form sends every field, and only it is told what is missing.
    """
    today, inputs = clock.today(), active()
    form = TrialForm(request.GET if "rule" in request.GET else None, rulebook=inputs.rulebook, initial={"start": today})
    proof = form.proof(inputs.calendar) if form.is_valid() else None
    if form.errors and form.errors.keys().isdisjoint(request.GET):
        form = TrialForm(None, rulebook=inputs.rulebook, initial={"start": today, **request.GET.dict()})
    year = _year(request, proof, today)
    notice = calendar_rows.notice_of(inputs.calendar, year)
    context = {
        "year": year,
        "months": calendar_rows.year_grid(inputs.calendar, year, today=today),
        "weekdays": calendar_rows.WEEKDAYS,
        "notice": notice,
        "holidays": calendar_rows.holidays(notice) if notice is not None else [],
        "certain_until": inputs.calendar.certain_until,
        "before": year - 1 if year > EARLIEST.year else None,
        "after": year + 1 if year < LATEST.year else None,
        "form": form,
        "on": today,
        "digest": inputs.calendar.digest,
        **(_told(proof) if proof is not None else {}),
    }
    return render(request, "desk/calendar.html", context, status=422 if form.errors else 200)


def _year(request: HttpRequest, proof: Proof | None, today: date) -> int:
    """Give the year asked for, else that in which the period ends, else this one."""
    ending = proof.due.due.year if proof is not None and proof.due is not None else today.year
    year = whole_number(request.GET.get("year", "")) or ending
    return min(max(year, EARLIEST.year), LATEST.year)


def _told(proof: Proof) -> dict[str, Any]:
    return {
        "proof": proof,
        "steps": steps_of(proof, library()),
        "rule_url": rule_url(proof.rule.id, on=proof.start),
    }
