"""Lists narrowed by what a request is about: content and place, typed by name, pinyin, initials or code."""

from typing import Any

from django import forms

from xinfang.kernel.errors import Refused
from xinfang.petitions.reference import CODED, choices
from xinfang.web.forms import PageForm


class CodedForm(PageForm):
    """Content and place; what was typed for them becomes the code of the one entry that it means."""

    category = forms.CharField(label="内容分类", required=False, max_length=100)
    place = forms.CharField(label="问题属地", required=False, max_length=100)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Read what may be typed."""
        super().__init__(*args, **kwargs)
        self.choices = choices()
        for kind in CODED:
            self.fields[kind].widget.attrs.update({"list": f"{kind}-list", "autocomplete": "off"})

    def clean(self) -> dict[str, Any]:
        """Find category and place; refuse what is not clear."""
        told = super().clean() or {}
        for kind, choice in self.choices.items():
            try:
                told[kind] = choice.meant(told.get(kind) or "")
            except Refused as refused:
                self.add_error(kind, str(refused))
        return told
