"""Files added to a form: chosen without scripts, dropped and pasted with them, looked at on the case page."""

import re

import pytest
from playwright.sync_api import FilePayload, Page, expect

from browsing import axe, fits, shot, sign_in
from doing import Doing
from xinfang.demo import cast
from xinfang.kernel import clock
from xinfang.law.acts import ActKind

pytestmark = pytest.mark.browser
PDF = b"%PDF-1.4\n%%EOF\n"
# One grey pixel.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550"
    "000000a49444154789c636800000082008177cd72b60000000049454e44ae426082"
)
BRING = """([event, type, names, target]) => {
  const data = new DataTransfer();
  for (const [name, kind, bytes] of names) data.items.add(new File([new Uint8Array(bytes)], name, { type: kind }));
  const options = { bubbles: true, cancelable: true, [type]: data };
  const made = event === "paste" ? new ClipboardEvent(event, options) : new DragEvent(event, options);
  document.querySelector(target).dispatchEvent(made);
}"""


def payload(name: str, data: bytes) -> FilePayload:
    kinds = {"pdf": "application/pdf", "png": "image/png", "txt": "text/plain"}
    return {"name": name, "mimeType": kinds[name.split(".")[-1]], "buffer": data}


def drop(page: Page, *files: tuple[str, str, bytes]) -> None:
    page.evaluate(
        BRING, ["drop", "dataTransfer", [[name, kind, list(data)] for name, kind, data in files], "form.sheet"]
    )


def paste(page: Page, data: bytes) -> None:
    page.evaluate(BRING, ["paste", "clipboardData", [["image.png", "image/png", list(data)]], "body"])


def names(page: Page) -> list[str]:
    return page.locator("input[data-files]").evaluate("input => [...input.files].map((file) => file.name)")  # type: ignore[no-any-return]  # what the script gives


def form_for(page: Page) -> str:
    """Open the form that adds material to a new petition, and give its number."""
    number = Doing(day=clock.today()).register().done.case.number
    sign_in(page, cast.CASE_OFFICER)
    page.goto(f"/cases/{number}/acts/{ActKind.ADD_MATERIAL}/")
    return number


def test_without_scripts_a_refused_file_is_named_and_the_good_ones_stay(page_without_js: Page) -> None:
    page = page_without_js
    form_for(page)
    page.get_by_label("附件").set_input_files(
        [payload("诉状.pdf", PDF), payload("现场.png", PNG), payload("x.txt", b"x")]
    )
    page.get_by_role("button", name="记录“补充材料”").click()
    expect(page.get_by_text("文件“x.txt”不是 PDF、JPG 或者 PNG 文件，不能接收。").first).to_be_visible()
    expect(page.get_by_text("已上传的附件（2份）")).to_be_visible()
    page.get_by_label("诉状.pdf").uncheck()
    page.get_by_label("补充内容").fill("补交现场照片。")
    page.get_by_role("button", name="记录“补充材料”").click()
    expect(page.get_by_role("link", name="现场.png")).to_be_visible()
    expect(page.get_by_text("诉状.pdf")).to_have_count(0)


def test_files_are_dropped_pasted_and_taken_off_again(page: Page) -> None:
    form_for(page)
    page.get_by_label("附件").set_input_files([payload("诉状.pdf", PDF)])
    drop(page, ("现场.png", "image/png", PNG), ("收据.pdf", "application/pdf", PDF + b"receipt"))
    paste(page, PNG)
    assert names(page) == ["诉状.pdf", "现场.png", "收据.pdf", "粘贴的图片1.png"]
    page.get_by_role("button", name="去掉收据.pdf").click()
    assert names(page) == ["诉状.pdf", "现场.png", "粘贴的图片1.png"]
    axe(page)
    shot(page, "attachments-chosen")


def test_words_pasted_into_a_field_stay_words(page: Page) -> None:
    form_for(page)
    field = page.get_by_label("补充内容")
    field.fill("补交现场照片。")
    field.press("Control+a")
    field.press("Control+c")
    field.press("End")
    field.press("Control+v")
    expect(field).to_have_value("补交现场照片。补交现场照片。")
    assert names(page) == []


def test_a_picture_is_fetched_only_when_its_fold_is_opened_and_a_paper_opens_beside(page: Page) -> None:
    form_for(page)
    page.get_by_label("附件").set_input_files([payload("诉状.pdf", PDF), payload("现场.png", PNG)])
    page.get_by_label("补充内容").fill("补交材料。")
    fetched: list[str] = []
    page.on("request", lambda request: fetched.extend(re.findall(r"/files/", request.url)))
    page.get_by_role("button", name="记录“补充材料”").click()
    expect(page.get_by_role("link", name="诉状.pdf")).to_have_attribute("target", "_blank")
    assert fetched == []
    page.get_by_text("在本页看图片（1）").click()
    picture = page.get_by_role("img", name="现场.png")
    expect(picture).to_be_visible()
    expect(picture).to_have_js_property("naturalWidth", 1)
    assert fetched == ["/files/"]
    axe(page)


def test_the_forms_fit_a_small_telephone(phone: Page) -> None:
    form_for(phone)
    fits(phone)
    phone.get_by_label("附件").set_input_files([payload(f"{'很长的文件名' * 12}.pdf", PDF)])
    fits(phone)
    phone.get_by_role("button", name="记录“补充材料”").click()
    expect(phone.get_by_text("已上传的附件（1份）")).to_be_visible()
    fits(phone)
    shot(phone, "attachments-phone")
