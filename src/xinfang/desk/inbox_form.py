"""What an inbox is narrowed by; the address keeps it all."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms

from xinfang.desk.coded_form import CodedForm
from xinfang.petitions.lists import Narrowing

NARROWS: Final = ("category", "place", "section")


class InboxForm(CodedForm):
    """Content, place, and the section in which somebody works on the matter."""

    section = forms.ChoiceField(label="经办科室", required=False)

    def __init__(self, *args: Any, sections: Mapping[int, str], **kwargs: Any) -> None:
        """Offer the sections, where the organ has any."""
        super().__init__(*args, **kwargs)
        named = [(str(pk), name) for pk, name in sections.items()]
        self.fields["section"].choices = [("", "不限"), *named]  # type: ignore[attr-defined]  # a ChoiceField
        if not sections:
            del self.fields["section"]

    def narrowing(self) -> Narrowing:
        """Give what to narrow by."""
        told = self.cleaned_data
        section = told.get("section")
        return Narrowing(told["category"], told["place"], int(section) if section else None)
