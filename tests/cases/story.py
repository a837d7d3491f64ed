"""Worked cases as they are written: acts in order, and what must be seen on chosen days.

A case is a TOML file that a lawyer can check with the regulation and a calendar. `[[act]]`: `on` the day, `do` the act,
`by` who ("bureau", "town" …, "petitioner", "import"; left out: where the matter lies), `as` the capacity, `entered` the
day of entry, `refused` words of the judge's refusal (alternatives parted by |); all else is what the act says.
`[[see]]`: what is so at the end of `day`; `owed` names whatever is still owed then, `may` whatever may still be done.
`local`, at the top, names the local rules that are in force in the county of the case. `common`, `organ` and `decider`
say what the unit tree gives an act, `official` who is meant, `joiner` by which act the petitioner came.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from law import cast
from law.words import ActWord, act_of, reference
from law.words_recusal import official
from xinfang.law.actable import ACTS
from xinfang.law.acts import Act, ActKind, Source
from xinfang.law.case import CaseFile
from xinfang.law.fields import Field, FieldKind
from xinfang.law.roles import CapacityKind
from xinfang.law.rulebook import Rulebook, shipped_rulebook
from xinfang.law.terms import RequestClass
from xinfang.law.texts import text_on

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("*.toml"))
UNITS: Mapping[str, cast.CastUnit] = {
    "bureau": cast.BUREAU,
    "town": cast.TOWN,
    "department": cast.DEPARTMENT,
    "discipline": cast.DISCIPLINE,
    "personnel": cast.PERSONNEL,
    "other town": cast.OTHER_TOWN,
    "station": cast.STATION,
    "section": cast.SECTION,
    "court": cast.COURT,
    "government": cast.GOVERNMENT,
    "committee": cast.COMMITTEE,
    "city government": cast.CITY_GOVERNMENT,
}
NAMES = {unit.id: name for name, unit in UNITS.items()}
SECOND_PERSON = 190
ANOTHER = str(uuid5(NAMESPACE_OID, "another petition"))
TO_US = frozenset(
    {"on", "do", "by", "as", "person", "entered", "refused", "requests", "about", "target", "evidence", "confirmed"}
    | {"asks", "legal", "accused", "accused_persons", "guardian", "common", "organ", "decider", "joiner"}
)
BESIDES: Mapping[ActKind, frozenset[str]] = {ActKind.JOIN_PERSON: frozenset({"reachable"})}


@dataclass(frozen=True)
class Told:
    """One act as the case tells it, with the words of its refusal when it must be refused."""

    word: ActWord
    refused: tuple[str, ...]
    confirmed: bool


@dataclass(frozen=True)
class Case:
    """A worked case: its acts, and what must be seen on chosen days."""

    title: str
    articles: tuple[str, ...]
    acts: tuple[Told, ...]
    seen: tuple[Mapping[str, Any], ...]
    rulebook: Rulebook


def read(path: Path) -> Case:
    """Give the case that the file tells."""
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    assert said.keys() - {"local"} == {"title", "articles", "act", "see"}, path.name
    rules = _rules(said.get("local", ()))
    return Case(said["title"], tuple(said["articles"]), tuple(map(_told, said["act"])), tuple(said["see"]), rules)


def _rules(local: Iterable[str]) -> Rulebook:
    rules = shipped_rulebook().rules
    on = {name: replace(rules[name], active=True, sample=False) for name in local}
    return Rulebook({**rules, **on}) if on else shipped_rulebook()


def _told(said: Mapping[str, Any]) -> Told:
    kind = ActKind(said["do"])
    by = said.get("by")
    word = ActWord(
        kind,
        said["on"],
        values=dict(_values(kind, said)),
        at=UNITS.get(by) if by != "import" else cast.BUREAU,
        by=_capacity(said),
        person=said.get("person"),
        requests=tuple(said.get("requests", ())),
        about=said.get("about"),
        target=said.get("target"),
        entered_on=said.get("entered"),
        evidence=said.get("evidence", False),
        source=Source.IMPORT if by == "import" else Source.DESK,
        asks=tuple(RequestClass(ask.upper()) for ask in said.get("asks", ())),
        legal=tuple(said.get("legal", ())),
        accused_units=tuple(UNITS[name].id for name in said.get("accused", ())),
        accused_persons=tuple(said.get("accused_persons", ())),
        guardian=UNITS[said["guardian"]].id if "guardian" in said else None,
    )
    refused = tuple(said["refused"].split("|")) if "refused" in said else ()
    return Told(word, refused, said.get("confirmed", False))


def _capacity(said: Mapping[str, Any]) -> CapacityKind | None:
    by = {"petitioner": CapacityKind.PARTY, "import": CapacityKind.IMPORTER}.get(said.get("by", ""))
    return CapacityKind(said["as"]) if "as" in said else by


def _values(kind: ActKind, said: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    row = ACTS[kind]
    if kind is not ActKind.REGISTER and "accused" in said:
        yield "accused", {"units": [UNITS[name].id for name in said["accused"]], "persons": []}
    here = row.fields_under(text_on(shipped_rulebook(), said["on"]))
    fields = [field for field in here if not field.second or said.get("confirmed")]
    unknown = said.keys() - TO_US - {field.name for field in row.fields} - BESIDES.get(kind, frozenset())
    assert not unknown, (kind, unknown)
    for field in fields:
        if field.name in said:
            yield field.name, _value(field, said[field.name])
        elif field.required and (usual := _usual(field)) is not None:
            yield field.name, usual
    if "reviewer" in said:
        yield "bodies", [{"unit": UNITS[said["reviewer"]].id, "row": "TOWNSHIP"}]
    if kind is ActKind.JOIN_PERSON:
        yield from {"parties": [reference("加入的信访人")], "reachable": said["reachable"]}.items()
    if "joiner" in said:
        yield "person", said["joiner"]
    yield from _of_the_tree(said)


def _of_the_tree(said: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Give what the unit tree adds to an act."""
    if "against" in said:
        yield "above", list(UNITS[said["against"]].above)
    if "organ" in said:
        yield "organ", UNITS[said["organ"]].id
    for name in ("common", "decider"):
        if name in said:
            yield name, UNITS[said[name]].facts()


def _value(field: Field, said: Any) -> Any:
    if field.kind is FieldKind.UNIT:
        return UNITS[said].id
    if field.kind is FieldKind.OFFICIAL:
        return official(UNITS[said["of"]], CapacityKind(said["as"]))
    if field.kind is FieldKind.ON_FILE:
        return {"seq": said["seq"], "rule": said.get("owes"), "unit": UNITS[said["who"]].id}
    if isinstance(said, Mapping):  # requests of another petition, and who has them
        holders = [UNITS[name].id if name else None for name in said["holders"]]
        return {**said, "petition": ANOTHER, "holders": holders}
    return said.isoformat() if isinstance(said, date) else said


def _usual(field: Field) -> str | None:
    """Give what stands in a field that the case does not care about: any text, the first word of a list."""
    if field.kind is FieldKind.TEXT:
        return field.label
    return next(iter(field.choices)).value if field.choices is not None else None


def act(before: CaseFile, told: Told) -> Act:
    """Give the act that is told as the case stands."""
    meant = act_of(before, told.word)
    return replace(meant, confirmed_by=SECOND_PERSON) if told.confirmed else meant
