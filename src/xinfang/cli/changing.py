"""What the commands that change calendar or rules share: who asks, and waiting until petitions have followed."""

import os
import pwd
import sys
import time
from argparse import ArgumentParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xinfang.petitions.models import RecomputeRun

PATIENCE = 10.0  # seconds without progress after which the command stops relying on the worker
PAUSE = 0.5


def configure(parser: ArgumentParser) -> None:
    """Add the arguments that both commands take."""
    parser.add_argument("--reason", default="", metavar="WORDS", help="变动的事由，记入重新推算的记录")
    parser.add_argument("--no-wait", action="store_true", help="不等重新推算完成，由后台任务继续")


def operator() -> str:
    """Give the name of the account that runs the command."""
    return pwd.getpwuid(os.getuid()).pw_name


def followed(run: "RecomputeRun | None", *, wait: bool, loaded: str) -> int:
    """Say what became of the change, waiting until the petitions have followed it unless told not to."""
    if run is None:
        print(f"{loaded}与现行内容相同，没有变动，不需要重新推算。")
        return 0
    print(f"{loaded}已载入并启用，第 {run.pk} 次重新推算开始。", flush=True)
    if not wait:
        print("信访事项由后台任务逐批重新推算；没有后台任务时，运行 xinfang recompute 完成。")
        return 0
    _wait()
    return told(run)


def told(run: "RecomputeRun") -> int:
    """Say what a run that has ended came to."""
    from xinfang.petitions.recompute import moved_by

    dates, petitions = moved_by(run)
    print(f"重新推算完成：{petitions} 件信访事项的 {dates} 个日期有变动，逐条记录在案。")
    return 0


def finish() -> None:
    """Walk until no petition is older, with progress on a terminal."""
    from xinfang.petitions.recompute import walk

    done = 0
    for step in walk():
        done += step.petitions
        _progress(f"已推算 {done} 件……")
    _progress("", end="\n" if done else "")


def _wait() -> None:
    """Wait for the worker as long as it makes progress; without one, do its work."""
    from xinfang.kernel import queue
    from xinfang.petitions.recompute import open_runs, remaining

    left, since = remaining(), time.monotonic()
    while open_runs().exists():
        if not queue.worker_lives() or time.monotonic() - since > PATIENCE:
            finish()
            return
        _progress(f"后台任务正在重新推算，还有 {left} 件……")
        time.sleep(PAUSE)
        now = remaining()
        if now != left:
            left, since = now, time.monotonic()
    _progress("", end="\n")


def _progress(words: str, *, end: str = "") -> None:
    if sys.stderr.isatty():
        print(f"\r\x1b[K{words}", end=end, file=sys.stderr, flush=True)
