"""What an act must say: the shape of its payload, from which forms and checks are drawn."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from xinfang.law.periods import FIRST_DAY, LAST_DAY
from xinfang.law.terms import Term
from xinfang.law.texts import BOTH, Text

TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
LONGEST_TEXT = 20_000
TEXT_KEYS = frozenset({"id", "commitment"})
UNIT_KEYS = frozenset({"unit", "kind", "line", "leaders"})
OFFICIAL_KEYS = frozenset({"person", "units", "heads"})
OTHER_KEYS = frozenset({"petition", "requests", "classes", "holders"})
ON_FILE_KEYS = frozenset({"seq", "rule", "unit"})


class FieldKind(StrEnum):
    """How a value is written in a payload.

    TEXT is a commitment to a stored row, {"id", "commitment"}; UNIT a unit with what was decided from the unit
    tree, {"unit", "kind", "line", "leaders"}; CODE a word of a closed list; DAY an ISO date; FLAG true or false;
    TIME hours and minutes of the act's day; OFFICIAL somebody of the staff with the organs at which he sits and those
    that he heads, {"person", "units", "heads"}; PETITION requests of another petition with what was decided from its
    file, {"petition", "requests", "classes", "holders"}; ON_FILE an act of this file by its number, or what a unit owes
    under a rule since that act, {"seq", "rule", "unit"}.
    """

    TEXT = "text"
    UNIT = "unit"
    CODE = "code"
    NUMBER = "number"
    DAY = "day"
    FLAG = "flag"
    TIME = "time"
    PETITION = "petition"
    OFFICIAL = "official"
    ON_FILE = "on_file"


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that an act says, with its Chinese label, what may stand there, and under which regulations.

    `lines` tells how much a text usually takes: one for a number or a name, more for a paper. A field that is `second`
    is left out by who proposes the act, and said by the second person who confirms it.
    """

    name: str
    label: str
    kind: FieldKind
    required: bool = True
    choices: type[Term] | None = None
    least: int = 0
    most: int = 0
    hint: str = ""
    lines: int = 5
    texts: frozenset[Text] = BOTH
    second: bool = False

    def fault(self, payload: Mapping[str, Any]) -> str | None:
        """Give the sentence that says what is wrong with this field in `payload`, or None."""
        value = payload.get(self.name)
        if value is None or value == "":
            return f"请填写“{self.label}”。" if self.required else None
        return FAULTS[self.kind](self, value)


def is_reference(value: object) -> bool:
    """Tell whether `value` is a commitment to a stored row and nothing else, so that no words enter an act."""
    return isinstance(value, Mapping) and value.keys() == TEXT_KEYS and all(isinstance(v, str) for v in value.values())


def are_ids(value: object) -> bool:
    """Tell whether `value` is a list of ids of units or people."""
    return isinstance(value, list | tuple) and all(type(one) is int for one in value)


def _text_fault(field: Field, value: Any) -> str | None:
    return None if is_reference(value) else f"“{field.label}”没有对应的文字记录。"


def _unit_fault(field: Field, value: Any) -> str | None:
    told = (
        isinstance(value, Mapping)
        and value.keys() == UNIT_KEYS
        and type(value["unit"]) is int
        and isinstance(value["kind"], str)
        and are_ids(value["line"])
        and are_ids(value["leaders"])
        and value["unit"] in value["line"]
    )
    return None if told else f"“{field.label}”不是可以选择的单位。"


def _code_fault(field: Field, value: Any) -> str | None:
    known = field.choices is not None and isinstance(value, str) and value in {m.value for m in field.choices}
    return None if known else f"“{field.label}”不在可选范围内，请从列表中选择。"


def _number_fault(field: Field, value: Any) -> str | None:
    if isinstance(value, bool) or not isinstance(value, int) or not field.least <= value <= field.most:
        return f"“{field.label}”应当是 {field.least} 至 {field.most} 之间的整数。"
    return None


def _day_fault(field: Field, value: Any) -> str | None:
    try:
        day = date.fromisoformat(value)
    except (TypeError, ValueError):
        day = None
    if day is None or day.isoformat() != value:
        return f"“{field.label}”不是有效的日期，请按 2026-03-05 的样式填写。"
    return None if FIRST_DAY <= day <= LAST_DAY else f"“{field.label}”应当在 1990 年至 2100 年之间。"


def _flag_fault(field: Field, value: Any) -> str | None:
    return None if isinstance(value, bool) else f"“{field.label}”应当是“是”或者“否”。"


