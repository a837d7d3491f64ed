"""Several statements sent to the database in one trip, and rows written as one value whatever their number."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any, Self

from django.db import connection
from django.db.models import Model

Rows = Sequence[Mapping[str, Any]]


@dataclass(slots=True)
class Trip:
    """Statements gathered to be sent together and carried out one after the other; each sees what those before it did.

    Rows map the attribute names of a model to values; all rows of one call have the same names.
    """

    statements: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def ask(self, statement: str, *values: Any) -> Self:
        """Add a statement."""
        self.statements.append(statement)
        self.values.extend(values)
        return self

    def insert(self, model: type[Model], rows: Rows) -> Self:
        """Add rows to the model's table."""
        return self.ask(_insert(model, tuple(rows[0])), _written(model, rows)) if rows else self

    def put(self, model: type[Model], rows: Rows, *, key: tuple[str, ...]) -> Self:
        """Add rows to the model's table, or put them in the place of those with the same key."""
        return self.ask(_put(model, tuple(rows[0]), key), _written(model, rows)) if rows else self

    def change(self, model: type[Model], row: Mapping[str, Any], *, pk: Any) -> Self:
        """Set some columns of one row."""
        return self.ask(_change(model, tuple(row)), _written(model, [row]), pk)

    def go(self) -> list[list[tuple[Any, ...]]]:
        """Send them; give the rows of each statement, none for one that returns none."""
        if not self.statements:
            return []
        with connection.cursor() as cursor:
            cursor.execute(";\n".join(self.statements), self.values)
            found = [_rows(cursor)]
            while cursor.nextset():
                found.append(_rows(cursor))
        return found


def _rows(cursor: Any) -> list[tuple[Any, ...]]:
    return list(cursor.fetchall()) if cursor.description else []


@lru_cache(maxsize=64)
def _insert(model: type[Model], names: tuple[str, ...]) -> str:
    table, columns = _quoted(model._meta.db_table), ", ".join(_columns(model, names))
    return f"insert into {table} ({columns}) select {columns} from json_populate_recordset(null::{table}, %s)"  # noqa: S608 — names of our own


@lru_cache(maxsize=64)
def _put(model: type[Model], names: tuple[str, ...], key: tuple[str, ...]) -> str:
    target = _columns(model, key)
    rest = [f"{name} = excluded.{name}" for name in _columns(model, names) if name not in target]
    action = f"update set {', '.join(rest)}" if rest else "nothing"
    return f"{_insert(model, names)} on conflict ({', '.join(target)}) do {action}"


@lru_cache(maxsize=64)
def _change(model: type[Model], names: tuple[str, ...]) -> str:
    table, columns = _quoted(model._meta.db_table), ", ".join(_columns(model, names))
    row = f"select {columns} from json_populate_recordset(null::{table}, %s)"  # noqa: S608 — names of our own
    return f"update {table} set ({columns}) = ({row}) where id = %s"  # noqa: S608 — names of our own


def _columns(model: type[Model], names: tuple[str, ...]) -> list[str]:
    known = _column_names(model)
    return [_quoted(known[name]) for name in names]


@lru_cache(maxsize=64)
def _column_names(model: type[Model]) -> dict[str, str]:
    return {field.attname: str(field.column) for field in model._meta.concrete_fields}


def _written(model: type[Model], rows: Rows) -> str:
    known = _column_names(model)
    told = [{known[name]: value for name, value in row.items()} for row in rows]
    return json.dumps(told, default=_word, ensure_ascii=False)


def _word(value: object) -> str:
    """Give bytes, days, moments and ids as the database reads them."""
    if isinstance(value, bytes | memoryview):
        return f"\\x{bytes(value).hex()}"
    return value.isoformat() if isinstance(value, date) else str(value)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
