"""The embedded PostgreSQL: made once, adopted, started again after a crash, stopped in order."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from xinfang.kernel.errors import UserError
from xinfang.kernel.postgres.address import ADMIN, APP, OWNER, read_address
from xinfang.kernel.postgres.binaries import find_binaries
from xinfang.kernel.postgres.postmaster import wait_until_gone
from xinfang.kernel.postgres.server import running, start, status, stop

START = "import sys; from pathlib import Path; from xinfang.kernel.postgres.server import start; "
SAY = "found = start(Path(sys.argv[1])); print(found.pid, found.launched)"


@pytest.fixture
def data() -> Iterator[Path]:
    """Give an empty data folder that the server's own account can pass through."""
    folder = Path(tempfile.mkdtemp(prefix="xinfang-ground-"))
    folder.chmod(0o755)
    yield folder
    stop(folder)
    shutil.rmtree(folder)


def ask(data: Path, statement: str, *, role: str = OWNER) -> list[tuple[object, ...]]:
    address = read_address(data)
    assert address is not None
    with psycopg.connect(address.url(role)) as connection:
        cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else []


def test_a_second_start_adopts_the_live_server(data: Path) -> None:
    first, second = start(data), start(data)

    assert (first.launched, second.launched) == (True, False)
    assert first.pid == second.pid


def test_a_stopped_server_keeps_its_data_and_its_port(data: Path) -> None:
    port = start(data).address.port
    ask(data, "create table kept as select 42 as answer")

    assert stop(data)
    assert status(data) is None
    assert not stop(data)
    assert start(data).address.port == port
    assert ask(data, "select answer from kept") == [(42,)]


def test_after_a_crash_the_next_start_recovers_what_was_committed(data: Path) -> None:
    crashed = start(data)
    ask(data, "create table kept as select 42 as answer")
    os.kill(crashed.pid, signal.SIGKILL)
    assert wait_until_gone(crashed.pid, seconds=10)

    again = start(data)

    assert again.launched
    assert again.pid != crashed.pid
    assert ask(data, "select answer from kept") == [(42,)]


def test_a_pid_file_that_names_a_stranger_does_not_hinder_the_start(data: Path) -> None:
    os.kill(start(data).pid, signal.SIGKILL)
    stranger = subprocess.Popen(["/bin/sleep", "60"])
    pid_file = data / "db" / "data" / "postmaster.pid"
    lines = pid_file.read_text().splitlines(keepends=True)
    pid_file.write_text("".join([f"{stranger.pid}\n", *lines[1:]]))

    assert start(data).launched
    stranger.kill()
    stranger.wait()


def test_six_processes_starting_at_once_make_one_server(data: Path) -> None:
    at_once = [
        subprocess.Popen([sys.executable, "-c", START + SAY, str(data)], stdout=subprocess.PIPE, text=True)
        for _ in range(6)
    ]
    said = [process.communicate(timeout=60)[0].split() for process in at_once]

    assert len({pid for pid, _ in said}) == 1
    assert sorted(launched for _, launched in said) == ["False"] * 5 + ["True"]


def test_the_server_lives_in_a_session_of_its_own(data: Path) -> None:
    pid = start(data).pid

    assert os.getsid(pid) == pid


def test_the_server_never_runs_as_root(data: Path) -> None:
    pid = start(data).pid

    assert Path(f"/proc/{pid}").stat().st_uid != 0


def test_passwords_are_kept_from_others_and_are_asked_for(data: Path) -> None:
    address = start(data).address
    secret = data / "db-secret" / "address.json"

    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    for role in (ADMIN, OWNER, APP):
        wrong = address.url(role).replace(f"//{role}:", f"//{role}:wrong")
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(wrong, connect_timeout=5)


def test_the_app_role_owns_nothing_and_makes_nothing(data: Path) -> None:
    start(data)

    assert ask(
        data, "select rolsuper, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user", role=APP
    ) == [(False, False, False)]
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ask(data, "create table mine (x int)", role=APP)


def test_commits_wait_for_the_disk(data: Path) -> None:
    start(data)

    assert ask(data, "select setting from pg_settings where name in ('fsync', 'full_page_writes')") == [("on",)] * 2


def test_lost_passwords_are_told_in_a_sentence(data: Path) -> None:
    start(data)
    stop(data)
    shutil.rmtree(data / "db-secret")

    with pytest.raises(UserError, match="口令文件夹"):
        start(data)


def test_data_of_a_version_that_is_not_there_is_told_in_a_sentence() -> None:
    with pytest.raises(UserError, match="找不到 PostgreSQL 9。"):
        find_binaries(major=9)


def test_the_last_to_use_a_server_it_launched_stops_it(data: Path) -> None:
    with running(data) as server:
        with running(data) as same:
            assert same.pid == server.pid
        assert status(data) is not None

    assert status(data) is None


def test_a_server_in_use_by_another_process_is_left_running(data: Path) -> None:
    code = (
        START.replace("start;", "running;")
        + "hold = running(Path(sys.argv[1])); hold.__enter__(); print(1, flush=True); input()"
    )
    with running(data):
        other = subprocess.Popen(
            [sys.executable, "-c", code, str(data)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert other.stdout is not None
        assert other.stdout.readline() == "1\n"

    assert status(data) is not None
    other.communicate("\n")
