"""Rows of the act table that only the regulation of 2005 knows: its ways of not accepting."""

from typing import Final

from xinfang.law import fields as f
from xinfang.law import terms as t
from xinfang.law.table.row import ActRow, Place
from xinfang.law.table.words import RECEIVED, RECEIVER, UNDECIDED, C, K, S
from xinfang.law.terms import old as o
from xinfang.law.texts import ONLY_2005

NOTICE: Final = f.code("method", "书面告知方式", t.NoticeMethod)
WHERE: Final = f.text("target", "有权处理的机关", hint="写明应当依照什么程序向哪个机关提出")
WORDS: Final = f.text("text", "理由和告知内容")

ROWS: Final = (
    ActRow(
        K.POINT_ELSEWHERE,
        "不予受理并告知法定途径",
        "第二十一条第一款第一项",
        frozenset({C.CASE_OFFICER}),
        Place.OFFICE,
        frozenset({S.REGISTERED}),
        S.ENDED,
        fields=(f.code("ground", "理由", o.OtherWay), WHERE, NOTICE, WORDS),
        files=True,
        texts=ONLY_2005,
    ),
    ActRow(
        K.DENY,
        "决定不予受理并书面告知",
        "《信访条例》第二十一条第二款、第二十二条第一款",
        RECEIVER,
        Place.HOLDER,
        UNDECIDED,
        S.ENDED,
        fields=(f.code("ground", "理由", o.DenialGround), WHERE, NOTICE, WORDS),
        about=RECEIVED,
        accusations=True,
    ),
)
