"""From the window to the rating: registering, the slip, what a citizen looks up and rates."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from browsing import axe, fits, printed, shot, sign_in
from doing import Doing
from xinfang.demo import cast
from xinfang.kernel import clock
from xinfang.kernel.codes import derived_code, grouped
from xinfang.petitions.models import Petition

pytestmark = pytest.mark.browser
TEXT = "门前排水沟堵塞，雨天院内积水，请求疏通。"
REGISTER = re.compile("^登记$")


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words, exact=True).click()


def code_on(page: Page) -> tuple[str, str]:
    """Give number and code as the slip shown prints them."""
    return page.locator(".slip-number").first.inner_text(), page.locator(".query-code").first.inner_text()


def look_up(page: Page, number: str, code: str) -> None:
    page.goto("/query/")
    page.get_by_label("信访事项编号").fill(number)
    page.get_by_label("查询码").fill(code)
    press(page, "查询")


def served() -> tuple[str, str]:
    """Bring a petition to its served answer; give number and code."""
    done = Doing(day=clock.today() - timedelta(days=20)).to_the_end().done
    return done.case.number, grouped(derived_code(done.case.acts[0].command))


def test_the_keyboard_alone_is_enough_to_register(page: Page) -> None:
    sign_in(page, cast.CLERK)
    page.goto("/register/")
    expect(page.get_by_label("诉求内容")).to_be_focused()
    page.keyboard.type(TEXT)
    for _ in range(7):  # class, category, place, one more request, look for earlier ones, accusation, name
        page.keyboard.press("Tab")
    page.keyboard.type("林小满")
    page.keyboard.press("Enter")
    expect(page.get_by_text("还没有登记。核对无误后，请按“登记”。")).to_be_visible()
    page.get_by_label("住址", exact=True).focus()
    page.keyboard.type("井店镇一街十二号")
    for _ in range(5):  # an agent, one more petitioner, those who came together, files, register
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name=REGISTER)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="信访事项登记回执")).to_be_visible()
    assert Petition.objects.get().reachable


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
def test_from_the_window_to_the_look_up(request: pytest.FixtureRequest, scripts: bool) -> None:
    page: Page = request.getfixturevalue("page" if scripts else "page_without_js")
    sign_in(page, cast.CLERK)
    page.goto("/register/")
    page.get_by_label("诉求内容").fill(TEXT)
    press(page, "再加一项诉求")
    expect(page.get_by_role("group", name="诉求2").get_by_label("诉求内容")).to_be_focused()
    page.keyboard.type("请求公开占地补偿账目。")
    page.get_by_label("姓名（名称）", exact=True).fill("林小满")
    press(page, "再加一位")
    expect(page.get_by_role("group", name="信访人2").get_by_label("姓名（名称）", exact=True)).to_be_focused()
    page.keyboard.type("王小红")
    press(page, "登记")
    number, code = code_on(page)
    press(page, "打印（A5 纸）")
    expect(page.get_by_text("打印已记录。")).to_be_visible()
    press(page, "退出")
    look_up(page, number, code)
    expect(page.get_by_role("article", name="诉求2")).to_contain_text("请求公开占地补偿账目。")
    proof = page.get_by_text("参照《民法典》第二百零一条").first
    expect(proof).to_be_hidden()
    page.get_by_text("为什么是这一天").first.click()
    expect(proof).to_be_visible()
    press(page, "结束查询")
    page.goto("/query/matter/")
    expect(page.get_by_text("请重新输入编号和查询码")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
def test_a_refused_form_says_what_to_mend_and_goes_on_from_there(request: pytest.FixtureRequest, scripts: bool) -> None:
    page: Page = request.getfixturevalue("page" if scripts else "page_without_js")
    sign_in(page, cast.CLERK)
    page.goto("/register/")
    page.get_by_label("证件号码", exact=True).fill("110101199003070000")
    press(page, "登记")
    expect(page.get_by_role("alert", name="填写有误")).to_contain_text("请写明诉求内容。")
    expect(page.get_by_label("诉求内容")).to_be_focused()
    shot(page, "register-faulty")
    if scripts:
        axe(page)
    page.get_by_label("诉求内容").fill(TEXT)
    press(page, "登记")
    expect(page.get_by_role("heading", name="信访事项登记回执")).to_be_visible()


def test_an_accusation_is_registered_against_somebody_of_the_register(page: Page) -> None:
    sign_in(page, cast.CLERK)
    page.goto("/register/")
    page.get_by_label("诉求内容").fill("检举某人收受好处。")
    page.get_by_label("诉求类别").select_option("检举控告类")
    press(page, "登记")
    expect(page.get_by_role("alert", name="请核对")).to_contain_text("没有选择被检举、控告的单位或者人员")
    page.get_by_label("在人员名册中按姓名查找").fill("秦")
    press(page, "按姓名查找")
    page.get_by_label("秦山（井店镇）").check()
    page.get_by_label("涉县井店镇人民政府").check()
    shot(page, "register-accusation")
    axe(page)
    fits(page)
    press(page, "登记")
    number, code = code_on(page)
    shot(page, "slip-accusation")
    press(page, "退出")
    look_up(page, number, code)
    expect(page.get_by_text("已经登记，将按规定转送。")).to_be_visible()
    shot(page, "matter-accusation")
    axe(page)


def test_slips_fit_their_paper(page: Page) -> None:
    sign_in(page, cast.CLERK)
    page.goto("/register/")
    page.get_by_label("诉求内容").fill(TEXT)
    press(page, "登记")
    axe(page)
    fits(page)
    shot(page, "slip")
    for words, millimetres in (("A5 纸", 148), ("80 毫米小票", 80), ("58 毫米小票", 58)):
        press(page, f"打印（{words}）")
        expect(page.locator("html")).to_have_attribute("data-printings", "1")
        axe(page)
        printed(page, f"slip-{millimetres}")
        boxes = re.findall(rb"/MediaBox \[0 0 ([0-9.]+) [0-9.]+\]", page.pdf(prefer_css_page_size=True))
        assert [round(float(width) / 72 * 25.4) for width in boxes] == [millimetres]
        page.get_by_role("link", name="返回回执").click()


def test_a_citizen_reads_the_whole_way_and_rates_it_on_a_telephone(phone: Page, page: Page) -> None:
    number, code = served()
    for shown, name in ((page, "desktop"), (phone, "phone")):
        look_up(shown, number, code)
        expect(shown.get_by_role("heading", name="您的权利")).to_be_visible()
        axe(shown)
        fits(shown)
        shot(shown, f"matter-{name}")
    phone.get_by_role("link", name="评价办理情况").click()
    press(phone, "提交评价")
    expect(phone.get_by_role("alert", name="填写有误")).to_be_visible()
    axe(phone)
    fits(phone)
    shot(phone, "rate-phone")
    phone.get_by_role("group", name="对信访部门").get_by_label("满意", exact=True).check()
    phone.get_by_role("group", name="对有权处理机关").get_by_label("不满意").check()
    press(phone, "提交评价")
    expect(phone.get_by_text("评价已经提交，谢谢。")).to_be_visible()
    expect(phone.get_by_text("对承办单位：不满意")).to_be_visible()


def test_the_forms_fit_a_telephone(phone: Page) -> None:
    sign_in(phone, cast.CLERK)
    phone.goto("/register/")
    axe(phone)
    fits(phone)
    shot(phone, "register-phone")
    phone.get_by_label("诉求内容").fill(TEXT)
    press(phone, "登记")
    axe(phone)
    fits(phone)
    shot(phone, "slip-phone")


def test_a_wrong_code_is_told_in_one_sentence(page: Page) -> None:
    look_up(page, "130426XF-2026-000318", "7kq4-m2xr")
    expect(page.get_by_role("alert")).to_contain_text("编号或者查询码不正确")
    expect(page.get_by_label("信访事项编号")).to_have_value("130426XF-2026-000318")
