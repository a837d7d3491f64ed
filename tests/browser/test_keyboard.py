"""Work by keyboard alone: the map of keys, and ten varied matters registered one after the other, each key counted."""

import re
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import pytest
from playwright.sync_api import Page, expect

from browsing import axe, shot, sign_in
from doing import Doing
from xinfang.demo import cast
from xinfang.law.terms import RequestClass
from xinfang.petitions.commands import Ask
from xinfang.petitions.models import Party, Petition, Request
from xinfang.petitions.reading import case_of

pytestmark = pytest.mark.browser
SLIP = "信访事项登记回执"
MOST_KEYS, MOST_SECONDS = 16, 60
# An agent takes his fold, his name, the tick that he may take papers, and his paper besides.
MOST_KEYS_WITH_AGENT = 24


@dataclass
class Keys:
    """A keyboard that counts: keys that steer, apart from the words that are typed."""

    page: Page
    steering: int = 0

    def press(self, *keys: str) -> "Keys":
        for key in keys:
            self.page.keyboard.press(key)
            self.steering += 1
        return self

    def type(self, words: str) -> "Keys":
        self.page.keyboard.type(words)
        return self


def tabs(n: int) -> tuple[str, ...]:
    return ("Tab",) * n


# What is pressed and typed after the words of the request, which has the focus.
MATTERS: dict[str, tuple[str | tuple[str, ...], ...]] = {
    "门前排水沟堵塞，雨天院内积水，请求疏通。": (),
    "小区路灯三个月不亮，老人夜里摔倒，请求修复。": (tabs(7), "林小满", tabs(3), "平安街道一号"),
    "承包地被占用没有补偿，请求依法补偿。": (tabs(2), "tdzs", tabs(1), "jdz"),
    "建议在县医院门口增设公交站，方便看病的人。": (tabs(1), ("ArrowDown",)),
    "工地拖欠工资两万三千元，请求追回。": (tabs(7), "杜青", tabs(2), "13900001234"),
    "学校门口占道停车，孩子上学危险，请求整治。": (tabs(3), "130426104"),
    "医保报销被退回没有说明理由，请求核对。": (tabs(7), "韩雪", tabs(1), "13042619800101123X"),
    "村里饮用水发黄，已经半个月，请求检测。": (tabs(2), "hjwr"),
    "小区电梯经常停运，物业不修，请求督促。": (tabs(7), "物业业主代表"),
    "修路占地的附着物没有赔偿，请求赔偿。": (tabs(3), "索堡镇", tabs(4), "郑田", tabs(3), "索堡镇二街"),
}


def begin(keys: Keys, text: str) -> None:
    """Open the form and type the request, in whose field the keys then are."""
    keys.press("r")
    expect(keys.page.get_by_label("诉求内容")).to_be_focused()
    keys.type(text)


def test_the_map_of_keys_opens_and_its_keys_lead_where_it_says(page: Page) -> None:
    sign_in(page, cast.CLERK)
    page.keyboard.press("?")
    expect(page.get_by_role("heading", name="键盘操作")).to_be_visible()
    axe(page)
    shot(page, "keys")
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", name="键盘操作")).to_be_hidden()
    for key, title in (("f", "查找"), ("o", "概况"), ("r", "登记信访事项")):
        page.locator("body").evaluate("element => document.activeElement.blur()")
        page.keyboard.press(key)
        expect(page.get_by_role("heading", name=title, exact=True)).to_be_visible()


def test_the_map_of_keys_tells_only_of_what_the_page_has(page: Page) -> None:
    sign_in(page, cast.CLERK)
    everywhere = ["待办", "登记", "查找", "概况", "公文", "消息", "规则", "日历"]
    for address, more in (
        ("/", ["缩小待办的范围"]),
        ("/rules/", ["到查找框或者第一个输入框", "提交正在填写的表（在输入框里）"]),
    ):
        page.goto(address)
        page.locator("body").evaluate("() => document.activeElement.blur()")
        page.keyboard.press("?")
        told = page.locator("#keys dt:visible").all_inner_texts()
        assert [words for words in told if words not in everywhere] == [*more, "打开、关闭本说明"]


def test_a_letter_typed_into_a_field_is_a_letter(page: Page) -> None:
    sign_in(page, cast.CLERK)
    page.goto("/register/")
    page.keyboard.type("fori?")
    expect(page.get_by_label("诉求内容")).to_have_value("fori?")
    expect(page.get_by_role("heading", name="键盘操作")).to_be_hidden()


