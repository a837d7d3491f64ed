"""Papers to offices that are no units here: a name from the report, an address typed once and kept, an envelope."""

import io
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pdfplumber
import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from desk.test_postings import post
from documents.organ_papers import ORGANS
from doing import person, unit
from papering import Papering
from xinfang.demo import cast
from xinfang.documents.models import Carrier, Envelope, Issued, OfficeAddress
from xinfang.kernel import clock
from xinfang.kernel.errors import Refused
from xinfang.petitions import postings
from xinfang.petitions.addressees import addressees_of
from xinfang.petitions.models import Petition
from xinfang.petitions.offices import NOT_YOURS, keep_address

pytestmark = pytest.mark.usefixtures("thursday", "county", "own_folder")
AsPerson = Callable[[str], Client]
NATIONAL = "国家信访局"
ADDRESS = "北京市演示街1号 100000"


@pytest.fixture
def own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.XINFANG_DATA = tmp_path


def report(thursday: time_machine.Traveller, addressee: str = "NATIONAL") -> Issued:
    """Give an urgent report of the bureau."""
    told = ORGANS["urgent_report"]
    doing = told.story()
    thursday.shift(doing.day - clock.today())
    codes = {**told.codes(), "addressee": addressee}
    one = Papering(doing, "urgent_report", dict(told.words), codes, at=told.at, by=told.by, head=told.head)
    return one.begin().submit().approve().issue()


def shown(client: Client, paper: Issued) -> list[tuple[str, list[str]]]:
    number = Petition.objects.get(pk=paper.petition).number
    lines = client.get(reverse("desk:case", args=[number])).context["service"]
    return [(line.to, [step.words for step in line.steps]) for line in lines if line.number == paper.number]


def save(client: Client, paper: Issued, address: str) -> object:
    said = {"do": "office", "paper": f"{paper.pk}|o{NATIONAL}", "address": address}
    return client.post(reverse("desk:postings"), said)


def test_a_report_goes_to_the_units_of_the_tree_and_else_to_the_office_by_its_name(
    thursday: time_machine.Traveller,
) -> None:
    above, national = report(thursday, "ABOVE"), report(thursday)
    told = addressees_of([above, national])
    assert [(one.name, one.unit, one.address) for one in told[above.pk]] == [
        ("邯郸市信访局", unit("1304XF"), "邯郸市演示路2号 056000")
    ]
    assert [(one.name, one.unit, one.reachable) for one in told[national.pk]] == [(NATIONAL, None, False)]


def test_the_case_leads_to_the_address_then_to_the_envelope(
    as_person: AsPerson, thursday: time_machine.Traveller
) -> None:
    paper, client = report(thursday), as_person(cast.CASE_OFFICER)
    assert shown(client, paper) == [(NATIONAL, ["填写地址，邮寄"])]
    assert save(client, paper, ADDRESS).status_code == 302  # type: ignore[attr-defined]  # a test client's answer
    assert shown(client, paper) == [(NATIONAL, ["邮寄"])]
    post(paper, by=cast.CASE_OFFICER, on=clock.today())
    envelope = Envelope.objects.get()
    assert (envelope.to_id, envelope.office, envelope.office_address) == (None, NATIONAL, ADDRESS)


def test_a_new_address_counts_for_the_next_envelope_and_leaves_the_old_one(
    as_person: AsPerson, thursday: time_machine.Traveller
) -> None:
    paper, client = report(thursday), as_person(cast.CASE_OFFICER)
    for address in (ADDRESS, "北京市演示街2号"):
        save(client, paper, address)
        post(paper, by=cast.CASE_OFFICER, on=clock.today())
    assert sorted(Envelope.objects.values_list("office_address", flat=True)) == sorted([ADDRESS, "北京市演示街2号"])
    assert OfficeAddress.objects.count() == 1
    made = client.post(reverse("desk:postings_pdf"), {"day": clock.today().isoformat()})
    with pdfplumber.open(io.BytesIO(made.content)) as pdf:
        words = "".join(page.extract_text() for page in pdf.pages).replace("\n", "")
    assert [told in words for told in (NATIONAL, "北京市演示街1号", "寄件地址：涉县演示街3号")] == [True] * 3


@pytest.mark.parametrize(("typed", "why"), [("  ", f"请填写“{NATIONAL}”的收件地址。"), ("一" * 121, "最多120个字")])
def test_no_address_or_one_too_long_is_told_beside_its_field_and_stays_typed(
    typed: str, why: str, as_person: AsPerson, thursday: time_machine.Traveller
) -> None:
    paper = report(thursday)
    answer = save(as_person(cast.CASE_OFFICER), paper, typed)
    [told] = answer.context["offices"]  # type: ignore[attr-defined]  # a test client's answer
    assert (answer.status_code, why in told["fault"], told["address"]) == (422, True, typed)  # type: ignore[attr-defined]
    assert not OfficeAddress.objects.exists()


def test_without_an_address_nothing_is_posted(thursday: time_machine.Traveller) -> None:
    paper = report(thursday)
    what = postings.outgoing([paper], person=person(cast.CASE_OFFICER))
    with pytest.raises(Refused):
        postings.post(
            person(cast.CASE_OFFICER), what, carrier=Carrier.REGISTERED,
            posted_on=clock.today(), command=uuid4(), at=clock.now(), on=clock.today(),
        )  # fmt: skip
    assert not Envelope.objects.exists()


def test_who_does_not_post_for_the_organ_keeps_no_address(thursday: time_machine.Traveller) -> None:
    report(thursday)
    for username in (cast.TOWN_HANDLER, cast.AUDITOR):
        with pytest.raises(Refused, match=NOT_YOURS):
            keep_address(person(username), unit(cast.BUREAU), NATIONAL, ADDRESS, on=clock.today())
