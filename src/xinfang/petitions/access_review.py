"""The weekly review of who looked at what: for the auditor, of petitions that he may see and of people of his organs.

A look has a task where, on its day, the unit for which somebody looked owed something on it or held a request.
Nobody is counted or ranked; each look stands with its reason.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate

from xinfang.kernel.clock import CHINA, day_of
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import Term
from xinfang.ledger.models import Access, AccessLog
from xinfang.orgs.models import Person
from xinfang.orgs.reach import reach_of
from xinfang.orgs.seats import seats_of
from xinfang.petitions.inputs import inputs_of
from xinfang.petitions.models import ActRecord, Obligation, Petition, Request
from xinfang.petitions.models.petition import seen

WEEK: Final = timedelta(days=7)
HOLDING: Final = "承办诉求"


class Looks(Term):
    """The lists of the review."""

    UNMASKED = "unmasked", "查看身份信息"
    WITHOUT_TASK = "idle", "没有任务的查阅"
    TAKEN = "taken", "导出和按身份查找"


@dataclass(frozen=True, slots=True)
class Look:
    """One look as shown: who, when, at what, why, and with which tasks."""

    at: datetime
    what: str
    person: str
    unit: str
    number: str
    reason: str
    tasks: tuple[str, ...]
    idle: bool


def reviews(person: Person, *, on: date) -> bool:
    """Tell whether `person` is an auditor on the day."""
    return any(seat.kind is CapacityKind.AUDITOR for seat in seats_of(person, on=on))


def monday_of(day: date) -> date:
    """Give the first day of the week in which `day` lies."""
    return day - timedelta(days=day.weekday())


def looks(person: Person, which: Looks, *, week: date, on: date) -> QuerySet[AccessLog]:
    """Give one list of the week that begins on `week`, with person and unit, in the order of the log."""
    begin = datetime.combine(week, time.min, tzinfo=CHINA)
    rows = AccessLog.objects.filter(at__gte=begin, at__lt=begin + WEEK).annotate(day=TruncDate("at", tzinfo=CHINA))
    rows = rows.annotate(owing=Exists(_owed()), holding=Exists(_held())).select_related("person", "unit").order_by("pk")
    reach = reach_of(person, on=on)
    if which is Looks.TAKEN:
        looked_up = Q(what=Access.SEARCH) & ~Q(reason="")
        return rows.filter(Q(what=Access.EXPORT) | looked_up, unit__in=reach.units)
    on_petitions = rows.filter(seen(reach, "petition"))
    if which is Looks.UNMASKED:
        return on_petitions.filter(what=Access.UNMASK)
    idly = Q(what=Access.UNMASK, owing=False, holding=False) | Q(what=Access.OPEN) & ~Q(_going_on())
    return on_petitions.filter(idly)


def _covering(field: str = "petition") -> QuerySet[Obligation]:
    """Give the duties on the petition that were open on the day of the look."""
    day = OuterRef("day")
    rows = Obligation.objects.filter(petition=OuterRef(field), started_on__lte=day)
    return rows.filter(Q(discharged_on__isnull=True) | Q(discharged_on__gte=day)).filter(
        Q(void_on__isnull=True) | Q(void_on__gte=day)
    )


def _owed() -> QuerySet[Obligation]:
    return _covering().filter(obligor_unit=OuterRef("unit"))


def _held() -> QuerySet[Request]:
    return Request.objects.filter(petition=OuterRef("petition"), holder=OuterRef("unit")).exclude(
        petition__concluded_on__lt=OuterRef("day")
    )


def _going_on() -> Q:
    """Give the condition that the petition was no settled one on the day, or that who looked recorded something."""
    settled_before = Petition.objects.filter(pk=OuterRef("petition"), concluded_on__lt=OuterRef("day"))
    did = ActRecord.objects.filter(petition=OuterRef("petition"), person=OuterRef("person"))
    same_day = did.annotate(on=TruncDate("recorded_at", tzinfo=CHINA)).filter(on=OuterRef("day"))
    return ~Q(Exists(settled_before)) | Q(Exists(_covering())) | Q(Exists(same_day))


def look_lines(rows: Sequence[AccessLog]) -> list[Look]:
    """Give what is shown of each look, in two queries."""
    wanted = {row.petition for row in rows if row.petition is not None}
    petitions = Petition.objects.in_bulk(wanted)
    tasks = dict(_tasks(rows, petitions))
    return [_line(row, petitions.get(row.petition) if row.petition else None, tasks.get(row.pk, ())) for row in rows]


def _line(row: AccessLog, petition: Petition | None, tasks: tuple[str, ...]) -> Look:
    holding = (HOLDING,) if getattr(row, "holding", False) else ()
    told = tasks or holding
    return Look(
        at=row.at,
        what=row.get_what_display(),
        person=row.person.name,
        unit=row.unit.short_name if row.unit else "",
        number=petition.number if petition else "",
        reason=row.reason,
        tasks=told,
        idle=petition is not None and not told,
    )


def _tasks(rows: Sequence[AccessLog], petitions: dict[UUID, Petition]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Give what the unit of each look owed on its day, by the id of the look."""
    duties = list(Obligation.objects.filter(petition__in=petitions).order_by("due", "pk"))
    for row in rows:
        day = day_of(row.at)
        owed = [one for one in duties if one.petition_id == row.petition and _open_on(one, day, unit=row.unit_id)]
        yield row.pk, tuple(dict.fromkeys(_title(one, petitions[one.petition_id]) for one in owed))


def _open_on(owed: Obligation, day: date, *, unit: int | None) -> bool:
    ended = min((end for end in (owed.discharged_on, owed.void_on) if end is not None), default=date.max)
    return unit is not None and owed.obligor_unit_id == unit and owed.started_on <= day <= ended


def _title(owed: Obligation, petition: Petition) -> str:
    return inputs_of(petition.rulebook_digest, petition.calendar_digest).rulebook.rule(owed.rule).title
