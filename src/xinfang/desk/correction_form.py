"""The form for a correction: every field of its target that can be corrected, filled in as it stands."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from django import forms

from xinfang.desk.act_form import WIDGETS, ActForm
from xinfang.law.acts import Act, ActKind
from xinfang.law.corrections import ASKS, fields_of
from xinfang.law.fields import LONGEST_TEXT, Field, FieldKind
from xinfang.petitions.casework import CaseView

NEW: Final = "new_{name}"
ASK: Final = "ask_{n}"


def fields_for(view: CaseView, target: Act) -> dict[str, forms.Field]:
    """Give the fields of the form that are the target's own, but for its day."""
    drawn: dict[str, forms.Field] = {"target": forms.IntegerField(widget=forms.HiddenInput, initial=target.seq)}
    for n, words in asks_of(view, target):
        drawn[ASK.format(n=n)] = _words(f"诉求 {n}", words)
    for one in fields_of(target):
        widget = WIDGETS[one.kind](one, view, target.kind)
        widget.initial, widget.required = told_of(view, target, one), False
        drawn[NEW.format(name=one.name)] = widget
    return drawn


def _words(label: str, words: str) -> forms.Field:
    area = forms.Textarea(attrs={"rows": 5})
    return forms.CharField(label=label, initial=words, required=False, max_length=LONGEST_TEXT, widget=area)


def asks_of(view: CaseView, target: Act) -> Iterator[tuple[int, str]]:
    """Give the requests that the reader sees, with their words, when the target is the registration."""
    if target.kind is ActKind.REGISTER:
        yield from ((request.n, view.words_of(request)) for request in view.requests)


def told_of(view: CaseView, target: Act, field: Field) -> Any:
    """Give what stands in a field of the target, as its form shows it."""
    value = target.payload.get(field.name)
    if field.kind is FieldKind.TEXT:
        return view.texts.get(value["id"], "") if value else ""
    return date.fromisoformat(value) if field.kind is FieldKind.DAY and value else value


def corrections_in(form: ActForm, view: CaseView, target: Act) -> dict[str, Any]:
    """Give what was changed in the form, as the door wants it."""
    said = form.values_of({NEW.format(name=one.name): one.name for one in fields_of(target)})
    told = {one.name: _as_sent(told_of(view, target, one)) for one in fields_of(target)}
    changed = {name: value for name, value in said.items() if (value or "") != (told[name] or "")}
    asks = {str(n): form.values_of({ASK.format(n=n): "words"})["words"] for n, _ in asks_of(view, target)}
    old = {str(n): words for n, words in asks_of(view, target)}
    rewritten = {n: words for n, words in asks.items() if words != old[n]}
    return {**changed, ASKS: rewritten} if rewritten else changed


def _as_sent(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
