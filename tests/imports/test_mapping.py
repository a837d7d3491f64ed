"""A mapping is checked before any row is read."""

from pathlib import Path

import pytest

from importing import GOOD, MAPPING, row, take_in, write
from xinfang.kernel.errors import UserError
from xinfang.petitions.imports.mapping import find_mapping, mapping_from, shipped_names
from xinfang.petitions.imports.reader import opened
from xinfang.petitions.models import CommandRecord, Petition

WRONG = {
    "对照表不是正确的 TOML 文件": "system = ",
    "不认识的项目“colums”": MAPPING.replace("[columns]", "[colums]"),
    "[columns] 中不认识的项目“sender”": MAPPING + 'sender = "来源"',
    "请用 system 写明来源系统的名称": MAPPING.replace('"town-hotline"', '""'),
    "不超过 40 字": MAPPING.replace("town-hotline", "x" * 41),
    "[columns] 中缺少 id": MAPPING.replace('id = "编号"', ""),
    "[columns] 中缺少 received": MAPPING.replace('received = "留言时间"', ""),
    "[columns] 中缺少 text": MAPPING.replace('text = ["主题", "详情"]', "text = []"),
    "answer（答复内容）和 answered（答复时间）应当同时写明": MAPPING.replace('answered = "答复时间"', ""),
    "“主题”列用了两次": MAPPING.replace('"详情"', '"主题"'),
    "“主题”列既要导入又要舍弃": MAPPING.replace('["点赞数"]', '["主题"]'),
    "labels 应当是一组文字": MAPPING.replace('["热点"]', '"热点"'),
    "id 应当是一个列名": MAPPING.replace('id = "编号"', "id = 3"),
    "columns 应当是一节": 'system = "a"\ncolumns = 3',
    "没有“utf-9”这种文字编码": f'encoding = "utf-9"\n{MAPPING}',
    "没有“base64”这种文字编码": f'encoding = "base64"\n{MAPPING}',
    "“FAX”不在": MAPPING + '[channel]\ndefault = "FAX"',
    "“PRAISE”不在": MAPPING + '[class]\nvalues = { "表扬" = "PRAISE" }',
}


@pytest.mark.parametrize("sentence", WRONG)
def test_a_wrong_mapping_is_refused_in_a_sentence(sentence: str) -> None:
    with pytest.raises(UserError) as refusal:
        mapping_from(WRONG[sentence])
    assert sentence in str(refusal.value)


def test_a_mapping_that_is_not_there_is_refused_and_the_shipped_ones_are_named() -> None:
    with pytest.raises(UserError, match=r"找不到对照表“none.toml”。随附的对照表有：.*with_replies"):
        find_mapping("none.toml")


@pytest.mark.parametrize("name", shipped_names())
def test_each_shipped_mapping_is_right_and_names_a_system_of_its_own(name: str) -> None:
    others = {find_mapping(other).system for other in shipped_names() if other != name}
    assert find_mapping(name).system not in others


def test_the_shipped_mappings_are_those_of_the_published_messages() -> None:
    assert shipped_names() == ("arrivals_2019", "labelled", "unlabelled", "with_replies")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "是空的"),
        ("编号,主题\n1,2\n", "缺少对照表写明的列：留言时间、留言用户、答复意见、答复时间、详情"),
        (",".join([*GOOD, "主题"]) + "\n", "有两列都叫“主题”"),
        ('"编号', "第一行不能读懂"),
    ],
)
def test_a_file_whose_headings_do_not_fit_is_refused_whole(
    content: str, sentence: str, county: None, tmp_path: Path
) -> None:
    place = tmp_path / "in.csv"
    place.write_text(content, encoding="utf-8")
    with pytest.raises(UserError) as refusal:
        take_in(place)
    assert sentence in str(refusal.value)
    assert not Petition.objects.exists()
    assert not CommandRecord.objects.exists()
    assert [one.name for one in tmp_path.iterdir()] == ["in.csv"]


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    for place, sentence in ((tmp_path, "是文件夹"), (tmp_path / "none.csv", "找不到")):
        with pytest.raises(UserError, match=sentence), opened(place, mapping_from(MAPPING)):
            pass


def test_a_reject_file_that_cannot_be_written_refuses_before_anything_goes_in(county: None, tmp_path: Path) -> None:
    place = write(tmp_path / "in.csv", [row()])
    (tmp_path / "in.rejects.csv").mkdir()
    with pytest.raises(UserError, match="不是普通文件"):
        take_in(place)
    assert not Petition.objects.exists()
