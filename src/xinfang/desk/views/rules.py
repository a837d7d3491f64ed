"""The rules in force on a day (现行规则)."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xinfang.desk.rule_rows import idle_lines, rule_groups
from xinfang.kernel import clock
from xinfang.petitions.inputs import active
from xinfang.petitions.law_texts import library
from xinfang.web.forms import DayField, PageForm


class DayForm(PageForm):
    """The day asked about."""

    on = DayField(label="施行日期")


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """Show what the active rulebook holds for the day asked about, today if none is."""
    asked = "on" in request.GET
    form = DayForm(request.GET if asked else None, initial={"on": clock.today()})
    on: date = form.cleaned_data["on"] if asked and form.is_valid() else clock.today()
    rulebook, texts = active().rulebook, library()
    context = {
        "form": form,
        "on": on,
        "groups": rule_groups(rulebook.rules.values(), on=on, library=texts),
        "idle": idle_lines(rulebook.rules.values(), on=on, library=texts),
        "digest": rulebook.digest,
    }
    return render(request, "desk/rules.html", context, status=422 if asked and form.errors else 200)
