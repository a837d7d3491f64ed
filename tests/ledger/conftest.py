"""The people and the office of the tests of the log."""

from datetime import date

import pytest

from xinfang.law.roles import UnitKind
from xinfang.orgs.models import Level, Person, Unit


def make_reader() -> Person:
    return Person.objects.create(username="li.na", name="李娜", pinyin="li na")


@pytest.fixture
def reader(db: None) -> Person:
    """Give somebody who looks at cases; all is rolled back."""
    return make_reader()


@pytest.fixture
def committed_reader(own_db: object) -> Person:
    """Give somebody whom other threads see too, in a database of this test's own."""
    return make_reader()


@pytest.fixture
def office(db: None) -> Unit:
    """Give the unit for which the reader looks."""
    return Unit.objects.create(
        code="130426XF",
        name="涉县信访局",
        short_name="县信访局",
        pinyin="xian xin fang ju",
        kind=UnitKind.PETITION_OFFICE,
        level=Level.COUNTY,
        place="130426",
        valid_from=date(2000, 1, 1),
    )
