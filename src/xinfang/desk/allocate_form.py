"""The form that names who works on a petition."""

from collections.abc import Iterable
from typing import Any

from django import forms

from xinfang.petitions.workers import Worker
from xinfang.web.forms import PageForm


class AllocateForm(PageForm):
    """Who works on it, out of one's own organs."""

    worker = forms.ChoiceField(label="经办人")

    def __init__(self, *args: Any, workers: Iterable[Worker], **kwargs: Any) -> None:
        """Offer those who may be given the work."""
        super().__init__(*args, **kwargs)
        self.labels = {f"{one.organ}.{one.person}": one.label for one in workers}
        self.fields["worker"].choices = [("", "请选择"), *self.labels.items()]  # type: ignore[attr-defined]  # a ChoiceField

    @property
    def label(self) -> str:
        """Give the words for whom was chosen."""
        return self.labels[self.cleaned_data["worker"]]

    @property
    def chosen(self) -> tuple[int, int]:
        """Give the organ and the person that were chosen."""
        organ, worker = str(self.cleaned_data["worker"]).split(".")
        return int(organ), int(worker)
