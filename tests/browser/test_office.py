"""The administrator in the browser: a unit opened, somebody let in and out again, each change kept."""

import pytest
from playwright.sync_api import Page, expect

from browsing import axe, shot, sign_in
from xinfang.demo import cast

pytestmark = pytest.mark.browser
UNIT, NAME, USERNAME, PASSWORD = "涉县试验乡人民政府", "石青禾", "shiqinghe", "a-first-password-2026"
WITHOUT = "您今天没有任何身份"


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def come_in_with(page: Page, password: str) -> None:
    page.goto("/sign-in/")
    page.get_by_label("用户名").fill(USERNAME)
    page.get_by_label("密码").fill(password)
    press(page, "登录")


def test_an_administrator_opens_a_unit_and_lets_somebody_in_and_out(page: Page, phone: Page) -> None:
    sign_in(page, cast.ADMIN)
    page.goto("/units/")
    page.get_by_role("link", name="设立单位").click()
    page.get_by_label("单位代码").fill("130426299")
    page.get_by_label("全称").fill(UNIT)
    page.get_by_label("单位类型").select_option("TOWNSHIP")
    page.get_by_label("层级").select_option("TOWNSHIP")
    page.get_by_label("行政区划代码").fill("130426299")
    page.get_by_label("领导单位").select_option(label="涉县人民政府")
    press(page, "设立")
    expect(page.get_by_role("heading", name=UNIT)).to_be_visible()
    axe(page)
    shot(page, "office-unit")

    page.goto("/people/")
    page.get_by_role("link", name="新增人员").click()
    page.get_by_label("用户名").fill(USERNAME)
    page.get_by_label("姓名").fill(NAME)
    page.get_by_label("初始密码").fill("short")
    press(page, "新增")
    expect(page.get_by_label("姓名")).to_have_value(NAME)
    page.get_by_label("初始密码").fill(PASSWORD)
    press(page, "新增")
    expect(page.get_by_role("heading", name=NAME)).to_be_visible()
    come_in_with(phone, PASSWORD)
    expect(phone.get_by_text(WITHOUT)).to_be_visible()

    give = page.locator("form", has=page.get_by_role("heading", name="给予身份"))
    give.get_by_label("单位").select_option(label=UNIT)
    give.get_by_label("身份").select_option("HANDLER")
    press(page, "给予")
    axe(page)
    shot(page, "office-somebody")
    phone.goto("/")
    expect(phone.get_by_text("承办人")).to_be_visible()

    press(page, "终止这项身份")
    phone.goto("/")
    expect(phone.get_by_text(WITHOUT)).to_be_visible()
    press(page, "停用账号")
    phone.goto("/")
    expect(phone.get_by_role("button", name="登录")).to_be_visible()
    come_in_with(phone, PASSWORD)
    expect(phone.get_by_role("button", name="退出")).to_have_count(0)
