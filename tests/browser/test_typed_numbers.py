"""Numbers judged while they are typed: the line comes before Enter, goes when they are mended, and moves nothing."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs

import pytest
import time_machine
from playwright.sync_api import Locator, Page, Request, expect

from browsing import axe, fits, shot, sign_in
from doing import Doing
from xinfang.demo import cast
from xinfang.petitions.commands import PartyIn

pytestmark = pytest.mark.browser
CHECK = "公民身份号码的校验位不对，请核对是否抄错。"
PHONE = "电话号码不对：手机号十一位，固定电话要带区号。"
WRONG, RIGHT = "110105194912310021", "11010519491231002X"


@pytest.fixture
def thursday() -> Iterator[time_machine.Traveller]:
    """Let it be Thursday, 5 March 2026."""
    with time_machine.travel("2026-03-05T02:00:00Z", tick=True) as traveller:
        yield traveller


def line_of(page: Page, field: Locator) -> Locator:
    """Give the line below the field."""
    return page.locator(f"#{field.get_attribute('id')}_judged")


def asked_by(page: Page) -> list[Request]:
    """Give the requests of the page, those to come among them."""
    asked: list[Request] = []

    def note(request: Request) -> None:
        asked.append(request)

    page.on("request", note)
    return asked


def typed_in(asked: list[Request]) -> list[str]:
    """Give what was sent to be judged while it was typed."""
    return [parse_qs(one.post_data or "").get("typed", [""])[0] for one in asked if "/typed/" in one.url]


def top_of_next(page: Page) -> float:
    box = page.get_by_label("住址", exact=True).bounding_box()
    assert box is not None
    return box["y"]


def test_a_miscopied_number_is_told_of_before_enter_and_the_line_goes_when_it_is_mended(page: Page) -> None:
    addresses = asked_by(page)
    sign_in(page, cast.CLERK)
    page.goto("/register/")
    number = page.get_by_label("证件号码", exact=True)
    line, before = line_of(page, number), top_of_next(page)
    expect(line).to_have_attribute("aria-live", "polite")
    number.focus()
    page.keyboard.type(WRONG[:14])
    with page.expect_response("**/typed/id_no/"):
        page.keyboard.type(WRONG[14:17])
    expect(line).to_have_text("")
    page.keyboard.type(WRONG[17:])
    expect(line).to_have_text(CHECK)
    assert [words for words in typed_in(addresses) if len(words) < 15] == []
    expect(number).to_be_focused()
    assert number.get_attribute("aria-describedby") == line.get_attribute("id")
    assert top_of_next(page) == before
    axe(page)
    shot(page, "typed-number")


def test_what_is_mended_is_no_longer_told_of_and_stands_in_no_address(page: Page) -> None:
    addresses = asked_by(page)
    sign_in(page, cast.CLERK)
    page.goto("/register/")
    number = page.get_by_label("证件号码", exact=True)
    number.focus()
    page.keyboard.type(WRONG)
    expect(line_of(page, number)).to_have_text(CHECK)
    page.keyboard.press("Backspace")
    page.keyboard.type("X")
    expect(line_of(page, number)).to_have_text("")
    page.keyboard.press("Tab")
    page.keyboard.type("23800138000")
    phone = page.get_by_label("电话", exact=True)
    expect(line_of(page, phone)).to_have_text(PHONE)
    for _ in range(4):
        page.keyboard.press("Backspace")
    expect(line_of(page, phone)).to_have_text("")
    assert not [one.url for one in addresses if WRONG[:14] in one.url or "2380" in one.url]


def test_a_number_left_unfinished_is_told_of_when_the_field_is_left(page: Page) -> None:
    asked = asked_by(page)
    sign_in(page, cast.CLERK)
    page.goto("/register/")
    phone = page.get_by_label("电话", exact=True)
    phone.focus()
    page.keyboard.type("1380013")
    expect(line_of(page, phone)).to_have_text("")
    with page.expect_response("**/typed/phone/"):
        page.keyboard.press("Tab")
    expect(line_of(page, phone)).to_have_text(PHONE)
    assert len(typed_in(asked)) == 1


def test_a_sample_that_stands_in_no_form_asks_nothing_and_breaks_nothing(page: Page) -> None:
    asked = asked_by(page)
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    sign_in(page, cast.CLERK)
    page.goto("/components/")
    for field in page.locator("[data-judge]:visible").all():
        field.fill(WRONG)
        field.blur()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert (typed_in(asked), broken) == ([], [])


def test_without_scripts_the_line_stands_below_the_field_once_enter_was_pressed(page_without_js: Page) -> None:
    page = page_without_js
    sign_in(page, cast.CLERK)
    page.goto("/register/")
    number = page.get_by_label("证件号码", exact=True)
    number.fill(WRONG)
    number.press("Enter")
    expect(line_of(page, page.get_by_label("证件号码", exact=True))).to_have_text(CHECK)
    expect(page.get_by_role("alert", name="请核对")).to_contain_text(CHECK)


@pytest.mark.usefixtures("thursday")
def test_a_correction_and_people_who_join_are_judged_as_well_on_a_telephone_too(phone: Page) -> None:
    doing = Doing(date(2026, 3, 4)).register(parties=(PartyIn(name="张三", address="井店镇一街"),))
    number = doing.done.case.number
    sign_in(phone, cast.CLERK)
    phone.goto(f"/cases/{number}/acts/correct_person/")
    shot(phone, "correct-person-phone")
    for label, typed, told in (("证件号码", WRONG, CHECK), ("固定电话", "23800138000", PHONE)):
        field = phone.get_by_label(label, exact=True)
        field.focus()
        phone.keyboard.type(typed)
        expect(line_of(phone, field)).to_have_text(told)
        box = line_of(phone, field).bounding_box()
        assert (box or {})["height"] <= 20.5
    axe(phone)
    fits(phone)
    shot(phone, "correct-person-typed-phone")
    phone.goto(f"/cases/{number}/acts/join_person/")
    people = phone.get_by_label("加入的信访人")
    people.focus()
    phone.keyboard.type(f"李四，井店镇，，{WRONG}")
    expect(line_of(phone, people)).to_have_text(f"第1行：{CHECK}")
    phone.keyboard.press("Backspace")
    phone.keyboard.type("X")
    expect(line_of(phone, people)).to_have_text("")


def test_without_scripts_what_was_chosen_is_seen_also_where_the_field_was_never_in_focus(
    page_without_js: Page, tmp_path: Path
) -> None:
    page = page_without_js
    proof = tmp_path / "委托书.pdf"
    proof.write_bytes(b"%PDF-1.4\n%%EOF\n")
    sign_in(page, cast.CLERK)
    page.goto("/register/")
    field = page.locator("#id_files")
    shot(page, "files-without-scripts")
    # Chosen by a click of ours or dropped, it gets no focus.
    field.set_input_files(proof)
    expect(field).not_to_be_focused()
    assert field.evaluate("element => getComputedStyle(element).color") == "rgb(28, 38, 48)"
    assert field.evaluate("element => getComputedStyle(element, '::file-selector-button').display") == "none"
    shot(page, "files-without-scripts-chosen")
