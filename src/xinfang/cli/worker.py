"""`xinfang worker`: the background worker; it recomputes, sends messages, and takes up what dead workers left."""

import signal
from argparse import ArgumentParser, Namespace

from xinfang.cli.ready import ready
from xinfang.cli.serve import end_with_parent

CONCURRENCY = 2
GRACE = 3.0  # seconds that jobs have to come to a stop; a recompute stops between two batches


def configure(parser: ArgumentParser) -> None:
    """Add the choice to end with the process that started this one."""
    parser.add_argument("--with-parent", action="store_true", help="启动它的进程结束时一同结束")


def run(args: Namespace) -> int:
    """Work until told to stop."""
    if args.with_parent:
        end_with_parent()
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    with ready():
        from xinfang.kernel import queue

        queue.work(jobs_at_once=CONCURRENCY, grace=GRACE)
    return 0
