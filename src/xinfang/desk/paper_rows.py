"""What pages show of papers: drafts and how far they have come, papers issued, versions with what changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from xinfang.desk.desk_rows import in_front
from xinfang.desk.file_rows import FileLine, line_of
from xinfang.desk.service_rows import service_lines
from xinfang.documents.comparing import Piece, compare
from xinfang.documents.drafts import Stage, versions
from xinfang.documents.models import Version
from xinfang.documents.types.row import PaperType
from xinfang.law.actable import ACTS
from xinfang.petitions.attachments import stored_files
from xinfang.petitions.casework import CaseView
from xinfang.petitions.paper_context import label_of, names_of
from xinfang.petitions.papers import Offered, Out, Work, offered, papers_out, works
from xinfang.web.parts import Badge, Offer
from xinfang.web.words import Tone

TONES = {Stage.WAITING: Tone.SOON, Stage.RETURNED: Tone.SOON, Stage.APPROVED: Tone.DONE, Stage.ISSUED: Tone.DONE}


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One draft."""

    title: str
    url: str
    stage: Badge
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class OutLine:
    """One paper issued; `note` tells that it was withdrawn, or that its act was corrected since."""

    title: str
    number: str
    issued_on: date
    url: str
    note: str


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version, and what it changed."""

    n: int
    by: str
    at: datetime
    changed: list[tuple[str, tuple[Piece, ...]]]


def paper_lines(view: CaseView) -> dict[str, Any]:
    """Give what the page of a petition shows of its papers; what goes with a folded act is folded too."""
    front, begins = in_front(view), offered(view)
    return {
        "paper_offers": [_offer(view, one) for one in begins if one.paper.act in front],
        "paper_more": [_offer(view, one) for one in begins if one.paper.act not in front],
        "paper_drafts": [draft_line(view, work) for work in works(view)],
        "papers_out": [out_line(view, out) for out in papers_out(view)],
        "service": service_lines(view),
    }


def _offer(view: CaseView, one: Offered) -> Offer:
    seat = f"{one.seat.unit_id}.{one.seat.kind.value}"
    return Offer(f"起草{one.paper.title}", _begin_url(view, one.paper, seat))


def _begin_url(view: CaseView, paper: PaperType, seat: str) -> str:
    return f"{reverse('desk:paper_new', args=[view.petition.number, paper.kind])}?seat={seat}"


def draft_line(view: CaseView, work: Work) -> DraftLine:
    """Give one draft of the petition."""
    stage, version = work.standing.stage, work.standing.version
    return DraftLine(
        work.paper.title,
        reverse("desk:paper", args=[view.petition.number, work.draft.pk]),
        Badge(stage.value, TONES.get(stage, Tone.PLAIN)),
        version.by.name,
        version.at,
    )


def out_line(view: CaseView, out: Out) -> OutLine:
    """Give one paper issued for the petition."""
    note = f"已撤回，原因见第{out.withdrawn_by}号记录；字号保留。" if out.withdrawn_by is not None else ""
    if not note and out.corrected:
        note = f"第{out.issued.seq}号记录在印发以后更正过，公文没有随之改动。"
    return OutLine(
        out.paper.title,
        out.issued.number,
        out.issued.issued_on,
        reverse("desk:attachment", args=[view.petition.number, out.issued.file_id]),
        note,
    )


def version_lines(view: CaseView, work: Work) -> list[VersionLine]:
    """Give the versions of a draft, the newest first, each with what it changed."""
    every = versions(work.draft)
    older: list[Version | None] = [*every[1:], None]
    return [
        VersionLine(one.n, one.by.name, one.at, _changed(view, work.paper, before, one) if before is not None else [])
        for one, before in zip(every, older, strict=True)
    ]


def _changed(view: CaseView, paper: PaperType, before: Version, after: Version) -> list[tuple[str, tuple[Piece, ...]]]:
    labels = dict(_labels(view, paper))
    old, new = ({**_said(paper, one), **one.words} for one in (before, after))
    changed = {one.name: one.pieces for one in compare(old, new)}
    return [(label, changed[name]) for name, label in labels.items() if name in changed]


def _said(paper: PaperType, version: Version) -> dict[str, str]:
    """Give in words what a version chose."""
    told = {"requests": "、".join(f"诉求{n}" for n in version.requests), "files": "、".join(names_of(version.files))}
    fields = ACTS[paper.act].fields if paper.act is not None else ()
    chosen = (field for field in fields if field.name in version.codes)
    return told | {field.name: label_of(field, version.codes[field.name]) for field in chosen}


def part_labels(view: CaseView, paper: PaperType) -> Iterator[tuple[str, str]]:
    """Give the label of each part that somebody writes, by the name under which its words are kept."""
    several = len(view.requests) > 1
    for part in paper.parts:
        for request in view.requests if part.each else ():
            yield part.key(request.n), f"{part.label}（诉求{request.n}）" if several else part.label
        if not part.each:
            yield part.name, part.label


def _labels(view: CaseView, paper: PaperType) -> Iterator[tuple[str, str]]:
    """Give the label of everything that a version says, in the order of the form."""
    yield "requests", "诉求"
    yield from ((field.name, field.label) for field in (ACTS[paper.act].fields if paper.act is not None else ()))
    yield from part_labels(view, paper)
    yield "files", "附件"


def written_lines(view: CaseView, work: Work) -> list[tuple[str, str]]:
    """Give what the newest version says, for whoever reads it without writing."""
    told = {**_said(work.paper, work.standing.version), **work.standing.version.words}
    return [(label, told[name]) for name, label in dict(_labels(view, work.paper)).items() if told.get(name)]


def draft_files(view: CaseView, work: Work) -> list[FileLine]:
    """Give the attachments of the newest version, as they are opened from the draft."""
    stored, address = stored_files(work.standing.version.files), [view.petition.number, work.draft.pk]
    return [
        line_of(stored[pk], url=reverse("desk:paper_file", args=[*address, pk]))
        for pk in work.standing.version.files
        if pk in stored
    ]
