"""The form of a paper: what is chosen in the fields of its act, and the parts that somebody writes."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time
from typing import Any, Final, cast
from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict

from xinfang.desk.act_form import fields_of
from xinfang.desk.attachments import files_field
from xinfang.documents.drafts import MOST_ATTACHED, TOO_MANY, Said
from xinfang.documents.models import Version
from xinfang.documents.types.row import Need, PaperType, Part
from xinfang.files.store import has_content, name_of
from xinfang.law.actable import ACTS
from xinfang.law.fields import LONGEST_TEXT, FieldKind
from xinfang.orgs.seats import Seat
from xinfang.petitions.attachments import stored_files
from xinfang.petitions.casework import CaseView
from xinfang.petitions.paper_context import starting_words
from xinfang.petitions.wording import caution, labels_in
from xinfang.web.forms import CommandIdField, PageForm

PREFIX: Final = "part_"
REQUESTS: Final = "requests"
ANSWERED: Final = "about"
ATTACHED: Final = "attached"
# A paper is dated on the day it is issued, and is itself the file that comes with its act.
NOT_ASKED: Final = frozenset({"happened_on", "files", "evidence"})


class PaperForm(PageForm):
    """What a version says; `paper_form` adds the fields of its type. A draft may be kept unfinished.

    `uploaded` are the files that came with the form itself.
    """

    paper: PaperType
    uploaded: tuple[UUID, ...] = ()
    command_id = CommandIdField()
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    labels_seen = forms.CharField(widget=forms.HiddenInput, required=False)

    @property
    def id(self) -> UUID:
        """Give the id of the draft."""
        return UUID(str(self.cleaned_data["command_id"]))

    @property
    def said(self) -> Said:
        """Give what the version says."""
        own = (
            {field.name for field in ACTS[self.paper.act].fields} | {ANSWERED} if self.paper.act is not None else set()
        )
        told = self.cleaned_data
        words = {name.removeprefix(PREFIX): value for name, value in told.items() if name.startswith(PREFIX)}
        codes = {name: _plain(told[name]) for name in self.fields if name in own and told.get(name) not in (None, "")}
        numbers = tuple(sorted(int(n) for n in told.get(REQUESTS, ())))
        files = dict.fromkeys((*map(UUID, told.get(ATTACHED, ())), *self.uploaded))
        return Said(numbers, {name: _lines(text) for name, text in words.items()}, codes, tuple(files))

    def clean(self) -> dict[str, Any]:
        """Point out once what labels a person in the words written; refuse more files than a paper can have."""
        told = super().clean() or self.cleaned_data
        if len({*map(UUID, told.get(ATTACHED, ())), *self.uploaded}) > MOST_ATTACHED:
            self.add_error("files", TOO_MANY)
        found = labels_in(*(str(value) for name, value in told.items() if name.startswith(PREFIX)))
        if found and told.get("labels_seen") != "|".join(found):
            data = cast(QueryDict, self.data).copy()
            data["labels_seen"] = "|".join(found)
            self.data = data
            self.add_error(None, caution(found))
        return told


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:%H:%M}" if isinstance(value, time) else value


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\0", "").strip()


def paper_form(
    view: CaseView,
    paper: PaperType,
    seat: Seat,
    *,
    data: QueryDict | None = None,
    initial: Mapping[str, Any] | None = None,
    version: Version | None = None,
) -> PaperForm:
    """Give the form of the paper as written in `seat`; bound when `data` were sent.

    The files of `version`, and those on file that the reader may see, can be its attachments.
    """
    own: dict[str, Any] = {"paper": paper, **_of_the_act(view, paper, seat, data), **dict(_parts(view, paper))}
    own |= dict(_attachments(view, paper, version))
    drawn: type[PaperForm] = type("DrawnPaperForm", (PaperForm,), own)
    return drawn(data, initial=initial)


def bulk_paper_form(
    view: CaseView,
    paper: PaperType,
    seat: Seat,
    *,
    data: QueryDict | None = None,
    initial: Mapping[str, Any] | None = None,
) -> PaperForm:
    """Give the form of what the papers of many petitions say alike, drawn for one of them.

    What starts from the words of a request is each petition's own; nothing else may be left unfinished.
    """
    fields = {name: field for name, field in _of_the_act(view, paper, seat, data).items() if name != REQUESTS}
    parts = {f"{PREFIX}{part.name}": _part(part, part.label) for part in paper.parts if not part.asked}
    for part in paper.parts:
        if not part.asked:
            parts[f"{PREFIX}{part.name}"].required = part.required
    drawn: type[PaperForm] = type("DrawnBulkPaperForm", (PaperForm,), {"paper": paper, **fields, **parts})
    made = drawn(data, initial={"command_id": uuid4(), "seen": 0, **(initial or {})})
    for name in fields:
        made.fields[name].required = name not in _left_out(paper)
    return made


def _left_out(paper: PaperType) -> frozenset[str]:
    """Give the fields of the act that may stay empty."""
    rows = ACTS[paper.act].fields if paper.act is not None else ()
    return frozenset(field.name for field in rows if not field.required)


def _of_the_act(view: CaseView, paper: PaperType, seat: Seat, data: QueryDict | None) -> dict[str, forms.Field]:
    """Give the fields of the act that no part of the paper fills."""
    if paper.act is None:
        return {}
    texts = {field.name for field in ACTS[paper.act].fields if field.kind is FieldKind.TEXT}
    found = fields_of(view, paper.act, seat, posted=data)
    shown = {name: field for name, field in found.items() if name not in NOT_ASKED | texts | paper.fixed.keys()}
    for name, field in shown.items():
        field.required = name == REQUESTS
        _narrow(field, dict(paper.only).get(name))
    return shown


def _narrow(field: forms.Field, values: tuple[str, ...] | None) -> None:
    """Let the field offer only what the paper may say."""
    if values is not None and isinstance(field, forms.ChoiceField):
        shown = cast(Iterable[tuple[str, str]], field.choices)
        field.choices = [(value, label) for value, label in shown if value in ("", *values)]


def _parts(view: CaseView, paper: PaperType) -> Iterator[tuple[str, forms.Field]]:
    several = len(view.requests) > 1
    for part in paper.parts:
        for n in [request.n for request in view.requests] if part.each else [None]:
            label = f"{part.label}（诉求{n}）" if several and n is not None else part.label
            yield f"{PREFIX}{part.key(n)}", _part(part, label)


def _attachments(view: CaseView, paper: PaperType, version: Version | None) -> Iterator[tuple[str, forms.Field]]:
    if view.case.concealed or Need.NO_PETITIONER in paper.needs:
        return  # what lies on the file may show whose it is
    stored = {**stored_files(version.files if version is not None else ()), **view.files}
    known = [(str(pk), name_of(file)) for pk, file in stored.items() if has_content(file)]
    if known:
        yield (
            ATTACHED,
            forms.MultipleChoiceField(
                label="已有的附件和案卷里的材料",
                choices=known,
                required=False,
                widget=forms.CheckboxSelectMultiple,
                help_text="选中的印在附件说明里，与公文一起定稿；收到公文的可以打开。",
            ),
        )
    sent = files_field("附件说明写文件的名称，请先把文件改成清楚的名称。", most=MOST_ATTACHED)
    sent.label = "上传附件"
    yield "files", sent


def _part(part: Part, label: str) -> forms.Field:
    area = forms.TextInput() if part.lines == 1 else forms.Textarea(attrs={"rows": part.lines})
    return forms.CharField(label=label, required=False, help_text=part.hint, widget=area, max_length=LONGEST_TEXT)


def fresh(view: CaseView, paper: PaperType, draft: UUID) -> dict[str, Any]:
    """Give what the form of a new paper starts with."""
    words = {f"{PREFIX}{name}": text for name, text in starting_words(view, paper).items()}
    return {"command_id": draft, "seen": 0, **words}


def as_kept(version: Version) -> dict[str, Any]:
    """Give what the form of a draft starts with: its newest version."""
    words = {f"{PREFIX}{name}": text for name, text in version.words.items()}
    numbers = [str(n) for n in version.requests]
    codes = {name: _code(value) for name, value in version.codes.items()}
    own = {
        "command_id": version.draft_id,
        "seen": version.n,
        REQUESTS: numbers,
        ATTACHED: list(map(str, version.files)),
    }
    return {**own, **codes, **words}


def _code(value: Any) -> Any:
    """Give what a field of the form shows of a value: what stands on the file by its code."""
    return f"{value['seq']}:{value['rule'] or ''}:{value['unit']}" if isinstance(value, dict) else value


def as_sent(version: Version, *, words: Mapping[str, str], labels_seen: str = "") -> QueryDict:
    """Give what the form of a draft would send with other words in its parts."""
    sent = QueryDict(mutable=True)
    told = as_kept(version) | {f"{PREFIX}{name}": text for name, text in words.items()} | {"labels_seen": labels_seen}
    for name, value in told.items():
        sent.setlist(name, [str(one) for one in value] if isinstance(value, list) else [str(value)])
    return sent
