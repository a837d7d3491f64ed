"""The demonstration's petitions."""

from collections import Counter
from datetime import UTC, date, datetime
from time import process_time

import pytest
import time_machine

from xinfang.demo import cast
from xinfang.demo.county import load_county, person, unit
from xinfang.demo.petitions import CROWD, example, load_petitions
from xinfang.kernel import clock
from xinfang.kernel.codes import code_matches
from xinfang.law.obligations import Standing, standing
from xinfang.orgs.models import Person
from xinfang.petitions.models import ActRecord, Petition
from xinfang.petitions.reading import case_of
from xinfang.petitions.replay import replay_petitions
from xinfang.petitions.verify import verify_petitions

MONDAY = date(2026, 3, 16)
# After the long holidays, on a rest day, at the turn of the year, and beyond the last notice known.
DAYS = [MONDAY, date(2026, 2, 24), date(2026, 10, 8), date(2026, 10, 4), date(2026, 1, 1), date(2027, 3, 2)]
STATES = {
    "REGISTERED": 3,
    "ROUTED": 3,
    "OBJECTED": 1,
    "INFORMED": 3,
    "ACCEPTED": 4,
    "ANSWERED": 1,
    "SERVED": 1,
    "CONCLUDED": 1,
    "DIVERTED": 1,
}


@pytest.fixture
def county(db: None) -> None:
    load_county()


def load(today: date, *, beside: int = 0) -> int:
    with time_machine.travel(datetime(today.year, today.month, today.day, 9, tzinfo=UTC), tick=True):
        return load_petitions(today=today, beside=beside)


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_they_stand_at_every_stage_whatever_the_day(today: date, county: None) -> None:
    assert load(today) == 18
    petitions = list(Petition.objects.all())
    assert Counter(petition.state for petition in petitions) == STATES
    assert [petition.anomalies for petition in petitions] == [[]] * 18
    assert ActRecord.objects.filter(happened_on__gt=today).count() == 0
    assert all(act.happened_on == clock.day_of(act.recorded_at) for act in ActRecord.objects.all())


@pytest.mark.parametrize("today", DAYS[:4], ids=str)
def test_one_is_late_at_the_bureau_one_at_the_notice_and_one_at_the_opinion(today: date, county: None) -> None:
    load(today)
    late = {
        duty.rule
        for petition in Petition.objects.all()
        for duty in case_of(petition).obligations
        if standing(duty, on=today) is Standing.OVERDUE
    }
    assert late == {"R22-22-route", "R22-23-fwd", "R22-34-handle"}


def test_numbers_are_given_in_the_order_of_days(county: None) -> None:
    load(MONDAY)
    bureau = Petition.objects.filter(number__startswith=cast.BUREAU).order_by("number")
    days = [petition.received_on for petition in bureau]
    assert days == sorted(days)


def test_the_accusation_is_seen_by_those_who_deal_with_it_alone(county: None) -> None:
    load(MONDAY)
    accusation = Petition.objects.filter(concealed=True)
    assert accusation.count() == 1
    seeing = {p.username for p in Person.objects.all() if Petition.objects.visible_to(p).filter(concealed=True)}
    assert seeing == {cast.ACCUSATION_OFFICER, cast.DISCIPLINE_OFFICER}


def test_a_matter_filed_at_a_department_is_held_there(county: None) -> None:
    load(MONDAY)
    direct = Petition.objects.get(office=unit(cast.DEPARTMENT))
    assert (direct.lead_unit_id, direct.state) == (unit(cast.DEPARTMENT).pk, "ACCEPTED")
    assert not Petition.objects.visible_to(person(cast.CLERK)).filter(pk=direct.pk).exists()


def test_one_of_them_can_be_looked_up_by_number_and_code(county: None) -> None:
    assert example() is None
    load(MONDAY)
    found = example()
    assert found is not None
    petition = Petition.objects.get(number=found[0])
    assert petition.query_mac is not None
    assert code_matches(found[1], bytes(petition.query_mac))


def test_loading_twice_or_beside_other_petitions_changes_nothing(county: None) -> None:
    load(MONDAY)
    before = ActRecord.objects.count()
    assert load(MONDAY) == 0
    assert ActRecord.objects.count() == before


def test_nothing_is_loaded_into_an_office_of_its_own(db: None) -> None:
    assert load(MONDAY) == 0


def test_a_crowd_of_our_own_texts_beside_them_is_loaded_quickly_and_replays_and_verifies(county: None) -> None:
    start = process_time()
    loaded = load(MONDAY, beside=CROWD)
    assert process_time() - start < 20
    parts = ActRecord.objects.filter(kind="split").count()
    assert loaded == Petition.objects.count() == 18 + CROWD + parts
    assert 0 < parts < 10
    bureau = Petition.objects.filter(number__startswith=cast.BUREAU).order_by("number")
    assert len({petition.received_on for petition in bureau}) > 60
    assert [fault for _, found in replay_petitions() for fault in found] == []
    assert [fault for _, found in verify_petitions() for fault in found] == []
