"""Rules, calendar, changes and messages: accessible, whole on a telephone, and of use without a mouse."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from playwright.sync_api import Page, expect

from browsing import axe, fits, shot, sign_in
from doing import Doing
from xinfang.demo import cast
from xinfang.petitions.outbox import sweep, switch

pytestmark = pytest.mark.browser
PLACES = {
    "rules": "/rules/",
    "calendar": "/calendar/?rule=R22-34-handle&start=2026-01-05",
    "changes": "/changes/",
    "messages": "/messages/",
}


@pytest.fixture(autouse=True)
def calendar() -> Iterator[time_machine.Traveller]:
    """Let it be Monday, 2 March 2026."""
    with time_machine.travel("2026-03-02T02:00:00Z", tick=True) as traveller:
        yield traveller


def test_the_pages_are_accessible_and_fit_a_telephone(page: Page, phone: Page) -> None:
    switch(on=True, by="tests")
    Doing(date(2026, 3, 2)).register().transfer()
    sweep()
    for shown, size in ((page, "desktop"), (phone, "phone")):
        sign_in(shown, cast.TOWN_HANDLER)
        for name, address in PLACES.items():
            shown.goto(address)
            shown.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
            axe(shown)
            fits(shown)
            shot(shown, f"{name}-{size}")


def test_a_date_is_tried_out_by_the_keyboard_and_leads_to_its_rule(page_without_js: Page) -> None:
    page = page_without_js
    sign_in(page, cast.CLERK)
    page.goto("/calendar/")
    page.get_by_role("combobox", name="规则").select_option("R22-34-handle")
    page.get_by_label("起算日").fill("2026-03-02")
    page.get_by_role("button", name="试算").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("2026年5月6日 周三")
    page.get_by_role("link", name="这条规则的全部说明").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="现行规则")).to_be_visible()
    expect(page.locator("tr:target")).to_contain_text("办结并出具信访处理意见书")
