"""Every form by which somebody of the staff does an act, opened once where it is offered."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
import time_machine
from django.urls import reverse
from playwright.sync_api import Page
from pytest_django import Settings

from browser.conftest import Site
from doing import noon
from looking_over import Round
from offering import Moment, Offer, moments, offers_at
from xinfang.law.actable import ACTS
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.petitions.several import MIRRORED

pytestmark = pytest.mark.browser

# The page of registration is a form of its own, which the once-over visits; a file is never offered it.
ELSEWHERE: Final = frozenset({ActKind.REGISTER})
BY_HAND: Final = {kind for kind, row in ACTS.items() if row.capacities - {CapacityKind.PARTY, CapacityKind.IMPORTER}}


@pytest.fixture
def kept(settings: Settings, tmp_path: Path) -> None:
    """Keep files apart from those of other tests."""
    settings.XINFANG_DATA = tmp_path


def forms_of(offer: Offer) -> Iterator[str]:
    """Give the addresses of the form: where something is chosen first, without and with the choice."""
    place = reverse("desk:act", args=[offer.number, offer.kind.value])
    yield place
    if offer.kind in MIRRORED and offer.moment.other:
        yield f"{place}?other={offer.moment.other}"
    if offer.kind is ActKind.CORRECT:
        yield f"{place}?target=1"


def open_all(going: Round, moment: Moment, left: set[ActKind]) -> None:
    """Open each form that is offered at the moment and was not opened yet."""
    for offer in sorted(offers_at(moment, left), key=lambda one: one.person.pk):
        going.be(offer.person.username)
        for place in forms_of(offer):
            if (status := going.examine(place)) != 200:
                going.wrong.append(f"{place}: offered to {offer.person.username}, and answered {status}")
        left.discard(offer.kind)


def test_every_form_of_an_act_is_accessible_fits_a_telephone_and_speaks_chinese(
    page: Page, site: Site, kept: None
) -> None:
    going, left = Round(page, site=site.url), BY_HAND - ELSEWHERE
    with time_machine.travel("2026-03-02T02:00:00Z", tick=True) as traveller:
        for moment in moments():
            traveller.move_to(noon(moment.day))
            open_all(going, moment, left)
    assert sorted(set(going.wrong)) == []
    assert left == set()
