"""The whole path on screen: from the window by several people to the served opinion, and the citizen's rating of it."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
import time_machine
from playwright.sync_api import Page, Route, expect

from browsing import axe, fits, printed, shot, sign_in
from doing import Doing, unit
from xinfang.demo import cast
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind

pytestmark = pytest.mark.browser
MONDAY = "2026-03-02T02:00:00Z"
TEXT = "村口道路塌陷，请求修复。\n去年雨季塌陷后一直没有修复，车辆无法通行。"
DONE = "已记录“{}”"


@pytest.fixture(autouse=True)
def calendar() -> Iterator[time_machine.Traveller]:
    """Let it be Monday, 2 March 2026; days go by as a test says."""
    with time_machine.travel(MONDAY, tick=True) as traveller:
        yield traveller


@pytest.fixture(params=["page", "page_without_js"], ids=["with-scripts", "without-scripts"])
def anywhere(request: pytest.FixtureRequest) -> Page:
    """Give a page with scripts, then one without."""
    page: Page = request.getfixturevalue(request.param)
    return page


def examined(page: Page, name: str, request: pytest.FixtureRequest) -> None:
    """Keep a picture, and look for faults of accessibility; the finder of faults needs scripts itself."""
    if request.node.callspec.params["anywhere"] == "page":
        shot(page, name)
        axe(page)


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words, exact=True).click()


def come_in(page: Page, username: str, number: str) -> None:
    """Sign in as somebody else and go through the inbox, or else the search, to the case."""
    if page.get_by_role("button", name="退出").is_visible():
        press(page, "退出")
    sign_in(page, username)
    page.get_by_role("link", name="查找").click()
    page.get_by_label("编号或者文字").fill(number)
    press(page, "查找")
    expect(page.get_by_role("heading", level=1, name=number)).to_be_visible()


def do(page: Page, act: str, texts: dict[str, str] | None = None, choices: tuple[str, ...] = ()) -> None:
    """Open the act's form from its button, fill it in, send it, and see it recorded."""
    page.get_by_role("link", name=act, exact=True).click()
    for choice in choices:
        page.get_by_label(choice).check()
    for label, words in (texts or {}).items():
        page.get_by_label(label).fill(words)
    press(page, f"记录“{act}”")
    expect(page.get_by_role("status").filter(has_text=DONE.format(act))).to_be_visible()


def registered(page: Page) -> tuple[str, str]:
    """Register a visit at the window; give number and query code from the slip."""
    sign_in(page, cast.CLERK)
    page.get_by_role("link", name="登记", exact=True).click()
    page.get_by_label("诉求内容").fill(TEXT)
    page.get_by_label("姓名（名称）", exact=True).fill("林小满")
    page.get_by_label("住址", exact=True).fill("井店镇一街十二号")
    press(page, "登记")
    return page.locator(".slip-number").inner_text(), page.locator(".query-code").inner_text()


