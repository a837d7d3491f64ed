"""Lists narrowed by who of the organ works on the petition; no organ learns of another's allocations."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from xinfang.law.roles import CapacityKind
from xinfang.law.terms import Term
from xinfang.orgs.models import Person
from xinfang.orgs.seats import Seat
from xinfang.petitions.doers import organ_of
from xinfang.petitions.models import Allocation, Obligation, Shield
from xinfang.petitions.workers import Worker, workers_of


class Allotted(Term):
    """Whose work a list holds."""

    ALL = "all", "全部"
    MINE = "mine", "我经办的"
    SECTION = "section", "本科室的"
    NOBODY = "nobody", "未分派"


@dataclass(frozen=True)
class Allotment:
    """Who works on what in the organs of one person, on one day.

    An allocation to somebody who no longer works there, or may not see the petition, stands for nobody. `sections` are
    those in which the person sits himself.
    """

    person: int
    organs: frozenset[int]
    workers: tuple[Worker, ...]
    sections: frozenset[int] = frozenset()

    @property
    def parts(self) -> tuple[Allotted, ...]:
        """Give the lists there are; without a section of one's own, none of a section."""
        return tuple(one for one in Allotted if one is not Allotted.SECTION or self.sections)

    @property
    def known_sections(self) -> dict[int, str]:
        """Give the sections of the organs in which somebody works on petitions."""
        return {one.section: one.seat for one in self.workers if one.section is not None}

    def narrow(self, rows: QuerySet[Obligation], allotted: Allotted) -> QuerySet[Obligation]:
        """Keep the obligations on petitions that the person, his sections, or nobody works on."""
        return rows if allotted is Allotted.ALL else rows.filter(self.whose(allotted))

    def whose(self, allotted: Allotted) -> Q:
        """Give what holds of an obligation on a petition that the person, his sections, or nobody works on."""
        if allotted is Allotted.ALL:
            return Q()
        on_it = self.standing.filter(petition=OuterRef("petition"))
        if allotted is Allotted.NOBODY:
            return Q(~Exists(on_it))
        by = Q(worker=self.person) if allotted is Allotted.MINE else Q(section__in=self.sections)
        return Q(Exists(on_it.filter(by)))

    def in_section(self, rows: QuerySet[Obligation], section: int) -> QuerySet[Obligation]:
        """Keep the obligations on petitions that somebody of the section works on."""
        return rows.filter(Exists(self.standing.filter(petition=OuterRef("petition"), section=section)))

    def names(self, petitions: Iterable[UUID]) -> dict[UUID, str]:
        """Give who works on each of the petitions, in one query."""
        rows = self.standing.filter(petition__in=list(petitions)).order_by("id")
        return dict(rows.values_list("petition", "worker__name"))

    def newest(self, petition: UUID) -> dict[int, Allocation]:
        """Give the allocation that stands for each of the organs on a petition."""
        rows = self.standing.filter(petition=petition).select_related("worker", "by", "section")
        return {row.organ_id: row for row in rows}

    @cached_property
    def standing(self) -> QuerySet[Allocation]:
        """Give the allocations of the organs that stand today."""
        accused = Shield.objects.filter(petition=OuterRef("petition"), person=OuterRef("worker"))
        openly = _held_by(self.workers) & Q(petition__concealed=False)
        trusted = [one for one in self.workers if CapacityKind.ACCUSATION_OFFICER in one.kinds]
        closely = _held_by(trusted) & Q(petition__concealed=True)
        return Allocation.objects.newest().filter(openly | closely).filter(~Exists(accused))


def allotment_of(person: Person, seats: Iterable[Seat], *, on: date) -> Allotment:
    """Give who works on what in the organs for which `person` sits in `seats`."""
    held = tuple(seats)
    organs = frozenset(organ_of(seat) for seat in held)
    sections = frozenset(seat.unit_id for seat in held if seat.unit_id != organ_of(seat))
    return Allotment(person.pk, organs, tuple(workers_of(organs, on=on)), sections)


def _held_by(workers: Iterable[Worker]) -> Q:
    people: dict[int, list[int]] = {}
    for one in workers:
        people.setdefault(one.organ, []).append(one.person)
    held = Q(pk__in=[])
    for organ, persons in people.items():
        held |= Q(organ=organ, worker__in=persons)
    return held
