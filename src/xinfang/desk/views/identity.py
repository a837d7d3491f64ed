"""Who a petitioner is: his name put right, his query code given anew, and who speaks for him."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from xinfang.desk.act_form import ActForm, act_form
from xinfang.desk.register_forms import NO_COMPLETION, OF_PARTY, REACHING
from xinfang.desk.signed_in import me
from xinfang.desk.typed_numbers import NUMBERS_OF_PARTY, judged_while_typed, party_faults
from xinfang.desk.views.act import ActPage, act_kind
from xinfang.desk.views.register import hand_over_slip
from xinfang.kernel import clock
from xinfang.petitions.casework import open_case
from xinfang.petitions.commands import Command, PartyIn
from xinfang.petitions.door import Done
from xinfang.petitions.identity_check import check_identity

LABELS: Final = {
    "name": "姓名（名称）",
    "id_no": "证件号码",
    "phone": "电话",
    "address": "住址",
    "landline": "固定电话",
    "email": "电子邮箱",
    "mail": "通讯地址",
    "postcode": "邮政编码",
}
TO_WRITE: Final = "与住址不同的填写，公文寄到这里。"
KEPT: Final = "只填要更正的，留空的照旧。原来的内容封存保留。"
SHOWN: Final = "照本人出示的证件填写，与登记时留下的核对；填写的内容不保存，每次核对都有记录。"
AGENT: Final = "代理人的情况封存保管，不用于查找信访事项。"


@require_http_methods(["GET", "HEAD", "POST"])
def correct_person(request: HttpRequest, number: str) -> HttpResponse:
    """Put right who a petitioner is, once a second person confirms."""
    return _page(request, number, "correct_person", NamingPage)


@require_http_methods(["GET", "HEAD", "POST"])
def reissue_code(request: HttpRequest, number: str) -> HttpResponse:
    """Give a petitioner who came himself another query code."""
    return _page(request, number, "reissue_code", ReissuePage)


@require_http_methods(["GET", "HEAD", "POST"])
def name_agent(request: HttpRequest, number: str) -> HttpResponse:
    """Enter who speaks for a petitioner."""
    return _page(request, number, "name_agent", NamingPage)


def _page(request: HttpRequest, number: str, kind: str, page: type[ActPage]) -> HttpResponse:
    view = open_case(number, person=me(request), at=clock.now())
    return page(request, view, act_kind(kind)).answer()


def _field(name: str, *, required: bool = False, hint: str = "") -> forms.Field:
    area = forms.TextInput(attrs=NO_COMPLETION)
    field = forms.CharField(label=LABELS[name], max_length=200, required=required, widget=area, help_text=hint)
    return judged_while_typed(field, NUMBERS_OF_PARTY[name]) if name in NUMBERS_OF_PARTY else field


def _said(form: ActForm) -> PartyIn:
    told: dict[str, Any] = {name: form.cleaned_data.get(name) or "" for name in LABELS}
    return PartyIn(**told)


class PersonPage(ActPage):
    """One request for a form about one petitioner."""

    def drawn(
        self, more: Mapping[str, forms.Field], *, data: QueryDict | None, initial: Mapping[str, Any] | None
    ) -> ActForm:
        """Give the form, which asks first whom it concerns, then for `more`."""
        form = act_form(self.view, self.kind, seat=self.seat, data=data, initial=initial, more=more)
        form.order_fields(["requests", "person", *more])
        return form


class NamingPage(PersonPage):
    """One request for the form that says who somebody is."""

    def form(self, *, data: QueryDict | None = None, initial: Mapping[str, Any] | None = None) -> ActForm:
        """Give the form with room for who he is; of a petitioner also for whatever else reaches him."""
        agent = self.kind.value == "name_agent"
        hints = {"name": AGENT if agent else KEPT, "mail": TO_WRITE}
        names = OF_PARTY if agent else (*OF_PARTY, *REACHING)
        more = {name: _field(name, required=agent and name == "name", hint=hints.get(name, "")) for name in names}
        return self.drawn(more, data=data, initial=initial)

    def cautions(self, typed: Mapping[str, str]) -> dict[str, str]:
        """Give what looks miscopied in the numbers."""
        return party_faults(typed)

    def command(self, form: ActForm) -> Command:
        """Give what the form asks of the door."""
        return replace(super().command(form), parties=(_said(form),))


class ReissuePage(PersonPage):
    """One request for the form by which a query code is given anew."""

    def form(self, *, data: QueryDict | None = None, initial: Mapping[str, Any] | None = None) -> ActForm:
        """Give the form with room for what the paper says."""
        more = {"name": _field("name", required=True, hint=SHOWN), "id_no": _field("id_no")}
        return self.drawn(more, data=data, initial=initial)

    def command(self, form: ActForm) -> Command:
        """Give what the form asks of the door, once the paper says what was left at registration."""
        asked = super().command(form)
        person = self.view.case.first_person if asked.joined is None else asked.joined
        check_identity(self.view, person, _said(form), seat=self.seat, at=clock.now())
        return asked

    def after(self, _done: Done, form: ActForm) -> HttpResponse:
        """Show the slip with the new code."""
        hand_over_slip(self.request, form.cleaned_data["command_id"], unit=self.seat.office_id or self.seat.unit_id)
        return redirect("desk:slip")
