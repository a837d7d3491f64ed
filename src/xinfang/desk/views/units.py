"""Units for administrators: opened, closed with a successor, never removed."""

from dataclasses import asdict
from datetime import date
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from xinfang.desk.unit_forms import CloseForm, ContactForm, NewUnitForm
from xinfang.desk.views.people import administrator
from xinfang.kernel import clock
from xinfang.kernel.errors import Refused
from xinfang.law.roles import CapacityKind, UnitKind
from xinfang.law.words import say_date
from xinfang.orgs.changes import changes_of, note_change
from xinfang.orgs.contacts import Contact, contact_of, set_contact
from xinfang.orgs.models import Level, Person, Unit
from xinfang.orgs.services import close_unit, create_unit
from xinfang.web.parts import Link


@require_safe
def units(request: HttpRequest) -> HttpResponse:
    """Show all units by kind, those that are closed last."""
    administrator(request)
    rows = Unit.objects.select_related("parent", "successor").order_by("kind", "pinyin", "pk")
    on = clock.today()
    lines = [(one, UnitKind(one.kind).label, one.valid_to is None or one.valid_to > on) for one in rows]
    return render(request, "desk/units.html", {"lines": sorted(lines, key=lambda line: not line[2])})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Open a unit."""
    by, on = administrator(request), clock.today()
    form = NewUnitForm(request.POST or None, on=on)
    if form.is_valid():
        try:
            with transaction.atomic():
                made = _opened(form.cleaned_data)
                day = say_date(made.valid_from)
                note_change(f"自{day}起设立{made.name}（{made.code}）", by=by, at=clock.now(), unit=made)
                said = form.cleaned_data
                told = Contact(said["address"], said["postcode"], said["telephone"])
                if told != Contact():
                    _reached(made, told, since=made.valid_from, by=by)
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, f"已设立{made.name}。")
            return redirect("desk:unit", pk=made.pk)
    context = {"form": form, "title": "设立单位", "button": "设立", "back": Link("返回单位", reverse("desk:units"))}
    return render(request, "desk/add.html", context, status=422 if form.is_bound else 200)


def _reached(unit: Unit, told: Contact, *, since: date, by: Person) -> None:
    """Keep how the unit is reached, and that it was changed."""
    kept = set_contact(unit, told, since=since)
    words = kept.words_whole or "不再写明"
    note_change(f"自{say_date(since)}起{unit.name}的联系方式：{words}", by=by, at=clock.now(), unit=unit)


def _opened(said: dict[str, Any]) -> Unit:
    return create_unit(
        code=said["code"],
        name=said["name"],
        short_name=said["short_name"],
        kind=UnitKind(said["kind"]),
        level=Level(said["level"]),
        place=said["place"],
        parent=Unit.objects.get(pk=int(said["parent"])) if said["parent"] else None,
        valid_from=said["valid_from"],
    )


@require_http_methods(["GET", "HEAD", "POST"])
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a unit with its people, close it, or keep how it is reached."""
    by, on = administrator(request), clock.today()
    shown = get_object_or_404(Unit.objects.select_related("parent", "successor"), pk=pk)
    reach = request.POST.get("do") == "contact"
    form = CloseForm(None if reach else request.POST or None, on=on, without=shown.pk)
    contact = contact_of(shown.pk, on=on)
    contact_form = ContactForm(request.POST if reach else None, initial={**asdict(contact), "since": on})
    asked: CloseForm | ContactForm = contact_form if reach else form
    if asked.is_valid():
        try:
            with transaction.atomic():
                done = _changed(shown, asked, by=by)
        except Refused as refusal:
            asked.add_error(refusal.field if refusal.field in asked.fields else None, str(refusal))
        else:
            messages.success(request, done)
            return redirect("desk:unit", pk=pk)
    context = _shown(shown, form, contact_form, on=on)
    return render(request, "desk/unit.html", context, status=422 if asked.is_bound else 200)


def _changed(shown: Unit, asked: "CloseForm | ContactForm", *, by: Person) -> str:
    """Do what the form asks for; give the sentence that says so."""
    if isinstance(asked, ContactForm):
        _reached(shown, asked.told(), since=asked.cleaned_data["since"], by=by)
        return f"已记下{shown.name}的地址和电话。"
    _closed(shown, asked.cleaned_data, by=by)
    return f"已记下{shown.name}的撤销。"


def _shown(shown: Unit, form: CloseForm, contact_form: ContactForm, *, on: date) -> dict[str, Any]:
    held = shown.capacities.select_related("person").order_by("kind", "person__pinyin")
    return {
        "shown": shown,
        "contact": contact_of(shown.pk, on=on),
        "contact_form": contact_form,
        "kind": UnitKind(shown.kind).label,
        "held": [(one, CapacityKind(one.kind).label) for one in held if one.valid_to is None or one.valid_to > on],
        "below": shown.children.filter(valid_to=None).order_by("pinyin", "pk"),
        "changes": changes_of(unit=shown),
        "form": form if shown.valid_to is None else None,
    }


def _closed(shown: Unit, said: dict[str, Any], *, by: Person) -> None:
    successor = Unit.objects.get(pk=int(said["successor"])) if said["successor"] else None
    close_unit(shown, on=said["on"], successor=successor)
    carried = f"，职权由{successor.name}承继" if successor is not None else ""
    note_change(f"自{say_date(said['on'])}起撤销{shown.name}{carried}", by=by, at=clock.now(), unit=shown)
