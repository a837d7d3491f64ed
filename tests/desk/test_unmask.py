"""Who the petitioners are: masked, and opened once for a recorded reason that belongs to an open task."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from doing import Doing
from xinfang.demo import cast
from xinfang.law.acts import ActKind
from xinfang.law.terms import RequestClass
from xinfang.ledger.models import AccessLog
from xinfang.petitions.commands import Ask, PartyIn

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]
DAY = date(2026, 3, 2)
WHO = PartyIn(name="王小红", id_no="130426199003072213", phone="13800001234", address="井店镇一街十二号")
PLAIN = ("王小红", "130426199003072213", "13800001234", "井店镇一街十二号")
MASKED = ("王**", "130426********2213", "138****1234", "****")


def registered() -> Doing:
    return Doing(DAY).register(parties=(WHO,))


def shown(answer: Any) -> list[tuple[str, str, str, str]]:
    told = [one.told for one in answer.context["petitioners"]]
    return [(one.name, one.id_no, one.phone, one.address) for one in told]


def page(client: Client, doing: Doing) -> Any:
    return client.get(reverse("desk:case", args=[doing.done.case.number]))


def unmask(client: Client, doing: Doing, reason: str = "电话核实诉求细节。") -> Any:
    return client.post(reverse("desk:unmask", args=[doing.done.case.number]), {"reason": reason})


def unmaskings() -> list[AccessLog]:
    return list(AccessLog.objects.filter(what="unmask"))


def test_identity_is_masked_on_the_case_page(as_person: AsPerson) -> None:
    answer = page(as_person(cast.CASE_OFFICER), registered())
    assert shown(answer) == [MASKED]
    assert not [word for word in PLAIN if word in answer.content.decode()]


def test_with_a_reason_it_is_shown_once_and_recorded(as_person: AsPerson) -> None:
    doing, client = registered(), as_person(cast.CASE_OFFICER)
    answer = unmask(client, doing)
    assert answer.status_code == 200
    assert shown(answer) == [PLAIN]
    assert answer["Cache-Control"] == "no-store"
    [row] = unmaskings()
    told = (row.person.username, row.unit.code, row.petition, row.reason)
    assert told == (cast.CASE_OFFICER, cast.BUREAU, doing.petition, "电话核实诉求细节。")
    assert shown(page(client, doing)) == [MASKED]


@pytest.mark.parametrize("reason", ["", "   "])
def test_without_a_reason_it_stays_masked(reason: str, as_person: AsPerson) -> None:
    answer = unmask(as_person(cast.CASE_OFFICER), registered(), reason)
    assert answer.status_code == 422
    assert shown(answer) == [MASKED]
    assert answer.context["unmask_form"].errors == {"reason": ["请写明查看身份信息的理由。"]}
    assert unmaskings() == []


def test_the_office_that_has_passed_the_matter_on_has_no_task_any_more_and_the_organ_has(as_person: AsPerson) -> None:
    doing = registered().transfer(cast.TOWN)
    office, town = unmask(as_person(cast.CASE_OFFICER), doing), unmask(as_person(cast.TOWN_HANDLER), doing)
    assert (office.status_code, town.status_code) == (422, 200)
    assert shown(office) == [MASKED]
    assert "目前没有待办的事" in office.content.decode()
    assert [row.unit.code for row in unmaskings()] == [cast.TOWN]


def test_a_concluded_matter_is_nobodys_task(as_person: AsPerson) -> None:
    doing = registered().transfer().inform().accept().hear().answer().serve().conclude()
    doing.handle(ActKind.REPORT_EXECUTION, {"status": "DONE", "text": "已修复。"})
    for who in (cast.TOWN_HANDLER, cast.CASE_OFFICER):
        client = as_person(who)
        assert not page(client, doing).context["may_unmask"]
        assert unmask(client, doing).status_code == 422
    assert unmaskings() == []


@pytest.mark.parametrize("who", [cast.ANALYST, cast.AUDITOR, cast.INSPECTOR, cast.BUREAU_HEAD])
def test_whoever_never_does_an_act_on_a_matter_has_no_task_with_it(who: str, as_person: AsPerson) -> None:
    assert unmask(as_person(who), registered()).status_code == 422
    assert unmaskings() == []


@pytest.mark.parametrize("who", [cast.ADMIN, cast.OTHER_TOWN_HANDLER])
def test_a_stranger_finds_nothing_to_unmask(who: str, as_person: AsPerson) -> None:
    assert unmask(as_person(who), registered()).status_code == 404
    assert unmaskings() == []


def test_of_an_accuser_not_even_whether_a_name_was_left_shows(as_person: AsPerson) -> None:
    officer = as_person(cast.ACCUSATION_OFFICER)
    accusation = Ask("举报某人收受财物。", RequestClass.ACCUSATION)
    named = page(officer, Doing(DAY).register(accusation, parties=(WHO,)))
    nameless = page(officer, Doing(DAY).register(accusation, parties=()))
    assert shown(named) == shown(nameless) == [("（已隐去）",) * 4]
