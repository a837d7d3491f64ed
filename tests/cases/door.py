"""A worked case put to the door: the same acts, asked of `perform` by people of the demonstration county.

The law's own fold runs beside it and says who does what, on which requests; units of its cast are units of the county.
Whoever is needed is entered on the way: one person for each capacity at each unit.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from cases import story
from cases.story import Case, Told
from doing import PARTY, noon
from law.words import SECOND
from xinfang.demo import cast
from xinfang.files.store import store
from xinfang.kernel.errors import NotFound, Refused
from xinfang.law.actable import ACTS
from xinfang.law.acts import Act, ActKind
from xinfang.law.calendar import shipped_calendar
from xinfang.law.case import CaseFile
from xinfang.law.casefile import empty, step
from xinfang.law.fields import Field, FieldKind
from xinfang.law.obligations import Obligation, Remedy
from xinfang.law.roles import CapacityKind, UnitKind
from xinfang.orgs.models import Capacity, Person, Unit
from xinfang.orgs.services import rebuild_closure
from xinfang.petitions import models
from xinfang.petitions.commands import Accused, Ask, Command, SeatChoice
from xinfang.petitions.confirming import Answer, confirm, withdraw
from xinfang.petitions.door import Done, perform
from xinfang.petitions.moves import told_in

SINCE = date(2004, 1, 1)
CODES = {
    "bureau": cast.BUREAU,
    "town": cast.TOWN,
    "department": cast.DEPARTMENT,
    "discipline": cast.DISCIPLINE,
    "personnel": cast.PERSONNEL,
    "other town": cast.OTHER_TOWN,
    "section": cast.CASES,
    "court": cast.COURT,
    "government": cast.GOVERNMENT,
    "committee": cast.PARTY_COMMITTEE,
    "city government": cast.CITY_GOVERNMENT,
}
UNSEEN = "who asks does not even see it"
PDF = b"%PDF-1.4\n%%EOF\n"
HEADS = {UnitKind.PETITION_OFFICE: CapacityKind.SECTION_HEAD}


@dataclass
class County:
    """The units of the demonstration county under the names of a case, and the people that it needs."""

    ids: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find the units; the station below the department is opened for the case."""
        self.ids = {name: Unit.objects.get(code=code).pk for name, code in CODES.items()}
        above = Unit.objects.get(code=cast.DEPARTMENT)
        station = Unit.objects.create(
            code="130426ZJ99", name="县住建局质量监督站", short_name="质监站", pinyin="zhijianzhan",
            kind=UnitKind.DEPARTMENT, level=above.level, place=above.place, parent=above, valid_from=SINCE,
        )  # fmt: skip
        rebuild_closure()
        self.ids["station"] = station.pk

    @property
    def names(self) -> Mapping[int, str]:
        """Give the names of the units by id."""
        return {pk: name for name, pk in self.ids.items()}

    def unit(self, of_cast: int) -> int:
        """Give the unit that stands for one of the law's cast."""
        return self.ids[story.NAMES[of_cast]]

    def person(self, unit: int, kind: CapacityKind, *, who: int) -> Person:
        """Give the person of that number in the law's cast, who holds the capacity there."""
        person, _ = Person.objects.get_or_create(username=f"cast{who}", defaults={"name": "承办", "pinyin": "cb"})
        if not Capacity.objects.filter(person=person, unit_id=unit, kind=kind).exists():
            Capacity.objects.create(person=person, unit_id=unit, kind=kind, valid_from=SINCE)
        return person


