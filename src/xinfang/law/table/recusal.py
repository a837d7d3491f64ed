"""Rows of the act table: an official who steps back, and the petitioner's challenge (Art. 28③)."""

from typing import Final

from xinfang.law import fields as f
from xinfang.law.table.row import ActRow, Need, Place
from xinfang.law.table.words import BEFORE_END, C, K
from xinfang.law.terms import RequestState
from xinfang.law.terms import recusal as r

OWN: Final = frozenset({C.PARTY, C.CLERK, C.CASE_OFFICER, C.HANDLER, C.ACCUSATION_OFFICER})
STAFF: Final = frozenset({C.CASE_OFFICER, C.HANDLER, C.ORGAN_HEAD, C.ACCUSATION_OFFICER})

ROWS: Final = (
    ActRow(
        K.RECUSE,
        "本人回避",
        "第二十八条第三款",
        STAFF,
        Place.SIGHTED,
        BEFORE_END,
        fields=(f.code("ground", "回避理由", r.RecusalGround),),
        days_back=0,
        accusations=True,
    ),
    ActRow(
        K.CHALLENGE_RECUSAL,
        "申请回避",
        "第二十八条第三款",
        OWN,
        Place.PARTY_OR_OFFICE,
        BEFORE_END,
        fields=(
            f.code("whom", "申请谁回避", r.Challenged),
            f.code("ground", "申请回避的理由类别", r.RecusalGround),
            f.text("text", "理由", required=False, hint="可以不填；知道姓名的，可以写明"),
        ),
        needs=(Need.NO_CHALLENGE,),
        papers=True,
        accusations=True,
    ),
    ActRow(
        K.DECIDE_RECUSAL,
        "决定是否回避",
        "第二十八条第三款",
        frozenset({C.ORGAN_HEAD, C.BUREAU_HEAD, C.CASE_OFFICER, C.ACCUSATION_OFFICER}),
        Place.DECIDER,
        frozenset(RequestState),
        fields=(
            f.code("decision", "决定", r.RecusalDecision),
            f.official("official", "回避的人员", hint="决定回避的填写"),
            f.code("ground", "回避理由", r.RecusalGround, required=False, hint="决定回避的填写"),
            f.text("text", "决定的理由", required=False, lines=3),
        ),
        about=frozenset({K.CHALLENGE_RECUSAL}),
        needs=(Need.OPEN_CHALLENGE,),
        days_back=10,
        accusations=True,
    ),
)
