"""Rows of the act table: what is told by word of mouth is written down, read back and confirmed (Art. 19①)."""

from typing import Final

from xinfang.law import fields as f
from xinfang.law.table.row import ActRow, Place
from xinfang.law.table.words import BEFORE_END, DESK, EXPLANATION, K
from xinfang.law.terms import RequestState
from xinfang.law.terms import oral as t
from xinfang.law.texts import ONLY_2022

ROWS: Final = (
    ActRow(
        K.RECORD_ORAL,
        "记录口头提出的内容",
        "第十九条第一款",
        DESK,
        Place.SIGHTED,
        BEFORE_END,
        fields=(
            f.code("way", "提出方式", t.OralWay),
            f.text("text", "记录内容", hint="如实记录信访人所说的请求、事实、理由，之后向其宣读核对"),
        ),
        texts=ONLY_2022,
        accusations=True,
        files=True,
    ),
    ActRow(
        K.READ_BACK,
        "宣读核对口头记录",
        "第十九条第一款",
        DESK,
        Place.OBLIGOR,
        frozenset(RequestState),
        fields=(
            f.code("result", "核对结果", t.ReadBack, hint="签名、捺指印的，应当附有签名、指印的记录"),
            EXPLANATION,
        ),
        days_back=10,
        texts=ONLY_2022,
        accusations=True,
        files=True,
    ),
)
