"""Petitions read back: their acts parsed, their case files folded, one of them locked for an act."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID

from xinfang.kernel import clock
from xinfang.kernel.errors import NotFound
from xinfang.kernel.trips import Trip
from xinfang.law.acts import Act, canonical, parse
from xinfang.law.case import CaseFile
from xinfang.law.casefile import fold
from xinfang.law.kept import Kept
from xinfang.ledger.hashing import chain
from xinfang.orgs.models import Person
from xinfang.orgs.reach import reach_of
from xinfang.petitions.inputs import Inputs, inputs_of
from xinfang.petitions.kept import kept_dates, kept_of
from xinfang.petitions.models import ActRecord, Petition

MISSING = "没有这件信访事项，或者您无权查看。"
LOCKED: Final = """
select head_hash, rulebook_digest, calendar_digest, fold_version, keeps_dates
from petitions_petition petition where id = %s"""
# What `visible_to` demands, spelt out, since every act asks it; tests hold the two equal.
SEEN: Final = """
and exists (select 1 from petitions_sight seen where seen.petition_id = petition.id
    and seen.unit_id = any(case when seen.concealed then %s::bigint[] else %s::bigint[] end))
and not exists (select 1 from petitions_shield shield where shield.petition_id = petition.id
    and (shield.unit_id = any(%s::bigint[]) or shield.person_id = any(%s::bigint[])))
"""
BODIES: Final = "select body from petitions_act where petition_id = %s order by seq"


@dataclass(frozen=True, slots=True)
class Locked:
    """A petition that nobody else changes until the transaction ends: its acts, the head of its chain, its inputs."""

    acts: tuple[Act, ...]
    head: bytes
    rulebook: str
    calendar: str
    fold_version: int
    keeps_dates: bool


def ask_locked(trip: Trip, petition: UUID, *, by: Person | None) -> None:
    """Ask for the petition, locked, and then for its acts, if `by` may see it; a petitioner has proved his own."""
    if by is None:
        trip.ask(f"{LOCKED} for update", petition)
    else:
        reach = reach_of(by, on=clock.today())
        sets = (reach.accusation_units, reach.units, reach.lineage, reach.leaders)
        trip.ask(f"{LOCKED} {SEEN} for update of petition", petition, *map(list, sets))
    trip.ask(BODIES, petition)


def locked(found: Sequence[list[tuple[Any, ...]]]) -> Locked:
    """Give what `ask_locked` brought; `NotFound` when the petition is not there for who asked."""
    rows, bodies = found
    if not rows:
        raise NotFound(MISSING)
    head, *folded_by = rows[0]
    return Locked(tuple(parse(bytes(body)) for (body,) in bodies), bytes(head), *folded_by)


def followed(petition: Locked, acts: tuple[Act, ...]) -> Locked:
    """Give the locked petition after acts that this transaction has appended, `acts` being all of them."""
    head = petition.head
    for act in acts[len(petition.acts) :]:
        head = chain(head, canonical(act))
    return replace(petition, acts=acts, head=head)


def acts_of(petition: UUID) -> list[Act]:
    """Give the acts of a petition in the order of entry."""
    bodies = ActRecord.objects.filter(petition_id=petition).order_by("seq").values_list("body", flat=True)
    return [parse(bytes(body)) for body in bodies]


def case_of(petition: Petition, *, inputs: Inputs | None = None) -> CaseFile:
    """Give the case file, folded with the inputs that the petition's row names unless others are given."""
    read = inputs or inputs_of(petition.rulebook_digest, petition.calendar_digest)
    return folded(acts_of(petition.pk), inputs=read, kept=kept_of(petition))


def cases_of(petitions: Sequence[Petition]) -> dict[UUID, CaseFile]:
    """Give the case file of each petition, in as many queries as for one."""
    acts, kept = defaultdict[UUID, list[Act]](list), kept_dates(one.pk for one in petitions if one.keeps_dates)
    stored = ActRecord.objects.filter(petition__in=petitions).order_by("petition_id", "seq")
    for petition, body in stored.values_list("petition_id", "body"):
        acts[petition].append(parse(bytes(body)))
    return {
        one.pk: folded(
            acts[one.pk], inputs=inputs_of(one.rulebook_digest, one.calendar_digest), kept=kept.get(one.pk, ())
        )
        for one in petitions
    }


def folded(acts: Iterable[Act], *, inputs: Inputs, kept: tuple[Kept, ...] = ()) -> CaseFile:
    """Give the case file that the acts amount to, with the dates that were kept from moving."""
    return fold(acts, rulebook=inputs.rulebook, calendar=inputs.calendar, kept=kept)


def visible_petition(number: str, *, person: Person) -> Petition:
    """Give the petition of that number, if `person` may see it; else it does not exist for him."""
    # The database refuses to be asked for a null character, which an address can hold.
    found = Petition.objects.visible_to(person).filter(number=number).first() if "\0" not in number else None
    if found is None:
        raise NotFound(MISSING)
    return found