def test_from_the_window_to_the_served_opinion_and_its_rating(anywhere: Page, calendar: time_machine.Traveller) -> None:
    page = anywhere
    number, code = registered(page)

    calendar.shift(timedelta(days=1))
    come_in(page, cast.CASE_OFFICER, number)
    page.get_by_role("link", name="转送", exact=True).click()
    page.get_by_label("去向单位").select_option(str(unit(cast.TOWN)))
    page.get_by_label("涉及下级机关、单位").check()
    press(page, "记录“转送”")
    expect(page.get_by_role("status").first).to_contain_text("井店镇应在2026年3月18日以前书面告知信访人")

    calendar.shift(timedelta(days=1))
    come_in(page, cast.TOWN_HANDLER, number)
    do(page, "告知接收情况", {"处理途径和程序": "已收到，按照信访程序办理。"}, ("邮寄书面告知",))
    do(page, "受理")
    do(page, "听取信访人陈述", {"陈述记录": "到现场听取了陈述。"}, ("当面听取",))
    do(page, "调查核实", {"调查核实情况": "路面塌陷约三十平方米。"})
    page.get_by_role("link", name="申请延期").click()
    page.get_by_label("需要鉴定").check()
    page.get_by_label("延长天数").fill("20")
    page.get_by_role("textbox", name="延期理由").fill("需要委托检测。")
    press(page, "记录“申请延期”")

    come_in(page, cast.TOWN_HEAD, number)
    do(page, "批准延期")
    expect(page.get_by_role("status").first).to_contain_text("应在2026年5月25日以前办结")

    calendar.shift(timedelta(days=12))
    come_in(page, cast.TOWN_HANDLER, number)
    do(page, "告知延期理由", choices=("邮寄书面告知",))
    opinion = {"处理意见书正文": "决定修复塌陷路面。", "法律法规依据": "《公路法》第三十五条。"}
    do(page, "出具处理意见书", opinion, ("予以支持",))
    do(page, "送达", choices=("当面送达", "信访人签收"))
    do(page, "办结")
    # What was supported must still be carried out (Art. 32②).
    do(page, "报告执行情况", {"说明": "路面已经修复。"}, ("已经执行完毕",))
    expect(page.get_by_text("目前没有未履行的义务。")).to_be_visible()
    press(page, "退出")

    page.goto("/query/")
    page.get_by_label("信访事项编号").fill(number)
    page.get_by_label("查询码").fill(code)
    press(page, "查询")
    expect(page.get_by_text("予以支持").first).to_be_visible()
    page.get_by_role("link", name="评价办理情况").click()
    page.get_by_role("group", name="对信访部门").get_by_label("满意", exact=True).check()
    page.get_by_role("group", name="对有权处理机关").get_by_label("基本满意").check()
    press(page, "提交评价")
    expect(page.get_by_text("评价已经提交，谢谢。")).to_be_visible()


def test_an_act_needs_no_mouse(page: Page) -> None:
    doing = Doing(date(2026, 3, 2)).register()
    sign_in(page, cast.CASE_OFFICER)
    page.get_by_role("link", name="村口道路塌陷，请求修复。").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="转送", exact=True).focus()
    page.keyboard.press("Enter")
    page.get_by_label("去向单位").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("涉及下级机关、单位")).to_be_checked()
    for _ in range(3):  # delivery, explanation, day
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("已记录“转送”")
    assert doing.done.case.last_seq == 1


def test_a_refused_form_has_the_focus_where_it_must_be_mended(anywhere: Page, request: pytest.FixtureRequest) -> None:
    page = anywhere
    doing = Doing(date(2026, 3, 2)).register()
    sign_in(page, cast.CASE_OFFICER)
    page.goto(f"/cases/{doing.done.case.number}/acts/transfer/")
    page.get_by_label("说明").fill("请按期办理。")
    press(page, "记录“转送”")
    expect(page.get_by_role("alert", name="填写有误")).to_contain_text("请选择去向单位。")
    expect(page.get_by_label("去向单位")).to_be_focused()
    expect(page.get_by_label("说明")).to_have_value("请按期办理。")
    examined(page, "act-refused", request)


def test_an_overtaken_form_goes_on_once_the_news_is_read(anywhere: Page, request: pytest.FixtureRequest) -> None:
    page = anywhere
    doing = Doing(date(2026, 3, 2)).register()
    sign_in(page, cast.CASE_OFFICER)
    page.goto(f"/cases/{doing.done.case.number}/acts/transfer/")
    clerk = (cast.CLERK, cast.BUREAU, CapacityKind.CLERK)
    doing.act(ActKind.ADD_MATERIAL, *clerk, values={"text": "补交照片三张。"})
    page.get_by_label("去向单位").select_option(str(unit(cast.TOWN)))
    page.get_by_label("涉及下级机关、单位").check()
    press(page, "记录“转送”")
    expect(page.get_by_text("补交照片三张。")).to_be_visible()
    examined(page, "act-overtaken", request)
    page.get_by_label("我已看过以上新记录").check()
    press(page, "记录“转送”")
    expect(page.get_by_role("status").first).to_contain_text("已记录“转送”")


