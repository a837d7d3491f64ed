"""Rows of the act table: another class for a request, and the notice of it."""

from typing import Final

from xinfang.law import fields as f
from xinfang.law import terms as t
from xinfang.law.table.row import ActRow, Need, Place
from xinfang.law.table.words import UNDECIDED, C, K, S
from xinfang.law.terms import RequestState
from xinfang.law.terms.classes import ClassGround, NewClass

CHANGER: Final = frozenset({C.CASE_OFFICER, C.HANDLER})

ROWS: Final = (
    ActRow(
        K.CHANGE_CLASS,
        "改变诉求类别",
        "第二十九条第一款、第三十一条",
        CHANGER,
        Place.KEEPER,
        frozenset(UNDECIDED | {S.REGISTERED}),
        fields=(
            f.code("klass", "改为", NewClass),
            f.code("ground", "理由类别", ClassGround),
            f.text("text", "理由", hint="写明按信访人的请求应当属于哪一类", lines=3),
        ),
        needs=(Need.NOT_CONCEALED, Need.NOT_LEGAL, Need.NOT_ADOPTED, Need.APART, Need.RELEASED),
    ),
    ActRow(
        K.INFORM_CLASS,
        "告知类别改变",
        "类别变更规则",
        CHANGER,
        Place.OBLIGOR,
        frozenset(RequestState),
        fields=(
            f.code("method", "告知方式", t.NoticeMethod),
            f.text("text", "告知内容", hint="写明原来和现在的类别、理由，以及对办理程序的影响"),
        ),
        about=frozenset({K.CHANGE_CLASS}),
        files=True,
    ),
)
