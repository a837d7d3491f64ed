"""The line of stages, as the desk and the petitioner see it; the seldom acts behind one key."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from playwright.sync_api import Page, expect

from browsing import axe, fits, shot, sign_in
from doing import Doing
from xinfang.demo import cast

pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def calendar() -> Iterator[time_machine.Traveller]:
    """Let it be Monday, 2 March 2026."""
    with time_machine.travel("2026-03-02T02:00:00Z", tick=True) as traveller:
        yield traveller


def test_the_stages_tell_what_comes_next_and_fit_a_telephone(page: Page, phone: Page) -> None:
    doing = Doing(date(2026, 2, 9)).register().later(1).transfer().accept()
    for shown, name in ((page, "desktop"), (phone, "phone")):
        sign_in(shown, cast.TOWN_HANDLER)
        shown.goto(f"/cases/{doing.done.case.number}/")
        stages = shown.get_by_role("list", name="办理进度")
        expect(stages.get_by_role("listitem").nth(2)).to_contain_text("尚未办理")
        expect(stages.locator("[aria-current=step]")).to_contain_text("处理意见")
        expect(shown.get_by_text("下一步：处理意见")).to_be_visible()
        axe(shown)
        fits(shown)
        shot(shown, f"stages-{name}")


def test_the_seldom_acts_open_by_the_keyboard_alone(page: Page) -> None:
    doing = Doing(date(2026, 2, 9)).register()
    sign_in(page, cast.CASE_OFFICER)
    page.goto(f"/cases/{doing.done.case.number}/")
    expect(page.get_by_role("link", name="直接答复")).to_be_hidden()
    page.get_by_role("link", name="转送政法部门").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="直接答复")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="登记上级交办")).to_be_focused()
    axe(page)
