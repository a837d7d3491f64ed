"""Petitions brought up to the active inputs: folded anew, their rows rewritten, each move written down and told.

The rows say what was told so far; the acts, folded with the new inputs, say what is right now. Where the new date must
not stand against the old (see `xinfang.law.kept`), the old one is written down as kept and the fold is repeated.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Model

from xinfang.kernel.trips import Trip
from xinfang.law.acts import Act, parse
from xinfang.law.case import CaseFile
from xinfang.law.kept import Kept, to_keep
from xinfang.petitions.inputs import Inputs, inputs_of
from xinfang.petitions.kept import kept_dates, kept_row
from xinfang.petitions.models import ActRecord, KeptDate, Obligation, ObligationMove, Outbox, Petition, Remedy
from xinfang.petitions.moves import Move, Told, move_row, moves_between, told_in
from xinfang.petitions.outbox import DATE_MOVED, outbox_row
from xinfang.petitions.project import PROJECTIONS, petition_row
from xinfang.petitions.reading import folded

Row = dict[str, Any]
Stored = dict[type[Model], dict[UUID, list[Row]]]


@dataclass(slots=True)
class Bringing:
    """Brings locked petitions up to `inputs` under the run with id `run`; `trip` gathers what there is to write."""

    run: int
    inputs: Inputs
    at: datetime
    trip: Trip
    moved: int = 0
    told: int = 0
    rows: dict[type[Model], list[Row]] = field(default_factory=dict)

    def bring(self, petitions: Sequence[Petition]) -> list[CaseFile]:
        """Give the cases of `petitions` as they are now; what has changed waits in `trip`."""
        ids = [petition.pk for petition in petitions]
        stored = _stored(ids)
        bodies, kept = _acts(ids), kept_dates(ids)
        cases = [self._one(p, bodies[p.pk], kept.get(p.pk, ()), stored=stored) for p in petitions]
        self._write(petitions, cases)
        return cases

    def _one(self, petition: Petition, acts: list[Act], kept: tuple[Kept, ...], *, stored: Stored) -> CaseFile:
        told = told_in(stored[Obligation].get(petition.pk, ()), stored[Remedy].get(petition.pk, ()))
        case = folded(acts, inputs=self.inputs, kept=kept)
        more = tuple(one for one in to_keep(told.obligations, told.remedies, after=case) if one not in kept)
        if more:
            case = folded(acts, inputs=self.inputs, kept=(*kept, *more))
            self._add(KeptDate, [kept_row(one, petition=petition.pk, run=self.run) for one in more])
        self._project(petition.pk, case, stored)
        self._tell(petition, case, told)
        return case

    def _add(self, model: type[Model], rows: list[Row]) -> None:
        self.rows.setdefault(model, []).extend(rows)

    def _project(self, petition: UUID, case: CaseFile, stored: Stored) -> None:
        for model, rows_of, key in PROJECTIONS:
            old = {_key(row, key): row for row in stored[model].get(petition, ())}
            new = {_key(row, key): row for row in ({"petition_id": petition, **row} for row in rows_of(case).values())}
            self._add(model, [row for name, row in new.items() if _differs(row, old.get(name))])
            for gone in old.keys() - new.keys():
                model._default_manager.filter(**dict(zip(key, gone, strict=True))).delete()

    def _tell(self, petition: Petition, case: CaseFile, told: Told) -> None:
        moves = moves_between(told, case)
        if not moves:
            return
        before = inputs_of(petition.rulebook_digest, petition.calendar_digest)
        self._add(ObligationMove, [self._move_row(move, petition.pk, before) for move in moves])
        self.moved += len(moves)
        units = sorted({unit for move in moves if (unit := move.concerns) is not None})
        rows = [
            outbox_row(petition.pk, act_seq=case.last_seq, kind=DATE_MOVED, unit=unit, at=self.at, run=self.run)
            for unit in units
        ]
        self._add(Outbox, rows)
        self.told += len(rows)

    def _move_row(self, move: Move, petition: UUID, before: Inputs) -> Row:
        return move_row(move, petition=petition, run=self.run, at=self.at, old=before, new=self.inputs)

    def _write(self, petitions: Sequence[Petition], cases: list[CaseFile]) -> None:
        """Put the gathered rows into the trip: projections by their key, journal rows at the end."""
        keys = {model: key for model, _, key in PROJECTIONS}
        for model, rows in self.rows.items():
            if model in keys:
                self.trip.put(model, rows, key=keys[model])
            else:
                self.trip.insert(model, rows)
        self.rows.clear()
        for petition, case in zip(petitions, cases, strict=True):
            row = petition_row(case, inputs=self.inputs)
            changed = {name: value for name, value in row.items() if getattr(petition, name) != value}
            self.trip.change(Petition, changed, pk=petition.pk)


def _stored(ids: list[UUID]) -> Stored:
    found: Stored = {}
    for model, _, _ in PROJECTIONS:
        rows = found[model] = {}
        for row in model._default_manager.filter(petition_id__in=ids).values():
            rows.setdefault(row["petition_id"], []).append(row)
    return found


def _acts(ids: list[UUID]) -> dict[UUID, list[Act]]:
    found: dict[UUID, list[Act]] = {pk: [] for pk in ids}
    rows = ActRecord.objects.filter(petition_id__in=ids).order_by("petition_id", "seq")
    for pk, body in rows.values_list("petition_id", "body"):
        found[pk].append(parse(bytes(body)))
    return found


def _differs(row: Row, known: Row | None) -> bool:
    return known is None or any(known[name] != value for name, value in row.items())


def _key(row: Row, names: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(row[name] for name in names)
