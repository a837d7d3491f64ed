"""Rows of the act table: further petitioners of the same petition, who join and leave."""

from typing import Final

from xinfang.law import fields as f
from xinfang.law.table.row import ActRow, Need, Place
from xinfang.law.table.words import BEFORE_END, C, K
from xinfang.law.terms import RequestState
from xinfang.law.texts import ONLY_2022

ROWS: Final = (
    ActRow(
        K.JOIN_PERSON,
        "加入共同信访人",
        "第十九条第一款、第二十条第三款",
        frozenset({C.CLERK, C.CASE_OFFICER, C.HANDLER}),
        Place.OFFICE,
        BEFORE_END,
        fields=(
            f.flag(
                "representative", "推选的代表、联系人", hint="来访的代表不得超过5人；书信、网上提出的可以推选联系人"
            ),
        ),
        texts=ONLY_2022,
        papers=True,
        files=True,
    ),
    ActRow(
        K.LEAVE_PERSON,
        "退出共同信访",
        "第二十条第三款",
        frozenset({C.PARTY, C.CLERK, C.CASE_OFFICER}),
        Place.PARTY_OR_OFFICE,
        frozenset(RequestState),
        needs=(Need.COMPANIONS,),
        texts=ONLY_2022,
        papers=True,
        files=True,
    ),
)
