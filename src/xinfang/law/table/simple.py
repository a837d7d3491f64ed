"""Rows of the act table: the simple procedure, which shortens the organ's own days and no petitioner's."""

from typing import Final

from xinfang.law import fields as f
from xinfang.law.table.row import ActRow, Need, Place
from xinfang.law.table.words import HANDLER, C, K, S
from xinfang.law.terms import simple as s
from xinfang.law.texts import ONLY_2022

BY_RULES: Final = "《信访事项简易办理办法（试行）》"

ROWS: Final = (
    ActRow(
        K.USE_SIMPLE,
        "适用简易办理",
        BY_RULES,
        HANDLER,
        Place.HOLDER,
        frozenset({S.ROUTED, S.INFORMED, S.ACCEPTED}),
        fields=(
            f.code("ground", "适用情形", s.SimpleGround),
            f.flag("first", "初次信访", hint="只有初次信访事项适用简易办理"),
        ),
        needs=(Need.SIMPLE_ON, Need.CLAIM, Need.NOT_SIMPLE),
        texts=ONLY_2022,
    ),
    ActRow(
        K.LEAVE_SIMPLE,
        "转为普通程序",
        BY_RULES,
        frozenset({C.HANDLER, C.ORGAN_HEAD}),
        Place.HOLDER,
        frozenset({S.ROUTED, S.INFORMED, S.ACCEPTED}),
        fields=(f.code("ground", "原因", s.LeavingGround),),
        needs=(Need.SIMPLE,),
        texts=ONLY_2022,
    ),
)
