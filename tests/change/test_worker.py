"""The background worker's minute: each message goes out once, and the jobs of dead workers are taken up again."""

from datetime import date
from threading import Thread

import pytest
from django.db import connection, connections

from databases import Database
from doing import Doing
from xinfang.kernel import queue
from xinfang.petitions.models import Message, Outbox
from xinfang.petitions.outbox import sweep, switch
from xinfang.petitions.recompute import open_runs
from xinfang.petitions.tasks import each_minute

MONDAY = date(2026, 11, 23)
WORKER = "insert into procrastinate_workers (last_heartbeat) values (now() - %s::interval) returning id"
TAKEN = "update procrastinate_jobs set status = 'doing', worker_id = %s where id = %s"
STATUS = "select status from procrastinate_jobs where id = %s"


@pytest.fixture
def sending(own_county: Database) -> Database:
    """Have messages go out from the test's own database."""
    switch(on=True, by="tester")
    return own_county


def asked(statement: str, *values: object) -> object:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()[0] if cursor.description else None


def told() -> list[tuple[int, bool]]:
    return [(row.tries, row.sent_at is not None) for row in Outbox.objects.order_by("pk")]


def test_the_minute_sweep_sends_what_a_lost_kick_left_and_sends_it_once(sending: Database) -> None:
    Doing(MONDAY).register().transfer()
    assert told() == [(0, False)]

    each_minute(0)
    each_minute(60)

    assert told() == [(1, True)]
    assert Message.objects.count() == 1
    assert not open_runs().exists()


def test_two_sweeps_at_once_send_each_message_once(sending: Database) -> None:
    for _ in range(6):
        Doing(MONDAY).register().transfer()

    def work() -> None:
        try:
            sweep()
        finally:
            connections.close_all()

    sweeps = [Thread(target=work) for _ in range(2)]
    for each in sweeps:
        each.start()
    for each in sweeps:
        each.join()

    assert told() == [(1, True)] * 6
    assert Message.objects.count() == 6


def test_nothing_is_sent_while_sending_is_off(sending: Database) -> None:
    switch(on=False, by="tester")
    Doing(MONDAY).register().transfer()

    each_minute(0)

    assert told() == [(0, False)]
    assert not Message.objects.exists()


def job_taken(*, silent_for: str) -> object:
    """Give the id of a job that a worker took up who has given no sign of life for so long."""
    Doing(MONDAY).register().transfer()
    job = asked("select max(id) from procrastinate_jobs")
    asked(TAKEN, asked(WORKER, silent_for), job)
    return job


def test_the_job_of_a_dead_worker_is_queued_again_and_only_once(own_county: Database) -> None:
    left = job_taken(silent_for="1 minute")
    assert queue.requeue_stalled() == 1
    assert asked(STATUS, left) == "todo"
    assert queue.requeue_stalled() == 0


def test_the_job_of_a_living_worker_is_left_to_it(own_county: Database) -> None:
    under_way = job_taken(silent_for="1 second")
    assert queue.requeue_stalled() == 0
    assert asked(STATUS, under_way) == "doing"


def test_the_minute_takes_up_what_a_dead_worker_left(own_county: Database) -> None:
    left = job_taken(silent_for="1 minute")

    each_minute(0)

    assert asked(STATUS, left) == "todo"
