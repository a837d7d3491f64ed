"""A regulation is read article by article, or refused with the line that stands in the way."""

import os
from datetime import date
from pathlib import Path

import pytest

from law.law_map import places, source
from law.our_text import made_up
from xinfang.law.rulebook import shipped_rulebook
from xinfang.law.rules import Citation
from xinfang.law.text_reader import TextRefused, read_text
from xinfang.law.wording import LawText, Library

SHARED = Path(os.environ.get("SHARED", "none"), "law", "texts")
real = pytest.mark.skipif(not SHARED.is_dir(), reason="the real texts are kept elsewhere; SHARED names the folder")
# Rules of texts that nobody has given us, and of our own.
NO_TEXT = {
    "S-withdraw-revoke", "S-withdraw-call", "S-23-presumed", "RSEC-log", "R16-simple-10", "R16-simple-3", "R14-split",
}  # fmt: skip
HEAD = "# 试验办法\n2026年1月5日 试验用\n<!-- INFO END -->\n"
DAY = date(2026, 3, 5)


def read(text: str, name: str = "试验办法.md", version: date | None = None) -> LawText:
    return read_text(text.encode(), name=name, version=version)


def test_an_article_has_its_paragraphs_and_a_paragraph_its_items() -> None:
    text = read(
        HEAD
        + "## 第一章 总则\n\n第一条 头一句。\n\n第二句。\n\n第二条　有三件：\n\n（一）甲；\n\n1.甲下；\n\n(二)乙；\n\n"
        + "乙的后话。\n\n（三）丙。\n\n末一句。\n"
    )
    assert text.title == "试验办法"
    assert text.articles == {
        1: ("头一句。", "第二句。"),
        2: ("有三件：\n（一）甲；\n1.甲下；\n(二)乙；\n乙的后话。\n（三）丙。", "末一句。"),
    }


def test_a_sentence_that_begins_with_the_name_of_an_article_opens_none() -> None:
    assert read(HEAD + "第一条 甲。\n第一条第二款规定的除外。\n").articles == {1: ("甲。", "第一条第二款规定的除外。")}


def test_the_words_of_an_article_may_begin_on_the_next_line() -> None:
    assert read(HEAD + "第一条\n甲。\n").articles == {1: ("甲。",)}


def test_a_byte_order_mark_and_line_ends_of_other_systems_do_not_count() -> None:
    plain, other = HEAD + "第一条 甲。\n", "\ufeff" + (HEAD + "第一条 甲。\n").replace("\n", "\r\n")
    assert read(other).digest == read(plain).digest


def test_a_title_is_cited_without_the_name_of_the_state() -> None:
    text = read("# 中华人民共和国试验法\n2026年1月5日\n<!-- INFO END -->\n第一条 甲。\n")
    assert (text.title, text.name) == ("中华人民共和国试验法", "试验法")


@pytest.mark.parametrize(
    ("text", "name", "given", "version"),
    [
        (HEAD + "第一条 甲。", "x.md", None, date(2026, 1, 5)),
        ("# 试验\n2005年1月5日通过\n2005年5月1日 施行\n<!-- INFO END -->\n第一条 甲。", "x.md", None, date(2005, 5, 1)),
        ("# 试验\n第一条 甲。", "试验(2024-09-24).md", None, date(2024, 9, 24)),
        (HEAD + "第一条 甲。", "试验(2024-09-24).md", None, date(2026, 1, 5)),
        (HEAD + "第一条 甲。", "x.md", date(2020, 2, 2), date(2020, 2, 2)),
    ],
)
def test_the_version_is_the_day_given_else_the_latest_told_else_that_of_the_name(
    text: str, name: str, given: date | None, version: date
) -> None:
    assert read(text, name, given).version == version


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "第1行：第一行应当是“# ”加法规的名称。"),
        ("\n第一条 甲。", "第2行：第一行应当是“# ”加法规的名称。"),
        (HEAD, "：没有找到任何一条，不能按条读入。"),
        (HEAD + "总则\n第一条 甲。", "第4行：这一行在第一条之前，不属于任何一条。"),
        (HEAD + "第二条 甲。", "第4行：应当是第一条，写的是第二条，条号没有接上。"),
        (HEAD + "第一条 甲。\n\n第三条 乙。", "第6行：应当是第二条，写的是第三条，条号没有接上。"),
        (HEAD + "第一条 甲。\n第一条之一 乙。", "第5行：应当是第二条，写的是第一条之一，条号没有接上。"),
        (HEAD + "第一条\n第二条 乙。", "第5行：第一条到此没有条文。"),
        (HEAD + "第一条 甲。\n第二条", "第5行：第二条到此没有条文。"),
        (HEAD + "第一条\n（一）甲。", "第5行：这一项没有接着前面的条文或者前一项。"),
        (HEAD + "第一条 有两件：\n（一）甲；\n（三）丙。", "第6行：这一项没有接着前面的条文或者前一项。"),
        (HEAD + "第一条 甲\0。", "第4行：含有不是文字的内容。"),
        ("# 试验\n2026年2月30日\n<!-- INFO END -->\n第一条 甲。", "：所写的公布日期没有这一天，请用 --version 写明。"),
        ("# 试验\n第一条 甲。", "：正文之前和文件名里都没有公布日期，请用 --version 写明。"),
    ],
)
def test_what_cannot_be_read_by_article_is_refused_naming_the_line(text: str, why: str) -> None:
    with pytest.raises(TextRefused) as refusal:
        read(text)
    assert str(refusal.value) == f"试验办法.md{why}"


