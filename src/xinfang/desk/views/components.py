"""Every shared part on one page, with made-up content, for those who build or check screens."""

from types import SimpleNamespace

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from xinfang.desk import samples, samples_of_case
from xinfang.desk.attachments import files_field
from xinfang.desk.typed_numbers import judged_while_typed
from xinfang.web.forms import DayField, PageForm
from xinfang.web.htmx import render_page
from xinfang.web.parts import Link


class SampleForm(PageForm):
    """One field of each kind."""

    title = forms.CharField(label="诉求", help_text="用一句话写明要求解决什么。")
    text = forms.CharField(label="内容", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    day = DayField(label="收到日期")
    unit = forms.ChoiceField(label="承办单位", choices=[("", "请选择"), ("1", "县自然资源局"), ("2", "青石镇人民政府")])
    channel = forms.ChoiceField(
        label="来源", widget=forms.RadioSelect, choices=[("LETTER", "来信"), ("VISIT", "来访"), ("PHONE", "来电")]
    )
    number = judged_while_typed(forms.CharField(label="证件号码", required=False), "id_no")
    papers = files_field()
    known = forms.BooleanField(label="已当面告知信访人", required=False)


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    """Show all parts."""
    faulty = SampleForm({"title": "疏通门前排水沟", "day": "1026-03-05", "unit": ""}, auto_id="faulty_%s")
    context = {
        "on": samples.ON,
        "badges": samples.BADGES,
        "dues": samples.DUES,
        "duties": samples.DUTIES,
        "acts": samples.ACTS,
        "offers": samples.OFFERS,
        "stages": samples.STAGES,
        "table": samples.TABLE,
        "owed": samples.OWED,
        "chosen": samples.CHOSEN,
        "unable": samples.UNABLE,
        "attached": samples.FILES.all[:1],
        "figures": samples.FIGURES,
        "state": samples.BADGES[2],
        "page": SimpleNamespace(previous="x", next="y"),
        "link": Link("登记新的信访事项", "#part-table"),
        "form": SampleForm(),
        "faulty": faulty,
        "asks": samples.ASKS,
        **samples_of_case.parts(),
    }
    return render_page(request, "desk/components.html", context, partial="list")
