"""A version of a draft as a Word file, from a template that an office can read."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final
from uuid import UUID

from docxtpl import DocxTemplate

from xinfang.documents.sheet import plain_day

TEMPLATE: Final = Path(__file__).parent / "draft.docx"
MARK: Final = "xinfang"


@dataclass(frozen=True, slots=True)
class WordDraft:
    """What a Word file is made of: of which draft and version, and its parts by key with label and words."""

    draft: UUID
    version: int
    title: str
    organ: str
    number: str
    labels: Mapping[str, str]
    words: Mapping[str, str]


def mark_of(draft: UUID, version: int) -> str:
    """Give the name of the box that tells to which draft and version a file belongs."""
    return f"{MARK}:{draft.hex}:{version}"


def written(said: WordDraft, *, on: date) -> bytes:
    """Give the Word file; words are set as they are, whatever signs they hold."""
    template = DocxTemplate(TEMPLATE)
    parts = [
        {"key": key, "label": label, "lines": said.words.get(key, "").split("\n")} for key, label in said.labels.items()
    ]
    told = {
        "mark": mark_of(said.draft, said.version),
        "title": said.title,
        "organ": said.organ,
        "number": said.number,
        "version": said.version,
        "day": plain_day(on),
        "parts": parts,
    }
    template.render(told, autoescape=True)
    made = io.BytesIO()
    template.save(made)
    return made.getvalue()
