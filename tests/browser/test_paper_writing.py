"""Drafting with a text block, an attachment and remarks; Word and back; many at once, printed with their labels."""

import io
from datetime import date, timedelta
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from playwright.sync_api import Page, expect
from pytest_django import Settings

from browsing import axe, fits, printed, shot, sign_in
from doing import Doing, person, unit
from papering import OPINION
from xinfang.demo import cast
from xinfang.documents import phrases
from xinfang.documents.models import Issued, Version
from xinfang.documents.phrases import Block
from xinfang.kernel import clock
from xinfang.law.wording import LawText
from xinfang.petitions.law_texts import keep
from xinfang.petitions.paper_runs import work_off

pytestmark = pytest.mark.browser
PDF = b"%PDF-1.4\n%%EOF\n"


@pytest.fixture
def number(county: None, settings: Settings, tmp_path: Path) -> str:
    settings.XINFANG_DATA = tmp_path
    said = Block("facts", (), "勘查经过", "本单位已经到现场勘查。")
    phrases.begin(unit(cast.TOWN), said, by=person(cast.TOWN_HEAD), at=clock.now())
    return Doing(day=clock.today() - timedelta(days=2)).register().transfer().inform().accept().hear().done.case.number


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words, exact=True).click()


def write(page: Page, number: str) -> None:
    sign_in(page, cast.TOWN_HANDLER)
    page.goto(f"/cases/{number}/")
    page.get_by_role("link", name="起草信访事项处理意见书").click()
    page.get_by_label("予以支持").check()
    page.get_by_label("事实和理由", exact=True).fill("经查，情况属实。")
    page.locator("[name=part_decision_1]").fill(OPINION["decision_1"])
    page.get_by_label("法律法规依据", exact=True).fill(OPINION["legal_basis"])


def put_block(page: Page) -> None:
    page.get_by_label("“事实和理由”的常用语", exact=True).select_option("勘查经过")
    press(page, "插入“事实和理由”的常用语")


def retyped(file: Path, old: str, new: str) -> bytes:
    """Give the Word file as it is after somebody replaced some words in it."""
    word, kept = Document(str(file)), io.BytesIO()
    for one in word.element.body.iter(qn("w:t")):
        one.text = (one.text or "").replace(old, new)
    word.save(kept)
    return kept.getvalue()


def test_a_draft_is_written_with_a_block_an_attachment_a_remark_and_in_word(
    page: Page, number: str, tmp_path: Path
) -> None:
    write(page, number)
    put_block(page)
    expect(page.get_by_label("事实和理由", exact=True)).to_have_value("经查，情况属实。本单位已经到现场勘查。")
    page.get_by_label("上传附件", exact=True).set_input_files(
        {"name": "修复计划.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    press(page, "保存草稿")
    expect(page.get_by_role("link", name="修复计划.pdf")).to_be_visible()
    page.get_by_label("针对").select_option("事实和理由")
    page.get_by_label("批注内容").fill("请写明勘查日期。")
    press(page, "写下批注")
    expect(page.get_by_text("1条没有处理")).to_be_visible()
    axe(page)
    shot(page, "writing-draft")
    printed(page, "writing-draft")
    with page.expect_download() as coming:
        page.get_by_role("link", name="下载第1版的Word稿").click()
    kept = tmp_path / "draft.docx"
    coming.value.save_as(kept)
    page.get_by_label("改好的Word稿").set_input_files(
        {
            "name": "意见书.docx",
            "mimeType": "application/zip",
            "buffer": retyped(kept, "到现场", "于2026年3月3日到现场"),
        }
    )
    press(page, "读回Word稿")
    expect(page.locator("ins")).to_have_text("本单位已经于2026年3月3日到现场勘查。")
    page.get_by_role("button", name="已处理：事实和理由的批注").click()
    expect(page.get_by_text("1条没有处理")).to_have_count(0)
    axe(page)
    shot(page, "writing-read-back")
    newest = Version.objects.order_by("-n")[0]

    assert (newest.n, len(newest.files)) == (2, 1)


def test_a_block_is_put_in_without_a_script(page_without_js: Page, number: str) -> None:
    page = page_without_js
    write(page, number)
    put_block(page)

    expect(page.get_by_label("事实和理由", exact=True)).to_have_value("经查，情况属实。\n本单位已经到现场勘查。")
    expect(page.get_by_label("法律法规依据", exact=True)).to_have_value(OPINION["legal_basis"])


def test_blocks_are_kept_by_their_office(page: Page, number: str) -> None:
    sign_in(page, cast.TOWN_HEAD)
    page.goto("/papers/")
    page.get_by_role("link", name="常用语").click()
    axe(page)
    shot(page, "phrases")
    page.get_by_role("link", name="勘查经过").click()
    page.get_by_label("文字").fill("本单位已经于【受理日期】后到现场勘查。")
    press(page, "保存新的一版")
    expect(page.get_by_text("第2版").first).to_be_visible()
    axe(page)
    shot(page, "phrase")


def test_many_notices_are_issued_behind_the_page_and_printed_with_labels(page: Page, number: str) -> None:
    for _ in range(3):
        Doing(day=clock.today() - timedelta(days=2)).register().transfer()
    sign_in(page, cast.TOWN_HANDLER)
    page.goto("/papers/runs/")
    axe(page)
    shot(page, "runs")
    page.get_by_role("button", name="核对后批量印发信访事项接收告知书").click()
    page.get_by_label("处理途径").fill("按信访程序办理。")
    page.get_by_label("处理程序").fill("受理后六十日内办结。")
    page.get_by_label("邮寄").check()
    press(page, "逐件编号印发")
    expect(page.get_by_text("还有3件等待印发")).to_be_visible()
    axe(page)
    shot(page, "run-waiting")
    assert sum(1 for _ in work_off()) == 3
    expect(page.get_by_role("heading", name="共3件，已印发3件")).to_be_visible()
    shot(page, "run-done")
    page.get_by_role("link", name="一起打印公文和地址标签").click()
    axe(page)
    shot(page, "prints")
    with page.context.expect_page() as opened:
        press(page, "打印地址标签")
    opened.value.close()

    assert Issued.objects.count() == 3


def test_the_pages_fit_a_telephone(phone: Page, number: str) -> None:
    road = LawText("中华人民共和国公路法", date(2017, 11, 5), {35: ("公路应当经常处于良好的技术状态。",)})
    keep([road], by="fengtao", at=clock.now())
    write(phone, number)
    phone.get_by_label("写入“法律法规依据”的法规").select_option("公路法")
    phone.get_by_label("条", exact=True).fill("35")
    press(phone, "插入条款到“法律法规依据”")
    expect(phone.get_by_label("法律法规依据", exact=True)).to_have_value(
        f"{OPINION['legal_basis']}\n《{road.title}》第三十五条"
    )
    axe(phone)
    put_block(phone)
    fits(phone)
    press(phone, "保存草稿")
    fits(phone)
    shot(phone, "writing-draft-360")
    for address in ("/papers/", "/papers/phrases/", "/papers/runs/", "/papers/print/"):
        phone.goto(address)
        fits(phone)
    shot(phone, "prints-360")
