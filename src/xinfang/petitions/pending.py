"""Acts that wait for a second person: kept when proposed, and who may confirm them.

A proposal changes nothing of the case. Its words stand outside the search, and go 30 days after it came to nothing.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import Q

from xinfang.kernel.clock import day_of
from xinfang.kernel.errors import Refused
from xinfang.law.actable import ACTS
from xinfang.law.acts import Act
from xinfang.law.case import CaseFile
from xinfang.law.recusal import has_stepped_back
from xinfang.law.roles import UnitKind
from xinfang.law.second import Confirmers, confirmers
from xinfang.law.terms import Term
from xinfang.orgs.models import Delegation, Holding, Person
from xinfang.orgs.seats import Seat
from xinfang.petitions.doers import organ_of
from xinfang.petitions.models import PendingAnswer, PendingAsked, PendingCommand, PendingText, Petition
from xinfang.petitions.payloads import Contents
from xinfang.petitions.sealed_words import sealed_words

LASTS: Final = timedelta(days=30)
KEPT: Final = timedelta(days=30)
NOBODY_ELSE = (
    "目前没有可以确认的第二人。请先由系统管理员为另一名人员登记有权确认的身份，或者由有权确认的负责人委托他人，再提出。"
)


class Verdict(Term):
    """What became of a proposal."""

    CONFIRMED = "CONFIRMED", "已确认"
    DECLINED = "DECLINED", "未予确认"
    WITHDRAWN = "WITHDRAWN", "提出人已收回"


def keep(case: CaseFile, act: Act, contents: Contents, *, seat: int, why: str) -> UUID:
    """Keep `act`, proposed by somebody who sits in the unit `seat`, until a second person answers; give its id."""
    if act.by.person is None or act.by.unit is None:
        raise Refused("需要第二人确认的办理行为，应当由工作人员提出。")
    on = day_of(act.recorded_at)
    _refuse_twice(act, on=on)
    asked = _asked(case, act, on=on)
    pending = PendingCommand.objects.create(**_row_of(act, on=on), seat_id=seat, why=why)
    keep_words(pending, contents)
    PendingAsked.objects.bulk_create(
        PendingAsked(pending=pending, unit_id=unit, capacity=kind.value)
        for unit in sorted(asked.units)
        for kind in sorted(asked.capacities)
    )
    return pending.pk


def _row_of(act: Act, *, on: date) -> dict[str, Any]:
    return {
        "id": act.command,
        "petition_id": act.petition,
        "kind": act.kind.value,
        "happened_on": act.happened_on,
        "proposed_on": on,
        "proposed_at": act.recorded_at,
        "person_id": act.by.person,
        "unit_id": act.by.unit,
        "capacity": act.by.capacity.value,
        "source": act.source.value,
        "requests": list(act.requests),
        "about_seq": act.about,
        "target_seq": act.target,
        "evidence": dict(act.evidence) if act.evidence else None,
        "payload": dict(act.payload),
    }


def keep_words(pending: PendingCommand, contents: Contents) -> None:
    """Keep the words gathered in `contents` beside the proposal."""
    PendingText.objects.bulk_create(sealed_words(party, pending) for party in contents.parties)
    PendingText.objects.bulk_create(
        PendingText(
            id=text.pk,
            pending=pending,
            role=text.role,
            requests=text.requests,
            plain=text.plain,
            salt=text.salt,
            commitment=text.commitment,
        )
        for text in contents.texts
    )


def _refuse_twice(act: Act, *, on: date) -> None:
    """Refuse a second proposal of the same while the first waits; whoever waits would not know which to confirm."""
    waiting = PendingCommand.objects.open().filter(petition_id=act.petition, kind=act.kind.value, target_seq=act.target)
    for requests in waiting.filter(proposed_on__gte=on - LASTS).values_list("requests", flat=True):
        if act.target is not None or set(requests) & set(act.requests):
            raise Refused(f"已有一项“{ACTS[act.kind].label}”正在等待第二人确认，请先处理该项。")


def _asked(case: CaseFile, act: Act, *, on: date) -> Confirmers:
    """Give the first of those who may confirm among whom there is somebody who can; refuse when there is nobody."""
    for one in confirmers(case, act):
        free = (person for person in _people(one, act, on=on) if not has_stepped_back(case, person.pk))
        if any(_can_see(person, act.petition) for person in free):
            return one
    raise Refused(NOBODY_ELSE)


def _people(one: Confirmers, act: Act, *, on: date) -> Iterable[Person]:
    there = Q(unit__in=one.units) | Q(unit__parent__in=one.units, unit__parent__kind=UnitKind.PETITION_OFFICE.value)
    held = Holding.objects.on(on).filter(there, kind__in=[kind.value for kind in one.capacities])
    others = held.filter(person__is_active=True).exclude(person=act.by.person)
    own = others.exclude(delegation__isnull=False, capacity__person=act.by.person)
    return [holding.person for holding in own.select_related("person")]


def _can_see(person: Person, petition: UUID) -> bool:
    return Petition.objects.visible_to(person).filter(pk=petition).exists()


def lapsed(pending: PendingCommand, *, on: date) -> bool:
    """Tell whether the proposal has waited so long that it cannot be confirmed any more."""
    return pending.proposed_on + LASTS < on


def lenders(seats: Iterable[Seat]) -> dict[int, int]:
    """Give who lent each of the seats that are lent, by the delegation's id."""
    lent = [seat.delegation_id for seat in seats if seat.delegation_id is not None]
    return dict(Delegation.objects.filter(pk__in=lent).values_list("pk", "capacity__person")) if lent else {}


def asked_of(seats: Iterable[Seat], *, person: Person) -> Q:
    """Give the condition that one in `seats` may confirm a proposal: asked, not its proposer nor lent by him."""
    held = tuple(seats)
    lent_by = lenders(held)
    asked: dict[int | None, Q] = {}
    for seat in held:
        here = Q(unit__in={seat.unit_id, organ_of(seat)}, capacity=seat.kind.value)
        lender = lent_by.get(seat.delegation_id or 0)
        asked[lender] = asked.get(lender, Q(pk__in=())) | here
    found = Q(pk__in=())
    for lender, pairs in asked.items():
        one = Q(pk__in=PendingAsked.objects.filter(pairs).values("pending"))
        found |= one & ~Q(person=lender) if lender is not None else one
    return found & ~Q(person=person.pk)


def erase_words(*, on: date) -> int:
    """Erase the words of proposals that came to nothing more than 30 days ago, and whom they asked; count the words."""
    said_no = PendingAnswer.objects.exclude(verdict=Verdict.CONFIRMED).filter(at__date__lt=on - KEPT)
    lapsed_long_ago = PendingCommand.objects.open().filter(proposed_on__lt=on - LASTS - KEPT)
    gone = Q(pending__in=said_no.values("pending")) | Q(pending__in=lapsed_long_ago)
    PendingAsked.objects.filter(pending__in=lapsed_long_ago).delete()
    return PendingText.objects.filter(gone).delete()[0]
