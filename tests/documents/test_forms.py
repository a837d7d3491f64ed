"""The four forms, measured on the papers themselves to a millimetre (GB/T 9704-2012)."""

from dataclasses import replace

import pytest

from documents.measuring import dark, measured, near, red
from documents.sheets import FULL, letter, notice, red_head, slip
from xinfang.documents.press import press

BLOCK_LEFT, BLOCK_TOP, BLOCK_RIGHT, BLOCK_BOTTOM = 28, 37, 184, 262
PITCH, CELL = 225 / 22, 156 / 28


def test_a_full_page_holds_22_lines_of_28_characters_in_a_block_of_156_by_225_mm() -> None:
    with measured(red_head()) as pages:
        full = next(page for page in pages if FULL in page.rows()[1] + page.rows()[2])
        lines, folio = full.page.extract_text_lines()[:22], full.rows()[22]
        ink = full.ink(dark, bottom=BLOCK_BOTTOM)

        assert [len(line["text"]) for line in lines] == [28] * 22
        assert folio.isdigit()
        assert near(ink.left, BLOCK_LEFT)
        assert near(ink.right, BLOCK_RIGHT)
        assert near(ink.top, BLOCK_TOP)
        points = 72 / 25.4
        tops = [line["top"] / points for line in lines]
        assert all(near(top, BLOCK_TOP + PITCH * n) for n, top in enumerate(tops))
        assert ink.bottom <= BLOCK_BOTTOM


def test_the_red_head_stands_35_mm_under_the_upper_edge_of_the_block() -> None:
    with measured(red_head()) as pages:
        page = pages[0]
        [rule] = page.lines()
        mark = page.ink(red, bottom=rule.top - 5)

        assert page.size == (210.00000333333332, 297.0000127777778)
        assert near(mark.top, BLOCK_TOP + 35)
        assert near((mark.left + mark.right) / 2, (BLOCK_LEFT + BLOCK_RIGHT) / 2)


def test_a_red_rule_as_wide_as_the_block_lies_4_mm_under_the_number() -> None:
    with measured(red_head()) as pages:
        page = pages[0]
        [rule] = page.lines()
        number = page.row("涉交信报")
        mark = page.ink(red, bottom=number.top)

        assert near(rule.left, BLOCK_LEFT)
        assert near(rule.right, BLOCK_RIGHT)
        assert near(rule.top - number.bottom, 4)
        assert near(number.top - mark.bottom, 2 * PITCH + (PITCH - (number.bottom - number.top)) / 2)
        assert near(page.row("办结报告").top - rule.top, 2 * PITCH)


def test_upward_papers_name_the_signer_opposite_the_number_one_character_in() -> None:
    with measured(red_head()) as pages:
        row = pages[0].row("涉交信报〔2026〕3号 签发人：秦山")

        assert near(row.left, BLOCK_LEFT + CELL)
        assert near(row.right, BLOCK_RIGHT - CELL)


def test_attachments_stand_two_characters_in_after_a_blank_line_without_a_stop() -> None:
    with measured(red_head()) as pages:
        page = next(one for one in pages if any("附件：" in row for row in one.rows()))
        first, second = page.row("附件：1. 现场勘查照片"), page.row("2. 施工单位整改情况")
        before = page.page.extract_text_lines()[page.rows().index("附件：1. 现场勘查照片") - 1]

        assert near(first.left, BLOCK_LEFT + 2 * CELL)
        assert near(second.left, BLOCK_LEFT + 5 * CELL)
        assert near(first.top - before["top"] / 72 * 25.4, 2 * PITCH)


def test_the_date_keeps_four_characters_from_the_right_and_the_name_is_centred_over_it() -> None:
    with measured(letter()) as pages:
        words = {word["text"]: word for word in pages[0].page.extract_words()}
        day = words["2026年11月26日"]
        names = [word for word in pages[0].page.extract_words() if word["text"] == "涉县信访局"]
        name = names[-1]
        points = 72 / 25.4

        assert near(BLOCK_RIGHT - day["x1"] / points, 4 * CELL)
        assert near((name["x0"] + name["x1"]) / 2 / points, (day["x0"] + day["x1"]) / 2 / points)
        assert near((day["top"] - name["top"]) / points, PITCH)


