"""A matter as the simulation tells it: what came in, what is done about it, on which working day and by whom."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, Final

from xinfang.demo import cast
from xinfang.demo.simulation.dice import Dice
from xinfang.demo.simulation.offices import Doer, Offices, Topic, topic_by_unit
from xinfang.law.acts import ActKind
from xinfang.law.calendar import WorkCalendar
from xinfang.law.roles import CapacityKind
from xinfang.law.rulebook import Rulebook
from xinfang.law.said import FREE_DAYS_BACK, days_back
from xinfang.law.texts import Text, text_on
from xinfang.petitions.commands import Accused, Ask, PartyIn

HANDLER: Final = CapacityKind.HANDLER
UNNAMED: Final = PartyIn()
NOBODY: Final = Accused()


@dataclass(frozen=True, slots=True)
class Again:
    """That the same is brought again, and to whom: to the organ `above` the one that handles it, or after the end.

    `earlier` is the arrival in which it was brought before, `organ` the one that handled it then.
    """

    earlier: str
    organ: str
    above: str = ""


@dataclass(frozen=True, slots=True)
class Arrival:
    """What came in: when, from whom, the words; `key` tells it from all others."""

    key: str
    day: date
    asks: tuple[Ask, ...]
    party: PartyIn = UNNAMED
    channel: str = "ONLINE"
    again: Again | None = None

    @property
    def text(self) -> str:
        """Give the words of all requests."""
        return "\n".join(ask.text for ask in self.asks)


@dataclass(slots=True)
class Law:
    """The rulebook and the calendar by which all matters of a simulation go; a new notice changes them for all."""

    rulebook: Rulebook
    calendar: WorkCalendar


@dataclass(frozen=True, slots=True)
class Deed:
    """One act to be done on the day `day`; entered then, though it may have happened some days before.

    `undoes` names the kind of act of which the newest on the request of that number is annulled, `other` the arrival
    whose petition the act touches too, `against` the organ that is supervised for what it is latest with. With
    `evidence` a signed paper is kept. A deed that `proposes` waits for a second person; one that `confirms` is that
    person's answer to it. What a deed does `perhaps` is done where the law allows it. `asks` are taken into a file of
    their own, `joins` comes to the petition, and `joiner` counts those who came before: the act speaks of the one of
    that number. `rests_on` is the arrival whose number the act names; `leads_to` comes in when the deed is done.
    """

    kind: ActKind
    day: date
    doer: Doer | None
    values: Mapping[str, Any] = field(default_factory=dict)
    requests: tuple[int, ...] = ()
    happened_on: date | None = None
    accused: Accused = NOBODY
    undoes: tuple[ActKind, int] | None = None
    other: str = ""
    against: str = ""
    evidence: bool = False
    proposes: bool = False
    confirms: bool = False
    perhaps: bool = False
    corrections: Mapping[str, Any] = field(default_factory=dict)
    asks: tuple[Ask, ...] = ()
    joins: PartyIn | None = None
    joiner: int = 0
    rests_on: str = ""
    leads_to: Arrival | None = None

    @property
    def request(self) -> int:
        """Give the number of the request that the deed is about, 0 where it is about the whole petition."""
        return self.undoes[1] if self.undoes is not None else next(iter(self.requests), 0)


@dataclass(slots=True)
class Matter:
    """A matter on its way; `day` is the day of the last deed, `request` the one that is dealt with.

    `earlier` is the arrival in which the same petitioner wrote of the same before; `told` says that the notice of
    receipt had its time, `sent_under_2005` under which text the organ got the matter, `served_on` when the
    last answer was delivered. `taken_out` marks what was taken out of another matter; so many `joiners` have joined,
    and whoever has `stepped_back` does nothing more. What was brought `straight` to an organ is not the bureau's; what
    is `grave` was put before the government, what is `ordered` came from above.
    """

    arrival: Arrival
    offices: Offices
    law: Law
    dice: Dice
    day: date
    earlier: str = ""
    organ: str = ""
    request: int = 1
    assigned: bool = False
    told: bool = False
    sent_under_2005: bool = False
    served_on: date = date.min
    taken_out: bool = False
    joiners: int = 0
    stepped_back: str = ""
    straight: bool = False
    grave: bool = False
    ordered: bool = False

    def fate(self, name: str) -> Dice:
        """Give dice of their own for what may come between."""
        return self.dice.branch(f"{self.request}|{name}")

    @property
    def alone(self) -> bool:
        """Tell whether the petition is one request."""
        return len(self.arrival.asks) == 1

    def someone(self, unit: str, kind: CapacityKind) -> Doer:
        """Give one of those who hold the capacity at the unit and have not stepped back."""
        return self.offices.doer(unit, kind, self.dice, but=self.stepped_back)

    def part(self, request: int) -> "Matter":
        """Give the same matter for one of its requests, with dice of its own."""
        return replace(self, request=request, dice=self.dice.branch(f"request {request}"))

    @property
    def text(self) -> str:
        """Give the words of the request that is dealt with."""
        return self.arrival.asks[self.request - 1].text

    @property
    def calendar(self) -> WorkCalendar:
        """Give the calendar by which offices are open now."""
        return self.law.calendar

    @property
    def under_2005(self) -> bool:
        """Tell whether the regulation of 2005 is in force on the day of the last deed."""
        return text_on(self.law.rulebook, self.day) is Text.OF_2005

    @property
    def topic(self) -> Topic:
        """Give the topic by which the organ answers."""
        return topic_by_unit(self.organ, self.text)

    @property
    def ground(self) -> str:
        """Give the item of Art. 22① under which the matter goes to its organ."""
        return "22-1-2" if self.organ in self.offices.towns else "22-1-1"

    def later(self, days: float) -> date:
        """Let days go by; give the working day on which things then go on."""
        return self.until(self.day + timedelta(days=round(days)))

    def until(self, day: date) -> date:
        """Let days go by until `day`, or the working day after it; never back."""
        day = max(day, self.day)
        while not self.calendar.is_working(day):
            day += timedelta(days=1)
        self.day = day
        return day

    def deed(self, kind: ActKind, doer: Doer | None, **values: Any) -> Deed:
        """Give a deed of the day on the request."""
        said = {name: self.dice.words(value) if isinstance(value, str) else value for name, value in values.items()}
        return Deed(kind, self.day, doer, said, requests=(self.request,))

    def handles(self, kind: ActKind, **values: Any) -> Deed:
        """Give a deed of the organ's handler."""
        return self.deed(kind, self.someone(self.organ, HANDLER), **values)

    def heads(self, kind: ActKind, **values: Any) -> Deed:
        """Give a deed of the organ's head."""
        return self.deed(kind, self.someone(self.organ, CapacityKind.ORGAN_HEAD), **values)

    def officer(self, kind: ActKind, **values: Any) -> Deed:
        """Give a deed of an officer of the bureau."""
        return self.deed(kind, self.someone(cast.BUREAU, CapacityKind.CASE_OFFICER), **values)

    def inspects(self, kind: ActKind, **values: Any) -> Deed:
        """Give a deed of the bureau's inspector."""
        return self.deed(kind, self.offices.doer(cast.BUREAU, CapacityKind.INSPECTOR, self.dice), **values)

    def confirmed(self, deed: Deed, by: Doer, **words: str) -> Iterator[Deed]:
        """Give a deed that a second person must confirm, and the confirmation, with `words` of his own, soon after."""
        yield replace(deed, proposes=True, leads_to=None)
        self.later(self.dice.between(0, 2))
        yield replace(deed, day=self.day, doer=by, confirms=True, values=words, happened_on=None, evidence=False)

    def entered(self, deed: Deed, *, on: date) -> Iterator[Deed]:
        """Give a deed of the organ that happened on the day `on`, with the head's confirmation if that is long ago."""
        told = replace(deed, happened_on=on)
        if days_back(self.calendar, happened_on=on, today=self.day) <= FREE_DAYS_BACK:
            yield told
        else:
            head = self.someone(self.organ, CapacityKind.ORGAN_HEAD)
            yield from self.confirmed(replace(told, evidence=True), head)
