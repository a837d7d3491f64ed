"""Each way of service in the browser, on an office screen and a telephone: post, page, signature, and two witnesses."""

from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from browsing import axe, fits, shot, sign_in
from doing import Doing
from papering import Papering
from xinfang.demo import cast
from xinfang.documents.models import Envelope, Issued, Opened
from xinfang.kernel import clock
from xinfang.kernel.codes import derived_code
from xinfang.law.acts import ActKind
from xinfang.petitions.models import Petition
from xinfang.petitions.reading import case_of

pytestmark = pytest.mark.browser
EACH_SIZE = pytest.mark.parametrize("size", ["page", "phone"])
RECEIPT = {"name": "回执.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n%%EOF\n"}


@pytest.fixture
def doing(county: None, settings: Settings, tmp_path: Path) -> Doing:
    """Give a matter of the town with an opinion that was issued today."""
    settings.XINFANG_DATA = tmp_path
    told = Doing(day=clock.today() - timedelta(days=2)).register().transfer().inform().accept().hear()
    Papering(told).begin().submit().approve().issue()
    return told


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words, exact=True).click()


def number_of(doing: Doing) -> str:
    return Petition.objects.get(pk=doing.petition).number


def windows() -> list[object]:
    case = case_of(Petition.objects.get())
    return [one.started_on for one in case.remedies if one.rule == "R22-35-ask"]


@EACH_SIZE
def test_a_paper_is_posted_scanned_and_served_with_its_receipt(
    size: str, doing: Doing, request: pytest.FixtureRequest
) -> None:
    page: Page = request.getfixturevalue(size)
    sign_in(page, cast.TOWN_HANDLER)
    page.goto("/postings/")
    axe(page)
    page.get_by_role("checkbox").first.check()
    press(page, "装封并登记交寄")
    # A scanner types the number and ends it with Enter.
    expect(page.get_by_label("第1封的邮件号码")).to_be_focused()
    page.keyboard.type("XA12345678937")
    page.keyboard.press("Enter")
    expect(page.get_by_text("号码已经录全")).to_be_visible()
    fits(page)
    axe(page)
    shot(page, f"postings-{size}")
    assert (Envelope.objects.get().tracking, windows()) == ("XA12345678937", [])
    page.get_by_role("link", name="签收、退回").click()
    axe(page)
    fits(page)
    page.get_by_role("link", name="收到回执，登记送达").click()
    press(page, "记录“送达”")
    expect(page.get_by_text("邮寄送达应当附邮政签收回执。").first).to_be_visible()
    page.get_by_label("证明材料").set_input_files(RECEIPT)  # type: ignore[arg-type]  # a file of the dialog's shape
    press(page, "记录“送达”")
    expect(page.get_by_text("已记录“送达”").first).to_be_visible()
    assert windows() == [clock.today()]


@EACH_SIZE
def test_what_came_back_is_entered_as_failed_service(size: str, doing: Doing, request: pytest.FixtureRequest) -> None:
    page: Page = request.getfixturevalue(size)
    sign_in(page, cast.TOWN_HANDLER)
    page.goto("/postings/")
    page.get_by_role("checkbox").first.check()
    press(page, "装封并登记交寄")
    page.get_by_role("link", name="签收、退回").click()
    page.get_by_label("住址变更或者查无此人").check()
    press(page, "登记退回")
    page.get_by_role("link", name="登记送达未成").click()
    press(page, "记录“送达未成”")
    page.goto(f"/cases/{number_of(doing)}/")
    expect(page.get_by_text("送达未成", exact=True).first).to_be_visible()
    expect(page.get_by_role("link", name="再次邮寄")).to_be_visible()
    fits(page)
    axe(page)
    shot(page, f"case-service-{size}")
    page.goto("/services/")
    expect(page.get_by_text("送达未成", exact=True).first).to_be_visible()
    fits(page)
    axe(page)
    shot(page, f"services-{size}")
    assert windows() == []


