"""Search in the texts of petitions by pairs of characters, through the gate of sight; it costs what it shows.

A word that few texts have is found by the index. One that many have is looked for in all texts of whoever sees few
petitions; of others petition by petition, the newest first, until a page is full, and how many there are nobody counts.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from xinfang.kernel import clock
from xinfang.orgs.models import Person
from xinfang.orgs.reach import Reach, reach_of
from xinfang.petitions.models import Petition, Sight, Text
from xinfang.petitions.models.petition import Probe
from xinfang.petitions.sql import SEPARATORS
from xinfang.petitions.tallies import counted

LONGEST = 100
AROUND = 30
BETWEEN = re.compile(SEPARATORS)
LIKE = "lower(plain) like %s"
NEAR: Final = "select petitions, cut from found_near(%s::tsquery, %s, %s, %s)"
# In the order of the index, so that the table itself is not read.
FEW: Final = """
select count(*) from (select from petitions_sight where unit_id = any (%s) order by unit_id, petition_id limit %s) seen
"""
# Each petition is asked by itself (`offset 0` keeps that from becoming a join), in the order in which they come.
AMONG_SEEN: Final = """
with mine as materialized (select petition_id, requests from petitions_sight where unit_id = any (%s))
select distinct mine.petition_id from mine where exists (
  select from petitions_text t where t.petition_id = mine.petition_id and lower(t.plain) like all (%s)
    and (mine.requests is null or mine.requests @> t.requests) offset 0)
"""
WALK: Final = """
select step.id from ({step}) step(day, id) where exists (
  select from petitions_text t where t.petition_id = step.id and lower(t.plain) like all (%s) and exists (
    select from petitions_sight s where s.petition_id = t.petition_id and s.unit_id = any (%s)
      and (s.requests is null or s.requests @> t.requests)) offset 0)
