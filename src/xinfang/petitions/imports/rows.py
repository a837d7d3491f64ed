"""From a record to what is asked of the door: a registration, and an opinion where there is an answer."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID, uuid5

from xinfang.kernel.clock import CHINA, day_of
from xinfang.kernel.errors import Refused
from xinfang.law.acts import ActKind, Source
from xinfang.law.fields import LONGEST_TEXT
from xinfang.law.periods import FIRST_DAY, LAST_DAY
from xinfang.law.terms import Outcome, RequestClass
from xinfang.petitions.commands import Ask, Command, PartyIn, SeatChoice
from xinfang.petitions.imports.mapping import PARTY, Coded, FileMapping
from xinfang.petitions.imports.reader import Record

# The id of an imported petition is drawn from this one and the number at the source: the same each time.
NAMESPACE: Final = UUID("6d0c1c2e-3f0a-5b7e-9a41-2a8f5d1f7b63")
LONGEST_ID = 80
LONGEST_CELL: Final = {"name": 200, "id_no": 40, "phone": 60, "address": 400}
NO_BASIS = "来源未载明"


@dataclass(frozen=True, slots=True)
class Asked:
    """What one record amounts to."""

    register: Command
    opinion: Command | None


def petition_id(system: str, number: str) -> UUID:
    """Give the id of the petition that has `number` in `system`; also the id of the command that registers it."""
    return uuid5(NAMESPACE, f"{system}|{number}")


def asked(record: Record, *, mapping: FileMapping, seat: SeatChoice, today: date) -> Asked:
    """Give the commands for `record`; refuse in a sentence what the file does not prove or the system cannot keep."""
    if record.fault is not None:
        raise Refused(record.fault)
    _check_characters(record, mapping)
    cell = {name: record.cells[column].strip() for name, column in mapping.single.items()}
    number = _number(cell["id"])
    received = _day(cell["received"], mapping.single["received"], mapping=mapping, today=today)
    text = _text("\n".join(filter(None, (record.cells[column].strip() for column in mapping.text))))
    klass = RequestClass(_coded(record, mapping.klass, "诉求类别"))
    register = Command(
        petition_id(mapping.system, number),
        ActKind.REGISTER,
        happened_on=received,
        seat=seat,
        values={"channel": _coded(record, mapping.channel, "信访形式"), "reachable": False},
        source=Source.IMPORT,
        asks=(Ask(text, klass),),
        parties=_parties(cell),
        foreign=(mapping.system, number),
    )
    answered = _answered(cell, received=received, mapping=mapping, today=today)
    if answered is not None and klass is RequestClass.ACCUSATION:
        raise Refused("检举控告类事项的答复不能导入，请去掉答复后只导入登记内容。")
    return Asked(register, _opinion(register, cell["answer"], on=answered) if answered else None)


def _opinion(register: Command, answer: str, *, on: date) -> Command:
    """Give the command for an answer; the file does not say whether it supports the request, nor on what basis."""
    return Command(
        uuid5(register.id, "answer"),
        ActKind.ISSUE_OPINION,
        happened_on=on,
        seat=register.seat,
        petition=register.id,
        values={"outcome": Outcome.NOT_STATED.value, "text": answer, "legal_basis": NO_BASIS},
        requests=(1,),
        source=Source.IMPORT,
    )


def _check_characters(record: Record, mapping: FileMapping) -> None:
    for column in mapping.read:
        cell = record.cells[column]
        if "\x00" in cell:
            raise Refused(f"“{column}”含有无法保存的空字符。")
        if any("\ud800" <= character <= "\udfff" for character in cell):
            raise Refused(f"“{column}”含有不是 {mapping.encoding} 编码的字节。")


def _number(cell: str) -> str:
    if not cell:
        raise Refused("没有来源编号。")
    if len(cell) > LONGEST_ID:
        raise Refused(f"来源编号超过 {LONGEST_ID} 字。")
    return cell


def _text(text: str) -> str:
    if not text:
        raise Refused("诉求内容是空的。")
    if len(text) > LONGEST_TEXT:
        raise Refused(f"诉求内容不能超过 {LONGEST_TEXT} 字，目前为 {len(text)} 字。")
    return text


def _coded(record: Record, coded: Coded, label: str) -> str:
    said = record.cells[coded.column].strip() if coded.column is not None else ""
    if not said:
        return coded.default
    found = (coded.values or {}).get(said)
    if found is None:
        raise Refused(f"{label}“{said}”不在对照表中。")
    return found


def _parties(cell: dict[str, str]) -> tuple[PartyIn, ...]:
    told: dict[str, Any] = {name: cell.get(name, "") for name in PARTY}
    for name, most in LONGEST_CELL.items():
        if len(told[name]) > most:
            raise Refused(f"信访人的姓名、证件号码、电话或者住址过长（超过 {most} 字）。")
    return (PartyIn(**told),) if any(told.values()) else ()


def _answered(cell: dict[str, str], *, received: date, mapping: FileMapping, today: date) -> date | None:
    """Give the day of the answer, None when there is no answer."""
    if not cell.get("answer"):
        if cell.get("answered"):
            raise Refused("有答复时间，没有答复内容。")
        return None
    if not cell["answered"]:
        raise Refused("有答复内容，没有答复时间。")
    if len(cell["answer"]) > LONGEST_TEXT:
        raise Refused(f"答复内容不能超过 {LONGEST_TEXT} 字，目前为 {len(cell['answer'])} 字。")
    on = _day(cell["answered"], mapping.single["answered"], mapping=mapping, today=today)
    if on < received:
        raise Refused(f"答复日期（{on}）早于收到日期（{received}）。")
    return on


def _day(said: str, column: str, *, mapping: FileMapping, today: date) -> date:
    if not said:
        raise Refused(f"“{column}”是空的。")
    day = _parsed(said, mapping.date_formats)
    if day is None:
        raise Refused(f"“{column}”的“{said[:40]}”不是有效的日期。")
    if not FIRST_DAY <= day <= LAST_DAY:
        raise Refused(f"“{column}”的日期（{day}）应当在 1990 年至 2100 年之间。")
    if day > today:
        raise Refused(f"“{column}”的日期（{day}）晚于今天。")
    return day


def _parsed(said: str, formats: tuple[str, ...]) -> date | None:
    """Give the day in China: ISO first, then each of `formats`; None when it is no date in any of them."""
    for form in (None, *formats):
        try:
            moment = datetime.strptime(said, form) if form else datetime.fromisoformat(said)  # noqa: DTZ007 - the zone comes next
            return day_of(moment if moment.tzinfo else moment.replace(tzinfo=CHINA))
        except (ValueError, OverflowError):
            continue
    return None
