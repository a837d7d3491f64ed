"""Made-up content for the page that shows every shared part; nothing of it is anybody's."""

from dataclasses import replace
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any, Final
from uuid import UUID

from xinfang.desk.case_rows import ActLine, DutyLine, RequestLine, Said
from xinfang.desk.file_rows import FileLine, FileLines
from xinfang.law.acts import ActKind
from xinfang.law.obligations import Standing
from xinfang.law.position import Mark, Stage, Station
from xinfang.law.wording import Wording
from xinfang.web.parts import Badge, Offer, ProofStep
from xinfang.web.words import Tone

ON: Final = date(2026, 3, 5)
BADGES: Final = (
    Badge("已登记"),
    Badge("已答复", Tone.DONE),
    Badge("待告知", Tone.SOON),
    Badge("逾期未受理", Tone.LATE),
    Badge("日期暂定", Tone.UNSURE),
)
DUES: Final = (
    SimpleNamespace(due=date(2026, 3, 20), standing=Standing.OPEN, provisional=False),
    SimpleNamespace(due=date(2026, 3, 8), standing=Standing.OPEN, provisional=False),
    SimpleNamespace(due=date(2026, 3, 5), standing=Standing.OPEN, provisional=False),
    SimpleNamespace(due=date(2026, 3, 3), standing=Standing.OVERDUE, provisional=False),
    SimpleNamespace(due=date(2027, 1, 18), standing=Standing.OPEN, provisional=True),
    SimpleNamespace(due=date(2026, 3, 2), standing=Standing.MET, provisional=False),
    SimpleNamespace(due=date(2026, 3, 2), standing=Standing.MET_LATE, provisional=False),
    SimpleNamespace(due=None, standing=Standing.UNTIMED, provisional=False),
)
ARTICLES: Final = (Wording("《试验条例》第三十四条", date(2022, 2, 25), ("这是核对样式用的文字，不是条文。",)),)
TOLD: Final = DutyLine(
    who="县信访局",
    what="告知信访人接收情况",
    basis="法定期限：《信访工作条例》第二十三条",
    request=None,
    due=date(2026, 3, 3),
    strict=date(2026, 3, 3),
    provisional=False,
    standing=Standing.OVERDUE,
    ended="",
    proof=(
        ProofStep("收到信访事项", date(2026, 2, 9)),
        ProofStep("自次日起数15个工作日，春节放假不计，2月14日和2月28日调休上班计入", date(2026, 3, 3)),
    ),
    rule="#part-duties",
)
ASKS: Final = (
    RequestLine(1, "申诉求决类", ("村镇建设",), BADGES[0], "县自然资源局", "门前排水沟堵塞，要求疏通。", closed=False),
)
DUTIES: Final = (
    TOLD,
    replace(
        TOLD,
        who="县自然资源局",
        what="自受理之日起60日内办结",
        basis="法定期限：《信访工作条例》第三十四条",
        due=date(2026, 5, 6),
        strict=date(2026, 5, 1),
        standing=Standing.OPEN,
        proof=(
            ProofStep("受理", date(2026, 3, 2)),
            ProofStep("自次日起数60日", date(2026, 5, 1), "第三十四条", ARTICLES),
            ProofStep("遇劳动节放假，顺延到放假后第一个工作日", date(2026, 5, 6), "参照民法典第二百零三条"),
        ),
    ),
)
FILES: Final = FileLines(
    (
        FileLine(UUID(int=1), "诉状.pdf", "120 KB", "#part-acts", False),
        FileLine(UUID(int=2), "现场.jpg", "2.4 MB", "", True),
    )
)
ENTERED: Final = ActLine(
    seq=1,
    label="登记",
    article="《信访工作条例》第二十二条",
    requests="",
    happened_on=date(2026, 2, 9),
    recorded_at=datetime(2026, 2, 9, 1, 32, tzinfo=UTC),
    entered_later=False,
    by="县信访局信访调处中心 · 登记员 · 林小满",
    second="",
    source="",
    facts=(Said("信访形式", "来访"),),
    texts=(Said("诉求", "反映门前排水沟堵塞，雨天院内积水，要求疏通。"),),
    evidence="",
    files=FILES,
    annulled=False,
    annulled_by=None,
    corrected_by=None,
    target=None,
    mends="",
)
ACTS: Final = (
    ENTERED,
    replace(
        ENTERED,
        seq=2,
        label="转送",
        happened_on=date(2026, 2, 10),
        recorded_at=datetime(2026, 2, 11, 7, 5, tzinfo=UTC),
        entered_later=True,
        facts=(Said("去向单位", "县自然资源局"),),
        texts=(),
        files=FileLines(),
        annulled=True,
        annulled_by=3,
    ),
)
OFFERS: Final = (Offer("受理", "#accept", main=True), Offer("提出异议", "#object"), Offer("不予受理", "#refuse"))
TABLE: Final = (
    ("2026-000318", "门前排水沟堵塞，雨天积水", "县住房和城乡建设局", DUES[3]),
    ("2026-000305", "村道路灯长期不亮", "青石镇人民政府", DUES[1]),
    ("2026-000291", "企业拖欠三个月工资", "县人力资源和社会保障局", DUES[0]),
)


def _station(label: str, plain: str) -> Station:
    return Station(label, plain, frozenset[ActKind]())


STAGES: Final = (
    Stage(_station("登记", "登记"), Mark.DONE, date(2026, 2, 9)),
    Stage(_station("转送、交办", "转给承办单位"), Mark.DONE, date(2026, 2, 11)),
    Stage(_station("告知", "书面告知您"), Mark.MISSED),
    Stage(_station("受理", "受理"), Mark.NEXT),
    Stage(_station("处理意见", "答复您"), Mark.AHEAD),
)
PETITION: Final = SimpleNamespace(pk=UUID(int=3), number="2026-000318", received_on=date(2026, 2, 9))
CHOSEN: Final = (SimpleNamespace(petition=PETITION, first_line="门前排水沟堵塞，雨天积水", why_not="", part=None),)
UNABLE: Final = (SimpleNamespace(petition=PETITION, first_line="收受好处", why_not="检举控告类事项应当逐件办理。"),)


def _owed(title: str, due: date | None, *, late: bool = False) -> Any:
    obligation = SimpleNamespace(
        pk=None,
        petition_id=PETITION.pk,
        petition=PETITION,
        due=due,
        provisional=False,
        started_on=date(2026, 2, 9),
        obligor_unit=SimpleNamespace(short_name="县信访局"),
    )
    told = {"title": title, "first_line": "门前排水沟堵塞，雨天积水", "state": "已登记", "worker": "林小满"}
    return SimpleNamespace(obligation=obligation, age=24, late=late, back="", **told)


OWED: Final = (
    _owed("登记信访事项，并区分情况转送", date(2026, 3, 3), late=True),
    _owed("告知信访人接收情况", date(2026, 3, 9)),
)
FIGURES: Final = (("今天收到", 3), ("三天内到期", 12), ("已逾期", 1))
