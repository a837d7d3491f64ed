"""What is looked for: words, or what is known of a petition; the address keeps it all."""

from datetime import date
from typing import Any, Final

from django import forms

from xinfang.desk.coded_form import CodedForm
from xinfang.law.terms import Channel, RequestClass, RequestState
from xinfang.orgs.facts import units_for_picker
from xinfang.petitions.finding import Filters
from xinfang.petitions.search import LONGEST
from xinfang.web.forms import DayField, PageForm

ANY: Final = [("", "不限")]
CHANNELS: Final = [*ANY, *((one.value, one.label) for one in Channel)]
CLASSES: Final = [*ANY, *((one.value, one.label) for one in RequestClass)]
STATES: Final = [*ANY, *((one.value, one.label) for one in RequestState)]
LONGEST_PURPOSE: Final = 200


class SearchForm(CodedForm):
    """What is looked for."""

    field_order = ("q", "since", "until", "channel", "klass", "state", "organ")

    q = forms.CharField(
        label="编号或者文字",
        required=False,
        max_length=LONGEST,
        help_text="输入完整编号直接打开；输入文字，在您能看到的诉求和办理文字中查找，多个词用空格隔开。",
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    since = DayField(label="收到日期不早于", required=False)
    until = DayField(label="收到日期不晚于", required=False)
    channel = forms.ChoiceField(label="信访形式", required=False, choices=CHANNELS)
    klass = forms.ChoiceField(label="诉求类别", required=False, choices=CLASSES)
    state = forms.ChoiceField(label="办理状态", required=False, choices=STATES)
    organ = forms.ChoiceField(label="承办单位", required=False)
    owing = forms.ChoiceField(label="应当履行的单位", required=False)
    late = forms.BooleanField(label="有逾期未履行的", required=False)
    soon = forms.BooleanField(label="七天内有到期的", required=False)

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        """Offer the units of today."""
        super().__init__(*args, **kwargs)
        units = [(str(unit.id), unit.name) for unit in units_for_picker(on)]
        for name in ("organ", "owing"):
            self.fields[name].choices = [*ANY, *units]  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> dict[str, Any]:
        """Refuse days in the wrong order."""
        told = super().clean()
        if told.get("since") and told.get("until") and told["since"] > told["until"]:
            self.add_error("until", "“不晚于”的日期早于“不早于”的日期，请核对。")
        return told

    def filters(self) -> Filters:
        """Give what to narrow by."""
        told = self.cleaned_data
        return Filters(
            since=told["since"],
            until=told["until"],
            channel=Channel(told["channel"]) if told["channel"] else None,
            klass=RequestClass(told["klass"]) if told["klass"] else None,
            state=RequestState(told["state"]) if told["state"] else None,
            category=told["category"],
            place=told["place"],
            organ=int(told["organ"]) if told["organ"] else None,
            owing=int(told["owing"]) if told["owing"] else None,
            late=told["late"],
            soon=told["soon"],
        )

    @property
    def opened(self) -> bool:
        """Tell whether something beside words is asked for, so that the rest of the form shows."""
        return any(self[name].data for name in self.fields if name != "q") or bool(self.errors.keys() - {"q"})


class PurposeForm(PageForm):
    """For what a list is taken out."""

    purpose = forms.CharField(
        label="导出用途",
        max_length=LONGEST_PURPOSE,
        help_text="用途和导出人、时间一起记入查阅日志。",
        error_messages={"required": "请写明导出用途。"},
    )
