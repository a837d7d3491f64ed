"""A petitioner contests the route on the look-up page; the organ answers at the desk, and he reads it."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from doing import Doing
from signing import signed_in
from xinfang.demo import cast
from xinfang.law.acts import ActKind, Source
from xinfang.law.roles import CapacityKind
from xinfang.petitions.models import Obligation, Petition
from xinfang.petitions.reading import case_of
from xinfang.petitions.replay import replay_petitions

pytestmark = pytest.mark.django_db
Prove = Callable[..., Client]
MATTER = "/query/matter/"
CONTEST = "/query/matter/do/contest_route/1/"
CLERK = (cast.CLERK, cast.BUREAU, CapacityKind.CLERK)
STANDS = {"decision": "ROUTE_STANDS", "text": "属于行政复议的范围。", "method": "POST"}


def diverted() -> Doing:
    """Bring a matter to where the town has led it into another procedure."""
    doing = Doing().register().transfer().handle(ActKind.DECIDE_ROUTE, {"route": "31-4", "text": "可以复议。"})
    values = {"procedure": "RECONSIDERATION", "target": "县政府", "period": "六十日", "text": "理由", "method": "POST"}
    return doing.handle(ActKind.DIVERT, values)


def form(ground: str = "ANOTHER_MATTER") -> dict[str, str]:
    return {"command_id": str(uuid4()), "ground": ground, "text": "我问的是修路，不是处罚。"}


def test_a_petitioner_contests_and_reads_who_owes_an_answer_and_what_it_was(proved: Prove) -> None:
    doing = diverted()
    client = proved(doing)
    assert "请求重新审查办理途径</a>" in client.get(MATTER).content.decode()
    page = client.get(CONTEST).content.decode()
    for words in ("没有提出的期限，也不限一次", "我请求的与该程序处理的不是同一件事", "不因这次请求中止"):
        assert words in page
    assert client.post(CONTEST, form())["Location"] == MATTER
    act = case_of(Petition.objects.get()).acts[-1]
    assert (act.kind, act.source, act.by.capacity) == (ActKind.CONTEST_ROUTE, Source.PORTAL, CapacityKind.PARTY)
    page = client.get(MATTER).content.decode()
    for words in ("您请求重新审查办理途径", "我问的是修路，不是处罚。", "应当重新审查办理途径并书面答复您"):
        assert words in page
    assert "请求重新审查办理途径</a>" not in page
    doing.handle(ActKind.ANSWER_CONTEST, STANDS).confirmed()
    page = client.get(MATTER).content.decode()
    for words in ("书面答复您重新审查办理途径的请求", "维持原途径", "属于行政复议的范围。", "请求重新审查办理途径</a>"):
        assert words in page
    assert [fault for _, faults in replay_petitions() for fault in faults] == []


def test_the_clerk_enters_what_he_says_and_the_handler_does_not(proved: Prove) -> None:
    doing = diverted()
    case = reverse("desk:case", args=[doing.done.case.number])
    assert "/acts/contest_route/" in signed_in(cast.CLERK).get(case).content.decode()
    assert "/acts/contest_route/" not in signed_in(cast.TOWN_HANDLER).get(case).content.decode()
    doing.act(ActKind.CONTEST_ROUTE, *CLERK, values={"ground": "TRIED", "text": "来电说已经复议过。"})
    owed = Obligation.objects.get(rule="N22-31-contest")
    assert (owed.due, owed.discharged_on) == (None, None)
    assert (
        "请求重新审查途径"
        in signed_in(cast.TOWN_HANDLER)
        .get(reverse("desk:act", args=[doing.done.case.number, "answer_contest"]))
        .content.decode()
    )


def test_taken_up_it_goes_on_like_any_claim(proved: Prove) -> None:
    doing = diverted()
    client = proved(doing)
    client.post(CONTEST, form())
    doing.handle(ActKind.ANSWER_CONTEST, {**STANDS, "decision": "TAKEN_UP"}).accept()
    assert Obligation.objects.get(rule="R22-34-handle").obligor_unit.code == cast.TOWN
    assert "改按第三十一条第六项办理" in client.get(MATTER).content.decode()


def test_from_a_browser_of_the_staff_nothing_is_contested(proved: Prove) -> None:
    client = proved(diverted(), signed_in(cast.CLERK))
    assert client.post(CONTEST, form()).status_code == 403
