"""The presumed period at the desk: nobody's before its day, in inbox and case page from then on, never late."""

from collections.abc import Callable
from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from doing import Doing, person
from xinfang.demo import cast
from xinfang.petitions.lists import Bucket, inbox
from xinfang.petitions.models import Obligation
from xinfang.petitions.replay import replay_petitions

pytestmark = pytest.mark.usefixtures("county")
AsPerson = Callable[[str], Client]
RULE = "S-23-presumed"


def shown(on: date, bucket: Bucket = Bucket.DUE) -> list[str]:
    return [row.rule for row in inbox(person(cast.TOWN_HANDLER), bucket, on=on)]


def test_before_its_day_nobody_sees_it_and_from_its_day_it_is_in_the_inbox(
    as_person: AsPerson, thursday: time_machine.Traveller
) -> None:
    doing = Doing().register().transfer().inform()
    url = reverse("desk:case", args=[doing.done.case.number])
    assert Obligation.objects.get(rule=RULE).arises_on == date(2026, 3, 21)
    assert shown(date(2026, 3, 20)) == []
    assert "按推定的受理日办结" not in as_person(cast.TOWN_HANDLER).get(url).content.decode()
    assert shown(date(2026, 3, 21)) == [RULE]
    thursday.move_to("2026-03-23T02:00:00Z")
    page = as_person(cast.TOWN_HANDLER).get(url).content.decode()
    for words in ("按推定的受理日办结", "这不是法定期限", "推定"):
        assert words in page


def test_past_its_day_it_is_not_among_the_late(thursday: time_machine.Traveller) -> None:
    Doing().register().transfer().inform()
    thursday.move_to("2026-07-01T02:00:00Z")
    assert RULE not in shown(date(2026, 7, 1), Bucket.LATE)
    assert not Obligation.objects.late(on=date(2026, 7, 1)).filter(rule=RULE).exists()


def test_an_accepted_matter_never_shows_it(as_person: AsPerson, thursday: time_machine.Traveller) -> None:
    doing = Doing().register().transfer().inform().accept()
    thursday.move_to("2026-05-06T02:00:00Z")
    page = as_person(cast.TOWN_HANDLER).get(reverse("desk:case", args=[doing.done.case.number])).content.decode()
    assert "按推定的受理日办结" not in page


def test_replay_finds_its_day_of_arising(thursday: time_machine.Traveller) -> None:
    Doing().register().transfer().inform()
    assert [fault for _, faults in replay_petitions() for fault in faults] == []
    Obligation.objects.filter(rule=RULE).update(arises_on=date(2026, 4, 1))
    assert len([fault for _, faults in replay_petitions() for fault in faults]) == 2
