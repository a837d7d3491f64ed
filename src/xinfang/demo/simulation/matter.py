"""A matter as the simulation tells it: what came in, what is done about it, on which working day and by whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, Final

from xinfang.demo import cast
from xinfang.demo.simulation.dice import Dice
from xinfang.demo.simulation.offices import Doer, Offices, Topic, topic_by_unit
from xinfang.law.acts import ActKind
from xinfang.law.calendar import WorkCalendar
from xinfang.law.roles import CapacityKind
from xinfang.petitions.commands import Accused, Ask, PartyIn

HANDLER: Final = CapacityKind.HANDLER
UNNAMED: Final = PartyIn()
NOBODY: Final = Accused()


@dataclass(frozen=True, slots=True)
class Arrival:
    """What came in: when, from whom, the words; `key` tells it from all others."""

    key: str
    day: date
    asks: tuple[Ask, ...]
    party: PartyIn = UNNAMED
    channel: str = "ONLINE"

    @property
    def text(self) -> str:
        """Give the words of all requests."""
        return "\n".join(ask.text for ask in self.asks)


@dataclass(frozen=True, slots=True)
class Deed:
    """One act to be done on the day `day`; entered then, though it may have happened some days before.

    `undoes` names the kind of act of which the newest on the same request is annulled.
    """

    kind: ActKind
    day: date
    doer: Doer | None
    values: Mapping[str, Any] = field(default_factory=dict)
    requests: tuple[int, ...] = ()
    happened_on: date | None = None
    accused: Accused = NOBODY
    undoes: ActKind | None = None


@dataclass(slots=True)
class Matter:
    """A matter on its way; `day` is the day of the last deed, `request` the one that is dealt with."""

    arrival: Arrival
    offices: Offices
    calendar: WorkCalendar
    dice: Dice
    day: date
    organ: str = ""
    request: int = 1
    assigned: bool = False

    def part(self, request: int) -> "Matter":
        """Give the same matter for one of its requests, with dice of its own."""
        dice = Dice(f"{self.arrival.key}|{request}|{self.dice.below(1 << 30)}")
        return replace(self, request=request, dice=dice)

    @property
    def text(self) -> str:
        """Give the words of the request that is dealt with."""
        return self.arrival.asks[self.request - 1].text

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
        return self.deed(kind, self.offices.doer(self.organ, HANDLER, self.dice), **values)

    def heads(self, kind: ActKind, **values: Any) -> Deed:
        """Give a deed of the organ's head."""
        return self.deed(kind, self.offices.doer(self.organ, CapacityKind.ORGAN_HEAD, self.dice), **values)

    def officer(self, kind: ActKind, **values: Any) -> Deed:
        """Give a deed of an officer of the bureau."""
        return self.deed(kind, self.offices.doer(cast.BUREAU, CapacityKind.CASE_OFFICER, self.dice), **values)
