"""From the words of a command to the payload of an act: texts become commitments, units what the tree says of them."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from xinfang.kernel.chance import Chance
from xinfang.kernel.errors import NotFound, Refused
from xinfang.law.actable import ACTS
from xinfang.law.acts import ActKind
from xinfang.law.attached import FILES
from xinfang.law.fields import LONGEST_TEXT, Field, FieldKind
from xinfang.law.persons import PERSONS, TO_SOME
from xinfang.law.terms import RequestClass
from xinfang.orgs.facts import is_open, unit_facts
from xinfang.orgs.models import Person, Unit
from xinfang.orgs.officials import official_facts
from xinfang.orgs.reception import guardian_for, keeps_accusations
from xinfang.orgs.seats import seats
from xinfang.petitions.attachments import attached
from xinfang.petitions.commands import Command
from xinfang.petitions.contents import new_party, new_text, reference
from xinfang.petitions.models import Party, Text
from xinfang.petitions.reference import check_codes


@dataclass(slots=True)
class Contents:
    """The rows to be stored with an act, gathered while its payload is made; `chance` gives their ids and salts."""

    petition: UUID
    chance: Chance
    texts: list[Text] = field(default_factory=list)
    parties: list[Party] = field(default_factory=list)

    def text(self, plain: str, *, role: str, requests: tuple[int, ...] | None) -> dict[str, str]:
        """Keep a text and give what the act says of it."""
        field = role.split(".")[-1]
        if len(plain) > LONGEST_TEXT:
            raise Refused(f"文字不能超过 {LONGEST_TEXT} 字，目前为 {len(plain)} 字。", field=field)
        if "\0" in plain:
            raise Refused("文字里有不能保存的空字符，请删去。", field=field)
        row = new_text(plain, petition=self.petition, role=role, requests=requests, chance=self.chance)
        self.texts.append(row)
        return reference(row)


def payload_of(command: Command, *, requests: tuple[int, ...], contents: Contents) -> dict[str, Any]:
    """Give the payload of the act that `command` asks for, gathering its texts in `contents`."""
    row = ACTS[command.kind]
    payload: dict[str, Any] = {}
    for one in row.fields:
        value = command.values.get(one.name)
        if value is None or value == "":
            continue
        payload[one.name] = _written(one, value, command, requests=requests, contents=contents)
    if command.kind is ActKind.SPLIT and accused_of(command):
        payload["accused"] = accused_of(command)
    if command.joined is not None:
        payload["person"] = command.joined
    if command.persons and command.kind in TO_SOME:
        payload[PERSONS] = list(command.persons)
    if command.files:
        payload[FILES] = attached(command.files)
    unknown = set(command.values) - {one.name for one in row.fields}
    if unknown:
        raise Refused(f"“{row.label}”不接受内容“{min(unknown)}”。")
    return payload


def _written(one: Field, value: Any, command: Command, *, requests: tuple[int, ...], contents: Contents) -> Any:
    if one.kind is FieldKind.TEXT:
        plain = str(value).strip()
        return contents.text(plain, role=f"{command.kind.value}.{one.name}", requests=requests) if plain else None
    if one.kind is FieldKind.UNIT:
        return unit_told(value, one, on=command.happened_on)
    if one.kind is FieldKind.OFFICIAL:
        return official_told(value, one, on=command.happened_on)
    if one.kind is FieldKind.DAY:
        return value.isoformat() if isinstance(value, date) else str(value)
    return value


def unit_told(told: Any, one: Field, *, on: date) -> dict[str, Any]:
    """Give what an act says of the unit with the id `told`; refuse one that is not there on the day."""
    try:
        unit = int(told)
        facts = unit_facts(unit, on=on)
    except (NotFound, TypeError, ValueError) as missing:
        raise Refused("没有这个单位，请重新选择。", field=one.name) from missing
    if not is_open(unit, on=on):
        raise Refused("该单位已经撤销或者尚未设立，请选择承继其职权的单位。", field=one.name)
    return dict(facts)


def official_told(told: Any, one: Field, *, on: date) -> dict[str, Any]:
    """Give what an act says of the official with the id `told`; refuse one who is not known."""
    try:
        return dict(official_facts(int(told), on=on))
    except (NotFound, TypeError, ValueError) as missing:
        raise Refused("没有这位工作人员，请重新选择。", field=one.name) from missing


def registration(command: Command, *, unit: int, contents: Contents, today: date) -> dict[str, Any]:
    """Give what a registration says besides the columns of the table: requests, parties, and whom it accuses."""
    check_codes({ask.category for ask in command.asks} - {""}, {ask.place for ask in command.asks} - {""})
    asks = [
        {
            "n": n,
            "class": ask.klass.value,
            "text": contents.text(ask.text.strip(), role="register.text", requests=(n,)) if ask.text.strip() else None,
            **{key: code for key, code in (("category", ask.category), ("place", ask.place)) if code},
            **({"legal": True} if ask.legal else {}),
        }
        for n, ask in enumerate(command.asks, start=1)
    ]
    told = [party for party in command.parties if party.told]
    contents.parties.extend(
        new_party(party, petition=contents.petition, main=i == 0, chance=contents.chance)
        for i, party in enumerate(told)
    )
    said: dict[str, Any] = {"asks": asks, "parties": [reference(party) for party in contents.parties]}
    if accused_of(command):
        said["accused"] = accused_of(command)
    if accuses(command):
        said["guardian"] = _guardian(command, unit=unit, today=today)
    return said


def accused_of(command: Command) -> dict[str, list[int]]:
    """Give whom the command names as accused, as acts keep it; empty when it names nobody."""
    units, persons = sorted(set(command.accused.units)), sorted(set(command.accused.persons))
    return {"units": units, "persons": persons} if units or persons else {}


def _guardian(command: Command, *, unit: int, today: date) -> int | None:
    """Give the organ that keeps an accusation which the office may not keep, or which nobody there could read."""
    accused, persons = command.accused.units, command.accused.persons
    facts = unit_facts(unit, on=today)
    named = set(accused) & set(facts["line"]) or set(persons) & set(facts["leaders"])
    ours = bool(named) or _works_at(unit, persons, on=today)
    if not ours and keeps_accusations(unit, on=today, accused=accused, persons=persons):
        return None
    return guardian_for(unit, on=today, accused=accused, persons=persons)


def _works_at(unit: int, persons: Collection[int], *, on: date) -> bool:
    ours = Person.objects.filter(pk__in=persons)
    return any(unit in (seat.office_id, seat.unit_id) for one in ours for seat in seats(one, on=on))


def accuses(command: Command) -> bool:
    """Tell whether the command registers an accusation."""
    return command.kind is ActKind.REGISTER and any(ask.klass is RequestClass.ACCUSATION for ask in command.asks)


def check_accused(command: Command) -> None:
    """Refuse an accused unit or person who is not known here."""
    units, persons = set(command.accused.units), set(command.accused.persons)
    if units and Unit.objects.filter(pk__in=units).count() != len(units):
        raise Refused("被检举、控告的单位不在单位名册中，请只选择名册中的单位。", field="accused")
    if persons and Person.objects.filter(pk__in=persons).count() != len(persons):
        raise Refused(
            "被检举、控告的人员不在人员名册中，请只选择名册中的人员，其他人员写在诉求内容里。", field="accused"
        )
