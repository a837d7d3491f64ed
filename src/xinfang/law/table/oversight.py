"""Rows of the act table: supervision and its answer, recommendations and what became of them, circulars (39③, 40)."""

from typing import Final

from xinfang.law import fields as f
from xinfang.law.table.row import ActRow, Need, Place
from xinfang.law.table.words import C, K
from xinfang.law.terms import RequestState
from xinfang.law.terms import oversight as o
from xinfang.law.terms.paths import Adoption
from xinfang.law.texts import ONLY_2005, ONLY_2022

INSPECTOR: Final = frozenset({C.INSPECTOR})
# What an organ did or left undone can come to light when the request is long closed.
ALWAYS: Final = frozenset(RequestState)

ROWS: Final = (
    ActRow(
        K.SUPERVISE,
        "督办",
        "第四十条第一款",
        INSPECTOR,
        Place.OFFICE,
        ALWAYS,
        fields=(
            f.on_file(
                "concerns", "所针对的义务或者办理记录", hint="督办的对象就是该义务的义务人，或者作出该记录的机关、单位"
            ),
            f.code("ground", "督办的情形", o.SupervisionGround, texts=ONLY_2022),
            f.code("old_ground", "督办的情形", o.OldSupervisionGround, texts=ONLY_2005),
            f.text("text", "督办内容", hint="写明查明的事实、依据和要求"),
            f.text("proposal", "改进工作的建议", hint="督办应当同时提出改进工作的建议，承办单位应当书面反馈采纳情况"),
        ),
        needs=(Need.OVERSEEN, Need.ORGAN_ON_FILE),
        files=True,
    ),
    ActRow(
        K.ANSWER_SUPERVISION,
        "答复督办",
        "第四十条第一款",
        frozenset({C.HANDLER, C.ORGAN_HEAD}),
        Place.OBLIGOR,
        ALWAYS,
        fields=(
            f.code("answer", "办理情况", o.SupervisionAnswer),
            f.text("text", "说明", hint="写明采取的措施和结果；认为不存在所指情形的，写明理由"),
        ),
        about=frozenset({K.SUPERVISE}),
        files=True,
    ),
    ActRow(
        K.RECOMMEND,
        "提出建议",
        "第四十条第一款、第四十条第二款、第四十条第三款",
        INSPECTOR,
        Place.OFFICE,
        ALWAYS,
        fields=(
            f.code("which", "建议的种类", o.Recommendation),
            f.unit(
                "to",
                "建议对象",
                hint="改进工作的，为被督办的机关、单位；完善政策的，为本级党委和政府；追究责任的，为有管理权限的机关、单位",
            ),
            f.other_unit("also", "同时报送", hint="只在完善政策时填写：一份建议同时报送本级党委和政府"),
            f.other_unit("against", "被建议追究责任的机关、单位", hint="只在追究责任时填写"),
            f.code("fault", "行为", o.Fault, required=False, hint="只在追究责任时填写"),
            f.code(
                "consequence",
                "造成的严重后果",
                o.Consequence,
                required=False,
                hint="只在追究责任时填写；信访本身不是后果",
            ),
            f.text("text", "建议的内容和理由"),
        ),
        needs=(Need.OVERSEEN,),
        files=True,
    ),
    ActRow(
        K.REPORT_ADOPTION,
        "书面反馈采纳情况",
        "第四十条第四款",
        frozenset({C.HANDLER, C.ORGAN_HEAD, C.INSPECTOR}),
        Place.OBLIGOR_OR_OFFICE,
        ALWAYS,
        fields=(
            f.other_unit("organ", "反馈的机关、单位", hint="只由信访部门按书面反馈录入时填写"),
            f.code("adoption", "采纳情况", Adoption),
            f.code("reason", "没有全部采纳的理由", o.AdoptionReason, required=False, hint="部分采纳、不采纳的应当填写"),
            f.text("text", "说明"),
        ),
        about=frozenset({K.SUPERVISE, K.RECOMMEND}),
        proof=True,
        files=True,
    ),
    ActRow(
        K.CIRCULATE,
        "通报",
        "第三十九条第三款",
        INSPECTOR,
        Place.OFFICE,
        ALWAYS,
        fields=(
            f.unit("organ", "被通报的机关、单位", hint="应当已经在所选诉求上受到督办"),
            f.other_unit("also", "同时被通报的机关、单位", hint="还有一个的填写"),
            f.text("text", "通报的内容", hint="只写机关、单位及其工作人员的办理情况，不写信访人"),
        ),
        needs=(Need.OVERSEEN, Need.SUPERVISED),
        second_person=True,
        proof=True,
        files=True,
        texts=ONLY_2022,
    ),
)
