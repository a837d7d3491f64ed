"""Search in the texts of petitions by pairs of characters, through the gate of sight."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from xinfang.kernel import clock
from xinfang.orgs.models import Person
from xinfang.orgs.reach import Reach, reach_of
from xinfang.petitions.models import Petition, Sight, Text

LONGEST = 100
AROUND = 30
# The recheck by LIKE keeps pairs that stand apart from counting as the words; MATERIALIZED keeps the planner from
# walking the petitions by day and asking each for its text.
BY_PAIRS = """
with hit as materialized (
  select id from petitions_text where zh_bigrams(plain) @> zh_bigrams(%s) and lower(plain) like %s
) select id from hit
"""
BY_LETTER = "with hit as materialized (select id from petitions_text where lower(plain) like %s) select id from hit"


@dataclass(frozen=True, slots=True)
class Hit:
    """A petition found, the words around the find, and the request it belongs to (None: the whole petition)."""

    petition: Petition
    snippet: str
    request_n: int | None


def search(person: Person, words: str, *, after: Petition | None = None, limit: int = 25) -> list[Hit]:
    """Give petitions in whose texts `words` stand, newest first, at most `limit`, after the petition `after`.

    Only texts that `person` may read are searched: an organ does not find its neighbours' requests.
    """
    wanted = words.strip().lower()[:LONGEST]
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
    return [_hit(petition, first[petition.pk], wanted) for petition in petitions if petition.pk in first]


def _matching(wanted: str) -> RawSQL:
    like = "%" + wanted.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_") + "%"
    return RawSQL(BY_PAIRS, (wanted, like)) if len(wanted) > 1 else RawSQL(BY_LETTER, (like,))  # noqa: S611 - bound


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
