"""Units, people and what they hold: dated, never removed, changed by administrators alone, each change kept."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from doing import person, unit
from xinfang.demo import cast
from xinfang.law.roles import CapacityKind
from xinfang.orgs.contacts import ODD_POSTCODE, Contact, contact_of
from xinfang.orgs.models import Capacity, Delegation, OrgChange, Person, Unit, UnitContact
from xinfang.orgs.seats import seats

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]
TODAY = date(2026, 3, 5)
PAGES = ("/people/", "/people/new/", "/units/", "/units/new/")


@pytest.fixture
def admin(as_person: AsPerson) -> Client:
    return as_person(cast.ADMIN)


def changed(client: Client, who: str, **said: str) -> Any:
    return client.post(f"/people/{person(who).pk}/", said)


def kinds(who: str) -> set[tuple[str, str]]:
    return {(seat.unit_name, seat.kind.label) for seat in seats(Person.objects.get(username=who), on=TODAY)}


@pytest.mark.parametrize("who", [cast.CLERK, cast.BUREAU_HEAD, cast.AUDITOR, cast.TOWN_HEAD])
def test_for_nobody_but_an_administrator_do_the_pages_exist(who: str, as_person: AsPerson) -> None:
    client = as_person(who)
    addresses = (*PAGES, f"/people/{person(cast.CLERK).pk}/", f"/units/{unit(cast.TOWN)}/")
    assert {client.get(address).status_code for address in addresses} == {404}
    assert "/people/" not in client.get("/").content.decode()


def test_somebody_is_entered_and_given_a_capacity_from_a_day_on(admin: Client) -> None:
    said = {"username": "linxia", "name": "林夏", "password": "chunfeng-2026-x"}
    made = admin.post("/people/new/", said)
    somebody = Person.objects.get(username="linxia")
    assert made["Location"] == f"/people/{somebody.pk}/"
    give = {"do": "give", "unit": str(unit(cast.TOWN)), "kind": "HANDLER", "valid_from": "2026-03-05"}
    assert admin.post(made["Location"], give).status_code == 302
    assert kinds("linxia") == {("井店镇", "承办人")}
    assert [one.said for one in OrgChange.objects.order_by("pk")] == [
        "新增人员林夏（linxia）",
        "林夏自2026年3月5日起任井店镇承办人",
    ]
    assert somebody.check_password("chunfeng-2026-x")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"username": "Lin", "name": "林夏", "password": "chunfeng-2026-x"}, "用户名须以小写字母开头"),
        ({"username": cast.CLERK, "name": "林夏", "password": "chunfeng-2026-x"}, "用户名"),
        ({"username": "linxia", "name": "林夏", "password": "short"}, "10"),
        ({"username": "linxia", "name": "", "password": "chunfeng-2026-x"}, "请填写姓名。"),
    ],
)
def test_an_odd_entry_is_refused_in_a_sentence(admin: Client, said: dict[str, str], sentence: str) -> None:
    answer = admin.post("/people/new/", said)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Person.objects.filter(username="linxia").exists()
    assert not OrgChange.objects.exists()


def test_a_capacity_is_ended_and_stays_on_record(admin: Client) -> None:
    held = Capacity.objects.get(person=person(cast.TOWN_HANDLER))
    assert changed(admin, cast.TOWN_HANDLER, do="end", capacity=str(held.pk), on="2026-03-05").status_code == 302
    assert kinds(cast.TOWN_HANDLER) == set()
    page = admin.get(f"/people/{held.person_id}/")
    assert (page.context["held"], page.context["past"]) == ([], [held])


def test_an_administrator_gives_himself_nothing_and_no_case_to_read(admin: Client) -> None:
    give = {"do": "give", "unit": str(unit(cast.BUREAU)), "kind": "CASE_OFFICER", "valid_from": "2026-03-05"}
    answer = changed(admin, cast.ADMIN, **give)
    assert answer.status_code == 422
    assert "系统管理员，不能再有业务身份" in answer.content.decode()
    assert changed(admin, cast.ADMIN, do="deactivate").status_code == 409
    assert not OrgChange.objects.exists()


def test_another_persons_capacity_is_not_ended_from_here(admin: Client) -> None:
    held = Capacity.objects.filter(person=person(cast.CLERK)).first()
    assert held is not None
    answer = changed(admin, cast.TOWN_HANDLER, do="end", capacity=str(held.pk), on="2026-03-05")
    assert answer.status_code == 422
    held.refresh_from_db()
    assert held.valid_to is None


def test_a_password_is_set_anew_and_an_account_stopped_and_restored(admin: Client, as_person: AsPerson) -> None:
    theirs = as_person(cast.CLERK)
    assert changed(admin, cast.CLERK, do="password", password="xin-mima-2026").status_code == 302
    assert theirs.get("/").status_code == 302
    assert person(cast.CLERK).check_password("xin-mima-2026")
    assert changed(admin, cast.CLERK, do="deactivate").status_code == 302
    assert not person(cast.CLERK).is_active
    assert changed(admin, cast.CLERK, do="activate").status_code == 302
    assert person(cast.CLERK).is_active
    assert all("xin-mima" not in one.said for one in OrgChange.objects.all())


def test_the_code_of_a_unit_is_not_given_twice(admin: Client) -> None:
    said = {"code": cast.TOWN, "name": "涉县新设局", "kind": "DEPARTMENT", "level": "COUNTY", "place": "130426"}
    answer = admin.post("/units/new/", {**said, "parent": "", "valid_from": "2026-03-05"})
    assert answer.status_code == 422
    assert answer.context["form"].errors["code"] == ["这个代码已由涉县井店镇人民政府使用，请核对。"]


def test_a_unit_is_opened_and_closed_with_its_successor(admin: Client) -> None:
    said = {"code": "130426NEW", "name": "涉县新设局", "kind": "DEPARTMENT", "level": "COUNTY", "place": "130426"}
    made = admin.post("/units/new/", {**said, "parent": str(unit(cast.GOVERNMENT)), "valid_from": "2026-03-05"})
    new = Unit.objects.get(code="130426NEW")
    assert made["Location"] == f"/units/{new.pk}/"
    answer = admin.post(f"/units/{new.pk}/", {"on": "2026-03-06", "successor": str(unit(cast.DEPARTMENT))})
    assert answer.status_code == 302
    new.refresh_from_db()
    assert (new.valid_to, new.successor_id) == (date(2026, 3, 6), unit(cast.DEPARTMENT))
    assert OrgChange.objects.filter(unit=new).count() == 2
    assert admin.get(f"/units/{new.pk}/").context["form"] is None


def test_address_and_telephone_are_kept_from_a_day_and_told_among_the_changes(admin: Client) -> None:
    url = f"/units/{unit(cast.OTHER_TOWN)}/"
    said = {"do": "contact", "address": "演示街9号", "postcode": "056400", "telephone": "0310-0000015"}
    answer = admin.post(url, {**said, "since": "2026-03-05"})
    page = admin.get(url)
    assert answer.status_code == 302
    assert page.context["contact"] == Contact("演示街9号", "056400", "0310-0000015")
    assert page.context["changes"][0].said.endswith("的联系方式：演示街9号 056400；0310-0000015")
    assert page.context["contact_form"]["address"].value() == "演示街9号"


def test_an_odd_postcode_is_told_beside_its_field_and_nothing_typed_is_lost(admin: Client) -> None:
    said = {"do": "contact", "address": "演示街9号", "postcode": "5640", "telephone": "", "since": "2026-03-05"}
    answer = admin.post(f"/units/{unit(cast.OTHER_TOWN)}/", said)
    form = answer.context["contact_form"]
    assert (answer.status_code, form.errors["postcode"], form["address"].value()) == (422, [ODD_POSTCODE], "演示街9号")
    assert not UnitContact.objects.filter(unit=unit(cast.OTHER_TOWN)).exists()


def test_a_unit_is_opened_with_its_address(admin: Client) -> None:
    said = {"code": "130426NEW", "name": "涉县新设局", "kind": "DEPARTMENT", "level": "COUNTY", "place": "130426"}
    more = {"address": "演示街10号", "postcode": "056400", "telephone": "0310-0000016"}
    admin.post("/units/new/", {**said, **more, "parent": str(unit(cast.GOVERNMENT)), "valid_from": "2026-03-05"})
    made = Unit.objects.get(code="130426NEW")
    assert contact_of(made.pk, on=TODAY) == Contact(*more.values())
    assert OrgChange.objects.filter(unit=made).count() == 2


def test_a_unit_with_open_units_below_is_not_closed(admin: Client) -> None:
    answer = admin.post(f"/units/{unit(cast.BUREAU)}/", {"on": "2026-03-06", "successor": ""})
    assert answer.status_code == 422
    assert "该单位之下还有存续的单位" in answer.content.decode()


def test_one_lends_a_capacity_to_a_colleague_for_some_days(as_person: AsPerson) -> None:
    client = as_person(cast.TOWN_HEAD)
    held = Capacity.objects.get(person=person(cast.TOWN_HEAD))
    said = {"capacity": str(held.pk), "valid_from": "2026-03-05", "valid_to": "2026-03-10"}
    assert client.post("/account/cover/", {**said, "person": "nobody"}).status_code == 422
    assert client.post("/account/cover/", {**said, "person": cast.TOWN_HANDLER}).status_code == 302
    assert ("井店镇", CapacityKind.ORGAN_HEAD.label) in kinds(cast.TOWN_HANDLER)
    assert Delegation.objects.get().valid_to == date(2026, 3, 10)
    assert [one.person.username for one in client.get("/account/cover/").context["lent"]] == [cast.TOWN_HANDLER]


def test_nobody_lends_what_is_not_his(as_person: AsPerson) -> None:
    held = Capacity.objects.get(person=person(cast.TOWN_HEAD))
    said = {"capacity": str(held.pk), "valid_from": "2026-03-05", "valid_to": "2026-03-10", "person": cast.CLERK}
    assert as_person(cast.CASE_OFFICER).post("/account/cover/", said).status_code == 422
    assert not Delegation.objects.exists()


def test_what_was_changed_is_kept_for_ever(admin: Client) -> None:
    changed(admin, cast.CLERK, do="deactivate")
    with pytest.raises(DatabaseError), transaction.atomic():
        OrgChange.objects.all().delete()


def test_people_are_found_by_name_and_the_list_costs_the_same_with_many(admin: Client) -> None:
    name = person(cast.TOWN_HANDLER).name
    assert [one.username for one, _ in admin.get("/people/", {"q": name}).context["lines"]] == [cast.TOWN_HANDLER]
    with CaptureQueriesContext(connection) as one:
        admin.get("/people/", {"q": name})
    with CaptureQueriesContext(connection) as all_of_them:
        assert len(admin.get("/people/").context["lines"]) > 10
    assert len(all_of_them) == len(one)
