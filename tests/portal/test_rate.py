"""Rating: by the petitioner alone, office and organ apart, once for each request."""

from collections.abc import Callable
from datetime import date
from ipaddress import ip_network
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from doing import Doing
from signing import signed_in
from xinfang.demo import cast
from xinfang.law.acts import ActKind, Source
from xinfang.law.findings import FindingKind, findings
from xinfang.law.persons import rated_by
from xinfang.law.roles import CapacityKind
from xinfang.petitions.commands import Ask
from xinfang.petitions.models import ActRecord, Petition, Text
from xinfang.petitions.reading import acts_of, case_of
from xinfang.portal.addresses import comes_from_an_organ

pytestmark = pytest.mark.django_db
Prove = Callable[..., Client]
RATE = "/query/matter/rate/1/"
START = date(2026, 3, 5)


@pytest.fixture
def served(county: None, thursday: time_machine.Traveller) -> Doing:
    """Give a petition whose answer was served on 24 March, on 30 March."""
    thursday.move_to("2026-03-30T02:00:00Z")
    return Doing(day=START).to_the_end()


def rating(**more: str) -> dict[str, str]:
    return {"command_id": str(uuid4()), "office": "SATISFIED", "organ": "NOT_SATISFIED", "text": "路修好了。", **more}


def ratings() -> int:
    return ActRecord.objects.filter(kind=ActKind.RATE.value).count()


def test_a_petitioner_rates_office_and_organ_apart(proved: Prove, served: Doing) -> None:
    client = proved(served)
    assert "评价办理情况</a>" in client.get("/query/matter/").content.decode()
    assert client.post(RATE, rating())["Location"] == "/query/matter/"
    act = acts_of(Petition.objects.get().pk)[-1]
    assert (act.kind, act.by.capacity, act.by.person, act.source) == (
        ActKind.RATE,
        CapacityKind.PARTY,
        None,
        Source.PORTAL,
    )
    assert (act.payload["office"], act.payload["organ"]) == ("SATISFIED", "NOT_SATISFIED")
    assert Text.objects.get(role="rate.text").plain == "路修好了。"
    page = client.get("/query/matter/").content.decode()
    for words in ("评价已经提交，谢谢。", "对信访部门：满意", "对承办单位：不满意", "您已经评价过。"):
        assert words in page


def test_words_are_not_needed(proved: Prove, served: Doing) -> None:
    assert proved(served).post(RATE, rating(text="")).status_code == 302
    assert ratings() == 1


def test_a_rating_is_given_once(proved: Prove, served: Doing) -> None:
    client = proved(served)
    form = rating()
    for _ in range(2):
        assert client.post(RATE, form).status_code == 302
    again = client.post(RATE, rating())
    assert (again.status_code, ratings()) == (409, 1)
    assert "评价" in again.content.decode()
    assert client.get(RATE).status_code == 409


def test_before_the_answer_is_served_nothing_is_rated(proved: Prove) -> None:
    client = proved(Doing().register().transfer())
    assert client.get(RATE).status_code == 409
    assert client.post(RATE, rating()).status_code == 409
    assert "评价办理情况" not in client.get("/query/matter/").content.decode()
    assert ratings() == 0


@pytest.mark.parametrize("somebody", [cast.TOWN_HANDLER, cast.CLERK, cast.AUDITOR])
def test_a_browser_in_which_staff_is_signed_in_cannot_rate(proved: Prove, served: Doing, somebody: str) -> None:
    client = proved(served, signed_in(somebody))
    for response in (client.get(RATE), client.post(RATE, rating())):
        assert response.status_code == 403
        assert "评价只能由信访人本人作出。" in response.content.decode()
    page = client.get("/query/matter/").content.decode()
    assert RATE not in page
    assert "有工作人员登录，不能评价" in page
    assert ratings() == 0


def test_a_rating_from_an_organs_address_is_not_counted(proved: Prove, served: Doing, settings: Any) -> None:
    settings.OFFICE_NETWORKS = [ip_network("127.0.0.0/8"), ip_network("2001:db8::/32")]
    client = proved(served)
    client.post(RATE, rating())
    case = case_of(Petition.objects.get())
    assert rated_by(case, 1) == frozenset()
    assert FindingKind.RATING_SET_APART in {one.kind for one in findings(case, on=date(2026, 3, 30))}
    page = client.get("/query/matter/").content.decode()
    for words in ("这次评价不计入", "没有计入，您可以另行评价。", "评价办理情况</a>"):
        assert words in page
    settings.OFFICE_NETWORKS = [ip_network("10.0.0.0/8")]
    assert client.post(RATE, rating(from_office="on")).status_code == 302
    assert rated_by(case_of(Petition.objects.get()), 1) == {1}


def test_an_address_that_cannot_be_read_is_none_of_an_organ(settings: Any, rf: Any) -> None:
    settings.OFFICE_NETWORKS = [ip_network("0.0.0.0/0")]
    assert comes_from_an_organ(rf.get("/", REMOTE_ADDR="10.1.2.3"))
    assert not comes_from_an_organ(rf.get("/", REMOTE_ADDR=""))


def test_a_request_that_is_not_there_cannot_be_rated(proved: Prove, served: Doing) -> None:
    client = proved(served)
    for n in (0, 2, 99999999999):
        assert client.post(f"/query/matter/rate/{n}/", rating()).status_code == 409
    assert ratings() == 0


def test_a_faulty_rating_keeps_what_was_typed(proved: Prove, served: Doing) -> None:
    response = proved(served).post(RATE, rating(organ="", text="写了一半"))
    form: Any = response.context["form"]
    assert response.status_code == 422
    assert form.errors == {"organ": ["请选择对有权处理机关、单位的评价。"]}
    assert (form["text"].value(), form["office"].value()) == ("写了一半", "SATISFIED")
    assert "autofocus" in form.fields["organ"].widget.attrs
    assert ratings() == 0


def test_only_the_request_whose_answer_was_served_is_offered(proved: Prove, thursday: time_machine.Traveller) -> None:
    thursday.move_to("2026-03-30T02:00:00Z")
    doing = Doing(day=START).register(Ask("请求修路。"), Ask("请求补偿。")).transfer().inform()
    doing.handle(ActKind.ACCEPT).hear()
    opinion = {"outcome": "SUPPORT", "text": "予以修复。", "legal_basis": "公路法"}
    doing.handle(ActKind.ISSUE_OPINION, opinion, requests=(1,)).serve()
    client = proved(doing)
    page = client.get("/query/matter/").content.decode()
    assert "评价诉求1的办理" in page
    assert "评价诉求2的办理" not in page
    assert client.post("/query/matter/rate/2/", rating()).status_code == 409
