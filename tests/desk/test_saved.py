"""Addresses of lists that a person keeps: his own, at most twenty, nothing about anybody in them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from doing import unit
from xinfang.demo import cast
from xinfang.petitions.models import SavedView

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]


def keep(client: Client, name: str, query: str = "list=late&by=mine", page: str = "inbox") -> Any:
    return client.post("/saved/", {"page": page, "query": query, "name": name})


def test_a_list_is_kept_under_a_name_and_opened_from_the_page_by_it(as_person: AsPerson) -> None:
    client = as_person(cast.CASE_OFFICER)
    assert keep(client, "我的逾期")["Location"] == "/?list=late&by=mine"
    assert client.get("/").context["saved"] == [("我的逾期", "/?list=late&by=mine")]
    assert client.get("/search/").context["saved"] == []
    assert keep(client, "来访", "channel=VISIT&late=on", "search")["Location"] == "/search/?channel=VISIT&late=on"
    assert client.get("/search/").context["saved"] == [("来访", "/search/?channel=VISIT&late=on")]


def test_what_narrows_the_inbox_is_kept_with_its_part(as_person: AsPerson) -> None:
    client = as_person(cast.CASE_OFFICER)
    query = f"list=late&by=section&category=tdzs&place=jdz&section={unit(cast.CASES)}"
    assert keep(client, "科室征地", query)["Location"] == f"/?{query}"
    assert client.get(f"/?{query}").status_code == 200


def test_nobody_else_sees_renames_or_removes_it(as_person: AsPerson) -> None:
    keep(as_person(cast.CASE_OFFICER), "我的逾期")
    other, pk = as_person(cast.SECTION_HEAD), SavedView.objects.get().pk
    assert other.get("/").context["saved"] == []
    assert other.post(f"/saved/{pk}/", {"name": "别的"}).status_code == 404
    assert other.post(f"/saved/{pk}/", {"do": "remove"}).status_code == 404
    assert SavedView.objects.get().name == "我的逾期"


def test_its_owner_renames_and_removes_it(as_person: AsPerson) -> None:
    client = as_person(cast.CASE_OFFICER)
    keep(client, "我的逾期")
    pk = SavedView.objects.get().pk
    client.post(f"/saved/{pk}/", {"name": "逾期"})
    assert "逾期" in client.get("/saved/").content.decode()
    assert SavedView.objects.get().name == "逾期"
    client.post(f"/saved/{pk}/", {"do": "remove"})
    assert SavedView.objects.count() == 0


def test_words_looked_for_and_unknown_parameters_are_not_kept(as_person: AsPerson) -> None:
    client = as_person(cast.CASE_OFFICER)
    keep(client, "来访", "q=王小红&channel=VISIT&next=https://elsewhere.example/&cursor=abc", "search")
    assert SavedView.objects.get().query == "channel=VISIT"
    assert keep(client, "只有文字", "q=王小红", "search").status_code == 409
    assert client.get("/search/?q=王小红").context["saving"] is None


@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("case", "list=late"),
        ("inbox", "list=everything"),
        ("inbox", "by=others"),
        ("inbox", "section=999999"),
        ("inbox", "category=没有这一类"),
        ("search", "channel=PIGEON"),
    ],
)
def test_an_address_that_is_not_one_of_ours_is_refused(page: str, query: str, as_person: AsPerson) -> None:
    assert keep(as_person(cast.CASE_OFFICER), "名称", query, page).status_code == 409
    assert SavedView.objects.count() == 0


@pytest.mark.parametrize("name", ["老上访户", "13800001234", "我的逾期", "长" * 21, " "])
def test_a_name_that_tells_of_a_person_is_taken_or_does_not_fit_is_refused(name: str, as_person: AsPerson) -> None:
    client = as_person(cast.CASE_OFFICER)
    keep(client, "我的逾期")
    answer = keep(client, name)
    assert answer.status_code in (409, 422)
    assert 'role="alert"' in answer.content.decode()
    assert SavedView.objects.count() == 1


def test_the_twenty_first_is_refused(as_person: AsPerson) -> None:
    client = as_person(cast.CASE_OFFICER)
    for n in range(20):
        assert keep(client, f"第{n}个").status_code == 302
    answer = keep(client, "再一个")
    assert answer.status_code == 409
    assert "最多保存20个常用查询，请先删除不用的。" in answer.content.decode()
    assert SavedView.objects.count() == 20
