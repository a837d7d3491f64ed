"""The act table: for each act who may do it, from which state, what must be given, under which article.

Buttons, forms, checks, documents and tests are derived from these rows.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from xinfang.law import fields as f
from xinfang.law import terms as t
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestState


class Place(StrEnum):
    """Where the doer must stand towards the request."""

    OFFICE = "OFFICE"  # the office that registered the petition
    SENDER = "SENDER"  # the organ that sent the request to its holder
    HOLDER = "HOLDER"  # the organ that holds the request
    SIGHTED = "SIGHTED"  # any organ that sees the petition
    PARTY = "PARTY"  # the petitioner
    ANYWHERE = "ANYWHERE"  # no petition yet


class Need(StrEnum):
    """What must have happened to the request before; the value is the sentence of a refusal."""

    CLAIM = "只有申诉求决类诉求适用信访程序的受理（第三十一条）。"
    HEARD = "出具处理意见书之前，应当听取信访人陈述事实和理由（第三十一条第六项）。"
    NO_EXTENSION = "已有一次延期申请待批准或者已获批准，不能再次延长（第三十四条）。"
    EXTENSION_ASKED = "没有待批准的延期申请。"
    EXTENSION_GIVEN = "没有已批准的延期。"
    OPEN_OBJECTION = "没有待核实的异议。"
    NO_OBJECTION = "已有一项异议等待核实，不能重复提出。"
    OPINION_OUT = "尚未出具处理意见书。"
    NOT_INFORMED = "已经书面告知过接收情况，不需要重复告知。"
    ASSIGNED = "该诉求不是交办事项，不需要反馈办理结果。"
    SENT = "该诉求不是其他单位转来的，不需要签收。"
    NOT_RATED = "您已经评价过该诉求的办理情况。"


@dataclass(frozen=True, slots=True)
class ActRow:
    """One row of the act table.

    `to` is the state that the addressed requests enter, None when they stay. `about` names the acts of which one,
    live and covering the same requests, must be answered. `days_back` counts working days; a longer way back than
    two needs an evidence file. `accusations` tells whether the act exists on the concealed path.
    """

    kind: ActKind
    label: str
    article: str
    capacities: frozenset[CapacityKind]
    place: Place
    states: frozenset[RequestState]
    to: RequestState | None = None
    fields: tuple[f.Field, ...] = ()
    about: frozenset[ActKind] = frozenset()
    needs: tuple[Need, ...] = ()
    days_back: int = 2
    accusations: bool = False
    per_request: bool = True

    def field(self, name: str) -> f.Field | None:
        """Give the field called `name`, None when the act has none."""
        return next((one for one in self.fields if one.name == name), None)


S: Final = RequestState
C: Final = CapacityKind
K: Final = ActKind
HANDLER: Final = frozenset({C.HANDLER})
RECEIVER: Final = frozenset({C.HANDLER, C.ACCUSATION_OFFICER})
HEAD: Final = frozenset({C.ORGAN_HEAD})
ROUTER: Final = frozenset({C.CASE_OFFICER, C.ACCUSATION_OFFICER})
DESK: Final = frozenset({C.CLERK, C.CASE_OFFICER, C.HANDLER, C.ACCUSATION_OFFICER})
WITH_ORGAN: Final = frozenset({S.ROUTED, S.OBJECTED, S.INFORMED, S.ACCEPTED, S.ANSWERED, S.SERVED})
HANDLED: Final = frozenset({S.ACCEPTED, S.ANSWERED, S.SERVED})
BEFORE_END: Final = frozenset(WITH_ORGAN | {S.REGISTERED})
ROUTING: Final = frozenset({K.TRANSFER, K.ASSIGN})
RECEIVED: Final = frozenset({K.TRANSFER, K.ASSIGN, K.REGISTER})
TO_UNIT: Final = f.unit("to", "去向单位", hint="有权处理的机关、单位")
DELIVERY: Final = f.code("delivery", "送交方式", t.Delivery)
EXPLANATION: Final = f.text("text", "说明", required=False)

ROWS: Final = (
    ActRow(
        K.REGISTER,
        "登记",
        "第二十二条第一款、第二十三条第一款",
        frozenset({C.CLERK, C.CASE_OFFICER, C.HANDLER, C.IMPORTER}),
        Place.ANYWHERE,
        frozenset(),
        S.REGISTERED,
        fields=(f.code("channel", "信访形式", t.Channel), f.flag("reachable", "姓名（名称）、住址清楚")),
        per_request=False,
    ),
    ActRow(
        K.ADD_MATERIAL,
        "补充材料",
        "第十九条第一款",
        DESK,
        Place.SIGHTED,
        BEFORE_END,
        fields=(
            f.text("text", "补充内容"),
            f.flag("reachable", "由此姓名（名称）、住址已经清楚", hint="此前不清楚的，告知义务自当日产生"),
        ),
        accusations=True,
    ),
    ActRow(
        K.TRANSFER,
        "转送",
        "第二十二条",
        ROUTER,
        Place.OFFICE,
        frozenset({S.REGISTERED}),
        S.ROUTED,
        fields=(TO_UNIT, f.code("ground", "转送依据", t.TransferGround), DELIVERY, EXPLANATION),
        accusations=True,
    ),
    ActRow(
        K.ASSIGN,
        "交办",
        "第二十二条第一款第三项",
        frozenset({C.CASE_OFFICER}),
        Place.OFFICE,
        frozenset({S.REGISTERED}),
        S.ROUTED,
        fields=(
            TO_UNIT,
            f.day("report_by", "指定办理期限", hint="在该日以前反馈结果并提交办结报告"),
            DELIVERY,
            EXPLANATION,
        ),
    ),
    ActRow(
        K.ACKNOWLEDGE,
        "签收",
        "第二十三条第三款",
        RECEIVER,
        Place.HOLDER,
        frozenset(WITH_ORGAN - {S.OBJECTED}),
        about=RECEIVED,
        needs=(Need.SENT,),
        days_back=10,
        accusations=True,
    ),
    ActRow(
        K.OBJECT,
        "提出异议",
        "第二十三条第三款",
        RECEIVER,
        Place.HOLDER,
        frozenset({S.ROUTED}),
        S.OBJECTED,
        fields=(f.code("ground", "异议理由类别", t.ObjectionGround), f.text("text", "详细理由")),
        about=ROUTING,
        needs=(Need.NO_OBJECTION,),
        accusations=True,
    ),
    ActRow(
        K.UPHOLD_OBJECTION,
        "核实同意异议",
        "第二十三条第三款",
        ROUTER,
        Place.SENDER,
        frozenset({S.ROUTED, S.OBJECTED}),
        S.REGISTERED,
        fields=(f.text("text", "核实意见"),),
        about=frozenset({K.OBJECT}),
        needs=(Need.OPEN_OBJECTION,),
        accusations=True,
    ),
    ActRow(
        K.REJECT_OBJECTION,
        "不同意异议",
        "第二十三条第三款",
        ROUTER,
        Place.SENDER,
        # The organ goes on meanwhile, and so may be far ahead when a late objection is ruled on.
        frozenset(WITH_ORGAN | {S.CONCLUDED}),
        fields=(f.text("text", "核实意见"),),
        about=frozenset({K.OBJECT}),
        needs=(Need.OPEN_OBJECTION,),
        accusations=True,
    ),
    ActRow(
        K.INFORM,
        "告知接收情况",
        "第二十三条",
        HANDLER,
        Place.HOLDER,
        # A notice that was forgotten is owed until the matter is concluded.
        frozenset(HANDLED | {S.ROUTED}),
        S.INFORMED,
        fields=(f.code("method", "告知方式", t.NoticeMethod), f.text("text", "处理途径和程序")),
        about=RECEIVED,
        needs=(Need.NOT_INFORMED,),
    ),
    ActRow(
        K.ACCEPT,
        "受理",
        "第三十一条第六项、第三十四条",
        HANDLER,
        Place.HOLDER,
        frozenset({S.ROUTED, S.INFORMED}),
        S.ACCEPTED,
        fields=(EXPLANATION,),
        about=RECEIVED,
        needs=(Need.CLAIM,),
    ),
    ActRow(
        K.HEAR_PETITIONER,
        "听取信访人陈述",
        "第三十一条第六项",
        HANDLER,
        Place.HOLDER,
        frozenset({S.ACCEPTED}),
        fields=(f.code("way", "听取方式", t.HearingWay), f.text("text", "陈述记录")),
        about=frozenset({K.ACCEPT}),
    ),
    ActRow(
        K.INVESTIGATE,
        "调查核实",
        "第三十一条第六项",
        HANDLER,
        Place.HOLDER,
        frozenset({S.ACCEPTED}),
        fields=(f.text("text", "调查核实情况"),),
        about=frozenset({K.ACCEPT}),
    ),
    ActRow(
        K.REQUEST_EXTENSION,
        "申请延期",
        "第三十四条",
        HANDLER,
        Place.HOLDER,
        frozenset({S.ACCEPTED}),
        fields=(
            f.number("days", "延长天数", least=1, most=30, hint="不得超过 30 日"),
            f.code("ground", "延期理由类别", t.ExtensionGround),
            f.text("text", "延期理由"),
        ),
        about=frozenset({K.ACCEPT}),
        needs=(Need.NO_EXTENSION,),
    ),
    ActRow(
        K.APPROVE_EXTENSION,
        "批准延期",
        "第三十四条",
        HEAD,
        Place.HOLDER,
        frozenset({S.ACCEPTED}),
        about=frozenset({K.REQUEST_EXTENSION}),
        needs=(Need.EXTENSION_ASKED,),
    ),
    ActRow(
        K.REFUSE_EXTENSION,
        "不批准延期",
        "第三十四条",
        HEAD,
        Place.HOLDER,
        frozenset({S.ACCEPTED}),
        fields=(f.text("text", "不批准的理由"),),
        about=frozenset({K.REQUEST_EXTENSION}),
        needs=(Need.EXTENSION_ASKED,),
    ),
    ActRow(
        K.INFORM_EXTENSION,
        "告知延期理由",
        "第三十四条",
        HANDLER,
        Place.HOLDER,
        HANDLED,
        fields=(f.code("method", "告知方式", t.NoticeMethod),),
        about=frozenset({K.APPROVE_EXTENSION}),
        needs=(Need.EXTENSION_GIVEN,),
    ),
    ActRow(
        K.ISSUE_OPINION,
        "出具处理意见书",
        "第三十一条第六项、第三十二条",
        frozenset({C.HANDLER, C.IMPORTER}),
        Place.HOLDER,
        frozenset({S.ACCEPTED}),
        S.ANSWERED,
        fields=(
            f.code("outcome", "处理意见", t.Outcome),
            f.text("text", "处理意见书正文", hint="载明投诉请求、事实和理由、处理意见"),
            f.text("legal_basis", "法律法规依据"),
        ),
        about=frozenset({K.ACCEPT}),
        needs=(Need.HEARD,),
    ),
    ActRow(
        K.SERVE,
        "送达",
        "第三十二条、第三十五条",
        HANDLER,
        Place.HOLDER,
        frozenset({S.ANSWERED}),
        S.SERVED,
        fields=(f.code("method", "送达方式", t.ServiceMethod), f.code("proof", "送达证明", t.ServiceProof)),
        about=frozenset({K.ISSUE_OPINION}),
        needs=(Need.OPINION_OUT,),
        days_back=10,
    ),
    ActRow(
        K.SERVICE_FAILED,
        "送达未成",
        "第三十五条",
        HANDLER,
        Place.HOLDER,
        frozenset({S.ANSWERED}),
        fields=(f.code("ground", "未成原因", t.FailureGround), EXPLANATION),
        about=frozenset({K.ISSUE_OPINION}),
        needs=(Need.OPINION_OUT,),
    ),
    ActRow(
        K.CONCLUDE,
        "办结",
        "第三十四条",
        HANDLER,
        Place.HOLDER,
        frozenset({S.SERVED}),
        S.CONCLUDED,
        fields=(EXPLANATION,),
        about=frozenset({K.SERVE}),
    ),
    ActRow(
        K.REPORT_RESULT,
        "反馈办理结果",
        "第二十二条第一款第三项",
        HANDLER,
        Place.HOLDER,
        frozenset(HANDLED | {S.ROUTED, S.INFORMED, S.CONCLUDED}),
        fields=(f.text("text", "办结报告"),),
        about=frozenset({K.ASSIGN}),
        needs=(Need.ASSIGNED,),
    ),
    ActRow(
        K.RATE,
        "满意度评价",
        "第二十一条第二款",
        frozenset({C.PARTY}),
        Place.PARTY,
        frozenset({S.SERVED, S.CONCLUDED}),
        fields=(
            f.code("office", "对信访部门的评价", t.Satisfaction),
            f.code("organ", "对有权处理机关、单位的评价", t.Satisfaction),
            f.text("text", "意见", required=False),
        ),
        about=frozenset({K.SERVE}),
        needs=(Need.NOT_RATED,),
        days_back=0,
    ),
    ActRow(
        K.ANNUL,
        "撤销记录",
        "更正规则",
        frozenset({C.CASE_OFFICER, C.HANDLER, C.ORGAN_HEAD, C.ACCUSATION_OFFICER}),
        Place.SIGHTED,
        frozenset(RequestState),
        fields=(f.code("ground", "撤销理由类别", t.AnnulGround), f.text("text", "撤销理由")),
        days_back=0,
        accusations=True,
        per_request=False,
    ),
)

ACTS: Final[Mapping[ActKind, ActRow]] = {row.kind: row for row in ROWS}
