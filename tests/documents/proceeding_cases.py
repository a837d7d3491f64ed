"""Papers of proceedings as the tests issue them: how the petition comes about, what is written, what they must say."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from documents.proceeding_stories import (
    CITY_HEAD,
    CITY_WRITER,
    MONDAY,
    POST,
    accepted,
    asked,
    ended,
    mediated,
    passed_down,
    performing,
    reclassed,
    repeated,
    routed,
    settled,
    twice,
    withdrawn,
)
from doing import Doing
from xinfang.demo import cast
from xinfang.petitions.commands import Ask


@dataclass(frozen=True)
class Case:
    """One type: how its petition comes about, who writes and approves it, and what the paper must say."""

    story: Callable[[], Doing]
    words: dict[str, str]
    says: tuple[str, ...]
    codes: dict[str, Any] = field(default_factory=dict)
    at: str = cast.TOWN
    by: str = cast.TOWN_HANDLER
    head: str = cast.TOWN_HEAD
    number: str = ""
    name: str = "涉县井店镇人民政府"
    proof: bool = False


AGREED = {
    "parties": "王小红；井店镇一街村民委员会", "dispute": "村口道路塌陷造成的损失。",
    "agreed": "村民委员会于2026年5月1日前修复道路，并赔偿误工损失六百元。", "lawful": "不违反强制性规定。",
}  # fmt: skip
INVITED = {
    "hearing_subject": "塌陷的责任和修复方案。", "hearing_time": "2026年4月2日上午9时",
    "hearing_place": "县政府会议室", "hearing_rights": "您可以委托代理人参加。",
}  # fmt: skip
HEARD = {
    "hearing_time": "2026年3月26日上午9时", "hearing_place": "县政府会议室", "present": "王小红、镇政府经办人",
    "record": "信访人和镇政府陈述事实和理由，互相质询、辩论。", "hearing_result": "塌陷属于施工质量问题。",
}  # fmt: skip
REVIEWED = {
    "facts": "经审查案卷，塌陷情况属实，处理意见没有回应赔偿请求。",
    "legal_basis": "《信访工作条例》第三十五条。",
}
OFFICE = {"at": cast.GOVERNMENT, "by": cast.CASE_OFFICER, "head": cast.COUNTY_HEAD, "name": "涉县人民政府"}
CITY = {"at": cast.CITY_GOVERNMENT, "by": CITY_WRITER, "head": CITY_HEAD, "name": "邯郸市人民政府"}
CASES = {
    "forwarded": Case(
        passed_down,
        {"contact": "井店镇一街，0310-3890001。", "procedure": "由镇政府按照信访程序办理。"},
        ("涉县井店镇人民政府。", "自收到之日起15日内", "2026年3月2日收到"),
        POST, cast.GOVERNMENT, "yanhong", cast.COUNTY_HEAD, "县政府信告〔2026〕1号", "涉县人民政府",
    ),
    "refusal": Case(
        twice,
        {"same": "请求、事实与镇里正在办理的一件相同。", "contact": "0310-3890001。"},
        (
            "第十九条第三款", "涉县井店镇人民政府。", "自收到书面答复之日起30日内", "不予受理",
            "办理的规定期限至2026年5月6日",
        ),
        POST, cast.GOVERNMENT, "yanhong", cast.COUNTY_HEAD, "县政府信不受〔2026〕1号", "涉县人民政府",
    ),
    "no_longer": Case(
        repeated,
        {"compared": "事实：同一处路面塌陷。理由：仍是施工质量，没有新的内容。"},
        ("第三十六条第三款", "不再受理", "事实相同、理由相同", "复核意见已于2026年3月15日送达"),
        {"same_facts": True, "same_reasons": True, **POST}, number="井店镇信终〔2026〕1号",
    ),
    "performance": Case(
        performing,
        {
            "asked_1": "请求查处占用耕地。", "answer": "已责令恢复原状。",
            "legal_basis": "《中华人民共和国土地管理法》第六十七条。",
            "other_remedy": "不服的，可以自收到之日起60日内向涉县人民政府申请行政复议。",
        },
        ("第三十一条第五项", "已依法履行职责。", "申请行政复议"),
        {"result": "PERFORMED", **POST}, number="井店镇信履〔2026〕1号",
    ),
    "direct_reply": Case(
        lambda: Doing(MONDAY).register(Ask("请问宅基地确权怎样申请？")),
        {"answer": "向村民委员会提出申请即可。", "how_on": "凭登记回执到信访接待窗口提出。"},
        ("本答复不是信访处理意见", "凭登记回执"),
        {"ground": "QUESTION", **POST}, cast.BUREAU, cast.CASE_OFFICER, number="县信访局信复〔2026〕1号",
        name="涉县信访局",
    ),
    "class_notice": Case(
        reclassed,
        {"asked_1": "建议拓宽村口道路。", "reason": "这是建议。", "effect": "按照第二十九条研究论证，并予以回复。"},
        ("改为按建议意见类办理", "2026年3月17日", "第二十九条"),
        POST, number="井店镇信告〔2026〕1号",
    ),
    "hearing_notice": Case(
        accepted,
        {
            "hearing_subject": "塌陷的责任和修复方案。", "hearing_time": "2026年4月2日上午9时",
            "hearing_place": "镇政府二楼会议室", "hearing_rights": "您可以委托代理人参加。",
        },
        ("第三十一条第六项", "2026年4月2日上午9时", "听证不中止该事项的办理期限"), number="井店镇信听〔2026〕1号",
    ),
    "route_decision": Case(
        routed,
        {"asked_1": "请求撤销处罚决定。", "reason": "对行政处罚不服的，属于第三十一条第四项。", "perform_basis": ""},
        ("行政复议、行政裁决", "承办人（签名）", "2026年3月3日"),
        {"route": "31-4"},
    ),
    "hearing_record": Case(
        accepted,
        {
            "hearing_time": "2026年3月26日上午9时", "hearing_place": "镇政府会议室", "present": "王小红、李工程师",
            "record": "信访人陈述事实和理由，施工单位说明情况。", "hearing_result": "塌陷属于施工质量问题。",
        },
        ("公开举行", "信访人（签名）", "主持人（签名）", "记录人（签名）"),
        {"ground": "COMPLEX", "form": "OPEN", "began_on": "2026-03-20", "attended": True},
    ),
    "mediation_record": Case(
        accepted,
        {"parties": "王小红；施工单位", "dispute": "塌陷损失。", "record": "经调解，双方达成一致意见。"},
        ("同意调解", "对方当事人（签名）", "调解人（签名）"),
        {"consent": True, "agreed": True},
    ),
    "settlement_record": Case(
        accepted,
        {"parties": "王小红；施工单位", "dispute": "塌陷损失。", "record": "双方自行协商，达成一致。"},
        ("自愿达成一致", "对方当事人（签名）"),
        {"agreed": True},
    ),
    "agreement": Case(
        mediated, AGREED, ("调解协议书", "对方当事人（签名）", "经调解达成一致意见"), number="井店镇信调〔2026〕1号"
    ),
    "settlement_agreement": Case(
        settled, AGREED, ("和解协议书", "自愿和解", "见证人（签名）"), number="井店镇信和〔2026〕1号"
    ),
    "withdrawal": Case(
        accepted,
        {"withdrawn_1": "请求修复村口塌陷的道路。"},
        ("自撤回之日起15日内，即在2026年4月10日以前", "不影响您就同一诉求再次提出", "向您回访"),
        {}, cast.BUREAU, cast.CLERK, number="县信访局信撤〔2026〕1号", name="涉县信访局", proof=True,
    ),
    "withdrawal_revoked": Case(
        withdrawn,
        {"resumed_1": "请求修复村口塌陷的道路。"},
        ("2026年3月16日撤回", "不因撤回而重新计算", "办结期限为2026年5月6日"),
        {}, cast.BUREAU, cast.CLERK, number="县信访局信恢〔2026〕1号", name="涉县信访局",
    ),
    "end_explained": Case(
        ended,
        {"explained": "复查、复核均已作出，意见已经送达。", "aid": "镇里安排专人走访，协助申请临时救助。"},
        ("邯郸市人民政府于2026年3月15日作出复核意见", "第三十六条第三款", "不再受理"),
        number="井店镇信终〔2026〕1号",
    ),
    "review_admission": Case(
        lambda: asked(late=True),
        {"reason": "逾期是因为住院，有病历为证。"},
        ("您不服涉县井店镇人民政府于2025年12月1日出具的信访处理意见", "30日内提出复查意见"),
        number="县政府信复查受〔2026〕1号", **OFFICE,
    ),
    "review_refusal": Case(
        lambda: asked(late=True),
        {"reason": "没有说明逾期的正当理由。"},
        ("不予复查的情形：无正当理由超过三十日提出（《信访工作条例》第三十五条）",), {"ground": "LATE", **POST},
        number="县政府信复查不受〔2026〕1号", **OFFICE,
    ),
    "review_opinion": Case(
        asked,
        {
            "asked_review_1": "请求复查；处理意见没有说明不赔偿的理由。",
            "decision_review_1": "由镇政府补充赔偿方案。", **REVIEWED,
        },
        (
            "您不服涉县井店镇人民政府于2026年3月2日出具的信访处理意见", "2026年3月9日收到",
            "变更原处理意见。由镇政府补充赔偿方案。", "自收到本意见书之日起30日内，向邯郸市人民政府请求复核",
        ),
        {"outcome": "CHANGE"}, number="县政府信复查〔2026〕1号", **OFFICE,
    ),
    "final_admission": Case(
        lambda: asked(final=True, late=True),
        {"reason": "逾期是因为自然灾害。"},
        ("您不服涉县人民政府于2026年1月31日提出的复查意见", "30日内提出复核意见"),
        number="市政府信复核受〔2026〕1号", **CITY,
    ),
    "final_refusal": Case(
        lambda: asked(final=True, late=True),
        {"reason": "没有说明逾期的正当理由。"},
        ("不予复核的情形：无正当理由超过三十日提出（《信访工作条例》第三十六条第一款）", "2026年1月31日提出的复查意见"),
        {"ground": "LATE", **POST}, number="市政府信复核不受〔2026〕1号", **CITY,
    ),
    "review_hearing_notice": Case(
        asked, INVITED,
        ("您不服涉县井店镇人民政府于2026年3月2日出具", "2026年3月9日收到", "复查中的听证不中止复查的期限"),
        number="县政府信复查听〔2026〕1号",
        **OFFICE,
    ),
    "final_hearing_notice": Case(
        lambda: asked(final=True), INVITED,
        ("您不服涉县人民政府于2026年3月10日提出的复查意见", "第三十六条第二款", "听证所需时间自本通知之日起"),
        number="市政府信复核听〔2026〕1号", **CITY,
    ),
    "review_hearing_record": Case(
        asked, HEARD,
        ("信访事项复查听证笔录", "涉县井店镇人民政府", "2026年3月9日", "主持人（签名）"),
        {"began_on": "2026-03-20"},
        **OFFICE,
    ),
    "final_hearing_record": Case(
        lambda: asked(final=True), HEARD,
        ("信访事项复核听证笔录", "2026年3月13日", "主持人（签名）", "记录人（签名）"), {"began_on": "2026-03-20"},
        **CITY,
    ),
    "final_opinion": Case(
        lambda: asked(final=True),
        {"asked_final_1": "请求复核。", "decision_final_1": "复查意见正确。", **REVIEWED},
        ("维持复查意见。复查意见正确。", "本复核意见是信访程序的终结意见", "第三十六条第三款"),
        {"outcome": "UPHOLD"}, number="市政府信复核〔2026〕1号", **CITY,
    ),
}  # fmt: skip
