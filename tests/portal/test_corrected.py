"""What a petitioner reads of a correction: what he was told and what it should have been; nothing of the office's."""

from datetime import timedelta

from django.test import Client

from doing import TEXT, Doing
from portal.conftest import Prove
from portal.test_matter import read, shown
from xinfang.demo import cast
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind

WHY = {"ground": "SLIP", "text": "内部说明的更正理由"}
CLERK = (cast.CLERK, cast.BUREAU, CapacityKind.CLERK)
HANDLER = (cast.TOWN_HANDLER, cast.TOWN, CapacityKind.HANDLER)


def told(client: Client) -> list[tuple[str, bool, tuple[tuple[str, str], ...]]]:
    return [(step.words, step.corrected, step.details) for step in read(client).steps]


def test_the_day_of_receipt_is_told_as_corrected_with_the_old_one(proved: Prove) -> None:
    doing = Doing().register()
    was, now = doing.day, doing.day - timedelta(days=2)
    values = {**WHY, "day": now.isoformat()}
    doing.act(ActKind.CORRECT, *CLERK, values=values, target=1, corrections={"asks": {"1": "请求修复。"}})
    doing.confirmed(cast.SECTION_HEAD)
    client = proved(doing)
    days = [f"{day.year}年{day.month}月{day.day}日" for day in (was, now)]
    assert told(client) == [
        ("登记", True, ()),
        (
            "更正“登记”的记录",
            False,
            (("发生日期", " → ".join(days)), ("诉求 1", f"更正前：{TEXT}\n更正后：请求修复。")),
        ),
    ]
    assert (read(client).received_on, read(client).asks[0].text) == (now, "请求修复。")
    assert "内部说明" not in shown(client)


def test_what_the_office_notes_for_itself_is_not_told_when_it_is_corrected(proved: Prove) -> None:
    doing = Doing().register().transfer()
    doing.handle(ActKind.ACCEPT, {"text": "内部的受理说明"})
    doing.act(ActKind.CORRECT, *HANDLER, values=WHY, target=3, corrections={"text": "内部的另一说明"})
    doing.confirmed(cast.TOWN_HEAD)
    client = proved(doing)
    assert [words for words, _, _ in told(client)] == ["登记", "转送", "受理"]
    for hidden in ("内部的受理说明", "内部的另一说明", "更正“"):
        assert hidden not in shown(client)


def test_a_notice_that_was_corrected_shows_what_it_said_before(proved: Prove) -> None:
    doing = Doing().register().transfer().inform()
    doing.act(ActKind.CORRECT, *HANDLER, values=WHY, target=3, corrections={"text": "由镇建设办办理。"})
    doing.confirmed(cast.TOWN_HEAD)
    (_, _, notice, correction) = told(proved(doing))
    assert ("处理途径和程序", "由镇建设办办理。") in notice[2]
    assert correction[2] == (("处理途径和程序", "更正前：已收到，按信访程序办理。\n更正后：由镇建设办办理。"),)
