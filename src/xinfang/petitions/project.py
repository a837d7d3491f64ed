"""Projections: the rows that a case file amounts to, and the writing of what has changed in them."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.db.models import Model

from xinfang.law.case import CaseFile
from xinfang.petitions.inputs import Inputs
from xinfang.petitions.models import Obligation, Petition, Remedy, Request, Shield, Sight

FOLD_VERSION = 1
Rows = dict[tuple[Any, ...], dict[str, Any]]


def petition_row(case: CaseFile, *, inputs: Inputs) -> dict[str, Any]:
    """Give the columns of the petition that come from its acts."""
    return {
        "number": case.number,
        "channel": case.channel,
        "received_on": case.received_on,
        "state": case.state.value,
        "office_id": case.office,
        "lead_unit_id": case.lead_unit,
        "concluded_on": case.concluded_on,
        "reachable": case.reachable,
        "concealed": case.concealed,
        "imported_incomplete": case.imported_incomplete,
        "anomalies": [{"seq": anomaly.seq, "why": anomaly.why} for anomaly in case.anomalies],
        "fold_version": FOLD_VERSION,
        "rulebook_digest": inputs.rulebook.digest,
        "calendar_digest": inputs.calendar.digest,
    }


def request_rows(case: CaseFile) -> Rows:
    """Give the rows of the requests by number."""
    asks = {ask["n"]: ask for act in case.acts[:1] for ask in act.payload.get("asks", ())}
    return {
        (r.n,): {
            "n": r.n,
            "klass": r.klass.value,
            "state": r.state.value,
            "holder_id": r.holder,
            "text_id": UUID(asks[r.n]["text"]["id"]) if asks[r.n].get("text") else None,
            "accepted_on": r.accepted_on,
            "served_on": r.served_on,
            "outcome": r.outcome or "",
        }
        for r in case.requests
    }


def obligation_rows(case: CaseFile) -> Rows:
    """Give the rows of the obligations by key."""
    return {o.key: {**_renamed(asdict(o), obligor_unit="obligor_unit_id")} for o in case.obligations}


def remedy_rows(case: CaseFile) -> Rows:
    """Give the rows of the remedies by key."""
    return {r.key: {**_renamed(asdict(r), unit="unit_id")} for r in case.remedies}


def sight_rows(case: CaseFile) -> Rows:
    """Give the rows of sight by unit."""
    return {
        (unit,): {
            "unit_id": unit,
            "requests": list(numbers) if numbers is not None else None,
            "concealed": case.concealed,
        }
        for unit, numbers in case.sight
    }


def shield_rows(case: CaseFile) -> Rows:
    """Give the rows of the shield by unit or person."""
    units = {("unit", unit): {"unit_id": unit, "person_id": None} for unit in case.accused_units}
    persons = {("person", person): {"unit_id": None, "person_id": person} for person in case.accused_persons}
    return {**units, **persons}


def _renamed(row: dict[str, Any], **names: str) -> dict[str, Any]:
    return {names.get(key, key): value for key, value in row.items()}


PROJECTIONS: tuple[tuple[type[Model], Callable[[CaseFile], Rows], tuple[str, ...]], ...] = (
    (Request, request_rows, ("petition", "n")),
    (
        Obligation,
        obligation_rows,
        ("petition", "rule", "obligor_unit", "obligor_party", "anchor_seq", "request_n"),
    ),
    (Remedy, remedy_rows, ("petition", "rule", "unit", "anchor_seq", "request_n")),
    (Sight, sight_rows, ("unit", "petition")),
    (Shield, shield_rows, ("petition", "unit", "person")),
)


def project(petition: UUID, *, before: CaseFile, after: CaseFile) -> None:
    """Write what has changed from `before` to `after` in the rows of the petition; ids of rows stay."""
    for model, rows_of, unique in PROJECTIONS:
        old, new = rows_of(before), rows_of(after)
        changed = [row for key, row in new.items() if old.get(key) != row]
        if changed:
            _upsert(model, petition, changed, unique)
        for key in old.keys() - new.keys():
            model._default_manager.filter(petition_id=petition, **_identity(old[key], unique)).delete()


def _upsert(model: type[Model], petition: UUID, rows: list[dict[str, Any]], unique: tuple[str, ...]) -> None:
    columns = {name.removesuffix("_id") for name in rows[0]}
    model._default_manager.bulk_create(
        [model(petition_id=petition, **row) for row in rows],
        update_conflicts=bool(columns - set(unique)),
        ignore_conflicts=not columns - set(unique),
        unique_fields=list(unique) if columns - set(unique) else None,
        update_fields=sorted(columns - set(unique)) or None,
    )


def _identity(row: Mapping[str, Any], unique: tuple[str, ...]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name.removesuffix("_id") in unique}


def stored_petition(petition: Petition, *, columns: Mapping[str, Any]) -> dict[str, Any]:
    """Give the stored values of the projected columns of a petition."""
    return {name: getattr(petition, name) for name in columns}
