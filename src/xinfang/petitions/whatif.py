"""Past petitions tried under draft rules: what would change, and who would have been late; nothing is written."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final
from uuid import UUID

from django.db import connection, transaction

from xinfang.law.acts import Act, parse
from xinfang.law.moving import dates_of
from xinfang.law.obligations import Obligation, ObligationKey, Standing, standing
from xinfang.law.rulebook import Rulebook
from xinfang.petitions.inputs import Inputs, active
from xinfang.petitions.models import ActRecord, Petition
from xinfang.petitions.reading import folded

BATCH: Final = 200
READ_ONLY: Final = "set transaction isolation level repeatable read, read only"
LATE: Final = frozenset({Standing.OVERDUE, Standing.MET_LATE})
PAST: Final = frozenset({Standing.PAST_INTERNAL, Standing.MET_PAST_INTERNAL})
Place = tuple[int | None, str]


@dataclass(slots=True)
class Trial:
    """What a draft comes to so far, by organ and rule; `petitions` have been tried, `touched` of them would change."""

    petitions: int = 0
    touched: int = 0
    changed: Counter[Place] = field(default_factory=Counter)
    late_now: Counter[Place] = field(default_factory=Counter)
    late_then: Counter[Place] = field(default_factory=Counter)
    past_internal: Counter[Place] = field(default_factory=Counter)

    @property
    def places(self) -> list[Place]:
        """Give the organs and rules of which something is told, in order."""
        told = {*self.changed, *self.late_now, *self.late_then, *self.past_internal}
        return sorted(told, key=lambda place: (place[0] or 0, place[1]))


@contextmanager
def read_only() -> Iterator[None]:
    """Read as of one moment while inside, in a transaction in which the database refuses every write."""
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            cursor.execute(READ_ONLY)
        yield


def tried(draft: Rulebook, *, on: date, since: date | None = None, batch: int = BATCH) -> Iterator[Trial]:
    """Fold the petitions received from `since` on by the active rules and by `draft`; yield the trial after each batch.

    Lateness is that of the day `on`. Holds no more than one batch in memory. Wants to be inside `read_only`.
    """
    now = active()
    then = replace(now, rulebook=draft)
    trial, last = Trial(), UUID(int=0)
    chosen = Petition.objects.all() if since is None else Petition.objects.filter(received_on__gte=since)
    while ids := list(chosen.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:batch]):
        last = ids[-1]
        for acts in _acts(ids).values():
            _try(trial, acts, now=now, then=then, on=on)
        yield trial


def _acts(ids: list[UUID]) -> dict[UUID, list[Act]]:
    acts: dict[UUID, list[Act]] = {}
    rows = ActRecord.objects.filter(petition_id__in=ids).order_by("petition_id", "seq")
    for pk, body in rows.values_list("petition_id", "body"):
        acts.setdefault(pk, []).append(parse(bytes(body)))
    return acts


def _try(trial: Trial, acts: list[Act], *, now: Inputs, then: Inputs, on: date) -> None:
    before, after = (_by_key(acts, inputs) for inputs in (now, then))
    moved = [key for key in before.keys() | after.keys() if _told(before.get(key)) != _told(after.get(key))]
    trial.petitions += 1
    trial.touched += bool(moved)
    trial.changed.update(_place(key) for key in moved)
    trial.late_now.update(_standing_in(before, LATE, on=on))
    trial.late_then.update(_standing_in(after, LATE, on=on))
    trial.past_internal.update(_standing_in(after, PAST, on=on))


def _by_key(acts: list[Act], inputs: Inputs) -> dict[ObligationKey, Obligation]:
    return {o.key: o for o in folded(acts, inputs=inputs).obligations}


def _told(o: Obligation | None) -> object:
    return None if o is None else (dates_of(o), o.basis)


def _place(key: ObligationKey) -> Place:
    return (key[1], key[0])


def _standing_in(owed: Mapping[ObligationKey, Obligation], wanted: frozenset[Standing], *, on: date) -> Iterator[Place]:
    return (_place(key) for key, o in owed.items() if standing(o, on=on) in wanted)
