"""To whom a paper that was issued is sent: the units that its act names, or each petitioner at his own address."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from xinfang.documents.models import Envelope, Issued
from xinfang.documents.types import TYPES
from xinfang.documents.types.row import Reader
from xinfang.kernel import clock
from xinfang.kernel.errors import UserError
from xinfang.kernel.masking import CONCEALED, mask_address, mask_name
from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile
from xinfang.law.persons import asker, person_of, standing, told_by
from xinfang.law.rulings.serving import SERVICES
from xinfang.orgs.contacts import Contacts, contacts_of
from xinfang.orgs.models import Unit
from xinfang.petitions.commands import PartyIn
from xinfang.petitions.contents import opened
from xinfang.petitions.identities import rows_now
from xinfang.petitions.models import Party, Petition
from xinfang.petitions.offices import addresses_of, named_in
from xinfang.petitions.paper_units import units_of
from xinfang.petitions.persons import needed_by
from xinfang.petitions.reading import cases_of

# Papers about a review go to whoever asked for it.
OF_REVIEW: Final = frozenset(
    {ActKind.ADMIT_REVIEW, ActKind.REFUSE_REVIEW, ActKind.NOTIFY_HEARING, ActKind.DECIDE_REVIEW}
)
GONE: Final = "（内容已销毁）"


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who is written to: a unit, an office outside the tree by its name alone, or a petitioner.

    A petitioner is known by petition, act by which he came, and sealed row.

    `name` and `address` are in plain words: whoever shows or prints them has recorded it.
    """

    name: str
    address: str = ""
    unit: int | None = None
    petition: UUID | None = None
    person: int | None = None
    party: UUID | None = None
    concealed: bool = False

    @property
    def key(self) -> str:
        """Give what tells this addressee from others: papers with the same one may share an envelope."""
        return _key(self.unit, "" if self.is_person else self.name, self.petition, self.person)

    @property
    def is_person(self) -> bool:
        """Tell whether a petitioner is written to."""
        return self.petition is not None

    @property
    def is_outside(self) -> bool:
        """Tell whether it is an office of which only the name is known here."""
        return self.unit is None and not self.is_person

    @property
    def shown(self) -> str:
        """Give the name as a list shows it: an organ's in full, a petitioner's masked."""
        if not self.is_person:
            return self.name
        return CONCEALED if self.concealed else mask_name(self.name)

    @property
    def shown_address(self) -> str:
        """Give the address as a list shows it: an organ's in full, a petitioner's masked."""
        return mask_address(self.address, concealed=self.concealed) if self.is_person else self.address

    @property
    def reachable(self) -> bool:
        """Tell whether an envelope can be addressed."""
        return self.unit is not None or bool(self.name and self.address)


def key_of(one: Envelope) -> str:
    """Give the key of the addressee to whom the envelope went."""
    return _key(one.to_id, one.office, one.petition, one.person)


def _key(unit: int | None, office: str, petition: UUID | None, person: int | None) -> str:
    if unit is not None:
        return f"u{unit}"
    return f"p{petition}.{person}" if petition is not None else f"o{office}"


def addressees_of(papers: Sequence[Issued]) -> Mapping[UUID, tuple[Addressee, ...]]:
    """Give for each paper to whom it is sent, in few queries; a withdrawn one goes to nobody.

    The caller has asked who may see the petitions.
    """
    found = {one.pk: one for one in Petition.objects.filter(pk__in={paper.petition for paper in papers})}
    parties = {str(row.pk): row for row in Party.objects.filter(petition__in=found)}
    return addressees_in(papers, cases=cases_of(list(found.values())), parties=parties)


def addressees_in(
    papers: Sequence[Issued], *, cases: Mapping[UUID, CaseFile], parties: Mapping[str, Party]
) -> Mapping[UUID, tuple[Addressee, ...]]:
    """Give the same from cases and rows that are read already."""
    organs = _organs(papers, cases)
    return {paper.pk: tuple(_of(paper, cases[paper.petition], parties, organs)) for paper in papers}


@dataclass(frozen=True, slots=True)
class Organs:
    """The units and offices to which papers go: whom each report names, and the addresses kept of offices."""

    units: Mapping[int, Addressee]
    reports: Mapping[UUID, Sequence[int | str]]
    kept: Mapping[tuple[int, str], str]

    def named_by(self, paper: Issued) -> Iterator[Addressee]:
        """Give whom the report names."""
        for one in self.reports.get(paper.pk, ()):
            yield self.units[one] if isinstance(one, int) else Addressee(one, self.kept.get((paper.unit_id, one), ""))


