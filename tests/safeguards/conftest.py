"""The demonstration county on a plain Thursday, and people of it signed in."""

from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.test import Client

from signing import signed_in
from xinfang.demo.county import load_county


@pytest.fixture
def thursday() -> Iterator[time_machine.Traveller]:
    """Let it be ten in the morning of 5 March 2026 in China."""
    with time_machine.travel("2026-03-05T02:00:00Z", tick=False) as traveller:
        yield traveller


@pytest.fixture
def county(db: None, thursday: time_machine.Traveller) -> None:
    """Load units and people; rolled back with the test."""
    load_county()


@pytest.fixture
def as_person(county: None) -> Callable[[str], Client]:
    """Give a maker of browsers in which somebody of the county is signed in."""
    return signed_in
