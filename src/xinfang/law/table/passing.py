"""Rows of the act table: copies and notices beside the way of a matter, taking it back, papers, receipt for good."""

from typing import Final

from xinfang.law import fields as f
from xinfang.law.table.row import ActRow, Need, Place
from xinfang.law.table.words import BEFORE_END, RECEIVER, ROUTER, UNDECIDED, C, K, S
from xinfang.law.terms import RequestState
from xinfang.law.terms import passing as p
from xinfang.law.texts import ONLY_2022

ROWS: Final = (
    ActRow(
        K.COPY_TO,
        "抄送",
        "第二十二条第一款",
        frozenset({C.CASE_OFFICER}),
        Place.OFFICE,
        BEFORE_END,
        fields=(
            f.unit("to", "抄送单位", hint="抄送只供了解情况，不产生办理义务"),
            f.text("text", "抄送理由"),
        ),
    ),
    ActRow(
        K.NOTIFY_PERSONNEL,
        "通报反映干部问题的情况",
        "第三十条第二款",
        frozenset({C.ACCUSATION_OFFICER}),
        Place.OFFICE,
        frozenset(RequestState),
        fields=(
            f.unit("to", "通报对象", hint="组织（人事）部门；重大情况报送党委主要负责同志和分管负责同志的，选择党委"),
            f.flag("significant", "重大情况", hint="重大情况还应当报送党委主要负责同志和分管负责同志"),
            f.text("text", "通报内容", hint="不写检举人的姓名、住址和能够据以认出检举人的内容"),
        ),
        texts=ONLY_2022,
        accusations=True,
        files=True,
    ),
    ActRow(
        K.RECALL_TRANSFER,
        "撤回转送、交办",
        "第二十二条第一款",
        ROUTER,
        Place.SENDER,
        UNDECIDED,
        S.REGISTERED,
        fields=(f.code("ground", "撤回理由类别", p.RecallGround), f.text("text", "撤回理由")),
        needs=(Need.SENT, Need.NO_OBJECTION),
        accusations=True,
        files=True,
    ),
    ActRow(
        K.RETURN_PAPERS,
        "交还材料",
        "第二十三条第三款",
        frozenset(RECEIVER | {C.CASE_OFFICER}),
        Place.OBLIGOR,
        frozenset(RequestState),
        fields=(f.text("text", "交还材料的清单"),),
        about=frozenset({K.UPHOLD_OBJECTION, K.RECALL_TRANSFER, K.UPHOLD_ABOVE}),
        texts=ONLY_2022,
        accusations=True,
        files=True,
    ),
    ActRow(
        K.DISCIPLINE_RECEIPTED,
        "接收检举控告",
        "第二十二条第二款、第三十条第一款",
        frozenset({C.ACCUSATION_OFFICER}),
        Place.HOLDER,
        frozenset({S.ROUTED}),
        S.CONCLUDED,
        fields=(f.text("text", "接收情况", required=False),),
        needs=(Need.ACCUSATION, Need.NO_OBJECTION),
        texts=ONLY_2022,
        accusations=True,
        files=True,
    ),
)
