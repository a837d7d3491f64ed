"""What commands on a database of their own share: its data folder, the real messages, replay and verification."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from xinfang.cli.replay import replayed
from xinfang.cli.verify import verified
from xinfang.kernel.errors import UserError

# Whatever these say of the office's own database must not be touched.
OF_THE_OFFICE = ("DATABASE_URL", "DATABASE_OWNER_URL", "XINFANG_KEYS")


@contextmanager
def own_data(keep: Path | None) -> Iterator[Path]:
    """Have a data folder of our own, named by the environment before any settings are read."""
    for name in OF_THE_OFFICE:
        os.environ.pop(name, None)
    with tempfile.TemporaryDirectory(prefix="xinfang-own-") as scratch:
        data = (keep or Path(scratch)).resolve()
        data.mkdir(parents=True, exist_ok=True)
        # The account of the database must be able to pass through; what is private in there has modes of its own.
        data.chmod(0o755)
        os.environ["XINFANG_DATA"] = str(data)
        yield data


def messages_in(folder: Path, name: str) -> Path:
    """Give the file of messages called `name`, in the folder itself or where the shared data keeps it."""
    tried = [folder / part / f"{name}.csv" for part in (".", "messages", "data/messages")]
    found = next((place for place in tried if place.is_file()), None)
    if found is None:
        raise UserError(f"在 {folder} 中找不到 {name}.csv。")
    return found.resolve()


def checked() -> int:
    """Replay and verify everything, say what came of it and how long it took; give the number of checks that failed."""
    return _timed(replayed) + _timed(verified)


def _timed(check: Callable[[], int]) -> int:
    started = monotonic()
    faults = check()
    print(f"用时 {monotonic() - started:.1f} 秒。\n", flush=True)
    return faults
