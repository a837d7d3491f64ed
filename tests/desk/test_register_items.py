"""The further items of the national registration: none is demanded, what is personal is sealed, the rest is coded."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client

from petitions.test_concurrency import all_is_well
from registering import send, typed
from xinfang.demo import cast
from xinfang.demo.county import unit
from xinfang.petitions.contents import opened
from xinfang.petitions.models import Party, Petition
from xinfang.petitions.reading import case_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thursday")]
AsPerson = Callable[[str], Client]
ITEMS = {
    "signers-present": "3",
    "further-affected": "120",
    "further-purpose": "REQUEST",
    "further-first_on": "2025-11-03",
    "further-openness": "UNWILLING",
}
REACHED = {
    "party-0-name": "林小满",
    "party-0-landline": "0310-3891234",
    "party-0-email": "lin@example.com",
    "party-0-mail": "邯郸市丛台区和平路九号",
    "party-0-postcode": "056000",
}


@pytest.fixture
def clerk(as_person: Any) -> Client:
    return as_person(cast.CLERK)


def case_page(client: Client) -> Any:
    return client.get(f"/cases/{Petition.objects.get().number}/")


def test_the_items_of_the_matter_stand_in_its_first_act_as_codes_and_on_its_page_in_words(clerk: Client) -> None:
    town = unit(cast.TOWN)
    assert send(clerk, typed(**ITEMS, **{"further-first_at": str(town.pk)})).status_code == 302
    said = case_of(Petition.objects.get()).acts[0].payload
    told = {name: said[name] for name in ("present", "affected", "purpose", "first_on", "openness")}
    assert told == {
        "present": 3,
        "affected": 120,
        "purpose": "REQUEST",
        "first_on": "2025-11-03",
        "openness": "UNWILLING",
    }
    assert said["first_at"]["unit"] == town.pk
    facts = {fact.label: fact.words for fact in case_page(clerk).context["acts"][0].facts}
    assert facts["信访目的"] == "求决"
    assert (facts["信访人数"], facts["涉及人数"], facts["公开意愿"]) == ("3", "120", "不愿意公开")
    assert facts["首次信访的机关、单位"] == town.short_name
    assert facts["首次信访日期"].startswith("2025年11月3日")


def test_what_is_left_out_is_in_no_act(clerk: Client) -> None:
    send(clerk, typed())
    assert set(case_of(Petition.objects.get()).acts[0].payload) == {"channel", "reachable", "number", "asks", "parties"}


@pytest.mark.parametrize(
    ("said", "sentence", "status"),
    [
        ({"further-affected": "0"}, "涉及人数应当是1至9999999之间的整数。", 422),
        ({"further-affected": "很多"}, "涉及人数应当是1至9999999之间的整数。", 422),
        ({"further-purpose": "GOSSIP"}, "所选的信访目的不在可选范围内，请重新选择。", 422),
        ({"further-first_on": "2026-03-06"}, "首次信访日期不能晚于收到信访事项的日期。", 409),
    ],
)
def test_a_wrong_item_is_told_beside_it_and_nothing_is_lost(
    clerk: Client, said: dict[str, str], sentence: str, status: int
) -> None:
    answer = send(clerk, typed(**said, **REACHED))
    assert answer.status_code == status
    assert [fault.sentence for fault in answer.context["page"].faults()] == [sentence]
    assert "邯郸市丛台区和平路九号" in answer.content.decode()
    assert not Petition.objects.exists()


def test_further_ways_to_reach_somebody_are_sealed_hidden_and_verified(clerk: Client) -> None:
    send(clerk, typed(**REACHED))
    row = Party.objects.get()
    assert "丛台区".encode() not in b"".join(
        bytes(value) for value in (row.enc_landline, row.enc_email, row.enc_mail, row.enc_postcode) if value
    )
    told = opened(row)
    assert (told.landline, told.email, told.postal) == (
        "0310-3891234",
        "lin@example.com",
        "056000 邯郸市丛台区和平路九号",
    )
    shown = case_page(clerk).context["petitioners"][0].told
    assert (shown.mail, shown.postcode, shown.landline, shown.email) == ("****",) * 4
    assert "丛台区" not in case_page(clerk).content.decode()
    all_is_well()


def test_who_named_where_to_write_to_him_is_told_in_writing(clerk: Client) -> None:
    send(clerk, typed(**REACHED))
    assert Petition.objects.get().reachable


def test_what_looks_miscopied_is_pointed_out_once(clerk: Client) -> None:
    form = typed(**{"party-0-email": "lin.example.com", "party-0-postcode": "5600", "party-0-landline": "12"})
    answer = send(clerk, form)
    assert [one.sentence for one in answer.context["page"].cautions] == [
        "电话号码不对：手机号十一位，固定电话要带区号。",
        "电子邮箱不对，例如 zhangsan@example.com。",
        "邮政编码应为六位数字。",
    ]
    assert send(clerk, {**form, "seen": answer.context["seen"]}).status_code == 302


def test_the_export_tells_the_items_of_a_matter(clerk: Client) -> None:
    send(clerk, typed(**ITEMS))
    send(clerk, typed())
    book = clerk.post("/search/export/", {"purpose": "统计来访人数"})
    sheet = ZipFile(BytesIO(b"".join(book))).read("xl/sharedStrings.xml").decode()
    for words in ("信访人数", "涉及人数", "求决", "不愿意公开"):
        assert words in sheet
