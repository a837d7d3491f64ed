"""Rows of the act table: which of several organs is competent, and who succeeds one that has gone (Art. 24)."""

from typing import Final

from xinfang.law import fields as f
from xinfang.law.table.row import ActRow, Need, Place
from xinfang.law.table.words import C, K, S
from xinfang.law.terms import RequestState
from xinfang.law.terms import disputes as d

OPEN_TO_IT: Final = frozenset({S.ROUTED, S.OBJECTED, S.INFORMED})
TO: Final = f.unit("to", "受理的机关、单位", hint="共同受理的，填写主办机关、单位")

ROWS: Final = (
    ActRow(
        K.AGREE_LEAD,
        "协商确定受理单位",
        "第二十四条第一款",
        frozenset({C.HANDLER, C.CASE_OFFICER}),
        Place.SIGHTED,
        OPEN_TO_IT,
        S.ROUTED,
        fields=(
            f.code("manner", "受理方式", d.Manner),
            TO,
            f.other_unit("joint", "共同受理的机关、单位", hint="有几个的，逐一记录"),
            f.text("text", "协商情况", required=False),
        ),
        needs=(Need.WITH_HOLDER,),
        days_back=10,
    ),
    ActRow(
        K.RULE_COMPETENCE,
        "决定受理机关",
        "第二十四条",
        frozenset({C.CASE_OFFICER, C.HANDLER, C.ORGAN_HEAD}),
        Place.SENDER,
        OPEN_TO_IT,
        S.ROUTED,
        fields=(
            f.code("ruler", "由谁决定", d.Ruler),
            f.unit("other", "与承办单位有争议的机关、单位", hint="人员均应当回避的，填写指定的机关、单位"),
            f.unit("to", "决定受理的机关、单位"),
            f.text("text", "决定的内容"),
        ),
        needs=(Need.WITH_HOLDER,),
        days_back=10,
        files=True,
    ),
    ActRow(
        K.SUCCEED_ORGAN,
        "变更为承继单位",
        "第二十四条第二款",
        frozenset({C.CASE_OFFICER, C.HANDLER, C.ACCUSATION_OFFICER}),
        Place.SIGHTED,
        frozenset(RequestState),
        fields=(
            f.code("ground", "原因", d.Succession),
            f.other_unit("to", "继续行使职权的机关、单位", hint="合并、撤销的由单位名册确定；其他情形应当填写"),
            f.text("text", "依据", hint="机构改革方案、文号等"),
        ),
        needs=(Need.WITH_HOLDER,),
        accusations=True,
    ),
)
