"""Rows of the act table: a petitioner contests the route of Art. 31(1) to (5), and is answered."""

from typing import Final

from xinfang.law import fields as f
from xinfang.law import terms as t
from xinfang.law.table.row import ActRow, Need, Place
from xinfang.law.table.words import HANDLER, C, K, S
from xinfang.law.terms import RequestState
from xinfang.law.terms import contest as c
from xinfang.law.texts import ONLY_2022

OWN: Final = frozenset({C.PARTY, C.CLERK, C.CASE_OFFICER, C.HANDLER})
TOLD: Final = frozenset({K.DIVERT, K.PERFORM_OR_ANSWER})

ROWS: Final = (
    ActRow(
        K.CONTEST_ROUTE,
        "请求重新审查途径",
        "第三十一条",
        OWN,
        Place.PARTY_OR_OFFICE,
        frozenset({S.DIVERTED, S.CONCLUDED, S.CONFIRMED}),
        fields=(
            f.code("ground", "理由类别", c.ContestGround),
            f.text("text", "理由", required=False, hint="可以不填；当面、电话提出的，按其所说如实记录", lines=3),
        ),
        about=TOLD,
        needs=(Need.BY_OTHER_ROUTE, Need.NO_CONTEST),
        texts=ONLY_2022,
        files=True,
    ),
    ActRow(
        K.ANSWER_CONTEST,
        "答复途径审查请求",
        "第三十一条",
        HANDLER,
        Place.HOLDER,
        frozenset(RequestState) - {S.WITHDRAWN},
        fields=(
            f.code("decision", "审查结果", c.ContestDecision),
            f.text(
                "text",
                "理由和答复内容",
                hint="写明是否属于第三十一条第六项；维持原途径的，对信访人的理由逐项说明",
            ),
            f.code("method", "书面告知方式", t.NoticeMethod),
        ),
        about=frozenset({K.CONTEST_ROUTE}),
        needs=(Need.OPEN_CONTEST,),
        texts=ONLY_2022,
        files=True,
    ),
)
