"""Numbers counted in one pass are those of lists counted one by one, however far the pass goes."""

from datetime import UTC, datetime

import pytest
from django.contrib.sessions.models import Session
from django.db.models import Q

from xinfang.petitions import tallies
from xinfang.petitions.tallies import Parts, counted, counted_with

pytestmark = pytest.mark.django_db
KEPT = {
    "all": Q(pk__isnull=False),
    "low": Q(pk__lt="3"),
    "last": Q(pk__gt="7"),
    "odd": Q(pk__in=["1", "9"]),
    "none": Q(pk__in=[]),
}


@pytest.fixture
def rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have nine rows, and a limit that so few reach."""
    Session.objects.bulk_create(
        Session(session_key=f"{n}", expire_date=datetime(2026, 1, 1, tzinfo=UTC)) for n in range(1, 10)
    )
    monkeypatch.setattr(tallies, "MOST_COUNTED", 4)


@pytest.mark.usefixtures("rows")
@pytest.mark.parametrize("passed", [2, 5, 8, 9, 20])
def test_parts_are_counted_alike_where_the_pass_ends_early(monkeypatch: pytest.MonkeyPatch, passed: int) -> None:
    monkeypatch.setattr(tallies, "MOST_PASSED", passed)
    rows = Session.objects.order_by("pk")
    found, numbers = counted_with(Parts(rows, KEPT), rows.filter(pk="2"), rows.none(), rows)
    assert found == {"all": 5, "low": 2, "last": 2, "odd": 2, "none": 0}
    assert numbers == [1, 0, 5] == counted(rows.filter(pk="2"), rows.none(), rows)


@pytest.mark.usefixtures("rows")
def test_no_rows_have_no_parts() -> None:
    found, numbers = counted_with(Parts(Session.objects.none(), KEPT), Session.objects.filter(pk="1"))
    assert found == dict.fromkeys(KEPT, 0)
    assert numbers == [1]
