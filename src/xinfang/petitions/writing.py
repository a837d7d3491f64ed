"""The writing of an act: its contents, the act itself, its projections and the petition's row, all in one trip."""

from typing import Any

from django.db.models import Model

from xinfang.kernel.trips import Trip
from xinfang.law.acts import Act, canonical
from xinfang.law.case import CaseFile
from xinfang.law.casefile import step
from xinfang.ledger.hashing import chain
from xinfang.petitions.inputs import Inputs
from xinfang.petitions.models import ActRecord, Likeness, Outbox, Party, Petition, Text
from xinfang.petitions.outbox import rows_for, rows_of_answer, rows_of_correction
from xinfang.petitions.payloads import Contents
from xinfang.petitions.project import petition_row, project
from xinfang.petitions.similar import likeness_rows


def append(trip: Trip, before: CaseFile, act: Act, contents: Contents, *, prev: bytes, inputs: Inputs) -> CaseFile:
    """Write the act after what `trip` already holds; what was judged fit must fold without an anomaly."""
    after = step(before, act)
    if len(after.anomalies) > len(before.anomalies):
        raise AssertionError(f"judged fit, yet folded as an anomaly: {after.anomalies[-1].why}")
    body = canonical(act)
    head = chain(prev, body)
    trip.insert(Text, [row_of(text) for text in contents.texts])
    trip.insert(Likeness, likeness_rows(contents.texts, after))
    trip.insert(Party, [row_of(party) for party in contents.parties])
    trip.insert(ActRecord, [{**columns_of(act), "body": body, "prev": prev, "hash": head}])
    project(act.petition, before=before, after=after, trip=trip)
    row = {"last_seq": act.seq, "head_hash": head, **petition_row(after, inputs=inputs)}
    trip.change(Petition, row, pk=act.petition)
    both = {"before": before, "after": after}
    trip.insert(Outbox, [*rows_for(act), *rows_of_answer(act, **both), *rows_of_correction(act, **both)])
    trip.go()
    return after


def columns_of(act: Act) -> dict[str, object]:
    """Give the columns of an act's row that repeat what its body says."""
    return {
        "petition_id": act.petition,
        "seq": act.seq,
        "kind": act.kind.value,
        "happened_on": act.happened_on,
        "recorded_at": act.recorded_at,
        "unit_id": act.by.unit,
        "person_id": act.by.person,
        "capacity": act.by.capacity.value,
        "source": act.source.value,
        "about_seq": act.about,
        "target_seq": act.target,
        "command_id": act.command,
        "part": act.part,
    }


def row_of(row: Model) -> dict[str, Any]:
    """Give the columns of a row that is not stored yet."""
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
