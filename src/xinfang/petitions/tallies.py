"""Numbers on a page: what each list holds, counted in one statement and never further than is told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Case, Q, QuerySet, Value, When

MOST_COUNTED: Final = 300
# Rows of which the parts are counted in one pass; who has more of them pays for each part. It has a name of its own
# because it changes what a count costs, while the other changes what is told.
MOST_PASSED: Final = MOST_COUNTED


@dataclass(frozen=True, slots=True)
class Parts:
    """Rows and their parts, by name, each what is kept in it: counted in one pass over the rows.

    Rows in the order of an index cost no more than the pass, however many there are.
    """

    rows: QuerySet[Any]
    kept: Mapping[Any, Q]


def counted(*lists: QuerySet[Any]) -> list[int]:
    """Count the rows of each list in one query, at most one more than `MOST_COUNTED` each.

    A number on a page must not cost a whole table: give the rows in an order that an index has, or, where each is asked
    by itself, in none, so that counting ends there too.
    """
    return _asked([_bounded(rows) for rows in lists])


def counted_with(parts: Parts, *lists: QuerySet[Any]) -> tuple[dict[Any, int], list[int]]:
    """Count the parts and the lists in one query, at most one more than `MOST_COUNTED` each.

    Where the pass over the rows ends early, a part of which fewer were met is counted by itself in a second query.
    """
    told, *numbers = _asked([_passed(parts), *(_bounded(rows) for rows in lists)])
    *met, whole = told or [0] * (len(parts.kept) + 1)
    found = {name: min(number, MOST_COUNTED + 1) for name, number in zip(parts.kept, met, strict=True)}
    if whole > MOST_PASSED:
        short = [name for name, number in found.items() if number <= MOST_COUNTED]
        again = counted(*(parts.rows.order_by().filter(parts.kept[name]) for name in short))
        found |= dict(zip(short, again, strict=True))
    return found, numbers


@dataclass(frozen=True, slots=True)
class _Asked:
    """A number, or several, as a part of a statement with its values; no words where it is nothing in any case."""

    words: str
    values: Sequence[Any] = ()


def _bounded(rows: QuerySet[Any]) -> _Asked:
    try:
        said, values = rows.values("pk")[: MOST_COUNTED + 1].query.sql_with_params()
    except EmptyResultSet:
        return _Asked("")
    return _Asked(f"(select count(*) from ({said}) listed)", values)  # noqa: S608 — made by the ORM, values bound


def _passed(parts: Parts) -> _Asked:
    names = [f"part_{place}" for place in range(len(parts.kept))]
    kept = (Case(When(one, then=Value(True)), default=Value(False)) for one in parts.kept.values())
    try:
        rows = parts.rows.annotate(**dict(zip(names, kept, strict=True))).values(*names)[: MOST_PASSED + 1]
        said, values = rows.query.sql_with_params()
    except EmptyResultSet:
        return _Asked("")
    numbers = ", ".join([*(f"count(*) filter (where {name})" for name in names), "count(*)"])
    return _Asked(f"(select array[{numbers}] from ({said}) listed)", values)  # noqa: S608 — made by the ORM, values bound


def _asked(parts: Sequence[_Asked]) -> list[Any]:
    """Ask for all in one statement; what is nothing in any case is 0."""
    asked = [part for part in parts if part.words]
    with connection.cursor() as cursor:
        cursor.execute(f"select {', '.join(part.words for part in asked) or '0'}", list(_values(asked)))
        answers = iter(cursor.fetchone())
    return [next(answers) if part.words else 0 for part in parts]


def _values(asked: Sequence[_Asked]) -> Iterator[Any]:
    for part in asked:
        yield from part.values
