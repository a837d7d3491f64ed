"""What waits for one person: proposals to confirm, extensions to approve, matters newly given to him."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from xinfang.law.acts import Act
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import ExtensionGround, Term
from xinfang.ledger.models import Access, AccessLog
from xinfang.orgs.models import Person
from xinfang.orgs.reach import reach_of
from xinfang.petitions.doers import organ_of
from xinfang.petitions.lists import working_seats
from xinfang.petitions.models import Allocation, PendingCommand, Request
from xinfang.petitions.models.petition import seen
from xinfang.petitions.pending import LASTS, asked_of
from xinfang.petitions.reading import cases_of
from xinfang.petitions.workers import organs_working


class Waiting(Term):
    """What waits for somebody in person, not for his organ."""

    CONFIRM = "confirm", "等待我确认"
    APPROVE = "approve", "等待我审批"
    ALLOTTED = "allotted", "新分给我的"


ORDERS: dict[Waiting, tuple[str, ...]] = {
    Waiting.CONFIRM: ("proposed_at", "pk"),
    Waiting.APPROVE: ("extension_asked_on", "petition_id", "n"),
    Waiting.ALLOTTED: ("pk",),
}


@dataclass(frozen=True, slots=True)
class AskedExtension:
    """An extension that waits for the head: who asks for it, for how many days, on which ground."""

    by: str
    days: int
    ground: str


def waiting_for(person: Person, kind: Waiting, *, on: date) -> QuerySet[Any]:
    """Give the rows of one list, the oldest first: proposals, requests with an extension asked for, or allocations."""
    lists = {Waiting.CONFIRM: _to_confirm, Waiting.APPROVE: _to_approve, Waiting.ALLOTTED: _newly_allotted}
    return lists[kind](person, on=on).order_by(*ORDERS[kind])


def _to_confirm(person: Person, *, on: date) -> QuerySet[PendingCommand]:
    seats = working_seats(person, on=on)
    rows = PendingCommand.objects.visible_to(person).open().filter(asked_of(seats, person=person))
    return rows.filter(proposed_on__gte=on - LASTS).select_related("petition", "person", "unit")


def _to_approve(person: Person, *, on: date) -> QuerySet[Request]:
    """Give the requests of the organs that he heads, but those that he handled himself (Art. 34)."""
    heads = {organ_of(seat) for seat in working_seats(person, on=on) if seat.kind is CapacityKind.ORGAN_HEAD}
    if not heads:
        return Request.objects.none()
    asked = Request.objects.filter(seen(reach_of(person, on=on), "petition_id"), holder__in=heads)
    asked = asked.filter(extension_asked_on__isnull=False).exclude(extension_barred__contains=[person.pk])
    return asked.select_related("petition", "holder", "text")


def _newly_allotted(person: Person, *, on: date) -> QuerySet[Allocation]:
    """Give what somebody else of the organ gave to him to work on, and what he has not opened since."""
    looked = AccessLog.objects.filter(
        petition=OuterRef("petition"), person=person.pk, what=Access.OPEN, at__gte=OuterRef("at")
    )
    mine = Allocation.objects.newest().filter(
        seen(reach_of(person, on=on), "petition_id"),
        worker=person.pk,
        organ__in=organs_working(working_seats(person, on=on)),
    )
    return mine.exclude(by=person.pk).filter(~Exists(looked)).select_related("petition", "by")


def asked_extensions(rows: Sequence[Request]) -> dict[tuple[UUID, int], AskedExtension]:
    """Give what is asked for on each of the requests, by petition and number; `rows` come with their petition."""
    cases = cases_of(list({row.petition_id: row.petition for row in rows}.values()))
    asked: dict[tuple[UUID, int], Act] = {}
    for row in rows:
        request = cases[row.petition_id].request(row.n)
        extension = request.extension if request is not None else None
        act = cases[row.petition_id].act(extension.asked_seq) if extension is not None else None
        if act is not None:
            asked[(row.petition_id, row.n)] = act
    people = {act.by.person for act in asked.values() if act.by.person is not None}
    names = dict(Person.objects.filter(pk__in=people).values_list("pk", "name"))
    return {
        key: AskedExtension(
            names.get(act.by.person or 0, ""), act.payload["days"], ExtensionGround(act.payload["ground"]).label
        )
        for key, act in asked.items()
    }
