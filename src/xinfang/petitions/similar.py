"""At registration: is there an earlier matter with the same request?

Candidates are found by their words and read through the gate of sight. Identity alone finds nothing: of the matters in
which the same ID number or telephone was left at most one is marked so, and only where its words are near as well.
There is no list, no count and no history of a person.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import Q

from xinfang.kernel import clock
from xinfang.kernel.blind import IndexName
from xinfang.law.case import CaseFile
from xinfang.law.terms import RequestState
from xinfang.orgs.models import Person
from xinfang.orgs.reach import reach_of
from xinfang.petitions.commands import PartyIn
from xinfang.petitions.contents import index_of
from xinfang.petitions.models import Likeness, Party, Petition, Request, Text
from xinfang.petitions.search import readable
from xinfang.triage.likeness import bands, nearness

# The words of requests, as registered or as corrected.
ASKED: Final = frozenset({"register.text", "corrected.asks"})
MOST_RANKED: Final = 200
MOST_SHOWN: Final = 5
NEAR: Final = 40
NEAR_WHEN_KNOWN: Final = 25
# A name is shared by many; an ID number or a telephone is not.
KNOWN_BY: Final[tuple[IndexName, ...]] = ("id_no", "phone")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An earlier request that may ask the same; `known` tells that the same ID number or telephone was left there."""

    petition: Petition
    n: int
    text: str
    state: str
    nearness: int
    known: bool


def likeness_rows(texts: Iterable[Text], case: CaseFile) -> list[dict[str, object]]:
    """Give the rows by which the requests of a petition will be found; none for an accusation."""
    if case.concealed:
        return []
    found = [(text.pk, bands(text.plain)) for text in texts if text.role in ASKED]
    return [{"text_id": pk, "bands": hashes} for pk, hashes in found if hashes]


def candidates(person: Person, *typed: str, parties: Sequence[PartyIn] = ()) -> list[Candidate]:
    """Give earlier requests near one of those typed that `person` may read, the nearest first, at most `MOST_SHOWN`."""
    found = _texts(person, typed)
    if not found:
        return []
    known = _known({one.petition_id for one in found}, parties)
    ranked = [(max(nearness(text, one.plain) for text in typed), one.petition_id in known, one) for one in found]
    ranked.sort(key=lambda each: (-each[0], each[2].petition.received_on, str(each[2].pk)))
    kept = [(how, who, one) for how, who, one in ranked if how >= (NEAR_WHEN_KNOWN if who else NEAR)]
    return _told(_one_known(kept))


def _one_known(ranked: list[tuple[int, bool, Text]]) -> list[tuple[int, bool, Text]]:
    """Keep the nearest of those in which the petitioner is known, the others only as what their words make them."""
    first = next((one for _, who, one in ranked if who), None)
    said = [(how, one is first, one) for how, _, one in ranked if one is first or how >= NEAR]
    return said[:MOST_SHOWN]


def _texts(person: Person, typed: Iterable[str]) -> list[Text]:
    hashes = [hashed for text in typed for hashed in bands(text)]
    if not hashes:
        return []
    seen = Petition.objects.visible_to(person).filter(concealed=False)
    near = Likeness.objects.filter(bands__overlap=hashes, text__petition__in=seen).values("text_id")
    mine = readable(reach_of(person, on=clock.today())).filter(pk__in=near)
    return list(mine.select_related("petition").order_by("-petition__received_on", "pk")[:MOST_RANKED])


def _known(petitions: set[UUID], parties: Sequence[PartyIn]) -> set[UUID]:
    """Give those of the petitions, found by their words, in which one of the petitioners left the same number."""
    wanted = Q()
    for party in parties:
        for column in KNOWN_BY:
            index = index_of(column, getattr(party, column).strip())
            if index is not None:
                wanted |= Q(**{f"bx_{column}": index})
    if not wanted:
        return set()
    return set(Party.objects.filter(wanted, petition__in=petitions).values_list("petition_id", flat=True))


def _told(ranked: list[tuple[int, bool, Text]]) -> list[Candidate]:
    rows = Request.objects.filter(text__in=[one for _, _, one in ranked]).values_list("text_id", "n", "state")
    stands = {text: (n, state) for text, n, state in rows}
    return [
        Candidate(
            petition=one.petition,
            n=stands[one.pk][0],
            text=one.plain,
            state=RequestState(stands[one.pk][1]).label,
            nearness=how,
            known=who,
        )
        for how, who, one in ranked
        if one.pk in stands
    ]
