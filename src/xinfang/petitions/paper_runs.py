"""Runs of papers: asked for once, worked off by the background worker one by one, and gone on with after a death."""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Count, Q, QuerySet

from xinfang.documents.models import Batch, BatchItem
from xinfang.documents.types import TYPES
from xinfang.kernel import clock, queue
from xinfang.kernel.errors import NotFound, Refused, UserError
from xinfang.law.roles import CapacityKind
from xinfang.orgs.models import Person
from xinfang.petitions.bulk import BulkPart
from xinfang.petitions.commands import SeatChoice
from xinfang.petitions.lists import Matter, matter_lines
from xinfang.petitions.models import Petition
from xinfang.petitions.paper_bulk import MOST_PAPERS, BulkPaper, issue_one

TASK: Final = "xinfang.petitions.tasks.issue_papers"
# Stands in the address that a run keeps where the code of each paper comes.
CODE: Final = "0" * 16
MISSING: Final = "没有这次批量印发，或者不是您提交的。"
CLASH: Final = "这张表先前已经用过，请回到待办重新选择。"
TOO_MANY: Final = f"一次最多批量印发 {MOST_PAPERS} 件，请分几次选择。"
FAULT: Final = "系统出现故障，这份公文没有印发，也没有占用文号。请稍后重新选择该事项印发，仍然不行的请告知管理员。"
SHOWN: Final = 20

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come."""

    total: int
    issued: int
    refused: int

    @property
    def waiting(self) -> int:
        """Give how many still wait."""
        return self.total - self.issued - self.refused

    @property
    def done(self) -> int:
        """Give how many have come to an end, with a paper or without."""
        return self.issued + self.refused


@dataclass(frozen=True, slots=True)
class RunLine:
    """One petition of a run with what became of it; `matter` is None where the reader no longer sees it."""

    item: BatchItem
    matter: Matter | None


@transaction.atomic
def ask(
    run: UUID, parts: Sequence[BulkPart], said: BulkPaper, *, by: Person, at: datetime, address: Callable[[str], str]
) -> Batch:
    """Keep what is to be issued and kick the worker; the same id again gives the first run, or is refused.

    It is refused when something else is asked for than the first time, as far as that is still kept.
    """
    if len(parts) > MOST_PAPERS:
        raise Refused(TOO_MANY)
    told = {"kind": said.paper.kind, "words": dict(said.words), "codes": dict(said.codes)}
    batch, new = Batch.objects.get_or_create(id=run, defaults={**told, "address": address(CODE), "by": by, "at": at})
    if batch.by_id != by.pk or batch.kind != said.paper.kind:
        raise Refused(CLASH)
    if not new and not _same(batch, parts, told):
        raise Refused(CLASH)
    if new:
        _kept(batch, parts)
        queue.kick(TASK)
    return batch


def _kept(batch: Batch, parts: Sequence[BulkPart]) -> None:
    """Keep what is to be issued; refuse a paper that belongs to another run already."""
    try:
        with transaction.atomic():
            BatchItem.objects.bulk_create(_item(batch, n, part) for n, part in enumerate(parts, start=1))
    except IntegrityError as taken:
        raise Refused(CLASH) from taken


def _same(batch: Batch, parts: Sequence[BulkPart], told: Mapping[str, Any]) -> bool:
    """Tell whether the run was asked for with the same petitions and, while they are kept, the same words."""
    petitions = list(batch.items.order_by("place").values_list("petition", flat=True))
    kept = {"kind": batch.kind, "words": batch.words, "codes": batch.codes}
    return petitions == [part.petition for part in parts] and (batch.finished_at is not None or kept == told)


def _item(batch: Batch, place: int, part: BulkPart) -> BatchItem:
    return BatchItem(
        batch=batch,
        place=place,
        petition=part.petition,
        requests=list(part.requests),
        unit_id=part.seat.unit,
        seat=part.seat.kind.value,
        seen=part.seen,
        command=part.command,
    )


def open_runs() -> QuerySet[Batch]:
    """Give the runs that are not finished, the oldest first."""
    return Batch.objects.filter(finished_at=None).order_by("at")


def work_off() -> Iterator[BatchItem]:
    """Issue what waits, one by one, each in a transaction of its own; whoever is killed leaves the rest to the next."""
    for batch in open_runs().select_related("by"):
        while (item := _next(batch)) is not None:
            yield item
        _finish(batch)


@transaction.atomic
def _next(batch: Batch) -> BatchItem | None:
    """Issue the first paper that waits, and note what became of it in the same transaction."""
    waiting = batch.items.select_for_update(skip_locked=True, of=("self",)).filter(issued=None, refusal="")
    item = waiting.order_by("place").first()
    if item is None:
        return None
    said = BulkPaper(TYPES[batch.kind], batch.words, batch.codes)
    try:
        with transaction.atomic():
            item.issued = issue_one(
                _part(item), said, by=batch.by, at=clock.now(), address=lambda code: batch.address.replace(CODE, code)
            )
    except UserError as refused:
        item.refusal = str(refused)
    except Exception:  # what stands behind it must not wait for a fault to be mended
        LOG.exception("a paper of run %s was not issued", batch.pk)
        item.refusal = FAULT
    item.save(update_fields=["issued", "refusal"])
    return item


def _part(item: BatchItem) -> BulkPart:
    seat = SeatChoice(item.unit_id, CapacityKind(item.seat))
    return BulkPart(item.petition, tuple(item.requests), seat, item.seen, item.command)


@transaction.atomic
def _finish(batch: Batch) -> None:
    """Note that nothing waits any more; what was said of all goes, since every paper has it."""
    locked = Batch.objects.select_for_update().get(pk=batch.pk)
    if not locked.items.filter(issued=None, refusal="").exists():
        locked.words, locked.codes, locked.finished_at = {}, {}, clock.now()
        locked.save(update_fields=["words", "codes", "finished_at"])


def run_of(person: Person, run: UUID) -> Batch:
    """Give a run that the person asked for."""
    found = Batch.objects.filter(pk=run, by=person).first()
    if found is None:
        raise NotFound(MISSING)
    return found


def runs_of(person: Person) -> QuerySet[Batch]:
    """Give the person's newest runs with how far each has come."""
    counted = Batch.objects.filter(by=person).annotate(
        total=Count("items"),
        issued=Count("items", filter=Q(items__issued__isnull=False)),
        refused=Count("items", filter=~Q(items__refusal="")),
    )
    return counted.order_by("-at")[:SHOWN]


def progress(batch: Batch) -> Progress:
    """Give how far the run has come."""
    told = batch.items.aggregate(total=Count("pk"), issued=Count("issued"), refused=Count("pk", filter=~Q(refusal="")))
    return Progress(**told)


def lines_of(batch: Batch, *, person: Person) -> list[RunLine]:
    """Give each petition of the run with what became of it, those without a paper first."""
    items = list(batch.items.select_related("issued").order_by("place"))
    found = list(Petition.objects.visible_to(person).filter(pk__in=[item.petition for item in items]))
    matters = {line.petition.pk: line for line in matter_lines(found, person=person)}
    lines = [RunLine(item, matters.get(item.petition)) for item in items]
    return sorted(lines, key=lambda line: not line.item.refusal)