def _time_fault(field: Field, value: Any) -> str | None:
    told = isinstance(value, str) and TIME.fullmatch(value) is not None
    return None if told else f"“{field.label}”不是有效的时刻，请按 09:30 的样式填写。"


def _official_fault(field: Field, value: Any) -> str | None:
    told = (
        isinstance(value, Mapping)
        and value.keys() == OFFICIAL_KEYS
        and type(value["person"]) is int
        and are_ids(value["units"])
        and are_ids(value["heads"])
    )
    return None if told else f"“{field.label}”不在人员名册中，请从列表中选择。"


def _petition_fault(field: Field, value: Any) -> str | None:
    told = (
        isinstance(value, Mapping)
        and value.keys() == OTHER_KEYS
        and isinstance(value["petition"], str)
        and are_ids(value["requests"])
        and len(value["requests"]) > 0
        and isinstance(value["classes"], list | tuple)
        and isinstance(value["holders"], list | tuple)
    )
    return None if told else f"“{field.label}”没有选好，请选择另一件信访事项及其诉求。"


def _on_file_fault(field: Field, value: Any) -> str | None:
    told = (
        isinstance(value, Mapping)
        and value.keys() == ON_FILE_KEYS
        and type(value["seq"]) is int
        and type(value["unit"]) is int
        and (value["rule"] is None or isinstance(value["rule"], str))
    )
    return None if told else f"“{field.label}”不是本件的记录，请从列表中选择。"


FAULTS = {
    FieldKind.TEXT: _text_fault,
    FieldKind.UNIT: _unit_fault,
    FieldKind.CODE: _code_fault,
    FieldKind.NUMBER: _number_fault,
    FieldKind.DAY: _day_fault,
    FieldKind.FLAG: _flag_fault,
    FieldKind.TIME: _time_fault,
    FieldKind.PETITION: _petition_fault,
    FieldKind.OFFICIAL: _official_fault,
    FieldKind.ON_FILE: _on_file_fault,
}


def text(
    name: str,
    label: str,
    *,
    required: bool = True,
    hint: str = "",
    lines: int = 5,
    texts: frozenset[Text] = BOTH,
    second: bool = False,
) -> Field:
    """Give a field for free text, kept outside the act."""
    return Field(name, label, FieldKind.TEXT, required=required, hint=hint, lines=lines, texts=texts, second=second)


def code(
    name: str,
    label: str,
    choices: type[Term],
    *,
    required: bool = True,
    hint: str = "",
    texts: frozenset[Text] = BOTH,
) -> Field:
    """Give a field for a word of a closed list."""
    return Field(name, label, FieldKind.CODE, required=required, choices=choices, hint=hint, texts=texts)


def number(name: str, label: str, *, least: int, most: int, hint: str = "") -> Field:
    """Give a field for a whole number from `least` to `most`."""
    return Field(name, label, FieldKind.NUMBER, least=least, most=most, hint=hint)


def number_if(name: str, label: str, *, least: int, most: int, hint: str = "") -> Field:
    """Give a field for a whole number, which may be left out."""
    return Field(name, label, FieldKind.NUMBER, required=False, least=least, most=most, hint=hint)


def unit(name: str, label: str, *, hint: str = "") -> Field:
    """Give a field for a unit."""
    return Field(name, label, FieldKind.UNIT, hint=hint)


def day(name: str, label: str, *, required: bool = True, hint: str = "", texts: frozenset[Text] = BOTH) -> Field:
    """Give a field for a day."""
    return Field(name, label, FieldKind.DAY, required=required, hint=hint, texts=texts)


def flag(name: str, label: str, *, hint: str = "") -> Field:
    """Give a field for yes or no."""
    return Field(name, label, FieldKind.FLAG, required=False, hint=hint)


def time(name: str, label: str, *, hint: str = "") -> Field:
    """Give a field for a time of the act's day."""
    return Field(name, label, FieldKind.TIME, hint=hint)


def petition(name: str, label: str) -> Field:
    """Give a field for requests of another petition."""
    return Field(name, label, FieldKind.PETITION)


def official(name: str, label: str, *, hint: str = "") -> Field:
    """Give a field for somebody of the staff, which may be left out."""
    return Field(name, label, FieldKind.OFFICIAL, required=False, hint=hint)


def on_file(name: str, label: str, *, hint: str = "") -> Field:
    """Give a field for an act of this file, or what is owed since one."""
    return Field(name, label, FieldKind.ON_FILE, hint=hint)


def other_unit(name: str, label: str, *, hint: str = "") -> Field:
    """Give a field for a unit, which may be left out."""
    return Field(name, label, FieldKind.UNIT, required=False, hint=hint)
