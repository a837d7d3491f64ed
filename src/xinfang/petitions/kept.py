"""Dates kept from moving, as rows and as the fold reads them."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from xinfang.law.kept import Kept
from xinfang.petitions.models import KeptDate, Petition


def kept_dates(petitions: Iterable[UUID]) -> dict[UUID, tuple[Kept, ...]]:
    """Give the kept dates of each petition that has any, in the order in which they were written down."""
    found: dict[UUID, tuple[Kept, ...]] = {}
    for row in KeptDate.objects.filter(petition_id__in=list(petitions)).order_by("id"):
        found[row.petition_id] = (*found.get(row.petition_id, ()), _kept(row))
    return found


def kept_of(petition: Petition) -> tuple[Kept, ...]:
    """Give the kept dates of one petition; costs nothing where its row says that there are none."""
    return kept_dates([petition.pk]).get(petition.pk, ()) if petition.keeps_dates else ()


def _kept(row: KeptDate) -> Kept:
    return Kept(
        window=row.window,
        rule=row.rule,
        unit=row.unit_id,
        party=row.party,
        anchor_seq=row.anchor_seq,
        request_n=row.request_n,
        settled_by=row.settled_by,
        strict=row.strict,
        due=row.due,
        provisional=row.provisional,
        entered_late=row.entered_late,
    )


def kept_row(kept: Kept, *, petition: UUID, run: int) -> dict[str, Any]:
    """Give the row of a kept date."""
    return {
        "petition_id": petition,
        "run_id": run,
        "window": kept.window,
        "rule": kept.rule,
        "unit_id": kept.unit,
        "party": kept.party,
        "anchor_seq": kept.anchor_seq,
        "request_n": kept.request_n,
        "settled_by": kept.settled_by,
        "strict": kept.strict,
        "due": kept.due,
        "provisional": kept.provisional,
        "entered_late": kept.entered_late,
    }
