"""The frame of all pages: signing in and out, keyboard, telephone, accessibility."""

import re

import pytest
from playwright.sync_api import Page, expect

from browsing import axe, fits, printed, shot, sign_in
from xinfang.demo import cast
from xinfang.demo.county import shared_password

pytestmark = pytest.mark.browser
WRONG = "用户名或密码不对，请核对后重新输入。"


def test_a_person_signs_in_and_out(page: Page) -> None:
    sign_in(page, cast.CLERK)
    expect(page.locator(".top-who")).to_contain_text("周敏")
    page.get_by_role("button", name="退出").click()
    expect(page).to_have_title("登录 · 信访事项办理系统")
    page.goto("/")
    expect(page).to_have_url(re.compile(r"/sign-in/\?next=/$"))


def test_a_person_signs_in_and_out_without_scripts(page_without_js: Page) -> None:
    sign_in(page_without_js, cast.CLERK)
    page_without_js.get_by_role("button", name="退出").click()
    expect(page_without_js).to_have_title("登录 · 信访事项办理系统")


def test_a_wrong_password_is_told_in_a_sentence_and_keeps_the_name(page: Page) -> None:
    page.goto("/sign-in/")
    page.get_by_label("用户名").fill(cast.CLERK)
    page.get_by_label("密码").fill("not the password")
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("alert")).to_have_text(WRONG)
    expect(page.get_by_label("用户名")).to_have_value(cast.CLERK)
    shot(page, "sign-in-wrong")


def test_the_first_empty_field_has_the_focus(page: Page) -> None:
    page.goto("/sign-in/")
    page.get_by_label("用户名").fill(cast.CLERK)
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_label("密码")).to_be_focused()
    page.get_by_role("link", name="密码：请填写密码。").click()
    expect(page.get_by_label("密码")).to_be_focused()


def test_a_sixth_try_is_locked_out_with_a_sentence(page: Page) -> None:
    page.goto("/sign-in/")
    for _ in range(5):
        page.get_by_label("用户名").fill(cast.CLERK)
        page.get_by_label("密码").fill("not the password")
        page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("heading", name="暂时不能登录")).to_be_visible()
    expect(page.get_by_text("请15分钟后再试")).to_be_visible()
    axe(page)
    shot(page, "locked-out")


def test_the_keyboard_alone_is_enough_to_sign_in(page: Page) -> None:
    page.goto("/sign-in/")
    expect(page.get_by_label("用户名")).to_be_focused()
    page.keyboard.type(cast.CLERK)
    page.keyboard.press("Tab")
    page.keyboard.type(shared_password())
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="退出")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


@pytest.mark.parametrize("address", ["/", "/components/", "/no-such-page/"])
def test_a_staff_page_is_accessible_and_fits_a_telephone(page: Page, phone: Page, address: str) -> None:
    name = f"staff{address.replace('/', '-')}".rstrip("-")
    for shown, size in ((page, "desktop"), (phone, "phone")):
        sign_in(shown, cast.CLERK)
        shown.goto(address)
        axe(shown)
        fits(shown)
        shot(shown, f"{name}-{size}")
    printed(page, name)


@pytest.mark.parametrize("address", ["/sign-in/", "/query/"])
def test_a_public_page_is_accessible_and_fits_a_telephone(page: Page, phone: Page, address: str) -> None:
    for shown, size in ((page, "desktop"), (phone, "phone")):
        shown.goto(address)
        axe(shown)
        fits(shown)
        shot(shown, f"public{address.replace('/', '-')}{size}")


def test_a_citizen_is_told_that_nothing_was_found(page_without_js: Page) -> None:
    page_without_js.goto("/query/")
    page_without_js.get_by_label("信访事项编号").fill("2026-000318")
    page_without_js.get_by_label("查询码").fill("7kq4-m2xr")
    page_without_js.get_by_role("button", name="查询").click()
    expect(page_without_js.get_by_role("alert")).to_contain_text("核对")
    expect(page_without_js.get_by_label("信访事项编号")).to_have_value("2026-000318")
    shot(page_without_js, "look-up-not-found")


def test_a_proof_opens_without_scripts(page_without_js: Page) -> None:
    sign_in(page_without_js, cast.CLERK)
    page_without_js.goto("/components/")
    step = page_without_js.get_by_text("自次日起数60日")
    expect(step).to_be_hidden()
    page_without_js.get_by_text("这个日期怎么来的").last.click()
    expect(step).to_be_visible()


def test_leafing_changes_the_list_and_leaves_the_rest_of_the_page(page: Page) -> None:
    sign_in(page, cast.CLERK)
    page.goto("/components/")
    page.get_by_label("内容").last.fill("还没有保存的内容")
    with page.expect_response("**/components/?cursor=y") as answer:
        page.get_by_role("link", name="下一页").click()
    assert answer.value.text().strip().startswith("<section")
    expect(page).to_have_url(re.compile(r"cursor=y$"))
    expect(page.get_by_label("内容").last).to_have_value("还没有保存的内容")


def test_leafing_works_without_scripts(page_without_js: Page) -> None:
    sign_in(page_without_js, cast.CLERK)
    page_without_js.goto("/components/")
    page_without_js.get_by_role("link", name="下一页").click()
    expect(page_without_js).to_have_url(re.compile(r"cursor=y$"))
    expect(page_without_js.get_by_role("heading", name="界面部件")).to_be_visible()


def test_a_lost_connection_is_told_in_words(page: Page) -> None:
    sign_in(page, cast.CLERK)
    page.goto("/components/")
    page.route("**/components/?cursor=y", lambda route: route.abort())
    page.get_by_role("link", name="下一页").click()
    expect(page.locator("#notices").get_by_role("alert")).to_contain_text("网络没有连通")
