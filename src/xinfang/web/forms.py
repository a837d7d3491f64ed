"""Forms in the shared look: each fault in words beside its field and once more on top, with focus on the first;
where none is beside a field, the summary has it.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates

RANDOM = 4
EARLIEST, LATEST = date(1990, 1, 1), date(2100, 12, 31)
CLASSES = {
    forms.CheckboxInput: "check",
    forms.RadioSelect: "check",
    forms.CheckboxSelectMultiple: "check",
    forms.Select: "form-select",
}


class PageField(BoundField):
    """A field with its data; `said` is what is to be looked at in a number that is judged while it is typed."""

    said = ""

    @property
    def is_judged(self) -> bool:
        """Tell whether a line below the field tells what is wrong with what is typed."""
        return "data-judge" in self.field.widget.attrs

    @property
    def aria_describedby(self) -> str | None:
        """Give the ids of what describes the field, that line among them."""
        told = [super().aria_describedby, f"{self.auto_id}_judged" if self.is_judged and self.auto_id else None]
        return " ".join(filter(None, told)) or None


class PageRenderer(DjangoTemplates):
    """Draw forms and fields with the templates of the shared look."""

    bound_field_class = PageField
    form_template_name = "web/parts/form.html"
    field_template_name = "web/parts/field.html"


class PageLook(forms.BaseForm):
    """The shared look, to be put before another kind of form in a class's bases.

    All forms share one renderer, which keeps the templates that it has read.
    """

    default_renderer = PageRenderer()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Give every widget the look of its kind."""
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.setdefault("class", look_of(field.widget))
            if type(field.widget) is forms.Select:
                field.widget.template_name = "web/parts/select.html"
            self._say_what_to_do(name, field)

    @property
    def has_optional_fields(self) -> bool:
        """Tell whether some field may stay empty, so that the others are worth marking."""
        return any(not field.required for field in self.fields.values())

    def full_clean(self) -> None:
        """Judge the fields, then put the focus on the first faulty one."""
        super().full_clean()
        self._focus_first_fault()

    def add_error(self, field: str | None, error: Any) -> None:
        """Add a fault found later, as by the domain, and move the focus if it comes first."""
        super().add_error(field, error)
        self._focus_first_fault()

    def _say_what_to_do(self, name: str, field: forms.Field) -> None:
        """Put our sentences in the place of the framework's; sentences given with the field stay."""
        label = self[name].label
        verb = "选择" if isinstance(field, forms.ChoiceField) else "填写"
        ours = {"required": f"请{verb}{label}。", "invalid_choice": f"所选的{label}不在可选范围内，请重新选择。"}
        for code, sentence in ours.items():
            if field.error_messages.get(code) == type(field).default_error_messages.get(
                code, forms.Field.default_error_messages.get(code)
            ):
                field.error_messages[code] = sentence

    def _focus_first_fault(self) -> None:
        shown = (name for name, field in self.fields.items() if not field.widget.is_hidden)
        first = next((name for name in shown if name in self.errors), None)
        if first is None:
            return
        for field in self.fields.values():
            field.widget.attrs.pop("autofocus", None)
        self.fields[first].widget.attrs["autofocus"] = True


class DayField(forms.DateField):
    """A day between 1990 and 2100, typed as 2026-03-05 or picked."""

    widget = forms.DateInput(attrs={"type": "date", "min": str(EARLIEST), "max": str(LATEST)}, format="%Y-%m-%d")
    default_error_messages = {"invalid": "没有这一天，请按2026-03-05的样子填写。"}

    def validate(self, value: Any) -> None:
        """Refuse days that no petition can bear."""
        super().validate(value)
        if value is not None and not EARLIEST <= value <= LATEST:
            raise forms.ValidationError(f"日期应当在{EARLIEST.year}年到{LATEST.year}年之间，请核对。", code="range")


class CommandIdField(forms.UUIDField):
    """The id under which a form is sent: a random one.

    Ids drawn from content belong to the import; whoever could send one would keep the import from using it.
    """

    widget = forms.HiddenInput

    def validate(self, value: Any) -> None:
        """Refuse an id that was not drawn at random."""
        super().validate(value)
        if isinstance(value, UUID) and value.version != RANDOM:
            raise forms.ValidationError("这张表不完整，请重新打开。", code="invalid")


class PageForm(PageLook, forms.Form):
    """A form drawn in the shared look: `{{ form }}` whole, or `{{ form.name.as_field_group }}` field by field.

    Write `<form method="post" novalidate>`: faults are told in our words, not the browser's.
    """


def look_of(widget: forms.Widget) -> str:
    """Give the CSS class of a widget, by its kind."""
    return next((look for kind, look in CLASSES.items() if isinstance(widget, kind)), "form-control")
