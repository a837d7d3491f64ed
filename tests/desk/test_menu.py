"""The menu of each person leads to pages that let him in, and to all of them that are his."""

from collections.abc import Callable

import pytest
from django.test import Client

from xinfang.demo import cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thursday")]
AsPerson = Callable[[str], Client]
EVERYBODYS = ["待办", "查找", "概况", "公文", "消息", "规则", "日历"]


def menu(client: Client) -> list[str]:
    return [entry.words for entry in client.get("/").context["entries"]]


@pytest.mark.parametrize(
    ("who", "own"),
    [
        (cast.CLERK, ["登记"]),
        (cast.CASE_OFFICER, ["登记"]),
        (cast.TOWN_HANDLER, ["登记"]),
        (cast.SECTION_HEAD, ["督查"]),
        (cast.BUREAU_HEAD, ["督查"]),
        (cast.INSPECTOR, ["督查"]),
        (cast.ACCUSATION_OFFICER, []),
        (cast.TOWN_HEAD, []),
        (cast.AUDITOR, ["查阅"]),
        (cast.ADMIN, ["人员", "单位"]),
    ],
)
def test_the_menu_holds_what_the_person_may_open_and_nothing_that_is_refused(
    who: str, own: list[str], as_person: AsPerson
) -> None:
    client = as_person(who)
    entries = client.get("/").context["entries"]
    assert sorted(entry.words for entry in entries) == sorted([*EVERYBODYS, *own])
    assert {entry.words: client.get(entry.url).status_code for entry in entries if entry.words} == {
        entry.words: 200 for entry in entries
    }
    assert (client.get("/register/").status_code == 200) == ("登记" in own)
