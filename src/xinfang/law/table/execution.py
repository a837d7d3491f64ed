"""Rows of the act table: reports to the assigner on the way, and on carrying out what was supported."""

from typing import Final

from xinfang.law import fields as f
from xinfang.law.table.row import ActRow, Need, Place
from xinfang.law.table.words import HANDLER, WITH_ORGAN, K, S
from xinfang.law.terms import passing as p

ROWS: Final = (
    ActRow(
        K.REPORT_INTERIM,
        "报告办理进展",
        "第二十二条第一款第三项",
        HANDLER,
        Place.HOLDER,
        frozenset(WITH_ORGAN | {S.CONCLUDED}),
        fields=(f.text("text", "办理进展"),),
        about=frozenset({K.ASSIGN}),
        needs=(Need.ASSIGNED,),
        files=True,
    ),
    ActRow(
        K.REPORT_EXECUTION,
        "报告执行情况",
        "第三十二条第二款",
        HANDLER,
        Place.HOLDER,
        frozenset({S.ANSWERED, S.SERVED, S.CONCLUDED, S.CONFIRMED}),
        fields=(f.code("status", "执行情况", p.Execution), f.text("text", "说明")),
        about=frozenset({K.ISSUE_OPINION}),
        needs=(Need.SUPPORTED,),
        files=True,
    ),
)
