"""At twenty thousand petitions, what a page asks is answered from indexes: no big table is read from end to end."""

import os
from collections.abc import Callable, Iterator

import pytest
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from conftest import point_django_at
from crowd import fill
from databases import Server
from doing import person
from xinfang.demo import cast
from xinfang.demo.county import load_county
from xinfang.kernel import clock
from xinfang.law.findings import FindingKind
from xinfang.petitions.findings import DAYS, found
from xinfang.petitions.lists import Bucket, inbox, matters
from xinfang.petitions.models import Obligation, Petition
from xinfang.petitions.same_reasons import same_reasons
from xinfang.petitions.search import search
from xinfang.petitions.tallies import counted

READ = "select relname, seq_tup_read from pg_stat_xact_user_tables where relname like 'petitions%%'"
MANY = 1000
OFFICERS = (cast.CASE_OFFICER, cast.TOWN_HANDLER)


@pytest.fixture(scope="module")
def crowd(
    database_server: Server, template: str, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Have twenty thousand petitions in a database of this file's own."""
    own = f"xinfang_test_{os.getpid()}_crowd"
    database = database_server.clone(template, name=own)
    with django_db_blocker.unblock():
        point_django_at(database)
        load_county()
        fill()
        yield
        point_django_at(database_server.database(f"xinfang_test_{os.getpid()}"))
    database_server.drop(own)


def read_through(work: Callable[[], object]) -> list[str]:
    """Give the tables of which `work` reads many rows from end to end, inside functions too."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set local max_parallel_workers_per_gather = 0")
        cursor.execute(READ)
        before = dict(cursor.fetchall())
        assert work()
        cursor.execute(READ)
        return sorted(table for table, rows in cursor.fetchall() if rows - before.get(table, 0) > MANY)


def test_the_measure_itself_sees_a_table_read_from_end_to_end(crowd: None) -> None:
    assert read_through(lambda: Petition.objects.filter(number__endswith="77").count()) == ["petitions_petition"]


@pytest.mark.parametrize("who", OFFICERS)
@pytest.mark.parametrize("words", ["道路塌陷", "漏水", "塌陷 第7"])
def test_a_search_reads_no_big_table_from_end_to_end(crowd: None, who: str, words: str) -> None:
    somebody = person(who)
    assert read_through(lambda: search(somebody, words)) == []


@pytest.mark.parametrize("who", OFFICERS)
def test_the_newest_petitions_come_from_an_index(crowd: None, who: str) -> None:
    somebody = person(who)
    newest = Petition.objects.visible_to(somebody).order_by("-received_on", "-id")
    assert read_through(lambda: list(newest[:25])) == []


@pytest.mark.parametrize("who", OFFICERS)
def test_what_is_due_comes_from_an_index(crowd: None, who: str) -> None:
    chased = Obligation.objects.visible_to(person(who)).open().filter(incomplete=False)
    due = chased.order_by("due", "id")
    assert read_through(lambda: list(due[:25])) == []


def test_a_petition_is_opened_by_its_number_without_reading_others(crowd: None) -> None:
    somebody = person(cast.TOWN_HANDLER)
    number = Petition.objects.visible_to(somebody).values_list("number", flat=True)[0]
    assert read_through(lambda: Petition.objects.visible_to(somebody).get(number=number)) == []


@pytest.mark.parametrize("who", OFFICERS)
@pytest.mark.parametrize("bucket", list(Bucket))
def test_each_part_of_the_inbox_and_its_count_come_from_an_index(crowd: None, who: str, bucket: Bucket) -> None:
    rows = inbox(person(who), bucket, on=clock.today())
    assert read_through(lambda: [list(rows[:51]), counted(rows)]) == []


@pytest.mark.parametrize("who", OFFICERS)
def test_imported_matters_are_counted_from_an_index(crowd: None, who: str) -> None:
    assert read_through(lambda: [counted(matters(person(who), incomplete=True))]) == []


@pytest.mark.parametrize("kind", list(DAYS))
def test_each_list_of_findings_and_its_count_come_from_an_index(crowd: None, kind: FindingKind) -> None:
    rows = found(person(cast.INSPECTOR), kind, on=clock.today())
    assert read_through(lambda: [list(rows[:51]), counted(rows)]) == []


def test_the_same_reasons_are_looked_for_among_reasons_alone(crowd: None) -> None:
    assert read_through(lambda: [same_reasons(person(cast.INSPECTOR))]) == []
