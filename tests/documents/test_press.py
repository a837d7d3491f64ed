"""Setting papers: quickly, the same each time, and never with boxes for characters."""

import time
from collections.abc import Sequence

import pytest

from documents.sheets import notice
from xinfang.documents.fonts import NoFont, choose
from xinfang.documents.press import press
from xinfang.documents.sheet import Sheet, levelled
from xinfang.documents.titles import broken
from xinfang.kernel.errors import UserError

# Of processor time, and the best of some rounds. A quiet core sets 130 to 145 a second, one of a machine that has four
# times as much to do as it has cores still 99: a busy machine must not fail it.
FLOOR = 60
MANY, ROUNDS = 100, 3


def test_a_hundred_different_letters_take_about_a_second_of_one_core(
    capsys: pytest.CaptureFixture[str],
) -> None:
    press().set(letter(0))
    paces = [pace(range(first, first + MANY)) for first in range(1, ROUNDS * MANY, MANY)]

    with capsys.disabled():
        print(f"\n一个核心每秒排印 {' '.join(f'{one:.0f}' for one in paces)} 份不同的公文")  # noqa: T201
    assert max(paces) > FLOOR


def letter(n: int) -> Sheet:
    return notice(number=f"涉交信处〔2026〕{n}号", body=(f"第{n}件。" + "渠道已经疏通。" * 20,))


def pace(numbers: Sequence[int]) -> float:
    """Give how many letters, each another, are set in a second."""
    sheets = [letter(n) for n in numbers]
    began = time.process_time()
    papers = {press().set(sheet) for sheet in sheets}
    spent = time.process_time() - began
    assert len(papers) == len(sheets)
    return len(sheets) / spent


def test_a_character_in_no_font_is_named_and_nothing_is_set() -> None:
    with pytest.raises(UserError) as refused:
        press().set(notice(body=("信访人\ue123反映的事项。",)))

    assert str(refused.value) == "字体里没有“\ue123”这个字，不能排印；请安装字符更全的字体。"


def test_after_a_refusal_the_next_paper_is_set() -> None:
    before = press().set(notice())
    with pytest.raises(UserError):
        press().set(notice(body=("\ue124",)))

    assert press().set(notice()) == before


def test_words_are_never_read_as_commands_of_the_typesetter() -> None:
    paper = press().set(notice(body=('#read("/etc/hostname") $x$ *重* `码` \\ @引 <标>',)))

    assert paper.startswith(b"%PDF-")


def test_the_faces_that_the_office_names_come_first() -> None:
    there = ["Noto Serif CJK SC", "Noto Sans CJK SC", "方正仿宋_GBK", "FangSong_GB2312"]

    faces = choose(there, wanted={"body": ("方正仿宋_GBK",)})

    assert faces.body == ("方正仿宋_GBK", "Noto Serif CJK SC")


def test_a_face_that_is_named_but_not_installed_is_told_in_a_sentence() -> None:
    faces = choose(["Noto Serif CJK SC", "Noto Sans CJK SC"], wanted={"title": ("方正小标宋简体",)})

    assert faces.missing[0] == "没有找到设定的字体“方正小标宋简体”（小标宋），暂用“Noto Serif CJK SC”排印。"


def test_what_stands_in_for_faces_not_installed_is_told_in_a_sentence() -> None:
    faces = choose(["Noto Serif SC", "Noto Sans SC"], wanted={})

    assert faces.missing == ("没有安装仿宋、小标宋、楷体字体，暂用“Noto Serif SC”代替；正式行文请安装后再印。",)
    assert (faces.hei, faces.bold_title) == (("Noto Sans SC", "Noto Serif SC"), True)


def test_without_any_chinese_serif_nothing_is_set_and_the_remedy_is_told() -> None:
    with pytest.raises(NoFont, match="make fonts"):
        choose(["DejaVu Sans", "Noto Sans CJK SC"], wanted={})


@pytest.mark.parametrize(
    ("paragraph", "level", "lead"),
    [
        ("一、投诉请求", 1, "一、投诉请求"),
        ("十二、其他。如下", 1, "十二、其他。"),
        ("（三）关于水渠。情况属实。", 2, "（三）关于水渠。"),
        ("1.现场勘查", 0, "1.现场勘查"),
        ("一般情况", 0, "一般情况"),
    ],
)
def test_the_level_of_a_paragraph_is_read_from_how_it_begins(paragraph: str, level: int, lead: str) -> None:
    told = levelled(paragraph)

    assert (told["level"], told["lead"], told["lead"] + told["rest"]) == (level, lead, paragraph)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("关于转送信访事项的函", ["关于转送信访事项的函"]),
        (
            "关于进一步做好更乐镇北村东侧农田灌溉水渠堵塞信访事项办理工作的函",
            ["关于进一步做好更乐镇北村东侧农田", "灌溉水渠堵塞信访事项办理工作的函"],
        ),
        (
            "中共邯郸市纪律检查委员会、邯郸市监察委员会",
            ["中共邯郸市纪律检查委员会、", "邯郸市监察委员会"],
        ),
        (
            "关于北村村民反映县道施工堵塞灌溉水渠问题办理结果的报告",
            ["关于北村村民反映县道施工堵塞", "灌溉水渠问题办理结果的报告"],
        ),
        (
            "关于转发《信访事项办理群众满意度评价工作办法》的通知",
            ["关于转发《信访事项办理", "群众满意度评价工作办法》的通知"],
        ),
    ],
)
def test_a_long_title_breaks_between_words_into_lines_of_about_equal_length(title: str, lines: list[str]) -> None:
    assert broken(title) == lines


@pytest.mark.parametrize("length", range(21, 90))
def test_no_title_loses_a_character_or_leaves_a_few_on_its_last_line(length: int) -> None:
    title = ("关于" + "更乐镇北村东侧农田灌溉水渠堵塞问题、县道施工的信访事项" * 4)[:length]
    lines = broken(title)

    assert "".join(lines) == title
    assert (max(map(len, lines)) <= 20, len(lines[-1]) >= 4) == (True, True)
    assert [line[0] for line in lines if line[0] in "的、》）"] == []
