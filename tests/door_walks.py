"""Walks at random through the door: who is offered an act in the demonstration county asks for it, with any content."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import Any, Final
from uuid import UUID, uuid4

from django.db import transaction

from doing import PARTY, TEXT, noon
from law.test_walks import ENDING, newness
from xinfang.demo import cast
from xinfang.files.store import store
from xinfang.kernel.errors import UserError
from xinfang.law.actable import ACTS
from xinfang.law.acts import Act, ActKind, Doer
from xinfang.law.case import CaseFile
from xinfang.law.corrections import fields_of, has_day
from xinfang.law.fields import Field, FieldKind
from xinfang.law.judge import annullable, correctable, eligible
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestClass
from xinfang.orgs.models import Person, Unit
from xinfang.orgs.seats import Seat, seats
from xinfang.petitions.commands import Accused, Ask, Command, Other, SeatChoice
from xinfang.petitions.confirming import Answer, confirm
from xinfang.petitions.confirming import withdraw as take_back
from xinfang.petitions.doers import doer_in, organ_of
from xinfang.petitions.door import Done, perform

K: Final = ActKind
FIRST: Final = date(2026, 3, 2)
LONG: Final = 60
MOST_TRIES: Final = 600
WHO: Final = (
    cast.CLERK, cast.CASE_OFFICER, cast.INSPECTOR, cast.TOWN_HANDLER, cast.TOWN_HEAD, cast.DEPARTMENT_HANDLER,
    cast.DEPARTMENT_HEAD, cast.COUNTY_HEAD,
)  # fmt: skip
SECONDS: Final = (cast.SECTION_HEAD, cast.TOWN_HEAD, cast.DEPARTMENT_HEAD)
WHERE: Final = (cast.TOWN, cast.DEPARTMENT, cast.COURT, cast.GOVERNMENT, cast.CITY_GOVERNMENT)
ASKS: Final = (Ask(TEXT), Ask(f"再请求赔偿。{TEXT}"), Ask(f"建议加装护栏。{TEXT}", RequestClass.SUGGESTION))
# After these there is nothing left to walk over.
LAST: Final = frozenset({K.DISPOSE, K.WITHDRAW})
ONWARD: Final = frozenset({K.TRANSFER, K.ASSIGN, K.INFORM, K.ACCEPT, K.HEAR_PETITIONER, K.ISSUE_OPINION, K.SERVE})
PDF: Final = b"%PDF-1.4\n%%EOF\n"
Step = tuple[CaseFile, CaseFile, Act]


@dataclass
class DoorWalk:
    """A petition on its way, as the door gave it last; `other` is one that it can be tied to."""

    random: Random
    petition: UUID
    other: UUID
    case: CaseFile
    people: list[tuple[Person, Seat]]
    seconds: list[Person]
    units: list[int]
    here: list[int]
    paper: UUID
    day: date = FIRST
    refused: int = field(default=0)

    def steps(self) -> Iterator[Step]:
        """Give before, after and the act, one after the other."""
        for _ in range(MOST_TRIES):
            before = self.case
            if len(before.acts) >= LONG:
                return
            self.day += timedelta(days=self.random.choices((0, 1, 3, 12), (80, 20, 5, 2))[0])
            after = self.tried(before)
            if after is not None and len(after.acts) > len(before.acts):
                self.case = after
                yield before, after, after.acts[-1]

    def tried(self, before: CaseFile) -> CaseFile | None:
        """Ask for one act by somebody to whom it is offered; give the case, None where the door refused it."""
        person, seat = self.random.choice([*self.people, (None, None)])
        doer = doer_in(seat, person=person) if seat and person else Doer(CapacityKind.PARTY)
        kinds = [kind for kind in K if kind not in LAST and self.offered(before, kind, doer)]
        if not kinds:
            return None
        (kind,) = self.random.choices(kinds, [newness(before, kind) * (8 if kind in ONWARD else 1) for kind in kinds])
        command = self.command(before, kind, doer)
        chosen = SeatChoice(organ_of(seat), seat.kind) if seat else None
        try:
            with transaction.atomic():
                return self.carried_out(replace(command, seat=chosen), by=person).case
        except UserError:
            self.refused += 1
            return None

    def offered(self, before: CaseFile, kind: ActKind, doer: Doer) -> bool:
        """Tell whether the act is offered to the doer today."""
        if kind in (K.ANNUL, K.CORRECT):
            return doer.capacity is not CapacityKind.PARTY and self.random.random() < 0.1
        if kind in ENDING and sum(not request.closed for request in before.requests) == 1:
            return False
        return bool(eligible(before, kind, actor=doer, on=self.day))

    def carried_out(self, command: Command, *, by: Person | None) -> Done:
        """Do the act; where a second person must confirm it, somebody does, or else it is taken back."""
        done = perform(command, by=by, at=noon(self.day))
        if done.pending is None or by is None:
            return done
        values = {one.name: "已核对。" for one in ACTS[command.kind].fields if one.second}
        for person in self.seconds:
            try:
                with transaction.atomic():
                    return confirm(Answer(done.pending, values=values), by=person, at=noon(self.day))
            except UserError:
                continue
        take_back(Answer(done.pending, reason="没有第二人。"), by=by, at=noon(self.day))
        return done

    def command(self, before: CaseFile, kind: ActKind, doer: Doer) -> Command:
        """Give the act with random content, on all requests where it can be done or on one of them."""
        random, row = self.random, ACTS[kind]
        on = max(self.day - timedelta(days=random.choice((0, 0, 0, 1))), before.acts[-1].happened_on)
        numbers = eligible(before, kind, actor=doer, on=self.day) if kind not in (K.ANNUL, K.CORRECT) else ()
        asked = Command(
            uuid4(),
            kind,
            on if row.days_back else self.day,
            petition=self.petition,
            values={one.name: self.value(one, before) for one in row.fields if not one.second and self.told(one)},
            requests=(random.choice(numbers),) if numbers and (kind in ENDING or random.random() < 0.4) else (),
            evidence=self.paper if random.random() < 0.7 else None,
            asks=(Ask("分出的部分。"),) if kind is K.SPLIT else (),
            parties=(replace(PARTY, phone="13900001111"),) if kind is K.JOIN_PERSON else (),
            accused=Accused(),
            other=Other(self.other, (1,)) if kind in (K.LINK, K.UNLINK, K.JOIN_TO, K.UNJOIN) else None,
        )
        return self.mending(before, asked, doer) if kind in (K.ANNUL, K.CORRECT) else asked

    def told(self, one: Field) -> bool:
        return one.kind is not FieldKind.PETITION and (one.required or self.random.random() < 0.3)

    def value(self, one: Field, before: CaseFile) -> Any:
        """Give something that may stand in the field."""
        random = self.random
        act = random.choice(before.acts)
        if one.choices is not None:
            return random.choice(list(one.choices)).value
        kinds: dict[FieldKind, Any] = {
            FieldKind.TEXT: "已经核对，记录在案。",
            FieldKind.UNIT: random.choice(self.here if random.random() < 0.8 else self.units),
            FieldKind.DAY: (self.day + timedelta(days=random.randint(-3, 40))).isoformat(),
            FieldKind.NUMBER: random.randint(one.least, one.most),
            FieldKind.FLAG: random.random() < 0.8,
            FieldKind.TIME: "10:30",
            FieldKind.OFFICIAL: random.choice(self.people)[0].pk,
            FieldKind.ON_FILE: {"seq": act.seq, "rule": None, "unit": act.by.unit or 0},
        }
        return kinds[one.kind]

    def mending(self, before: CaseFile, asked: Command, doer: Doer) -> Command:
        """Give the annulment or correction of one of the acts that the doer may mend."""
        known = annullable if asked.kind is K.ANNUL else correctable
        target = self.random.choice(known(before, actor=doer) or (1,))
        act = before.act(target)
        if asked.kind is K.ANNUL or act is None:
            return replace(asked, target=target)
        fields = fields_of(act)
        if fields and (not has_day(act) or self.random.random() < 0.5):
            one = self.random.choice(fields)
            return replace(
                asked, target=target, values=_undated(asked), corrections={one.name: self.value(one, before)}
            )
        moved = act.happened_on + timedelta(days=self.random.randint(-4, 4))
        return replace(asked, target=target, values={**asked.values, "day": moved.isoformat()})


def _undated(asked: Command) -> dict[str, Any]:
    return {name: value for name, value in asked.values.items() if name != "day"}


def door_walk(seed: int) -> DoorWalk:
    """Register two petitions of the same words in the county, and let the first set out."""
    people = [
        (one, seat) for one in Person.objects.filter(username__in=WHO).order_by("pk") for seat in seats(one, on=FIRST)
    ]
    clerk, seat = next(pair for pair in people if pair[1].kind is CapacityKind.CLERK)
    first, second = (perform(_registration(seat), by=clerk, at=noon(FIRST)) for _ in range(2))
    return DoorWalk(
        Random(seed),
        first.petition,
        second.petition,
        first.case,
        people,
        list(Person.objects.filter(username__in=SECONDS).order_by("pk")),
        list(Unit.objects.filter(code__in=WHERE).order_by("pk").values_list("pk", flat=True)),
        list(Unit.objects.filter(code__in=WHERE[:2]).order_by("pk").values_list("pk", flat=True)),
        store(PDF, name="材料.pdf", by=None, at=noon(FIRST)).pk,
    )


def _registration(seat: Seat) -> Command:
    values = {"channel": "VISIT", "reachable": True, "oral": True}
    chosen = SeatChoice(organ_of(seat), seat.kind)
    return Command(uuid4(), K.REGISTER, FIRST, seat=chosen, values=values, asks=ASKS, parties=(PARTY,))
