"""Rows of the act table: service, conclusion, report and rating."""

from typing import Final

from xinfang.law import fields as f
from xinfang.law import terms as t
from xinfang.law.table.row import ActRow, Need, Place
from xinfang.law.table.words import EXPLANATION, FAILED, HANDLED, HANDLER, SERVICE, C, K, S

ROWS: Final = (
    ActRow(
        K.SERVE,
        "送达",
        "第三十二条、第三十五条",
        HANDLER,
        Place.HOLDER,
        frozenset({S.ANSWERED, S.SERVED}),
        S.SERVED,
        fields=SERVICE,
        about=frozenset({K.ISSUE_OPINION}),
        needs=(Need.OPINION_OUT, Need.SERVICE_DUE),
        days_back=10,
        files=True,
    ),
    ActRow(
        K.SERVICE_FAILED,
        "送达未成",
        "第三十五条",
        HANDLER,
        Place.HOLDER,
        frozenset({S.ANSWERED, S.SERVED}),
        fields=FAILED,
        about=frozenset({K.ISSUE_OPINION}),
        needs=(Need.OPINION_OUT, Need.SERVICE_DUE),
        files=True,
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
        needs=(Need.ALL_SERVED,),
    ),
    ActRow(
        K.REPORT_RESULT,
        "反馈办理结果",
        "第二十二条第一款第三项",
        HANDLER,
        Place.HOLDER,
        frozenset(HANDLED | {S.ROUTED, S.INFORMED, S.DIVERTED, S.CONCLUDED, S.CONFIRMED, S.ENDED}),
        fields=(f.text("text", "办结报告"),),
        about=frozenset({K.ASSIGN}),
        needs=(Need.ASSIGNED, Need.RESULT_OWED),
        files=True,
    ),
    ActRow(
        K.RATE,
        "满意度评价",
        "第二十一条第二款",
        frozenset({C.PARTY}),
        Place.PARTY,
        frozenset({S.SERVED, S.CONCLUDED, S.CONFIRMED}),
        fields=(
            f.code("office", "对信访部门的评价", t.Satisfaction),
            f.code("organ", "对有权处理机关、单位的评价", t.Satisfaction),
            f.text("text", "意见", required=False),
            f.flag("from_office", "来自机关、单位的网络，不计入评价"),
        ),
        about=frozenset({K.SERVE}),
        needs=(Need.NOT_RATED,),
        days_back=0,
    ),
)
