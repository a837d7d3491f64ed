"""Set the environment of the tests before any settings are read; loaded by `-p surroundings` in pyproject.toml."""

import atexit
import hashlib
import os
import shutil
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Not under the checkout: the database's own account must be able to pass through the folders above it.
DATA = Path(tempfile.gettempdir()) / f"xinfang-test-{os.geteuid()}-{hashlib.sha256(bytes(ROOT)).hexdigest()[:8]}"

if "PYTEST_XDIST_WORKER" not in os.environ:
    DATA.mkdir(mode=0o755, exist_ok=True)
    if DATA.stat().st_uid != os.geteuid():
        raise SystemExit(f"{DATA} belongs to another user; remove it or set TMPDIR.")
    keys = tempfile.mkdtemp(prefix="xinfang-keys-")
    atexit.register(shutil.rmtree, keys, ignore_errors=True)
    os.environ.update(
        XINFANG_DATA=str(DATA),
        XINFANG_KEYS=keys,
        SECRET_KEY="for tests alone",
        ALLOWED_HOSTS="testserver,localhost,127.0.0.1",
        DEBUG="false",
        HTTPS="false",
    )
