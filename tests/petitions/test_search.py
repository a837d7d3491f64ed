from datetime import date

import pytest
from django.db import connection

from doing import Doing, person
from xinfang.demo import cast
from xinfang.petitions.commands import Ask
from xinfang.petitions.search import BETWEEN, find, query_pairs, search

pytestmark = pytest.mark.usefixtures("county")
MONDAY = date(2026, 3, 2)
TEXTS = (
    "井店镇一街道路塌陷，请求修复。",
    "反映低保申请三个月没有答复；联系电话100%无人接听。",
    "反映 A3 区物业收费不公示，Wi_Fi 基站扰民",
    "道德讲堂与路灯维修两件事",
)


@pytest.fixture(autouse=True)
def _registered(county: None) -> None:
    for text in TEXTS:
        Doing(MONDAY).register(Ask(text))


def found(words: str) -> list[str]:
    officer = person(cast.CASE_OFFICER)
    return sorted(hit.snippet[:4] for hit in search(officer, words))


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("塌陷", ["井店镇一"]),
        ("道路塌陷", ["井店镇一"]),
        ("道路", ["井店镇一"]),
        ("道", ["井店镇一", "道德讲堂"]),
        ("低保 答复", ["反映低保"]),
        ("修复。", ["井店镇一"]),
        ("a3", ["反映 A"]),
        ("A3 区", ["反映 A"]),
        ("wi_fi", ["反映 A"]),
        ("100%", ["反映低保"]),
        ("%", ["反映低保"]),
        ("_", ["反映 A"]),
        ("，", ["井店镇一", "反映 A"]),
        ("'; drop", []),
        ("\\", []),
        ("没有这样的词", []),
        ("   ", []),
        ("", []),
        ("\x00", []),
    ],
)
def test_search_finds_the_texts_in_which_all_words_stand(words: str, wanted: list[str]) -> None:
    assert found(words) == wanted


def test_search_gives_the_newest_first_and_goes_on_after_the_last_one_shown() -> None:
    officer = person(cast.CASE_OFFICER)
    later = Doing(date(2026, 3, 3)).register(Ask("另有一处塌陷")).petition

    first = search(officer, "塌陷", limit=1)
    assert [hit.petition.pk for hit in first] == [later]
    rest = search(officer, "塌陷", after=first[0].petition)
    assert [hit.snippet[:4] for hit in rest] == ["井店镇一"]


def test_words_are_counted_up_to_a_hundred() -> None:
    officer = person(cast.CASE_OFFICER)
    assert (find(officer, "反映", limit=1).total, find(officer, "没有这样的词").total, find(officer, " ").total) == (
        2,
        0,
        0,
    )


@pytest.mark.parametrize("words", ["反映", "反映 电话", "塌陷", "道", "没有这样的词"])
@pytest.mark.parametrize("who", [cast.CASE_OFFICER, cast.TOWN_HANDLER])
@pytest.mark.parametrize("read", [0, 10_000])
def test_a_common_word_finds_the_same_page_by_page_as_a_rare_one(
    words: str, who: str, read: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    Doing(date(2026, 3, 4)).register(Ask("反映道路塌陷，电话打不通。"), Ask("道旁路灯。")).transfer(
        cast.TOWN, requests=(1,)
    )
    somebody = person(who)
    rare = [hit.petition.pk for hit in search(somebody, words)]
    for name, value in {"MOST_NEAR": 0, "MOST_READ": read, "STEPS": (1, 2)}.items():
        monkeypatch.setattr(f"xinfang.petitions.search.{name}", value)
    found: list[object] = []
    after = None
    for _ in range(9):
        page = find(somebody, words, after=after, limit=1)
        found += [hit.petition.pk for hit in page.hits]
        after = page.last
        if after is None:
            break
    assert found == rare


def test_a_walk_that_is_broken_off_before_a_find_says_where_it_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"MOST_NEAR": 0, "MOST_READ": 0, "STEPS": (1,)}.items():
        monkeypatch.setattr(f"xinfang.petitions.search.{name}", value)
    officer, later = person(cast.CASE_OFFICER), Doing(date(2026, 3, 5)).register(Ask("别的事。")).petition
    page = find(officer, "塌陷")
    assert (page.hits, page.total) == ((), None)
    assert page.last is not None
    assert page.last.pk == later


def test_the_words_around_the_find_are_shown() -> None:
    hit = search(person(cast.CASE_OFFICER), "三个月")[0]
    assert hit.snippet == "反映低保申请三个月没有答复；联系电话100%无人接听。"


@pytest.mark.parametrize("text", [*TEXTS, "一", "", "，。", "𠮷野家 çà là", "ABCabc", "道'路\\修"])
def test_the_pairs_asked_for_are_the_pairs_that_the_database_keeps(text: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select tsvector_to_array(zh_bigrams(%s))", [text])
        (kept,) = cursor.fetchone()
        pairs = query_pairs(text.lower().split())
        cursor.execute("select zh_bigrams(%s) @@ %s::tsquery", [text, pairs or "'nothing'"])
        (matches,) = cursor.fetchone()
    parts = [part for part in BETWEEN.split(text.lower()) if part]
    assert sorted(kept) == sorted({part[i : i + 2] for part in parts for i in range(max(len(part) - 1, 1))})
    assert matches is bool(pairs)
