"""Who of an organ works on a petition: an affair of the organ, no act; it moves no duty."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from doing import Doing, person, unit
from xinfang.demo import cast
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestClass
from xinfang.orgs.models import Capacity, Unit
from xinfang.orgs.services import end_capacity, give_capacity
from xinfang.petitions.commands import Accused, Ask
from xinfang.petitions.models import ActRecord, Allocation, Obligation

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]
DAY = date(2026, 3, 4)


def asked(text: str = "路灯不亮。") -> Doing:
    return Doing(DAY).register(Ask(text))


def said(organ: str, worker: str) -> dict[str, str]:
    return {"worker": f"{unit(organ)}.{person(worker).pk}"}


def nobody(organ: str) -> dict[str, str]:
    return {"worker": f"{unit(organ)}.0"}


def newly(client: Client) -> list[tuple[str, str]]:
    return [(line.about, line.who) for line in client.get("/waiting/allotted/").context["lines"]]


def given(client: Client, doing: Doing, organ: str, worker: str) -> Any:
    return client.post(f"/cases/{doing.done.case.number}/allocate/", said(organ, worker))


def many(client: Client, doings: list[Doing], **said: str) -> Any:
    return client.post("/allocate/", {"chosen": [str(one.petition) for one in doings], **said})


def texts(client: Client, address: str) -> list[str]:
    answer = client.get(address)
    return [line.first_line for part in ("late", "rest") for line in answer.context[part]]


def whose(client: Client, address: str = "/") -> list[tuple[str, str]]:
    return [(tab.allotted.value, tab.number) for tab in client.get(address).context["whose_tabs"]]


def test_a_colleague_gives_a_matter_to_somebody_of_the_organ_and_the_page_says_so(as_person: AsPerson) -> None:
    doing = asked()
    client = as_person(cast.CASE_OFFICER)
    assert given(client, doing, cast.BUREAU, "qiubo").status_code == 302
    page = client.get(f"/cases/{doing.done.case.number}/").content.decode()
    assert "邱波（办信办案科）" in page
    assert "2026年3月5日 周四 10:00由陈立分派" in page
    assert "经办：邱波" in client.get("/").content.decode()


def test_it_is_no_act_and_moves_no_duty(as_person: AsPerson) -> None:
    doing = asked()
    before = list(Obligation.objects.order_by("pk").values())
    given(as_person(cast.CASE_OFFICER), doing, cast.BUREAU, "qiubo")
    assert ActRecord.objects.count() == 1
    assert list(Obligation.objects.order_by("pk").values()) == before


def test_the_newest_allocation_counts_and_the_same_again_is_none(as_person: AsPerson) -> None:
    doing, client = asked(), as_person(cast.SECTION_HEAD)
    for worker in ("qiubo", cast.CASE_OFFICER, cast.CASE_OFFICER):
        given(client, doing, cast.BUREAU, worker)
    assert list(Allocation.objects.order_by("id").values_list("worker__username", flat=True)) == [
        "qiubo",
        cast.CASE_OFFICER,
    ]
    assert texts(as_person("qiubo"), "/?by=mine") == []
    assert texts(as_person(cast.CASE_OFFICER), "/?by=mine") == ["路灯不亮。"]


def test_each_number_beside_all_mine_and_nobodys_is_that_of_the_lines_behind_it(as_person: AsPerson) -> None:
    first, second, _ = asked("路灯不亮。"), asked("水渠漏水。"), asked("道路塌陷。")
    client = as_person(cast.CASE_OFFICER)
    given(client, first, cast.BUREAU, cast.CASE_OFFICER)
    given(client, second, cast.BUREAU, "qiubo")
    assert whose(client) == [("all", "3"), ("mine", "1"), ("section", "2"), ("nobody", "1")]
    for allotted, found in (
        ("all", ["路灯不亮。", "水渠漏水。", "道路塌陷。"]),
        ("mine", ["路灯不亮。"]),
        ("section", ["路灯不亮。", "水渠漏水。"]),
        ("nobody", ["道路塌陷。"]),
    ):
        assert texts(client, f"/?by={allotted}") == found
        for tab in client.get(f"/?by={allotted}").context["tabs"]:
            assert len(texts(client, f"/?list={tab.bucket.value}&by={allotted}")) == int(tab.number)


def test_a_part_of_the_inbox_keeps_whose_work_it_shows_in_its_addresses(as_person: AsPerson) -> None:
    asked()
    client = as_person(cast.CASE_OFFICER)
    assert 'href="?by=mine&amp;list=soon"' in client.get("/?by=mine").content.decode()
    assert 'href="?list=soon&amp;by=nobody"' in client.get("/?list=soon").content.decode()
    assert client.get("/?by=others").status_code == 404


def test_only_somebody_who_works_there_today_is_given_a_matter(as_person: AsPerson) -> None:
    doing, client = asked(), as_person(cast.CASE_OFFICER)
    for worker in (cast.TOWN_HANDLER, cast.ADMIN, cast.AUDITOR):
        assert given(client, doing, cast.BUREAU, worker).status_code == 422, worker
    assert given(client, doing, cast.TOWN, cast.TOWN_HANDLER).status_code == 422
    assert Allocation.objects.count() == 0


def test_a_matter_whose_worker_has_left_is_nobodys_again(as_person: AsPerson, thursday: time_machine.Traveller) -> None:
    doing, client = asked(), as_person(cast.SECTION_HEAD)
    given(client, doing, cast.BUREAU, "qiubo")
    end_capacity(Capacity.objects.get(person=person("qiubo")), on=date(2026, 3, 6))
    assert whose(client) == [("all", "1"), ("mine", "0"), ("section", "1"), ("nobody", "0")]
    thursday.move_to("2026-03-06T02:00:00Z")
    client = as_person(cast.SECTION_HEAD)
    assert whose(client) == [("all", "1"), ("mine", "0"), ("section", "0"), ("nobody", "1")]
    assert "经办：" not in client.get("/").content.decode()


def test_an_organ_sees_nothing_of_another_organs_allocations(as_person: AsPerson) -> None:
    doing = asked().transfer(cast.TOWN)
    given(as_person(cast.CASE_OFFICER), doing, cast.BUREAU, "qiubo")
    given(as_person(cast.TOWN_HEAD), doing, cast.TOWN, cast.TOWN_HANDLER)
    town, bureau = as_person(cast.TOWN_HANDLER), as_person(cast.CASE_OFFICER)
    case = f"/cases/{doing.done.case.number}/"
    assert [one.worker.name for one in town.get(case).context["allocations"]] == ["段慧"]
    assert [one.worker.name for one in bureau.get(case).context["allocations"]] == ["邱波"]
    assert "邱波" not in town.get("/").content.decode()
    assert whose(bureau, "/?list=waiting") == [("all", "1"), ("mine", "0"), ("section", "1"), ("nobody", "0")]
    assert whose(town) == [("all", "1"), ("mine", "1"), ("nobody", "0")]


def test_who_does_not_work_on_petitions_gives_none_out_and_is_shown_no_form(as_person: AsPerson) -> None:
    doing = asked()
    client = as_person(cast.AUDITOR)
    assert given(client, doing, cast.BUREAU, "qiubo").status_code in (404, 422)
    assert many(client, [doing], do="record", **said(cast.BUREAU, "qiubo")).status_code in (409, 422)
    assert given(as_person(cast.OTHER_TOWN_HANDLER), doing, cast.BUREAU, "qiubo").status_code == 404
    assert Allocation.objects.count() == 0


def test_an_accusation_goes_by_itself_and_only_to_one_who_keeps_accusations_and_is_not_accused(
    as_person: AsPerson,
) -> None:
    accused = Accused(persons=(person(cast.OTHER_TOWN_HANDLER).pk,))
    doing = Doing(DAY).register(Ask("收受好处。", RequestClass.ACCUSATION), accused=accused)
    for joining in (cast.OTHER_TOWN_HANDLER, cast.CLERK):
        section, keeper = Unit.objects.get(code="130426XF07"), CapacityKind.ACCUSATION_OFFICER
        give_capacity(person(joining), section, kind=keeper, valid_from=date(2026, 3, 5))
    client = as_person(cast.ACCUSATION_OFFICER)
    page = client.get(f"/cases/{doing.done.case.number}/")
    assert set(page.context["allocate_form"].labels) == {
        *(said(cast.BUREAU, one)["worker"] for one in (cast.ACCUSATION_OFFICER, cast.CLERK)),
        nobody(cast.BUREAU)["worker"],
    }
    for worker in (cast.CASE_OFFICER, cast.OTHER_TOWN_HANDLER):
        assert given(client, doing, cast.BUREAU, worker).status_code == 422, worker
    [row] = many(client, [doing]).context["unable"]
    assert row.why_not == "检举控告类事项应当逐件办理。"
    many(client, [doing], do="record", **said(cast.BUREAU, cast.ACCUSATION_OFFICER))
    assert Allocation.objects.count() == 0
    assert given(client, doing, cast.BUREAU, cast.ACCUSATION_OFFICER).status_code == 302
    for stranger in (cast.CASE_OFFICER, cast.OTHER_TOWN_HANDLER):
        assert given(as_person(stranger), doing, cast.BUREAU, cast.ACCUSATION_OFFICER).status_code == 404


def test_many_are_checked_on_one_page_and_each_has_its_result(as_person: AsPerson) -> None:
    first, second = asked("路灯不亮。"), asked("水渠漏水。").transfer(cast.TOWN)
    accused = Accused(units=(unit(cast.TOWN),))
    hidden = Doing(DAY).register(Ask("收受好处。", RequestClass.ACCUSATION), accused=accused)
    client = as_person(cast.CASE_OFFICER)
    page = many(client, [first, second, hidden])
    assert [one.first_line for one in page.context["able"]] == ["路灯不亮。", "水渠漏水。"]
    answer = many(client, [first, second, hidden], do="record", **said(cast.BUREAU, "qiubo"))
    assert [(line["row"].first_line, line["result"].done) for line in answer.context["lines"]] == [
        ("路灯不亮。", True),
        ("水渠漏水。", True),
    ]
    assert "共2件，已分派2件" in answer.content.decode()


def test_nothing_chosen_or_nobody_named_is_told_and_nothing_given_out(as_person: AsPerson) -> None:
    doing, client = asked(), as_person(cast.CASE_OFFICER)
    answer = many(client, [doing], do="record")
    assert answer.status_code == 422
    assert "请选择经办人。" in answer.content.decode()
    assert client.post("/allocate/", {}).status_code == 409
    assert client.post("/allocate/", {"chosen": "x"}).status_code == 409


@pytest.mark.parametrize("address", ["/?by=mine", "/?by=nobody"])
def test_three_lines_cost_as_many_queries_as_one(address: str, as_person: AsPerson) -> None:
    client = as_person(cast.CASE_OFFICER)

    def fill() -> None:
        asked()
        given(client, asked(), cast.BUREAU, cast.CASE_OFFICER)

    fill()
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    fill()
    fill()
    client.get(address)
    with CaptureQueriesContext(connection) as three:
        client.get(address)
    assert len(three) == len(one)


def test_a_section_has_a_list_of_what_its_people_work_on_and_a_town_has_none(as_person: AsPerson) -> None:
    first, second, _ = asked("路灯不亮。"), asked("水渠漏水。"), asked("道路塌陷。")
    head = as_person(cast.SECTION_HEAD)
    given(head, first, cast.BUREAU, "qiubo")
    given(head, second, cast.BUREAU, cast.INSPECTOR)
    assert texts(head, "/?by=section") == ["路灯不亮。"]
    assert texts(as_person(cast.INSPECTOR), "/?by=section") == ["水渠漏水。"]


def test_whoever_sits_in_no_section_finds_an_empty_list_at_an_address_kept_from_before(as_person: AsPerson) -> None:
    Doing().register().transfer()
    handler = as_person(cast.TOWN_HANDLER)
    assert texts(handler, "/?by=section") == []
    assert ("section", "0") in whose(handler, "/?by=section")
    assert [one for one, _ in whose(as_person(cast.TOWN_HANDLER))] == ["all", "mine", "nobody"]


def test_any_section_can_be_chosen_and_goes_together_with_the_other_lists(as_person: AsPerson) -> None:
    first, second, _ = asked("路灯不亮。"), asked("水渠漏水。"), asked("道路塌陷。")
    client = as_person(cast.SECTION_HEAD)
    given(client, first, cast.BUREAU, "qiubo")
    given(client, second, cast.BUREAU, cast.CASE_OFFICER)
    section = unit(cast.CASES)
    assert texts(client, f"/?section={section}") == ["路灯不亮。", "水渠漏水。"]
    assert whose(client, f"/?section={section}") == [("all", "2"), ("mine", "0"), ("section", "2"), ("nobody", "0")]
    assert texts(client, f"/?section={unit(cast.INSPECTION)}") == []
    assert client.get(f"/?section={unit(cast.TOWN)}").status_code == 422


def test_a_matter_put_back_is_nobodys_and_stays_so_on_record(as_person: AsPerson) -> None:
    doing, client = asked(), as_person(cast.CASE_OFFICER)
    given(client, doing, cast.BUREAU, "qiubo")
    answer = client.post(f"/cases/{doing.done.case.number}/allocate/", nobody(cast.BUREAU), follow=True)
    assert "已退回未分派。" in answer.content.decode()
    assert whose(client) == [("all", "1"), ("mine", "0"), ("section", "0"), ("nobody", "1")]
    assert list(Allocation.objects.order_by("id").values_list("worker__username", flat=True)) == ["qiubo", None]
    client.post(f"/cases/{doing.done.case.number}/allocate/", nobody(cast.BUREAU))
    assert Allocation.objects.count() == 2


def test_what_nobody_works_on_is_not_noted_as_put_back(as_person: AsPerson) -> None:
    doing, client = asked(), as_person(cast.CASE_OFFICER)
    client.post(f"/cases/{doing.done.case.number}/allocate/", nobody(cast.BUREAU))
    assert Allocation.objects.count() == 0


def test_many_are_put_back_on_one_page(as_person: AsPerson) -> None:
    first, second, client = asked("路灯不亮。"), asked("水渠漏水。"), as_person(cast.CASE_OFFICER)
    many(client, [first, second], do="record", **said(cast.BUREAU, "qiubo"))
    answer = many(client, [first, second], do="record", **nobody(cast.BUREAU))
    assert "共2件，已退回未分派2件" in answer.content.decode()
    assert whose(client)[-1] == ("nobody", "2")


def test_whoever_is_given_a_matter_is_told_until_he_opens_it(
    as_person: AsPerson, thursday: time_machine.Traveller
) -> None:
    doing, worker = asked("路灯不亮。"), as_person("qiubo")
    number = doing.done.case.number
    worker.get(f"/cases/{number}/")
    thursday.shift(60)
    given(as_person(cast.CASE_OFFICER), doing, cast.BUREAU, "qiubo")
    assert newly(worker) == [("路灯不亮。", "陈立")]
    assert {tab.label: tab.number for tab in worker.get("/").context["waiting_tabs"]}["新分给我的"] == "1"
    figures = {one.words: (one.number, one.url) for one in worker.get("/digest/").context["figures"]}
    assert figures["新分给我的"] == ("1", "/waiting/allotted/")
    as_person(cast.CASE_OFFICER).get(f"/cases/{number}/")
    assert newly(worker) == [("路灯不亮。", "陈立")]
    worker.get(f"/cases/{number}/")
    assert newly(worker) == []


def test_what_one_takes_oneself_what_went_on_and_what_went_back_is_told_to_nobody(as_person: AsPerson) -> None:
    taken, moved, back = asked("路灯不亮。"), asked("水渠漏水。"), asked("道路塌陷。")
    client = as_person(cast.CASE_OFFICER)
    given(client, taken, cast.BUREAU, cast.CASE_OFFICER)
    for doing in (moved, back):
        given(client, doing, cast.BUREAU, "qiubo")
    given(client, moved, cast.BUREAU, cast.SECTION_HEAD)
    client.post(f"/cases/{back.done.case.number}/allocate/", nobody(cast.BUREAU))
    assert newly(client) == newly(as_person("qiubo")) == []
    assert newly(as_person(cast.SECTION_HEAD)) == [("水渠漏水。", "陈立")]


def test_three_newly_given_cost_as_many_queries_as_one(as_person: AsPerson) -> None:
    client, worker = as_person(cast.CASE_OFFICER), as_person("qiubo")
    given(client, asked(), cast.BUREAU, "qiubo")
    newly(worker)
    with CaptureQueriesContext(connection) as one:
        assert len(newly(worker)) == 1
    for _ in range(2):
        given(client, asked(), cast.BUREAU, "qiubo")
    with CaptureQueriesContext(connection) as three:
        assert len(newly(worker)) == 3
    assert len(three) == len(one)