def test_the_inbox_is_narrowed_and_two_matters_are_given_out_by_keyboard_alone(page: Page) -> None:
    for text in ("路灯不亮。", "水渠漏水。"):
        Doing().register(Ask(text))
    sign_in(page, cast.CASE_OFFICER)
    page.keyboard.press("n")
    expect(page.get_by_label("内容分类")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("jdz")
    page.keyboard.press("Enter")
    expect(page.get_by_text("没有符合条件的事项。")).to_be_visible()
    page.goto("/")
    page.get_by_role("checkbox").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    while not page.get_by_role("checkbox").nth(1).evaluate("box => box === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.get_by_role("button", name="分派经办人").press("Enter")
    expect(page.get_by_role("heading", name="可以分派的2件")).to_be_visible()
    axe(page)
    shot(page, "allocate")


def test_ten_varied_matters_are_registered_by_keyboard_alone_with_few_keys(page: Page) -> None:
    sign_in(page, cast.CLERK)
    keys, began = Keys(page), monotonic()
    for text, steps in MATTERS.items():
        begin(keys, text)
        for step in steps:
            keys.press(*step) if isinstance(step, tuple) else keys.type(step)
        keys.press("Control+Enter")
        expect(page.get_by_role("heading", name=SLIP)).to_be_visible()
    seconds = monotonic() - began
    assert Petition.objects.count() == len(MATTERS) == 10
    assert keys.steering / 10 <= MOST_KEYS
    assert seconds / 10 < MOST_SECONDS
    assert Party.objects.count() == 5
    assert Request.objects.filter(klass=RequestClass.SUGGESTION).count() == 1
    assert sorted(Request.objects.exclude(category=None).values_list("category__name", flat=True)) == [
        "土地征收",
        "环境污染",
    ]
    assert Request.objects.exclude(place=None).count() == 3


def test_an_eleventh_matter_is_registered_with_an_agent_and_his_paper_by_keyboard_alone(
    page: Page, tmp_path: Path
) -> None:
    proof = tmp_path / "授权委托书.pdf"
    proof.write_bytes(b"%PDF-1.4\n%%EOF\n")
    # Listened for from the start: a dialog that opens before the browser is told to hand it over is lost.
    page.on("filechooser", lambda chooser: chooser.set_files(proof))
    sign_in(page, cast.CLERK)
    keys = Keys(page)
    begin(keys, "老人的养老金三个月没有发，请求补发。")
    keys.press(*tabs(7)).type("齐老汉")
    keys.press(*tabs(4), "Enter")
    expect(page.get_by_label("代理人姓名（名称）")).to_be_visible()
    keys.press("Tab").type("齐小山")
    keys.press(*tabs(5), "Space", "Tab")
    expect(page.get_by_label("授权委托书", exact=True)).to_be_focused()
    keys.press("Enter")
    expect(page.get_by_role("button", name="去掉授权委托书.pdf")).to_be_visible()
    expect(page.locator(".htmx-added, .htmx-request")).to_have_count(0)
    axe(page)
    shot(page, "register-agent")
    keys.press("Control+Enter")
    expect(page.get_by_role("heading", name=SLIP)).to_be_visible()
    (agent,) = case_of(Petition.objects.get()).agents
    assert (agent.person, agent.basis, agent.receives) == (1, "AUTHORISED", True)
    assert keys.steering <= MOST_KEYS_WITH_AGENT


def test_ctrl_and_enter_send_the_form_of_an_act(page: Page) -> None:
    sign_in(page, cast.CLERK)
    page.goto("/register/")
    page.keyboard.type("门前排水沟堵塞，请求疏通。")
    page.keyboard.press("Control+Enter")
    number = page.locator(".slip-number").inner_text()
    page.goto(f"/cases/{number}/acts/add_material/")
    page.get_by_label("补充内容").fill("附照片说明。")
    page.keyboard.press("Control+Enter")
    expect(page).to_have_url(re.compile(f"/cases/{number}/$"))
    expect(page.get_by_text("已记录“补充材料”")).to_be_visible()


def test_a_group_visit_and_a_joint_letter_are_registered_by_keyboard_alone(page: Page) -> None:
    sign_in(page, cast.CLERK)
    keys = Keys(page)
    begin(keys, "拖欠三十二人工资，请求追回。")
    keys.press(*tabs(7)).type("甲一")
    keys.press(*tabs(6), "Enter", "Tab").type("32")
    keys.press("Tab").type("\n".join(f"*来访人{n}，井店镇一街{n}号" for n in "乙丙丁戊己") + "\n同来人庚")
    keys.press("Control+Enter")
    expect(page.get_by_role("alert", name="请核对")).to_contain_text("推选的代表不得超过5人（第二十条第三款）")
    expect(page.get_by_label("其余的信访人")).to_be_focused()
    axe(page)
    shot(page, "register-group")
    keys.press("Control+Enter")
    expect(page.get_by_role("heading", name=SLIP)).to_have_count(7)
    visit = case_of(Petition.objects.get())
    assert (visit.channel, visit.acts[0].payload["present"], len(visit.persons)) == ("VISIT", 32, 7)
    assert [one.representative for one in visit.persons] == [False, True, True, True, True, False, False]

    begin(keys, "灌渠年久失修，请求重修。")
    while not page.get_by_label("来访", exact=True).evaluate("box => box === document.activeElement"):
        keys.press("Shift+Tab")
    keys.press("ArrowLeft")
    while not page.get_by_label("姓名（名称）", exact=True).evaluate("box => box === document.activeElement"):
        keys.press("Tab")
    keys.type("辛二")
    keys.press(*tabs(6), "Enter", *tabs(2)).type("\n".join(f"*联名人{n}" for n in "甲乙丙丁戊己"))
    keys.press("Control+Enter")
    expect(page.get_by_role("heading", name=SLIP)).to_have_count(7)
    letter = case_of(Petition.objects.exclude(pk=visit.petition).get())
    assert (letter.channel, sum(one.representative for one in letter.persons)) == ("LETTER", 6)
