"""The same reason for an extension, given again and again by one organ (Art. 34): one finding for each such reason.

Reasons are the same whose words are, blanks and marks aside. What is counted is what an organ wrote; of petitioners
nothing is counted.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import Count, Exists, F, Func, OuterRef, TextField, Value
from django.db.models.expressions import RawSQL

from xinfang.kernel import clock
from xinfang.law.acts import ActKind, parse
from xinfang.orgs.models import Person, Unit
from xinfang.orgs.reach import reach_of
from xinfang.petitions.models import ActRecord, Text
from xinfang.petitions.models.content import EXTENSION_REASON
from xinfang.petitions.models.gate import Shown
from xinfang.petitions.models.petition import seen

ENOUGH: Final = 10
MARKS: Final = r"[\s[:punct:]，。、；：！？（）“”]+"


@dataclass(frozen=True, slots=True)
class SameReason:
    """One reason that one organ has given on so many petitions, and their numbers."""

    unit: str
    words: str
    numbers: tuple[str, ...]


def same_reasons(person: Person) -> list[SameReason]:
    """Give the reasons that one organ has given on ten petitions or more, of those that `person` sees whole."""
    whole = seen(reach_of(person, on=clock.today()), "petition_id", shown=Shown.WHOLE)
    bare = Func(F("plain"), Value(MARKS), Value(""), Value("g"), function="regexp_replace", output_field=TextField())
    texts = Text.objects.filter(whole, role=EXTENSION_REASON).annotate(bare=bare)
    often = texts.order_by().values("bare").annotate(n=Count("petition", distinct=True)).filter(n__gte=ENOUGH)
    repeated = texts.filter(bare__in=[row["bare"] for row in often]) if often else texts.none()
    return _by_organ(list(repeated.order_by("petition_id", "id").values_list("id", "petition_id", "bare", "plain")))


def _by_organ(texts: Iterable[tuple[UUID, UUID, str, str]]) -> list[SameReason]:
    """Put the texts under the organs whose live requests for an extension name them."""
    told = {pk: (bare, plain) for pk, _, bare, plain in texts}
    annulled = ActRecord.objects.filter(kind=ActKind.ANNUL.value, petition=OuterRef("petition"))
    acts = ActRecord.objects.filter(
        ~Exists(annulled.filter(target_seq=OuterRef("seq"))),
        kind=ActKind.REQUEST_EXTENSION.value,
        petition__in=RawSQL("select unnest(%s::uuid[])", (sorted({petition for _, petition, _, _ in texts}),)),
    )
    numbers: dict[tuple[int | None, str], dict[str, str]] = defaultdict(dict)
    told_by = acts.order_by("recorded_at", "petition__number").values_list("unit", "petition__number", "body")
    for unit, number, body in told_by:
        text = parse(bytes(body)).payload.get("text") or {}
        bare, plain = told.get(UUID(text["id"]), ("", "")) if text else ("", "")
        if bare:
            numbers[unit, bare].setdefault(number, plain)
    often = {key: found for key, found in numbers.items() if len(found) >= ENOUGH}
    names = dict(Unit.objects.filter(pk__in=[unit for unit, _ in often]).values_list("pk", "short_name"))
    return [
        SameReason(names[unit or 0], next(iter(found.values())), tuple(found)) for (unit, _), found in often.items()
    ]
