"""Forms in the shared look: each fault in words beside its field and once more on top, with focus on the first."""

from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates

CLASSES = {
    forms.CheckboxInput: "check",
    forms.RadioSelect: "check",
    forms.CheckboxSelectMultiple: "check",
    forms.Select: "form-select",
}


class PageRenderer(DjangoTemplates):
    """Draw forms and fields with the templates of the shared look."""

    form_template_name = "web/parts/form.html"
    field_template_name = "web/parts/field.html"


class PageLook(forms.BaseForm):
    """The shared look, to be put before another kind of form in a class's bases."""

    default_renderer = PageRenderer

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Give every widget the look of its kind."""
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.setdefault("class", look_of(field.widget))

    def full_clean(self) -> None:
        """Judge the fields, then put the focus on the first faulty one."""
        super().full_clean()
        self._focus_first_fault()

    def add_error(self, field: str | None, error: Any) -> None:
        """Add a fault found later, as by the domain, and move the focus if it comes first."""
        super().add_error(field, error)
        self._focus_first_fault()

    def _focus_first_fault(self) -> None:
        first = next((name for name in self.fields if name in self.errors), None)
        if first is None:
            return
        for field in self.fields.values():
            field.widget.attrs.pop("autofocus", None)
        self.fields[first].widget.attrs["autofocus"] = True


class PageForm(PageLook, forms.Form):
    """A form drawn in the shared look: `{{ form }}` whole, or `{{ form.name.as_field_group }}` field by field.

    Write `<form method="post" novalidate>`: faults are told in our words, not the browser's.
    """


def look_of(widget: forms.Widget) -> str:
    """Give the CSS class of a widget, by its kind."""
    return next((look for kind, look in CLASSES.items() if isinstance(widget, kind)), "form-control")
