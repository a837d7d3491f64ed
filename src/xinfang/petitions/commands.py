"""What somebody wants done: the words in which the door is asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

import rfc8785

from xinfang.kernel.errors import Refused
from xinfang.law.acts import ActKind, Source
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import RequestClass

UNSAYABLE = "提交的内容里有不能保存的字符或者数字，请核对后重新填写。"


@dataclass(frozen=True, slots=True)
class Ask:
    """One request as it is registered: its words, its class, codes of what it is about and where, if on a lawsuit."""

    text: str
    klass: RequestClass = RequestClass.CLAIM
    category: str = ""
    place: str = ""
    legal: bool = False


@dataclass(frozen=True, slots=True)
class PartyIn:
    """A petitioner as told at registration; everything may be empty, an anonymous petition is taken in like any.

    `mail` is where he wants to be written to, with its `postcode`, if that is not where he lives.
    `speaks` marks a representative at a visit, or the contact person of a joint letter; `agents` speak for him.
    """

    name: str = ""
    id_no: str = ""
    phone: str = ""
    address: str = ""
    landline: str = ""
    email: str = ""
    mail: str = ""
    postcode: str = ""
    speaks: bool = False
    agents: "tuple[AgentIn, ...]" = ()

    @property
    def told(self) -> bool:
        """Tell whether anything at all was said."""
        return bool(self.name or self.id_no or self.phone or self.address or any(self.further))

    @property
    def further(self) -> tuple[str, ...]:
        """Give the further ways to reach him."""
        return (self.landline, self.email, self.mail, self.postcode)

    @property
    def postal(self) -> str:
        """Give where he is written to: the place that he named for it, else where he lives."""
        return " ".join(part for part in (self.postcode, self.mail or self.address) if part)

    def said(self) -> list[Any]:
        """Give plain data of everything told, to tell a repetition from another registration."""
        told: list[Any] = [self.name, self.id_no, self.phone, self.address, *([True] if self.speaks else [])]
        told += [list(self.further)] if any(self.further) else []
        return [*told, *(agent.said() for agent in self.agents)]


@dataclass(frozen=True, slots=True)
class AgentIn:
    """Who speaks for a petitioner as told at registration: by what right, whether he takes papers, and the proof."""

    who: PartyIn
    basis: str
    receives: bool = False
    evidence: UUID | None = None

    def said(self) -> list[Any]:
        """Give plain data of everything told."""
        return [self.who.said(), self.basis, self.receives, str(self.evidence)]


@dataclass(frozen=True, slots=True)
class Accused:
    """Whom an accusation names: ids of units and people of the county."""

    units: tuple[int, ...] = ()
    persons: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SeatChoice:
    """The capacity in which somebody acts: at which unit, of which kind."""

    unit: int
    kind: CapacityKind


@dataclass(frozen=True, slots=True)
class Other:
    """The other petition that an act touches: its id, the requests there, and the last act of it that was seen."""

    petition: UUID
    requests: tuple[int, ...]
    expected_seq: int | None = None


@dataclass(frozen=True, slots=True)
class Command:
    """One act asked for. `values` holds the act's fields: codes, days, unit ids, and plain texts for text fields.

    `corrections` are the values that a correction gives to fields of its target, in the same shape.
    `petition` is None only to register; `requests` empty means all on which the act can be done. `joined` is the
    petitioner of whom the act speaks, by the number of the act by which he came, `persons` those whom it tells or on
    whom it serves at once; `files` come with the act (附件).
    The same `id` with the same words again gives the first result.
    """

    id: UUID
    kind: ActKind
    happened_on: date
    seat: SeatChoice | None = None
    petition: UUID | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    requests: tuple[int, ...] = ()
    about: int | None = None
    target: int | None = None
    expected_seq: int | None = None
    evidence: UUID | None = None
    source: Source = Source.DESK
    asks: tuple[Ask, ...] = ()
    parties: tuple[PartyIn, ...] = ()
    accused: Accused = Accused()
    foreign: tuple[str, str] | None = None
    other: Other | None = None
    corrections: Mapping[str, Any] = field(default_factory=dict)
    joined: int | None = None
    persons: tuple[int, ...] = ()
    files: tuple[UUID, ...] = ()

    def said(self, *, person: int | None) -> bytes:
        """Give canonical bytes of everything asked for and by whom, to tell a repetition from another command.

        Refuses what no record could hold: half characters, numbers beyond 2⁵³, things that are no plain data.
        """
        try:
            return rfc8785.dumps(self._told(person) | self._told_besides() | self._told_of_corrections())
        except (rfc8785.CanonicalizationError, UnicodeEncodeError, RecursionError) as unsayable:
            raise Refused(UNSAYABLE) from unsayable

    def _told(self, person: int | None) -> dict[str, Any]:
        return {
            "about": self.about,
            "accused": [list(self.accused.units), list(self.accused.persons)],
            "asks": [[a.klass.value, a.text, a.category, a.place, *([True] if a.legal else [])] for a in self.asks],
            "evidence": str(self.evidence),
            "foreign": list(self.foreign or ()),
            "happened_on": self.happened_on.isoformat(),
            "kind": self.kind.value,
            "parties": [party.said() for party in self.parties],
            "person": person,
            "petition": str(self.petition),
            "requests": list(self.requests),
            "seat": [self.seat.unit, self.seat.kind.value] if self.seat else None,
            "source": self.source.value,
            "target": self.target,
            "values": {name: self.values[name] for name in sorted(self.values)},
        }

    def _told_besides(self) -> dict[str, Any]:
        told: dict[str, Any] = {"joined": self.joined} if self.joined is not None else {}
        if self.other is not None:
            told["other"] = [str(self.other.petition), list(self.other.requests)]
        if self.persons:
            told["persons"] = list(self.persons)
        if self.files:
            told["files"] = [str(one) for one in self.files]
        return told

    def _told_of_corrections(self) -> dict[str, Any]:
        return {"corrections": dict(self.corrections)} if self.corrections else {}
