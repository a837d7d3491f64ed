"""Giving a petition to somebody of one's own organ to work on, one or many at a time (分派经办人)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from xinfang.kernel.clock import day_of
from xinfang.kernel.errors import Refused, UserError
from xinfang.law.case import CaseFile
from xinfang.law.roles import CapacityKind
from xinfang.orgs.models import Person
from xinfang.petitions.allotted import allotment_of
from xinfang.petitions.bulk import BY_ITSELF, MOST_IN_BULK, BulkResult
from xinfang.petitions.casework import CaseView
from xinfang.petitions.lists import Matter, matter_lines, working_seats
from xinfang.petitions.models import Allocation, Petition
from xinfang.petitions.workers import Worker, organs_working, workers_of

NOT_YOURS: Final = "您目前没有办理该信访事项的身份，不能分派。"
NOT_THERE: Final = "所选的人员目前不在本单位办理信访事项，或者不能查看这一件，请另选经办人。"


@dataclass(frozen=True, slots=True)
class ToAllocate:
    """One petition chosen for an allocation, and why it cannot be done together with others."""

    matter: Matter
    why_not: str = ""

    @property
    def petition(self) -> Petition:
        """Give the petition itself."""
        return self.matter.petition

    @property
    def first_line(self) -> str:
        """Give the first line of its words."""
        return self.matter.first_line


def choices(view: CaseView) -> list[Worker]:
    """Give to whom the reader may give the petition: who works in his organs and may see it."""
    trusted = [one for one in workers_of(organs_working(view.seats), on=view.on) if _trusted(view.case, one)]
    if not view.case.concealed:
        return trusted
    seeing = {one.pk for one in Person.objects.filter(pk__in=[w.person for w in trusted]) if _sees(one, view.petition)}
    return [one for one in trusted if one.person in seeing]


def allocate(view: CaseView, *, organ: int, worker: int | None, at: datetime) -> None:
    """Note that `worker` works on the petition for `organ`, None for nobody; the same again changes nothing.

    Refuses when the reader does not work there, or the worker does not or may not see the petition.
    """
    if organ not in organs_working(view.seats):
        raise Refused(NOT_YOURS)
    section = _section(view, organ, worker) if worker is not None else None
    last = Allocation.objects.newest().filter(petition=view.petition, organ=organ).first()
    if (last.worker_id if last else None, last.section_id if last else None) == (worker, section):
        return
    Allocation.objects.create(
        petition=view.petition, organ_id=organ, section_id=section, worker_id=worker, by=view.person, at=at
    )


def _section(view: CaseView, organ: int, worker: int) -> int | None:
    """Give where in the organ the worker sits; refuse whoever may not be given the petition."""
    chosen = next((one for one in choices(view) if (one.organ, one.person) == (organ, worker)), None)
    if chosen is None or not _sees(Person.objects.get(pk=worker), view.petition):
        raise Refused(NOT_THERE, field="worker")
    return chosen.section


def allocations(view: CaseView) -> list[Allocation]:
    """Give who works on the petition in the organs of the reader, none of another organ."""
    found = allotment_of(view.person, view.seats, on=view.on).newest(view.petition.pk)
    return [found[organ] for organ in sorted(found)]


def to_allocate(person: Person, ids: Iterable[UUID], *, on: date) -> list[ToAllocate]:
    """Give the petitions that `person` sees of those asked for; an accusation is given out by itself."""
    wanted = list(dict.fromkeys(ids))[:MOST_IN_BULK]
    found = list(Petition.objects.visible_to(person).filter(pk__in=wanted).order_by("received_on", "number"))
    why = "" if organs_working(working_seats(person, on=on)) else NOT_YOURS
    return [
        ToAllocate(line, BY_ITSELF if line.petition.concealed else why) for line in matter_lines(found, person=person)
    ]


def allocate_each(
    person: Person, petitions: Iterable[Petition], *, organ: int, worker: int | None, at: datetime
) -> list[BulkResult]:
    """Give each petition to the worker, or to nobody, by itself; what is refused on one holds up none of the others."""
    return [_allocated(CaseView(one, person=person, on=day_of(at)), organ, worker, at=at) for one in petitions]


def _allocated(view: CaseView, organ: int, worker: int | None, *, at: datetime) -> BulkResult:
    if view.case.concealed:
        return BulkResult(view.petition.pk, sentence=BY_ITSELF)
    try:
        allocate(view, organ=organ, worker=worker, at=at)
    except UserError as refused:
        return BulkResult(view.petition.pk, sentence=str(refused))
    return BulkResult(view.petition.pk, done=True)


def _trusted(case: CaseFile, worker: Worker) -> bool:
    stepped_back = {person for person, _ in case.recused}
    fits = CapacityKind.ACCUSATION_OFFICER in worker.kinds or not case.concealed
    return fits and worker.person not in stepped_back


def _sees(person: Person, petition: Petition) -> bool:
    return Petition.objects.visible_to(person).filter(pk=petition.pk).exists()
