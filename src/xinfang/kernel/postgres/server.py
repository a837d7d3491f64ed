"""Make, start, adopt and stop the embedded server of a data folder."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import psycopg

from xinfang.kernel.errors import UserError
from xinfang.kernel.postgres.address import ADMIN, HOST, Address, new_address, read_address, write_address
from xinfang.kernel.postgres.binaries import Binaries, find_binaries, reachable
from xinfang.kernel.postgres.place import Place, alone, in_use, settle
from xinfang.kernel.postgres.postmaster import Postmaster, clear_stale, find_postmaster
from xinfang.kernel.postgres.roles import ensure_roles

# After a crash the next start can be refused for some seconds, until the dead server's orphans have gone.
PATIENCE = 20.0
PAUSE = 0.3
LOG_LINES = 5
CONFIGURATION = {
    "listen_addresses": HOST,
    "unix_socket_directories": "",
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "max_connections": "100",
    "timezone": "UTC",
    "jit": "off",
    "log_checkpoints": "off",
    "lc_messages": "C",
}


@dataclass(frozen=True, slots=True)
class Running:
    """A live server: its address, its process, and whether this call launched it or found it alive."""

    address: Address
    home: Path
    pid: int
    launched: bool


def start(data: Path, *, settings: Sequence[str] = ()) -> Running:
    """Give the running server of `data`: made if there is none, started if it sleeps, adopted if alive.

    `settings` are more PostgreSQL settings as `name=value`, for a server launched by this call.
    """
    try:
        with alone(data):
            return _start(data, settings)
    except PermissionError as error:
        raise UserError(f"没有权限读写 {error.filename}。请用创建数据文件夹的同一用户运行。") from error


def stop(data: Path) -> bool:
    """Stop the server of `data` in good order; tell whether one was running."""
    with alone(data):
        place = settle(data)
        found = find_postmaster(place.cluster)
        if found is None:
            return False
        binaries = _binaries(place, read_address(data))
        done = _pg_ctl(binaries, place, "stop", "-m", "fast", "-t", "60")
        if done.returncode != 0:
            raise UserError(f"数据库没有停下来：{_tail(place)}")
        return True


def status(data: Path) -> Running | None:
    """Give the running server of `data`, or None; starts nothing."""
    address = read_address(data)
    if address is None:
        return None
    place = settle(data)
    found = find_postmaster(place.cluster)
    return Running(address, place.home, found.pid, launched=False) if found else None


@contextmanager
def running(data: Path, *, settings: Sequence[str] = (), always_stop: bool = False) -> Iterator[Running]:
    """Have the server of `data` running while inside.

    Afterwards it is stopped if this call launched it (or `always_stop`) and no other process is inside.
    """
    with in_use(data) as use:
        server = start(data, settings=settings)
        try:
            yield server
        finally:
            if (server.launched or always_stop) and use.is_last():
                stop(data)


def _start(data: Path, settings: Sequence[str]) -> Running:
    place = settle(data)
    address = read_address(data)
    if address is None and place.cluster.exists():
        raise UserError(
            f"数据库在 {place.cluster}，但它的口令文件夹 {data / 'db-secret'} 不见了。"
            f"请从备份中恢复；若要从头开始，请删除 {place.home}。"
        )
    binaries = _binaries(place, address)
    if address is None:
        address = new_address(major=binaries.major)
        write_address(data, address)
    if not place.cluster.exists():
        _make_cluster(place, binaries, address)
    found = find_postmaster(place.cluster)
    postmaster = found or _launch(data, place, binaries=binaries, address=address, settings=settings)
    address = replace(address, port=postmaster.port)
    if address != read_address(data):
        write_address(data, address)
    _wait_until_ready(address, place)
    ensure_roles(address)
    return Running(address, place.home, postmaster.pid, launched=found is None)


def _binaries(place: Place, address: Address | None) -> Binaries:
    # Data of one major version can be read by that version alone.
    binaries = find_binaries(major=address.major if address else None)
    return reachable(binaries, account=place.account, copy_in=place.home)


def _make_cluster(place: Place, binaries: Binaries, address: Address) -> None:
    draft, password = place.home / "data.new", place.home / "password.new"
    shutil.rmtree(draft, ignore_errors=True)
    password.touch(mode=0o600)
    password.write_text(address.admin_password, encoding="ascii")
    place.account.own(password)
    try:
        done = _run(
            place,
            [
                *(binaries.tool("initdb"), "-D", str(draft), "-U", ADMIN, f"--pwfile={password}"),
                *("-A", "scram-sha-256", "-E", "UTF8", "--data-checksums", *binaries.locale()),
            ],
        )
    finally:
        password.unlink()
    if done.returncode != 0:
        raise UserError(f"数据库没有建成：{done.stderr.strip()}")
    draft.rename(place.cluster)


def _launch(data: Path, place: Place, *, binaries: Binaries, address: Address, settings: Sequence[str]) -> Postmaster:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        clear_stale(place.cluster)
        address = address.with_free_port()
        write_address(data, address)
        chosen = [*(f"{name}={value}" for name, value in CONFIGURATION.items()), f"port={address.port}", *settings]
        options = " ".join(f"-c {setting}" for setting in chosen)
        _pg_ctl(binaries, place, "start", "-t", "60", "-l", str(place.log), "-o", options)
        found = find_postmaster(place.cluster)
        if found:
            return found
        time.sleep(PAUSE)
    raise UserError(f"数据库没有启动起来：{_tail(place)}")


def _wait_until_ready(address: Address, place: Place) -> None:
    deadline = time.monotonic() + PATIENCE * 3
    while True:
        try:
            psycopg.connect(address.url(ADMIN, database="postgres"), connect_timeout=5).close()
        except psycopg.OperationalError as error:
            if time.monotonic() > deadline or find_postmaster(place.cluster) is None:
                raise UserError(f"数据库没有应答：{str(error).strip()}") from error
            time.sleep(PAUSE)
        else:
            return


def _pg_ctl(binaries: Binaries, place: Place, *words: str) -> subprocess.CompletedProcess[str]:
    return _run(place, [binaries.tool("pg_ctl"), "-D", str(place.cluster), "-w", *words])


def _run(place: Place, words: Sequence[str]) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        words,
        env=environment,
        cwd="/",
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        umask=0o077,
        **place.account.as_options(),
    )


def _tail(place: Place) -> str:
    try:
        lines = place.log.read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return "没有日志。"
    return "\n".join(lines[-LOG_LINES:])
