"""Destroying the contents of a petition under its act of disposal, and finding contents that should be gone.

What goes: texts, petitioners, notes, words of proposals and of drafts, and the files that its acts name, save those
that another petition holds too and the paper on which the disposal itself rests. What stays: the acts with their
commitments.
"""

from collections.abc import Iterator, Sequence
from typing import Final
from uuid import UUID

from django.db import connection

from xinfang.documents.drafts import files_of_drafts, forget, standing_words
from xinfang.files.models import FileContent, StoredFile
from xinfang.files.store import dispose
from xinfang.kernel.clock import day_of
from xinfang.kernel.errors import Refused
from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile
from xinfang.petitions.attachments import files_named, names
from xinfang.petitions.models import Note, Party, PendingCommand, PendingText, Text
from xinfang.petitions.pending import LASTS

WAITING: Final = "还有等待第二人确认的事项，应当先处理该项，再销毁内容。"
STANDING: Final = "内容已经按规定销毁（第 {seq} 条记录），却仍存有{what}；恢复备份之后应当重新销毁。"
# A file is named in bodies alone, and no body is older than the file.
HELD_ELSEWHERE: Final = """
select exists (select 1 from petitions_act where petition_id <> %s and recorded_at >= %s and position(%s in body) > 0)
"""


def refuse_while_waiting(act: Act) -> None:
    """Refuse while another proposal on the petition waits, whose answer would bring words of its own."""
    since = day_of(act.recorded_at) - LASTS
    waiting = PendingCommand.objects.open().filter(petition_id=act.petition, proposed_on__gte=since)
    if waiting.exclude(pk=act.command).exists():
        raise Refused(WAITING)


def erase(case: CaseFile) -> None:
    """Delete the contents of the petition; its act of disposal has been recorded in the same transaction."""
    if case.petition is None:
        return
    Text.objects.filter(petition=case.petition).delete()
    Party.objects.filter(petition=case.petition).delete()
    Note.objects.filter(petition=case.petition).delete()
    PendingText.objects.filter(pending__petition=case.petition).delete()
    # Files that drafts alone name are known by their versions, which go after them.
    for content in list(contents_of_files(case.petition, case.acts)):
        dispose(content.file)
    forget(case.petition)


def contents_of_files(petition: UUID, acts: Sequence[Act]) -> Iterator[FileContent]:
    """Give what stands of the files that acts, proposals or drafts of the petition name, and no other petition does."""
    named = {one for act in acts if act.kind is not ActKind.DISPOSE for one in files_named(act.evidence, act.payload)}
    own = {act.command for act in acts if act.kind is ActKind.DISPOSE}
    proposals = PendingCommand.objects.filter(petition=petition).exclude(pk__in=own)
    named |= {one for said in proposals.values_list("evidence", "payload") for one in files_named(*said)}
    named |= files_of_drafts(petition)
    for content in FileContent.objects.filter(file__in=named).select_related("file").order_by("file"):
        if not _held_elsewhere(content.file, petition):
            yield content


def _held_elsewhere(file: StoredFile, petition: UUID) -> bool:
    if PendingCommand.objects.exclude(petition=petition).filter(names(file.pk)).exists():
        return True
    with connection.cursor() as cursor:
        cursor.execute(HELD_ELSEWHERE, [petition, file.stored_at, str(file.pk).encode()])
        return bool(cursor.fetchone()[0])


def disposal_of(acts: Sequence[Act]) -> Act | None:
    """Give the act by which the contents were destroyed, None when they were not."""
    return next((act for act in acts if act.kind is ActKind.DISPOSE), None)


def standing_faults(petition: UUID, acts: Sequence[Act], *, texts: int, parties: int) -> Iterator[str]:
    """Give a sentence for each sort of content that still stands though the acts say that it was destroyed."""
    disposal = disposal_of(acts)
    if disposal is None:
        return
    found = {
        "文字": texts,
        "信访人信息": parties,
        "备注": Note.objects.filter(petition=petition).count(),
        "提议的文字": PendingText.objects.filter(pending__petition=petition).count(),
        "公文草稿": standing_words(petition),
        "附件": sum(1 for _ in contents_of_files(petition, acts)),
    }
    for what, count in found.items():
        if count:
            yield STANDING.format(seq=disposal.seq, what=what)
