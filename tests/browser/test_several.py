"""Choosing the other petition, both side by side; a part taken out beside the first file."""

from collections.abc import Iterator

import pytest
import time_machine
from playwright.sync_api import Page, expect

from browsing import axe, fits, shot, sign_in
from doing import TEXT, Doing
from xinfang.demo import cast
from xinfang.kernel import clock
from xinfang.petitions.commands import Ask

pytestmark = pytest.mark.browser
MONDAY = "2026-03-02T02:00:00Z"
MIXED = f"{TEXT}\n另外，镇长收受施工方财物，请一并查处。"


@pytest.fixture(autouse=True)
def calendar() -> Iterator[time_machine.Traveller]:
    """Let it be Monday, 2 March 2026."""
    with time_machine.travel(MONDAY, tick=True) as traveller:
        yield traveller


@pytest.fixture(params=["page", "phone"])
def anywhere(request: pytest.FixtureRequest) -> Page:
    """Give an office computer, then a small telephone."""
    page: Page = request.getfixturevalue(request.param)
    return page


def test_two_petitions_are_read_side_by_side_and_linked(anywhere: Page, request: pytest.FixtureRequest) -> None:
    device = request.node.callspec.params["anywhere"]
    earlier, later = Doing(clock.today()).register(Ask("乡里公路坑洼，请修补。")), Doing(clock.today()).register()
    sign_in(anywhere, cast.CASE_OFFICER)
    anywhere.goto(f"/cases/{later.done.case.number}/acts/link/")
    anywhere.get_by_label("另一件信访事项的编号").fill(earlier.done.case.number)
    anywhere.get_by_role("button", name="查看两件的诉求").click()
    expect(anywhere.get_by_text("乡里公路坑洼，请修补。").first).to_be_visible()
    shot(anywhere, f"link-{device}")
    axe(anywhere)
    fits(anywhere)
    anywhere.get_by_label("同一信访人此前提出过同一诉求").check()
    anywhere.get_by_role("button", name="记录“关联相同诉求”").click()
    expect(anywhere.get_by_text("相关信访事项")).to_be_visible()
    shot(anywhere, f"linked-{device}")
    axe(anywhere)


def test_a_part_is_taken_out_beside_the_first_file(anywhere: Page, request: pytest.FixtureRequest) -> None:
    device = request.node.callspec.params["anywhere"]
    mixed = Doing(clock.today()).register(Ask(MIXED))
    sign_in(anywhere, cast.CASE_OFFICER)
    anywhere.goto(f"/cases/{mixed.done.case.number}/acts/split/")
    anywhere.get_by_label("分出的内容").fill("镇长收受施工方财物，请查处。")
    anywhere.get_by_text("检举控告部分：填写").click()
    shot(anywhere, f"split-{device}")
    axe(anywhere)
    fits(anywhere)
    anywhere.get_by_label("井店镇人民政府").check()
    anywhere.get_by_role("button", name="记录“分立”").click()
    expect(anywhere.get_by_text("J-2026-").first).to_be_visible()
