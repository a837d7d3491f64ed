"""Finding petitions by words and numbers, only among what one may see."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from doing import Doing
from xinfang.demo import cast
from xinfang.law.acts import ActKind, Source
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestClass
from xinfang.ledger.models import AccessLog
from xinfang.petitions.commands import Ask

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]
DAY = date(2026, 3, 2)


def asked(*texts: str) -> Doing:
    return Doing(DAY).register(*(Ask(text) for text in texts))


def found(client: Client, words: str, **more: str) -> Any:
    return client.get("/search/", {"q": words, **more})


def texts(answer: Any) -> list[str]:
    return ["".join(piece.words for piece in line.pieces) for line in answer.context["lines"]]


def test_words_are_found_and_marked_in_their_place(as_person: AsPerson) -> None:
    asked("水渠漏水，请求维修。")
    asked("路灯不亮，请求修复。")
    answer = found(as_person(cast.CLERK), "漏水")
    assert texts(answer) == ["水渠漏水，请求维修。"]
    assert "水渠<mark>漏水</mark>，请求维修。" in answer.content.decode()


@pytest.mark.parametrize("words", ["灯", "亮 路灯", " 路灯 "])
def test_one_character_several_words_and_blanks_around_them_are_fine(words: str, as_person: AsPerson) -> None:
    asked("路灯不亮，请求修复。")
    assert texts(found(as_person(cast.CLERK), words)) == ["路灯不亮，请求修复。"]


def test_how_many_there_are_is_said_where_they_can_be_counted(
    as_person: AsPerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(3):
        asked(f"路灯不亮，第{n}处。")
    client = as_person(cast.CLERK)
    assert "含“路灯”的信访事项（3件）" in found(client, "路灯").content.decode()
    monkeypatch.setattr("xinfang.desk.views.search.MOST_FOUND", 2)
    assert "含“路灯”的信访事项（2件以上）" in found(client, "路灯").content.decode()
    for name, value in {"MOST_NEAR": 0, "MOST_READ": 0, "STEPS": (5,)}.items():
        monkeypatch.setattr(f"xinfang.petitions.search.{name}", value)
    assert "含“路灯”的信访事项（很多）" in found(client, "路灯").content.decode()


def test_a_search_broken_off_before_a_find_leads_on(as_person: AsPerson, monkeypatch: pytest.MonkeyPatch) -> None:
    asked("路灯不亮。")
    Doing(date(2026, 3, 4)).register(Ask("别的事。"))
    for name, value in {"MOST_NEAR": 0, "MOST_READ": 0, "STEPS": (1,)}.items():
        monkeypatch.setattr(f"xinfang.petitions.search.{name}", value)
    client = as_person(cast.CLERK)
    answer = found(client, "路灯")
    assert "继续往前查" in answer.content.decode()
    assert texts(found(client, "路灯", after=str(answer.context["next"]))) == ["路灯不亮。"]


def test_nothing_found_is_said_with_what_to_try(as_person: AsPerson) -> None:
    asked("路灯不亮，请求修复。")
    assert "没有查到。请换一个说法" in found(as_person(cast.CLERK), "养老金").content.decode()


def test_without_words_all_that_one_sees_is_listed_newest_first(as_person: AsPerson) -> None:
    assert "目前没有您的单位有权查看的信访事项。" in as_person(cast.CLERK).get("/search/").content.decode()
    asked("路灯不亮。")
    Doing(date(2026, 3, 4)).register(Ask("水渠漏水。"))
    assert texts(as_person(cast.CLERK).get("/search/")) == ["水渠漏水。", "路灯不亮。"]


def wide(number: str) -> str:
    return number.replace("-", "\N{FULLWIDTH HYPHEN-MINUS}")


@pytest.mark.parametrize("change", [str, str.lower, " {} ".format, wide])
def test_a_number_typed_in_full_opens_the_case(change: Callable[[str], str], as_person: AsPerson) -> None:
    number = asked("路灯不亮。").done.case.number
    answer = found(as_person(cast.CLERK), change(number))
    assert answer["Location"] == reverse("desk:case", args=[number])


def test_a_number_of_another_system_opens_the_case_too(as_person: AsPerson) -> None:
    importer = (ActKind.REGISTER, cast.IMPORTER, cast.BUREAU, CapacityKind.IMPORTER)
    said = {"source": Source.IMPORT, "foreign": ("旧系统", "GX20190304"), "asks": (Ask("旧事一件。"),)}
    doing = Doing(date(2019, 3, 4)).act(*importer, values={"channel": "ONLINE"}, **said)
    answer = found(as_person(cast.CLERK), "GX20190304")
    assert answer["Location"] == reverse("desk:case", args=[doing.done.case.number])


def test_a_number_that_one_may_not_see_is_not_found_like_one_never_given(as_person: AsPerson) -> None:
    number = asked("路灯不亮。").done.case.number
    client = as_person(cast.TOWN_HANDLER)
    hidden, never = found(client, number), found(client, "130426XF-2026-999999")
    assert (hidden.status_code, hidden.context["lines"]) == (never.status_code, never.context["lines"]) == (200, [])


def test_each_search_is_recorded_but_not_its_words(as_person: AsPerson) -> None:
    client = as_person(cast.CLERK)
    found(client, "王小红")
    client.get("/search/")
    [row] = AccessLog.objects.all()
    assert (row.what, row.person.username, row.unit.code, row.reason) == ("search", cast.CLERK, cast.BUREAU, "")


def test_results_and_the_list_are_leafed_through_without_loss(
    as_person: AsPerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xinfang.desk.views.search.SIZE", 2)
    for n in range(5):
        asked(f"路灯不亮，第{n}处。")
    client = as_person(cast.CLERK)

    hits, after = [], ""
    while after is not None:
        answer = found(client, "路灯", after=str(after))
        hits += texts(answer)
        after = answer.context["next"]
    assert sorted(hits) == [f"路灯不亮，第{n}处。" for n in range(5)]

    listed, cursor = [], ""
    while True:
        answer = client.get("/search/", {"cursor": cursor})
        listed += texts(answer)
        if not (cursor := answer.context["page"].next):
            break
    assert sorted(listed) == sorted(hits)


def test_a_broken_page_address_and_words_too_long_are_refused_in_words(as_person: AsPerson) -> None:
    client = as_person(cast.CLERK)
    assert found(client, "路灯", after="x").status_code == 404
    assert client.get("/search/?cursor=x").status_code == 404
    assert found(client, "路" * 101).status_code == 422


@pytest.mark.parametrize("words", ["", "路灯"])
@pytest.mark.parametrize("who", [cast.CLERK, cast.TOWN_HANDLER])
def test_three_lines_cost_as_many_queries_as_one(who: str, words: str, as_person: AsPerson) -> None:
    client = as_person(who)
    asked("路灯不亮。").transfer(cast.TOWN)
    found(client, words)
    with CaptureQueriesContext(connection) as one:
        assert len(texts(found(client, words))) == 1
    asked("路灯不亮。").transfer(cast.TOWN)
    asked("路灯不亮。", "路灯太亮。").transfer(cast.TOWN)
    with CaptureQueriesContext(connection) as three:
        assert len(texts(found(client, words))) == 3
    assert len(one) == len(three)


def test_an_organ_neither_finds_nor_lists_the_words_of_its_neighbour(as_person: AsPerson) -> None:
    both = (Ask("道路塌陷，请求修复。"), Ask("建议增设护栏。", RequestClass.SUGGESTION))
    Doing(DAY).register(*both).transfer(cast.TOWN, requests=(1,)).transfer(cast.DEPARTMENT, requests=(2,))
    client = as_person(cast.DEPARTMENT_HANDLER)
    assert texts(client.get("/search/")) == ["建议增设护栏。"]
    assert texts(found(client, "道路塌陷")) == []
