"""Papers that wait to be signed are told to the head on the first pages that he opens, and to nobody else."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import Settings

from papering import Papering, heard
from xinfang.demo import cast

pytestmark = pytest.mark.usefixtures("thursday", "county")
AsPerson = Callable[[str], Client]


@pytest.fixture(autouse=True)
def own_folder(settings: Settings, tmp_path: object) -> None:
    settings.XINFANG_DATA = tmp_path


def told(client: Client) -> tuple[int | None, list[str]]:
    """Give the number of the overview, and that of the morning page."""
    figures = client.get("/digest/").context["figures"]
    return client.get("/overview/").context["papers_waiting"], [
        one.number for one in figures if one.words == "等待我签发" and one.url == "/papers/"
    ]


def test_a_head_reads_how_many_papers_wait_for_him_where_he_begins_his_day(as_person: AsPerson) -> None:
    head = as_person(cast.TOWN_HEAD)
    assert told(head) == (0, ["0"])
    Papering(heard()).begin().submit()
    assert told(head) == (1, ["1"])
    assert len(head.get("/papers/").context["waiting"]) == 1
    assert told(as_person(cast.OTHER_TOWN_HEAD)) == (0, ["0"])


def test_whoever_signs_nothing_is_told_of_nothing(as_person: AsPerson) -> None:
    Papering(heard()).begin().submit()
    assert told(as_person(cast.TOWN_HANDLER)) == (None, [])
