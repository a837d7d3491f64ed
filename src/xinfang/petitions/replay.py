"""Replay: fold every petition's acts again and compare with the stored projections."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Model

from xinfang.law.acts import parse
from xinfang.petitions.inputs import inputs_of
from xinfang.petitions.kept import kept_dates
from xinfang.petitions.models import ActRecord, Petition
from xinfang.petitions.project import PROJECTIONS, Rows, petition_row
from xinfang.petitions.reading import folded
from xinfang.petitions.verify import Fault

BATCH = 500


def replay_petitions(only: Sequence[UUID] | None = None) -> Iterator[tuple[int, list[Fault]]]:
    """Check every petition, or those named; yield after each batch how many were checked and the differences."""
    last = UUID(int=0)
    chosen = Petition.objects.all() if only is None else Petition.objects.filter(pk__in=only)
    while batch := list(chosen.filter(pk__gt=last).order_by("pk")[:BATCH]):
        last = batch[-1].pk
        yield len(batch), list(_differences(batch))


def _differences(batch: list[Petition]) -> Iterator[Fault]:
    ids = [petition.pk for petition in batch]
    bodies: dict[UUID, list[bytes]] = {pk: [] for pk in ids}
    rows = ActRecord.objects.filter(petition_id__in=ids).order_by("petition_id", "seq")
    for pk, body in rows.values_list("petition_id", "body").iterator(chunk_size=2000):
        bodies[pk].append(bytes(body))
    stored = [_stored_rows(model, ids) for model, _, _ in PROJECTIONS]
    kept = kept_dates(ids)
    for petition in batch:
        inputs = inputs_of(petition.rulebook_digest, petition.calendar_digest)
        case = folded(map(parse, bodies[petition.pk]), inputs=inputs, kept=kept.get(petition.pk, ()))
        # A concluded petition may have been folded by an older version; what it says is compared all the same.
        wanted = {**petition_row(case, inputs=inputs), "fold_version": petition.fold_version}
        yield from _row_faults(petition.number, "信访事项", wanted, {name: getattr(petition, name) for name in wanted})
        for (model, rows_of, _), found in zip(PROJECTIONS, stored, strict=True):
            label = str(model._meta.verbose_name)
            yield from _set_faults(petition.number, label, rows_of(case), found.get(petition.pk, []))


def _stored_rows(model: type[Model], ids: list[UUID]) -> dict[UUID, list[dict[str, Any]]]:
    found: dict[UUID, list[dict[str, Any]]] = {}
    for row in model._default_manager.filter(petition_id__in=ids).values():
        found.setdefault(row["petition_id"], []).append(row)
    return found


def _set_faults(number: str, label: str, wanted: Rows, found: list[dict[str, Any]]) -> Iterator[Fault]:
    """Compare two sets of rows, whatever their order and their ids."""
    names = next(iter(wanted.values()), {}).keys()
    left = [{name: row[name] for name in names} for row in found] if names else found
    for row in wanted.values():
        if row in left:
            left.remove(row)
        else:
            yield Fault(number, f"“{label}”缺少一行或者内容不同：{_told(row)}。")
    for row in left:
        yield Fault(number, f"“{label}”多出一行：{_told(row)}。")


def _row_faults(number: str, label: str, wanted: dict[str, Any], found: dict[str, Any]) -> Iterator[Fault]:
    for name in wanted:
        if wanted[name] != found[name]:
            yield Fault(number, f"“{label}”的 {name} 应为 {wanted[name]}，存的是 {found[name]}。")


def _told(row: dict[str, Any]) -> str:
    shown = ("rule", "n", "unit_id", "person_id", "anchor_seq", "request_n", "due", "until", "state")
    return "，".join(f"{name}={row[name]}" for name in shown if row.get(name) is not None)
