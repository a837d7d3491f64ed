"""Rows of the act table: passing a matter on, and disputes about it."""

from typing import Final

from xinfang.law import fields as f
from xinfang.law import terms as t
from xinfang.law.table.row import ActRow, Need, Place
from xinfang.law.table.words import (
    DELIVERY,
    EXPLANATION,
    RECEIVED,
    RECEIVER,
    ROUTER,
    ROUTING,
    TO_UNIT,
    WITH_ORGAN,
    C,
    K,
    S,
)
from xinfang.law.texts import ONLY_2022

ROWS: Final = (
    ActRow(
        K.TRANSFER,
        "转送",
        "第二十二条",
        ROUTER,
        Place.OFFICE,
        frozenset({S.REGISTERED}),
        S.ROUTED,
        fields=(TO_UNIT, f.code("ground", "转送依据", t.TransferGround), DELIVERY, EXPLANATION),
        accusations=True,
        needs=(Need.RELEASED,),
        files=True,
    ),
    ActRow(
        K.ASSIGN,
        "交办",
        "第二十二条第一款第三项",
        frozenset({C.CASE_OFFICER}),
        Place.OFFICE,
        frozenset({S.REGISTERED}),
        S.ROUTED,
        fields=(
            TO_UNIT,
            f.day("report_by", "指定办理期限", hint="在该日以前反馈结果并提交办结报告"),
            DELIVERY,
            EXPLANATION,
        ),
        needs=(Need.RELEASED,),
        files=True,
    ),
    ActRow(
        K.ACKNOWLEDGE,
        "签收",
        "第二十三条第三款",
        RECEIVER,
        Place.HOLDER,
        frozenset(WITH_ORGAN - {S.OBJECTED}),
        about=RECEIVED,
        needs=(Need.SENT, Need.NOT_ACKNOWLEDGED, Need.NOT_RULED),
        days_back=10,
        accusations=True,
    ),
    ActRow(
        K.OBJECT,
        "提出异议",
        "第二十三条第三款",
        RECEIVER,
        Place.HOLDER,
        frozenset({S.ROUTED}),
        S.OBJECTED,
        fields=(f.code("ground", "异议理由类别", t.ObjectionGround), f.text("text", "详细理由")),
        about=ROUTING,
        needs=(Need.SENT, Need.NO_OBJECTION, Need.NOT_RULED),
        accusations=True,
        texts=ONLY_2022,
        files=True,
    ),
    ActRow(
        K.UPHOLD_OBJECTION,
        "核实同意异议",
        "第二十三条第三款",
        ROUTER,
        Place.SENDER,
        frozenset({S.ROUTED, S.OBJECTED}),
        S.REGISTERED,
        fields=(f.text("text", "核实意见"),),
        about=frozenset({K.OBJECT}),
        needs=(Need.OPEN_OBJECTION,),
        accusations=True,
        texts=ONLY_2022,
    ),
    ActRow(
        K.REJECT_OBJECTION,
        "不同意异议",
        "第二十三条第三款",
        ROUTER,
        Place.SENDER,
        # The organ goes on meanwhile, and so may be far ahead when a late objection is ruled on.
        frozenset(WITH_ORGAN | {S.CONCLUDED, S.CONFIRMED, S.ENDED}),
        fields=(f.text("text", "核实意见"),),
        about=frozenset({K.OBJECT}),
        needs=(Need.OPEN_OBJECTION,),
        accusations=True,
        texts=ONLY_2022,
    ),
)
