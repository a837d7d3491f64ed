"""Messages of a file as arrivals: read by a mapping as an import does, with class and requests told apart by words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from xinfang.demo import cast
from xinfang.demo.simulation.dice import Dice
from xinfang.demo.simulation.matter import Arrival
from xinfang.demo.simulation.offices import Offices
from xinfang.kernel.errors import Refused
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestClass
from xinfang.petitions.commands import Ask, Command, PartyIn, SeatChoice
from xinfang.petitions.imports.mapping import FileMapping
from xinfang.petitions.imports.reader import opened
from xinfang.petitions.imports.rows import asked

FAR: Final = date(2099, 12, 31)
SUGGESTS: Final = re.compile(r"建议|感谢|表扬")
ACCUSES: Final = re.compile(r"(?:举报|检举|控告).*(?:干部|书记|主任|领导|局长|贪|受贿)")
ITEM: Final = re.compile(r"(?:^|[。；\n])\s*(?:[一二三]、|[1-3][、.])")
SHORTEST_ITEM: Final = 30
MOST_ASKS: Final = 3
CHANNELS: Final = {"ONLINE": 70, "VISIT": 14, "LETTER": 8, "PHONE": 8}


@dataclass(frozen=True, slots=True)
class Year:
    """Which messages are played: those received in the year `of`, on the same day of the year `as_year`."""

    of: int
    as_year: int

    def shifted(self, day: date) -> date:
        """Give the same day of the other year; 29 February becomes the 28th where there is none."""
        try:
            return day.replace(year=self.as_year)
        except ValueError:
            return (day - timedelta(days=1)).replace(year=self.as_year)


@dataclass(slots=True)
class Messages:
    """The messages of a file; `unread` counts the rows that could not be read as messages."""

    place: Path
    mapping: FileMapping
    year: Year
    offices: Offices
    seed: str
    unread: int = 0

    def arrivals(self) -> Iterator[Arrival]:
        """Give the messages of the year as arrivals."""
        seat = SeatChoice(self.offices.units[cast.BUREAU], CapacityKind.CLERK)
        with opened(self.place, self.mapping) as source:
            for record in source.records():
                try:
                    said = asked(record, mapping=self.mapping, seat=seat, today=FAR).register
                except Refused:
                    self.unread += 1
                    continue
                if said.happened_on.year == self.year.of:
                    yield self._arrival(said)

    def _arrival(self, said: Command) -> Arrival:
        dice = Dice(f"{self.seed}|{said.id}|arrival")
        party = said.parties[0] if said.parties else PartyIn()
        if party.name and not party.address and dice.happens(90):
            party = replace(party, address=f"涉县{self.offices.names[dice.pick(self.offices.towns)]}")
        asks = _asks(said.asks[0].text, dice)
        return Arrival(str(said.id), self.year.shifted(said.happened_on), asks, party, dice.weighed(CHANNELS))


def _asks(text: str, dice: Dice) -> tuple[Ask, ...]:
    """Give the requests of a message: its class by its title, several where it counts its points."""
    title = text.split("\n")[0]
    if ACCUSES.search(title):
        return (Ask(text, RequestClass.ACCUSATION),)
    if SUGGESTS.search(title):
        return (Ask(text, RequestClass.SUGGESTION),)
    points = [one.strip() for one in ITEM.split(text)[1:] if len(one.strip()) >= SHORTEST_ITEM]
    if len(points) < 2 or not dice.happens(50):
        return (Ask(text),)
    return tuple(Ask(f"{title}\n{point}") for point in points[:MOST_ASKS])
