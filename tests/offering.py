"""Petitions of the demonstration county on whose way each act is offered to somebody, one moment after the other."""

from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Q

from cases.door import AtTheDoor, County
from cases.story import FILES, Case, read
from cases.test_door import in_force
from doing import TEXT, Doing, noon, paper, unit
from petitions.test_several import SAME, join, tie
from petitions.test_split import ACCUSATION, MIXED, split, taken
from xinfang.demo import cast
from xinfang.law.acts import ActKind
from xinfang.law.judge import offers
from xinfang.law.roles import CapacityKind
from xinfang.law.rulebook import Rulebook
from xinfang.law.simple import RULES
from xinfang.orgs.models import Person
from xinfang.orgs.seats import Seat
from xinfang.petitions.casework import CaseView
from xinfang.petitions.commands import Accused, Ask, PartyIn
from xinfang.petitions.doers import doer_in
from xinfang.petitions.inputs import Inputs
from xinfang.petitions.lists import working_seats
from xinfang.petitions.models import Petition
from xinfang.petitions.reading import case_of
from xinfang.petitions.recompute import change_inputs

MONDAY: Final = date(2026, 3, 2)
# The worked cases that between them come by nearly every act; the last puts a local rule in force.
CASES: Final = (
    "53-returned-then-confirmed",
    "48-objection-upward",
    "47-route-contested",
    "48-improvement-of-2005",
    "47-reminded-supervised-adopted",
    "27-suggestion-partly-adopted",
    "45-settlement",
    "08-extension-on-day-60",
    "19-final-review-with-hearing",
    "28-accusation-of-the-bureau",
    "07-late-objection",
    "30-withdrawal-and-revocation",
    "24-direct-forwarded",
    "39-perform-or-answer",
    "51-class-after-day-ten",
    "55-spoken-words",
    "33-urgent",
    "50-challenged-official",
    "56-joiner",
    "31-redo-after-review",
)
# One for each capacity; whoever a worked case needs besides is entered on its way.
STAFF: Final = (
    cast.CLERK, cast.CASE_OFFICER, cast.SECTION_HEAD, cast.BUREAU_HEAD, cast.INSPECTOR, cast.ACCUSATION_OFFICER,
    cast.TOWN_HANDLER, cast.TOWN_HEAD, cast.DEPARTMENT_HANDLER, cast.DEPARTMENT_HEAD, cast.DISCIPLINE_OFFICER,
)  # fmt: skip


@dataclass(frozen=True)
class Moment:
    """A petition as it stands on a day, and the number of another that it is or can be tied to."""

    day: date
    petition: UUID
    other: str = ""


@dataclass(frozen=True)
class Offer:
    """An act that somebody may do at a moment."""

    kind: ActKind
    moment: Moment
    number: str
    person: Person


def offers_at(moment: Moment, wanted: Set[ActKind]) -> Iterator[Offer]:
    """Give the acts of those wanted that are offered at that moment, each to the first who may do it."""
    petition, left = Petition.objects.get(pk=moment.petition), set(wanted)
    case = case_of(petition)
    for person in Person.objects.filter(Q(username__in=STAFF) | Q(username__startswith="cast")).order_by("pk"):
        for seat in working_seats(person, on=moment.day) if left else ():
            may = left.intersection(offers(case, actor=doer_in(seat, person=person), on=moment.day))
            for kind in sorted(may) if may and _sees(seat, petition, person, moment.day) else ():
                left.discard(kind)
                yield Offer(kind, moment, petition.number, person)


def _sees(seat: Seat, petition: Petition, person: Person, on: date) -> bool:
    return seat in CaseView(petition, person=person, on=on).seats


def moments() -> Iterator[Moment]:
    """Give the moments, each before the next act is done; a moment is gone when the next is asked for."""
    county, files = County(), {path.stem: path for path in FILES}
    yield from _tied()
    yield from _taken_out()
    yield from _spoken_for()
    for name in CASES:
        yield from _played(read(files[name]), county)
    yield from _simple()


def _played(told: Case, county: County) -> Iterator[Moment]:
    in_force(told)
    case = AtTheDoor(told, county)
    for one in told.acts:
        if case.petition is not None and not one.refused:
            yield Moment(one.word.today, case.petition)
        case.ask(one)
    assert case.petition is not None
    yield Moment(told.acts[-1].word.today, case.petition)


def _tied() -> Iterator[Moment]:
    """Two petitions about one road: linked, then handled as one."""
    earlier, later = Doing(MONDAY).register(), Doing(MONDAY).register()
    yield _moment(later, earlier)
    yield _moment(tie(later, ActKind.LINK, earlier, SAME), earlier)
    yield _moment(join(later, earlier), earlier)


def _taken_out() -> Iterator[Moment]:
    """An accusation was taken out of a letter, and of what is left an extract was made."""
    mixed = Doing(MONDAY).register(Ask(MIXED))
    split(mixed, "ACCUSATION", ACCUSATION, accused=Accused(units=(unit(cast.TOWN),)))
    split(mixed, "EXTRACT", (Ask(TEXT),))
    yield _moment(taken(mixed))


def _spoken_for() -> Iterator[Moment]:
    """The petitioner has an agent."""
    doing = Doing(MONDAY).register()
    yield _moment(
        doing.act(
            ActKind.NAME_AGENT,
            cast.CLERK,
            cast.BUREAU,
            CapacityKind.CLERK,
            values={"basis": "AUTHORISED", "receives": True},
            parties=(PartyIn(name="李向前"),),
            evidence=paper(cast.CLERK, on=doing.day),
        )
    )


def _simple() -> Iterator[Moment]:
    """The county has switched the simple procedure on."""
    change_inputs(_switched_on, reason="启用简易办理", by="测试", at=noon(MONDAY))
    doing = Doing(MONDAY).register().transfer()
    yield _moment(doing)
    yield _moment(doing.handle(ActKind.USE_SIMPLE, {"ground": "CLEAR", "first": True}))


def _switched_on(old: Inputs) -> Inputs:
    rules = old.rulebook.rules
    on = {name: replace(rules[name], active=True) for name in RULES}
    return replace(old, rulebook=Rulebook({**rules, **on}))


def _moment(doing: Doing, other: Doing | None = None) -> Moment:
    assert doing.petition is not None
    return Moment(doing.day, doing.petition, "" if other is None else other.done.case.number)
