"""Rows of the act table: acts that touch more than one petition."""

from typing import Final

from xinfang.law import fields as f
from xinfang.law.table.row import ActRow, Need, Place
from xinfang.law.table.words import BEFORE_END, C, K, S
from xinfang.law.terms import RequestState
from xinfang.law.terms.several import Apart, Part, Sameness, Side

READER: Final = frozenset({C.CLERK, C.CASE_OFFICER, C.HANDLER})
KEEPER: Final = frozenset({C.CASE_OFFICER, C.HANDLER})
OTHER: Final = f.petition("other", "另一件信访事项")

ROWS: Final = (
    ActRow(
        K.LINK,
        "关联相同诉求",
        "第十九条第三款",
        READER,
        Place.SIGHTED,
        frozenset(RequestState),
        fields=(OTHER, f.code("sameness", "相同之处", Sameness)),
    ),
    ActRow(
        K.UNLINK,
        "解除关联",
        "更正规则",
        READER,
        Place.SIGHTED,
        frozenset(RequestState),
        fields=(OTHER, f.code("ground", "理由", Apart)),
        needs=(Need.LINKED,),
    ),
    ActRow(
        K.JOIN_TO,
        "合并办理",
        "第三十一条",
        KEEPER,
        Place.KEEPER,
        frozenset({S.REGISTERED, S.ROUTED, S.INFORMED, S.ACCEPTED}),
        fields=(f.code("side", "主件", Side), OTHER),
        needs=(Need.NOT_JOINED,),
    ),
    ActRow(
        K.UNJOIN,
        "解除合并",
        "第三十一条",
        KEEPER,
        Place.SIGHTED,
        BEFORE_END,
        fields=(OTHER, f.code("ground", "理由", Apart)),
        needs=(Need.JOINED,),
    ),
    ActRow(
        K.SPLIT,
        "分立",
        "第三十条第三款、第三十一条",
        READER,
        Place.SIGHTED,
        BEFORE_END,
        fields=(f.code("part", "分出的部分", Part), OTHER),
        days_back=0,
    ),
    ActRow(
        K.RELEASE_EXTRACT,
        "核对放行摘录",
        "第三十条第三款",
        frozenset({C.CASE_OFFICER, C.SECTION_HEAD}),
        Place.OFFICE,
        frozenset({S.REGISTERED}),
        needs=(Need.TO_RELEASE,),
        days_back=0,
    ),
)
