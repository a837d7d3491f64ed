"""The system account under which the embedded server runs; PostgreSQL refuses root."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from xinfang.kernel.errors import UserError

PREFERRED = ("postgres", "nobody")


class Options(TypedDict, total=False):
    """What `subprocess` needs to start a program under another account."""

    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True, slots=True)
class Account:
    """A user and group id; `switches` when they are not those of this process."""

    uid: int
    gid: int
    switches: bool

    def as_options(self) -> Options:
        """Give the `subprocess` options that start a program under this account."""
        if not self.switches:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def can_reach(self, folder: Path) -> bool:
        """Tell whether this account may pass through `folder` and all folders above it."""
        looked = subprocess.run(["/usr/bin/test", "-x", str(folder)], check=False, cwd="/", **self.as_options())
        return looked.returncode == 0

    def own(self, place: Path) -> None:
        """Hand `place` to this account."""
        if self.switches:
            os.chown(place, self.uid, self.gid)


def server_account(existing: Path) -> Account:
    """Give the account to run under: this process's own; for root, the one that owns `existing`, else a system one."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid(), switches=False)
    if existing.exists() and existing.stat().st_uid != 0:
        owner = existing.stat()
        return Account(owner.st_uid, owner.st_gid, switches=True)
    for name in PREFERRED:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid, switches=True)
    raise UserError("内置数据库不能以 root 身份运行，本机又没有 postgres 或 nobody 账户可用。请改用普通用户运行。")
