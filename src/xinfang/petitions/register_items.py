"""The further items of registration as lists and exports give them: corrected where they were, empty where not told."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from xinfang.law.acts import Act, ActKind, parse
from xinfang.law.registration import FIRST_ON
from xinfang.law.terms.entry import Openness, Purpose
from xinfang.petitions.models import ActRecord, Petition
from xinfang.petitions.reading import case_of

Items = tuple[int | str | date, ...]
NONE: Final[Items] = ("", "", "", "", "")
WRITTEN: Final = (ActKind.REGISTER.value, ActKind.CORRECT.value)


def items_of(petitions: Sequence[Petition]) -> Mapping[UUID, Items]:
    """Give for each petition people who raise it, people concerned, purpose, first day, and wish to have it public.

    One query, and those of a fold for each petition with a correction; nothing is told of an accusation.
    """
    told = {one.pk: one for one in petitions if not one.concealed}
    rows = ActRecord.objects.filter(petition__in=told, kind__in=WRITTEN).order_by("seq")
    bodies: dict[UUID, bytes] = {}
    corrected: set[UUID] = set()
    for petition, kind, body in rows.values_list("petition_id", "kind", "body"):
        if kind == ActKind.REGISTER:
            bodies[petition] = bytes(body)
        else:
            corrected.add(petition)
    acts = {pk: _entered(told[pk]) if pk in corrected else parse(body) for pk, body in bodies.items()}
    return {one.pk: _items(acts.get(one.pk)) for one in petitions}


def _entered(petition: Petition) -> Act | None:
    case = case_of(petition)
    return case.act(case.first_person)


def _items(act: Act | None) -> Items:
    if act is None:
        return NONE
    said = act.payload
    return (
        said.get("present", ""),
        said.get("affected", ""),
        Purpose(said["purpose"]).label if said.get("purpose") else "",
        date.fromisoformat(said[FIRST_ON]) if said.get(FIRST_ON) else "",
        Openness(said["openness"]).label if said.get("openness") else "",
    )
