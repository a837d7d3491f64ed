"""The demonstration county on a plain Thursday, and a citizen's browser."""

from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.test import Client

from doing import Doing
from xinfang.demo.county import load_county
from xinfang.kernel.codes import derived_code, grouped
from xinfang.petitions.door import Done

Prove = Callable[..., Client]


@pytest.fixture
def thursday() -> Iterator[time_machine.Traveller]:
    """Let it be ten in the morning of 5 March 2026 in China."""
    with time_machine.travel("2026-03-05T02:00:00Z", tick=False) as traveller:
        yield traveller


@pytest.fixture
def county(db: None, thursday: time_machine.Traveller) -> None:
    """Load units and people; rolled back with the test."""
    load_county()


def code_of(done: Done) -> str:
    """Give the query code as printed on the slip; it comes from the command that registered."""
    return grouped(derived_code(done.case.acts[0].command))


@pytest.fixture
def proved(county: None) -> Prove:
    """Give a maker of browsers in which a petition has been proved, or to prove one in a browser given."""

    def browser(doing: Doing, client: Client | None = None) -> Client:
        client = client or Client()
        given = {"number": doing.done.case.number, "code": code_of(doing.done)}
        assert client.post("/query/", given)["Location"] == "/query/matter/"
        return client

    return browser