def test_two_lines_stay_free_over_the_name_for_the_seal() -> None:
    with measured(letter()) as pages:
        words = pages[0].page.extract_words()
        name = [word for word in words if word["text"] == "涉县信访局"][-1]
        last = max(word["top"] for word in words if word["top"] < name["top"] - 1)

        assert near((name["top"] - last) / 72 * 25.4, 3 * PITCH)


def test_the_record_closes_the_last_page_with_its_rule_on_the_lower_edge_of_the_block() -> None:
    with measured(red_head()) as pages:
        last = pages[-1]
        upper, middle, lower = last.lines()

        assert [near(one.left, BLOCK_LEFT) and near(one.right, BLOCK_RIGHT) for one in last.lines()] == [True] * 3
        assert near(lower.top, BLOCK_BOTTOM)
        assert upper.top < last.row("抄送：涉县水利局。").top < middle.top < last.row("印发").top < lower.top
        assert near(last.row("抄送").left, BLOCK_LEFT + CELL)


def test_page_numbers_stand_7_mm_under_the_block_outside_one_character_in() -> None:
    with measured(red_head()) as pages:
        for n, page in enumerate(pages, start=1):
            dashes = page.ink(dark, top=BLOCK_BOTTOM + 1, bottom=290)
            assert page.rows()[-1] == str(n)
            assert near((dashes.top + dashes.bottom) / 2, BLOCK_BOTTOM + 7)
            outer = BLOCK_RIGHT - dashes.right if n % 2 else dashes.left - BLOCK_LEFT
            assert near(outer, CELL)


def test_a_letter_begins_30_mm_from_the_edge_with_a_double_rule_of_170_mm_under_its_name() -> None:
    with measured(letter()) as pages:
        page = pages[0]
        first, second, third, last = page.lines()
        mark = page.ink(red, bottom=first.top - 1)

        assert near(mark.top, 30)
        assert near(first.top - 0.5 - mark.bottom, 4)
        assert all(near(one.right - one.left, 170) and near(one.left, 20) for one in (first, second, third, last))
        assert near(297 - last.top, 20)
        assert third.top < last.top
        assert first.top < second.top


def test_a_letter_has_its_number_at_the_right_and_no_page_number_on_its_first_page() -> None:
    with measured(letter()) as pages:
        page = pages[0]
        number = page.row("涉信转〔2026〕41号")

        assert near(number.right, BLOCK_RIGHT)
        assert number.top > page.lines()[1].top
        assert len(pages) == 1
        assert page.rows()[-1] == "抄送：更乐镇人民政府。"


def test_a_notice_has_the_organ_over_its_kind_and_the_number_under_them() -> None:
    with measured(notice()) as pages:
        page = pages[0]
        organ, kind, number = page.row("涉县交通运输局"), page.row("信访事项处理意见书"), page.row("涉交信处")
        middle = (BLOCK_LEFT + BLOCK_RIGHT) / 2

        assert near(organ.top, BLOCK_TOP)
        assert near(kind.top - organ.top, PITCH)
        assert [near((one.left + one.right) / 2, middle) for one in (organ, kind, number)] == [True] * 3
        assert near(page.row("王秀兰：").left, BLOCK_LEFT)
        assert near(page.row("一、投诉请求").left, BLOCK_LEFT + 2 * CELL)


def test_a_slip_is_half_a_sheet_with_a_table_16_mm_from_its_edges() -> None:
    with measured(slip()) as pages:
        page = pages[0]

        assert [near(side, wanted) for side, wanted in zip(page.size, (148, 210), strict=True)] == [True, True]
        assert all(near(one.left, 16) and near(one.right, 132) for one in page.lines())
        assert len(page.lines()) == 3


def test_the_picture_to_check_a_paper_is_20_mm_wide_beside_the_signature() -> None:
    with measured(notice()) as pages:
        [picture] = pages[0].page.images
        points = 72 / 25.4

        assert near(picture["x0"] / points, BLOCK_LEFT)
        assert near((picture["x1"] - picture["x0"]) / points, 20)
        assert picture["bottom"] / points <= pages[0].row("2026年11月26日").bottom + 1


