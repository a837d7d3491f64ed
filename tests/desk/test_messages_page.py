"""Messages in the system: to whom they come, what each person has read, and what nobody may learn from them."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from doing import Doing, person, unit
from xinfang.demo import cast
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestClass
from xinfang.petitions.commands import Accused, Ask
from xinfang.petitions.models import Message
from xinfang.petitions.outbox import sweep, switch

pytestmark = pytest.mark.usefixtures("thursday", "county", "sending")
AsPerson = Callable[[str], Client]
DAY = date(2026, 3, 4)


@pytest.fixture
def sending(county: None) -> None:
    """Let messages go out."""
    switch(on=True, by="tests")


def sent(times: int = 1) -> Doing:
    for _ in range(times):
        doing = Doing(DAY).register().transfer()
    sweep()
    return doing


def test_an_organ_reads_that_a_matter_was_passed_on_to_it(as_person: AsPerson) -> None:
    doing = sent()
    answer = as_person(cast.TOWN_HANDLER).get("/messages/")
    [line] = answer.context["lines"]
    assert (line.words, line.unit, line.number, line.read) == (
        "有信访事项转交本单位",
        "井店镇",
        doing.done.case.number,
        False,
    )
    assert f'href="/cases/{line.number}/"' in answer.content.decode()


def test_what_one_has_read_the_colleague_has_not(as_person: AsPerson) -> None:
    sent()
    handler, head = as_person(cast.TOWN_HANDLER), as_person(cast.TOWN_HEAD)
    [line] = handler.get("/messages/").context["lines"]
    answer = handler.post("/messages/?only=unread", {"read": [line.id]})
    assert (answer.status_code, answer["Location"]) == (302, "/messages/?only=unread")
    assert handler.get("/messages/?only=unread").context["lines"] == []
    assert [one.read for one in handler.get("/messages/").context["lines"]] == [True]
    assert [one.read for one in head.get("/messages/").context["lines"]] == [False]


def test_the_inbox_tells_how_many_are_unread(as_person: AsPerson) -> None:
    sent(2)
    client = as_person(cast.TOWN_HANDLER)
    assert "有2条未读消息" in client.get("/").content.decode()
    client.post("/messages/", {"read": [line.id for line in client.get("/messages/").context["lines"]]})
    assert "未读消息" not in client.get("/").content.decode()


def test_a_message_of_others_can_neither_be_read_nor_marked(as_person: AsPerson) -> None:
    sent()
    client = as_person(cast.OTHER_TOWN_HANDLER)
    assert client.get("/messages/").context["lines"] == []
    client.post("/messages/", {"read": [Message.objects.get().pk, "x", ""]})
    assert not Message.objects.get().readings.exists()


def test_an_accusation_sends_its_message_past_the_accused(as_person: AsPerson) -> None:
    against = Accused(persons=(person(cast.DISCIPLINE_HEAD).pk,))
    doing = Doing(DAY).register(Ask("举报违规收费。", RequestClass.ACCUSATION), accused=against)
    officer = (cast.ACCUSATION_OFFICER, cast.BUREAU, CapacityKind.ACCUSATION_OFFICER)
    values = {"to": unit(cast.PERSONNEL), "ground": "30-2", "delivery": "SYSTEM"}
    doing.act(ActKind.TRANSFER, *officer, values=values)
    sweep()
    assert Message.objects.count() == 1
    for who in (cast.DISCIPLINE_HEAD, cast.TOWN_HANDLER, cast.CASE_OFFICER, cast.ADMIN):
        assert as_person(who).get("/messages/").context["lines"] == []


@pytest.mark.parametrize("address", ["/messages/", "/messages/?only=unread"])
def test_three_messages_cost_as_many_queries_as_one(address: str, as_person: AsPerson) -> None:
    client = as_person(cast.TOWN_HANDLER)
    counts = []
    for more in (1, 2):
        sent(more)
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        counts.append(len(asked))
    assert counts[0] == counts[1]
