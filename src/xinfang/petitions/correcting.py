"""A correction as the door writes it: words become commitments, and stand with the requests of its target."""

from datetime import date
from typing import Any

from xinfang.law.acts import Act
from xinfang.law.case import CaseFile
from xinfang.law.corrections import ASKS, fields_of
from xinfang.law.fields import Field, FieldKind
from xinfang.petitions.commands import Command
from xinfang.petitions.payloads import Contents

ROLE = "corrected.{name}"


def corrected_payload(before: CaseFile, command: Command, contents: Contents) -> dict[str, Any]:
    """Give what the act says of corrected values; the judge looks at names that its target does not have.

    Words of requests are said as {"asks": {number: words}}.
    """
    said = command.corrections
    act = before.act(command.target) if command.target is not None else None
    if act is None or not said:
        return {}
    known = {one.name: one for one in fields_of(act)}
    told = {name: _written(known.get(name), value, act, contents) for name, value in said.items() if name != ASKS}
    asks = [_ask(int(n), words, contents) for n, words in sorted(said.get(ASKS, {}).items())]
    return {"corrected": {**told, ASKS: asks} if asks else told}


def _written(field: Field | None, value: Any, act: Act, contents: Contents) -> Any:
    if field is not None and field.kind is FieldKind.TEXT:
        plain = str(value).strip()
        role = ROLE.format(name=field.name)
        return contents.text(plain, role=role, requests=act.requests) if plain else ""
    return value.isoformat() if isinstance(value, date) else value


def _ask(n: int, words: Any, contents: Contents) -> dict[str, Any]:
    plain = str(words).strip()
    return {"n": n, "text": contents.text(plain, role=ROLE.format(name=ASKS), requests=(n,)) if plain else ""}
