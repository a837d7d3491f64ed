"""Where the embedded server listens and with which passwords: one small file beside the data."""

import json
import os
import secrets
import socket
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from urllib.parse import quote

from xinfang.kernel.durable import make_private_folder, replace_file

HOST = "127.0.0.1"
DATABASE = "xinfang"
OWNER = "xinfang_owner"
APP = "xinfang_app"
ADMIN = "postgres"


@dataclass(frozen=True, slots=True)
class Address:
    """Port and passwords of one embedded server; `major` is the version that made its data."""

    port: int
    major: int
    admin_password: str
    owner_password: str
    app_password: str

    def url(self, role: str, *, database: str = DATABASE) -> str:
        """Give the address under which `role` reaches `database`."""
        password = {ADMIN: self.admin_password, OWNER: self.owner_password, APP: self.app_password}[role]
        return f"postgres://{role}:{quote(password)}@{HOST}:{self.port}/{database}"

    def with_free_port(self) -> "Address":
        """Give the same address, on another port when this one is taken."""
        return self if _is_free(self.port) else replace(self, port=_free_port())


def new_address(*, major: int) -> Address:
    """Give an address on a free port with new passwords."""
    return Address(_free_port(), major, *(secrets.token_urlsafe(24) for _ in range(3)))


def read_address(data: Path) -> Address | None:
    """Give the address kept in the data folder, or None when no server was ever made there."""
    try:
        return Address(**json.loads(_place(data).read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None


def write_address(data: Path, address: Address) -> None:
    """Keep the address, readable by its owner alone; a reader sees the old file or the new one."""
    place = _place(data)
    make_private_folder(place.parent, under=data)
    replace_file(place, json.dumps(asdict(address), indent=1).encode())


def data_folder() -> Path:
    """Give the data folder that the environment names, else `var` where the command runs."""
    return Path(os.environ.get("XINFANG_DATA") or "var").resolve()


def is_external() -> bool:
    """Tell whether the environment names a PostgreSQL of the operator's own."""
    return bool(os.environ.get("DATABASE_URL"))


def database_urls(data: Path) -> tuple[str, str]:
    """Give the addresses for the app role and the owner role: the operator's own, else the embedded server's."""
    external = os.environ.get("DATABASE_URL")
    if external:
        return external, os.environ.get("DATABASE_OWNER_URL") or external
    # Before the first start there is no server; commands that need none still load the settings.
    address = read_address(data) or Address(5432, 0, "", "", "")
    return address.url(APP), address.url(OWNER)


def _place(data: Path) -> Path:
    return data / "db-secret" / "address.json"


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
