"""A copy of a pattern: other ids, other days, words and petitioner of its own; folded and chained like any petition."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import Model

from xinfang.demo.bench.pattern import Pattern
from xinfang.demo.simulation.crowd import somebody
from xinfang.demo.simulation.dice import Dice
from xinfang.demo.simulation.offices import Offices
from xinfang.kernel.chance import Chance
from xinfang.kernel.clock import CHINA
from xinfang.kernel.codes import derived_code, fingerprint
from xinfang.law.acts import Act, canonical
from xinfang.ledger.hashing import chain, first_prev
from xinfang.petitions.contents import new_party, reference
from xinfang.petitions.inputs import Inputs
from xinfang.petitions.models import ActRecord, CommandRecord, Likeness, Party, Petition, Text
from xinfang.petitions.opening import opening_row
from xinfang.petitions.payloads import Contents
from xinfang.petitions.project import PROJECTIONS, petition_row
from xinfang.petitions.reading import folded
from xinfang.petitions.similar import likeness_rows
from xinfang.petitions.writing import columns_of, row_of

DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
Rows = dict[type[Model], list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be copied: which pattern, under which number, begun on which day; `place` tells it from all others."""

    place: int
    pattern: int
    number: str
    begins: date


@dataclass(slots=True)
class Copier:
    """Makes copies, each as the door would have stored it by the end of the day `today`."""

    patterns: list[Pattern]
    offices: Offices
    inputs: Inputs
    today: date

    def rows(self, order: Order) -> Rows:
        """Give the rows of one copy, table by table."""
        pattern, chance = self.patterns[order.pattern], Chance()
        contents = Contents(chance.uuid(), chance)
        shift = order.begins - pattern.first
        end = datetime.combine(self.today, time.max, tzinfo=CHINA)
        acts = [self._act(act, order, contents, shift=shift) for act in pattern.acts if act.recorded_at + shift <= end]
        return self._stored(acts, contents)

    def _act(self, act: Act, order: Order, contents: Contents, *, shift: timedelta) -> Act:
        pattern, first = self.patterns[order.pattern], act.seq == 1
        payload = {name: _said(value, pattern, order, contents, shift) for name, value in act.payload.items()}
        if first:
            payload |= {"number": order.number, "parties": self._parties(order, contents)}
        return replace(
            act,
            payload=payload,
            happened_on=act.happened_on + shift,
            recorded_at=act.recorded_at + shift,
            petition=contents.petition,
            command=contents.chance.uuid(),
        )

    def _parties(self, order: Order, contents: Contents) -> list[dict[str, str]]:
        if not self.patterns[order.pattern].named:
            return []
        said = somebody(order.place, self.offices, Dice(f"bench|{order.place}"))
        contents.parties.append(new_party(said, petition=contents.petition, main=True, chance=contents.chance))
        return [reference(contents.parties[0])]

    def _stored(self, acts: list[Act], contents: Contents) -> Rows:
        case = folded(acts, inputs=self.inputs)
        records, head = _chained(acts, first_prev(contents.petition))
        opened = opening_row(acts[0], query_code=derived_code(acts[0].command), inputs=self.inputs)
        whole = {**opened, "last_seq": case.last_seq, "head_hash": head, **petition_row(case, inputs=self.inputs)}
        rows: Rows = {
            Petition: [whole],
            CommandRecord: [_command(act) for act in acts],
            Text: [row_of(text) for text in contents.texts],
            Likeness: likeness_rows(contents.texts, case),
            Party: [row_of(party) for party in contents.parties],
            ActRecord: records,
        }
        for model, rows_of, _ in PROJECTIONS:
            rows[model] = [{"petition_id": contents.petition, **row} for row in rows_of(case).values()]
        return rows


def _chained(acts: list[Act], prev: bytes) -> tuple[list[dict[str, Any]], bytes]:
    records = []
    for act in acts:
        body = canonical(act)
        head = chain(prev, body)
        records.append({**columns_of(act), "body": body, "prev": prev, "hash": head})
        prev = head
    return records, prev


def _command(act: Act) -> dict[str, Any]:
    return {"id": act.command, "fingerprint": fingerprint(act.command.bytes), "petition": act.petition}


def _said(value: Any, pattern: Pattern, order: Order, contents: Contents, shift: timedelta) -> Any:
    """Give what the copy says where the pattern says `value`: other days, other texts, the same codes and units."""
    if isinstance(value, str) and DAY.fullmatch(value):
        return (date.fromisoformat(value) + shift).isoformat()
    if isinstance(value, list):
        return [_said(one, pattern, order, contents, shift) for one in value]
    if not isinstance(value, Mapping):
        return value
    text = pattern.texts.get(str(value.get("id", "")))
    if text is None:
        return {name: _said(one, pattern, order, contents, shift) for name, one in value.items()}
    plain = f"{text.plain}（第{order.place}号）" if text.role == "register.text" else text.plain
    requests = tuple(text.requests) if text.requests is not None else None
    return contents.text(plain, role=text.role, requests=requests)


def petition_id(rows: Rows) -> UUID:
    """Give the id of the petition of which these are the rows."""
    found: UUID = rows[Petition][0]["id"]
    return found
