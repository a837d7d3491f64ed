"""Rows of the act table: what the competent organ does until it answers."""

from typing import Final

from xinfang.law import fields as f
from xinfang.law import terms as t
from xinfang.law.table.row import ActRow, Need, Place
from xinfang.law.table.words import ENDED, EXPLANATION, HANDLED, HANDLER, HEAD, RECEIVED, C, K, S
from xinfang.law.texts import ONLY_2005

OTHER_PERIOD: Final = (
    f.day("handle_by", "法律、行政法规另有规定的办结期限", required=False, texts=ONLY_2005),
    f.text("period_basis", "该期限的依据", required=False, hint="有关法律、行政法规的名称和条款", texts=ONLY_2005),
)

ROWS: Final = (
    ActRow(
        K.INFORM,
        "告知接收情况",
        "第二十三条",
        HANDLER,
        Place.HOLDER,
        # A notice that was forgotten is owed until it is given, whatever has become of the matter.
        frozenset(HANDLED | ENDED | {S.ROUTED, S.INFORMED, S.DIVERTED}),
        S.INFORMED,
        fields=(f.code("method", "告知方式", t.NoticeMethod), f.text("text", "处理途径和程序")),
        about=RECEIVED,
        needs=(Need.NOT_INFORMED, Need.OWED_OR_OPEN),
        files=True,
    ),
    ActRow(
        K.ACCEPT,
        "受理",
        "第三十一条第六项、第三十四条",
        HANDLER,
        Place.HOLDER,
        frozenset({S.ROUTED, S.INFORMED}),
        S.ACCEPTED,
        fields=(EXPLANATION, *OTHER_PERIOD),
        about=RECEIVED,
        needs=(Need.CLAIM, Need.ROUTE_SIX),
        files=True,
    ),
    ActRow(
        K.HEAR_PETITIONER,
        "听取信访人陈述",
        "第三十一条第六项",
        HANDLER,
        Place.HOLDER,
        frozenset({S.ACCEPTED}),
        fields=(f.code("way", "听取方式", t.HearingWay), f.text("text", "陈述记录")),
        about=frozenset({K.ACCEPT}),
        files=True,
    ),
    ActRow(
        K.INVESTIGATE,
        "调查核实",
        "第三十一条第六项",
        HANDLER,
        Place.HOLDER,
        frozenset({S.ACCEPTED}),
        fields=(f.text("text", "调查核实情况"),),
        about=frozenset({K.ACCEPT}),
        files=True,
    ),
    ActRow(
        K.HOLD_HANDLING_HEARING,
        "举行听证（办理中）",
        "第三十一条第六项",
        HANDLER,
        Place.HOLDER,
        frozenset({S.ACCEPTED}),
        fields=(
            f.code("ground", "听证事项", t.HearingGround),
            f.code("form", "听证方式", t.HearingForm),
            f.day(
                "began_on", "听证所需时间自", hint="自通知听证之日起，至本行为的发生日期止；办理中的听证不中止办理期限"
            ),
            f.flag("attended", "信访人参加并陈述", hint="信访人参加听证并陈述事实和理由的，视为已经听取陈述"),
            f.text("text", "听证笔录和结论", hint="质询、辩论、评议、合议的情况", lines=8),
        ),
        about=frozenset({K.ACCEPT}),
        files=True,
    ),
    ActRow(
        K.REQUEST_EXTENSION,
        "申请延期",
        "第三十四条",
        HANDLER,
        Place.HOLDER,
        frozenset({S.ACCEPTED}),
        fields=(
            f.number("days", "延长天数", least=1, most=30, hint="不得超过 30 日"),
            f.code("ground", "延期理由类别", t.ExtensionGround),
            f.text("text", "延期理由"),
        ),
        about=frozenset({K.ACCEPT}),
        needs=(Need.NO_EXTENSION,),
        files=True,
    ),
    ActRow(
        K.APPROVE_EXTENSION,
        "批准延期",
        "第三十四条",
        HEAD,
        Place.HOLDER,
        frozenset({S.ACCEPTED}),
        about=frozenset({K.REQUEST_EXTENSION}),
        needs=(Need.EXTENSION_ASKED,),
        files=True,
    ),
    ActRow(
        K.REFUSE_EXTENSION,
        "不批准延期",
        "第三十四条",
        HEAD,
        Place.HOLDER,
        frozenset({S.ACCEPTED}),
        fields=(f.text("text", "不批准的理由"),),
        about=frozenset({K.REQUEST_EXTENSION}),
        needs=(Need.EXTENSION_ASKED,),
        files=True,
    ),
    ActRow(
        K.INFORM_EXTENSION,
        "告知延期理由",
        "第三十四条",
        HANDLER,
        Place.HOLDER,
        frozenset(HANDLED | ENDED),
        fields=(f.code("method", "告知方式", t.NoticeMethod),),
        about=frozenset({K.APPROVE_EXTENSION}),
        needs=(Need.EXTENSION_GIVEN, Need.EXTENSION_UNTOLD),
        files=True,
    ),
    ActRow(
        K.ISSUE_OPINION,
        "出具处理意见书",
        "第三十一条第六项、第三十二条",
        frozenset({C.HANDLER, C.IMPORTER}),
        Place.HOLDER,
        frozenset({S.ACCEPTED}),
        S.ANSWERED,
        fields=(
            f.code("outcome", "处理意见", t.Outcome),
            f.text("text", "处理意见书正文", hint="载明投诉请求、事实和理由、处理意见", lines=14),
            f.text("legal_basis", "法律法规依据", lines=3),
        ),
        about=frozenset({K.ACCEPT}),
        needs=(Need.HEARD,),
        files=True,
    ),
)
