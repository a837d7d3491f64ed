"""Agents named in the registration form: each for one petitioner, with his paper, and found by nobody."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from doing import person
from petitions.test_concurrency import all_is_well
from registering import send, typed
from xinfang.demo import cast
from xinfang.files.store import name_of
from xinfang.files.uploads import own
from xinfang.law.acts import ActKind
from xinfang.petitions.contents import opened
from xinfang.petitions.identities import identities
from xinfang.petitions.models import Party, Petition
from xinfang.petitions.reading import case_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thursday")]
AsPerson = Callable[[str], Client]
PDF = b"%PDF-1.4\n%%EOF\n"
NAMED = {"party-0-name": "林小满", "party-0-address": "井店镇一街", "agent-0-name": "赵律师"}


@pytest.fixture(autouse=True)
def own_folder(settings: Settings, tmp_path: Path) -> None:
    """Keep the bytes of files in a folder of the test's own."""
    settings.XINFANG_DATA = tmp_path


@pytest.fixture
def clerk(as_person: Any) -> Client:
    return as_person(cast.CLERK)


def paper(name: str = "委托书.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, PDF + name.encode())


def sentences(answer: Any) -> list[str]:
    return [fault.sentence for fault in answer.context["page"].faults()]


def test_each_petitioners_agent_is_named_by_an_act_of_his_own_with_his_paper(clerk: Client) -> None:
    second = {"parties": "2", "party-1-name": "王丁", "agent-1-name": "王小红", "agent-1-basis": "STATUTORY"}
    first = {**NAMED, "agent-0-phone": "13900001111", "agent-0-receives": "on", "agent-0-basis": "AUTHORISED"}
    papers = {"agent-0-paper": paper(), "agent-1-paper": paper("户口簿.pdf")}
    assert send(clerk, typed(**first, **second, **papers)).status_code == 302
    case = case_of(Petition.objects.get())
    assert [act.kind.value for act in case.acts] == ["register", "join_person", "name_agent", "name_agent"]
    assert [(one.person, one.basis, one.receives) for one in case.agents] == [
        (1, "AUTHORISED", True),
        (2, "STATUTORY", False),
    ]
    rows = {one.agent: Party.objects.get(pk=one.row) for one in identities(case.acts) if one.agent}
    assert [(opened(row).name, opened(row).phone, row.bx_name, row.query_mac) for row in rows.values()] == [
        ("赵律师", "13900001111", None, None),
        ("王小红", "", None, None),
    ]
    named = [UUID(act.evidence["file"]) for act in case.acts if act.kind is ActKind.NAME_AGENT and act.evidence]
    assert [name_of(one) for one in own(named, by=person(cast.CLERK))] == ["委托书.pdf", "户口簿.pdf"]
    assert len(clerk.get("/slip/").context["slips"]) == 2
    all_is_well()


def test_without_paper_or_name_it_is_said_what_is_missing_and_nothing_is_lost(clerk: Client) -> None:
    answer = send(clerk, typed(**NAMED))
    assert answer.status_code == 422
    assert sentences(answer) == [
        "请上传授权委托书或者监护关系的证明；暂时没有的，请清空代理人各栏，登记以后用“登记代理人”补办。"
    ]
    nameless = send(clerk, typed(**{**NAMED, "agent-0-name": "", "agent-0-phone": "13900001111"}))
    assert sentences(nameless)[0] == "请写明代理人的姓名（名称）。"
    unknown = send(clerk, typed(**{"agent-0-name": "赵律师", "agent-0-paper": paper()}))
    assert sentences(unknown)[0][:16] == "写明代理人的，也请写明由其代理的"
    assert "赵律师" in unknown.content.decode()
    assert not Petition.objects.exists()


@pytest.mark.parametrize("told", ["paper", "receives"])
def test_what_an_agent_may_do_is_not_dropped_where_nobody_is_named(clerk: Client, told: str) -> None:
    form = typed(**{**NAMED, "agent-0-name": "", f"agent-0-{told}": paper() if told == "paper" else "on"})
    answer = send(clerk, form)
    assert (answer.status_code, sentences(answer)) == (422, ["请写明代理人的姓名（名称）。"])
    assert ("已经上传：委托书.pdf" in answer.content.decode()) == (told == "paper")
    assert not Petition.objects.exists()


def test_a_paper_that_came_alone_stays_in_sight_while_a_row_is_added(clerk: Client) -> None:
    form = typed(**{**NAMED, "agent-0-name": "", "agent-0-paper": paper(), "do": "more-parties"})
    assert send(clerk, form).context["page"].agents[0][0].is_told


def test_a_paper_that_came_with_a_refused_form_needs_not_be_chosen_again(clerk: Client) -> None:
    form = typed(**NAMED, **{"ask-0-text": "", "agent-0-paper": paper()})
    refused = send(clerk, form)
    page = refused.context["page"].agents[0][0]
    assert "已经上传：委托书.pdf" in refused.content.decode()
    del form["agent-0-paper"]
    again = {**form, "ask-0-text": "请求疏通。", "agent-0-kept": page.paper_id}
    assert send(clerk, again).status_code == 302
    assert len(case_of(Petition.objects.get()).agents) == 1


@pytest.mark.parametrize("told", ["00000000-0000-4000-8000-000000000000", "no-id"])
def test_the_paper_of_somebody_else_is_not_taken(clerk: Client, told: str) -> None:
    answer = send(clerk, typed(**NAMED, **{"agent-0-kept": told}))
    assert sentences(answer) == ["先前上传的材料已经清除，请重新选择。"]


def test_a_paper_of_another_kind_is_refused_by_name(clerk: Client) -> None:
    odd = SimpleUploadedFile("委托书.docx", b"PK\x03\x04 nothing")
    answer = send(clerk, typed(**NAMED, **{"agent-0-paper": odd}))
    assert answer.status_code == 422
    assert "委托书.docx" in sentences(answer)[0]


def test_an_accusation_names_no_agent(clerk: Client) -> None:
    form = typed(**NAMED, **{"ask-0-klass": "ACCUSATION", "agent-0-paper": paper()})
    answer = send(clerk, {**form, "seen": send(clerk, form).context["seen"], "agent-0-paper": paper()})
    assert answer.status_code == 409
    assert sentences(answer) == ["检举控告不登记代理人，请清空代理人各栏；需要说明的，写在诉求内容里。"]
    assert not Petition.objects.exists()


def test_the_same_form_again_names_nobody_twice(clerk: Client) -> None:
    form = typed(**NAMED)
    send(clerk, {**form, "agent-0-paper": paper()})
    assert send(clerk, {**form, "agent-0-paper": paper()}).status_code == 302
    assert len(case_of(Petition.objects.get()).agents) == 1


def test_a_number_of_petitioners_beyond_all_bounds_is_not_counted_through(clerk: Client) -> None:
    form = typed(**NAMED, **{"agent-0-kept": "no-id", "parties": "300"})
    answer = send(clerk, form | {"agent-299-kept": "no-id"})
    assert list(answer.context["page"].agents[0][0]._papers.faults) == ["agent-0"]


def test_a_petitioner_may_come_with_two_agents_each_with_a_paper_of_his_own(clerk: Client) -> None:
    first = {**NAMED, "agent-0-paper": paper("委托书一.pdf")}
    more = send(clerk, typed(**first, do="more-agents:0"))
    page = more.context["page"]
    assert (len(page.agents[0]), page.agents[0][1].fields["name"].widget.attrs.get("autofocus")) == (2, True)
    assert page.agents[0][0].paper_kept == "委托书一.pdf"
    assert 'value="more-agents:0"' not in more.content.decode()
    groups = [f'role="group" aria-label="第{nth}位代理人"' for nth in "一二"]
    assert [more.content.decode().count(one) for one in groups] == [1, 1]
    second = {"party-0-agents": "2", "agent-0-kept": page.agents[0][0].paper_id, "agent-0-1-name": "钱律师"}
    form = typed(**{**NAMED, **second, "command_id": str(page.matter["command_id"].value())})
    refused = send(clerk, form)
    assert [fault.label for fault in refused.context["page"].faults()] == ["信访人1的第二位授权委托书"]
    assert send(clerk, {**form, "agent-0-1-paper": paper("委托书二.pdf")}).status_code == 302
    case = case_of(Petition.objects.get())
    assert [act.kind.value for act in case.acts] == ["register", "name_agent", "name_agent"]
    assert [one.person for one in case.agents] == [1, 1]
    rows = [Party.objects.get(pk=one.row) for one in identities(case.acts) if one.agent]
    assert [opened(row).name for row in rows] == ["赵律师", "钱律师"]
    all_is_well()


def test_a_third_agent_has_no_room_in_the_form(clerk: Client) -> None:
    answer = send(clerk, typed(**NAMED, **{"party-0-agents": "9", "do": "more-agents:0"}))
    assert len(answer.context["page"].agents[0]) == 2
