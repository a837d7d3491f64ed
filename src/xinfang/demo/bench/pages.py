"""What the three pages cost that an officer opens all day: server time and statements, by the test client."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from time import perf_counter, process_time
from typing import Any, Final

from django.db import connection
from django.test import Client
from django.urls import reverse

from xinfang.demo import cast
from xinfang.kernel import clock
from xinfang.orgs.models import Person
from xinfang.petitions import lists
from xinfang.petitions.lists import Bucket

REPEATS: Final = 50
WORDS: Final = "漏水"
BACKEND: Final = "django.contrib.auth.backends.ModelBackend"
READERS: Final = {"信访局承办科室": cast.CASE_OFFICER, "乡镇承办人": cast.TOWN_HANDLER}


@dataclass(frozen=True, slots=True)
class Page:
    """A page as one reader sees it: median milliseconds of the server, in all and of our own processor time."""

    name: str
    reader: str
    milliseconds: float
    processor: float
    statements: int
    of_database: float


@dataclass(frozen=True, slots=True)
class Span:
    """One way to the database and back: the words sent, how many statements they are, seconds."""

    words: str
    statements: int
    seconds: float


@contextmanager
def counted() -> Iterator[list[Span]]:
    """Have each way to the database noted while inside."""
    spans: list[Span] = []

    def note(execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
        started = perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            spans.append(Span(str(sql), str(sql).count(";\n") + 1, perf_counter() - started))

    with connection.execute_wrapper(note):
        yield spans


def pages() -> Iterator[Page]:
    """Measure inbox, search and case page for an officer of the office and one of an organ."""
    for reader, username in READERS.items():
        person = Person.objects.get(username=username)
        client = Client(SERVER_NAME="127.0.0.1")
        client.force_login(person, backend=BACKEND)
        for name, url in _urls(person):
            yield _measured(client, url, name=name, reader=reader)


def _urls(person: Person) -> Iterator[tuple[str, str]]:
    yield "收件箱", reverse("desk:inbox")
    yield "检索", f"{reverse('desk:search')}?q={WORDS}"
    owed = lists.inbox(person, Bucket.DUE, on=clock.today()).first()
    if owed is not None:
        yield "办理页面", reverse("desk:case", args=[owed.petition.number])


def _measured(client: Client, url: str, *, name: str, reader: str) -> Page:
    client.get(url)  # what is kept in memory after the first time is no cost of the page
    times, processor, statements, of_database = [], [], 0, []
    for _ in range(REPEATS):
        with counted() as spans:
            started, spent = perf_counter(), process_time()
            answer = client.get(url)
            times.append(perf_counter() - started)
            processor.append(process_time() - spent)
        if answer.status_code != 200:
            raise AssertionError(f"{url} answers {answer.status_code}")
        statements = len(spans)
        of_database.append(sum(span.seconds for span in spans))
    return Page(name, reader, 1000 * median(times), 1000 * median(processor), statements, 1000 * median(of_database))
