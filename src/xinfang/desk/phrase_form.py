"""The form of a text block (常用语)."""

from collections.abc import Mapping
from typing import Any, Final, cast

from django import forms
from django.http import QueryDict

from xinfang.documents.models import PhraseVersion
from xinfang.documents.phrases import PLACES, Block
from xinfang.documents.types import PARTS, TYPES
from xinfang.petitions.wording import caution, labels_in
from xinfang.web.forms import CommandIdField, PageForm

LONGEST: Final = 4000
OFFERED: Final = tuple(row for row in TYPES.values() if row.drafted)
HINT: Final = "可以写这些，插入时换成案卷里的内容：" + "".join(f"【{place}】" for place in PLACES) + "。"


class PhraseForm(PageForm):
    """What a text block says, and where it can be chosen."""

    unit = forms.ChoiceField(label="单位")
    part = forms.ChoiceField(label="用于哪个部分")
    kinds = forms.MultipleChoiceField(
        label="用于哪些公文",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="不选的，凡有这个部分的公文都可以用。",
    )
    title = forms.CharField(label="名称", max_length=40, help_text="起草时按名称选择")
    words = forms.CharField(label="文字", max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 6}), help_text=HINT)
    shared = forms.BooleanField(label="供各单位选用", required=False)
    retired = forms.BooleanField(label="停用，不再供选择", required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)
    labels_seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, units: Mapping[int, str], **kwargs: Any) -> None:
        """Offer the person's organs, and the parts and papers that are drafted at the desk."""
        super().__init__(*args, **kwargs)
        parts = {part.name: part.label for row in OFFERED for part in row.parts}
        self._offer("unit", [(str(pk), name) for pk, name in units.items()])
        self._offer("part", [(name, f"{label}（{_papers_with(name)}）") for name, label in parts.items()])
        self._offer("kinds", [(row.kind, row.title) for row in OFFERED])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # choice fields

    @property
    def block(self) -> Block:
        """Give what was typed."""
        told = self.cleaned_data
        words = told["words"].replace("\r\n", "\n").replace("\0", "").strip()
        return Block(
            told["part"],
            tuple(told["kinds"]),
            told["title"],
            words,
            shared=told["shared"],
            retired=told["retired"],
        )

    def clean(self) -> dict[str, Any]:
        """Point out once what labels a person."""
        told = super().clean() or self.cleaned_data
        found = labels_in(str(told.get("words", "")))
        if found and told.get("labels_seen") != "|".join(found):
            data = cast(QueryDict, self.data).copy()
            data["labels_seen"] = "|".join(found)
            self.data = data
            self.add_error(None, caution(found))
        return told


class NewPhraseForm(PhraseForm):
    """What a new text block says, under an id of its own, so that a form sent twice makes one."""

    command_id = CommandIdField()


def _papers_with(part: str) -> str:
    titles = [row.title for row in OFFERED if row.part(part) is not None]
    return "、".join(titles[:2]) + ("等" if len(titles) > 2 else "")


def as_block(version: PhraseVersion) -> dict[str, Any]:
    """Give what the form of a text block starts with: its newest version."""
    return {
        "unit": str(version.phrase.unit_id),
        "part": version.part,
        "kinds": version.kinds,
        "title": version.title,
        "words": version.words,
        "shared": version.shared,
        "retired": version.retired,
        "seen": version.n,
    }


def part_label(name: str) -> str:
    """Give the label of a part."""
    return PARTS[name].label