def test_a_proof_and_the_identity_open_by_one_click_each(anywhere: Page, request: pytest.FixtureRequest) -> None:
    page = anywhere
    doing = Doing(date(2026, 2, 2)).register().transfer()
    come_in(page, cast.TOWN_HANDLER, doing.done.case.number)
    step = page.get_by_text("第15日是2026年2月17日").first
    expect(step).to_be_hidden()
    page.get_by_text("这个日期怎么来的").first.click()
    expect(step).to_be_visible()
    page.locator("summary", has_text="查看身份信息").click()
    press(page, "查看身份信息")
    expect(page.get_by_label("查看身份信息的理由")).to_be_focused()
    page.get_by_label("查看身份信息的理由").fill("电话核实诉求细节。")
    press(page, "查看身份信息")
    expect(page.get_by_text("王小红")).to_be_visible()
    examined(page, "case-unmasked", request)


def test_a_day_in_the_inbox_tells_its_reason_in_its_place(page: Page) -> None:
    Doing(date(2026, 2, 2)).register().transfer()
    sign_in(page, cast.TOWN_HANDLER)
    page.goto("/")
    step = page.get_by_text("第15日是2026年2月17日")
    expect(step).to_have_count(0)
    page.locator("summary", has_text="依据").first.focus()
    page.keyboard.press("Enter")
    expect(step.first).to_be_visible()
    expect(page.get_by_role("heading", name="待办", exact=True)).to_be_visible()
    axe(page)
    shot(page, "inbox-reason")


def test_what_takes_long_to_come_says_that_it_is_on_its_way(page: Page) -> None:
    Doing(date(2026, 2, 2)).register().transfer()
    sign_in(page, cast.TOWN_HANDLER)
    page.goto("/")
    held: list[Route] = []
    page.route("**/duties/*/", lambda route: held.append(route))  # noqa: PLW0108 — a bound method is no listener
    page.locator("summary", has_text="依据").first.click()
    expect(page.get_by_text("正在取内容……")).to_be_visible()
    held[0].continue_()
    expect(page.get_by_text("第15日是2026年2月17日").first).to_be_visible()
    expect(page.get_by_text("正在取内容……")).to_have_count(0)


def test_a_day_in_the_inbox_tells_its_reason_on_a_page_without_scripts(page_without_js: Page) -> None:
    page = page_without_js
    Doing(date(2026, 2, 2)).register().transfer()
    sign_in(page, cast.TOWN_HANDLER)
    page.goto("/")
    page.locator("summary", has_text="依据").first.click()
    page.get_by_role("link", name="这个日期怎么来的").first.click()
    expect(page.get_by_text("第15日是2026年2月17日").first).to_be_visible()
    shot(page, "reason")


def lived_in() -> str:
    """Have matters at every stage; give the number of one that has come far."""
    far = Doing(date(2026, 1, 5)).to_the_end().done.case.number
    Doing(date(2026, 1, 12)).register().later(1).transfer()
    Doing(date(2026, 2, 9)).register().later(1).transfer().inform().accept().hear().later(3).answer()
    Doing(date(2026, 2, 25)).register().transfer().inform().accept()
    Doing(date(2026, 2, 27)).register()
    Doing(date(2026, 1, 27)).register()
    return far


@pytest.mark.parametrize("who", [cast.TOWN_HANDLER, cast.CASE_OFFICER])
def test_the_pages_of_the_desk_are_accessible_and_fit_a_telephone_and_paper(page: Page, phone: Page, who: str) -> None:
    number = lived_in()
    places = {
        "inbox": "/",
        "inbox-waiting": "/?list=waiting",
        "search": "/search/",
        "search-words": "/search/?q=塌陷",
        "search-nothing": "/search/?q=养老金",
        "case": f"/cases/{number}/",
        "act": f"/cases/{number}/acts/annul/",
    }
    for shown, size in ((page, "desktop"), (phone, "phone")):
        sign_in(shown, who)
        for name, address in places.items():
            if name == "act" and who != cast.TOWN_HANDLER:
                continue
            shown.goto(address)
            shown.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
            axe(shown)
            fits(shown)
            shot(shown, f"desk-{name}-{who}-{size}")
            if shown is page:
                printed(shown, f"desk-{name}-{who}")
