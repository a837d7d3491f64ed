"""All dates of all petitions: as they are stored, and counted anew from the acts, to be held against each other."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final
from uuid import UUID

from xinfang.petitions.inputs import active
from xinfang.petitions.models import Obligation, ObligationMove, Petition, RecomputeRun
from xinfang.petitions.reading import case_of

Key = tuple[UUID, str, int | None, int | None, int]
Dated = tuple[date | None, date | None, bool]
NAMES: Final = ("petition", "rule", "obligor_unit", "request_n", "anchor_seq")
DATES: Final = ("due_strict", "due", "provisional")


def stored_dates() -> dict[Key, Dated]:
    """Give the dates of every obligation as they are stored."""
    rows = Obligation.objects.values_list(*NAMES, *DATES)
    return {row[: len(NAMES)]: row[len(NAMES) :] for row in rows.iterator()}


def dates_counted_anew() -> dict[Key, Dated]:
    """Give the dates that folding every petition with the active inputs comes to."""
    return dict(_counted())


def _counted() -> Iterator[tuple[Key, Dated]]:
    inputs = active()
    for petition in Petition.objects.order_by("pk").iterator():
        for o in case_of(petition, inputs=inputs).obligations:
            key = (petition.pk, o.rule, o.obligor_unit, o.request_n, o.anchor_seq)
            yield key, (o.due_strict, o.due, o.provisional)


def dates_written_down(run: RecomputeRun) -> set[Key]:
    """Give the obligations whose move the run has written down."""
    recorded = ObligationMove.objects.filter(run=run, window=False)
    return {(m.petition_id, m.rule, m.unit_id, m.request_n, m.anchor_seq) for m in recorded}


def moved(before: Mapping[Key, Dated], after: Mapping[Key, Dated]) -> set[Key]:
    """Give the obligations whose dates differ."""
    return {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
