"""People and what they hold, for administrators: dated records, each change kept; no case is read here."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from xinfang.desk.people_forms import EndForm, GiveForm, NewPersonForm, PasswordForm
from xinfang.desk.signed_in import me
from xinfang.kernel import clock
from xinfang.kernel.errors import NotFound, Refused
from xinfang.law.roles import CapacityKind
from xinfang.law.words import say_date
from xinfang.orgs import second_factor as factors
from xinfang.orgs.changes import changes_of, note_change
from xinfang.orgs.models import Capacity, Person, Unit
from xinfang.orgs.seats import seats_of
from xinfang.orgs.services import activate, create_person, deactivate, end_capacity, give_capacity, set_password
from xinfang.web.forms import PageForm
from xinfang.web.paging import keyset_page
from xinfang.web.parts import Link

SIZE = 50
NOT_YOURS = "没有这个页面，或者您不是系统管理员。"


def administrator(request: HttpRequest) -> Person:
    """Give who looks; for anybody but an administrator the page does not exist."""
    person = me(request)
    if not any(seat.kind is CapacityKind.ADMIN for seat in seats_of(person, on=clock.today())):
        raise NotFound(NOT_YOURS)
    return person


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Show the people by name, those found by name or user name where something was typed."""
    administrator(request)
    typed = request.GET.get("q", "").replace("\0", "").strip()[:50]
    rows = Person.objects.prefetch_related("capacities__unit")
    found = rows.filter(name__contains=typed) | rows.filter(username__startswith=typed) if typed else rows
    page = keyset_page(found, by=("pinyin", "pk"), cursor=request.GET.get("cursor", ""), size=SIZE)
    on = clock.today()
    lines = [(one, [held for held in one.capacities.all() if _lasts(held, on)]) for one in page.rows]
    return render(request, "desk/people.html", {"lines": lines, "page": page, "typed": typed})


def _lasts(held: Capacity, on: Any) -> bool:
    return held.valid_to is None or held.valid_to > on


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Enter somebody."""
    by = administrator(request)
    form = NewPersonForm(request.POST or None)
    if form.is_valid():
        try:
            with transaction.atomic():
                made = create_person(**form.cleaned_data)
                note_change(f"新增人员{made.name}（{made.username}）", by=by, at=clock.now(), person=made)
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, f"已新增{made.name}，请为其设置身份。")
            return redirect("desk:somebody", pk=made.pk)
    context = {"form": form, "title": "新增人员", "button": "新增", "back": Link("返回人员", reverse("desk:people"))}
    return render(request, "desk/add.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def somebody(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what somebody holds and change it."""
    by = administrator(request)
    shown = get_object_or_404(Person, pk=pk)
    page = SomebodyPage(request, shown, by=by)
    return page.answer()


class SomebodyPage:
    """One request about one person: which form was sent, and all forms for showing."""

    def __init__(self, request: HttpRequest, person: Person, *, by: Person) -> None:
        """Draw the forms, blank but for the one that was sent."""
        self.request, self.person, self.by, self.on = request, person, by, clock.today()
        sent = request.POST.get("do", "") if request.method == "POST" else ""
        self.forms: dict[str, PageForm] = {
            "give": GiveForm(request.POST if sent == "give" else None, on=self.on),
            "end": EndForm(request.POST if sent == "end" else None),
            "password": PasswordForm(request.POST if sent == "password" else None),
        }
        self.sent = sent

    def answer(self) -> HttpResponse:
        """Change what was asked for, or show the page."""
        if not self.sent:
            return self.shown()
        change = self._changes().get(self.sent)
        if change is None:
            raise Refused("没有这种变更，请刷新页面。")
        form = self.forms.get(self.sent)
        if form is not None and not form.is_valid():
            return self.shown(status=422)
        try:
            with transaction.atomic():
                said, unit = change(form.cleaned_data if form is not None else {})
                note_change(said, by=self.by, at=clock.now(), person=self.person, unit=unit)
        except Refused as refusal:
            return self._refused(form, refusal)
        messages.success(self.request, f"{said}。")
        return redirect("desk:somebody", pk=self.person.pk)

    def _refused(self, form: PageForm | None, refusal: Refused) -> HttpResponse:
        if form is None:
            raise refusal
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return self.shown(status=422)

    def _changes(self) -> Mapping[str, Callable[[Mapping[str, Any]], tuple[str, Unit | None]]]:
        return {
            "give": self._give,
            "end": self._end,
            "password": self._password,
            "deactivate": self._deactivate,
            "activate": self._activate,
            "factor": self._factor,
        }

    def _give(self, said: Mapping[str, Any]) -> tuple[str, Unit | None]:
        unit = Unit.objects.get(pk=int(said["unit"]))
        kind = CapacityKind(said["kind"])
        give_capacity(self.person, unit, kind=kind, valid_from=said["valid_from"])
        day = say_date(said["valid_from"])
        return f"{self.person.name}自{day}起任{unit.short_name}{kind.label}", unit

    def _end(self, said: Mapping[str, Any]) -> tuple[str, Unit | None]:
        held = Capacity.objects.select_related("unit").filter(pk=said["capacity"], person=self.person).first()
        if held is None:
            raise Refused("没有这项身份，请刷新页面。")
        end_capacity(held, on=said["on"])
        label = CapacityKind(held.kind).label
        return f"{self.person.name}自{say_date(said['on'])}起不再任{held.unit.short_name}{label}", held.unit

    def _password(self, said: Mapping[str, Any]) -> tuple[str, Unit | None]:
        set_password(self.person, said["password"])
        return f"重新设置{self.person.name}的密码", None

    def _deactivate(self, _said: Mapping[str, Any]) -> tuple[str, Unit | None]:
        if self.person.pk == self.by.pk:
            raise Refused("不能停用自己的账号。")
        deactivate(self.person)
        return f"停用{self.person.name}的账号", None

    def _activate(self, _said: Mapping[str, Any]) -> tuple[str, Unit | None]:
        activate(self.person)
        return f"恢复{self.person.name}的账号", None

    def _factor(self, _said: Mapping[str, Any]) -> tuple[str, Unit | None]:
        factors.stop(self.person)
        return f"取消{self.person.name}的手机验证码，由其重新设置", None

    def shown(self, *, status: int = 200) -> HttpResponse:
        """Show the person, what he holds and held, and the forms."""
        held = self.person.capacities.select_related("unit").prefetch_related("delegations__person")
        rows = list(held.order_by("-valid_from", "-pk"))
        context = {
            "shown": self.person,
            "held": [one for one in rows if _lasts(one, self.on)],
            "past": [one for one in rows if not _lasts(one, self.on)],
            "factor": factors.is_in_force(self.person),
            "changes": changes_of(person=self.person),
            "forms": self.forms,
            "on": self.on,
        }
        return render(self.request, "desk/somebody.html", context, status=status)