@dataclass
class AtTheDoor:
    """One case as it goes through the door; `aside` is the law's own fold of the same acts."""

    told: Case
    county: County
    petition: UUID | None = None
    aside: CaseFile = field(init=False)

    def __post_init__(self) -> None:
        """Begin with nothing."""
        self.aside = empty(self.told.rulebook, shipped_calendar())

    def ask(self, told: Told) -> str | None:
        """Ask for the act; give the sentence of the refusal, None when it was done."""
        meant = story.act(self.aside, told)
        at = noon(told.word.today)
        by = self._doer(meant)
        try:
            done = perform(self._command(told, meant, by), by=by, at=at)
            if done.pending is not None and not told.confirmed:
                withdraw(Answer(done.pending, reason="没有第二人确认"), by=by or self._second(meant), at=at)
                return "须经第二人确认"
            done = self._confirmed(done, meant, told)
        except NotFound:
            return UNSEEN
        except Refused as refused:
            return str(refused)
        self.petition = done.petition
        self.aside = step(self.aside, meant)
        return None

    def _confirmed(self, done: Done, meant: Act, told: Told) -> Done:
        if done.pending is None:
            return done
        values = {one.name: "已核对。" for one in ACTS[meant.kind].fields if one.second}
        return confirm(Answer(done.pending, values=values), by=self._second(meant), at=noon(told.word.today))

    def _doer(self, meant: Act) -> Person | None:
        if meant.by.unit is None:
            return None
        return self.county.person(self.county.unit(meant.by.unit), meant.by.capacity, who=meant.by.person or 0)

    def _second(self, meant: Act) -> Person:
        kind = HEADS.get(UnitKind(meant.by.unit_kind or ""), CapacityKind.ORGAN_HEAD)
        kind = CapacityKind.BUREAU_HEAD if meant.kind is ActKind.RECOMMEND else kind
        return self.county.person(self.county.unit(meant.by.unit or 0), kind, who=SECOND)

    def _command(self, told: Told, meant: Act, by: Person | None) -> Command:
        word = told.word
        seat = SeatChoice(self.county.unit(meant.by.unit), meant.by.capacity) if meant.by.unit is not None else None
        registering, joining = meant.kind is ActKind.REGISTER, meant.kind is ActKind.JOIN_PERSON
        file = store(PDF, name="材料.pdf", by=by, at=noon(word.today)) if word.evidence else None
        return Command(
            uuid4(),
            meant.kind,
            word.on,
            seat=seat,
            petition=self.petition,
            values=self._values(word.kind, word.values),
            requests=() if registering else meant.requests,
            about=word.about,
            target=word.target,
            evidence=file.pk if file is not None else None,
            source=word.source,
            asks=tuple(Ask("请求处理。", klass, legal=n in word.legal) for n, klass in enumerate(word.asks, 1)),
            parties=(PARTY,) if (registering or joining) and word.values.get("reachable") else (),
            joined=word.values.get("person"),
            accused=Accused(tuple(self.county.unit(unit) for unit in word.accused_units)),
        )

    def _values(self, kind: ActKind, said: Mapping[str, Any]) -> dict[str, Any]:
        """Give the values as a form gives them: units of the county, and nothing that the door adds by itself."""
        fields = {one.name: one for one in ACTS[kind].fields if not one.second}
        return {name: self._value(fields[name], value) for name, value in said.items() if name in fields}

    def _value(self, field: Field, value: Any) -> Any:
        if field.kind is FieldKind.UNIT:
            return self.county.unit(value)
        if field.kind is FieldKind.ON_FILE:
            return {**value, "unit": self.county.unit(value["unit"])}
        if field.kind is FieldKind.OFFICIAL:
            (unit,) = value["units"]
            return self.county.person(self.county.unit(unit), CapacityKind.HANDLER, who=value["person"]).pk
        return value

    def rows(self) -> tuple[tuple[Obligation, ...], tuple[Remedy, ...]]:
        """Give the rows of obligations and windows that the database holds now."""
        duties = models.Obligation.objects.filter(petition=self.petition).values()
        windows = models.Remedy.objects.filter(petition=self.petition).values()
        found = told_in(duties, windows)
        return found.obligations, found.remedies

    def states(self) -> list[str]:
        """Give the states of the requests that the database holds now."""
        rows = models.Request.objects.filter(petition=self.petition).order_by("n")
        return list(rows.values_list("state", flat=True))
