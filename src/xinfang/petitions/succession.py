"""All open petitions of an organ that has gone, changed over to the one that goes on (第二十四条第二款).

Each is changed over by an act of its own, by somebody who sees it and may do so; what is done already is not done
again, so that a run that was broken off is simply repeated.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID, uuid5

from django.db.models import Q

from xinfang.kernel.clock import day_of
from xinfang.kernel.errors import Refused
from xinfang.law.actable import ACTS
from xinfang.law.acts import ActKind
from xinfang.law.case import CLOSED, CaseFile
from xinfang.law.judge import eligible
from xinfang.law.terms.disputes import Succession
from xinfang.orgs.facts import successor_of
from xinfang.orgs.models import Person, Unit
from xinfang.orgs.seats import seats_of
from xinfang.petitions.commands import Command, SeatChoice
from xinfang.petitions.doers import doer_in
from xinfang.petitions.door import perform
from xinfang.petitions.models import Obligation, Petition, Request
from xinfang.petitions.reading import case_of

KIND: Final = ActKind.SUCCEED_ORGAN
SPACE: Final = UUID("8f0f4c1e-5d0c-4a55-9f0e-6a4d6a1b7c10")
CHANGED: Final = "已变更为承继单位"
NOBODY: Final = "所列人员都不能查看或者没有可以办理的身份"
UNNAMED: Final = "检举控告事项（编号略）"
NO_SUCCESSOR: Final = "单位名册没有写明{name}的承继单位，请先在“单位”页面撤销该单位并填写承继单位。"


@dataclass(frozen=True, slots=True)
class Changed:
    """What became of one petition; an accusation is not called by its number."""

    number: str
    words: str
    done: bool


def succeed_all(
    former: Unit, *, people: Sequence[Person], text: str, ground: Succession, at: datetime
) -> Iterator[Changed]:
    """Change the open petitions of `former` over, one after the other, each by the first of `people` who may.

    Refuses when the unit tree names no successor.
    """
    now = successor_of(former.pk, on=day_of(at))
    if now in (None, former.pk):
        raise Refused(NO_SUCCESSOR.format(name=former.name))
    values = {"ground": ground.value, "text": text}
    for petition in _left(former, people):
        name = UNNAMED if petition.concealed else petition.number
        try:
            done = _changed(petition, former.pk, people=people, values=values, at=at)
        except Refused as refused:
            yield Changed(name, str(refused), done=False)
        else:
            yield Changed(name, CHANGED if done else NOBODY, done=done)


def _left(former: Unit, people: Sequence[Person]) -> list[Petition]:
    """Give the petitions with an open request at the organ, or on which it still owes something there."""
    known = Q(concealed=False)
    for person in people:
        known |= Q(pk__in=Petition.objects.visible_to(person).filter(concealed=True).values("pk"))
    there = Request.objects.filter(holder=former)
    owing = Obligation.objects.filter(obligor_unit=former, discharged_on__isnull=True, void_on__isnull=True)
    still = Q(pk__in=owing.values("petition"), requests__in=there)
    is_open = Q(pk__in=there.exclude(state__in=[state.value for state in CLOSED]).values("petition"))
    return list(Petition.objects.filter(known, is_open | still).distinct().order_by("received_on", "pk"))


def _changed(
    petition: Petition, former: int, *, people: Sequence[Person], values: dict[str, str], at: datetime
) -> bool:
    """Do it by the first who sees the petition and may; tell whether there was one."""
    case = case_of(petition)
    mine = {request.n for request in case.requests if request.holder == former}
    for person in people:
        if Petition.objects.visible_to(person).filter(pk=petition.pk).exists():
            for seat, requests in _may(case, person, on=day_of(at)):
                if mine & set(requests):
                    numbers = tuple(sorted(mine & set(requests)))
                    perform(_command(case, petition, seat, numbers, values, on=day_of(at)), by=person, at=at)
                    return True
    return False


def _may(case: CaseFile, person: Person, *, on: date) -> Iterator[tuple[SeatChoice, tuple[int, ...]]]:
    for seat in seats_of(person, on=on):
        if seat.kind in ACTS[KIND].capacities:
            requests = eligible(case, KIND, actor=doer_in(seat, person=person), on=on)
            yield SeatChoice(seat.unit_id, seat.kind), requests


def _command(
    case: CaseFile, petition: Petition, seat: SeatChoice, requests: tuple[int, ...], values: dict[str, str], *, on: date
) -> Command:
    """Give the command with an id of its own for the file as it stands, so that two runs at once do it once."""
    return Command(
        uuid5(SPACE, f"{petition.pk}|{case.last_seq}"),
        KIND,
        on,
        seat=seat,
        petition=petition.pk,
        requests=requests,
        values=values,
        expected_seq=case.last_seq,
    )
