"""A paper's form as it was sent: with the files that came with it, and what was chosen into one of its parts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest

from xinfang.desk.attachments import Attached, form_id, take_in_all
from xinfang.desk.paper_form import PREFIX, REQUESTS, PaperForm, paper_form
from xinfang.documents.drafts import Said
from xinfang.documents.models import Version
from xinfang.documents.types.row import Need, PaperType, Part
from xinfang.kernel.errors import Refused
from xinfang.kernel.typed import whole_number
from xinfang.orgs.seats import Seat
from xinfang.petitions import paper_blocks
from xinfang.petitions.casework import CaseView
from xinfang.petitions.doers import organ_of
from xinfang.petitions.paper_context import About

LAW: Final = "law:"


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a paper is written: on which petition, of which type, in which seat, from which version on."""

    view: CaseView
    paper: PaperType
    seat: Seat
    version: Version | None = None


@dataclass(frozen=True, slots=True)
class Typed:
    """A form as it was sent, and the files that it brought."""

    form: PaperForm
    attached: Attached


def typed(request: HttpRequest, desk: Desk) -> Typed:
    """Give the form as it was sent; each file that was refused is told in its place."""
    attached = _taken_in(request, desk)
    form = paper_form(desk.view, desk.paper, desk.seat, data=request.POST.copy(), version=desk.version)
    form.uploaded = attached.ids
    for fault in attached.faults:
        form.add_error("files", fault)
    return Typed(form, attached)


def _taken_in(request: HttpRequest, desk: Desk) -> Attached:
    """Store the files sent with the form; papers of accusations have none, nor has one that names no petitioner."""
    if desk.view.case.concealed or Need.NO_PETITIONER in desk.paper.needs:
        return Attached()
    return take_in_all(request, form=form_id(request.POST), by=desk.view.person)


def inserted(request: HttpRequest, desk: Desk) -> Typed:
    """Give the form with what was chosen put at the end of its part; nothing is kept, and nothing typed is lost."""
    attached = _taken_in(request, desk)
    data = request.POST.copy()
    wanted = str(data.get("insert", ""))
    name, fault = wanted.removeprefix(LAW), ""
    try:
        words = _words(desk, data, name=name, law=wanted.startswith(LAW))
        data[name] = f"{data.get(name, '').rstrip()}\n{words}".lstrip("\n")
    except Refused as refused:
        fault = str(refused)
    drawn = paper_form(desk.view, desk.paper, desk.seat, version=desk.version)
    kept = {key: field.widget.value_from_datadict(data, request.FILES, key) for key, field in drawn.fields.items()}
    form = paper_form(desk.view, desk.paper, desk.seat, initial=kept, version=desk.version)
    _focus(form, name, fault)
    return Typed(form, attached)


def _focus(form: PaperForm, name: str, fault: str) -> None:
    if name in form.fields:
        form.fields[name].widget.attrs["autofocus"] = True
        form.fields[name].insert_fault = fault  # type: ignore[attr-defined]  # shown beside what was chosen


def _words(desk: Desk, data: Any, *, name: str, law: bool) -> str:
    part = dict(_parts(desk)).get(name)
    if part is None:
        raise Refused("没有这个部分，请刷新页面。")
    if law:
        place = [
            whole_number(str(data.get(f"{key}_{name}", "")).strip()) or 0 for key in ("article", "paragraph", "item")
        ]
        return paper_blocks.article(
            desk.view, part, name=str(data.get(f"law_{name}", "")), place=(place[0], place[1], place[2])
        )
    numbers = tuple(n for one in data.getlist(REQUESTS) if (n := whole_number(one)))
    found = paper_blocks.choices(desk.view, about_in(desk, numbers))
    return paper_blocks.chosen(found, part, str(data.get(f"block_{name}", "")))


def about_in(desk: Desk, numbers: tuple[int, ...] = ()) -> About:
    """Give which paper it is, on the requests chosen, else on those of its version, else on all that are seen."""
    kept = tuple(desk.version.requests) if desk.version is not None else ()
    seen = tuple(n for n in numbers if n in desk.view.numbers)
    return About(desk.paper, organ_of(desk.seat), Said(seen or kept or tuple(sorted(desk.view.numbers)), {}, {}))


def dress(form: PaperForm, desk: Desk) -> PaperForm:
    """Give the form with what can be chosen into each of its parts beside it."""
    found = paper_blocks.choices(desk.view, about_in(desk))
    for name, part in _parts(desk):
        field = form.fields.get(name)
        if field is not None:
            field.blocks = found.get(part.name, [])  # type: ignore[attr-defined]  # read by the page alone
            laws = paper_blocks.laws(desk.view, part)
            field.laws = [text.name for text in laws]  # type: ignore[attr-defined]  # read by the page alone
    return form


def _parts(desk: Desk) -> Iterator[tuple[str, Part]]:
    """Give the part of each field that somebody writes."""
    for part in desk.paper.parts:
        for n in [request.n for request in desk.view.requests] if part.each else [None]:
            yield f"{PREFIX}{part.key(n)}", part


def dress_bulk(form: PaperForm, desk: Desk) -> PaperForm:
    """Give the form of many petitions with what can be chosen beside each part, places left for each to fill."""
    found = paper_blocks.choices(desk.view, about_in(desk), fill=False)
    for part in desk.paper.parts:
        field = form.fields.get(f"{PREFIX}{part.name}")
        if field is not None:
            field.blocks = found.get(part.name, [])  # type: ignore[attr-defined]  # read by the page alone
    return form


def typed_in(request: HttpRequest) -> dict[str, Any]:
    """Give what was typed so far, so that it stands in the form again."""
    return {name: value for name, value in request.POST.items() if name not in ("seen", "do", "insert")}


def with_block(request: HttpRequest, form: PaperForm) -> PaperForm:
    """Give the form of many petitions with the block that was chosen at the end of its part."""
    name = str(request.POST.get("insert", ""))
    field = form.fields.get(name)
    if field is None:
        return form
    wanted = request.POST.get(f"block_{name}", "")
    one = next((choice for choice in getattr(field, "blocks", ()) if choice.id == wanted), None)
    if one is None:
        _focus(form, name, paper_blocks.NO_BLOCK)
        return form
    form.initial[name] = f"{str(form.initial.get(name, '')).rstrip()}\n{one.words}".lstrip("\n")
    _focus(form, name, "")
    return form
