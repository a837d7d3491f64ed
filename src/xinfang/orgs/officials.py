"""Who works at an organ on a day, and what an act remembers of somebody of the staff."""

from datetime import date
from typing import Final, TypedDict

from django.db.models import Q

from xinfang.kernel.errors import NotFound
from xinfang.law.roles import CapacityKind, UnitKind
from xinfang.orgs.models import Holding, Person
from xinfang.orgs.seats import seats

HEADS: Final = frozenset({CapacityKind.ORGAN_HEAD, CapacityKind.BUREAU_HEAD})
SERVICES: Final = (CapacityKind.IMPORTER.value,)


class OfficialFacts(TypedDict):
    """Somebody of the staff as an act remembers him: the organs at which he sits, and those of them that he heads."""

    person: int
    units: list[int]
    heads: list[int]


def official_facts(person_id: int, *, on: date) -> OfficialFacts:
    """Give the facts of a person on the day; who holds no capacity sits nowhere."""
    person = Person.objects.filter(pk=person_id).first()
    if person is None:
        raise NotFound("没有这位工作人员，请重新选择。")
    held = seats(person, on=on)
    return OfficialFacts(
        person=person_id,
        units=sorted({seat.office_id or seat.unit_id for seat in held}),
        heads=sorted({seat.office_id or seat.unit_id for seat in held if seat.kind in HEADS}),
    )


def officials_at(unit_id: int, *, on: date) -> list[tuple[int, str]]:
    """Give id and name of the people who work at the organ on the day, by pinyin; sections of an office count."""
    office = UnitKind.PETITION_OFFICE.value
    there = Q(unit=unit_id) | Q(unit__parent=unit_id, unit__parent__kind=office)
    held = Holding.objects.on(on).filter(there, person__is_active=True).exclude(kind__in=SERVICES)
    people = Person.objects.filter(pk__in=held.values("person")).order_by("pinyin", "pk")
    return list(people.values_list("pk", "name"))
