"""A date that moves is told to who must keep it: each holder once, whoever dies on the way."""

import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from databases import Database
from doing import Doing, noon, unit
from xinfang.demo import cast
from xinfang.law.acts import ActKind
from xinfang.law.calendar import Notice, amended
from xinfang.law.roles import CapacityKind
from xinfang.petitions.inputs import Inputs
from xinfang.petitions.models import Message, Outbox
from xinfang.petitions.outbox import DATE_MOVED, switch, waiting
from xinfang.petitions.recompute import change_inputs, remaining, walk
from xinfang.petitions.tasks import each_minute

MONDAY = date(2026, 11, 23)
# Invented for the tests: 60 days from an acceptance on Monday end on 22 January, which turns out to be a rest day.
FIRST = Notice(
    year=2027,
    holidays=frozenset({date(2027, 1, 1), date(2027, 1, 22)}),
    exchanged=frozenset({date(2027, 1, 24)}),
    source="测试用的安排",
)
SECOND = replace(FIRST, exchanged=frozenset({date(2027, 1, 23)}), source="测试用的安排（调整）")
WALKER = """
from xinfang.petitions.recompute import walk
for _ in walk(batch=2):
    os.kill(os.getpid(), signal.SIGKILL)
"""
SENDER = """
from xinfang.petitions import outbox
outbox.BATCH = 2
outbox._send_batch()
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def sending(own_county: Database) -> Database:
    """Have messages go out from the test's own database."""
    switch(on=True, by="tester")
    return own_county


def load(notice: Notice) -> None:
    def change(old: Inputs) -> Inputs:
        return replace(old, calendar=amended(old.calendar, notice))

    assert change_inputs(change, reason="载入测试用的安排", by="tester", at=noon(MONDAY)) is not None


def killed(database: Database, script: str) -> None:
    """Run the script in a process of its own, which kills itself on the way."""
    words = f"import django, os, signal; django.setup()\n{script}"
    environment = database.environment() | {"DJANGO_SETTINGS_MODULE": "xinfang.config.settings"}
    assert subprocess.run([sys.executable, "-c", words], env=environment, check=False).returncode == -9


def follow() -> None:
    for _ in walk(batch=2):
        pass


def told() -> Counter[tuple[UUID, int]]:
    """Count the messages of a moved date by petition and unit."""
    return Counter(Message.objects.filter(kind=DATE_MOVED).values_list("petition_id", "unit_id"))


def accepted(to: str, handler: str) -> UUID:
    """Give a petition that the organ accepts on Monday."""
    doing = Doing(MONDAY).register().transfer(to)
    doing.act(ActKind.ACCEPT, handler, to, CapacityKind.HANDLER)
    assert doing.petition is not None
    return doing.petition


def three_each() -> dict[tuple[UUID, int], int]:
    """Accept three matters at the town and three at the department; give what is to be told of each, once."""
    town = [(accepted(cast.TOWN, cast.TOWN_HANDLER), unit(cast.TOWN)) for _ in range(3)]
    department = [(accepted(cast.DEPARTMENT, cast.DEPARTMENT_HANDLER), unit(cast.DEPARTMENT)) for _ in range(3)]
    return dict.fromkeys((*town, *department), 1)


def test_each_holder_of_a_moved_date_gets_exactly_one_message(sending: Database) -> None:
    wanted = three_each()
    Doing(date(2026, 3, 2)).to_the_end()  # whose dates the notice does not touch
    load(FIRST)

    for second in (0, 60):
        follow()
        each_minute(second)

    assert told() == wanted


def test_a_worker_killed_on_the_walk_and_on_the_sending_tells_nobody_twice_and_forgets_nobody(
    sending: Database,
) -> None:
    wanted = three_each()
    load(FIRST)
    killed(sending, WALKER)
    assert 0 < remaining() < len(wanted)

    follow()
    Outbox.objects.exclude(kind=DATE_MOVED).delete()
    killed(sending, SENDER)
    assert (sum(told().values()), waiting()) == (2, 4)
    each_minute(0)
    each_minute(60)

    assert told() == wanted
    assert waiting() == 0


def test_a_second_notice_that_moves_the_date_again_is_told_again(sending: Database) -> None:
    wanted = three_each()
    for notice in (FIRST, SECOND):
        load(notice)
        follow()
        each_minute(0)

    assert told() == dict.fromkeys(wanted, 2)
