"""One stored act of each kind, as golden files: `golden/<kind>.v<version>.json`, with their digests in `SHA256SUMS`.

What has been stored once must be read for ever. A file here is never written anew: a payload that changes gets a new
version, an upcaster, and a file of its own beside the old one. For a kind (or version) that has none yet:

    PYTHONPATH=tests .venv/bin/python -m law.golden_acts

writes what is missing, adds its digest, and touches nothing else. Read the new file before you commit it. (As long as
no release has stored such an act, a file may be replaced openly: delete it and its line first.)
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from law import cast
from law.words import CLAIM, payload_of, reference, register
from law.words_oversight import owed_since
from law.words_recusal import official
from law.words_several import other
from xinfang.law.actable import ACTS
from xinfang.law.acts import VERSION, Act, ActKind, Doer, canonical
from xinfang.law.fields import Field, FieldKind
from xinfang.law.fit import MENDING
from xinfang.law.roles import CapacityKind

FOLDER = Path(__file__).parent / "golden"
SUMS = FOLDER / "SHA256SUMS"
DAY = date(2026, 3, 5)
EXAMPLES = {
    FieldKind.UNIT: cast.TOWN.facts(),
    FieldKind.DAY: "2026-04-30",
    FieldKind.FLAG: True,
    FieldKind.TIME: "09:30",
    FieldKind.OFFICIAL: official(cast.TOWN),
    FieldKind.ON_FILE: owed_since(2, "R22-23-fwd"),
    FieldKind.PETITION: other(holders=[cast.TOWN.id]),
}

# What such acts say besides the fields of the table.
BESIDES: Mapping[ActKind, Mapping[str, Any]] = {
    ActKind.SPLIT: {"accused": {"units": [3], "persons": [301]}},
    ActKind.RULE_COMPETENCE: {"common": cast.GOVERNMENT.facts()},
    ActKind.SUCCEED_ORGAN: {"former": cast.DEPARTMENT.id, "successor": cast.TOWN.facts()},
    ActKind.CHALLENGE_RECUSAL: {"organ": cast.TOWN.id, "decider": cast.TOWN.facts()},
    ActKind.REQUEST_REVIEW: {"bodies": [{"unit": cast.TOWN.id, "row": "GOVERNMENT"}]},
    ActKind.REQUEST_FINAL_REVIEW: {"bodies": [{"unit": cast.TOWN.id, "row": "GOVERNMENT"}]},
    ActKind.CORRECT: {"corrected": {"asks": [{"n": 1, "text": reference("诉求")}], "channel": "VISIT"}},
    ActKind.JOIN_PERSON: {"parties": [reference("信访人")], "reachable": True},
    ActKind.LEAVE_PERSON: {"person": 3},
    ActKind.CORRECT_PERSON: {"person": 3, "parties": [reference("更正后的信访人")], "reachable": True},
    ActKind.REISSUE_CODE: {"person": 3},
    ActKind.NAME_AGENT: {"person": 3, "parties": [reference("代理人")]},
    ActKind.END_AGENT: {"person": 3},
    ActKind.CHOOSE_SERVICE: {"person": 3},
    ActKind.WITHDRAW: {"caller": cast.BUREAU.id},
    ActKind.RECOMMEND: {"above": [cast.GOVERNMENT.id]},
}


def path_of(kind: ActKind, version: int = VERSION) -> Path:
    """Give where the golden file of the kind lies."""
    return FOLDER / f"{kind.value}.v{version}.json"


def sums() -> dict[str, str]:
    """Give the digests on record, by name of file."""
    lines = SUMS.read_text(encoding="ascii").splitlines()
    return {name: digest for digest, name in (line.split("  ") for line in lines)}


def digest_of(path: Path) -> str:
    """Give the digest of the file."""
    return sha256(path.read_bytes()).hexdigest()


def example(kind: ActKind) -> Act:
    """Give an act of the kind that says everything such an act can say."""
    row = ACTS[kind]
    capacity = min(row.capacities)
    party = capacity is CapacityKind.PARTY
    return Act(
        kind=kind,
        happened_on=DAY,
        by=Doer(capacity) if party else Doer(capacity, 2, "TOWNSHIP", 21, 201, 5),
        payload=_payload(kind),
        requests=(1,) if row.per_request or kind is ActKind.REGISTER else (),
        seq=7,
        recorded_at=datetime(2026, 3, 6, 1, 2, 3, 456789, tzinfo=UTC),
        about=3 if row.about else None,
        target=3 if kind in MENDING else None,
        evidence={"file": str(UUID(int=9)), "commitment": "0b" * 32},
        recorded_by=None if party else 201,
        confirmed_by=202 if row.second_person else None,
        command=UUID(int=11),
        petition=UUID(int=12),
    )


def _payload(kind: ActKind) -> dict[str, Any]:
    said = {field.name: _value(field) for field in ACTS[kind].fields}
    if kind is ActKind.REGISTER:
        accusing = replace(register(CLAIM, on=DAY.isoformat()), accused_units=(3,), accused_persons=(301,), guardian=4)
        return said | payload_of(accusing)
    return said | BESIDES.get(kind, {})


def _value(field: Field) -> Any:
    if field.kind is FieldKind.TEXT:
        return reference(field.label)
    if field.kind is FieldKind.NUMBER:
        return field.most
    if field.choices is not None:
        return next(iter(field.choices)).value
    return EXAMPLES[field.kind]


def write_missing() -> None:
    """Write the files that are missing, with their digests."""
    for kind in ACTS:
        path = path_of(kind)
        if not path.exists():
            path.write_bytes(canonical(example(kind)))
            with SUMS.open("a", encoding="ascii") as record:
                record.write(f"{digest_of(path)}  {path.name}\n")


if __name__ == "__main__":
    write_missing()
