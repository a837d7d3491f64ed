"""Forms for people and what they hold, for administrators and for leave cover."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from django import forms

from xinfang.law.roles import CapacityKind
from xinfang.orgs.facts import units_for_picker
from xinfang.orgs.models import Capacity, Person
from xinfang.orgs.services import NEVER_LENT
from xinfang.web.forms import DayField, PageForm

# Held by services of the system and by petitioners, never given to people.
NOT_GIVEN: Final = frozenset({CapacityKind.PARTY, CapacityKind.IMPORTER})
KINDS: Final = [("", "请选择"), *((kind.value, kind.label) for kind in CapacityKind if kind not in NOT_GIVEN)]
BLANK: Final = [("", "请选择")]


class NewPersonForm(PageForm):
    """Somebody who shall work with the system."""

    username = forms.CharField(
        label="用户名", max_length=40, help_text="小写字母开头，只用小写字母、数字、点、横线和下划线。"
    )
    name = forms.CharField(label="姓名", max_length=50)
    password = forms.CharField(
        label="初始密码",
        help_text="至少10个字符。交给本人以后，请其登录后在“我的账号”中更改。",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class PasswordForm(PageForm):
    """A new password for somebody who has lost his."""

    password = forms.CharField(
        label="新密码",
        help_text="至少10个字符。设置后，其已登录的浏览器全部退出。",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class GiveForm(PageForm):
    """A capacity at a unit from a day on."""

    unit = forms.ChoiceField(label="单位")
    kind = forms.ChoiceField(label="身份", choices=KINDS)
    valid_from = DayField(label="生效日期")

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        """Offer the units of today."""
        super().__init__(*args, **kwargs)
        units = [(str(unit.id), unit.name) for unit in units_for_picker(on)]
        self.fields["unit"].choices = [*BLANK, *units]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["valid_from"].initial = on


class EndForm(PageForm):
    """The day from which a capacity holds no more."""

    capacity = forms.IntegerField(widget=forms.HiddenInput)
    on = DayField(label="失效日期", help_text="自该日起不再有效。")


class LendForm(PageForm):
    """A capacity lent to a colleague for some days, as during leave."""

    capacity = forms.ChoiceField(label="身份")
    person = forms.CharField(label="受托人的用户名", max_length=40)
    valid_from = DayField(label="生效日期")
    valid_to = DayField(label="失效日期", help_text="自该日起不再有效。")

    def __init__(self, *args: Any, capacities: Iterable[Capacity], on: date, **kwargs: Any) -> None:
        """Offer what can be lent."""
        super().__init__(*args, **kwargs)
        lent = [one for one in capacities if one.kind not in NEVER_LENT]
        choices = [(str(one.pk), f"{one.unit.short_name} · {CapacityKind(one.kind).label}") for one in lent]
        self.fields["capacity"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["valid_from"].initial = on
        self._lent = {str(one.pk): one for one in lent}

    def chosen(self) -> Capacity:
        """Give the capacity."""
        return self._lent[self.cleaned_data["capacity"]]

    def clean_person(self) -> Person:
        """Find the colleague."""
        found = Person.objects.filter(username=str(self.cleaned_data["person"]).strip(), is_active=True).first()
        if found is None:
            raise forms.ValidationError("没有这个用户名，或者该人员已经不能登录，请核对。")
        return found
