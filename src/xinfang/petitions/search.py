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
# The recheck by LIKE keeps pairs that stand apart from counting as the words; MATERIALIZED keeps the planner from
# walking the petitions by day and asking each for its text.
PAIRS = "zh_bigrams(plain) @@ %s::tsquery"
LIKE = "lower(plain) like %s"


@dataclass(frozen=True, slots=True)
class Hit:
    """A petition found, the words around the find, and the request it belongs to (None: the whole petition)."""

    petition: Petition
    snippet: str
    request_n: int | None


def search(person: Person, words: str, *, after: Petition | None = None, limit: int = 25) -> list[Hit]:
    """Give petitions with a text in which all `words` stand, newest first, at most `limit`, after the petition `after`.

    Only texts that `person` may read are searched: an organ does not find its neighbours' requests.
    """
    wanted = words.replace("\x00", "").lower()[:LONGEST].split()
    if not wanted:
        return []
    reach = reach_of(person, on=clock.today())
    readable = _readable(reach).filter(pk__in=_matching(wanted))
    found = Petition.objects.visible_to(person).filter(pk__in=readable.values("petition_id"))
    if after is not None:
        found = found.filter(Q(received_on__lt=after.received_on) | Q(received_on=after.received_on, pk__lt=after.pk))
    petitions = list(found.select_related("lead_unit").order_by("-received_on", "-id")[:limit])
    texts = readable.filter(petition__in=petitions).order_by("petition_id", "role", "id")
    first = {text.petition_id: text for text in reversed(texts)}
    return [_hit(petition, first[petition.pk], wanted[0]) for petition in petitions if petition.pk in first]


def _matching(words: list[str]) -> RawSQL:
    pairs = query_pairs(words)
    conditions = [PAIRS] * bool(pairs) + [LIKE] * len(words)
    sql = (
        f"with hit as materialized (select id from petitions_text where {' and '.join(conditions)}) select id from hit"  # noqa: S608 - made of constants
    )
    return RawSQL(sql, ([pairs] if pairs else []) + [_like(word) for word in words])  # noqa: S611 - bound parameters


def query_pairs(words: list[str]) -> str:
    """Give the pairs of neighbouring characters of `words` as a tsquery; empty when none has two."""
    parts = [part for word in words for part in BETWEEN.split(word) if len(part) > 1]
    pairs = dict.fromkeys(part[i : i + 2] for part in parts for i in range(len(part) - 1))
    return " & ".join("'" + pair.replace("\\", "\\\\").replace("'", "''") + "'" for pair in pairs)


def _like(word: str) -> str:
    return "%" + word.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_") + "%"


def _readable(reach: Reach) -> QuerySet[Text]:
    """Give the texts that belong to requests which a unit within reach may read."""
    whole = Q(requests__isnull=True) | Q(requests__contains=OuterRef("requests"))
    units = reach.units | reach.accusation_units
    return Text.objects.filter(Exists(Sight.objects.filter(whole, petition=OuterRef("petition_id"), unit__in=units)))


def _hit(petition: Petition, text: Text, wanted: str) -> Hit:
    start = max(text.plain.lower().find(wanted) - AROUND, 0)
    end = start + len(wanted) + 2 * AROUND
    cut = text.plain[start:end].replace("\n", " ")
    snippet = f"{'…' if start else ''}{cut}{'…' if end < len(text.plain) else ''}"
    return Hit(petition, snippet, text.requests[0] if text.requests else None)
