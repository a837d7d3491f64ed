"""Rows of the act table: the routes of Art. 31 other than the petition procedure."""

from typing import Final

from xinfang.law import fields as f
from xinfang.law import routes as r
from xinfang.law import terms as t
from xinfang.law.table.row import ActRow, Need, Place
from xinfang.law.table.words import HANDLER, RECEIVED, UNDECIDED, K, S
from xinfang.law.terms import paths as p
from xinfang.law.texts import ONLY_2022

ROWS: Final = (
    ActRow(
        K.DECIDE_ROUTE,
        "决定办理途径",
        "第三十一条",
        HANDLER,
        Place.HOLDER,
        UNDECIDED,
        fields=(
            f.code("route", "办理途径", r.Route),
            f.text("text", "理由"),
            f.day(
                "perform_by",
                "履行或者答复的期限",
                required=False,
                hint="只用于第五项，按有关法律、法规规定的期限填写；没有规定的不填",
            ),
            f.text("period_basis", "该期限的依据", required=False, hint="有关法律、法规的名称和条款", lines=1),
        ),
        about=RECEIVED,
        needs=(Need.CLAIM,),
        texts=ONLY_2022,
        files=True,
    ),
    ActRow(
        K.DIVERT,
        "导入相应程序",
        "第三十一条第一项至第四项",
        HANDLER,
        Place.HOLDER,
        UNDECIDED,
        S.DIVERTED,
        fields=(
            f.code("procedure", "应当适用的程序", r.Procedure),
            f.text("target", "受理该程序的机关、单位", lines=1),
            f.text(
                "period", "该程序的期限", hint="写明申请、办理的期限及其依据；没有规定的，写明“没有规定期限”", lines=2
            ),
            f.text("text", "理由和告知内容"),
            f.code("method", "书面告知方式", t.NoticeMethod),
        ),
        about=frozenset({K.DECIDE_ROUTE}),
        needs=(Need.ROUTE_AWAY,),
        texts=ONLY_2022,
        files=True,
    ),
    ActRow(
        K.DIVERSION_RECEIVED,
        "其他程序已接收",
        "第三十一条第一项至第四项",
        HANDLER,
        Place.HOLDER,
        frozenset({S.DIVERTED}),
        S.CONCLUDED,
        fields=(f.text("text", "接收情况", hint="接收的机关、单位和文号", lines=2),),
        about=frozenset({K.DIVERT}),
        days_back=10,
        texts=ONLY_2022,
    ),
    ActRow(
        K.DIVERSION_REFUSED,
        "其他程序不予接收",
        "第三十一条",
        HANDLER,
        Place.HOLDER,
        frozenset({S.DIVERTED}),
        S.INFORMED,
        fields=(f.text("text", "不予接收的理由"),),
        about=frozenset({K.DIVERT}),
        days_back=10,
        texts=ONLY_2022,
    ),
    ActRow(
        K.PERFORM_OR_ANSWER,
        "履行职责或者答复",
        "第三十一条第五项",
        HANDLER,
        Place.HOLDER,
        UNDECIDED,
        S.CONCLUDED,
        fields=(
            f.code("result", "办理结果", p.Performance),
            f.text("text", "答复内容", hint="写明不服时的救济途径"),
            f.code("method", "书面告知方式", t.NoticeMethod),
        ),
        about=frozenset({K.DECIDE_ROUTE}),
        needs=(Need.ROUTE_FIVE,),
        texts=ONLY_2022,
        files=True,
    ),
    ActRow(
        K.MEDIATE,
        "调解",
        "第三十三条",
        HANDLER,
        Place.HOLDER,
        frozenset(UNDECIDED | {S.ACCEPTED}),
        fields=(
            f.flag("consent", "争议双方当事人同意调解", hint="不同意的不得调解"),
            f.flag("agreed", "达成一致意见"),
            f.text("text", "调解情况"),
        ),
        about=RECEIVED,
        needs=(Need.CLAIM,),
        files=True,
    ),
    ActRow(
        K.SETTLE,
        "引导和解",
        "第三十三条",
        HANDLER,
        Place.HOLDER,
        frozenset(UNDECIDED | {S.ACCEPTED}),
        fields=(f.flag("agreed", "双方自愿达成一致意见"), f.text("text", "和解情况")),
        about=RECEIVED,
        needs=(Need.CLAIM,),
        texts=ONLY_2022,
        files=True,
    ),
    ActRow(
        K.SIGN_AGREEMENT,
        "签订协议书",
        "第三十三条",
        HANDLER,
        Place.HOLDER,
        frozenset(UNDECIDED | {S.ACCEPTED}),
        S.CONCLUDED,
        fields=(
            f.code("paper", "协议书种类", p.Agreement),
            f.text("text", "协议内容"),
            f.text("lawful", "合法性说明", hint="不违反政策法规强制性规定，在裁量权范围内"),
        ),
        about=frozenset({K.MEDIATE, K.SETTLE}),
        needs=(Need.TRIED,),
        texts=ONLY_2022,
        files=True,
    ),
)
