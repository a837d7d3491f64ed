"""An agent who may take papers: the forms of service name him, he signs, and the petitioner's days run."""

import io
from collections.abc import Callable
from datetime import date

import pdfplumber
import pytest
from django.test import Client
from django.urls import reverse

from doing import Doing, paper
from papering import Papering
from xinfang.demo import cast
from xinfang.law.acts import ActKind
from xinfang.law.terms.persons import AgentBasis
from xinfang.petitions.citizen import read
from xinfang.petitions.commands import AgentIn, PartyIn
from xinfang.petitions.models import Remedy

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thursday", "county")]
AsPerson = Callable[[str], Client]
DAY = date(2026, 3, 2)


def with_agent(*, receives: bool = True, second: bool = False) -> Doing:
    """Give a matter whose first petitioner has an agent, accepted by the town."""
    proof = paper(cast.CLERK, on=DAY)
    agent = AgentIn(PartyIn(name="赵律师"), AgentBasis.AUTHORISED.value, receives, proof)
    first = PartyIn(name="张三", address="井店镇一街", agents=(agent,))
    parties = (first, PartyIn(name="王丁", address="井店镇二街")) if second else (first,)
    return Doing(DAY).register(parties=parties).transfer()


def form_of(client: Client, doing: Doing, kind: ActKind) -> str:
    return client.get(reverse("desk:act", args=[doing.done.case.number, kind.value])).content.decode()


def test_the_forms_of_notice_and_service_name_who_may_take_the_paper(as_person: AsPerson) -> None:
    doing, handler = with_agent(), as_person(cast.TOWN_HANDLER)
    words = "登记时的信访人（张**）的代理人（赵**）可以代收：交给他、由他签收的，就是交给信访人本人。"
    assert words in form_of(handler, doing, ActKind.INFORM)
    doing.inform().accept().hear().answer()
    served = form_of(handler, doing, ActKind.SERVE)
    assert words in served
    assert "可以代收的代理人签收" in served


def test_an_agent_who_may_take_nothing_is_neither_named_nor_offered(as_person: AsPerson) -> None:
    doing = with_agent(receives=False).inform().accept().hear().answer()
    served = form_of(as_person(cast.TOWN_HANDLER), doing, ActKind.SERVE)
    assert ("赵**" in served, "可以代收的代理人签收" in served) == (False, False)


def test_what_he_signs_for_opens_the_petitioners_own_days_and_no_others(as_person: AsPerson) -> None:
    doing = with_agent(second=True).inform().accept().hear().answer()
    handler = as_person(cast.TOWN_HANDLER)
    url = reverse("desk:act", args=[doing.done.case.number, ActKind.SERVE.value])
    page = handler.get(url)
    form = page.context["form"]
    untouched = {name: form[name].value() for name in form.fields if form[name].value() not in (None, "")}
    said = {**untouched, "seat": page.context["seat_code"], "method": "IN_PERSON", "proof": "AGENT_SIGNED"}
    refused = handler.post(url, said)
    assert refused.status_code == 422
    assert "这位信访人没有登记可以代收的代理人" in refused.content.decode()
    assert handler.post(url, {**said, "persons": ["1"]}).status_code == 302
    windows = Remedy.objects.filter(petition=doing.petition, rule="R22-35-ask")
    assert [(str(one.started_on), str(one.until)) for one in windows] == [("2026-03-05", "2026-04-07")]
    mine = read(doing.done.petition, on=date(2026, 3, 5))
    told = next(step for step in mine.steps if step.words == "送达信访处理意见书")
    assert told.details[-1] == ("送达情况", "由您登记的可以代收的代理人签收，视为您当日收到。")
    assert mine.agent_takes


def test_the_record_to_be_signed_names_him(as_person: AsPerson) -> None:
    issued = Papering(with_agent().inform().accept().hear()).begin().submit().approve()
    issued.issue()
    url = reverse("desk:paper_service", args=[issued.doing.done.case.number, issued.id])
    answer = as_person(cast.TOWN_HANDLER).post(url)
    with pdfplumber.open(io.BytesIO(answer.content)) as pdf:
        words = "".join(pdf.pages[0].extract_text().split())
    assert "代收的代理人赵律师" in words
