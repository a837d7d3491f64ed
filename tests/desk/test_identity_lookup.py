"""One look-up by who somebody is: for a reason, on record, one value at a time, within sight, limited by day."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from doing import PARTY, Doing, person, unit
from xinfang.demo import cast
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestClass
from xinfang.ledger.models import Access, AccessLog
from xinfang.orgs.models import Capacity
from xinfang.orgs.services import give_capacity
from xinfang.petitions.commands import Accused, Ask, PartyIn

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]
DAY = date(2026, 3, 4)
WHY = "来访人没有带回执，询问办理情况"
PLACE = "/search/identity/"


def asked(client: Client, value: str, *, kind: str = "name", reason: str = WHY) -> Any:
    return client.post(PLACE, {"kind": kind, "value": value, "reason": reason})


def found(answer: Any) -> list[str]:
    return [line.first_line for line in answer.context["lines"]]


@pytest.mark.parametrize(("kind", "value"), [("name", f" {PARTY.name} "), ("phone", "138 0000 1234")])
def test_whoever_has_no_number_is_found_by_what_he_left_once_a_reason_is_given(
    kind: str, value: str, as_person: AsPerson
) -> None:
    Doing(DAY).register(Ask("路灯不亮。"))
    Doing(DAY).register(Ask("水渠漏水。"), parties=(PartyIn(name="林小满", phone="13900001111"),))
    assert found(asked(as_person(cast.CLERK), value, kind=kind)) == ["路灯不亮。"]
    row = AccessLog.objects.get(what=Access.SEARCH)
    assert (row.reason, row.person.username) == (WHY, cast.CLERK)


@pytest.mark.parametrize(
    ("value", "reason", "sentence"),
    [(PARTY.name, " ", "请填写事由。"), (PARTY.name, "查", "至少4个字"), ("---", WHY, "请填写要查找的内容。")],
)
def test_without_a_reason_or_a_value_nothing_is_looked_up(
    value: str, reason: str, sentence: str, as_person: AsPerson
) -> None:
    Doing(DAY).register()
    answer = asked(as_person(cast.CLERK), value, kind="phone" if value == "---" else "name", reason=reason)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not AccessLog.objects.exists()


def test_part_of_a_name_finds_nobody(as_person: AsPerson) -> None:
    Doing(DAY).register()
    assert found(asked(as_person(cast.CLERK), PARTY.name[:2])) == []


def test_an_accusation_is_not_among_what_is_found(as_person: AsPerson) -> None:
    accused = Accused(units=(unit(cast.TOWN),))
    Doing(DAY).register(Ask("收受好处。", RequestClass.ACCUSATION), accused=accused)
    assert found(asked(as_person(cast.CLERK), PARTY.name)) == []
    assert asked(as_person(cast.ACCUSATION_OFFICER), PARTY.name).status_code == 404
    office = Capacity.objects.select_related("unit").get(person__username=cast.ACCUSATION_OFFICER).unit
    give_capacity(person(cast.CLERK), office, kind=CapacityKind.ACCUSATION_OFFICER, valid_from=DAY)
    assert found(asked(as_person(cast.CLERK), PARTY.name)) == []


def test_an_organ_finds_only_what_was_sent_to_it(as_person: AsPerson) -> None:
    Doing(DAY).register(Ask("路灯不亮。")).transfer(cast.TOWN)
    Doing(DAY).register(Ask("水渠漏水。")).transfer(cast.DEPARTMENT)
    assert found(asked(as_person(cast.TOWN_HANDLER), PARTY.name)) == ["路灯不亮。"]


@pytest.mark.parametrize("who", [cast.INSPECTOR, cast.AUDITOR, cast.ADMIN])
def test_for_whoever_registers_nothing_the_page_does_not_exist(who: str, as_person: AsPerson) -> None:
    client = as_person(who)
    assert (client.get(PLACE).status_code, asked(client, PARTY.name).status_code) == (404, 404)
    assert PLACE not in client.get("/search/").content.decode()


def test_there_is_a_limit_by_day(as_person: AsPerson, monkeypatch: pytest.MonkeyPatch, thursday: Any) -> None:
    monkeypatch.setattr("xinfang.petitions.identity_lookup.MOST_A_DAY", 2)
    client = as_person(cast.CLERK)
    assert [asked(client, PARTY.name).status_code for _ in range(3)] == [200, 200, 422]
    thursday.move_to("2026-03-06T02:00:00Z")
    assert asked(as_person(cast.CLERK), PARTY.name).status_code == 200
