"""Patterns: courses played through the door in earnest, read back with their words, of which copies are made."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from xinfang.demo.simulation.crowd import crowd
from xinfang.demo.simulation.matter import Law
from xinfang.demo.simulation.offices import Offices, offices
from xinfang.demo.simulation.play import Play
from xinfang.kernel.clock import CHINA
from xinfang.law.acts import Act, parse
from xinfang.petitions.inputs import active
from xinfang.petitions.models import ActRecord, Party, Petition, Text
from xinfang.petitions.several import MIRRORED

MOST_PLAYED, FEWEST_PLAYED, COPIES_OF_EACH = 450, 30, 100
# All under the regulation of 2022, and before the first copy begins.
FIRST, LAST, END = date(2022, 5, 20), date(2022, 9, 20), date(2024, 6, 30)
LEAST, MOST = 8, 12
SEED: Final = "bench"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One course: its acts, the words that they speak of by id, and whether a petitioner is named."""

    acts: tuple[Act, ...]
    texts: Mapping[str, Text]
    named: bool

    @property
    def first(self) -> date:
        """Give the day of the registration."""
        return self.acts[0].recorded_on


def patterns(*, copies: int = 0) -> list[Pattern]:
    """Play courses for so many copies, unless they are there; give those of 8 to 12 acts that stand alone."""
    if not Petition.objects.exists():
        _play(offices(), min(MOST_PLAYED, max(FEWEST_PLAYED, copies // COPIES_OF_EACH)))
    return [one for one in _read() if LEAST <= len(one.acts) <= MOST and not _stands_on_more(one)]


def _play(those: Offices, count: int) -> None:
    inputs = active()
    until = datetime.combine(END, time.max, tzinfo=CHINA)
    play = Play(SEED, those, Law(inputs.rulebook, inputs.calendar), until)
    play.enter(crowd(count, until=LAST, days=(LAST - FIRST).days, offices=those, seed=SEED))
    for _ in play.days():
        pass


def _read() -> Iterator[Pattern]:
    played = Petition.objects.filter(received_on__lte=LAST).order_by("received_on", "pk")
    for pk in list(played.values_list("pk", flat=True)):
        bodies = ActRecord.objects.filter(petition=pk).order_by("seq").values_list("body", flat=True)
        texts = {str(text.pk): text for text in Text.objects.filter(petition=pk)}
        named = Party.objects.filter(petition=pk).exists()
        yield Pattern(tuple(parse(bytes(body)) for body in bodies), texts, named)


def _stands_on_more(pattern: Pattern) -> bool:
    """Tell whether an act of the course stands on another petition too, or on a second person's answer."""
    return any(act.kind in MIRRORED or act.confirmed_by is not None for act in pattern.acts)
