"""Every paper between organs and of oversight: how its petition comes to it, and what somebody writes and chooses."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from doing import PARTY, TEXT, Doing, person, unit
from xinfang.demo import cast
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind, UnitKind
from xinfang.law.terms import RequestClass
from xinfang.orgs.models import Unit
from xinfang.orgs.models.columns import Level
from xinfang.orgs.services import create_unit
from xinfang.petitions.commands import Accused, Ask

C = CapacityKind
OFFICER = (cast.CASE_OFFICER, cast.BUREAU, C.CASE_OFFICER)
INSPECTOR = (cast.INSPECTOR, cast.BUREAU, C.INSPECTOR)
ACCUSER = (cast.ACCUSATION_OFFICER, cast.BUREAU, C.ACCUSATION_OFFICER)
DISCIPLINE = (cast.DISCIPLINE_OFFICER, cast.DISCIPLINE, C.ACCUSATION_OFFICER)
SPEAKS = {
    cast.BUREAU: "涉县信访局",
    cast.TOWN: "涉县井店镇人民政府",
    cast.DEPARTMENT: "涉县住房和城乡建设局",
    cast.DISCIPLINE: "中共涉县纪律检查委员会、涉县监察委员会",
}
TAX = "130426TAX"
STATION = "130426ZJ01"
ITEM = "请求修复村口塌陷的道路。"


@dataclass(frozen=True)
class Told:
    """One paper: the story before it, who writes and who approves it, its words and codes, and what it must say."""

    story: Callable[[], Doing]
    words: dict[str, str]
    says: tuple[str, ...]
    to: tuple[str, ...] = ()
    codes: Callable[[], dict[str, Any]] = field(default=dict)
    by: str = cast.CASE_OFFICER
    at: str = cast.BUREAU
    head: str = cast.BUREAU_HEAD
    speaks: str = ""


def registered() -> Doing:
    return Doing().register()


def routed(days: int = 0) -> Doing:
    return Doing().register().transfer().later(days)


def assigned() -> Doing:
    values = {"to": unit(cast.TOWN), "report_by": "2026-04-30", "delivery": "SYSTEM"}
    return Doing().register().act(ActKind.ASSIGN, *OFFICER, values=values)


def concluded() -> Doing:
    return assigned().inform().accept().hear().answer().serve().conclude()


def objected() -> Doing:
    return routed().handle(ActKind.OBJECT, {"ground": "NOT_OURS", "text": "该路由县里管理。"})


def upheld() -> Doing:
    values = {"to": unit(cast.TOWN), "ground": "22-1-2", "delivery": "PAPER"}
    sent = Doing().register().act(ActKind.TRANSFER, *OFFICER, values=values)
    sent.handle(ActKind.OBJECT, {"ground": "NOT_OURS", "text": "该路由县里管理。"})
    return sent.act(ActKind.UPHOLD_OBJECTION, *OFFICER, values={"text": "属实。"})


def accepted() -> Doing:
    return routed().inform().accept()


def extending() -> Doing:
    return accepted().handle(ActKind.REQUEST_EXTENSION, {"days": 20, "ground": "EXPERT_WORK", "text": "需要检测。"})


def from_above() -> Doing:
    order = {"above": "CITY", "report_by": "2026-05-29", "text": "请依法处理。"}
    return Doing().register().act(ActKind.RECEIVE_FROM_ABOVE, *OFFICER, values=order)


def urgent() -> Doing:
    values = {"ground": "LIFE", "text": "道路随时可能继续塌陷。"}
    return Doing().register().act(ActKind.MARK_URGENT, *OFFICER, values=values)


def overdue() -> Doing:
    return routed(20)


def supervised() -> Doing:
    return overdue().act(ActKind.SUPERVISE, *INSPECTOR, values=supervising() | SUPERVISION)


SUPERVISION = {"text": "转送以后一直没有告知信访人。", "proposal": "建立收件台账，逐件登记告知期限。"}


def supervising() -> dict[str, Any]:
    return {"concerns": {"seq": 2, "rule": "R22-23-fwd", "unit": unit(cast.TOWN)}, "ground": "DELAY"}


def direct() -> Doing:
    """Give a matter brought to a department, which leads a station."""
    create_unit(
        code=STATION, name="涉县住房保障服务中心", short_name="县住房保障中心", kind=UnitKind.INSTITUTION,
        level=Level.COUNTY, place="130426", parent=Unit.objects.get(code=cast.DEPARTMENT), valid_from=date(2020, 1, 1),
    )  # fmt: skip
    values = {"channel": "VISIT", "reachable": True}
    return Doing().act(
        ActKind.REGISTER, cast.DEPARTMENT_HANDLER, cast.DEPARTMENT, C.HANDLER, values=values, asks=(Ask(TEXT),),
        parties=(PARTY,),
    )  # fmt: skip


def lawsuit() -> Doing:
    return Doing().register(Ask("请求执行生效判决。", legal=True))


def accusation() -> Doing:
    return Doing().register(
        Ask("举报违规收费。", RequestClass.ACCUSATION), accused=Accused(persons=(person(cast.TOWN_HEAD).pk,))
    )


def with_discipline() -> Doing:
    values = {"to": unit(cast.DISCIPLINE), "ground": "22-2", "delivery": "PAPER"}
    return accusation().act(ActKind.TRANSFER, *ACCUSER, values=values)


def discipline_objected() -> Doing:
    return with_discipline().act(ActKind.OBJECT, *DISCIPLINE, values={"ground": "NOT_OURS", "text": "不属于管理权限。"})


def discipline_upheld() -> Doing:
    return discipline_objected().act(ActKind.UPHOLD_OBJECTION, *ACCUSER, values={"text": "属实。"})


OF_TOWN = {"by": cast.TOWN_HANDLER, "at": cast.TOWN, "head": cast.TOWN_HEAD}
REPORTED = {"reported": "反映该镇违规收费的问题。"}
SENT = {"enclosed": "原信件1份。", **REPORTED}

ORGANS: dict[str, Told] = {
    "competence_ruling": Told(
        routed,
        {"dispute": "道路由谁管理。", "reason": "该路在该镇辖区以内。"},
        ("第二十四条", "由涉县井店镇人民政府受理", "自本决定之日起15日内"),
        ("涉县井店镇人民政府", "国家税务总局涉县税务局"),
        lambda: {"ruler": "CONFERENCE", "other": unit(TAX), "to": unit(cast.TOWN)},
        speaks="涉县信访工作联席会议办公室",
    ),
    "legal_transfer_letter": Told(
        lawsuit,
        {"item": ITEM, "legal_matter": "判决生效以后没有执行。"},
        ("第二十二条第二款", "5个工作日", "2026年3月26日收到"),
        ("涉县人民法院",),
        lambda: {"to": unit(cast.COURT), "delivery": "SYSTEM"},
    ),
    "decision_request": Told(
        registered,
        {"item": ITEM, "grave": "涉及人身安全。", "proposal": "建议由交通运输局牵头处理。"},
        ("第二十二条第一款第一项", "应当在2026年4月10日以前转送、交办", "妥否，请批示"),
        ("涉县人民政府",),
        lambda: {"body": unit(cast.GOVERNMENT)},
    ),
    "urgent_report": Told(
        urgent,
        {"item": ITEM, "measures": "已经设置围挡。"},
        ("第二十五条", "2026年3月26日认定为重大、紧急事项", "可能危及人身、财产安全", "特此报告"),
        ("中共涉县委员会", "涉县人民政府"),
        lambda: {"addressee": "COMMITTEE", "at": "09:30"},
    ),
    "urgent_notice": Told(
        urgent,
        {"department": "涉县交通运输局", "item": ITEM, "measures": "已经设置围挡。"},
        ("第二十五条", "2026年3月26日认定为重大、紧急事项"),
        ("涉县交通运输局",),
        lambda: {"addressee": "DEPARTMENT", "at": "09:30"},
    ),
    "objection_upheld": Told(
        objected,
        {"verified": "经核实，该路由县交通运输局管理。"},
        ("第二十三条第三款", "2026年3月26日就", "请将有关材料交还本单位"),
        ("涉县井店镇人民政府",),
    ),
    "objection_rejected": Told(
        objected,
        {"verified": "经核实，该路在你镇辖区以内。"},
        ("第二十三条第三款", "应当在2026年4月10日以前履行", "期限的推算"),
        ("涉县井店镇人民政府",),
    ),
    "recall_letter": Told(
        routed,
        {"reason": "补充材料表明由县交通运输局管理。"},
        ("第二十二条第一款", "2026年3月26日将", "撤回"),
        ("涉县井店镇人民政府",),
        lambda: {"ground": "NEW_FACTS"},
    ),
    "papers_returned": Told(
        upheld,
        {"list": "原信1份，照片2张。"},
        ("第二十三条第三款", "由你单位核实同意异议"),
        ("涉县信访局",),
        **OF_TOWN,
    ),
    "extension_request": Told(
        accepted,
        {"extension_reason": "需要进行地质检测。"},
        ("第三十四条", "办理期限至2026年5月25日", "延长办理期限20日", "延长至2026年6月15日"),
        codes=lambda: {"days": 20, "ground": "EXPERT_WORK"},
        **OF_TOWN,
    ),
    "extension_approved": Told(
        extending, {}, ("第三十四条", "延长20日", "至2026年6月15日"), by=cast.TOWN_HEAD, at=cast.TOWN
    ),
    "extension_refused": Told(
        extending,
        {"reason": "检测可以同时进行。"},
        ("第三十四条", "应当在2026年5月25日以前办结"),
        by=cast.TOWN_HEAD,
        at=cast.TOWN,
    ),
    "report_above": Told(
        from_above,
        {"item": ITEM, "investigated": "经查属实。", "result": "已经修复。"},
        ("第二十二条第一款第三项", "2026年5月29日以前反馈结果", "特此报告"),
        ("邯郸市信访局",),
    ),
    "objection_above": Told(
        from_above,
        {"item": ITEM, "reason": "该路在邻县境内。"},
        ("第二十三条第三款", "属于其他地区管辖"),
        ("邯郸市信访局",),
        lambda: {"ground": "OTHER_PLACE"},
    ),
    "forward_letter": Told(
        direct,
        {"item": ITEM},
        ("第二十三条第一款", "15日内", "5个工作日"),
        by=cast.DEPARTMENT_HANDLER,
        at=cast.DEPARTMENT,
        to=("涉县住房保障服务中心",),
        codes=lambda: {"to": unit(STATION), "delivery": "SYSTEM"},
    ),
    "conclusion_confirmed": Told(
        concluded,
        {"verified": "办理程序合法，结论适当。"},
        ("第二十二条第一款第三项", "认定办结"),
        ("涉县井店镇人民政府",),
    ),
    "rework_letter": Told(
        concluded,
        {"reason": "没有写明修复期限。", "requirement": "请写明期限。"},
        ("第二十八条第一款", "退回你单位重新办理"),
        ("涉县井店镇人民政府",),
        lambda: {"ground": "BASIS"},
    ),
}
OVERSIGHT: dict[str, Told] = {
    "reminder": Told(
        overdue,
        {"item": ITEM, "requirement": "请尽快书面告知信访人。"},
        ("第十四条第一款第三项", "应当在2026年4月10日以前履行，至2026年4月15日已逾期5日", "期限的推算"),
        ("涉县井店镇人民政府",),
    ),
    "supervision": Told(
        overdue,
        {
            "item": ITEM,
            "trigger": "经核查，一直没有告知。",
            "requirement": "立即书面告知信访人。",
            "report_until": "请于2026年4月25日以前书面答复。",
            "improvement": "建立收件台账，逐件登记告知期限。",
        },
        ("第四十条第一款", "拖延", "应当在2026年4月10日以前履行，至2026年4月15日已逾期5日", "期限的推算"),
        ("涉县井店镇人民政府",),
        supervising,
        by=cast.INSPECTOR,
    ),
    "improvement": Told(
        supervised,
        {"found": "收件以后没有登记。", "suggested": "由专人登记收件。"},
        ("第四十条第一款", "2026年4月15日督办", "书面反馈采纳情况"),
        ("涉县井店镇人民政府",),
        lambda: {"to": unit(cast.TOWN)},
        by=cast.INSPECTOR,
    ),
    "supervision_answer": Told(
        supervised,
        {"handled": "已经书面告知信访人。"},
        ("第四十条第一款", "2026年4月15日就", "督办", "转送以后一直没有告知信访人", "已经纠正"),
        ("涉县信访局",),
        lambda: {"answer": "DONE"},
        **OF_TOWN,
    ),
    "adoption_report": Told(
        supervised,
        {"adopted": "部分措施需要经费。"},
        ("第四十条第四款", "建立收件台账，逐件登记告知期限", "部分采纳", "目前不具备条件"),
        ("涉县信访局",),
        lambda: {"adoption": "PARTLY", "reason": "NOT_YET"},
        **OF_TOWN,
    ),
}
CONFIRMED: dict[str, Told] = {
    "policy": Told(
        supervised,
        {"policy_problem": "农村道路管护没有明确责任单位。", "suggested": "建议明确管护责任。"},
        ("第四十条第二款", "书面反馈采纳情况", "签发人：梁文成"),
        ("中共涉县委员会", "涉县人民政府"),
        lambda: {"to": unit(cast.PARTY_COMMITTEE), "also": unit(cast.GOVERNMENT)},
        by=cast.INSPECTOR,
    ),
    "accountability": Told(
        supervised,
        {"found": "经查，该镇拖延不办。", "harm": "道路塌陷致房屋倒塌。", "suggested": "建议依规依纪依法处理。"},
        ("第四十条第三款", "涉县井店镇人民政府在办理", "拖延", "造成重大财产损失", "2026年4月15日督办"),
        ("中共涉县纪律检查委员会、涉县监察委员会",),
        lambda: {
            "to": unit(cast.DISCIPLINE),
            "against": unit(cast.TOWN),
            "fault": "DELAY",
            "consequence": "PROPERTY",
        },
        by=cast.INSPECTOR,
    ),
}
OF_ACCUSER = {"by": cast.ACCUSATION_OFFICER, "at": cast.BUREAU}
SEALED: dict[str, Told] = {
    "discipline_transfer_letter": Told(
        accusation,
        SENT,
        ("第二十二条第二款、第三十条第一款", "5个工作日", "不得透露"),
        (SPEAKS[cast.DISCIPLINE],),
        lambda: {"to": unit(cast.DISCIPLINE), "delivery": "PAPER"},
        **OF_ACCUSER,
    ),
    "personnel_transfer_letter": Told(
        accusation,
        SENT,
        ("第三十条第二款", "5个工作日", "不得透露"),
        ("中共涉县县委组织部",),
        lambda: {"to": unit(cast.PERSONNEL), "delivery": "PAPER"},
        **OF_ACCUSER,
    ),
    "personnel_letter": Told(
        accusation,
        REPORTED,
        ("第三十条第二款", "不得透露"),
        ("中共涉县县委组织部",),
        lambda: {"to": unit(cast.PERSONNEL), "significant": False},
        **OF_ACCUSER,
    ),
    "discipline_receipt": Told(
        with_discipline,
        {"received": "材料齐全。"},
        ("第三十条第一款", "2026年3月26日转来"),
        ("涉县信访局",),
        by=cast.DISCIPLINE_OFFICER,
        at=cast.DISCIPLINE,
    ),
    "objection_upheld": Told(
        discipline_objected,
        {"verified": "经核实，不属于其管理权限。"},
        ("第二十三条第三款",),
        (SPEAKS[cast.DISCIPLINE],),
        **OF_ACCUSER,
    ),
    "objection_rejected": Told(
        discipline_objected,
        {"verified": "经核实，属于其管理权限。"},
        ("第二十三条第三款", "期限"),
        (SPEAKS[cast.DISCIPLINE],),
        **OF_ACCUSER,
    ),
    "objection": Told(
        with_discipline,
        {"item": "反映违规收费。", "reason": "不属于管理权限。", "competent": ""},
        ("第二十三条第三款",),
        ("涉县信访局",),
        lambda: {"ground": "NOT_OURS"},
        by=cast.DISCIPLINE_OFFICER,
        at=cast.DISCIPLINE,
    ),
    "recall_letter": Told(
        with_discipline,
        {"reason": "补充的材料表明由组织部门处理。"},
        ("第二十二条第一款", "撤回"),
        (SPEAKS[cast.DISCIPLINE],),
        lambda: {"ground": "NEW_FACTS"},
        **OF_ACCUSER,
    ),
    "papers_returned": Told(
        discipline_upheld,
        {"list": "原信件1份。"},
        ("第二十三条第三款", "由你单位核实同意异议"),
        ("涉县信访局",),
        by=cast.DISCIPLINE_OFFICER,
        at=cast.DISCIPLINE,
    ),
}
