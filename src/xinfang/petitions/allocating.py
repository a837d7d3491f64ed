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
from xinfang.orgs.seats import Seat
from xinfang.petitions.allotted import allotment_of
from xinfang.petitions.bulk import BY_ITSELF, MOST_IN_BULK, BulkResult
from xinfang.petitions.casework import CaseView
from xinfang.petitions.doers import organ_of
from xinfang.petitions.lists import Matter, matter_lines, working_seats
from xinfang.petitions.models import Allocation, Petition
from xinfang.petitions.workers import WORKING, Worker, workers_of

NOT_YOURS: Final = "您目前没有办理该信访事项的身份，不能分派。"
NOT_THERE: Final = "所选的人员目前不在本单位办理信访事项，或者不能查看这一件，请另选经办人。"


@dataclass(frozen=True, slots=True)
class ToAllocate:
    """One petition chosen for an allocation, and why it cannot be done together with others."""

    matter: Matter
    why_not: str = ""


def organs_working(seats: Iterable[Seat]) -> frozenset[int]:
    """Give the organs for which the seats work on petitions."""
    return frozenset(organ_of(seat) for seat in seats if seat.kind in WORKING)


def choices(view: CaseView) -> list[Worker]:
    """Give to whom the reader may give the petition: who works in his organs and may see it."""
    trusted = [one for one in workers_of(organs_working(view.seats), on=view.on) if _trusted(view.case, one)]
    if not view.case.concealed:
        return trusted
    seeing = {one.pk for one in Person.objects.filter(pk__in=[w.person for w in trusted]) if _sees(one, view.petition)}
    return [one for one in trusted if one.person in seeing]


def allocate(view: CaseView, *, organ: int, worker: int, at: datetime) -> None:
    """Note that `worker` works on the petition for `organ`; the same again changes nothing.

    Refuses when the reader does not work there, or the worker does not or may not see the petition.
    """
    if organ not in organs_working(view.seats):
        raise Refused(NOT_YOURS)
    chosen = next((one for one in choices(view) if (one.organ, one.person) == (organ, worker)), None)
    if chosen is None or not _sees(Person.objects.get(pk=worker), view.petition):
        raise Refused(NOT_THERE, field="worker")
    last = Allocation.objects.newest().filter(petition=view.petition, organ=organ).first()
    if last is not None and (last.worker_id, last.section_id) == (worker, chosen.section):
        return
    Allocation.objects.create(
        petition=view.petition,
        organ_id=organ,
        section_id=chosen.section,
        worker_id=worker,
        by=view.person,
        at=at,
    )


def allocations(view: CaseView) -> list[Allocation]:
    """Give who works on the petition in the organs of the reader, none of another organ."""
    organs = {organ_of(seat) for seat in view.seats}
    found = allotment_of(view.person, organs, on=view.on).newest(view.petition.pk)
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
    person: Person, petitions: Iterable[Petition], *, organ: int, worker: int, at: datetime
) -> list[BulkResult]:
    """Give each petition to the worker by itself; what is refused on one holds up none of the others."""
    return [_allocated(CaseView(one, person=person, on=day_of(at)), organ, worker, at=at) for one in petitions]


def _allocated(view: CaseView, organ: int, worker: int, *, at: datetime) -> BulkResult:
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
