"""Where an embedded server keeps its files, and the locks that processes hold on them."""

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from xinfang.kernel.postgres.account import Account, server_account

# For root whose data folder lies under a closed home, which the server's own account cannot pass through.
ELSEWHERE = Path("/var/lib/xinfang")


@dataclass(frozen=True, slots=True)
class Place:
    """The server's own folder and the account that owns it."""

    home: Path
    account: Account

    @property
    def cluster(self) -> Path:
        """Give the folder that PostgreSQL calls its data directory."""
        return self.home / "data"

    @property
    def log(self) -> Path:
        """Give the server's log file."""
        return self.home / "server.log"


def settle(data: Path) -> Place:
    """Give the server's place for the data folder `data`; made when missing, the same at each call."""
    home = _home(data)
    account = server_account(home)
    if not home.exists() and account.switches and not account.can_reach(data):
        home = ELSEWHERE / hashlib.sha256(bytes(data)).hexdigest()[:12]
        account = server_account(home)
        _pointer(data).write_text(f"{home}\n", encoding="utf-8")
    if not home.exists():
        home.mkdir(mode=0o700, parents=True)
        account.own(home)
    return Place(home, account)


@contextmanager
def alone(data: Path) -> Iterator[None]:
    """Let one process at a time make, start or stop the server of `data`; others wait."""
    data.mkdir(parents=True, exist_ok=True)
    with (data / "db.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


@contextmanager
def in_use(data: Path) -> Iterator["Use"]:
    """Mark the server of `data` as used by this process while inside."""
    data.mkdir(parents=True, exist_ok=True)
    with (data / "db.users").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_SH)
        yield Use(handle.fileno())


@dataclass(frozen=True, slots=True)
class Use:
    """This process's mark of use."""

    handle: int

    def is_last(self) -> bool:
        """Tell whether no other process uses the server; from then on none can until this use ends."""
        try:
            fcntl.flock(self.handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def _home(data: Path) -> Path:
    pointer = _pointer(data)
    return Path(pointer.read_text(encoding="utf-8").strip()) if pointer.exists() else data / "db"


def _pointer(data: Path) -> Path:
    return data / "db-location"
