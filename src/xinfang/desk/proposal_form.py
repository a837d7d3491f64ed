"""The forms with which a second person answers a proposal, and its proposer takes it back."""

from typing import Any

from django import forms
from django.http import QueryDict

from xinfang.law.actable import ACTS
from xinfang.law.acts import ActKind
from xinfang.law.fields import LONGEST_TEXT
from xinfang.web.forms import PageForm


class YesForm(PageForm):
    """The second person confirms, having seen the case up to the act `expected_seq`."""

    expected_seq = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class NoForm(PageForm):
    """Somebody says no, and why."""

    reason = forms.CharField(
        label="理由",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "请写明理由。"},
    )


def yes_form(kind: ActKind, *, data: QueryDict | None = None, initial: dict[str, Any] | None = None) -> YesForm:
    """Give the form of the yes, with what the act leaves to the second person to say."""
    own = {
        one.name: forms.CharField(
            label=one.label,
            help_text=one.hint,
            max_length=LONGEST_TEXT,
            widget=forms.Textarea(attrs={"rows": 4}),
        )
        for one in ACTS[kind].fields
        if one.second
    }
    drawn: type[YesForm] = type("DrawnYesForm", (YesForm,), dict(own))
    return drawn(data, initial=initial)
