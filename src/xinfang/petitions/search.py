"""Search in the texts of petitions by pairs of characters, through the gate of sight."""

import re
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from xinfang.kernel import clock
from xinfang.orgs.models import Person
from xinfang.orgs.reach import Reach, reach_of
from xinfang.petitions.models import Petition, Sight, Text
from xinfang.petitions.sql import SEPARATORS

LONGEST = 100
AROUND = 30
BETWEEN = re.compile(SEPARATORS)
LIKE = "lower(plain) like %s"
BY_PAIRS = "select found_by(%s::tsquery, %s, %s)"
BY_LETTER = """
select t.petition_id from petitions_text t where lower(t.plain) like all (%s) and exists (
  select 1 from petitions_sight s where s.petition_id = t.petition_id and s.unit_id = any (%s)
  and (s.requests is null or s.requests @> t.requests))
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A petition found, the words around the find, and the request it belongs to (None: the whole petition)."""

    petition: Petition
    snippet: str
    request_n: int | None


def search(
    person: Person,
    words: str,
    *,
    within: QuerySet[Petition] | None = None,
    after: Petition | None = None,
    limit: int = 25,
) -> list[Hit]:
    """Give petitions with a text in which all `words` stand, newest first, at most `limit`, after the petition `after`.

    `within` are petitions that `person` sees, all where none are given. Only texts that he may read are searched: an
    organ does not find its neighbours' requests.
    """
    wanted = words_of(words)
    if not wanted:
        return []
    reach = reach_of(person, on=clock.today())
    seen = within if within is not None else Petition.objects.visible_to(person)
    found = matching(seen, words, person=person)
    if after is not None:
        found = found.filter(Q(received_on__lt=after.received_on) | Q(received_on=after.received_on, pk__lt=after.pk))
    petitions = list(found.select_related("lead_unit").order_by("-received_on", "-id")[:limit])
    texts = _standing(readable(reach).filter(petition__in=petitions), wanted).order_by("petition_id", "role", "id")
    first = {text.petition_id: text for text in reversed(texts)}
    return [_hit(petition, first[petition.pk], wanted[0]) for petition in petitions if petition.pk in first]


def words_of(words: str) -> list[str]:
    """Give the words looked for."""
    return words.replace("\x00", "").lower()[:LONGEST].split()


def matching(within: QuerySet[Petition], words: str, *, person: Person) -> QuerySet[Petition]:
    """Keep those of the petitions with a text, readable for `person`, in which all words stand."""
    return within.filter(pk__in=_matching(words_of(words), reach_of(person, on=clock.today())))


def _matching(words: list[str], reach: Reach) -> RawSQL:
    """Give the petitions with a text that matches and belongs to a request which a unit within reach may read."""
    pairs, patterns, units = query_pairs(words), [_like(word) for word in words], _units(reach)
    return RawSQL(BY_PAIRS, (pairs, patterns, units)) if pairs else RawSQL(BY_LETTER, (patterns, units))  # noqa: S611 - bound


def _standing(texts: QuerySet[Text], words: list[str]) -> QuerySet[Text]:
    """Keep the texts in which all words stand, without asking for pairs: for the few that are shown."""
    return texts.extra(where=[LIKE] * len(words), params=[_like(word) for word in words])  # noqa: S610 - bound


def query_pairs(words: list[str]) -> str:
    """Give the pairs of neighbouring characters of `words` as a tsquery; empty when none has two."""
    parts = [part for word in words for part in BETWEEN.split(word) if len(part) > 1]
    pairs = dict.fromkeys(part[i : i + 2] for part in parts for i in range(len(part) - 1))
    return " & ".join("'" + pair.replace("\\", "\\\\").replace("'", "''") + "'" for pair in pairs)


def _like(word: str) -> str:
    return "%" + word.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_") + "%"


def readable(reach: Reach) -> QuerySet[Text]:
    """Give the texts that belong to requests which a unit within reach may read."""
    whole = Q(requests__isnull=True) | Q(requests__contains=OuterRef("requests"))
    mine = Sight.objects.filter(whole, petition=OuterRef("petition_id"), unit__in=_units(reach))
    return Text.objects.filter(Exists(mine))


def _units(reach: Reach) -> list[int]:
    return sorted(reach.units | reach.accusation_units)


def _hit(petition: Petition, text: Text, wanted: str) -> Hit:
    start = max(text.plain.lower().find(wanted) - AROUND, 0)
    end = start + len(wanted) + 2 * AROUND
    cut = text.plain[start:end].replace("\n", " ")
    snippet = f"{'…' if start else ''}{cut}{'…' if end < len(text.plain) else ''}"
    return Hit(petition, snippet, text.requests[0] if text.requests else None)