def test_what_is_told_of_checking_never_lies_under_a_long_name() -> None:
    name = "涉县经济开发区管理委员会综合行政执法局"
    with measured(replace(notice(), signed=name)) as pages:
        [picture] = pages[0].page.images
        words = {word["text"]: word for word in pages[0].page.extract_words()}

        assert picture["top"] > words["2026年11月26日"]["bottom"]
        assert near(words[name]["x1"] / (72 / 25.4), BLOCK_RIGHT)


def test_every_face_is_within_the_paper_which_is_an_archival_pdf() -> None:
    made = press().set(notice())

    assert b"pdfaid:part>2<" in made.replace(b" ", b"")
    assert b"/FontFile3" in made or b"/FontFile2" in made


def test_the_same_paper_gives_the_same_bytes_and_long_text_is_never_cut() -> None:
    long = notice(body=(FULL * 60, "特此告知。"))

    assert press().set(long) == press().set(long)
    with measured(long) as pages:
        words = "".join("".join(page.page.extract_text().split()) for page in pages)

    assert [words.count(one) for one in "沟渠疏浚"] == [60, 60, 60, 60]


def test_a_long_number_breaks_after_its_hyphens_and_tears_no_line_apart() -> None:
    said = "现将信访人反映的信访事项（编号130426XF-2026-000148，2026年11月26日收到）转送你单位。"
    with measured(notice(body=(said,))) as pages:
        first = next(line for line in pages[0].page.extract_text_lines() if "现将" in line["text"].replace(" ", ""))
        wide = [char["width"] * 25.4 / 72 for char in first["chars"]]
        lefts = [char["x0"] * 25.4 / 72 for char in first["chars"]]
        gaps = [after - left - width for left, after, width in zip(lefts, lefts[1:], wide, strict=False)]

        assert max(gaps) < CELL / 2


ASKED = (
    "请自收到本函之日起15日内，书面告知信访人接收情况以及处理途径和程序。不属于你单位职权范围的，请自收到之日起5个工作日内提出异议，"
    "并详细说明理由；未经本单位核实同意，不得自行转送或者退回。"
)


@pytest.mark.parametrize("cut", range(14))
@pytest.mark.parametrize("more", ["", "请按时办理，", "请于2026年12月31日前反馈结果，并提交办结报告；"])
def test_lines_with_figures_are_full_but_for_the_last(cut: int, more: str) -> None:
    words = more + ASKED[cut:]
    with measured(notice(body=("一、办理要求", words))) as pages:
        lines = [(line["text"].replace(" ", ""), line["x1"]) for one in pages for line in one.page.extract_text_lines()]
        rows = [(text, right * 25.4 / 72) for text, right in lines if text in words and not words.endswith(text)]
        # A line with one figure alone may be the number of the page.
        short = [text for text, right in rows if BLOCK_RIGHT - right > 1.5 * CELL and text != "1"]

    assert len(rows) >= 2
    assert short == []


@pytest.mark.parametrize(("before", "length"), [(4, 260), (8, 150), (1, 400), (12, 700), (28, 215), (14, 90)])
def test_a_signature_never_stands_alone_and_takes_at_most_two_lines_with_it(before: int, length: int) -> None:
    words = (FULL * 40)[:length]
    with measured(notice(body=(*["前文。"] * before, words))) as pages:
        last = pages[-1].rows()
        lines = [row for one in pages for row in one.rows() if set(row) <= set(FULL)]
        full = [page.ink(dark, bottom=BLOCK_BOTTOM).bottom for page in pages[:-1]]

    text = [row for row in last if set(row) <= set(FULL)]
    assert "".join(lines) == words
    assert [len(row) for row in lines[:-1]] == [26] + [28] * (len(lines) - 2)
    assert text
    assert [bottom for bottom in full if len(text) == 2 and bottom < BLOCK_BOTTOM - 6 * PITCH] == []