def test_what_is_no_text_is_refused_naming_the_line() -> None:
    with pytest.raises(TextRefused, match=r"^试验办法\.md第2行：不是 UTF-8 编码的文字。$"):
        read_text("# 试验\n".encode() + "第一条 甲。".encode("gb18030"), name="试验办法.md")


LIBRARY = Library((read(made_up()),))


@pytest.mark.parametrize(
    ("place", "lines"),
    [
        ((34,), ("六十日内办完；难办的可以再加三十日。",)),
        ((22, 2), ("说官司的来信另送。",)),
        ((22, 1, 3), ("收到来件的，登记后十五日内分三种办法送出：", "（三）要看结果的，定好日子交办。")),
        ((31, 0, 6), ("求决的事分六条路：", "（六）第六条路。")),
    ],
)
def test_a_place_gives_its_own_words_and_no_others(place: tuple[int, ...], lines: tuple[str, ...]) -> None:
    [wording] = LIBRARY.wordings([Citation("信访工作条例", *place)], on=DAY)
    assert wording.lines == lines
    assert wording.place == f"《信访工作条例》{Citation('', *place).place}"


@pytest.mark.parametrize("place", [(51,), (34, 2), (22, 1, 4), (22, 2, 1), (0,)])
def test_a_place_that_the_text_does_not_have_has_no_words(place: tuple[int, ...]) -> None:
    assert LIBRARY.wordings([Citation("信访工作条例", *place)], on=DAY) == ()
    assert LIBRARY.wordings([Citation("别的条例", 34)], on=DAY) == ()


def test_a_library_tells_whether_a_regulation_was_taken_in_whatever_its_articles() -> None:
    assert LIBRARY.holds([Citation("别的条例", 34), Citation("信访工作条例", 999)])
    assert not LIBRARY.holds([Citation("别的条例", 34)])


def test_of_several_versions_the_one_of_the_day_speaks() -> None:
    old, new, mended = (
        read(f"# 试验办法\n第一条 {words}\n", f"({day}).md")
        for day, words in (("2010-01-01", "旧话。"), ("2020-01-01", "新话。"), ("2020-01-01", "校正的话。"))
    )
    library = Library((new, old, mended))
    said = {
        day: library.wordings([Citation("试验办法", 1)], on=day)[0] for day in (date(2005, 1, 1), date(2015, 1, 1), DAY)
    }
    assert [(one.version, one.lines) for one in said.values()] == [
        (date(2010, 1, 1), ("旧话。",)),
        (date(2010, 1, 1), ("旧话。",)),
        (date(2020, 1, 1), ("校正的话。",)),
    ]


def test_the_same_place_cited_twice_is_told_once() -> None:
    assert len(LIBRARY.wordings([Citation("信访工作条例", 34), Citation("信访工作条例", 34)], on=DAY)) == 1


@real
@pytest.mark.parametrize("path", sorted(SHARED.glob("*.md")), ids=lambda path: path.stem)
def test_every_real_text_is_read_by_article(path: Path) -> None:
    text = read_text(path.read_bytes(), name=path.name)
    assert len(text.articles) >= 8
    assert all(words.strip() for paragraphs in text.articles.values() for words in paragraphs)


@real
def test_the_paragraphs_of_the_real_texts_are_those_that_the_map_counts() -> None:
    texts = [read_text(path.read_bytes(), name=path.name) for path in SHARED.glob("信访*.md")]
    for regulation in source()["regulation"]:
        [text] = [one for one in texts if one.title == regulation["name"]]
        last = regulation["first"] + len(regulation["paragraphs"])
        told = {n: len(text.articles[n]) for n in range(regulation["first"], last)}
        counted = [f"{article}.{n}" for article, number in told.items() for n in range(1, number + 1)]
        assert counted == places(regulation)


@real
def test_every_rule_finds_the_words_that_it_cites_in_the_real_texts() -> None:
    library = Library([read_text(path.read_bytes(), name=path.name) for path in sorted(SHARED.glob("*.md"))])
    for rule in shipped_rulebook().rules.values():
        found = library.wordings(rule.citations, on=rule.in_force_from or DAY)
        assert (len(found) == len(rule.citations)) is (rule.id not in NO_TEXT), rule.id
