"""Remarks (批注) beside a draft, and the form that writes one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms

from xinfang.desk.paper_rows import part_labels
from xinfang.documents.comments import LONGEST, remarks
from xinfang.documents.drafts import Stage
from xinfang.documents.models import Comment
from xinfang.documents.types.row import PaperType
from xinfang.petitions.casework import CaseView
from xinfang.petitions.papers import Work
from xinfang.web.forms import PageForm

WHOLE: Final = "整份公文"


class RemarkForm(PageForm):
    """A remark on a part of the version shown."""

    part = forms.ChoiceField(label="针对", required=False)
    remark = forms.CharField(label="批注内容", max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, parts: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        """Offer the parts of the paper."""
        super().__init__(*args, **kwargs)
        self.fields["part"].choices = [("", WHOLE), *parts]  # type: ignore[attr-defined]  # a ChoiceField


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """One remark, and the part that it is about."""

    row: Comment
    part: str


def parts_to_remark(view: CaseView, paper: PaperType) -> list[tuple[str, str]]:
    """Give the parts on which something can be remarked."""
    return list(part_labels(view, paper))


def remarks_context(view: CaseView, work: Work, form: RemarkForm | None) -> dict[str, Any]:
    """Give what the page of a draft shows of its remarks; none are written any more once it was issued."""
    parts = parts_to_remark(view, work.paper)
    named = dict(parts)
    lines = [RemarkLine(row, named.get(row.part, WHOLE)) for row in remarks(work.draft)]
    open_ = work.standing.stage is not Stage.ISSUED
    return {
        "remarks": lines,
        "unsettled": sum(line.row.settled_at is None for line in lines),
        "remark_form": (form or RemarkForm(parts=parts)) if open_ else None,
    }
