"""Made-up content for the parts of the case page, of papers and of lists; nothing of it is anybody's."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any, Final
from uuid import UUID

from xinfang.desk.allocate_form import AllocateForm
from xinfang.desk.case_rows import Said
from xinfang.desk.finding_rows import FindingRow
from xinfang.desk.inbox_form import InboxForm
from xinfang.desk.note_form import NoteForm
from xinfang.desk.paper_remarks import RemarkForm, RemarkLine
from xinfang.desk.paper_rows import DraftLine, OutLine
from xinfang.desk.proposal_rows import ProposalLine
from xinfang.desk.register_page import Remark
from xinfang.desk.rule_rows import RuleLine
from xinfang.desk.samples import ARTICLES, BADGES, FILES, PETITION, STAGES, TOLD
from xinfang.desk.service_rows import ServiceLine
from xinfang.desk.stage_rows import PositionLine
from xinfang.desk.unmask_form import UnmaskForm
from xinfang.desk.views.saved import NameForm
from xinfang.desk.views.waiting import WaitingTab
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import Term
from xinfang.petitions.commands import PartyIn
from xinfang.petitions.messages import SentLine
from xinfang.petitions.openings import Put
from xinfang.petitions.paper_blocks import Choice
from xinfang.petitions.presence import Writing
from xinfang.petitions.similar import Candidate
from xinfang.petitions.slip import Promise, Slip
from xinfang.petitions.unmask import Petitioner
from xinfang.petitions.workers import Worker
from xinfang.web.parts import Badge, Offer

AT: Final = datetime(2026, 3, 4, 1, 32, tzinfo=UTC)
ANYBODY, ANYWHERE = SimpleNamespace(name="林小满"), SimpleNamespace(name="县信访局", short_name="县信访局")
HERE: Final = "#part-owed"
WRITING: Final = (Writing("周晓", "受理", AT),)
POSITIONS: Final = (PositionLine(1, "", STAGES, "受理", "县自然资源局", TOLD, None),)
PROPOSED: Final = ProposalLine(
    id=UUID(int=4),
    label="撤销记录",
    article="内部办理要求",
    why="更正早于两个工作日以前的记录，由第二人确认。",
    state=BADGES[2],
    by="县信访局 · 林小满",
    proposed_at=AT,
    happened_on=date(2026, 3, 4),
    until=date(2026, 3, 11),
    requests="诉求1",
    target="第2号记录“转送”",
    facts=(Said("撤销的理由", "录入错误"),),
    texts=(Said("说明", "转送的单位选错。"),),
    evidence=HERE,
    files=FILES,
    refusals=("此后有了新的记录，现在不能确认。",),
    answered="",
    reason="",
    may_answer=True,
    own=False,
    url=HERE,
)
PETITIONERS: Final = (
    Petitioner(True, PartyIn(name="林**", id_no="130426********1234", phone="138****1234", address="某县****")),
    Petitioner(False, PartyIn(name="王**", mail="****")),
)
FINDINGS: Final = (
    FindingRow("告知逾期", "县信访局", "书面告知信访人接收情况", 1, date(2026, 3, 4), 2, None),
    FindingRow("补记的记录", "县自然资源局", "", 1, date(2026, 3, 3), 1, 2),
)
NOTES: Final = (
    SimpleNamespace(
        at=AT, unit=ANYWHERE, person=ANYBODY, level="UNIT", get_level_display="只给本单位", plain="已联系现场查看。"
    ),
)
SENT: Final = (SentLine("有新的信访事项等待签收", "县自然资源局", AT),)
LOOKS: Final = (
    SimpleNamespace(at=AT, unit=ANYWHERE, person=ANYBODY, get_what_display="查看身份信息", reason="邮寄告知书。"),
)
ALLOCATIONS: Final = (
    SimpleNamespace(worker=ANYBODY, section=SimpleNamespace(short_name="信访调处中心"), at=AT, by=ANYBODY),
)
CHANGES: Final = (SimpleNamespace(said="自2026年3月1日起任登记员。", at=AT, by=ANYBODY),)
WORKERS: Final = (Worker(1, 1, "林小满", None, "信访调处中心", frozenset({CapacityKind.CLERK})),)
DRAFTS: Final = (DraftLine("告知书", HERE, BADGES[2], "林小满", AT),)
PAPERS_OUT: Final = (OutLine("转送函", "某信转〔2026〕12号", date(2026, 2, 10), HERE, ""),)
TO_WRITE: Final = (Offer("起草告知书", HERE), Offer("起草转送函", HERE), Offer("起草交办函", HERE))
SERVICE: Final = (
    ServiceLine(
        "告知书",
        "某信告〔2026〕8号",
        "林**",
        BADGES[2],
        (("2026年3月3日挂号寄出", HERE), ("还没有签收的证明", "")),
        (Offer("登记送达", HERE, main=True), Offer("登记退回", HERE)),
    ),
)
REMARKS: Final = (
    RemarkLine(
        SimpleNamespace(pk=1, version=2, by=ANYBODY, at=AT, words="请写明查实的日期。", settled_at=None),  # type: ignore[arg-type]  # made up, stored nowhere
        "认定的事实",
    ),
)
WORK: Final = SimpleNamespace(
    draft=SimpleNamespace(pk=UUID(int=5)), standing=SimpleNamespace(version=SimpleNamespace(n=2))
)
SLIP: Final = Slip(
    petition=UUID(int=3),
    number="2026-000318",
    code="7KQ4-M2XR",
    received_on=date(2026, 2, 9),
    registered_on=date(2026, 2, 9),
    channel="来访",
    office="某县信访局",
    reachable=False,
    concealed=False,
    promises=(Promise("转送有权处理的机关、单位", "《信访工作条例》第二十二条", date(2026, 3, 3)),),
    name="林**",
)
SIMILAR: Final = (
    Candidate(PETITION, 1, "门前排水沟堵塞，请求疏通。", "已登记", 82, known=True),  # type: ignore[arg-type]  # stored nowhere
)
RULES: Final = (
    RuleLine(
        anchor="rule-sample",
        title="告知信访人接收情况",
        obligor="信访部门",
        event="收到信访事项",
        length="15个工作日",
        kind=Badge("法定"),
        place="第二十三条",
        since="2022年5月1日起",
        remarks=("自收到次日起算（推定）。",),
        inferred=True,
        trial=HERE,
        articles=ARTICLES,
    ),
)
PUT_OUT: Final = (
    Put(
        SimpleNamespace(pk=UUID(int=6), number="某信告〔2026〕8号", unit=ANYWHERE, issued_on=date(2026, 3, 3)),  # type: ignore[arg-type]  # made up, stored nowhere
        "告知书",
        None,
    ),
)
BLOCKS: Final = SimpleNamespace(
    insert_fault="请先选择一条常用语。",
    blocks=[Choice("1", "现场查看", "经现场查看，")],
    laws=["《试验条例》"],
)
REGISTERED: Final = SimpleNamespace(cautions=(Remark("信访人1的电话", "电话号码不对，请核对。", "part-form"),))


class SampleBucket(Term):
    """The part of a list that is narrowed."""

    DUE = "due", "有期限的"


def parts() -> dict[str, Any]:
    """Give by the names that the parts have for it what each of them shows; forms are drawn anew."""
    return {**_of_case(), **_of_papers(), **_of_lists(), **_forms()}


def _of_case() -> dict[str, Any]:
    return {
        "writing": WRITING,
        "positions": POSITIONS,
        "proposals": (PROPOSED,),
        "petition": PETITION,
        "petitioners": PETITIONERS,
        "findings": FINDINGS,
        "notes": NOTES,
        "sent": SENT,
        "looks": LOOKS,
        "allocations": ALLOCATIONS,
        "changes": CHANGES,
        "matter": SimpleNamespace(servable=1, consents=True),
        "why": [SimpleNamespace(line="收到信访事项：2026年2月9日。"), SimpleNamespace(line="自次日起数15个工作日。")],
    }


def _of_papers() -> dict[str, Any]:
    return {
        "papers_out": PAPERS_OUT,
        "paper_drafts": DRAFTS,
        "paper_offers": TO_WRITE[:1],
        "paper_more": TO_WRITE[1:],
        "service": SERVICE,
        "remarks": REMARKS,
        "work": WORK,
        "slip": SLIP,
        "put_out": PUT_OUT,
        "blocks": SimpleNamespace(field=BLOCKS, html_name="text", label="内容", id_for_label="id_text"),
    }


def _of_lists() -> dict[str, Any]:
    return {
        "similar": SIMILAR,
        "rules": RULES,
        "run": SimpleNamespace(calendar_changed=True, rules_changed=True),
        "registered": REGISTERED,
        "saved": [("即将到期的来访", HERE)],
        "saving": {"page": "INBOX", "query": ""},
        "bucket": SampleBucket.DUE,
        "tabs": [WaitingTab("等待我确认", "2", HERE, False), WaitingTab("新分给我的", "1", HERE, True)],
    }


def _forms() -> dict[str, Any]:
    return {
        "note_form": NoteForm(auto_id="note_%s"),
        "unmask_form": UnmaskForm(auto_id="unmask_%s"),
        "allocate_form": AllocateForm(workers=WORKERS, auto_id="allocate_%s"),
        "remark_form": RemarkForm(parts=[("facts", "认定的事实")], auto_id="remark_%s"),
        "name_form": NameForm(auto_id="saved_%s"),
        "narrow_form": InboxForm(sections={1: "信访调处中心"}, auto_id="narrow_%s"),
    }
