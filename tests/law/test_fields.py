"""What may stand in the fields of an act; nothing else passes, and no words of anybody."""

from typing import Any

import pytest

from law.cast import TOWN
from law.words import reference
from xinfang.law import fields as f
from xinfang.law import terms as t
from xinfang.law.actable import ACTS, ROWS
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind, UnitKind

FACTS = TOWN.facts()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (f.text("text", "正文"), reference("正文")),
        (f.unit("to", "单位"), FACTS),
        (f.code("method", "方式", t.NoticeMethod), "POST"),
        (f.number("days", "天数", least=1, most=30), 30),
        (f.day("report_by", "期限"), "2026-03-05"),
        (f.flag("reachable", "清楚"), False),
        (f.flag("reachable", "清楚"), None),
        (f.text("text", "说明", required=False), ""),
    ],
)
def test_a_value_of_the_right_shape_passes(field: f.Field, value: object) -> None:
    assert field.fault({field.name: value}) is None


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        (f.text("text", "正文"), None, "请填写“正文”。"),
        (f.day("on", "期限"), "", "请填写“期限”。"),
        (f.text("text", "正文"), "张三住在固新镇", "“正文”没有对应的文字记录。"),
        (f.text("text", "正文"), {"id": "1"}, "“正文”没有对应的文字记录。"),
        (f.text("text", "正文"), {"id": 1, "commitment": "00"}, "“正文”没有对应的文字记录。"),
        (f.text("text", "正文"), {**reference("正文"), "plain": "张三"}, "“正文”没有对应的文字记录。"),
        (f.unit("to", "单位"), 2, "“单位”不是可以选择的单位。"),
        (f.unit("to", "单位"), {**FACTS, "name": "固新镇"}, "“单位”不是可以选择的单位。"),
        (f.unit("to", "单位"), {**FACTS, "unit": "2"}, "“单位”不是可以选择的单位。"),
        (f.unit("to", "单位"), {**FACTS, "unit": True}, "“单位”不是可以选择的单位。"),
        (f.unit("to", "单位"), {**FACTS, "line": None}, "“单位”不是可以选择的单位。"),
        (f.unit("to", "单位"), {**FACTS, "line": [3]}, "“单位”不是可以选择的单位。"),
        (f.unit("to", "单位"), {**FACTS, "leaders": ["张三"]}, "“单位”不是可以选择的单位。"),
        (f.code("method", "方式", t.NoticeMethod), "PIGEON", "“方式”不在可选范围内，请从列表中选择。"),
        (f.code("method", "方式", t.NoticeMethod), ["POST"], "“方式”不在可选范围内，请从列表中选择。"),
        (f.number("days", "天数", least=1, most=30), 31, "“天数”应当是 1 至 30 之间的整数。"),
        (f.number("days", "天数", least=1, most=30), True, "“天数”应当是 1 至 30 之间的整数。"),
        (f.day("on", "期限"), "2026-02-30", "“期限”不是有效的日期，请按 2026-03-05 的样式填写。"),
        (f.day("on", "期限"), "20260305", "“期限”不是有效的日期，请按 2026-03-05 的样式填写。"),
        (f.day("on", "期限"), 20260305, "“期限”不是有效的日期，请按 2026-03-05 的样式填写。"),
        (f.day("on", "期限"), "1989-12-31", "“期限”应当在 1990 年至 2100 年之间。"),
        (f.day("on", "期限"), "2101-01-01", "“期限”应当在 1990 年至 2100 年之间。"),
        (f.flag("reachable", "清楚"), "yes", "“清楚”应当是“是”或者“否”。"),
    ],
)
def test_anything_else_is_refused_in_words(field: f.Field, value: Any, why: str) -> None:
    assert field.fault({field.name: value}) == why


def test_a_row_knows_its_fields_by_name() -> None:
    found = ACTS[ActKind.TRANSFER].field("to")
    assert found is not None
    assert found.label == "去向单位"
    assert ACTS[ActKind.TRANSFER].field("subject") is None


def test_every_word_that_a_user_reads_is_chinese() -> None:
    lists: list[type[t.Term]] = [field.choices for row in ROWS for field in row.fields if field.choices is not None]
    lists += [t.RequestState, t.RequestClass]
    labels = [
        *(row.label for row in ROWS),
        *(field.label for row in ROWS for field in row.fields),
        *(term.label for terms in lists for term in terms),
        *(kind.label for kind in CapacityKind),
        *(kind.label for kind in UnitKind),
    ]
    assert [label for label in labels if not label or label.isascii()] == []
