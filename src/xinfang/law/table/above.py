"""Rows of the act table: what came from above and is not the county's goes back up (Art. 23③)."""

from typing import Final

from xinfang.law import fields as f
from xinfang.law import terms as t
from xinfang.law.table.row import ActRow, Need, Place
from xinfang.law.table.words import C, K, S
from xinfang.law.terms import RequestState
from xinfang.law.texts import ONLY_2022

OFFICER: Final = frozenset({C.CASE_OFFICER})
NOT_TOLD: Final = frozenset({S.REGISTERED, S.ROUTED, S.OBJECTED})
# The county goes on meanwhile, and so may be far ahead when the office above has looked into it.
AFTERWARDS: Final = frozenset(RequestState)
RULING: Final = f.text("text", "核实意见", hint="上级的文号和意见")

ROWS: Final = (
    ActRow(
        K.OBJECT_ABOVE,
        "向上级提出异议",
        "第二十三条第三款",
        OFFICER,
        Place.OFFICE,
        NOT_TOLD,
        fields=(f.code("ground", "异议理由类别", t.ObjectionGround), f.text("text", "详细理由")),
        about=frozenset({K.RECEIVE_FROM_ABOVE}),
        needs=(Need.ABOVE_OPEN, Need.NO_ABOVE_OBJECTION),
        texts=ONLY_2022,
        files=True,
    ),
    ActRow(
        K.UPHOLD_ABOVE,
        "上级核实同意异议",
        "第二十三条第三款",
        OFFICER,
        Place.OFFICE,
        AFTERWARDS,
        S.ENDED,
        fields=(RULING, f.flag("papers", "上级的材料是纸质的", hint="纸质材料应当交还上级")),
        about=frozenset({K.OBJECT_ABOVE}),
        needs=(Need.ABOVE_OBJECTION,),
        days_back=10,
        second_person=True,
        texts=ONLY_2022,
    ),
    ActRow(
        K.REJECT_ABOVE,
        "上级不同意异议",
        "第二十三条第三款",
        OFFICER,
        Place.OFFICE,
        AFTERWARDS,
        fields=(RULING,),
        about=frozenset({K.OBJECT_ABOVE}),
        needs=(Need.ABOVE_OBJECTION,),
        days_back=10,
        texts=ONLY_2022,
    ),
)
