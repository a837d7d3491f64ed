"""The web server process that `xinfang run` starts and stops."""

import ctypes
import os
import signal
import sys

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from xinfang.kernel.postgres.address import HOST

WORKERS = 2
THREADS = 4
PARENT_DEATH_SIGNAL = 1


def serve(port: int) -> None:
    """Serve on 127.0.0.1:`port` until told to stop, or until the process that started this one is gone."""
    end_with_parent()
    Server(
        "xinfang.config.wsgi:application",
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        workers=int(os.environ.get("WORKERS") or WORKERS),
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=5,
        log_level=LogLevels.error,
    ).serve()


def end_with_parent() -> None:
    """Have this process told to stop when the one that started it is gone."""
    # A killed supervisor must not leave a server behind that keeps the port. Linux alone offers this.
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PARENT_DEATH_SIGNAL, signal.SIGTERM)


if __name__ == "__main__":
    serve(int(sys.argv[1]))
