"""A petitioner challenges an official; it is decided on at the desk, and somebody else goes on."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from doing import Doing, paper, person, unit
from signing import signed_in
from xinfang.demo import cast
from xinfang.kernel.errors import Refused
from xinfang.law.acts import ActKind
from xinfang.law.recusal import STEPPED_BACK
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestClass
from xinfang.petitions.commands import Ask
from xinfang.petitions.models import Obligation, Petition, Sight
from xinfang.petitions.reading import case_of
from xinfang.petitions.replay import replay_petitions

pytestmark = pytest.mark.django_db
Prove = Callable[..., Client]
MATTER = "/query/matter/"
CHALLENGE = "/query/matter/do/challenge_recusal/1/"
HEAD = (cast.TOWN_HEAD, cast.TOWN, CapacityKind.ORGAN_HEAD)


def form(whom: str = "HANDLER", ground: str = "KIN") -> dict[str, str]:
    return {"command_id": str(uuid4()), "whom": whom, "ground": ground, "text": "承办人是对方的亲戚。"}


def recused() -> dict[str, object]:
    return {"decision": "RECUSED", "official": person(cast.TOWN_HANDLER).pk, "ground": "KIN"}


def test_a_petitioner_challenges_the_handler_and_reads_what_is_decided(proved: Prove) -> None:
    doing = Doing().register().transfer()
    client = proved(doing)
    assert "我申请其回避" in client.get(MATTER).content.decode()
    assert "各项办理期限照常计算" in client.get(CHALLENGE).content.decode()
    assert client.post(CHALLENGE, form())["Location"] == MATTER
    page = client.get(MATTER).content.decode()
    for words in ("您申请有关人员回避", "承办人是对方的亲戚。", "决定您申请的人员是否回避"):
        assert words in page
    doing.act(ActKind.DECIDE_RECUSAL, *HEAD, values=recused())
    page = client.get(MATTER).content.decode()
    assert "对您的回避申请作出决定" in page
    assert person(cast.TOWN_HANDLER).name not in page


def test_the_form_of_the_decision_offers_the_people_of_that_organ(proved: Prove) -> None:
    doing = Doing().register().transfer()
    proved(doing).post(CHALLENGE, form())
    number = Petition.objects.get().number
    answer = signed_in(cast.TOWN_HEAD).get(reverse("desk:act", args=[number, "decide_recusal"]))
    names = {name for _, name in answer.context["form"].fields["official"].choices}
    assert names == {"不选择", person(cast.TOWN_HANDLER).name, person(cast.TOWN_HEAD).name}


def test_the_recused_handler_is_refused_and_the_head_goes_on(proved: Prove) -> None:
    doing = Doing().register().transfer()
    proved(doing).post(CHALLENGE, form())
    doing.act(ActKind.DECIDE_RECUSAL, *HEAD, values=recused())
    with pytest.raises(Refused, match=STEPPED_BACK):
        doing.inform()
    told = {"method": "POST", "text": "已收到，按信访程序办理。"}
    doing.act(ActKind.INFORM, *HEAD, values=told)
    assert Obligation.objects.get(rule="R22-23-fwd").discharged_on == doing.day
    page = signed_in(cast.TOWN_HANDLER).get(reverse("desk:case", args=[doing.done.case.number])).content.decode()
    assert "/acts/accept/" not in page
    assert [fault for _, faults in replay_petitions() for fault in faults] == []


def test_the_challenged_head_is_decided_on_by_the_county_which_sees_the_matter(proved: Prove) -> None:
    doing = Doing().register().transfer()
    proved(doing).post(CHALLENGE, form("ORGAN_HEAD"))
    county = unit("130426GOV")
    assert Sight.objects.filter(petition=doing.petition, unit=county).exists()
    assert Obligation.objects.get(rule="N22-28-recusal").obligor_unit_id == county
    with pytest.raises(Refused, match="由有权决定的机关、单位办理"):
        doing.act(ActKind.DECIDE_RECUSAL, *HEAD, values={"decision": "NOT_RECUSED"})
    doing.act(
        ActKind.DECIDE_RECUSAL,
        "gaolinfeng",
        "130426GOV",
        CapacityKind.ORGAN_HEAD,
        values={"decision": "RECUSED", "official": person(cast.TOWN_HEAD).pk, "ground": "MATTER"},
    )
    case = case_of(Petition.objects.get())
    assert {who for who, _ in case.recused} == {person(cast.TOWN_HEAD).pk}


def test_the_bureaus_head_is_decided_on_by_the_government_that_leads_it(proved: Prove) -> None:
    doing = Doing().register()
    proved(doing).post(CHALLENGE, form("BUREAU_HEAD"))
    assert Obligation.objects.get(rule="N22-28-recusal").obligor_unit_id == unit("130426GOV")


def test_before_an_organ_has_it_only_the_bureaus_people_can_be_challenged(proved: Prove) -> None:
    client = proved(Doing().register())
    assert "目前没有承办单位" in client.post(CHALLENGE, form("HANDLER")).content.decode()
    assert client.post(CHALLENGE, form("OFFICER"))["Location"] == MATTER


def test_from_a_browser_of_the_staff_nothing_is_challenged(proved: Prove) -> None:
    doing = Doing().register().transfer()
    client = proved(doing, signed_in(cast.CLERK))
    assert client.post(CHALLENGE, form()).status_code == 403


def test_an_unknown_official_is_refused(proved: Prove) -> None:
    doing = Doing().register().transfer()
    proved(doing).post(CHALLENGE, form())
    with pytest.raises(Refused, match="没有这位工作人员"):
        doing.act(ActKind.DECIDE_RECUSAL, *HEAD, values={"decision": "RECUSED", "official": 0, "ground": "KIN"})


def test_an_accuser_challenges_on_his_neutral_page_and_reads_the_decision_alone(proved: Prove) -> None:
    asks = Ask("反映收受财物。", RequestClass.ACCUSATION)
    doing = Doing().register(asks, parties=())
    officer = (cast.ACCUSATION_OFFICER, cast.BUREAU, CapacityKind.ACCUSATION_OFFICER)
    values = {"to": unit(cast.DISCIPLINE), "ground": "22-2", "delivery": "SYSTEM"}
    doing.act(ActKind.TRANSFER, *officer, values=values)
    client = proved(doing)
    assert "我申请其回避" in client.get(MATTER).content.decode()
    assert client.post(CHALLENGE, form())["Location"] == MATTER
    page = client.get(MATTER).content.decode()
    assert "您的回避申请已经提交，正在等待决定。" in page
    assert "我申请其回避" not in page
    assert "纪" not in page.split("<main")[1]
    proof = paper(cast.DISCIPLINE_OFFICER, on=doing.day)
    keeper = (cast.DISCIPLINE_OFFICER, cast.DISCIPLINE, CapacityKind.ACCUSATION_OFFICER)
    doing.act(ActKind.DECIDE_RECUSAL, *keeper, values={"decision": "NOT_RECUSED"}, evidence=proof)
    doing.confirmed(by=cast.ACCUSATION_OFFICER)
    page = client.get(MATTER).content.decode()
    assert "对您的回避申请：不予回避：与信访事项、信访人没有直接利害关系。" in page
    assert Sight.objects.filter(petition=doing.petition).count() == 2
