"""Files that a power cut or `kill -9` leaves either whole or absent."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

TEMPORARY = ".part"


def make_private_folder(place: Path, *, under: Path) -> None:
    """Make the folder and all between it and `under` for the owner alone (0700), and make their names durable.

    `under`, which the account of the database server may have to pass through, gets an ordinary mode.
    """
    under.mkdir(parents=True, exist_ok=True)
    missing = [step for step in (place, *place.parents) if not step.exists()]
    for step in reversed(missing):
        step.mkdir(mode=0o700, exist_ok=True)
        sync_folder(step.parent)


def replace_file(target: Path, content: bytes) -> None:
    """Write the file whole in the place of an older one."""
    with _written_beside(target, content) as part:
        part.replace(target)


def create_file(target: Path, content: bytes) -> bool:
    """Write the file whole unless there is one of that name, which is never touched; tell whether it was written."""
    with _written_beside(target, content) as part:
        try:
            target.hardlink_to(part)
        except FileExistsError:
            return False
    return True


def sync_folder(place: Path) -> None:
    """Make names made or moved in the folder durable."""
    handle = os.open(place, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _written_beside(target: Path, content: bytes) -> Iterator[Path]:
    """Give a synced temporary file (0600) beside the target; afterwards it is gone and the folder synced."""
    part = target.with_name(f".{target.name}.{secrets.token_hex(8)}{TEMPORARY}")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        yield part
    finally:
        with suppress(FileNotFoundError):
            part.unlink()
        sync_folder(target.parent)
