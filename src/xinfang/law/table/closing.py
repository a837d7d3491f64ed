"""Rows of the act table: withdrawal and its revocation, confirmation of a conclusion, rework, reopening."""

from typing import Final

from xinfang.law import fields as f
from xinfang.law.table.row import ActRow, Need, Place
from xinfang.law.table.words import BEFORE_END, EXPLANATION, C, K, S
from xinfang.law.terms import RequestState
from xinfang.law.terms import closing as t

OWN: Final = frozenset({C.PARTY, C.CLERK, C.CASE_OFFICER})
ASSIGNER: Final = frozenset({C.CASE_OFFICER})

ROWS: Final = (
    ActRow(
        K.WITHDRAW,
        "撤回",
        "第十七条第一款",
        OWN,
        Place.PARTY_OR_OFFICE,
        BEFORE_END,
        S.WITHDRAWN,
        fields=(EXPLANATION,),
        needs=(Need.ALONE,),
        papers=True,
        files=True,
    ),
    ActRow(
        K.REVOKE_WITHDRAWAL,
        "撤销撤回",
        "第十七条第一款",
        OWN,
        Place.PARTY_OR_OFFICE,
        frozenset({S.WITHDRAWN}),
        fields=(EXPLANATION,),
        about=frozenset({K.WITHDRAW}),
        days_back=10,
        files=True,
    ),
    ActRow(
        K.CALL_BACK_WITHDRAWAL,
        "撤回后回访",
        "第十四条第一款第三项",
        frozenset({C.CASE_OFFICER, C.INSPECTOR}),
        Place.CALLER,
        frozenset(RequestState),
        fields=(f.code("result", "信访人的说法", t.CalledBack), EXPLANATION),
        about=frozenset({K.WITHDRAW}),
    ),
    ActRow(
        K.CONFIRM_CONCLUSION,
        "审核认定办结",
        "第二十二条第一款第三项",
        ASSIGNER,
        Place.SENDER,
        frozenset({S.CONCLUDED}),
        S.CONFIRMED,
        fields=(EXPLANATION,),
        about=frozenset({K.ASSIGN}),
        needs=(Need.BY_ASSIGNMENT,),
        files=True,
    ),
    ActRow(
        K.RETURN_FOR_REWORK,
        "退回重新办理",
        "第二十二条第一款第三项、第二十八条第一款",
        ASSIGNER,
        Place.SENDER,
        frozenset({S.CONCLUDED}),
        fields=(f.code("ground", "退回理由类别", t.ReworkGround), f.text("text", "退回理由")),
        about=frozenset({K.ASSIGN}),
        needs=(Need.BY_ASSIGNMENT, Need.NO_OPEN_REVIEW),
        files=True,
    ),
    ActRow(
        K.REOPEN,
        "自行恢复办理",
        "第二十八条第一款",
        frozenset({C.HANDLER, C.ORGAN_HEAD}),
        Place.HOLDER,
        frozenset({S.CONCLUDED, S.CONFIRMED}),
        fields=(f.code("ground", "理由类别", t.ReopenGround), f.text("text", "理由")),
        needs=(Need.NO_OPEN_REVIEW,),
    ),
)
