"""Withdrawing and taking it back: by the petitioner alone, plainly told that nobody may ask him for it."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from doing import TEXT, Doing, unit
from signing import signed_in
from xinfang.demo import cast
from xinfang.kernel.errors import Refused
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.petitions.commands import Ask
from xinfang.petitions.models import Obligation, Petition, Remedy
from xinfang.petitions.reading import case_of

pytestmark = pytest.mark.django_db
Prove = Callable[..., Client]
MATTER = "/query/matter/"
WITHDRAW = "/query/matter/do/withdraw/1/"
REVOKE = "/query/matter/do/revoke_withdrawal/1/"


def form(text: str = "") -> dict[str, str]:
    return {"command_id": str(uuid4()), "text": text}


def state() -> str:
    return str(Petition.objects.get().requests.get().state)


def owed() -> list[dict[str, Any]]:
    rows = Obligation.objects.exclude(rule="S-withdraw-call").order_by("pk")
    return list(rows.values("rule", "due", "void_on", "void_by", "discharged_on"))


def test_a_petitioner_withdraws_and_takes_it_back_with_every_date_as_it_was(
    proved: Prove, thursday: time_machine.Traveller
) -> None:
    doing = Doing().register().transfer()
    client, before = proved(doing), owed()
    assert "我想撤回这项诉求" in client.get(MATTER).content.decode()
    assert "任何单位和个人都不得要求您撤回" in client.get(WITHDRAW).content.decode()
    assert client.post(WITHDRAW, form("已经修好了。"))["Location"] == MATTER
    assert (state(), Obligation.objects.filter(void_on=date(2026, 3, 5)).count()) == ("WITHDRAWN", 2)
    page = client.get(MATTER).content.decode()
    for words in ("已经撤回。", "2026年3月20日", "撤销撤回", "机关内部时限，不属法定"):
        assert words in page
    assert "我想撤回这项诉求" not in page
    thursday.move_to("2026-03-20T02:00:00Z")
    client = proved(doing)
    assert "各项期限照原样计算" in client.get(REVOKE).content.decode()
    assert client.post(REVOKE, form())["Location"] == MATTER
    assert (state(), owed()) == ("ROUTED", before)
    assert Remedy.objects.get(rule="S-withdraw-revoke").used_by == 4


def test_after_fifteen_days_he_is_told_that_he_can_raise_it_again(
    proved: Prove, thursday: time_machine.Traveller
) -> None:
    doing = Doing().register().transfer()
    assert proved(doing).post(WITHDRAW, form()).status_code == 302
    thursday.move_to("2026-03-21T02:00:00Z")
    client = proved(doing)
    assert "撤销撤回，恢复办理的期限已于2026年3月20日" in client.get(MATTER).content.decode()
    late = client.post(REVOKE, form())
    assert late.status_code == 409
    assert "重新提出不受限制" in late.content.decode()


@pytest.mark.parametrize("somebody", [cast.TOWN_HANDLER, cast.TOWN_HEAD, cast.CLERK])
def test_a_browser_in_which_staff_is_signed_in_cannot_withdraw(proved: Prove, somebody: str) -> None:
    client = proved(Doing().register().transfer(), signed_in(somebody))
    assert "我想撤回" not in client.get(MATTER).content.decode()
    for response in (client.get(WITHDRAW), client.post(WITHDRAW, form())):
        assert response.status_code == 403
        assert "只能由信访人本人办理" in response.content.decode()
    assert state() == "ROUTED"


def test_what_cannot_be_done_is_refused_in_words(proved: Prove) -> None:
    client = proved(Doing().register())
    assert client.get(REVOKE).status_code == 409
    assert client.get("/query/matter/do/withdraw/2/").status_code == 409
    assert client.get("/query/matter/do/annul/1/").status_code == 404
    assert client.post(WITHDRAW, form("长" * 1001)).status_code == 422
    assert state() == "REGISTERED"


def test_without_proof_nothing_is_withdrawn(client: Client, county: None) -> None:
    assert client.post(WITHDRAW, form())["Location"] == "/query/?expired"


def test_the_handler_cannot_withdraw_at_the_door_and_the_clerk_needs_the_paper(county: None) -> None:
    doing = Doing().register().transfer()
    with pytest.raises(Refused, match="您当前的身份（承办人）不能办理“撤回”"):
        doing.handle(ActKind.WITHDRAW)
    with pytest.raises(Refused, match="应当附其签名的书面材料"):
        doing.act(ActKind.WITHDRAW, cast.CLERK, cast.BUREAU, CapacityKind.CLERK)


def test_the_bureau_of_the_place_calls_back_when_an_organ_had_registered(
    county: None, thursday: time_machine.Traveller, proved: Prove
) -> None:
    doing = Doing()
    values = {"channel": "VISIT", "reachable": True}
    doing.act(
        ActKind.REGISTER,
        cast.TOWN_HANDLER,
        cast.TOWN,
        CapacityKind.HANDLER,
        values=values,
        asks=(Ask(TEXT),),
    )
    assert proved(doing).post(WITHDRAW, form()).status_code == 302
    case = case_of(Petition.objects.get())
    assert [o.obligor_unit for o in case.obligations if o.rule == "S-withdraw-call"] == [unit(cast.BUREAU)]
    doing.act(
        ActKind.CALL_BACK_WITHDRAWAL,
        cast.INSPECTOR,
        cast.BUREAU,
        CapacityKind.INSPECTOR,
        values={"result": "OWN_WILL"},
    )
    assert not Obligation.objects.open().exists()
