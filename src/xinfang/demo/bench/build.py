"""The building of a bench database: patterns through the door, then copies in bulk by two processes."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from itertools import islice
from multiprocessing import get_context
from typing import Any, Final

from django.db import connections, transaction
from django.db.models import JSONField, Model
from psycopg import sql
from psycopg.types.json import Jsonb

from xinfang.demo import cast
from xinfang.demo.bench.copies import Copier, Order, Rows
from xinfang.demo.bench.pattern import Pattern, patterns
from xinfang.demo.bench.place import check_place, loading
from xinfang.demo.simulation.dice import Dice
from xinfang.demo.simulation.offices import offices
from xinfang.kernel.clock import today
from xinfang.petitions.inputs import active
from xinfang.petitions.models import (
    ActRecord,
    CommandRecord,
    Likeness,
    NumberCounter,
    Obligation,
    Party,
    Petition,
    Remedy,
    Request,
    Shield,
    Sight,
    Text,
)
from xinfang.petitions.numbers import number_of

BATCH: Final = 500
PROCESSES: Final = 2
FIRST: Final = date(2023, 1, 3)
# Each after those to which its rows point.
ORDER: Final = (
    Petition, CommandRecord, Text, Likeness, Party, ActRecord, Request, Obligation, Remedy, Sight, Shield,
)  # fmt: skip
COUNTERS: Final = """
insert into petitions_numbercounter (unit_id, year, last) values (%s, %s, %s)
on conflict (unit_id, year) do update set last = excluded.last
"""


def build(count: int) -> Iterator[int]:
    """Bring the database to `count` petitions; give after each batch how many there are."""
    check_place()
    done = Petition.objects.count()
    if done >= count:
        return
    found, on = patterns(copies=count), today()
    done = Petition.objects.count()
    batches = list(_batches(_orders(count - done, found, until=on)))
    connections.close_all()
    with loading():
        connections.close_all()
        with ProcessPoolExecutor(PROCESSES, mp_context=get_context("fork"), initializer=os.nice, initargs=(0,)) as pool:
            for made in pool.map(_Batch(found, on), batches):
                done += made
                yield done
        _keep_counters()


def _orders(count: int, found: Sequence[Pattern], *, until: date) -> Iterator[Order]:
    """Give what is to be copied, in the order of days; numbers go on where the office's own have ended."""
    last = dict(NumberCounter.objects.filter(unit__code=cast.BUREAU).values_list("year", "last"))
    dice, begun = Dice("bench|orders"), Petition.objects.count()
    span = (until - FIRST).days
    days = sorted((FIRST + timedelta(days=dice.below(span)), dice.below(len(found))) for _ in range(count))
    for place, (day, pattern) in enumerate(days, start=begun):
        if found[pattern].acts[0].payload["number"].startswith("J"):
            number = f"J-{day.year}-{(place * 7_368_787) % 10**8:08d}"
        else:
            last[day.year] = last.get(day.year, 0) + 1
            number = number_of(cast.BUREAU, day.year, last[day.year])
        yield Order(place, pattern, number, day)


def _batches(orders: Iterator[Order]) -> Iterator[list[Order]]:
    while batch := list(islice(orders, BATCH)):
        yield batch


class _Batch:
    """The work on one batch, in a process of its own."""

    def __init__(self, found: list[Pattern], on: date) -> None:
        self.found, self.on = found, on

    def __call__(self, orders: list[Order]) -> int:
        """Make the copies and store them; give their number."""
        copier = Copier(self.found, offices(), active(), self.on)
        gathered: Rows = {model: [] for model in ORDER}
        for order in orders:
            for model, rows in copier.rows(order).items():
                gathered[model] += rows
        with transaction.atomic(using="owner"):
            for model in ORDER:
                _copy(model, gathered[model])
        return len(orders)


def _copy(model: type[Model], rows: list[dict[str, Any]]) -> None:
    """Store the rows by COPY."""
    if not rows:
        return
    known = {field.attname: field for field in model._meta.concrete_fields}
    names = list(rows[0])
    statement = sql.SQL("copy {} ({}) from stdin").format(
        sql.Identifier(model._meta.db_table), sql.SQL(", ").join(sql.Identifier(str(known[n].column)) for n in names)
    )
    json = [isinstance(known[name], JSONField) for name in names]
    with connections["owner"].cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row([Jsonb(v) if j and v is not None else v for j, v in zip(json, row.values(), strict=True)])


def _keep_counters() -> None:
    """Set the office's counters to the last numbers given, so that new petitions go on after them."""
    last: Counter[tuple[int, int]] = Counter()
    for office, number in Petition.objects.filter(concealed=False).values_list("office_id", "number"):
        if office is not None:
            _, year, place = number.rsplit("-", 2)
            last[office, int(year)] = max(last[office, int(year)], int(place))
    with connections["owner"].cursor() as cursor:
        cursor.executemany(COUNTERS, [(office, year, most) for (office, year), most in last.items()])
