"""The database of the tests: they run as the app role, on a copy of one migrated template."""

import os
from collections.abc import Iterator
from itertools import count

import environ
import pytest
from django.conf import settings
from django.db import connections
from hypothesis import settings as hypothesis
from pytest_django import DjangoDbBlocker

from databases import Database, Server, server_for_tests

# A busy machine must not fail a property; the same examples come every time.
hypothesis.register_profile("house", deadline=None, derandomize=True)
hypothesis.load_profile("house")

DATABASE_FIXTURES = {"db", "transactional_db", "own_db"}
_number = count()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a database and no browser, so that it is repeated on a stock server."""
    for item in items:
        used = set(getattr(item, "fixturenames", ()))
        if (item.get_closest_marker("django_db") or used & DATABASE_FIXTURES) and not item.get_closest_marker(
            "browser"
        ):
            item.add_marker("db")


@pytest.fixture(scope="session")
def database_server() -> Iterator[Server]:
    """Give the PostgreSQL on which tests make their databases."""
    with server_for_tests(settings.XINFANG_DATA) as server:
        yield server


@pytest.fixture(scope="session")
def template(database_server: Server) -> str:
    """Give the name of the migrated template."""
    return database_server.template(settings.XINFANG_DATA)


@pytest.fixture(scope="session")
def django_db_setup(database_server: Server, template: str, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Point Django at this process's own copy of the template; each test rolls back."""
    with django_db_blocker.unblock():
        database = database_server.clone(template, name=f"xinfang_test_{os.getpid()}")
        point_django_at(database)
    yield
    with django_db_blocker.unblock():
        connections.close_all()
    database_server.drop(database.name)


@pytest.fixture
def own_db(
    database_server: Server, template: str, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Database]:
    """Give a fresh database that Django uses in all threads: for tests that commit, use threads or kill processes."""
    database = database_server.clone(template, name=f"xinfang_test_{os.getpid()}_{next(_number)}")
    with django_db_blocker.unblock():
        point_django_at(database)
        yield database
        point_django_at(database_server.database(f"xinfang_test_{os.getpid()}"))
    database_server.drop(database.name)


def point_django_at(database: Database) -> None:
    """Make both aliases, in every thread, mean this database."""
    for alias, url in (("default", database.app_url), ("owner", database.owner_url)):
        connections[alias].close()
        wanted = environ.Env.db_url_config(url)
        connections.settings[alias].update({key: wanted[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")})
