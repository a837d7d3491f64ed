"""The demonstration county on a plain Thursday."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import time_machine
from django.test import Client
from pytest_django import Settings

from databases import Database
from signing import signed_in
from xinfang.demo.county import load_county

THURSDAY = "2026-03-26T02:00:00Z"


@pytest.fixture
def thursday() -> Iterator[time_machine.Traveller]:
    """Let it be ten in the morning of 26 March 2026 in China."""
    with time_machine.travel(THURSDAY, tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def own_folder(settings: Settings, tmp_path: Path) -> None:
    """Keep what a test stores in a folder of its own."""
    settings.XINFANG_DATA = tmp_path


@pytest.fixture
def county(db: None) -> None:
    """Load units and people; rolled back with the test."""
    load_county()


@pytest.fixture
def own_county(own_db: Database) -> Database:
    """Load units and people into a database of the test's own, where commits stay."""
    load_county()
    return own_db


@pytest.fixture
def as_person(county: None) -> Callable[[str], Client]:
    """Give a maker of browsers in which somebody of the county is signed in."""
    return signed_in
