"""Rows of the act table: registration, additions, annulment, correction."""

from typing import Final

from xinfang.law import fields as f
from xinfang.law import terms as t
from xinfang.law.table.row import ActRow, Place
from xinfang.law.table.words import BEFORE_END, DESK, C, K, S
from xinfang.law.terms import RequestState
from xinfang.law.terms.entry import Openness, Purpose

HEADS: Final = "来访的填到场人数，联名的填署名人数；只记人数，不记姓名"
ASKED_AGAIN: Final = "只记他现在的意愿，不影响办理；以后每次公开以前，仍须另行征得本人同意"
ROWS: Final = (
    ActRow(
        K.REGISTER,
        "登记",
        "第二十二条第一款、第二十三条第一款",
        frozenset({C.CLERK, C.CASE_OFFICER, C.HANDLER, C.IMPORTER}),
        Place.ANYWHERE,
        frozenset(),
        S.REGISTERED,
        fields=(
            f.code("channel", "信访形式", t.Channel),
            f.flag("reachable", "姓名（名称）、住址清楚"),
            f.flag("oral", "口头提出，由登记人员记录"),
            f.number_if("present", "信访人数", least=1, most=9999, hint=HEADS),
            f.number_if("affected", "涉及人数", least=1, most=9_999_999, hint="所反映的事情关系到多少人，可以是估计数"),
            f.code("purpose", "信访目的", Purpose, required=False),
            f.other_unit("first_at", "首次信访的机关、单位", hint="名册以外的，写在诉求内容里"),
            f.day("first_on", "首次信访日期", required=False),
            f.code("openness", "公开意愿", Openness, required=False, hint=ASKED_AGAIN),
        ),
        per_request=False,
        files=True,
    ),
    ActRow(
        K.ADD_MATERIAL,
        "补充材料",
        "第十九条第一款",
        DESK,
        Place.SIGHTED,
        BEFORE_END,
        fields=(
            f.text("text", "补充内容"),
            f.flag("reachable", "由此姓名（名称）、住址已经清楚", hint="此前不清楚的，告知义务自当日产生"),
        ),
        accusations=True,
        files=True,
    ),
    ActRow(
        K.CORRECT,
        "更正记录",
        "更正规则",
        frozenset({C.CLERK, C.CASE_OFFICER, C.INSPECTOR, C.HANDLER, C.ORGAN_HEAD, C.ACCUSATION_OFFICER}),
        Place.SIGHTED,
        frozenset(RequestState),
        fields=(
            f.day("day", "正确的发生日期", required=False),
            f.code("ground", "更正理由类别", t.CorrectGround),
            f.text("text", "更正理由", hint="写明错在哪里、以什么为准", lines=3),
        ),
        days_back=0,
        accusations=True,
        per_request=False,
        second_person=True,
    ),
    ActRow(
        K.ANNUL,
        "撤销记录",
        "更正规则",
        frozenset({C.CASE_OFFICER, C.INSPECTOR, C.HANDLER, C.ORGAN_HEAD, C.ACCUSATION_OFFICER}),
        Place.SIGHTED,
        frozenset(RequestState),
        fields=(f.code("ground", "撤销理由类别", t.AnnulGround), f.text("text", "撤销理由")),
        days_back=0,
        accusations=True,
        per_request=False,
    ),
)
