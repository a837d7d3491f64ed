"""Jobs of the background worker; each may run twice, or be broken off and begin again."""

from contextlib import suppress

from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from xinfang.kernel import clock, queue
from xinfang.petitions import outbox, paper_runs
from xinfang.petitions.attachments import sweep_uploads
from xinfang.petitions.pending import erase_words
from xinfang.petitions.recompute import open_runs, walk

EACH_MINUTE = "* * * * *"
EACH_NIGHT = "40 18 * * *"  # in UTC; twenty to three in China


@app.task(name="xinfang.petitions.tasks.walk_on", lock="walk", pass_context=True)
def walk_on(context: JobContext) -> None:
    """Bring every petition up to the active inputs; stop between two batches when the worker is to end."""
    for _ in walk():
        if context.should_abort():
            return


@app.task(name="xinfang.petitions.tasks.issue_papers", lock="papers", pass_context=True)
def issue_papers(context: JobContext) -> None:
    """Issue the papers of the runs that are open; stop between two of them when the worker is to end."""
    for _ in paper_runs.work_off():
        if context.should_abort():
            return


@app.task(name="xinfang.petitions.tasks.sweep_outbox", lock="outbox")
def sweep_outbox() -> None:
    """Send what waits in the outbox."""
    outbox.sweep()


@app.periodic(cron=EACH_MINUTE)
@app.task(name="xinfang.petitions.tasks.each_minute", queueing_lock="each_minute")
def each_minute(timestamp: int) -> None:  # noqa: ARG001 — the moment for which the queue planned it
    """Make good what was lost: jobs of dead workers, kicks that never came."""
    queue.requeue_stalled()
    outbox.sweep()
    if open_runs().exists():
        with suppress(AlreadyEnqueued):
            walk_on.configure(queueing_lock="walk").defer()
    if paper_runs.open_runs().exists():
        with suppress(AlreadyEnqueued):
            issue_papers.configure(queueing_lock="papers").defer()


@app.periodic(cron=EACH_NIGHT)
@app.task(name="xinfang.petitions.tasks.each_night", lock="each_night", queueing_lock="each_night")
def each_night(timestamp: int) -> None:  # noqa: ARG001 — the moment for which the queue planned it
    """Erase what need not be kept: words of proposals that came to nothing, files of forms that were never sent."""
    erase_words(on=clock.today())
    sweep_uploads(at=clock.now())
