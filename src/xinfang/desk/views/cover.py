"""Leave cover: one lends a capacity of one's own to a colleague for some days."""

from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from xinfang.desk.people_forms import LendForm
from xinfang.desk.signed_in import me
from xinfang.kernel import clock
from xinfang.kernel.errors import Refused
from xinfang.law.words import say_date
from xinfang.orgs.changes import note_change
from xinfang.orgs.models import Delegation
from xinfang.orgs.services import delegate


@require_http_methods(["GET", "HEAD", "POST"])
def cover(request: HttpRequest) -> HttpResponse:
    """Show what one has lent and borrowed, and lend."""
    person, on = me(request), clock.today()
    own = person.capacities.select_related("unit").filter(Q(valid_to=None) | Q(valid_to__gt=on)).order_by("pk")
    form = LendForm(request.POST or None, capacities=own, on=on)
    if form.is_valid():
        said = form.cleaned_data
        try:
            with transaction.atomic():
                lent = form.chosen()
                delegate(lent, said["person"], valid_from=said["valid_from"], valid_to=said["valid_to"])
                days = f"自{say_date(said['valid_from'])}至{say_date(said['valid_to'])}前一日"
                told = f"{person.name}把{lent.unit.short_name}{lent}身份委托给{said['person'].name}，{days}"
                note_change(told, by=person, at=clock.now(), person=person, unit=lent.unit)
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, f"{told}。")
            return redirect("desk:cover")
    rows = Delegation.objects.select_related("capacity__unit", "capacity__person", "person").order_by(
        "-valid_from", "-pk"
    )
    context = {
        "form": form,
        "lent": rows.filter(capacity__person=person)[:50],
        "borrowed": rows.filter(person=person)[:50],
        "able": bool(form.fields["capacity"].choices),  # type: ignore[attr-defined]  # a ChoiceField
    }
    return render(request, "desk/cover.html", context, status=422 if form.is_bound else 200)
