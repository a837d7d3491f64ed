"""A background worker killed on its way through a recomputation, and another one that finishes it."""

import subprocess
import sys
import time
from collections.abc import Callable

from xinfang.kernel.errors import UserError

WORKER = [sys.executable, "-m", "xinfang.cli.main", "worker", "--with-parent"]
PATIENCE = 600.0
PAUSE = 0.1
WAITING = """
select count(*) from pg_locks where not granted and pid <> pg_backend_pid()
and locktype in ('transactionid', 'tuple')
"""


def killed_on_the_way() -> int:
    """Kill a worker that is in the middle of a walk; give how many petitions are still to follow.

    It is stopped at a petition that is kept locked for it: the last, so that the batches before are done.
    """
    from django.db import connection, transaction

    from xinfang.petitions.inputs import active
    from xinfang.petitions.models import Petition
    from xinfang.petitions.recompute import newest_run, older, remaining

    last = older(active(), run=newest_run()).order_by("-pk").values_list("pk", flat=True)[:1].get()

    def waits() -> bool:
        with connection.cursor() as cursor:
            cursor.execute(WAITING)
            return bool(cursor.fetchone()[0])

    with transaction.atomic():
        Petition.objects.select_for_update().get(pk=last)
        with subprocess.Popen(WORKER) as worker:  # noqa: S603 — our own command
            try:
                _until(waits, why="后台任务没有开始重新推算。")
            finally:
                worker.kill()
    return remaining()


def worker_finishes() -> float:
    """Let another worker take up what the killed one left; give the seconds that this takes."""
    from xinfang.petitions.recompute import open_runs

    started = time.monotonic()
    with subprocess.Popen(WORKER) as worker:  # noqa: S603 — our own command
        try:
            _until(lambda: not open_runs().exists(), why="后台任务没有接着完成重新推算。")
        finally:
            worker.terminate()
    return time.monotonic() - started


def _until(done: Callable[[], bool], *, why: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not done():
        if time.monotonic() > deadline:
            raise UserError(why)
        time.sleep(PAUSE)
