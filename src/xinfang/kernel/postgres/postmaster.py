"""The running server process, as its pid file tells."""

import os
import time
from dataclasses import dataclass
from pathlib import Path

PORT_LINE = 3
PROCESSES = Path("/proc")


@dataclass(frozen=True, slots=True)
class Postmaster:
    """Process id and port of a live server."""

    pid: int
    port: int


def find_postmaster(cluster: Path) -> Postmaster | None:
    """Give the live server of `cluster`, or None; a server killed a moment ago counts as dead."""
    try:
        lines = (cluster / "postmaster.pid").read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return None
    if len(lines) <= PORT_LINE or not _serves(int(lines[0]), cluster):
        return None
    return Postmaster(int(lines[0]), int(lines[PORT_LINE]))


def clear_stale(cluster: Path) -> None:
    """Remove a pid file whose number now belongs to a process that is no server of `cluster`.

    A dead number is left to PostgreSQL, which also waits for orphans of the dead server to end.
    """
    place = cluster / "postmaster.pid"
    try:
        pid = int(place.read_text(encoding="utf-8").split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        return
    if _is_alive(pid) and not _serves(pid, cluster):
        place.unlink()


def wait_until_gone(pid: int, *, seconds: float) -> bool:
    """Wait for process `pid` to end; tell whether it did."""
    deadline = time.monotonic() + seconds
    while _is_alive(pid):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def _serves(pid: int, cluster: Path) -> bool:
    if not PROCESSES.is_dir():
        return _is_alive(pid)
    try:
        return (PROCESSES / str(pid) / "cwd").resolve(strict=True) == cluster.resolve()
    except OSError:
        return False


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
