"""Rows of the act table: what the bureau does besides transfer and assignment; reports on urgent matters."""

from typing import Final

from xinfang.law import fields as f
from xinfang.law import terms as t
from xinfang.law.table.row import ActRow, Need, Place
from xinfang.law.table.words import BEFORE_END, DELIVERY, ENDED, EXPLANATION, TO_UNIT, WITH_ORGAN, C, K, S
from xinfang.law.terms import paths as p
from xinfang.law.texts import ONLY_2022

OFFICER: Final = frozenset({C.CASE_OFFICER})
EARLIER: Final = f.text(
    "earlier", "此前信访事项的编号", required=False, hint="已有书面结论或者正在办理的，必须填写", lines=1
)
ANYWHERE_AFTER: Final = frozenset(WITH_ORGAN | {S.REGISTERED, S.CONCLUDED, S.CONFIRMED, S.ENDED, S.MOVED, S.WITHDRAWN})

ROWS: Final = (
    ActRow(
        K.RECEIVE_FROM_ABOVE,
        "登记上级交办",
        "第二十二条第一款第三项",
        frozenset({C.CLERK, C.CASE_OFFICER}),
        Place.OFFICE,
        frozenset({S.REGISTERED}),
        fields=(
            f.code("above", "交办的上级信访部门", p.Above),
            f.day("report_by", "上级指定的办理期限", hint="在该日以前反馈结果"),
            f.text("text", "交办要求"),
        ),
        needs=(Need.NOT_FROM_ABOVE,),
        files=True,
    ),
    ActRow(
        K.REPORT_ABOVE,
        "向上级反馈结果",
        "第二十二条第一款第三项",
        OFFICER,
        Place.OFFICE,
        ANYWHERE_AFTER,
        fields=(f.text("text", "办结报告"),),
        about=frozenset({K.RECEIVE_FROM_ABOVE}),
        needs=(Need.ABOVE_OWED,),
        files=True,
    ),
    ActRow(
        K.TRANSFER_LEGAL,
        "转送政法部门",
        "第二十二条第二款、第二十八条第二款",
        OFFICER,
        Place.OFFICE,
        frozenset({S.REGISTERED}),
        S.ROUTED,
        fields=(TO_UNIT, DELIVERY, f.text("text", "涉法涉诉情况")),
        needs=(Need.RELEASED, Need.CLAIM),
        files=True,
        texts=ONLY_2022,
    ),
    ActRow(
        K.REFER_FOR_DECISION,
        "报请本级党委和政府决定",
        "第二十二条第一款第一项",
        OFFICER,
        Place.OFFICE,
        frozenset({S.REGISTERED}),
        fields=(
            f.unit("body", "报请的党委、政府"),
            f.text("text", "情况和建议", hint="情况重大、紧急的理由和处理建议"),
        ),
        needs=(Need.RELEASED, Need.NOT_REFERRED),
        files=True,
    ),
    ActRow(
        K.MARK_URGENT,
        "认定为重大、紧急事项",
        "第二十五条",
        frozenset({C.CASE_OFFICER, C.HANDLER}),
        Place.SIGHTED,
        BEFORE_END,
        fields=(f.code("ground", "理由类别", p.UrgentGround), f.text("text", "情况和已采取的措施")),
    ),
    ActRow(
        K.URGENT_REPORT,
        "报告、通报紧急情况",
        "第二十五条",
        frozenset({C.CASE_OFFICER, C.HANDLER}),
        Place.SIGHTED,
        frozenset(BEFORE_END | ENDED | {S.MOVED}),
        fields=(f.code("addressee", "报送对象", p.Addressee), f.time("at", "报送时刻"), EXPLANATION),
        about=frozenset({K.MARK_URGENT}),
        needs=(Need.OWED_OR_OPEN,),
        files=True,
    ),
    ActRow(
        K.REPLY_DIRECTLY,
        "直接答复",
        "第二十二条",
        OFFICER,
        Place.OFFICE,
        frozenset({S.REGISTERED}),
        S.ENDED,
        fields=(
            f.code("ground", "直接答复的理由", p.ReplyGround),
            EARLIER,
            f.code("method", "答复方式", t.NoticeMethod),
            f.text("text", "答复内容", hint="写明本答复不是信访处理意见，以及要求转送办理的方法"),
        ),
        files=True,
    ),
    ActRow(
        K.FILE_ONLY,
        "存档备查",
        "第二十二条",
        OFFICER,
        Place.OFFICE,
        frozenset({S.REGISTERED}),
        S.ENDED,
        fields=(f.code("ground", "存档的理由", p.FilingGround), EARLIER, f.text("text", "说明")),
    ),
    ActRow(
        K.REMIND,
        "催办",
        "第十四条第一款第三项",
        OFFICER,
        Place.OFFICE,
        WITH_ORGAN,
        fields=(f.text("text", "催办内容"),),
        needs=(Need.SENT,),
        files=True,
    ),
)
