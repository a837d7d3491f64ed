"""Words that label a person are pointed out once, wherever staff writes; whoever quotes them goes on."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from desk.test_bulk import checked, sent
from doing import Doing
from registering import send, typed
from xinfang.demo import cast
from xinfang.petitions.models import ActRecord, Petition

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]


def test_a_label_is_pointed_out_once_at_registration(as_person: AsPerson) -> None:
    clerk = as_person(cast.CLERK)
    form = typed(**{"ask-0-text": "来访人系老上访，请求修路。"})
    warned = send(clerk, form)
    (remark,) = warned.context["page"].cautions
    assert remark.sentence.startswith("文字里有给人贴标签的说法：“老上访”。请改为写明事实和行为")
    assert not Petition.objects.exists()
    send(clerk, {**form, "seen": warned.context["seen"]})
    assert Petition.objects.count() == 1


def test_a_label_is_pointed_out_once_in_bulk(as_person: AsPerson) -> None:
    doing = Doing(date(2026, 3, 4)).register().transfer()
    handler = as_person(cast.TOWN_HANDLER)
    page = checked(handler, [str(doing.petition)], kind="inform")
    form = sent(page, method="POST", text="该人缠访，按程序办理。", happened_on="2026-03-05")
    answer = handler.post("/bulk/", form)
    assert "文字里有给人贴标签的说法：“缠访”" in answer.content.decode()
    assert not ActRecord.objects.filter(kind="inform").exists()
    assert handler.post("/bulk/", {**form, "labels_seen": answer.context["labels_seen"]}).context["done"] == 1
