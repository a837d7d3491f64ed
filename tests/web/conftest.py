"""Somebody who is signed in."""

from datetime import date

import pytest
from django.test import Client

from xinfang.law.roles import CapacityKind, UnitKind
from xinfang.orgs.models import Level, Person
from xinfang.orgs.services import create_person, create_unit, give_capacity


@pytest.fixture
def clerk(db: None) -> Person:
    """Give a clerk of a petition office."""
    since = date(2020, 1, 1)
    office = create_unit(
        code="130426XF",
        name="涉县信访局",
        kind=UnitKind.PETITION_OFFICE,
        level=Level.COUNTY,
        place="130426",
        valid_from=since,
    )
    person = create_person(username="zhoumin", name="周敏", password="right words 2026")
    give_capacity(person, office, kind=CapacityKind.CLERK, valid_from=since)
    return person


@pytest.fixture
def signed_in(clerk: Person) -> Client:
    """Give a browser in which the clerk is signed in."""
    client = Client()
    client.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")
    return client
