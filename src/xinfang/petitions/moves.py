"""What bringing one petition up to other inputs moves: each date, before and after, and whom it concerns."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from xinfang.law.case import CaseFile
from xinfang.law.moving import dates_of, why_moved
from xinfang.law.obligations import Obligation, Remedy
from xinfang.law.periods import Pause
from xinfang.petitions.inputs import Inputs

DUTY_NAMES = tuple(one.name for one in fields(Obligation))
WINDOW_NAMES = tuple(one.name for one in fields(Remedy))
Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """The obligations and remedies of a petition as its rows have told them so far."""

    obligations: tuple[Obligation, ...]
    remedies: tuple[Remedy, ...]


def told_in(duties: Iterable[Mapping[str, Any]], windows: Iterable[Mapping[str, Any]]) -> Told:
    """Give what rows of the two tables tell."""
    return Told(
        tuple(_duty(row) for row in duties),
        tuple(Remedy(**_renamed(row, WINDOW_NAMES, "unit")) for row in windows),
    )


def _duty(row: Mapping[str, Any]) -> Obligation:
    pauses = tuple(Pause(date.fromisoformat(start), date.fromisoformat(end)) for start, end in row["pauses"])
    return Obligation(**{**_renamed(row, DUTY_NAMES, "obligor_unit"), "pauses": pauses})


def _renamed(row: Mapping[str, Any], names: tuple[str, ...], unit: str) -> dict[str, Any]:
    return {name: row[f"{name}_id" if name == unit else name] for name in names}


@dataclass(frozen=True, slots=True)
class Move:
    """One obligation or remedy whose dates are not what they were; one of the two may be missing."""

    old: Obligation | Remedy | None
    new: Obligation | Remedy | None

    @property
    def either(self) -> Obligation | Remedy:
        """Give the one that is there, the new one rather."""
        found = self.new or self.old
        assert found is not None  # noqa: S101 — made only of pairs of which one is there
        return found

    @property
    def concerns(self) -> int | None:
        """Give the unit that must know: it owes or may do this still, for good, and its day is another."""
        one = self.either
        unit = one.unit if isinstance(one, Remedy) else one.obligor_unit
        if isinstance(one, Obligation) and one.arises_on is not None:
            return None
        return unit if _still_open(one) and dates_of(self.old).due != dates_of(self.new).due else None


def _still_open(one: Obligation | Remedy) -> bool:
    return one.is_open if isinstance(one, Obligation) else one.used_by is None and one.void_by is None


def moves_between(told: Told, after: CaseFile) -> list[Move]:
    """Give what has moved, has come, or is gone."""
    return [
        Move(old, new)
        for before, now in (
            (_by_key(told.obligations), _by_key(after.obligations)),
            (_by_key(told.remedies), _by_key(after.remedies)),
        )
        for old, new in _paired(before, now)
        if old is None or new is None or dates_of(old) != dates_of(new)
    ]


def _by_key(rows: Iterable[Obligation] | Iterable[Remedy]) -> dict[Key, Obligation | Remedy]:
    return {row.key: row for row in rows}


def _paired(
    before: dict[Key, Obligation | Remedy], now: dict[Key, Obligation | Remedy]
) -> Iterator[tuple[Obligation | Remedy | None, Obligation | Remedy | None]]:
    for key in dict.fromkeys((*before, *now)):
        yield before.get(key), now.get(key)


def move_row(move: Move, *, petition: UUID, run: int, at: datetime, old: Inputs, new: Inputs) -> dict[str, Any]:
    """Give the row of a move from the inputs `old` to `new`."""
    one, before, after = move.either, dates_of(move.old), dates_of(move.new)
    window = isinstance(one, Remedy)
    unit = one.unit if isinstance(one, Remedy) else one.obligor_unit
    rulebooks, calendars = (old.rulebook, new.rulebook), (old.calendar, new.calendar)
    return {
        "petition_id": petition,
        "run_id": run,
        "window": window,
        "rule": one.rule,
        "unit_id": unit,
        "party": unit is None,
        "anchor_seq": one.anchor_seq,
        "request_n": one.request_n,
        "old_strict": before.strict,
        "old_due": before.due,
        "old_provisional": before.provisional,
        "new_strict": after.strict,
        "new_due": after.due,
        "new_provisional": after.provisional,
        "reason": why_moved(one.rule, before, after, rulebooks=rulebooks, calendars=calendars),
        "at": at,
    }
