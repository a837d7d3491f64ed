"""The queue of background work: kicks, the worker's sign of life, and jobs left behind by a worker that died."""

import logging
from datetime import timedelta
from typing import cast

from asgiref.sync import async_to_sync
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from xinfang.kernel import clock

HEARTBEAT = 5.0  # seconds between two signs of life of a worker
STALLED = 20.0  # seconds without one after which a worker counts as dead and its jobs are taken up again
SILENT = timedelta(seconds=30)
LAST = "select max(last_heartbeat) from procrastinate_workers"
LOG = logging.getLogger(__name__)


def kick(task: str) -> None:
    """Ask for a task to be run soon, if the transaction commits; a lost kick is made good by the minute sweeps."""
    app.configure_task(task).defer()


def worker_lives(*, within: timedelta = SILENT) -> bool:
    """Tell whether a worker has given a sign of life lately."""
    with connection.cursor() as cursor:
        cursor.execute(LAST)
        (last,) = cursor.fetchone()
    return last is not None and clock.now() - last < within


def work(*, jobs_at_once: int, grace: float) -> None:
    """Run jobs until told to stop; `grace` are the seconds that jobs under way then have left."""
    connector = cast(DjangoConnector, app.connector).get_worker_connector()
    with app.replace_connector(connector):
        app.run_worker(
            concurrency=jobs_at_once,
            delete_jobs="successful",
            shutdown_graceful_timeout=grace,
            update_heartbeat_interval=HEARTBEAT,
            stalled_worker_timeout=STALLED,
        )


def requeue_stalled() -> int:
    """Put the jobs of dead workers back into the queue; give their number."""
    return async_to_sync(_requeue_stalled)()


async def _requeue_stalled() -> int:
    manager = app.job_manager
    stalled = list(await manager.get_stalled_jobs(seconds_since_heartbeat=STALLED))
    for job in stalled:
        LOG.warning("The worker of job %s (%s) is gone; the job is queued again.", job.id, job.task_name)
        await manager.retry_job(job, retry_at=clock.now())
    return len(stalled)
