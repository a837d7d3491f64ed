"""Recompute runs: other inputs become active, and every petition is brought up to them, whoever comes to it first."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from xinfang.kernel import clock, queue
from xinfang.kernel.clock import day_of
from xinfang.kernel.trips import Trip
from xinfang.law.case import CaseFile
from xinfang.petitions.bringing import Bringing
from xinfang.petitions.inputs import Inputs, active, active_locked, store
from xinfang.petitions.kept import kept_dates
from xinfang.petitions.models import ActiveInputs, Obligation, ObligationMove, Petition, RecomputeRun, Remedy, RunEnd
from xinfang.petitions.outbox import SWEEP
from xinfang.petitions.project import FOLD_VERSION
from xinfang.petitions.reading import Locked, folded

BATCH = 200
WALK = "xinfang.petitions.tasks.walk_on"
UPGRADED = "系统升级，推算程序有改进"
PROGRAM = "系统"
# A table lock waits in turn with the acts under way; a row lock could be overtaken by new acts without end.
ALONE = "lock table petitions_activeinputs in exclusive mode"


@dataclass(frozen=True, slots=True)
class Progress:
    """What one batch of a walk came to."""

    petitions: int
    moved: int


def change_inputs(make: Callable[[Inputs], Inputs], *, reason: str, by: str, at: datetime) -> RecomputeRun | None:
    """Make active what `make` gives of the active inputs; None when nothing changes by it.

    From the commit on, acts are judged by the new inputs; the petitions follow by `walk`, or when an act comes.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(ALONE)
        old = active_locked()
        new = make(old)
        same = (old.rulebook.digest, old.calendar.digest) == (new.rulebook.digest, new.calendar.digest)
        if same and not Petition.objects.exclude(fold_version=FOLD_VERSION).exists():
            return None
        store(new, at=at)
        run = _opened(old, new, reason=reason, by=by, at=at)
        ActiveInputs.objects.update(rulebook_id=new.rulebook.digest, calendar_id=new.calendar.digest, active_from=at)
        queue.kick(WALK)
    return run


def _opened(old: Inputs, new: Inputs, *, reason: str, by: str, at: datetime) -> RecomputeRun:
    return RecomputeRun.objects.create(
        reason=reason,
        old_rulebook_id=old.rulebook.digest,
        old_calendar_id=old.calendar.digest,
        new_rulebook_id=new.rulebook.digest,
        new_calendar_id=new.calendar.digest,
        fold_version=FOLD_VERSION,
        by=by,
        started_at=at,
    )


def newest_run() -> RecomputeRun:
    """Give the run under which petitions are brought up to date now."""
    return RecomputeRun.objects.order_by("-pk")[:1].get()


def is_current(rulebook: str, calendar: str, fold_version: int, *, inputs: Inputs) -> bool:
    """Tell whether a petition whose row says this is up to `inputs`."""
    return (rulebook, calendar, fold_version) == (inputs.rulebook.digest, inputs.calendar.digest, FOLD_VERSION)


def older(inputs: Inputs, *, run: RecomputeRun) -> QuerySet[Petition]:
    """Give the petitions that are to follow: not up to `inputs`, and with something that can still move.

    A concluded petition follows only where a date waits for a notice (provisional) or the petitioner's window was
    still open when the run began. The others keep their dates, with the digests from which those were counted.
    """
    mine = OuterRef("pk")
    waiting = Exists(Obligation.objects.filter(petition=mine, provisional=True))
    open_window = Q(unit__isnull=True, used_by__isnull=True, void_by__isnull=True, until__gte=day_of(run.started_at))
    window = Exists(Remedy.objects.filter(Q(provisional=True) | open_window, petition=mine))
    current = Q(
        rulebook_digest=inputs.rulebook.digest, calendar_digest=inputs.calendar.digest, fold_version=FOLD_VERSION
    )
    return Petition.objects.filter(~current).filter(Q(concluded_on__isnull=True) | waiting | window)


def remaining() -> int:
    """Count the petitions that are still to follow."""
    return older(active(), run=newest_run()).count() if open_runs().exists() else 0


def moved_by(run: RecomputeRun) -> tuple[int, int]:
    """Count the dates that a run has moved, and the petitions to which they belong."""
    counts = ObligationMove.objects.filter(run=run).aggregate(
        dates=Count("pk"), petitions=Count("petition", distinct=True)
    )
    return counts["dates"], counts["petitions"]


def open_runs() -> QuerySet[RecomputeRun]:
    """Give the runs that have not ended."""
    return RecomputeRun.objects.filter(end__isnull=True)


def walk(*, batch: int = BATCH) -> Iterator[Progress]:
    """Bring petitions up to the active inputs, a batch in each transaction, until none is older; then end the runs.

    May be broken off at any place, started again, and run twice at once: what is older tells what is left.
    """
    last = UUID(int=0)
    while open_runs().exists():
        step, last = _batch(last, size=batch)
        if step is not None:
            yield step
        elif _ended():
            return


@transaction.atomic
def _batch(after: UUID, *, size: int) -> tuple[Progress | None, UUID]:
    """Bring the next petitions after the one with id `after`; None, and the first id, when there are none."""
    run = newest_run()
    found = older(active(), run=run).filter(pk__gt=after).order_by("pk")
    petitions = list(found.select_for_update(of=("self",))[:size])
    if not petitions:
        return None, UUID(int=0)
    bringing = Bringing(newest_run().pk, active_locked(), clock.now(), Trip())
    bringing.bring(petitions)
    bringing.trip.go()
    if bringing.told:
        queue.kick(SWEEP)
    return Progress(len(petitions), bringing.moved), petitions[-1].pk


@transaction.atomic
def _ended() -> bool:
    """End the open runs, if no petition is older; the active inputs cannot change meanwhile."""
    inputs = active_locked()
    if older(inputs, run=newest_run()).exists():
        return False
    now = clock.now()
    RunEnd.objects.bulk_create([RunEnd(run=run, ended_at=now) for run in open_runs()], ignore_conflicts=True)
    return True


def current_case(petition: UUID, found: Locked, *, inputs: Inputs, at: datetime, trip: Trip) -> CaseFile:
    """Give the case of a locked petition by `inputs`; where its row names older ones, it is brought up to them first.

    What that changes is added to `trip`, and so stands or falls with the act for which it is done.
    """
    if is_current(found.rulebook, found.calendar, found.fold_version, inputs=inputs):
        kept = kept_dates([petition]).get(petition, ()) if found.keeps_dates else ()
        return folded(found.acts, inputs=inputs, kept=kept)
    # A newer program alone makes petitions older too, in a database whose calendar and rules never changed.
    run = RecomputeRun.objects.order_by("-pk").first() or _opened(inputs, inputs, reason=UPGRADED, by=PROGRAM, at=at)
    bringing = Bringing(run.pk, inputs, at, trip)
    (case,) = bringing.bring([Petition.objects.get(pk=petition)])
    if bringing.told:
        queue.kick(SWEEP)
    return case
