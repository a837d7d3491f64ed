"""Paging by keys: a page costs what it shows, however far back it lies; nothing is counted."""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import F, Field, Model, QuerySet
from django.db.models.fields.tuple_lookups import TupleGreaterThan, TupleLessThan

from xinfang.kernel.errors import NotFound

M = TypeVar("M", bound=Model)
AFTER, BEFORE = "a", "b"
UNREADABLE = (binascii.Error, OverflowError, RecursionError, TypeError, ValidationError, ValueError)


@dataclass(frozen=True, slots=True)
class Page(Generic[M]):
    """The rows of one page, with the cursors of the pages before and after it; empty where there is none."""

    rows: list[M]
    previous: str = ""
    next: str = ""


def keyset_page(
    rows: QuerySet[M], *, by: Sequence[str], cursor: str = "", descending: bool = False, size: int = 50
) -> Page[M]:
    """Give the page of `rows` at `cursor`, ordered by `by`, its fields or annotations, all one way.

    The fields together are unique (end with `pk`) and never null; an index on them serves the page.
    Raises `NotFound` for a cursor that this list never gave.
    """
    way, keys = _read(cursor, rows, by)
    falling = descending != (way == BEFORE)
    if keys:
        beyond = TupleLessThan if falling else TupleGreaterThan
        rows = rows.filter(beyond(tuple(F(name) for name in by), keys))
    found = list(rows.order_by(*(f"-{name}" if falling else name for name in by))[: size + 1])
    more, shown = len(found) > size, found[:size]
    if way == BEFORE:
        shown.reverse()
    has_previous, has_next = (more, True) if way == BEFORE else (bool(keys), more)
    return Page(
        rows=shown,
        previous=_write(BEFORE, shown[0], by) if has_previous and shown else "",
        next=_write(AFTER, shown[-1], by) if has_next and shown else "",
    )


def _write(way: str, row: Model, by: Sequence[str]) -> str:
    values = [way, *(_value(row, name) for name in by)]
    return base64.urlsafe_b64encode(json.dumps(values, cls=DjangoJSONEncoder).encode()).decode().rstrip("=")


def _value(row: Any, name: str) -> Any:
    for step in name.split("__"):
        row = getattr(row, step)
    return row


def _read(cursor: str, rows: QuerySet[M], by: Sequence[str]) -> tuple[str, tuple[Any, ...]]:
    if not cursor:
        return AFTER, ()
    try:
        way, *raw = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        keys = tuple(_field(rows, name).to_python(value) for name, value in zip(by, raw, strict=True))
    except UNREADABLE as error:
        raise NotFound("翻页地址不完整，请回到列表第一页重新翻看。") from error
    if way not in (AFTER, BEFORE) or None in keys:
        raise NotFound("翻页地址不完整，请回到列表第一页重新翻看。")
    return way, keys


def _field(rows: QuerySet[M], name: str) -> "Field[Any, Any]":
    if name in rows.query.annotations:
        return rows.query.annotations[name].output_field
    model: Any = rows.model
    field: Field[Any, Any] = model._meta.pk
    for step in name.split("__"):
        field = model._meta.pk if step == "pk" else model._meta.get_field(step)
        model = field.related_model or model
    return field
