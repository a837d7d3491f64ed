"""Projections: the rows that a case file amounts to, and the writing of what has changed in them."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any, Final
from uuid import UUID

from django.db.models import Model

from xinfang.kernel.trips import Trip
from xinfang.law import obligations as law
from xinfang.law.acts import Act
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.fit import awaits_approval
from xinfang.law.returned import returned_by, returning_acts
from xinfang.petitions.inputs import Inputs
from xinfang.petitions.models import Obligation, Remedy, Request, Shield, Sight

FOLD_VERSION = 6
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
        "keeps_dates": bool(case.kept),
        "rulebook_digest": inputs.rulebook.digest,
        "calendar_digest": inputs.calendar.digest,
    }


def request_rows(case: CaseFile) -> Rows:
    """Give the rows of the requests by number."""
    gone = case.disposed_seq is not None
    asks = {ask["n"]: ask for act in case.said[:1] for ask in act.payload.get("asks", ())}
    return {
        (r.n,): {
            "n": r.n,
            "klass": r.klass.value,
            "state": r.state.value,
            "holder_id": r.holder,
            "text_id": UUID(asks[r.n]["text"]["id"]) if asks[r.n].get("text") and not gone else None,
            "category_id": asks[r.n].get("category"),
            "place_id": asks[r.n].get("place"),
            "accepted_on": r.accepted_on,
            "served_on": r.served_on,
            "outcome": r.outcome or "",
            **_asked_extension(case, r),
        }
        for r in case.requests
    }


def _asked_extension(case: CaseFile, request: RequestFile) -> dict[str, Any]:
    """Give since when an extension waits for the organ's head, and who may not approve it."""
    asked = case.act(request.extension.asked_seq) if awaits_approval(request) and request.extension else None
    if asked is None:
        return {"extension_asked_on": None, "extension_barred": None}
    stepped_back = {person for person, _ in case.recused}
    barred = sorted(request.handlers | stepped_back | {by for by in (asked.by.person,) if by is not None})
    return {"extension_asked_on": asked.happened_on, "extension_barred": barred}


def obligation_rows(case: CaseFile) -> Rows:
    """Give the rows of the obligations by key."""
    acts = returning_acts(case)
    return {
        o.key: {
            **_columns(o, obligor_unit="obligor_unit_id"),
            "pauses": _days(o),
            "watchers": _watchers(case, o),
            **_came_back(o, acts),
        }
        for o in case.obligations
    }


def _watchers(case: CaseFile, o: law.Obligation) -> list[int] | None:
    """Give the units that wait until the obligor has met an open duty with a day."""
    if not o.is_open or o.due is None or o.obligor_unit is None or o.incomplete:
        return None
    see = (unit for unit, numbers in case.sight if numbers is None or o.request_n in numbers)
    return sorted(unit for unit in see if unit != o.obligor_unit) or None


def _came_back(o: law.Obligation, acts: tuple[Act, ...]) -> dict[str, Any]:
    """Give since when an open duty is back with its organ, and by which act."""
    act = returned_by(o, acts)
    return {"returned_on": act.recorded_on if act else None, "returned_by": act.seq if act else None}


def _days(o: law.Obligation) -> list[list[str]]:
    return [[pause.start.isoformat(), pause.end.isoformat()] for pause in o.pauses]


def remedy_rows(case: CaseFile) -> Rows:
    """Give the rows of the remedies by key."""
    return {r.key: _columns(r, unit="unit_id") for r in case.remedies}


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


def _columns(row: law.Obligation | law.Remedy, **names: str) -> dict[str, Any]:
    """Give the fields of a row as columns; all of them are plain values, of which none need be copied."""
    return {names.get(one, one): getattr(row, one) for one in FIELDS[type(row)]}


FIELDS: Final = {of: tuple(one.name for one in fields(of)) for of in (law.Obligation, law.Remedy)}


PROJECTIONS: tuple[tuple[type[Model], Callable[[CaseFile], Rows], tuple[str, ...]], ...] = (
    (Request, request_rows, ("petition_id", "n")),
    (
        Obligation,
        obligation_rows,
        ("petition_id", "rule", "obligor_unit_id", "obligor_party", "anchor_seq", "request_n"),
    ),
    (Remedy, remedy_rows, ("petition_id", "rule", "unit_id", "anchor_seq", "request_n")),
    (Sight, sight_rows, ("unit_id", "petition_id")),
    (Shield, shield_rows, ("petition_id", "unit_id", "person_id")),
)


def project(petition: UUID, *, before: CaseFile, after: CaseFile, trip: Trip) -> None:
    """Add to `trip` what has changed from `before` to `after` in the rows of the petition; ids of rows stay."""
    for model, rows_of, key in PROJECTIONS:
        old, new = rows_of(before), rows_of(after)
        changed = [{"petition_id": petition, **row} for name, row in new.items() if old.get(name) != row]
        trip.put(model, changed, key=key)
        for gone in old.keys() - new.keys():
            row = {"petition_id": petition, **old[gone]}
            model._default_manager.filter(**{name: row[name] for name in key}).delete()
