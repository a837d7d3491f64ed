"""Every shared part on one page, with made-up content, for those who build or check screens."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from xinfang.law.obligations import Standing
from xinfang.law.wording import Wording
from xinfang.web.forms import DayField, PageForm
from xinfang.web.htmx import render_page
from xinfang.web.parts import Badge, Link, ObligationRow, Offer, ProofStep, TimelineItem
from xinfang.web.words import Tone

ON = date(2026, 3, 5)
BADGES = (
    Badge("已登记"),
    Badge("已答复", Tone.DONE),
    Badge("待告知", Tone.SOON),
    Badge("逾期未受理", Tone.LATE),
    Badge("日期暂定", Tone.UNSURE),
)
DUES = (
    SimpleNamespace(due=date(2026, 3, 20), standing=Standing.OPEN, provisional=False),
    SimpleNamespace(due=date(2026, 3, 8), standing=Standing.OPEN, provisional=False),
    SimpleNamespace(due=date(2026, 3, 5), standing=Standing.OPEN, provisional=False),
    SimpleNamespace(due=date(2026, 3, 3), standing=Standing.OVERDUE, provisional=False),
    SimpleNamespace(due=date(2027, 1, 18), standing=Standing.OPEN, provisional=True),
    SimpleNamespace(due=date(2026, 3, 2), standing=Standing.MET, provisional=False),
    SimpleNamespace(due=date(2026, 3, 2), standing=Standing.MET_LATE, provisional=False),
    SimpleNamespace(due=None, standing=Standing.UNTIMED, provisional=False),
)
ARTICLES = (Wording("《试验条例》第三十四条", date(2022, 2, 25), ("这是核对样式用的文字，不是条文。",)),)
OBLIGATIONS = (
    ObligationRow(
        what="告知信访人接收情况",
        obligor="县信访局",
        basis="《信访工作条例》第二十三条",
        standing=Standing.OVERDUE,
        due=date(2026, 3, 3),
        due_strict=date(2026, 3, 3),
        proof=(
            ProofStep("收到信访事项", date(2026, 2, 9)),
            ProofStep("自次日起数15个工作日，春节放假不计，2月14日和2月28日调休上班计入", date(2026, 3, 3)),
        ),
    ),
    ObligationRow(
        what="自受理之日起60日内办结",
        obligor="县自然资源局",
        basis="《信访工作条例》第三十四条",
        standing=Standing.OPEN,
        due=date(2026, 5, 6),
        due_strict=date(2026, 5, 1),
        proof=(
            ProofStep("受理", date(2026, 3, 2)),
            ProofStep("自次日起数60日", date(2026, 5, 1), "第三十四条", ARTICLES),
            ProofStep("遇劳动节放假，顺延到放假后第一个工作日", date(2026, 5, 6), "参照民法典第二百零三条"),
        ),
    ),
)
TIMELINE = (
    TimelineItem(
        what="登记",
        happened_on=date(2026, 2, 9),
        by="县信访局接访科",
        recorded_at=datetime(2026, 2, 9, 1, 32, tzinfo=UTC),
        recorded_by="林小满",
        text="反映门前排水沟堵塞，雨天院内积水，要求疏通。",
        links=(Link("登记回执", "#"),),
    ),
    TimelineItem(
        what="转送县自然资源局",
        happened_on=date(2026, 2, 10),
        by="县信访局办信科",
        recorded_at=datetime(2026, 2, 10, 7, 5, tzinfo=UTC),
        recorded_by="周启明",
        basis="《信访工作条例》第二十二条",
        annulled=True,
    ),
    TimelineItem(
        what="转送县住房和城乡建设局",
        happened_on=date(2026, 2, 11),
        by="县信访局办信科",
        recorded_at=datetime(2026, 2, 11, 2, 48, tzinfo=UTC),
        recorded_by="周启明",
        basis="《信访工作条例》第二十二条",
    ),
)
OFFERS = (Offer("受理", "#accept", main=True), Offer("提出异议", "#object"), Offer("不予受理", "#refuse"))
FACTS = (("编号", "2026-000318"), ("收到日期", "2026年2月9日 周一"), ("信访人", "林**"), ("来源", "来访"))
TABLE = (
    ("2026-000318", "门前排水沟堵塞，雨天积水", "县住房和城乡建设局", DUES[3]),
    ("2026-000305", "村道路灯长期不亮", "青石镇人民政府", DUES[1]),
    ("2026-000291", "企业拖欠三个月工资", "县人力资源和社会保障局", DUES[0]),
)


class SampleForm(PageForm):
    """One field of each kind."""

    title = forms.CharField(label="诉求", help_text="用一句话写明要求解决什么。")
    text = forms.CharField(label="内容", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    day = DayField(label="收到日期")
    unit = forms.ChoiceField(label="承办单位", choices=[("", "请选择"), ("1", "县自然资源局"), ("2", "青石镇人民政府")])
    channel = forms.ChoiceField(
        label="来源", widget=forms.RadioSelect, choices=[("LETTER", "来信"), ("VISIT", "来访"), ("PHONE", "来电")]
    )
    known = forms.BooleanField(label="已当面告知信访人", required=False)


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    """Show all parts."""
    faulty = SampleForm({"title": "疏通门前排水沟", "day": "1026-03-05", "unit": ""}, auto_id="faulty_%s")
    context = {
        "on": ON,
        "badges": BADGES,
        "dues": DUES,
        "obligations": OBLIGATIONS,
        "timeline": TIMELINE,
        "offers": OFFERS,
        "facts": FACTS,
        "table": TABLE,
        "state": BADGES[2],
        "page": SimpleNamespace(previous="x", next="y"),
        "link": Link("登记新的信访事项", "#"),
        "form": SampleForm(),
        "faulty": faulty,
    }
    return render_page(request, "desk/components.html", context, partial="list")
