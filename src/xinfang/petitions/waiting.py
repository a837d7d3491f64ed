"""Lists of what waits for one person: proposals for him to confirm, extensions for him to approve."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from xinfang.law.roles import CapacityKind
from xinfang.law.terms import Term
from xinfang.orgs.models import Person
from xinfang.orgs.reach import reach_of
from xinfang.petitions.doers import organ_of
from xinfang.petitions.lists import working_seats
from xinfang.petitions.models import PendingCommand, Request
from xinfang.petitions.models.petition import seen
from xinfang.petitions.pending import LASTS, asked_of


class Waiting(Term):
    """What waits for somebody in person, not for his organ."""

    CONFIRM = "confirm", "等待我确认"
    APPROVE = "approve", "等待我审批"


ORDERS: dict[Waiting, tuple[str, ...]] = {
    Waiting.CONFIRM: ("proposed_at", "pk"),
    Waiting.APPROVE: ("extension_asked_on", "petition_id", "n"),
}


def waiting_for(person: Person, kind: Waiting, *, on: date) -> QuerySet[Any]:
    """Give the rows of one list, the oldest first: proposals, or requests on which an extension was asked for."""
    found = _to_confirm(person, on=on) if kind is Waiting.CONFIRM else _to_approve(person, on=on)
    return found.order_by(*ORDERS[kind])


def _to_confirm(person: Person, *, on: date) -> QuerySet[PendingCommand]:
    seats = working_seats(person, on=on)
    rows = PendingCommand.objects.visible_to(person).open().filter(asked_of(seats, person=person))
    return rows.filter(proposed_on__gte=on - LASTS).select_related("petition", "person", "unit")


def _to_approve(person: Person, *, on: date) -> QuerySet[Request]:
    """Give the requests of the organs that he heads, but those that he handled himself (Art. 34)."""
    heads = {organ_of(seat) for seat in working_seats(person, on=on) if seat.kind is CapacityKind.ORGAN_HEAD}
    asked = Request.objects.filter(seen(reach_of(person, on=on), "petition_id"), holder__in=heads)
    asked = asked.filter(extension_asked_on__isnull=False).exclude(extension_barred__contains=[person.pk])
    return asked.select_related("petition", "holder", "text")
