"""How a day in the inbox came about: fetched on its own, by whoever sees the duty and by nobody else."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from doing import Doing
from xinfang.demo import cast
from xinfang.petitions.commands import Ask
from xinfang.petitions.models import Obligation

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]


def owed_by_the_town() -> Obligation:
    """Give the town's duty to tell the petitioner, which runs from a transfer."""
    done = Doing(date(2026, 3, 2)).register(Ask("水渠漏水。")).transfer(cast.TOWN).done
    return Obligation.objects.get(petition__number=done.case.number, rule="R22-23-fwd", obligor_unit__code=cast.TOWN)


def test_a_day_is_proven_step_by_step_on_a_page_and_as_a_part_of_one(as_person: AsPerson) -> None:
    duty = owed_by_the_town()
    address = reverse("desk:reason", args=[duty.pk])
    client = as_person(cast.TOWN_HANDLER)
    assert address in client.get("/").text
    page, part = client.get(address), client.get(address, headers={"HX-Request": "true"})
    for answer in (page, part):
        assert answer.status_code == 200
        assert "15日" in answer.text
        assert "第二十三条" in answer.text
    assert duty.petition.number in page.text
    assert part.text.strip().startswith("<ol>")


@pytest.mark.parametrize("who", [cast.DEPARTMENT_HANDLER, cast.OTHER_TOWN_HANDLER])
def test_a_day_is_told_to_nobody_who_does_not_see_the_matter(who: str, as_person: AsPerson) -> None:
    assert as_person(who).get(reverse("desk:reason", args=[owed_by_the_town().pk])).status_code == 404


def test_a_day_that_is_gone_is_told_in_a_sentence(as_person: AsPerson) -> None:
    answer = as_person(cast.TOWN_HANDLER).get(reverse("desk:reason", args=[10**9]))
    assert answer.status_code == 404
    assert "没有这个日期，或者它已经变化，请刷新原来的页面。" in answer.text
