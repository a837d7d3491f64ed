"""Files as pages list them: name, size, where they are opened, which are pictures."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.urls import reverse

from xinfang.files.models import StoredFile
from xinfang.files.store import has_content, name_of
from xinfang.law.acts import Act
from xinfang.law.attached import files_of
from xinfang.petitions.casework import CaseView
from xinfang.petitions.proposals import Proposal
from xinfang.web.files import size_words

GONE: Final = "内容已按规定销毁"


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file; without `url` it cannot be opened."""

    id: UUID
    name: str
    size: str
    url: str
    is_picture: bool


@dataclass(frozen=True, slots=True)
class FileLines:
    """The files of one act."""

    all: tuple[FileLine, ...] = ()

    @property
    def pictures(self) -> tuple[FileLine, ...]:
        """Give those that can be looked at on the page."""
        return tuple(line for line in self.all if line.is_picture and line.url)


def files_of_act(view: CaseView, act: Act) -> FileLines:
    """Give the files that come with an act which the reader may read."""
    return _lines(act, view.files, lambda pk: reverse("desk:attachment", args=[view.petition.number, pk]))


def files_of_proposal(view: CaseView, one: Proposal) -> FileLines:
    """Give the files that come with a proposed act, as far as the reader may read it."""
    address = [view.petition.number, one.pending.pk]
    return _lines(one.act, one.files, lambda pk: reverse("desk:proposal_attachment", args=[*address, pk]))


def _lines(act: Act, files: Mapping[UUID, StoredFile], address: Callable[[UUID], str]) -> FileLines:
    named = (UUID(one["id"]) for one in files_of(act))
    return FileLines(tuple(line_of(files[pk], url=address(pk)) for pk in named if pk in files))


def line_of(file: StoredFile, *, url: str) -> FileLine:
    """Give one file, to be opened at `url`; of one whose content was destroyed not even the name is known."""
    kept = has_content(file)
    name, is_picture = name_of(file) if kept else GONE, file.media_type.startswith("image/")
    return FileLine(file.pk, name, size_words(file.size), url if kept else "", is_picture)
