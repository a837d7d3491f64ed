"""Every type of paper that the procedure owes, read from the tables beside this file."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from xinfang.documents.sheet import Form
from xinfang.documents.types.row import Need, PaperType, Part, Reader, Secrecy, Stage, To
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind

HERE: Final = Path(__file__).parent
TABLES: Final = ("petitioners", "review", "records", "organs", "oversight")


def _table(name: str) -> Mapping[str, Any]:
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


def _rows(parts: Mapping[str, Part]) -> Iterator[PaperType]:
    for name in TABLES:
        for kind, told in _table(name).items():
            yield _type(kind, dict(told), parts)


def _type(kind: str, told: dict[str, Any], parts: Mapping[str, Part]) -> PaperType:
    act, approver, stage = told.pop("act", None), told.pop("approver", None), told.pop("stage", None)
    return PaperType(
        kind,
        form=Form(told.pop("form")),
        mark=told.pop("mark", ""),
        act=ActKind(act) if act else None,
        approver=CapacityKind(approver) if approver else None,
        reader=Reader(told.pop("reader", Reader.PETITIONER)),
        needs=tuple(Need(one) for one in told.pop("needs", ())),
        parts=tuple(parts[one] for one in told.pop("parts")),
        body=tuple(told.pop("body", ())),
        facts=tuple((label, words) for label, words in told.pop("facts", ())),
        signatures=tuple(told.pop("signatures", ())),
        stage=Stage(stage) if stage else None,
        to=To(told.pop("to", To.SENDER)),
        accusations=Secrecy(told.pop("accusations", Secrecy.NEVER)),
        only=tuple((name, tuple(values)) for name, values in told.pop("only", {}).items()),
        by=frozenset(CapacityKind(one) for one in told.pop("by", ())),
        **told,
    )


PARTS: Final = {name: Part(name, **told) for name, told in _table("parts").items()}
TYPES: Final[Mapping[str, PaperType]] = {row.kind: row for row in _rows(PARTS)}
