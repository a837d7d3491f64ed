"""Writing and reading notes; the id of the form makes a note sent twice one note."""

from datetime import datetime
from typing import Final
from uuid import UUID

from xinfang.kernel.errors import Refused
from xinfang.petitions.casework import CaseView
from xinfang.petitions.models import Note, NoteLevel

LONGEST: Final = 2_000
NEUTRAL: Final = "检举控告类事项不能给信访人留言，以免暴露检举人。"
DISPOSED: Final = "该信访事项的内容已经销毁，不能再写备注。"
NOBODY: Final = "您目前没有办理该信访事项的身份，不能写备注。"
CLASH: Final = "这张表先前已经用过，请刷新页面后重新填写。"


def add_note(view: CaseView, *, id: UUID, level: NoteLevel, text: str, at: datetime) -> Note:
    """Keep a note of the reader on the petition as he sees it.

    Refuses one without words or too long, one to the petitioner of an accusation, and one on contents destroyed.
    """
    plain = text.replace("\r\n", "\n").replace("\0", "").strip()
    if not plain or len(plain) > LONGEST:
        raise Refused(f"请填写1至{LONGEST}字的备注。", field="text")
    if view.case.concealed and level is NoteLevel.PETITIONER:
        raise Refused(NEUTRAL, field="level")
    if view.case.disposed_seq is not None:
        raise Refused(DISPOSED)
    if view.unit is None:
        raise Refused(NOBODY)
    note, new = Note.objects.get_or_create(
        id=id,
        defaults={
            "petition": view.petition,
            "level": level,
            "requests": sorted(view.numbers),
            "unit_id": view.unit,
            "person": view.person,
            "plain": plain,
            "at": at,
        },
    )
    if not new and (note.petition_id, note.person_id, note.plain) != (view.petition.pk, view.person.pk, plain):
        raise Refused(CLASH)
    return note


def notes_of(view: CaseView) -> list[Note]:
    """Give the notes that the reader may read, oldest first."""
    organs = {view.unit}
    rows = Note.objects.filter(petition=view.petition).select_related("unit", "person").order_by("at", "id")
    return [note for note in rows if _reads(view, note, organs=organs)]


def _reads(view: CaseView, note: Note, *, organs: set[int | None]) -> bool:
    if note.level == NoteLevel.UNIT:
        return note.unit_id in organs
    return set(note.requests) <= view.numbers


def notes_to_petitioner(petition: UUID) -> list[Note]:
    """Give the notes written to the petitioner, oldest first."""
    rows = Note.objects.filter(petition=petition, level=NoteLevel.PETITIONER).select_related("unit")
    return list(rows.order_by("at", "id"))
