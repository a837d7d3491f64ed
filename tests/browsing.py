"""What browser tests do again and again."""

import os
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from xinfang.demo.county import shared_password

ONLY_FAULTS = {"resultTypes": ["violations"], "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}


def sign_in(page: Page, username: str) -> None:
    """Sign in as somebody of the demonstration county and arrive at the home page."""
    page.goto("/sign-in/")
    page.get_by_label("用户名").fill(username)
    page.get_by_label("密码").fill(shared_password())
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("button", name="退出")).to_be_visible()


def faults(page: Page) -> list[str]:
    """Give the rules of accessibility that the page shown breaks, each with its element."""
    found = Axe().run(page, options=ONLY_FAULTS).response["violations"]
    return [f"{fault['id']}: {node['html'][:200]}" for fault in found for node in fault["nodes"]]


def axe(page: Page) -> None:
    """Fail when the page shown breaks a rule of accessibility, naming rule and element."""
    found = faults(page)
    assert found == [], "\n".join(found)


def width(page: Page) -> tuple[int, int]:
    """Give how wide the page is, and how wide it is shown."""
    wide, shown = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    return wide, shown


def fits(page: Page) -> None:
    """Fail when the page must be moved sideways to be read."""
    wide, shown = width(page)
    assert wide <= shown, f"{page.url} is {wide} pixels wide on a screen of {shown}"


def shot(page: Page, name: str) -> None:
    """Keep a picture of the whole page in the folder named by XINFANG_SHOTS; without it, do nothing."""
    if folder := os.environ.get("XINFANG_SHOTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def printed(page: Page, name: str) -> None:
    """Keep the page as it prints, as PDF in the folder named by XINFANG_SHOTS; without it, do nothing."""
    if folder := os.environ.get("XINFANG_SHOTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.pdf(path=Path(folder) / f"{name}.pdf", prefer_css_page_size=True)
