"""What officers and petitioners print: the whole page on A4, nothing but what is read, in ink that is seen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from django.urls import reverse
from playwright.sync_api import Page
from pytest_django import Settings

from browser.conftest import Site
from browsing import printed
from looking_over import Round
from matters import Matters, matters
from on_paper import A5, faults_on_paper
from registering import typed
from xinfang.demo import cast
from xinfang.kernel.codes import derived_code
from xinfang.orgs.models import Person, Unit
from xinfang.petitions.models import Obligation
from xinfang.petitions.waiting import Waiting

pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def monday() -> Iterator[time_machine.Traveller]:
    """Let it be Monday, 2 March 2026."""
    with time_machine.travel("2026-03-02T02:00:00Z", tick=True) as traveller:
        yield traveller


@pytest.fixture
def kept(settings: Settings, tmp_path: Path) -> None:
    """Keep files apart from those of other tests."""
    settings.XINFANG_DATA = tmp_path


def sheets(those: Matters) -> dict[str, list[str]]:
    """Give who prints which pages."""
    number, of_draft = those.number, {"number": those.number, "draft": those.written.id}
    return {
        cast.CLERK: [reverse("desk:case", args=[number]), "/", "/digest/"],
        cast.CASE_OFFICER: officers_sheets(those),
        cast.BUREAU_HEAD: ["/overview/", "/digest/", reverse("desk:case", args=[number])],
        cast.INSPECTOR: ["/findings/"],
        cast.AUDITOR: ["/looks/"],
        cast.ADMIN: admins_sheets(),
        cast.TOWN_HANDLER: [
            "/",
            "/services/",
            "/postings/",
            "/papers/",
            "/papers/runs/",
            "/papers/phrases/",
            reverse("desk:paper_prints"),
            reverse("desk:paper_run", args=[those.batch.pk]),
            reverse("desk:posting", args=[those.envelope.pk]),
            reverse("desk:paper", kwargs=of_draft),
            reverse("desk:case", args=[number]),
        ],
    }


def admins_sheets() -> list[str]:
    town, handler = Unit.objects.get(code=cast.TOWN), Person.objects.get(username=cast.TOWN_HANDLER)
    return ["/people/", "/units/", reverse("desk:unit", args=[town.pk]), reverse("desk:somebody", args=[handler.pk])]


def officers_sheets(those: Matters) -> list[str]:
    day = Obligation.objects.filter(petition=those.heard.petition, discharged_on=None).exclude(due=None).latest("pk")
    return [
        "/",
        "/?list=untimed",
        "/digest/",
        "/messages/",
        "/rules/",
        "/calendar/",
        "/calendar/?rule=R22-34-handle&start=2026-03-02",
        "/changes/",
        "/search/?q=道路",
        reverse("desk:change", args=[those.run]),
        reverse("desk:case", args=[those.other.done.case.number]),
        reverse("desk:reason", args=[day.pk]),
        *(reverse("desk:waiting", args=[one.value]) for one in Waiting),
    ]


def print_all(going: Round, places: list[str]) -> None:
    """Print each page."""
    for n, place in enumerate(places):
        going.page.goto(place)
        going.page.emulate_media(media="print")
        printed(going.page, f"{going.looked:02}-{n:02}")
        going.wrong += [f"{place}: {fault}" for fault in faults_on_paper(going.page)]
    going.looked += 1


def print_slip(going: Round) -> None:
    """Register a matter and print its slip."""
    going.be(cast.CLERK)
    going.page.goto("/register/")
    going.send("/register/", typed(received_on="2026-03-02"))
    going.send(reverse("desk:slip_print"), {})
    going.wrong += [f"the slip: {fault}" for fault in faults_on_paper(going.page, wide=A5)]


def test_what_is_printed_is_whole_and_holds_nothing_to_press(page: Page, site: Site, kept: None) -> None:
    those, going = matters(), Round(page, site=site.url)
    for username, places in sheets(those).items():
        going.be(username)
        print_all(going, places)
    print_slip(going)
    those.heard.later(5).serve()
    page.context.clear_cookies()
    going.page.goto("/query/")
    case = those.heard.done.case
    going.send("/query/", {"number": case.number, "code": derived_code(case.acts[0].command)})
    print_all(going, [reverse("portal:matter"), reverse("portal:paper", args=[those.issued.code])])
    assert sorted(set(going.wrong)) == []
