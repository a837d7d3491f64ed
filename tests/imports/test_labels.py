"""Labels on persons leave no trace: not in the database, not in the journal, not in the reject file."""

from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

from importing import MAPPING, rejects_of, row, take_in, unanswered, write
from xinfang.kernel.errors import UserError
from xinfang.petitions.imports.labels import is_label
from xinfang.petitions.imports.mapping import mapping_from

pytestmark = pytest.mark.usefixtures("county")
# Each value is a word of its own, so that it can be looked for everywhere.
LABELS = {
    "扬言": "标签值甲",
    "特殊人员": "标签值乙",
    "重复访 标记": "标签值丙",
    "政治面貌": "标签值丁",
    "是否缠访闹访": "标签值戊",
    "重点人员类别": "标签值己",
    "上访老户": "标签值庚",
    "进京访次数": "标签值辛",
    "风险等级": "标签值壬",
    "民族": "标签值癸",
    "宗教信仰": "标签值子",
    "非正常上访": "标签值丑",
    "稳控责任人": "标签值寅",
    "积极性评分": "标签值卯",
    "是否有　前科": "标签值辰",
}
UNNAMED = {"备用一": "标签值巳"}


def all_that_is_stored() -> str:
    """Give every cell of every table as text; bytes as they are."""
    told = []
    with connection.cursor() as cursor:
        for model in apps.get_models():
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"select * from {table}")
            for stored in cursor.fetchall():
                told += [
                    bytes(c).decode("utf-8", "replace") if isinstance(c, bytes | memoryview) else str(c) for c in stored
                ]
    return "\n".join(told)


@pytest.mark.parametrize("heading", [*LABELS, "扬　言", "重 点 人 员"])
def test_a_heading_that_labels_a_person_is_known(heading: str) -> None:
    assert is_label(heading)


@pytest.mark.parametrize(
    "heading", ["编号", "留言用户", "主题", "详情", "答复意见", "联系电话", "住址", "收到日期", "信访形式"]
)
def test_a_heading_that_tells_of_the_matter_is_none(heading: str) -> None:
    assert not is_label(heading)


def test_labels_leave_no_trace_in_database_journal_and_rejects(tmp_path: Path) -> None:
    extra = LABELS | UNNAMED
    place = write(tmp_path / "in.csv", [row() | extra, unanswered(2) | extra, row(编号="", 热点="标签值午") | extra])
    report = take_in(place)

    assert (report.registered, report.rejected) == (2, 1)
    assert report.labels == ("热点", *LABELS)
    assert report.unnamed == tuple(UNNAMED)
    stored, refused = all_that_is_stored(), rejects_of(place).read_text(encoding="utf-8-sig")
    assert "路灯不亮" in stored
    assert "路灯不亮" in refused
    assert "标签值" not in stored + refused
    assert [heading for heading in extra if heading in refused] == []


def test_a_label_is_dropped_even_when_the_mapping_calls_it_harmless(tmp_path: Path) -> None:
    place = write(tmp_path / "in.csv", [row(编号="") | {"扬言": "标签值甲"}])
    report = take_in(place, MAPPING.replace('["点赞数"]', '["点赞数", "扬言"]'))
    assert report.labels == ("热点", "扬言")
    assert "标签值甲" not in rejects_of(place).read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("heading", list(LABELS))
def test_a_mapping_cannot_take_a_label_for_text_or_name(heading: str) -> None:
    with pytest.raises(UserError, match="是对人的标签，不能导入"):
        mapping_from(MAPPING.replace('"详情"', f'"{heading}"'))
    with pytest.raises(UserError, match="是对人的标签，不能导入"):
        mapping_from(MAPPING.replace('"留言用户"', f'"{heading}"'))
