"""The form that names who works on a petition."""

from collections.abc import Iterable
from typing import Any, Final

from django import forms

from xinfang.petitions.workers import Worker
from xinfang.web.forms import PageForm

NOBODY: Final = "0"
BACK: Final = "不指定经办人，退回未分派"


class AllocateForm(PageForm):
    """Who works on it, out of one's own organs; or nobody any more."""

    worker = forms.ChoiceField(label="经办人")

    def __init__(self, *args: Any, workers: Iterable[Worker], **kwargs: Any) -> None:
        """Offer those who may be given the work."""
        super().__init__(*args, **kwargs)
        known = tuple(workers)
        self.labels = {f"{one.organ}.{one.person}": one.label for one in known}
        self.labels |= _backs(known)
        self.fields["worker"].choices = [("", "请选择"), *self.labels.items()]  # type: ignore[attr-defined]  # a ChoiceField

    @property
    def label(self) -> str:
        """Give the words for whom was chosen."""
        return self.labels[self.cleaned_data["worker"]]

    @property
    def chosen(self) -> tuple[int, int | None]:
        """Give the organ and the person that were chosen; None for nobody."""
        organ, worker = str(self.cleaned_data["worker"]).split(".")
        return int(organ), None if worker == NOBODY else int(worker)


def _backs(workers: Iterable[Worker]) -> dict[str, str]:
    """Give the ways back to nobody: one for each organ, named by a seat where there are several."""
    seats: dict[int, str] = {}
    for one in workers:
        seats.setdefault(one.organ, one.seat)
    return {f"{organ}.{NOBODY}": BACK if len(seats) == 1 else f"{BACK}（{seat}）" for organ, seat in seats.items()}
