"""The form for a note."""

from typing import cast
from uuid import UUID

from django import forms
from django.http import QueryDict

from xinfang.petitions.models import NoteLevel
from xinfang.petitions.notes import LONGEST
from xinfang.petitions.wording import caution, labels_in
from xinfang.web.forms import CommandIdField, PageForm


class NoteForm(PageForm):
    """What is noted, and for whom; a label on a person is pointed out once."""

    note_id = CommandIdField()
    level = forms.ChoiceField(
        label="给谁看", choices=NoteLevel.choices, initial=NoteLevel.UNIT, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label="备注",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "请填写备注。", "max_length": f"备注不能超过{LONGEST}字。"},
    )
    labels_seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: object, concealed: bool = False, **kwargs: object) -> None:
        """Leave the petitioner out for an accusation."""
        super().__init__(*args, **kwargs)
        if concealed:
            levels = [pair for pair in NoteLevel.choices if pair[0] != NoteLevel.PETITIONER]
            self.fields["level"].choices = levels  # type: ignore[attr-defined]  # a ChoiceField

    def clean_text(self) -> str:
        """Point labels out until they have been seen."""
        text = str(self.cleaned_data["text"])
        found = labels_in(text)
        if found and self.data.get("labels_seen") != "|".join(found):
            data = cast(QueryDict, self.data).copy()
            data["labels_seen"] = "|".join(found)
            self.data = data
            raise forms.ValidationError(caution(found))
        return text

    @property
    def id(self) -> UUID:
        """Give the id under which the note is kept."""
        return UUID(str(self.cleaned_data["note_id"]))