@EACH_SIZE
def test_a_petitioner_agrees_opens_the_paper_and_is_served_on_that_day(
    size: str, doing: Doing, request: pytest.FixtureRequest
) -> None:
    page: Page = request.getfixturevalue(size)
    page.goto("/query/")
    page.get_by_label("信访事项编号").fill(number_of(doing))
    page.get_by_label("查询码").fill(derived_code(case_of(Petition.objects.get()).acts[0].command))
    press(page, "查询")
    page.get_by_role("link", name="我同意在这里接收文书").click()
    axe(page)
    page.get_by_label("同意电子送达", exact=True).check()
    press(page, "提交")
    expect(page.get_by_text("等待您打开")).to_be_visible()
    axe(page)
    fits(page)
    shot(page, f"put-out-{size}")
    with page.expect_popup():
        page.get_by_role("button", name="打开文书").click()
    page.wait_for_timeout(500)
    page.reload()
    expect(page.get_by_text("打开。").first).to_be_visible()
    assert Opened.objects.count() == 1
    press(page, "结束查询")
    sign_in(page, cast.TOWN_HANDLER)
    page.goto(f"/cases/{number_of(doing)}/")
    page.get_by_role("link", name="登记电子送达").click()
    press(page, "记录“送达”")
    expect(page.get_by_text("已记录“送达”").first).to_be_visible()
    assert windows() == [clock.today()]


@EACH_SIZE
def test_a_petitioner_signs_on_the_screen(size: str, doing: Doing, request: pytest.FixtureRequest) -> None:
    page: Page = request.getfixturevalue(size)
    sign_in(page, cast.TOWN_HANDLER)
    page.goto(f"/cases/{number_of(doing)}/")
    page.get_by_role("link", name="当面签收").click()
    page.get_by_label("送达地点").fill("井店镇信访接待室")
    press(page, "签收并登记送达")
    expect(page.get_by_text("请信访人在签名处签名。").first).to_be_visible()
    box = page.locator("canvas").bounding_box()
    assert box is not None
    page.locator("canvas").scroll_into_view_if_needed()
    box = page.locator("canvas").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    for step in range(1, 9):
        page.mouse.move(box["x"] + 20 + step * 25, box["y"] + 20 + (step % 3) * 25)
    page.mouse.up()
    axe(page)
    fits(page)
    shot(page, f"sign-{size}")
    press(page, "签收并登记送达")
    expect(page.get_by_text("送达回证已保存").first).to_be_visible()
    assert case_of(Petition.objects.get()).acts[-1].kind is ActKind.SERVE
    assert windows() == [clock.today()]


def test_without_scripts_the_signature_is_given_on_paper(page_without_js: Page, doing: Doing) -> None:
    page = page_without_js
    sign_in(page, cast.TOWN_HANDLER)
    [paper] = Issued.objects.all()
    page.goto(f"/cases/{number_of(doing)}/papers/{paper.pk}/sign/1/")
    expect(page.get_by_role("button", name="签收并登记送达")).to_be_hidden()
    page.get_by_role("link", name="上传扫描件登记送达").click()
    expect(page.get_by_label("信访人签收", exact=True)).to_be_checked()
    page.get_by_label("证明材料").set_input_files(RECEIPT)  # type: ignore[arg-type]  # a file of the dialog's shape
    press(page, "记录“送达”")
    assert windows() == [clock.today()]


@EACH_SIZE
def test_refused_it_is_left_before_two_witnesses_and_waits_for_a_second_person(
    size: str, doing: Doing, request: pytest.FixtureRequest
) -> None:
    page: Page = request.getfixturevalue(size)
    sign_in(page, cast.TOWN_HANDLER)
    page.goto(f"/cases/{number_of(doing)}/acts/serve/")
    page.get_by_label("当面送达", exact=True).check()
    page.get_by_label("拒绝签收，两名见证人在场，留置送达").check()
    press(page, "记录“送达”")
    expect(page.get_by_text("留置送达应有两名见证人").first).to_be_visible()
    page.get_by_label("不属于本机关、单位的见证人").select_option("GRASSROOTS")
    press(page, "记录“送达”")
    expect(page.get_by_text("应当附两名见证人签名的送达回证").first).to_be_visible()
    page.get_by_label("证明材料").set_input_files(RECEIPT)  # type: ignore[arg-type]  # a file of the dialog's shape
    axe(page)
    fits(page)
    press(page, "记录“送达”")
    expect(page.get_by_text("等待第二人确认，确认以前不生效").first).to_be_visible()
    assert windows() == []
