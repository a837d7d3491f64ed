"""Text blocks (常用语) of one's organs: read by whoever works there, changed by their heads, each version kept."""

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from xinfang.desk.phrase_form import NewPhraseForm, PhraseForm, as_block, part_label
from xinfang.desk.signed_in import me
from xinfang.documents import phrases
from xinfang.documents.comparing import Changed, compare
from xinfang.documents.models import Phrase, PhraseVersion
from xinfang.documents.types import TYPES
from xinfang.kernel import clock
from xinfang.kernel.errors import Conflict, Refused
from xinfang.law.roles import UnitKind
from xinfang.orgs.models import Unit
from xinfang.petitions.paper_blocks import organs_to_edit, organs_with_blocks

NOT_YOURS: Final = "常用语由本单位的负责人或者科室负责人修改。"
LABELS: Final = {"title": "名称", "part": "用于", "kinds": "公文", "words": "文字", "marks": "状态"}


@dataclass(frozen=True, slots=True)
class Line:
    """One text block as the list shows it."""

    row: PhraseVersion
    part: str
    kinds: str
    unit: str


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version, and what it changed."""

    row: PhraseVersion
    changed: tuple[tuple[str, Changed], ...]


@require_safe
def phrase_list(request: HttpRequest) -> HttpResponse:
    """Show the text blocks of the person's organs, those retired last."""
    person, on = me(request), clock.today()
    units = _names(organs_with_blocks(person, on=on))
    rows = phrases.newest(units=list(units)) if units else []
    lines = [Line(row, part_label(row.part), _papers(row), units[row.phrase.unit_id]) for row in rows]
    lines.sort(key=lambda line: (line.row.retired, line.part, line.row.title))
    return render(request, "desk/phrases.html", {"lines": lines, "may_edit": bool(organs_to_edit(person, on=on))})


@require_http_methods(["GET", "HEAD", "POST"])
def phrase_new(request: HttpRequest) -> HttpResponse:
    """Show the empty form of a text block, or keep a new one."""
    person = me(request)
    units = _names(organs_to_edit(person, on=clock.today()))
    if not units:
        raise Refused(NOT_YOURS)
    form = NewPhraseForm(request.POST or None, units=units, initial={"command_id": uuid4()})
    if form.is_bound and form.is_valid():
        try:
            phrases.begin(_owner(form), form.block, by=person, at=clock.now(), phrase=form.cleaned_data["command_id"])
        except Refused as refused:
            _tell(form, refused)
        else:
            messages.success(request, "已保存常用语，起草时可以选择。")
            return redirect("desk:phrases")
    return render(request, "desk/phrase.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def phrase(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a text block with its versions, or keep a new version."""
    person, on = me(request), clock.today()
    shown = phrases.phrase_of(pk, units=organs_with_blocks(person, on=on))
    editable = shown.unit_id in organs_to_edit(person, on=on)
    if request.method == "POST":
        return _changed(request, shown, editable=editable)
    return _shown(request, shown, _form(shown) if editable else None)


def _form(shown: Phrase, data: Any = None) -> PhraseForm:
    return PhraseForm(data, initial=as_block(phrases.versions(shown)[0]), units={shown.unit_id: shown.unit.name})


def _changed(request: HttpRequest, shown: Phrase, *, editable: bool) -> HttpResponse:
    if not editable:
        raise Refused(NOT_YOURS)
    form = _form(shown, request.POST)
    if not form.is_valid():
        return _shown(request, shown, form, status=422)
    try:
        kept = phrases.change(shown, _own(form), seen=form.cleaned_data["seen"], by=me(request), at=clock.now())
    except Refused as refused:
        _tell(form, refused)
        return _shown(request, shown, form, status=409 if isinstance(refused, Conflict) else 422)
    messages.success(request, f"已保存第{kept.n}版，旧的一版仍可查看。")
    return redirect("desk:phrase", pk=shown.pk)


def _shown(request: HttpRequest, shown: Phrase, form: PhraseForm | None, *, status: int = 200) -> HttpResponse:
    every = phrases.versions(shown)
    older: list[PhraseVersion | None] = [*every[1:], None]
    lines = [VersionLine(row, _compared(before, row)) for row, before in zip(every, older, strict=True)]
    context = {"form": form, "shown": every[0], "part": part_label(every[0].part), "versions": lines}
    return render(request, "desk/phrase.html", context, status=status)


def _compared(before: PhraseVersion | None, after: PhraseVersion) -> tuple[tuple[str, Changed], ...]:
    if before is None:
        return ()
    return tuple((LABELS[one.name], one) for one in compare(_told(before), _told(after)))


def _told(row: PhraseVersion) -> dict[str, str]:
    marks = [words for told, words in ((row.shared, "供各单位选用"), (row.retired, "已停用")) if told]
    return {
        "title": row.title,
        "part": part_label(row.part),
        "kinds": _papers(row),
        "words": row.words,
        "marks": "，".join(marks),
    }


def _papers(row: PhraseVersion) -> str:
    return "、".join(TYPES[kind].title for kind in row.kinds if kind in TYPES) or "有这个部分的各种公文"


def _names(units: tuple[int, ...]) -> dict[int, str]:
    return dict(Unit.objects.filter(pk__in=units).order_by("pk").values_list("pk", "name")) if units else {}


def _owner(form: PhraseForm) -> int:
    _own(form)
    return int(form.cleaned_data["unit"])


def _own(form: PhraseForm) -> phrases.Block:
    """Give what was typed; only a petition office shares its text blocks."""
    block = form.block
    office = Unit.objects.filter(pk=int(form.cleaned_data["unit"]), kind=UnitKind.PETITION_OFFICE)
    if block.shared and not office.exists():
        raise Refused("只有信访部门的常用语可以供各单位选用。", field="shared")
    return block


def _tell(form: PhraseForm, refused: Refused) -> None:
    form.add_error(refused.field if refused.field in form.fields else None, str(refused))
