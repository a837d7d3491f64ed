"""Databases for tests: one migrated template, and cheap copies of it."""

import fcntl
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from xinfang.kernel.postgres.address import ADMIN, APP, OWNER, database_urls, is_external
from xinfang.kernel.postgres.server import running

SOURCE = Path(__file__).resolve().parent.parent / "src" / "xinfang"
# Whatever the template is made from: the schema, the grants, and the rules and calendars that are loaded into it.
MADE_FROM = (
    "*/migrations/*.py",
    "law/**/*.toml",
    "law/*.py",
    "kernel/grants.py",
    "cli/migrate.py",
    "petitions/inputs.py",
    "petitions/sql.py",
)
KEPT_TEMPLATES = 3
# Losing a test database to a power cut harms nobody; waiting for its disk does.
HASTY = ("autovacuum=off", "fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200")
END_OWN_CONNECTIONS = (
    "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = %s and usename = current_user"
)


@dataclass(frozen=True, slots=True)
class Database:
    """One database and how the two roles reach it."""

    name: str
    app_url: str
    owner_url: str

    def environment(self) -> dict[str, str]:
        """Give the environment for a process of its own that is to use this database."""
        return os.environ | {"DATABASE_URL": self.app_url, "DATABASE_OWNER_URL": self.owner_url}


@dataclass(frozen=True, slots=True)
class Server:
    """A PostgreSQL on which tests may make databases, reached by both roles."""

    app_url: str
    owner_url: str

    def database(self, name: str) -> Database:
        """Name a database of this server; makes nothing."""
        return Database(name, _renamed(self.app_url, name), _renamed(self.owner_url, name))

    def clone(self, source: str, *, name: str) -> Database:
        """Make a copy of `source` as it is now."""
        self.drop(name)
        self._run("create database {} template {}", name, source)
        return self.database(name)

    def drop(self, name: str) -> None:
        """Drop the database, whoever is still connected; a role can end its own connections alone."""
        try:
            self._run("drop database if exists {}", name)
        except psycopg.errors.ObjectInUse:
            with psycopg.connect(_renamed(self.app_url, "postgres"), autocommit=True) as app:
                app.execute(END_OWN_CONNECTIONS, [name])
            self._run("drop database if exists {} with (force)", name)

    def template(self, data: Path) -> str:
        """Give the name of the migrated template, made when its sources changed; one process at a time."""
        name = f"xinfang_template_{_digest()}"
        with (data / "template.lock").open("w") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            if name not in self._names("xinfang_template_%"):
                draft = self.database(f"{name}_draft")
                self.drop(draft.name)
                self._run("create database {}", draft.name)
                _migrate(draft)
                self._run("alter database {} rename to {}", draft.name, name)
            self._forget_old(name)
        return name

    def _forget_old(self, current: str) -> None:
        for old in self._names("xinfang_template_%")[:-KEPT_TEMPLATES]:
            if old != current:
                self.drop(old)
        for left in self._names("xinfang_test_%"):
            if not Path(f"/proc/{left.split('_')[2]}").exists():
                self.drop(left)

    def _names(self, pattern: str) -> list[str]:
        with psycopg.connect(_renamed(self.owner_url, "postgres")) as connection:
            found = connection.execute("select datname from pg_database where datname like %s order by oid", [pattern])
            return [name for (name,) in found]

    def _run(self, statement: str, *names: str) -> None:
        with psycopg.connect(_renamed(self.owner_url, "postgres"), autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


@contextmanager
def server_for_tests(data: Path) -> Iterator[Server]:
    """Have the server for tests: the one named by DATABASE_URL, else an embedded one in `data`."""
    if is_external():
        yield Server(*database_urls(data))
        return
    with running(data, settings=HASTY, always_stop=True) as server:
        address = server.address
        with psycopg.connect(address.url(ADMIN, database="postgres"), autocommit=True) as admin:
            admin.execute(f"alter role {OWNER} createdb")
        yield Server(address.url(APP), address.url(OWNER))


def _migrate(database: Database) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "xinfang.cli.main", "migrate"],
        env=database.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(f"The template could not be migrated:\n{done.stdout}{done.stderr}")


def _digest() -> str:
    total = hashlib.sha256()
    for place in sorted({place for pattern in MADE_FROM for place in SOURCE.glob(pattern)}):
        total.update(bytes(place.relative_to(SOURCE)) + b"\0" + place.read_bytes())
    return total.hexdigest()[:12]


def _renamed(url: str, name: str) -> str:
    return urlsplit(url)._replace(path=f"/{name}").geturl()
