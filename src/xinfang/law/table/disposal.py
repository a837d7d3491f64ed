"""The row of the act table by which the contents of a concluded petition are destroyed."""

from typing import Final

from xinfang.law import fields as f
from xinfang.law.case import CLOSED
from xinfang.law.table.row import ActRow, Need, Place
from xinfang.law.table.words import C, K
from xinfang.law.terms.disposal import DisposalGround

ROWS: Final = (
    ActRow(
        K.DISPOSE,
        "销毁内容",
        "个人信息保护法第四十七条",
        frozenset({C.CASE_OFFICER, C.HANDLER, C.ACCUSATION_OFFICER}),
        Place.OFFICE,
        CLOSED,
        fields=(
            f.code(
                "ground",
                "销毁依据",
                DisposalGround,
                hint="整件的文字、信访人信息和附件一并销毁，不能恢复；办理记录和依据保留",
            ),
        ),
        needs=(Need.NOTHING_OPEN,),
        days_back=0,
        accusations=True,
        second_person=True,
        proof=True,
    ),
)
