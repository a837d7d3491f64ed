"""Findings across petitions (督查发现), read from the rows of the obligations through the gate of sight.

`law.findings` says what each row shows; here it is asked of the database. There is nothing to close.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from xinfang.law.actable import ACTS
from xinfang.law.acts import Act, ActKind, parse
from xinfang.law.duties.oversight import SUPERVISING
from xinfang.law.duties.presumed import PRESUMED
from xinfang.law.findings import NOTICES, FindingKind, held_then
from xinfang.law.rules import Basis
from xinfang.orgs.models import Person, Unit
from xinfang.petitions.inputs import inputs_of
from xinfang.petitions.lists import first_line
from xinfang.petitions.models import ActRecord, Obligation, Request
from xinfang.petitions.models.duties import MET_LATE
from xinfang.petitions.reading import cases_of

K: Final = ActKind
CERTAIN: Final = Q(provisional=False) & ~Q(basis=Basis.INTERNAL.value)
CALLED_LATE: Final = MET_LATE & ~Q(basis=Basis.INTERNAL.value)
FOUND_BY: Final = {FindingKind.REMINDER_UNANSWERED: K.REMIND, FindingKind.RATING_SET_APART: K.RATE}
# In which order the page offers them, and by which column each is ordered.
DAYS: Final[Mapping[FindingKind, str]] = {
    FindingKind.NOT_SUPERVISED: "started_on",
    FindingKind.NOTICE_LATE: "discharged_on",
    FindingKind.MET_LATE: "discharged_on",
    FindingKind.ENTERED_LATE: "discharged_on",
    FindingKind.NOT_ACCEPTED: "arises_on",
    FindingKind.REMINDER_UNANSWERED: "started_on",
    FindingKind.RATING_SET_APART: "started_on",
}


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One finding as shown: whom it is against, on which petition, the act that proves it, who took it up."""

    number: str
    first_line: str
    unit: str
    about: str
    on: date
    age: int
    seq: int
    act: str
    supervised: int | None


def found(person: Person, kind: FindingKind, *, on: date) -> QuerySet[Obligation]:
    """Give the rows that show a finding of the kind on the day, as far as `person` sees their petitions."""
    rows = Obligation.objects.visible_to(person).filter(incomplete=False, request_n__isnull=False)
    return rows.filter(_shown(kind, on=on)).order_by(f"-{DAYS[kind]}", "-pk")


def _shown(kind: FindingKind, *, on: date) -> Q:
    if kind in FOUND_BY:
        anchor = ActRecord.objects.filter(petition=OuterRef("petition"), seq=OuterRef("anchor_seq"))
        return Q(rule__in=SUPERVISING) & Q(Exists(anchor.filter(kind=FOUND_BY[kind].value))) & STANDS
    return {
        FindingKind.NOT_SUPERVISED: Q(
            rule__in=SUPERVISING, discharged_on__isnull=True, void_on__isnull=True, started_on__lt=on
        ),
        FindingKind.NOTICE_LATE: CALLED_LATE & Q(rule__in=NOTICES, discharged_on__lte=on),
        FindingKind.MET_LATE: CALLED_LATE & ~Q(rule__in=NOTICES) & Q(discharged_on__lte=on),
        FindingKind.ENTERED_LATE: CERTAIN & Q(entered_late=True, discharged_on__lte=on),
        FindingKind.NOT_ACCEPTED: Q(rule=PRESUMED, arises_on__lte=on, provisional=False)
        & (Q(void_on__isnull=True) | Q(void_on__gte=F("arises_on"))),
    }[kind]


# A duty to supervise that is void was found by an act that has been annulled.
STANDS: Final = Q(void_on__isnull=True)


def finding_lines(rows: Sequence[Obligation], kind: FindingKind, *, on: date) -> list[FindingLine]:
    """Give what is shown of each row, in few queries; `rows` come with their petition and obligor."""
    requests = _requests({row.petition_id for row in rows})
    acts = _acts((row.petition_id, _proof_of(row)) for row in rows)
    supervised = _supervisions({row.petition_id for row in rows})
    against = _held_then(rows) if kind in FOUND_BY else {row.pk: _obligor(row) for row in rows}
    return [
        _line(
            row,
            kind,
            on=on,
            text=requests.get((row.petition_id, row.request_n or 0), ""),
            unit=against[row.pk],
            act=acts.get((row.petition_id, _proof_of(row)), ""),
            supervised=supervised.get(row.petition_id, ()),
        )
        for row in rows
    ]


def _proof_of(row: Obligation) -> int:
    late = row.discharged_by is not None and row.rule not in SUPERVISING
    return row.discharged_by if late and row.discharged_by is not None else row.anchor_seq


def _line(
    row: Obligation, kind: FindingKind, *, on: date, text: str, unit: str, act: str, supervised: Sequence[Act]
) -> FindingLine:
    inputs = inputs_of(row.petition.rulebook_digest, row.petition.calendar_digest)
    day: date = getattr(row, DAYS[kind])
    seq = _proof_of(row)
    ours = row.rule in SUPERVISING
    taken_up = (
        a.seq
        for a in supervised
        if a.seq > seq
        and row.request_n in a.requests
        and (ours or a.payload["concerns"]["unit"] == row.obligor_unit_id)
    )
    return FindingLine(
        number=row.petition.number,
        first_line=text,
        unit=unit,
        about=inputs.rulebook.rule(row.rule).title,
        on=day,
        age=(on - day).days,
        seq=seq,
        act=act,
        supervised=next(taken_up, None),
    )


def _obligor(row: Obligation) -> str:
    return row.obligor_unit.short_name if row.obligor_unit is not None else ""


def _held_then(rows: Sequence[Obligation]) -> dict[int, str]:
    """Give for each row the organ that held its request when the act was done that shows the finding."""
    cases = cases_of([row.petition for row in rows])
    held = {row.pk: held_then(cases[row.petition_id], row.anchor_seq, row.request_n or 0) for row in rows}
    names = dict(Unit.objects.filter(pk__in=set(held.values())).values_list("pk", "short_name"))
    return {pk: names.get(unit or 0, "") for pk, unit in held.items()}


def _requests(petitions: Iterable[UUID]) -> dict[tuple[UUID, int], str]:
    """Give the first line of each request of the petitions."""
    rows = Request.objects.filter(petition__in=list(petitions)).values_list("petition_id", "n", "text__plain")
    return {(petition, n): first_line(text or "") for petition, n, text in rows}


def _acts(wanted: Iterable[tuple[UUID, int]]) -> dict[tuple[UUID, int], str]:
    rows = ActRecord.objects.filter(pk__in=list(set(wanted))).values_list("petition_id", "seq", "kind")
    return {(petition, seq): ACTS[ActKind(kind)].label for petition, seq, kind in rows}


def _supervisions(petitions: Iterable[UUID]) -> dict[UUID, list[Act]]:
    """Give the supervisions of the petitions that nobody has annulled, in order of entry."""
    told = ActRecord.objects.filter(petition__in=list(petitions))
    annulled = told.filter(kind=K.ANNUL.value, petition=OuterRef("petition"), target_seq=OuterRef("seq"))
    live = told.filter(~Exists(annulled), kind=K.SUPERVISE.value).order_by("petition_id", "seq")
    by_petition: dict[UUID, list[Act]] = {}
    for petition, body in live.values_list("petition_id", "body"):
        by_petition.setdefault(petition, []).append(parse(bytes(body)))
    return by_petition
