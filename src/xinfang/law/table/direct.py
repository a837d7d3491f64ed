"""Rows of the act table: organs seized directly (Art. 23①), and the closed grounds of not accepting."""

from typing import Final

from xinfang.law import fields as f
from xinfang.law import terms as t
from xinfang.law.table.row import ActRow, Need, Place
from xinfang.law.table.words import DELIVERY, EXPLANATION, HANDLER, RECEIVED, TO_UNIT, UNDECIDED, WITH_ORGAN, K, S
from xinfang.law.texts import ONLY_2022

NOTICE: Final = f.code("method", "书面告知方式", t.NoticeMethod)
EARLIER: Final = f.text(
    "earlier", "此前信访事项的编号", hint="该件在本系统、本单位能够查看的，由系统核对其案卷", lines=1
)
NOT_HERE: Final = "该件在本系统的可以不填，以其案卷为准；不在本系统的应当填写，并附证明材料"

ROWS: Final = (
    ActRow(
        K.FORWARD_WITHIN_SYSTEM,
        "转送、交办本系统下级",
        "第二十三条第一款",
        HANDLER,
        Place.HOLDER,
        frozenset({S.ROUTED}),
        S.ROUTED,
        fields=(TO_UNIT, DELIVERY, EXPLANATION),
        about=frozenset({K.REGISTER}),
        needs=(Need.DIRECT,),
        files=True,
        texts=ONLY_2022,
    ),
    ActRow(
        K.INFORM_FORWARDED_TO,
        "告知转送、交办去向",
        "第二十三条第一款、第二款",
        HANDLER,
        Place.SENDER,
        frozenset(WITH_ORGAN | {S.CONCLUDED, S.CONFIRMED, S.ENDED}),
        fields=(NOTICE, f.text("text", "告知内容", hint="写明接收的单位和联系方式")),
        about=frozenset({K.FORWARD_WITHIN_SYSTEM}),
        needs=(Need.FORWARDED, Need.NOT_TOLD_WHERE),
        texts=ONLY_2022,
        files=True,
    ),
    ActRow(
        K.DIRECT_ELSEWHERE,
        "告知向有权机关提出",
        "第二十三条第一款、第二款",
        HANDLER,
        Place.HOLDER,
        frozenset({S.ROUTED}),
        S.ENDED,
        fields=(NOTICE, f.text("target", "有权处理的机关、单位", lines=1), f.text("text", "理由和告知内容")),
        about=frozenset({K.REGISTER}),
        needs=(Need.DIRECT,),
        files=True,
    ),
    ActRow(
        K.REFUSE,
        "不予受理",
        "第十九条第三款",
        HANDLER,
        Place.HOLDER,
        UNDECIDED,
        S.ENDED,
        fields=(
            f.unit("seized", "已经受理或者正在办理的下级机关、单位"),
            EARLIER,
            f.day("period_ends", "该机关、单位的规定期限至", required=False, hint=NOT_HERE),
            NOTICE,
            f.text("text", "告知内容", hint="写明同一信访事项的依据，以及在办单位的联系方式"),
        ),
        about=RECEIVED,
        needs=(Need.CLAIM,),
        proof=True,
        files=True,
    ),
    ActRow(
        K.DECLINE_REPEAT,
        "不再受理",
        "第三十六条第三款",
        HANDLER,
        Place.HOLDER,
        UNDECIDED,
        S.ENDED,
        fields=(
            EARLIER,
            f.day("final_served_on", "复核意见送达日期", required=False, hint=NOT_HERE),
            f.flag("same_facts", "事实相同"),
            f.flag("same_reasons", "理由相同"),
            NOTICE,
            f.text("text", "比对情况", hint="逐项写明事实、理由的比对结果"),
            f.text("compared", "第二人比对意见", hint="由第二人另行比对事实和理由后填写", second=True),
        ),
        about=RECEIVED,
        needs=(Need.CLAIM,),
        second_person=True,
        proof=True,
        files=True,
    ),
)
