"""Tags and filters of the shared look; none of them reads the clock."""

from datetime import date, datetime
from functools import cache, lru_cache

from django import template
from django.forms import BaseForm, BoundField
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from xinfang.kernel import masking
from xinfang.law.obligations import Standing
from xinfang.law.proofs import Proof
from xinfang.petitions.reference import Choice
from xinfang.web import navigation
from xinfang.web.parts import ProofStep, steps_of
from xinfang.web.words import day_words, due_words, moment_words

register = template.Library()
MASKS = {
    "name": masking.mask_name,
    "phone": masking.mask_phone,
    "id": masking.mask_id,
    "address": masking.mask_address,
}


@register.filter
def day(value: date | None) -> str:
    """Give a day as 2026年3月5日 周四; nothing for none."""
    return day_words(value) if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """Give a moment as 2026年3月5日 周四 14:05 in China's time; nothing for none."""
    return moment_words(value) if value else ""


@register.filter
def masked(value: str | None, kind: str) -> str:
    """Mask a `name`, `phone`, `id` or `address`, for where it must not be read in full."""
    return MASKS[kind](value)


@register.simple_tag
@lru_cache(maxsize=1024)
def due(
    value: date | None,
    *,
    on: date,
    standing: Standing | None = None,
    provisional: bool = False,
    strict: date | None = None,
) -> SafeString:
    """Draw a due date with the words for how it stands on the day `on`; `strict` is shown where it differs.

    Drawn once for the same day: a list shows few days many times.
    """
    said = due_words(value, on=on, standing=standing, provisional=provisional)
    shown = {"day": value, "said": said, "strict": strict if strict != value else None}
    return render_to_string("web/parts/due.html", shown)


@register.simple_tag(takes_context=True)
def menu(context: template.Context) -> list[navigation.Entry]:
    """Give the staff's menu as seen from the page shown."""
    request: HttpRequest | None = context.get("request")
    match = request.resolver_match if request else None
    my_seats = context.get("my_seats")
    held = {seat.kind for seat in my_seats()} if my_seats is not None else set()
    return navigation.entries(match.view_name if match else "", held=held)


@register.filter
def steps(told: Proof) -> list[ProofStep]:
    """Give the steps of a proof of law for the part that shows them."""
    return steps_of(told)


@register.filter
def rule(told: Proof) -> str:
    """Give the address of the rule on which a proof rests, as it was on the day from which it runs."""
    return f"{_rules()}?on={told.start:%Y-%m-%d}#rule-{told.rule.id}"


@cache
def _rules() -> str:
    return reverse("desk:rules")


@register.filter
@lru_cache(maxsize=8)
def options(choice: Choice) -> SafeString:
    """Give the options of a list in which something is typed; drawn once for the same entries."""
    rows = ((one.label, one.initials, one.code) for one in choice.entries)
    return format_html_join("", '<option value="{}">{} {}</option>', rows)


@register.filter
def faults(form: BaseForm) -> list[tuple[BoundField, str]]:
    """Give each faulty field with its sentence, in the form's order."""
    return [(field, str(sentence)) for field in form for sentence in field.errors]


@register.filter
def focused(form: BaseForm) -> bool:
    """Tell whether one of the form's fields asks for the focus."""
    return any("autofocus" in field.widget.attrs for field in form.fields.values())


@register.filter
def target(field: BoundField) -> str:
    """Give the id of the element that a link to the field goes to; for a group, its first choice."""
    return f"{field.auto_id}_0" if field.use_fieldset and not field.id_for_label else field.id_for_label
