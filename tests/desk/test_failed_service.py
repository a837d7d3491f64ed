"""A service that failed, on the pages: on whom it is named, what state it leaves, what is offered next."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from desk.test_postings import case_page, post
from doing import Doing, paper, unit
from papering import Papering
from xinfang.demo import cast
from xinfang.documents.models import Issued
from xinfang.law.acts import ActKind
from xinfang.law.failures import standing_failures
from xinfang.law.roles import CapacityKind
from xinfang.petitions.citizen import MatterRead, read
from xinfang.petitions.commands import PartyIn
from xinfang.petitions.models import Petition
from xinfang.petitions.reading import case_of

pytestmark = pytest.mark.usefixtures("thursday", "county", "own_folder")
AsPerson = Callable[[str], Client]
TWO = (PartyIn(name="张三", address="井店镇一街"), PartyIn(name="李四", address="井店镇二街"))
HAND = {"method": "IN_PERSON", "proof": "SIGNED"}
FIRST, SECOND = 1, 2
TODAY = date(2026, 3, 5)


@pytest.fixture
def own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.XINFANG_DATA = tmp_path


def answered() -> tuple[Doing, Issued]:
    """Give a matter of two with its opinion out."""
    doing = Doing().register(parties=TWO).transfer().inform().accept().hear()
    return doing, Papering(doing).begin().submit().approve().issue()


def failed(doing: Doing, who: int, ground: str = "MOVED") -> Doing:
    return doing.handle(ActKind.SERVICE_FAILED, {"ground": ground}, joined=who)


def told(who: int) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """Give what a petitioner reads of services that failed."""
    return [(step.words, step.details) for step in page_of(who).steps if "送达未成" in step.words]


def page_of(who: int) -> MatterRead:
    return read(Petition.objects.get().pk, on=TODAY, person=who)


def test_the_page_tells_on_whom_it_failed_and_a_service_on_him_alone_ends_it(as_person: AsPerson) -> None:
    doing, opinion = answered()
    failed(doing, SECOND)
    client = as_person(cast.TOWN_HANDLER)
    assert [words for words, _ in case_page(client, opinion)] == ["尚未送达", "送达未成"]
    doing.handle(ActKind.SERVE, HAND, joined=FIRST)
    assert [words for words, _ in case_page(client, opinion)] == ["已送达", "送达未成"]
    doing.handle(ActKind.SERVE, HAND, joined=SECOND)
    assert "送达未成" not in [words for words, _ in case_page(client, opinion)]
    assert standing_failures(case_of(Petition.objects.get())) == ()


def test_the_list_of_services_tells_it_too(as_person: AsPerson) -> None:
    doing, _ = answered()
    failed(doing, SECOND, "AWAY")
    lines = as_person(cast.TOWN_HANDLER).get(reverse("desk:services")).context["lines"]
    assert [(one.state.words, one.said) for one in lines] == [
        ("尚未送达", ()),
        ("送达未成", ("2026年3月5日送达未成（本人外出，无人代收）",)),
    ]


def test_the_form_offers_those_on_whom_it_is_still_to_be_served(as_person: AsPerson) -> None:
    doing, _ = answered()
    doing.handle(ActKind.SERVE, HAND, joined=FIRST)
    url = reverse("desk:act", args=[doing.done.case.number, "service_failed"])
    client = as_person(cast.TOWN_HANDLER)
    choices = client.get(url).context["form"]["person"].field.choices
    assert [value for value, _ in choices if value] == [str(SECOND)]
    page = client.get(reverse("desk:case", args=[doing.done.case.number])).content.decode()
    assert "登记时的第2位信访人" in page


def test_an_envelope_that_came_back_leads_to_it_for_its_own_addressee(as_person: AsPerson) -> None:
    doing, opinion = answered()
    client, envelopes = as_person(cast.TOWN_HANDLER), post(opinion)
    mine = next(one for one in envelopes if one.person == SECOND)
    client.post(reverse("desk:posting", args=[mine.pk]), {"returned_on": "2026-03-05", "ground": "MOVED"})
    failed(doing, FIRST, "AWAY")
    [step] = client.get(reverse("desk:posting", args=[mine.pk])).context["steps"]
    assert (step.words, client.get(step.url).context["form"]["person"].value()) == ("登记送达未成", str(SECOND))
    failed(doing, SECOND)
    assert client.get(reverse("desk:posting", args=[mine.pk])).context["steps"] == []


def test_posted_again_after_it_failed_the_paper_is_under_way(
    as_person: AsPerson, thursday: time_machine.Traveller
) -> None:
    doing, opinion = answered()
    failed(failed(doing, FIRST), SECOND)
    thursday.move_to("2026-03-05T08:00:00Z")
    post(opinion)
    states = [words for words, _ in case_page(as_person(cast.TOWN_HANDLER), opinion)]
    assert states == ["已交寄，等待回执", "已交寄，等待回执"]


def test_each_petitioner_reads_of_his_own_alone_and_that_no_period_has_begun() -> None:
    doing, _ = answered()
    failed(doing, SECOND)
    stands = ("目前情况", "还没有送达，期限没有起算，请与送达的单位联系")
    assert told(FIRST) == []
    assert told(SECOND) == [("信访处理意见书送达未成", (("原因", "住址变更或者查无此人"), stands))]
    doing.handle(ActKind.SERVE, HAND, joined=SECOND)
    assert told(SECOND) == [("信访处理意见书送达未成", (("原因", "住址变更或者查无此人"),))]


def test_of_an_opinion_on_review_the_reviewing_body_records_it_and_it_names_who_asked(as_person: AsPerson) -> None:
    doing, _ = answered()
    doing.handle(ActKind.SERVE, HAND, joined=SECOND)
    clerk = (cast.CLERK, cast.BUREAU, CapacityKind.CLERK)
    government = ("yanhong", cast.GOVERNMENT, CapacityKind.HANDLER)
    asking = {"reviewer": unit(cast.GOVERNMENT), "text": "不服。"}
    doing.act(ActKind.REQUEST_REVIEW, *clerk, values=asking, joined=SECOND, evidence=paper(cast.CLERK, on=TODAY))
    said = {"outcome": "UPHOLD", "text": "维持。", "legal_basis": "公路法"}
    doing.act(ActKind.DECIDE_REVIEW, *government, values=said)
    form = as_person("yanhong").get(reverse("desk:act", args=[doing.done.case.number, "review_service_failed"]))
    assert form.status_code == 200
    doing.act(ActKind.REVIEW_SERVICE_FAILED, *government, values={"ground": "AWAY"})
    case = case_of(Petition.objects.get())
    assert [one.person for one in standing_failures(case)] == [SECOND]
    page = as_person("yanhong").get(reverse("desk:case", args=[doing.done.case.number])).content.decode()
    assert "复查、复核意见送达未成" in page
    assert told(SECOND)[-1][0] == "复查、复核意见送达未成"
