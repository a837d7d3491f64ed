"""An opinion in the browser: drafted, compared, approved, issued, served; its period runs; anybody checks it."""

import io
from datetime import timedelta
from pathlib import Path

import pdfplumber
import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from browsing import axe, fits, shot, sign_in
from doing import Doing
from papering import OPINION, Papering
from xinfang.demo import cast
from xinfang.documents.models import Issued
from xinfang.files.store import read
from xinfang.kernel import clock
from xinfang.petitions.models import Petition
from xinfang.petitions.reading import case_of

pytestmark = pytest.mark.browser


@pytest.fixture
def number(county: None, settings: Settings, tmp_path: Path) -> str:
    settings.XINFANG_DATA = tmp_path
    return Doing(day=clock.today() - timedelta(days=2)).register().transfer().inform().accept().hear().done.case.number


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words, exact=True).click()


def leave(page: Page) -> None:
    press(page, "退出")


def write(page: Page, *, basis: str) -> None:
    page.get_by_label("予以支持").check()
    page.get_by_label("事实和理由").fill(OPINION["facts"])
    page.locator("[name=part_decision_1]").fill(OPINION["decision_1"])
    page.get_by_label("法律法规依据").fill(basis)


def draft(page: Page, number: str) -> str:
    """Draft an opinion that names no article, and mend it; give the address of its page."""
    sign_in(page, cast.TOWN_HANDLER)
    page.goto(f"/cases/{number}/")
    page.get_by_role("link", name="起草信访事项处理意见书").click()
    write(page, basis="公路法")
    press(page, "保存草稿")
    expect(page.get_by_text("法律法规依据应当写明名称和条款")).to_be_visible()
    expect(page.get_by_role("button", name="送签第1版")).to_have_count(0)
    page.get_by_label("法律法规依据").fill(OPINION["legal_basis"])
    press(page, "保存新版本")
    expect(page.locator("ins")).to_have_text(OPINION["legal_basis"])
    axe(page)
    shot(page, "paper-draft")
    press(page, "送签第2版")
    expect(page.get_by_text("等待签发", exact=True)).to_be_visible()
    return page.url


def test_an_opinion_goes_from_draft_to_served_paper_whose_period_runs(page: Page, number: str) -> None:
    address = draft(page, number)
    leave(page)
    sign_in(page, cast.TOWN_HEAD)
    page.get_by_role("link", name="等待我签发").click()
    axe(page)
    page.get_by_role("link", name="信访事项处理意见书").click()
    axe(page)
    page.get_by_label("审批意见").fill("同意。")
    press(page, "同意签发")
    leave(page)
    sign_in(page, cast.TOWN_HANDLER)
    page.goto(address)
    press(page, "印发")
    expect(page.get_by_text("井店镇信处〔").first).to_be_visible()
    axe(page)
    shot(page, "paper-issued")
    page.goto(f"/cases/{number}/acts/serve/")
    page.get_by_label("当面").first.check()
    page.get_by_label("签收", exact=False).first.check()
    page.get_by_role("button", name="记录“送达”").click()

    case = case_of(Petition.objects.get(number=number))
    [window] = [one for one in case.remedies if one.rule == "R22-35-ask"]
    assert window.until_strict == clock.today() + timedelta(days=30)


def test_the_pages_of_a_paper_fit_a_telephone(phone: Page, number: str) -> None:
    address = draft(phone, number)
    for shown in (address, "/papers/", f"/cases/{number}/"):
        phone.goto(shown)
        fits(phone)


@pytest.mark.parametrize("size", ["page", "phone"])
def test_anybody_checks_a_paper_without_signing_in(size: str, number: str, request: pytest.FixtureRequest) -> None:
    page: Page = request.getfixturevalue(size)
    doing = Doing(petition=Petition.objects.get(number=number).pk)
    issued = Papering(doing).begin().submit().approve().issue()
    page.goto("/query/")
    page.get_by_role("link", name="核对公文").click()
    axe(page)
    page.get_by_label("核对码").fill(issued.code)
    press(page, "核对")
    expect(page.get_by_role("heading", name="确有这份公文")).to_be_visible()
    page.get_by_label("电子文件").set_input_files(
        {"name": "a.pdf", "mimeType": "application/pdf", "buffer": read(Issued.objects.get().file)}
    )
    press(page, "比对")
    expect(page.get_by_text("完全一致")).to_be_visible()
    axe(page)
    fits(page)
    with pdfplumber.open(io.BytesIO(read(issued.file))) as pdf:
        assert "核对码" in pdf.pages[-1].extract_text()
