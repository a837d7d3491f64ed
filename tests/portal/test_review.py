"""Asking for review and final review on the look-up page, with the choice of body, and what becomes of it."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from doing import TEXT, Doing, noon, person, unit
from signing import signed_in
from xinfang.demo import cast
from xinfang.files.store import store
from xinfang.kernel.errors import Refused
from xinfang.law.acts import ActKind, Source
from xinfang.law.roles import CapacityKind
from xinfang.petitions.citizen_steps import READ_TEXTS, TOLD
from xinfang.petitions.commands import Ask
from xinfang.petitions.models import Obligation, Petition
from xinfang.petitions.reading import case_of

pytestmark = pytest.mark.django_db
Prove = Callable[..., Client]
MATTER = "/query/matter/"
REVIEW = "/query/matter/do/request_review/1/"
FINAL = "/query/matter/do/request_final_review/1/"
START = date(2026, 3, 5)
OPINION = {"outcome": "UPHOLD", "text": "处理意见正确，予以维持。", "legal_basis": "公路法"}
SERVED = {"method": "IN_PERSON", "proof": "SIGNED"}


@pytest.fixture
def served(county: None, thursday: time_machine.Traveller) -> Doing:
    """Give a petition whose answer was served on 24 March, on 30 March."""
    thursday.move_to("2026-03-30T02:00:00Z")
    return Doing(day=START).to_the_end()


def form(reviewer: str = cast.GOVERNMENT, text: str = "没有说明为什么不赔偿。") -> dict[str, str]:
    return {"command_id": str(uuid4()), "reviewer": str(unit(reviewer)), "text": text}


def by_government(doing: Doing, kind: ActKind, values: dict[str, str]) -> Doing:
    return doing.act(kind, "yanhong", cast.GOVERNMENT, CapacityKind.HANDLER, values=values)


def test_a_petitioner_asks_the_county_government_for_a_review_of_his_town(proved: Prove, served: Doing) -> None:
    client = proved(served)
    assert ">请求复查</a>" in client.get(MATTER).content.decode()
    page = client.get(REVIEW).content.decode()
    assert "涉县人民政府（乡镇（街道）的上一级是县级人民政府）" in page
    assert client.post(REVIEW, form())["Location"] == MATTER
    act = case_of(Petition.objects.get()).acts[-1]
    assert (act.kind, act.source, act.by.capacity) == (ActKind.REQUEST_REVIEW, Source.PORTAL, CapacityKind.PARTY)
    assert act.payload["bodies"] == [{"unit": unit(cast.GOVERNMENT), "row": "TOWNSHIP"}]
    owed = Obligation.objects.get(rule="R22-35-review")
    assert (owed.obligor_unit_id, owed.due) == (unit(cast.GOVERNMENT), date(2026, 4, 29))
    page = client.get(MATTER).content.decode()
    for words in ("复查请求已经提交。", "正在复查。", "没有说明为什么不赔偿。", "提出复查意见并书面答复您"):
        assert words in page
    assert client.get(REVIEW).status_code == 409


def test_of_a_county_department_he_may_choose_its_own_superior(
    proved: Prove, county: None, thursday: time_machine.Traveller
) -> None:
    thursday.move_to("2026-03-30T02:00:00Z")
    doing = Doing(day=START).register(Ask(TEXT)).transfer(to=cast.DEPARTMENT)
    for kind, values in (
        (ActKind.ACCEPT, {}),
        (ActKind.HEAR_PETITIONER, {"way": "PHONE", "text": "听取了陈述。"}),
        (ActKind.ISSUE_OPINION, {**OPINION, "outcome": "SUPPORT"}),
        (ActKind.SERVE, SERVED),
    ):
        doing.act(kind, cast.DEPARTMENT_HANDLER, cast.DEPARTMENT, CapacityKind.HANDLER, values=values)
    client = proved(doing)
    page = client.get(REVIEW).content.decode()
    assert "涉县人民政府（政府工作部门的上一级是本级人民政府）" in page
    assert "邯郸市住房和城乡建设局（政府工作部门的上一级也可以是上一级主管部门，由信访人选择（推定））" in page
    assert client.post(REVIEW, {**form(), "reviewer": ""}).status_code == 422
    assert client.post(REVIEW, form(cast.CITY_GOVERNMENT)).status_code == 422
    assert client.post(REVIEW, form("1304ZJ", text="")).status_code == 302
    assert Obligation.objects.get(rule="R22-35-review").obligor_unit_id == unit("1304ZJ")


def test_the_whole_road_to_its_end(proved: Prove, served: Doing, thursday: time_machine.Traveller) -> None:
    assert proved(served).post(REVIEW, form()).status_code == 302
    served.day = date(2026, 4, 20)
    by_government(by_government(served, ActKind.DECIDE_REVIEW, OPINION), ActKind.SERVE_REVIEW, SERVED)
    thursday.move_to("2026-05-20T02:00:00Z")
    client = proved(served)
    page = client.get(MATTER).content.decode()
    assert "对复查意见不服的" in page
    assert "处理意见正确，予以维持。" in page
    assert '<ol class="stages stages-down" aria-label="复查">' in page
    assert "该机关维持了原来的意见。" in page
    assert "邯郸市人民政府（人民政府的上一级是上一级人民政府）" in client.get(FINAL).content.decode()
    assert client.post(FINAL, form(cast.CITY_GOVERNMENT)).status_code == 302
    served.day = date(2026, 6, 15)
    office = (cast.CASE_OFFICER, cast.BUREAU, CapacityKind.CASE_OFFICER)
    with pytest.raises(Refused, match="应当附意见书"):
        served.act(ActKind.DECIDE_REVIEW, *office, values=OPINION)
    paper = store(b"%PDF-1.4 opinion %%EOF", name="复核意见.pdf", by=person(cast.CASE_OFFICER), at=noon(served.day))
    served.act(ActKind.DECIDE_REVIEW, *office, values=OPINION, evidence=paper.pk)
    served.act(ActKind.SERVE_REVIEW, *office, values=SERVED)
    thursday.move_to("2026-06-16T02:00:00Z")
    client = proved(served)
    page = client.get(MATTER).content.decode()
    assert "复核意见已经送达，信访程序终结" in page
    assert "帮扶救助的责任仍在" in page
    assert client.get(FINAL).status_code == 409
    assert case_of(Petition.objects.get()).requests[0].road_ended_on == date(2026, 6, 15)


def test_he_reads_the_notice_of_a_hearing_on_his_page(proved: Prove, served: Doing) -> None:
    assert proved(served).post(REVIEW, form()).status_code == 302
    served.day = date(2026, 3, 30)
    by_government(served, ActKind.NOTIFY_HEARING, {"text": "4月8日上午9时在县政府会议室听证。"})
    page = proved(served).get(MATTER)
    assert page.status_code == 200
    assert "4月8日上午9时在县政府会议室听证。" in page.content.decode()


def test_of_each_act_whose_texts_he_is_told_it_is_laid_down_which_they_are() -> None:
    told = {kind for kind, (_, detail) in TOLD.items() if detail.__name__ in ("_texts", "_resting")}
    assert told - READ_TEXTS.keys() == set()


def test_a_late_request_is_taken_in(proved: Prove, served: Doing, thursday: time_machine.Traveller) -> None:
    thursday.move_to("2026-04-24T02:00:00Z")
    client = proved(served)
    assert "请求复查的期限已于2026年4月23日" in client.get(MATTER).content.decode()
    assert "有正当理由的，仍然可以提出" in client.get(MATTER).content.decode()
    assert client.post(REVIEW, form()).status_code == 302
    page = client.get(MATTER).content.decode()
    assert "逾期提出，等待决定是否受理复查请求" in page
    assert "决定是否受理您的请求" in page


@pytest.mark.parametrize("somebody", [cast.TOWN_HANDLER, cast.CLERK])
def test_a_browser_in_which_staff_is_signed_in_asks_for_no_review(proved: Prove, served: Doing, somebody: str) -> None:
    client = proved(served, signed_in(somebody))
    assert client.post(REVIEW, form()).status_code == 403
    assert REVIEW not in client.get(MATTER).content.decode()


def test_the_clerks_form_offers_only_the_bodies_that_may_review(served: Doing) -> None:
    client = signed_in(cast.CLERK)
    number = served.done.case.number
    page = client.get(f"/cases/{number}/acts/request_review/?seat={unit(cast.RECEPTION)}.CLERK")
    assert [label for _, group in page.context["form"].fields["reviewer"].choices[1:] for _, label in group] == [
        "涉县人民政府"
    ]
