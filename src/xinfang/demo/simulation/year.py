"""A year of messages played: on an empty database, or taken up where the same simulation was broken off."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from xinfang.demo.simulation.matter import Law
from xinfang.demo.simulation.messages import Messages, Year
from xinfang.demo.simulation.offices import offices
from xinfang.demo.simulation.play import Play, Report
from xinfang.kernel.clock import CHINA
from xinfang.kernel.errors import UserError
from xinfang.petitions.imports.mapping import find_mapping
from xinfang.petitions.inputs import active
from xinfang.petitions.models import CommandRecord, Petition


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which messages are to be played, as those of which year, by which seed, and until which day."""

    place: Path
    mapping: str
    year: int
    as_year: int
    seed: int
    until: date


def play_year(wanted: Wanted) -> Iterator[tuple[date, Report]]:
    """Play the messages day by day; give each day with the report so far."""
    play = entered(wanted)
    for day in play.days():
        yield day, play.report


def entered(wanted: Wanted) -> Play:
    """Let the messages of the year come in; nothing is played yet.

    Raises `UserError` where the database holds petitions that are not of this very simulation. Broken off and begun
    again, it goes on where it was: what was done is known by its command and not done twice.
    """
    county, mapping = offices(), find_mapping(wanted.mapping)
    seed = f"{wanted.seed}|{wanted.year}|{wanted.as_year}"
    messages = Messages(wanted.place, mapping, Year(wanted.year, wanted.as_year), county, seed)
    until = datetime.combine(wanted.until, time.max, tzinfo=CHINA)
    inputs = active()
    play = Play(seed, county, Law(inputs.rulebook, inputs.calendar), until)
    play.enter(messages.arrivals())
    if Petition.objects.exists() and not CommandRecord.objects.filter(pk__in=play.first_commands()).exists():
        raise UserError("数据库里已有其他信访事项，不能再演示。请另用一个空的数据文件夹（XINFANG_DATA）。")
    return play