def _of(paper: Issued, case: CaseFile, parties: Mapping[str, Party], organs: Organs) -> Iterator[Addressee]:
    act = case.act(paper.seq)
    if act is None or paper.seq in case.annulled:
        return
    if TYPES[paper.kind].reader is Reader.UNIT:
        sent_to = units_of(case, act, TYPES[paper.kind])
        yield from (organs.units[unit] for unit in sent_to if unit in organs.units)
        yield from organs.named_by(paper)
    elif TYPES[paper.kind].reader is Reader.PETITIONER:
        for person in persons_of(case, act):
            yield from _petitioner(paper, case, parties, person)


def _petitioner(paper: Issued, case: CaseFile, parties: Mapping[str, Party], person: int) -> Iterator[Addressee]:
    """Give one addressee for each row of the petitioner that a step of the organ needs."""
    for row in rows_now(case.acts, person)[:1]:
        if row in parties and needed_by(case, UUID(row), organ=paper.unit_id, told=paper.seq):
            told = readable(parties[row])
            yield Addressee(
                told.name,
                told.postal,
                petition=paper.petition,
                person=person,
                party=UUID(row),
                concealed=case.concealed,
            )


def readable(row: Party) -> PartyIn:
    """Give the plain fields of a petitioner; none where the key is lost."""
    try:
        return opened(row)
    except UserError:
        return PartyIn()


def persons_of(case: CaseFile, act: Act) -> tuple[int, ...]:
    """Give the petitioners to whom the paper of an act goes."""
    named = told_by(act)
    if act.kind in OF_REVIEW:
        asked = case.act(act.about or 0)
        while asked is not None and asked.kind in OF_REVIEW:
            asked = case.act(asked.about or 0)
        return (asker(case, asked, before=_reached(case, act)),) if asked is not None else (case.first_person,)
    return tuple(one.seq for one in standing(case) if named is None or one.seq in named)


def _reached(case: CaseFile, act: Act) -> int | None:
    """Give as of which act it is told to whom a paper of a review went; an opinion goes to somebody until served."""
    if act.kind is not ActKind.DECIDE_REVIEW:
        return act.seq
    return next((one.seq for one in case.live if one.kind is ActKind.SERVE_REVIEW and one.about == act.seq), None)


def service_of(case: CaseFile, paper: Issued, *, person: int | None) -> Act | None:
    """Give the act by which the paper was served on the petitioner, None when it was not."""
    about = (act for act in case.live if act.kind in SERVICES and act.about == paper.seq)
    return next((a for a in about if a.kind is ActKind.SERVE_REVIEW or person_of(case, a) == person), None)


def _organs(papers: Sequence[Issued], cases: Mapping[UUID, CaseFile]) -> Organs:
    acts = ((paper, cases[paper.petition], cases[paper.petition].act(paper.seq)) for paper in papers)
    wanted = {unit for paper, case, act in acts if act is not None for unit in units_of(case, act, TYPES[paper.kind])}
    reports = named_in(papers, cases)
    wanted |= {one for ones in reports.values() for one in ones if isinstance(one, int)}
    kept = addresses_of({paper.unit_id for paper in papers if paper.pk in reports})
    return Organs(units_as_addressees(wanted, on=clock.today()), reports, kept)


def units_as_addressees(units: Collection[int], *, on: date) -> Mapping[int, Addressee]:
    """Give the units as they are written to on the day."""
    names = Unit.objects.filter(pk__in=units).values_list("pk", "name") if units else ()
    reached = contacts_of(units)
    return {pk: Addressee(name, reached.on(pk, on).postal, unit=pk) for pk, name in names}


def written_to(envelopes: Sequence[Envelope]) -> Mapping[UUID, Addressee]:
    """Give who each envelope was addressed to, in few queries, at the address of the day of posting."""
    rows = {row.pk: row for row in Party.objects.filter(pk__in={one.party for one in envelopes if one.party})}
    units = dict(Unit.objects.filter(pk__in={one.to_id for one in envelopes if one.to_id}).values_list("pk", "name"))
    reached = contacts_of(units)
    return {one.pk: _written_to(one, rows, units, reached) for one in envelopes}


def _written_to(one: Envelope, rows: Mapping[UUID, Party], units: Mapping[int, str], reached: Contacts) -> Addressee:
    if one.office:
        return Addressee(one.office, one.office_address)
    if one.to_id is not None:
        return Addressee(units[one.to_id], reached.on(one.to_id, one.posted_on).postal, unit=one.to_id)
    row = rows.get(one.party) if one.party is not None else None
    told = readable(row) if row is not None else PartyIn(name=GONE)
    return Addressee(
        told.name, told.postal, petition=one.petition, person=one.person, party=one.party, concealed=one.apart
    )
