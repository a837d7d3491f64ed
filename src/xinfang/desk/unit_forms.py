"""Forms for units."""

from datetime import date
from typing import Any

from django import forms

from xinfang.desk.people_forms import BLANK
from xinfang.law.roles import UnitKind
from xinfang.orgs.contacts import Contact
from xinfang.orgs.facts import units_for_picker
from xinfang.orgs.models import Level, Unit
from xinfang.web.forms import DayField, PageForm


def _address() -> forms.CharField:
    return forms.CharField(label="通信地址", max_length=100, required=False, help_text="收信、领取文书的地点。")


def _postcode() -> forms.CharField:
    return forms.CharField(label="邮政编码", max_length=10, required=False)


def _telephone() -> forms.CharField:
    return forms.CharField(label="电话", max_length=40, required=False, help_text="写在给信访人的告知上，供其联系。")


class ContactForm(PageForm):
    """How a unit is reached from a day on."""

    address, postcode, telephone = _address(), _postcode(), _telephone()
    since = DayField(label="启用日期", help_text="自该日起印发、交寄的使用新的内容，此前的不变。")

    def told(self) -> Contact:
        """Give what was filled in."""
        said = self.cleaned_data
        return Contact(said["address"], said["postcode"], said["telephone"])


class NewUnitForm(PageForm):
    """A unit that is opened."""

    code = forms.CharField(
        label="单位代码", max_length=20, help_text="只用数字和大写字母，2至20位，不能与其他单位相同。"
    )
    name = forms.CharField(label="全称", max_length=100)
    short_name = forms.CharField(label="简称", max_length=50, required=False)
    kind = forms.ChoiceField(label="单位类型", choices=[*BLANK, *((kind.value, kind.label) for kind in UnitKind)])
    level = forms.ChoiceField(label="层级", choices=[*BLANK, *Level.choices])
    place = forms.CharField(label="行政区划代码", max_length=9, help_text="6位或者9位数字。")
    parent = forms.ChoiceField(label="领导单位", required=False)
    valid_from = DayField(label="设立日期")
    address, postcode, telephone = _address(), _postcode(), _telephone()

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        """Offer the units of today as the one above."""
        super().__init__(*args, **kwargs)
        units = [(str(unit.id), unit.name) for unit in units_for_picker(on)]
        self.fields["parent"].choices = [("", "没有"), *units]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["valid_from"].initial = on

    def clean_code(self) -> str:
        """Give the code, if no unit has it, not even one of before."""
        code: str = self.cleaned_data["code"]
        taken = Unit.objects.filter(code=code).first()
        if taken is not None:
            raise forms.ValidationError(f"这个代码已由{taken.name}使用，请核对。")
        return code


class CloseForm(PageForm):
    """The day from which a unit is no more, and who carries on its work."""

    on = DayField(label="撤销日期", help_text="自该日起不再存续，在该单位的各项身份同时失效。")
    successor = forms.ChoiceField(label="承继其职权的单位", required=False)

    def __init__(self, *args: Any, on: date, without: int, **kwargs: Any) -> None:
        """Offer the other units of today as successors."""
        super().__init__(*args, **kwargs)
        units = [(str(unit.id), unit.name) for unit in units_for_picker(on) if unit.id != without]
        self.fields["successor"].choices = [("", "没有"), *units]  # type: ignore[attr-defined]  # a ChoiceField
