"""Bad rows: refused with line and reason, while the rest goes in."""

import stat
from pathlib import Path

import pytest

from importing import MAPPING, rejected, rejects_of, row, take_in, unanswered, write
from xinfang.law.fields import LONGEST_TEXT
from xinfang.petitions.models import ActRecord, CommandRecord, Party, Petition, Text

pytestmark = pytest.mark.usefixtures("county")
CODED = """
[channel]
column = "形式"
values = { "来信" = "LETTER" }
[class]
column = "类别"
values = { "检举控告" = "ACCUSATION", "求决" = "CLAIM" }
"""
BAD = {
    "没有来源编号。": row(编号="  "),
    "来源编号超过 80 字。": row(编号="9" * 81),
    "诉求内容是空的。": row(主题=" ", 详情="\n"),
    f"诉求内容不能超过 {LONGEST_TEXT} 字，目前为 {LONGEST_TEXT + 5} 字。": row(详情="灯" * LONGEST_TEXT),
    f"答复内容不能超过 {LONGEST_TEXT} 字，目前为 {LONGEST_TEXT + 1} 字。": row(答复意见="灯" * (LONGEST_TEXT + 1)),
    "“留言时间”是空的。": row(留言时间=""),
    "“留言时间”的“2019-02-29”不是有效的日期。": row(留言时间="2019-02-29"),
    "“留言时间”的“昨天”不是有效的日期。": row(留言时间="昨天"),
    "“留言时间”的日期（1989-12-31）应当在 1990 年至 2100 年之间。": row(留言时间="1989-12-31"),
    "“答复时间”的日期（2101-01-01）应当在 1990 年至 2100 年之间。": row(答复时间="2101-01-01"),
    "“留言时间”的日期（2099-01-01）晚于今天。": row(留言时间="2099-01-01"),
    "“答复时间”的日期（2099-01-01）晚于今天。": row(答复时间="2099-01-01"),
    "答复日期（2019-03-03）早于收到日期（2019-03-04）。": row(答复时间="2019-03-03"),
    "有答复内容，没有答复时间。": row(答复时间=""),
    "有答复时间，没有答复内容。": row(答复意见=" "),
    "“详情”含有无法保存的空字符。": row(详情="坏\x00的"),
    "信访人的姓名、证件号码、电话或者住址过长（超过 200 字）。": row(留言用户="名" * 201),
}


def nothing_stored() -> bool:
    return not any(model.objects.exists() for model in (Petition, ActRecord, CommandRecord, Text, Party))


@pytest.mark.parametrize("reason", BAD)
def test_a_bad_row_is_refused_with_its_reason_and_leaves_nothing(reason: str, tmp_path: Path) -> None:
    place = write(tmp_path / "in.csv", [BAD[reason]])
    report = take_in(place)

    assert (report.registered, report.rejected) == (0, 1)
    assert [(line["行号"], line["原因"]) for line in rejected(place)] == [("2", reason)]
    assert nothing_stored()


def test_the_rest_goes_in_and_each_refused_row_names_the_line_on_which_it_starts(tmp_path: Path) -> None:
    rows = [
        unanswered(1) | {"详情": "一\n二\n三"},
        row(编号=""),
        unanswered(2),
        row(编号="x", 留言时间="2019-13-01"),
    ]
    place = write(tmp_path / "in.csv", rows)
    report = take_in(place)

    assert (report.read, report.registered, report.rejected) == (4, 2, 2)
    assert [line["行号"] for line in rejected(place)] == ["5", "7"]


def test_a_refused_row_keeps_its_columns_so_that_it_can_be_mended_and_imported(tmp_path: Path) -> None:
    place = write(tmp_path / "in.csv", [row(留言时间="2019-02-30")])
    take_in(place)
    line = rejected(place)[0]
    assert {name: line[name] for name in line if name not in ("行号", "原因")} == {
        name: cell for name, cell in row(留言时间="2019-02-30").items() if name != "热点"
    }

    mended = write(tmp_path / "mended.csv", [line | {"留言时间": "2019-02-28"}])
    report = take_in(mended)
    assert (report.registered, report.rejected, report.unnamed) == (1, 0, ())


def test_the_reject_file_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    place = write(tmp_path / "in.csv", [row(编号="")])
    take_in(place)
    assert stat.S_IMODE(rejects_of(place).stat().st_mode) == 0o600


def test_a_row_with_too_few_or_too_many_cells_is_refused(tmp_path: Path) -> None:
    place = write(tmp_path / "in.csv", [unanswered(1)])
    with place.open("a", encoding="utf-8") as out:
        out.write("2,只有两栏\n\n")
        out.write(",".join(["3"] * 12) + "\n")
    report = take_in(place)
    assert (report.registered, report.rejected) == (1, 2)
    assert [line["原因"][:12] for line in rejected(place)] == ["这一行有 2 栏，表头有", "这一行有 12 栏，表头"]


def test_a_quote_that_is_not_closed_is_told_with_the_lines_it_swallowed(tmp_path: Path) -> None:
    place = write(tmp_path / "in.csv", [unanswered(1)])
    with place.open("a", encoding="utf-8") as out:
        out.write('2,u,主题,"没有闭合的引号,2019-01-01,,,,\n3,u,主题,正文,2019-01-01,,,,\n')
    report = take_in(place)
    assert (report.registered, report.rejected) == (1, 1)
    assert rejected(place)[0]["原因"] == "第 3 行至第 4 行的引号或者分隔符不合 CSV 格式，没有读懂。"


def test_bytes_of_another_encoding_refuse_their_row_and_come_out_as_they_went_in(tmp_path: Path) -> None:
    place = write(tmp_path / "in.csv", [unanswered(1), unanswered(2)])
    place.write_bytes(place.read_bytes().replace("第 2 盏".encode(), "第 2 盏".encode("gb18030")))
    report = take_in(place)
    assert (report.registered, report.rejected) == (1, 1)
    kept = rejects_of(place).read_bytes()
    assert "“详情”含有不是 utf-8-sig 编码的字节。".encode() in kept
    assert "第 2 盏".encode("gb18030") in kept


def test_words_outside_the_table_of_the_mapping_are_refused(tmp_path: Path) -> None:
    rows = [unanswered(1) | {"形式": "托梦", "类别": ""}, unanswered(2) | {"形式": "来信", "类别": "求决"}]
    place = write(tmp_path / "in.csv", rows)
    assert take_in(place, MAPPING + CODED).registered == 1
    assert Petition.objects.get().channel == "LETTER"
    assert [line["原因"] for line in rejected(place)] == ["信访形式“托梦”不在对照表中。"]


def test_an_accusation_goes_in_concealed_and_its_answer_does_not(tmp_path: Path) -> None:
    rows = [
        unanswered(1) | {"形式": "", "类别": "检举控告"},
        row(编号="2") | {"形式": "", "类别": "检举控告"},
    ]
    place = write(tmp_path / "in.csv", rows)
    report = take_in(place, MAPPING + CODED)
    assert (report.registered, report.answered) == (1, 0)
    assert Petition.objects.get().concealed
    assert [line["原因"] for line in rejected(place)] == ["检举控告类事项的答复不能导入，请去掉答复后只导入登记内容。"]
