"""Rows of the act table: suggestions, from study to award (Art. 29)."""

from typing import Final

from xinfang.law import fields as f
from xinfang.law.table.row import ActRow, Need, Place
from xinfang.law.table.words import HANDLER, RECEIVED, UNDECIDED, C, K, S
from xinfang.law.terms import paths as t

ROWS: Final = (
    ActRow(
        K.STUDY,
        "研究论证",
        "第二十九条第一款",
        HANDLER,
        Place.HOLDER,
        UNDECIDED,
        fields=(f.text("text", "研究论证情况", hint="是否科学合理、具有现实可行性"),),
        about=RECEIVED,
        needs=(Need.SUGGESTION, Need.NOT_ADOPTED),
    ),
    ActRow(
        K.ADOPT,
        "决定是否采纳",
        "第二十九条第一款",
        frozenset({C.HANDLER, C.ORGAN_HEAD}),
        Place.HOLDER,
        UNDECIDED,
        fields=(
            f.code("adoption", "决定", t.Adoption),
            f.text("text", "理由", hint="部分采纳或者不采纳的，逐项说明理由"),
            f.flag("contributes", "对国民经济和社会发展、改进工作或者保护社会公共利益有贡献", hint="有贡献的应当奖励"),
        ),
        about=frozenset({K.STUDY}),
        needs=(Need.SUGGESTION, Need.STUDIED, Need.NOT_ADOPTED),
    ),
    ActRow(
        K.REPLY_SUGGESTION,
        "回复建议",
        "第二十九条第一款",
        HANDLER,
        Place.HOLDER,
        UNDECIDED,
        S.CONCLUDED,
        fields=(f.code("method", "回复方式", t.ReplyMethod), f.text("text", "回复内容")),
        about=frozenset({K.ADOPT}),
        needs=(Need.ADOPTION_OUT,),
        files=True,
    ),
    ActRow(
        K.AWARD,
        "奖励",
        "第二十九条第二款",
        frozenset({C.HANDLER, C.ORGAN_HEAD}),
        Place.HOLDER,
        frozenset(UNDECIDED | {S.CONCLUDED, S.CONFIRMED}),
        fields=(f.text("text", "奖励情况", hint="奖励的形式和依据"),),
        about=frozenset({K.ADOPT}),
        needs=(Need.ADOPTED, Need.NOT_AWARDED),
    ),
)
