"""Forms in the shared look."""

import re
from datetime import date

import pytest
from django import forms

from xinfang.web.forms import DayField, PageForm


class SampleForm(PageForm):
    """One field of each kind."""

    title = forms.CharField(label="诉求", help_text="用一句话写明要求解决什么。")
    day = DayField(label="收到日期")
    channel = forms.ChoiceField(label="来源", widget=forms.RadioSelect, choices=[("LETTER", "来信"), ("VISIT", "来访")])
    note = forms.CharField(label="备注", required=False)


GOOD = {"title": "疏通排水沟", "day": "2026-03-05", "channel": "VISIT"}


def focused(form: SampleForm) -> list[str]:
    return [name for name, field in form.fields.items() if "autofocus" in field.widget.attrs]


def test_a_good_form_has_neither_fault_nor_focus() -> None:
    form = SampleForm(GOOD)
    assert form.is_valid()
    assert form.cleaned_data["day"] == date(2026, 3, 5)
    assert (focused(form), "role=" in str(form)) == ([], False)


def test_the_focus_is_on_the_first_faulty_field_and_what_was_typed_stays() -> None:
    form = SampleForm(GOOD | {"title": "", "day": "2026-02-30"})
    assert form.errors == {"title": ["请填写诉求。"], "day": ["没有这一天，请按2026-03-05的样子填写。"]}
    assert focused(form) == ["title"]
    assert 'value="2026-02-30"' in str(form)


def test_a_fault_found_later_takes_the_focus_when_it_comes_first() -> None:
    form = SampleForm(GOOD | {"channel": ""})
    assert focused(form) == []
    assert form.errors == {"channel": ["请选择来源。"]}
    form.add_error("day", "收到日期不能晚于今天。")
    assert focused(form) == ["day"]


def test_a_fault_that_stands_beside_no_field_puts_the_focus_on_the_summary() -> None:
    form = SampleForm(GOOD)
    form.add_error(None, "您打开之后有新的记录。")
    assert focused(form) == []
    assert 'aria-label="填写有误" tabindex="-1" autofocus' in str(form)
    form.add_error("day", "收到日期不能晚于今天。")
    assert focused(form) == ["day"]
    assert 'tabindex="-1"' not in str(form)


def test_the_summary_links_to_each_faulty_field() -> None:
    page = str(SampleForm(GOOD | {"day": "", "channel": "FAX"}))
    assert '<a href="#id_day">收到日期：请填写收到日期。</a>' in page
    assert '<a href="#id_channel_0">来源：所选的来源不在可选范围内，请重新选择。</a>' in page


def test_a_faulty_field_names_its_help_and_its_fault() -> None:
    page = str(SampleForm(GOOD | {"title": ""}))
    assert 'aria-describedby="id_title_helptext id_title_error"' in page
    assert 'aria-invalid="true"' in page


@pytest.mark.parametrize("day", ["1989-12-31", "2101-01-01"])
def test_a_day_that_no_petition_can_bear_is_refused(day: str) -> None:
    assert SampleForm(GOOD | {"day": day}).errors == {"day": ["日期应当在1990年到2100年之间，请核对。"]}


def test_what_was_typed_is_never_taken_as_markup() -> None:
    page = str(SampleForm(GOOD | {"title": "<script>x</script>", "day": ""}))
    assert "<script>" not in page


class ChosenForm(PageForm):
    """Choices in a list, one of them in a group."""

    unit = forms.TypedChoiceField(label="单位", coerce=int, choices=[(1500, "甲<乙>"), ("丙组", [(2, "丁")])])


def test_a_list_of_choices_says_what_the_framework_says() -> None:
    form = ChosenForm({"unit": "2"})
    ours = "".join(str(form["unit"]).split("\n"))
    form.fields["unit"].widget.template_name = forms.Select.template_name
    assert re.findall(r"<[^/ ]+|[^ <>]+=\"[^\"]*\"|selected|>[^<>]+<", ours) == re.findall(
        r"<[^/ ]+|[^ <>]+=\"[^\"]*\"|selected|>[^<>]+<", re.sub(r"\s*\n\s*", "", str(form["unit"]))
    )
    assert 'value="1500">甲&lt;乙&gt;<' in ours


def test_templates_of_fields_are_read_once_for_all_forms() -> None:
    assert SampleForm().renderer.engine is ChosenForm().renderer.engine
