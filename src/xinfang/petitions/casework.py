"""A petition as one reader sees it: which requests, acts, texts, obligations, and what he may do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from xinfang.files.models import StoredFile
from xinfang.kernel.clock import day_of
from xinfang.kernel.errors import NotFound
from xinfang.law.actable import ACTS
from xinfang.law.acts import Act, ActKind
from xinfang.law.attached import files_of
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.corrections import ASKS
from xinfang.law.effects.disputes import successor_of
from xinfang.law.fields import FieldKind, is_reference
from xinfang.law.judge import offers
from xinfang.law.obligations import Obligation, Remedy, has_arisen
from xinfang.law.origin import origin_of
from xinfang.law.persons import IDENTITY
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestState
from xinfang.law.wording import Library
from xinfang.ledger.access import record
from xinfang.ledger.models import Access
from xinfang.orgs.models import Person, Unit
from xinfang.orgs.reach import Reach, reach_of
from xinfang.orgs.seats import Seat
from xinfang.petitions.attachments import stored_files
from xinfang.petitions.doers import doer_in, organ_of
from xinfang.petitions.law_texts import library
from xinfang.petitions.lists import working_seats
from xinfang.petitions.models import Party, Petition, Text
from xinfang.petitions.reading import case_of, visible_petition
from xinfang.petitions.reference import CODED, named


@dataclass(frozen=True, slots=True)
class Desk:
    """A seat of the reader and the kinds of act that it may do now."""

    seat: Seat
    kinds: tuple[ActKind, ...]


class CaseView:
    """A case in the eyes of one reader on one day; nothing of what he may not see is read from it.

    `numbers` are the requests that he sees, `whole` tells whether these are all that there will ever be for him.
    """

    def __init__(self, petition: Petition, *, person: Person, on: date) -> None:
        """Fold the case and draw the line of what `person` sees."""
        self.petition = petition
        self.person = person
        self.on = on
        self.case: CaseFile = case_of(petition)
        seen = _seen(self.case, reach_of(person, on=on))
        self.whole = seen is None
        self.numbers = frozenset(r.n for r in self.case.requests) if seen is None else seen

    @cached_property
    def seats(self) -> tuple[Seat, ...]:
        """Give the seats of the reader that see the petition."""
        return tuple(seat for seat in working_seats(self.person, on=self.on) if self._sees(seat))

    def _sees(self, seat: Seat) -> bool:
        fits = seat.kind is CapacityKind.ACCUSATION_OFFICER or not self.case.concealed
        return fits and any(self.case.sees(unit) != () for unit in (seat.unit_id, organ_of(seat)))

    @property
    def unit(self) -> int | None:
        """Give the organ for which the reader looks."""
        return organ_of(self.seats[0]) if self.seats else None

    @cached_property
    def desks(self) -> tuple[Desk, ...]:
        """Give the acts that the reader may do now, seat by seat; the same act at the same organ only once."""
        done: set[tuple[int, ActKind]] = set()
        found = []
        for seat in self.seats:
            organ = organ_of(seat)
            kinds = offers(self.case, actor=doer_in(seat, person=self.person), on=self.on)
            new = tuple(kind for kind in kinds if (organ, kind) not in done)
            done |= {(organ, kind) for kind in new}
            if new:
                found.append(Desk(seat, new))
        return tuple(found)

    @cached_property
    def library(self) -> Library:
        """Give the texts of regulations whose words the proofs may show."""
        return library()

    @property
    def requests(self) -> tuple[RequestFile, ...]:
        """Give the requests that the reader sees."""
        return tuple(r for r in self.case.requests if r.n in self.numbers)

    @property
    def state(self) -> RequestState:
        """Give the state of the petition as far as the reader sees it."""
        return replace(self.case, requests=self.requests).state

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """Give the acts on requests that the reader sees."""
        return tuple(act for act in self.case.acts if self.touched(act) & self.numbers and not self._kept_back(act))

    def _kept_back(self, act: Act) -> bool:
        """Tell whether the act speaks of another petition that the reader may not see."""
        other = other_of(act)
        return other is not None and other not in self.others

    @cached_property
    def others(self) -> Mapping[UUID, str]:
        """Give the numbers of the other petitions that acts name, as far as the reader sees those petitions."""
        named = {other for act in self.case.acts if (other := other_of(act)) is not None}
        named |= {UUID(origin["petition"])} if (origin := origin_of(self.case.acts[0])) is not None else set()
        seen = Petition.objects.visible_to(self.person).filter(pk__in=named) if named else Petition.objects.none()
        return dict(seen.values_list("pk", "number"))

    def act(self, seq: int) -> Act:
        """Give the act with that number, if the reader sees it; else it does not exist for him."""
        for act in self.acts:
            if act.seq == seq:
                return act
        raise NotFound("没有这条办理记录，或者您无权查看。")

    def touched(self, act: Act) -> frozenset[int]:
        """Give the requests that the act speaks of; an annulment speaks of those of its target."""
        earlier = act.target is not None and (act.target < act.seq or not act.seq)
        target = self.case.act(act.target or 0) if earlier else None
        return self.touched(target) if target is not None else frozenset(act.requests)

    def may_read(self, act: Act) -> bool:
        """Tell whether the reader may read the words of the act: only when they are about no other request."""
        return self.touched(act) <= self.numbers

    def may_open_paper(self, act: Act) -> bool:
        """Tell whether the reader may open the file that proves the act.

        The papers of those who join and leave bear their names: they are for the office that registered alone.
        """
        return act.evidence is not None and self._may_see_papers(act)

    def _may_see_papers(self, act: Act) -> bool:
        named = act.kind in (ActKind.JOIN_PERSON, ActKind.LEAVE_PERSON, *IDENTITY)
        office = any(organ_of(seat) == self.case.office for seat in self.seats)
        return self.may_read(act) and (office or not named)

    @property
    def obligations(self) -> tuple[Obligation, ...]:
        """Give the obligations on the requests that the reader sees, as far as they have arisen."""
        return tuple(o for o in self.case.obligations if self._mine(o.request_n) and has_arisen(o, on=self.on))

    @property
    def remedies(self) -> tuple[Remedy, ...]:
        """Give the remedies on the requests that the reader sees."""
        return tuple(r for r in self.case.remedies if self._mine(r.request_n))

    def _mine(self, n: int | None) -> bool:
        return self.whole if n is None else n in self.numbers

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """Give the words that the reader may read, by the id that acts name."""
        wanted = [*self._ask_ids(), *(one for act in self.acts if self.may_read(act) for one in _text_ids(act))]
        rows = Text.objects.filter(pk__in=wanted, petition=self.petition).values_list("pk", "plain")
        return {str(pk): plain for pk, plain in rows}

    @cached_property
    def files(self) -> Mapping[UUID, StoredFile]:
        """Give the files that come with acts whose papers the reader may see, by the id that the acts name."""
        readable = (act for act in self.acts if self._may_see_papers(act))
        return stored_files(UUID(one["id"]) for act in readable for one in files_of(act))

    @cached_property
    def parties(self) -> Mapping[str, Party]:
        """Give the rows of the petitioners and of who speaks for them, by the id that acts name; sealed."""
        return {str(row.pk): row for row in Party.objects.filter(petition=self.petition).order_by("pk")}

    def _ask_ids(self) -> Iterable[UUID]:
        asks = (*self.case.acts[0].payload.get("asks", ()), *self._asks())
        return (UUID(ask["text"]["id"]) for ask in asks if ask["n"] in self.numbers and ask.get("text"))

    def _asks(self) -> Iterable[Mapping[str, Any]]:
        return (ask for act in self.case.said[:1] for ask in act.payload.get("asks", ()))

    @property
    def disposal(self) -> Act | None:
        """Give the act by which the contents were destroyed, None when they were not."""
        return self.case.act(self.case.disposed_seq) if self.case.disposed_seq is not None else None

    def words_of(self, request: RequestFile) -> str:
        """Give the words of a request; empty when they were disposed of."""
        for ask in self._asks():
            if ask["n"] == request.n and ask.get("text"):
                return self.texts.get(ask["text"]["id"], "")
        return ""

    def coded(self, request: RequestFile) -> tuple[str, ...]:
        """Give the names of the category and the place of a request, as far as they were told."""
        told = next((ask for ask in self._asks() if ask["n"] == request.n), {})
        names = (self._names.get((key, told.get(key, ""))) for key in CODED)
        return tuple(name for name in names if name is not None)

    @cached_property
    def _names(self) -> Mapping[tuple[str, str], str]:
        wanted = {key: {ask[key] for ask in self._asks() if ask.get(key)} for key in CODED}
        return {(key, code): name for key, codes in wanted.items() for code, name in named(key, codes).items()}

    @cached_property
    def units(self) -> Mapping[int, str]:
        """Give the short names of the units that the page names."""
        wanted = {act.by.unit for act in self.acts} | {act.by.section for act in self.acts}
        wanted |= {r.holder for r in self.requests} | {o.obligor_unit for o in self.obligations}
        wanted |= {r.unit for r in self.remedies} | {self.case.office}
        wanted |= {value["unit"] for act in self.acts for value in _values(act, FieldKind.UNIT)}
        wanted |= {unit for act in self.acts for unit in succession_of(act)}
        return dict(
            Unit.objects.filter(pk__in={one for one in wanted if one is not None}).values_list("pk", "short_name")
        )

    @cached_property
    def people(self) -> Mapping[int, str]:
        """Give the names of those who did the acts shown, and of those of whom they speak."""
        wanted = {act.by.person for act in self.acts} | {act.recorded_by for act in self.acts}
        wanted |= {act.confirmed_by for act in self.acts}
        wanted |= {value["person"] for act in self.acts for value in _values(act, FieldKind.OFFICIAL)}
        return dict(Person.objects.filter(pk__in={one for one in wanted if one is not None}).values_list("pk", "name"))


def open_case(number: str, *, person: Person, at: datetime) -> CaseView:
    """Give the petition of that number as `person` sees it, and record that he opened it; not in a transaction.

    Raises `NotFound` when there is none, or none for him.
    """
    petition = visible_petition(number, person=person)
    view = CaseView(petition, person=person, on=day_of(at))
    record(person, unit_id=view.unit, what=Access.OPEN, petition_id=petition.pk, at=at)
    return view


def _seen(case: CaseFile, reach: Reach) -> frozenset[int] | None:
    """Give the numbers of the requests seen within reach; None when all are."""
    units = reach.accusation_units if case.concealed else reach.units
    sights = [numbers for unit, numbers in case.sight if unit in units]
    if None in sights:
        return None
    return frozenset(n for numbers in sights if numbers for n in numbers)


def other_of(act: Act) -> UUID | None:
    """Give the other petition that the act names, None when it names none; a dispute names another unit there."""
    other = act.payload.get("other") or {}
    return UUID(other["petition"]) if "petition" in other else None


def succession_of(act: Act) -> tuple[int, ...]:
    """Give the organ that has gone and the one that goes on, empty for any act but a succession."""
    return (act.payload["former"], successor_of(act)) if act.kind is ActKind.SUCCEED_ORGAN else ()


def _text_ids(act: Act) -> Iterable[UUID]:
    corrected = act.payload.get("corrected") or {}
    said = (*corrected.values(), *(ask["text"] for ask in corrected.get(ASKS, ())))
    values = (*_values(act, FieldKind.TEXT), *(one for one in said if is_reference(one)))
    return (UUID(value["id"]) for value in values)


def _values(act: Act, kind: FieldKind) -> list[Mapping[str, Any]]:
    fields = (one for one in ACTS[act.kind].fields if one.kind is kind)
    return [act.payload[one.name] for one in fields if isinstance(act.payload.get(one.name), Mapping)]
