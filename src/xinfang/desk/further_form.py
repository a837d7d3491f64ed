"""What the national registration items ask of a matter besides: all may be left out."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms

from xinfang.desk.register_forms import Row
from xinfang.law.actable import ACTS
from xinfang.law.acts import ActKind
from xinfang.law.fields import Field, FieldKind
from xinfang.orgs.facts import PickerUnit
from xinfang.web.forms import DayField, look_of

NAMES: Final = ("affected", "purpose", "first_at", "first_on", "openness")
WHOLE: Final = "{label}应当是{least}至{most}之间的整数。"
BLANK: Final = ("", "不填")


class FurtherForm(Row):
    """The further items of the matter, as the act of registration has them."""

    def __init__(self, *args: Any, units: Sequence[PickerUnit], **kwargs: Any) -> None:
        """Draw the fields from the act's row; `units` are those of today."""
        super().__init__(*args, **kwargs)
        for one in (ACTS[ActKind.REGISTER].field(name) for name in NAMES):
            if one is not None:
                field = self.fields[one.name] = _drawn(one, units)
                field.widget.attrs.setdefault("class", look_of(field.widget))
                self._say_what_to_do(one.name, field)

    def said(self) -> Mapping[str, Any]:
        """Give what was said, as the door wants it."""
        told = {name: self.cleaned_data[name] for name in NAMES if self.cleaned_data.get(name)}
        return told | ({"first_on": told["first_on"].isoformat()} if "first_on" in told else {})


def _drawn(one: Field, units: Sequence[PickerUnit]) -> forms.Field:
    """Give the field of the form for a field of the act."""
    known: dict[str, Any] = {"label": one.label, "required": False, "help_text": one.hint}
    if one.kind is FieldKind.DAY:
        return DayField(**known)
    if one.kind is FieldKind.NUMBER:
        fault = WHOLE.format(label=one.label, least=one.least, most=one.most)
        faults = dict.fromkeys(("invalid", "min_value", "max_value"), fault)
        return forms.IntegerField(min_value=one.least, max_value=one.most, error_messages=faults, **known)
    return forms.ChoiceField(choices=[BLANK, *_choices(one, units)], **known)


def _choices(one: Field, units: Sequence[PickerUnit]) -> list[tuple[str, Any]]:
    if one.kind is FieldKind.CODE:
        return [(term.value, term.label) for term in one.choices or ()]
    groups: dict[str, list[tuple[str, str]]] = {}
    for unit in units:
        groups.setdefault(unit.kind_label, []).append((str(unit.id), unit.name))
    return list(groups.items())
