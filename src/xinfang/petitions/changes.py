"""Past changes of calendar and rules as a reader sees them: the runs, and the dates that each moved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from xinfang.kernel import clock
from xinfang.kernel.errors import NotFound
from xinfang.orgs.models import Person
from xinfang.orgs.reach import reach_of
from xinfang.petitions.inputs import inputs_of
from xinfang.petitions.models import ObligationMove, RecomputeRun, RunEnd, Sight
from xinfang.petitions.models.petition import seen

PETITIONER = "信访人"
MISSING = "没有这次变动。"


@dataclass(frozen=True, slots=True)
class RunRead:
    """One run: why, by whom, when, what became other, and when the last petition had followed (None: not yet)."""

    id: int
    reason: str
    by: str
    started_at: datetime
    ended_at: datetime | None
    calendar_changed: bool
    rules_changed: bool


@dataclass(frozen=True, slots=True)
class MoveRead:
    """One date that moved: of which petition, whose, from which day to which, and why."""

    number: str
    title: str
    who: str
    old: date | None
    old_provisional: bool
    new: date | None
    new_provisional: bool
    reason: str


def runs() -> QuerySet[RecomputeRun]:
    """Give all runs; a run itself tells of no petition."""
    return RecomputeRun.objects.all()


def run_reads(rows: Sequence[RecomputeRun]) -> list[RunRead]:
    """Give what is shown of the runs, in one query more."""
    ends = dict(RunEnd.objects.filter(run__in=[row.pk for row in rows]).values_list("run_id", "ended_at"))
    return [
        RunRead(
            id=row.pk,
            reason=row.reason,
            by=row.by,
            started_at=row.started_at,
            ended_at=ends.get(row.pk),
            calendar_changed=row.old_calendar_id != row.new_calendar_id,
            rules_changed=row.old_rulebook_id != row.new_rulebook_id,
        )
        for row in rows
    ]


def run_with(pk: int) -> RecomputeRun:
    """Give the run of that number; `NotFound` when there is none."""
    found = runs().filter(pk=pk).first()
    if found is None:
        raise NotFound(MISSING)
    return found


def moves_of(run: RecomputeRun, *, person: Person) -> QuerySet[ObligationMove]:
    """Give the dates that the run moved and whose petition and request `person` may see today."""
    reach = reach_of(person, on=clock.today())
    whole = Q(requests__isnull=True) | Q(requests__contains=[OuterRef("request_n")])
    mine = Sight.objects.filter(whole, petition=OuterRef("petition_id"), unit__in=reach.units | reach.accusation_units)
    return ObligationMove.objects.filter(seen(reach, "petition_id"), Exists(mine), run=run).order_by("pk")


def move_reads(run: RecomputeRun, rows: Sequence[ObligationMove]) -> list[MoveRead]:
    """Give what is shown of the moved dates; `rows` come with their petition and unit."""
    rulebook = inputs_of(run.new_rulebook_id, run.new_calendar_id).rulebook
    return [
        MoveRead(
            number=row.petition.number,
            title=rulebook.rule(row.rule).title,
            who=PETITIONER if row.unit is None else row.unit.short_name,
            old=row.old_due,
            old_provisional=row.old_provisional,
            new=row.new_due,
            new_provisional=row.new_provisional,
            reason=row.reason,
        )
        for row in rows
    ]
