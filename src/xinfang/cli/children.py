"""The processes that `xinfang run` starts and stops: the web server and the background worker."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NoReturn

from xinfang.kernel.errors import UserError

PAUSE = 0.5
APART = 5.0  # seconds at least between two starts of a process that keeps ending
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
Process = subprocess.Popen[bytes]


@dataclass(slots=True)
class Kept:
    """A process that is started again when it ends by itself; not at once when it ends again and again."""

    words: list[str]
    name: str
    process: Process = field(init=False)
    since: float = field(init=False)

    def start(self) -> None:
        """Start it, in a session of its own: Ctrl-C reaches the parent alone, which then stops things in order."""
        self.process = subprocess.Popen(self.words, start_new_session=True)  # noqa: S603 — our own modules
        self.since = time.monotonic()

    def look(self) -> None:
        """Start it again if it has ended."""
        if self.process.poll() is not None and time.monotonic() - self.since >= APART:
            status = self.process.returncode
            print(f"{self.name}意外停止（退出状态 {status}），正在重新启动。", file=sys.stderr, flush=True)
            self.start()


@contextmanager
def running(words: list[str], name: str) -> Iterator[Kept]:
    """Have a process running while inside; afterwards it is told to stop, and waited for."""
    kept = Kept([sys.executable, "-m", *words], name)
    kept.start()
    try:
        yield kept
    finally:
        for number in STOP_SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        kept.process.terminate()
        kept.process.wait()


def watch(web: Kept, worker: Kept) -> NoReturn:
    """Keep the worker running for as long as the web server runs; then say that it has ended."""
    while web.process.poll() is None:
        worker.look()
        time.sleep(PAUSE)
    raise UserError(f"{web.name}意外停止，退出状态 {web.process.returncode}。")


def wait_for(web: Kept, healthy: Callable[[], bool], *, patience: float) -> None:
    """Wait until the web server answers that all is well."""
    deadline = time.monotonic() + patience
    while web.process.poll() is None and time.monotonic() < deadline:
        if healthy():
            return
        time.sleep(0.1)
    raise UserError("网站没有启动起来，原因见上面的信息。")
