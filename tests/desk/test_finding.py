"""Lists narrowed by what is known of a petition, and taken out as a workbook."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from doing import PARTY, Doing, unit
from xinfang.demo import cast
from xinfang.law.terms import RequestClass
from xinfang.ledger.models import Access, AccessLog
from xinfang.petitions.commands import Accused, Ask, PartyIn
from xinfang.petitions.models import Category, Place

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]
DAY = date(2026, 3, 2)


def listed(client: Client, **filters: str) -> list[str]:
    answer = client.get("/search/", filters)
    assert answer.status_code == 200, answer.context["form"].errors
    return ["".join(piece.words for piece in line.pieces) for line in answer.context["lines"]]


@pytest.fixture
def four() -> None:
    """Register four matters that differ in day, class, category, place and organ."""
    land, town = Category.objects.get(name="土地征收"), Place.objects.get(name="井店镇")
    village = Place.objects.filter(parent=town).first()
    assert village is not None
    Doing(DAY).register(Ask("征地补偿未付。", category=land.pk, place=village.pk)).transfer(cast.TOWN)
    Doing(date(2026, 3, 3)).register(Ask("路灯不亮。", place=town.pk))
    Doing(date(2026, 3, 4)).register(Ask("建议增设公交站。", RequestClass.SUGGESTION))
    Doing(date(2026, 3, 4)).register(Ask("路灯坏了。")).transfer(cast.DEPARTMENT)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"category": "tdzs"}, ["征地补偿未付。"]),
        ({"category": "国土资源"}, ["征地补偿未付。"]),
        ({"place": "井店镇"}, ["路灯不亮。", "征地补偿未付。"]),
        ({"klass": "SUGGESTION"}, ["建议增设公交站。"]),
        ({"since": "2026-03-03", "until": "2026-03-03"}, ["路灯不亮。"]),
        ({"state": "ROUTED", "q": "路灯"}, ["路灯坏了。"]),
        ({"channel": "PHONE"}, []),
        ({"late": "on"}, []),
    ],
)
def test_a_list_is_narrowed_by_each_thing_that_is_known(
    filters: dict[str, str], found: list[str], four: None, as_person: AsPerson
) -> None:
    assert listed(as_person(cast.CLERK), **filters) == found


def test_an_organ_is_chosen_from_the_list_and_what_is_late_on_the_day(
    four: None, as_person: AsPerson, thursday: Any
) -> None:
    assert listed(as_person(cast.CLERK), organ=str(unit(cast.TOWN))) == ["征地补偿未付。"]
    thursday.move_to("2026-03-19T02:00:00Z")
    assert listed(as_person(cast.CLERK), late="on") == ["路灯不亮。", "征地补偿未付。"]


def test_a_request_that_is_not_seen_narrows_nothing(as_person: AsPerson) -> None:
    land = Category.objects.get(name="土地征收")
    Doing(DAY).register(Ask("路灯不亮。"), Ask("征地补偿未付。", category=land.pk)).transfer(cast.TOWN, requests=(1,))
    assert listed(as_person(cast.TOWN_HANDLER), category="tdzs") == []
    assert listed(as_person(cast.CLERK), category="tdzs") != []


def test_an_accusation_is_found_by_no_filter_of_whoever_may_not_see_it(as_person: AsPerson) -> None:
    accused = Accused(units=(unit(cast.TOWN),))
    Doing(DAY).register(Ask("收受好处。", RequestClass.ACCUSATION), accused=accused)
    for who in (cast.CLERK, cast.TOWN_HANDLER, cast.TOWN_HEAD, cast.ADMIN):
        assert listed(as_person(who), klass="ACCUSATION") == [], who
    assert listed(as_person(cast.ACCUSATION_OFFICER), klass="ACCUSATION") == ["收受好处。"]


@pytest.mark.parametrize(
    ("filters", "sentence"),
    [
        ({"category": "管理"}, "请写得更具体"),
        ({"place": "没有这个地方"}, "没有找到“没有这个地方”"),
        ({"since": "2026-03-05", "until": "2026-03-04"}, "“不晚于”的日期早于“不早于”的日期"),
        ({"state": "ANYTHING"}, "不在可选范围内"),
    ],
)
def test_a_filter_that_is_not_clear_is_said_and_nothing_typed_is_lost(
    filters: dict[str, str], sentence: str, as_person: AsPerson
) -> None:
    answer = as_person(cast.CLERK).get("/search/", {"q": "路灯", **filters})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert answer.context["form"]["q"].value() == "路灯"


@pytest.mark.parametrize("filters", [{"klass": "CLAIM"}, {"klass": "CLAIM", "q": "路灯"}])
def test_three_lines_cost_as_many_queries_as_one(filters: dict[str, str], as_person: AsPerson) -> None:
    client = as_person(cast.CLERK)
    Doing(DAY).register(Ask("路灯不亮。"))
    listed(client, **filters)
    with CaptureQueriesContext(connection) as one:
        assert len(listed(client, **filters)) == 1
    for _ in range(2):
        Doing(DAY).register(Ask("路灯不亮。"))
    with CaptureQueriesContext(connection) as three:
        assert len(listed(client, **filters)) == 3
    assert len(three) == len(one)


def cells(answer: Any) -> str:
    """Give all words in the sheet."""
    with ZipFile(BytesIO(b"".join(answer.streaming_content))) as book:
        return book.read("xl/sharedStrings.xml").decode() + book.read("xl/worksheets/sheet1.xml").decode()


def test_a_list_is_taken_out_masked_and_for_a_purpose_that_is_recorded(as_person: AsPerson) -> None:
    Doing(DAY).register(Ask("路灯不亮。"))
    Doing(DAY).register(Ask("水渠漏水。"), parties=(PartyIn(name="=cmd|' /C calc'!A0"),))
    answer = as_person(cast.CLERK).post("/search/export/", {"q": "路灯", "purpose": "月度例会材料"})
    sheet = cells(answer)
    assert ("路灯不亮。" in sheet, "水渠漏水。" in sheet) == (True, False)
    assert (f"{PARTY.name[0]}**" in sheet, PARTY.name in sheet, PARTY.phone in sheet) == (True, False, False)
    row = AccessLog.objects.get(what=Access.EXPORT)
    assert (row.reason, row.person.username) == ("月度例会材料", cast.CLERK)


def test_nothing_in_a_workbook_is_a_formula(as_person: AsPerson) -> None:
    Doing(DAY).register(Ask("=1+1 请求核对。"))
    assert "<f>" not in cells(as_person(cast.CLERK).post("/search/export/", {"purpose": "核对"}))


def test_without_a_purpose_nothing_is_taken_out(as_person: AsPerson) -> None:
    Doing(DAY).register(Ask("路灯不亮。"))
    answer = as_person(cast.CLERK).post("/search/export/", {"q": "路灯", "purpose": " "})
    assert answer.status_code == 422
    assert "请写明导出用途。" in answer.content.decode()
    assert not AccessLog.objects.filter(what=Access.EXPORT).exists()


def test_a_workbook_holds_only_what_its_reader_sees(as_person: AsPerson) -> None:
    accused, accuser = Accused(units=(unit(cast.TOWN),)), PartyIn(name="赵青")
    Doing(DAY).register(Ask("收受好处。", RequestClass.ACCUSATION), accused=accused, parties=(accuser,))
    Doing(DAY).register(Ask("路灯不亮。"), Ask("征地补偿未付。")).transfer(cast.TOWN, requests=(2,))
    Doing(DAY).register(Ask("水渠漏水。"))
    sheet = cells(as_person(cast.TOWN_HANDLER).post("/search/export/", {"purpose": "核对"}))
    assert [text for text in ("收受好处", "路灯不亮", "征地补偿未付", "水渠漏水") if text in sheet] == ["征地补偿未付"]
    mine = cells(as_person(cast.ACCUSATION_OFFICER).post("/search/export/", {"purpose": "核对"}))
    assert ("收受好处" in mine, "（已隐去）" in mine, "赵**" in mine) == (True, True, False)