order by step.day desc, step.id desc limit %s
"""
# In so many texts a word is not common yet; of one who sees no more than so many petitions all texts are read; and no
# more petitions than these are walked through for a page.
MOST_NEAR: Final = 1_000
MOST_READ: Final = 10_000
MOST_FOUND: Final = 100
STEPS: Final = (2_000, 18_000)


@dataclass(frozen=True, slots=True)
class Hit:
    """A petition found, the words around the find, and the request it belongs to (None: the whole petition)."""

    petition: Petition
    snippet: str
    request_n: int | None


@dataclass(frozen=True, slots=True)
class Found:
    """A page of what was found, the petition after which the next page begins, and how many there are.

    `total` is at most one more than `MOST_FOUND`, None for a common word, of which they are not counted.
    """

    hits: tuple[Hit, ...] = ()
    last: Petition | None = None
    total: int | None = 0


def find(
    person: Person,
    words: str,
    *,
    within: QuerySet[Petition] | None = None,
    after: Petition | None = None,
    limit: int = 25,
) -> Found:
    """Give petitions with a text in which all `words` stand, newest first, at most `limit`, after the petition `after`.

    `within` are petitions that `person` sees, all where none are given. Only texts that he may read are searched: an
    organ does not find its neighbours' requests.
    """
    wanted = words_of(words)
    if not wanted:
        return Found()
    reach = reach_of(person, on=clock.today())
    seen = (within if within is not None else Petition.objects.each_visible_to(person)).select_related("lead_unit")
    near, total = _near(wanted, reach), None
    if near is None:
        petitions, last = _walked(seen, wanted, reach, after=after, limit=limit)
    else:
        among = _among(seen, near)
        petitions, last = _page(_beyond(among, after), limit=limit)
        [total] = counted(among.order_by()[: MOST_FOUND + 1])
    return Found(_hits(petitions, wanted, reach), last, total)


def search(
    person: Person,
    words: str,
    *,
    within: QuerySet[Petition] | None = None,
    after: Petition | None = None,
    limit: int = 25,
) -> list[Hit]:
    """Give the hits of `find` alone."""
    return list(find(person, words, within=within, after=after, limit=limit).hits)


def _beyond(rows: QuerySet[Petition], after: Petition | None) -> QuerySet[Petition]:
    """Give the petitions newest first, those after `after`."""
    if after is not None:
        rows = rows.filter(Q(received_on__lt=after.received_on) | Q(received_on=after.received_on, pk__lt=after.pk))
    return rows.order_by("-received_on", "-id")


def _page(rows: QuerySet[Petition], *, limit: int) -> tuple[list[Petition], Petition | None]:
    """Give a page, and its last petition where more follow."""
    found = list(rows[: limit + 1])
    return found[:limit], found[limit - 1] if len(found) > limit else None


def _walked(
    rows: QuerySet[Petition], words: list[str], reach: Reach, *, after: Petition | None, limit: int
) -> tuple[list[Petition], Petition | None]:
    """Walk through the petitions, newest first, until the page is full; give it, and where the next one goes on.

    That is where the walk ended when it was broken off before.
    """
    found: list[UUID] = []
    for size in STEPS:
        found += _step(_beyond(rows, after)[:size], words, reach, most=limit + 1 - len(found))
        if len(found) > limit:
            return _page(_beyond(rows.filter(pk__in=found), None), limit=limit)
        after = next(iter(_beyond(rows, after)[size - 1 : size]), None)
        if after is None:
            break
    return list(_beyond(rows.filter(pk__in=found), None)), after


def _step(rows: QuerySet[Petition], words: list[str], reach: Reach, *, most: int) -> list[UUID]:
    """Give the first `most` of the petitions, in their order, that have the words."""
    said, values = rows.values_list("received_on", "pk").query.sql_with_params()
    with connection.cursor() as cursor:
        asked = [*values, [_like(word) for word in words], _units(reach), most]
        cursor.execute(WALK.format(step=said), asked)
        return [pk for (pk,) in cursor.fetchall()]


def _among(rows: QuerySet[Petition], ids: Sequence[UUID]) -> QuerySet[Petition]:
    return rows.filter(pk__in=RawSQL("select unnest(%s::uuid[])", (list(ids),)))


def _hits(petitions: list[Petition], wanted: list[str], reach: Reach) -> tuple[Hit, ...]:
    texts = _standing(readable(reach).filter(petition__in=petitions), wanted).order_by("petition_id", "role", "id")
    first = {text.petition_id: text for text in reversed(texts)}
    return tuple(_hit(petition, first[petition.pk], wanted[0]) for petition in petitions if petition.pk in first)


def words_of(words: str) -> list[str]:
    """Give the words looked for."""
    return words.replace("\x00", "").lower()[:LONGEST].split()


def matching(within: QuerySet[Petition], words: str, *, person: Person) -> QuerySet[Petition]:
    """Keep those of the petitions with a text, readable for `person`, in which all words stand."""
    wanted, reach = words_of(words), reach_of(person, on=clock.today())
    near = _near(wanted, reach)
    if near is not None:
        return _among(within, near)
    return within.filter(Probe(_standing(readable(reach), wanted).filter(petition=OuterRef("pk"))))


def _near(words: list[str], reach: Reach) -> list[UUID] | None:
    """Give all petitions that have the words; None where that would cost more than a page.

    Those are words that are common, or have no pair of characters, for whoever sees many petitions.
    """
    pairs, patterns, units = query_pairs(words), [_like(word) for word in words], _units(reach)
    with connection.cursor() as cursor:
        if pairs:
            cursor.execute(NEAR, [pairs, patterns, units, MOST_NEAR])
            petitions, cut = cursor.fetchone()
            if not cut:
                return list(petitions)
        cursor.execute(FEW, [units, MOST_READ + 1])
        if cursor.fetchone()[0] > MOST_READ:
            return None
        cursor.execute(AMONG_SEEN, [units, patterns])
        return [pk for (pk,) in cursor.fetchall()]


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
