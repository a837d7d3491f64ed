"""Contents destroyed under an act of disposal: what goes, what stays, and that nothing comes back in silence."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from pytest_django import Settings

from doing import PARTY, TEXT, Doing, noon, person
from petitions.test_concurrency import all_is_well
from petitions.test_journal import faults
from xinfang.demo import cast
from xinfang.files.models import FileContent, StoredFile
from xinfang.files.store import store
from xinfang.files.vault import place_of
from xinfang.kernel.blind import blind
from xinfang.kernel.errors import Refused
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.petitions.casework import CaseView
from xinfang.petitions.citizen import GONE, read
from xinfang.petitions.confirming import Answer, decline
from xinfang.petitions.models import Likeness, Note, NoteLevel, Party, PendingText, Petition, Request, Text
from xinfang.petitions.notes import add_note
from xinfang.petitions.search import search

pytestmark = pytest.mark.usefixtures("county", "own_folder")
Committing = Callable[..., AbstractContextManager[object]]
MONDAY = date(2026, 3, 2)
OFFICER = (cast.CASE_OFFICER, cast.BUREAU, CapacityKind.CASE_OFFICER)
FILED = {"ground": "SAME_LETTER", "earlier": "130426XF-2025-000001", "text": "同一信件重复寄来。"}
PAPER, REQUEST = b"%PDF-1.7\nmaterial\n%%EOF\n", b"%PDF-1.7\nrequest\n%%EOF\n"


@pytest.fixture
def own_folder(tmp_path: Path, settings: Settings) -> None:
    """Keep the bytes of files in a folder of the test's own."""
    settings.XINFANG_DATA = tmp_path


def kept(data: bytes) -> StoredFile:
    return store(data, name="材料.pdf", by=person(cast.CASE_OFFICER), at=noon(MONDAY))


def filed(**more: object) -> Doing:
    """Give a matter filed at once, with a paper on file."""
    doing = Doing(MONDAY).register()
    doing.act(ActKind.ADD_MATERIAL, *OFFICER, values={"text": "补充照片。"}, evidence=kept(PAPER).pk, **more)
    return doing.later(1).act(ActKind.FILE_ONLY, *OFFICER, values=FILED)


def disposed(doing: Doing) -> Doing:
    """Let its contents be destroyed on request."""
    doing.later(2).act(ActKind.DISPOSE, *OFFICER, values={"ground": "REQUEST"}, evidence=kept(REQUEST).pk)
    return doing.confirmed(cast.SECTION_HEAD)


def test_texts_petitioners_and_files_are_gone_with_their_salt_and_the_journal_still_verifies() -> None:
    other = Doing(MONDAY).register()
    doing = disposed(filed())
    assert not Text.objects.filter(petition=doing.petition).exists()
    assert not Party.objects.filter(petition=doing.petition).exists()
    assert not Request.objects.filter(petition=doing.petition, text__isnull=False).exists()
    assert Text.objects.filter(petition=other.petition).exists()
    paper = doing.done.case.acts[-1].evidence
    assert paper is not None
    assert [str(content.pk) for content in FileContent.objects.all()] == [paper["file"]]
    all_is_well()


def test_neither_search_nor_the_identity_index_finds_anything() -> None:
    doing = filed()
    assert [hit.petition.pk for hit in search(person(cast.CASE_OFFICER), "道路塌陷")] == [doing.petition]
    assert Likeness.objects.exists()
    disposed(doing)
    assert search(person(cast.CASE_OFFICER), "道路塌陷") == []
    assert not Likeness.objects.exists()
    assert not Party.objects.filter(bx_name=blind("name", PARTY.name)).exists()
    assert TEXT.split("\n")[0] not in str(list(Text.objects.values_list("plain", flat=True)))


def test_the_bytes_go_when_the_transaction_is_done_and_not_those_of_another_file(
    django_capture_on_commit_callbacks: Committing,
) -> None:
    doing, again = filed(), kept(PAPER)
    sha256 = bytes(again.content.sha256)
    with django_capture_on_commit_callbacks(execute=True):
        disposed(doing)
    assert place_of(sha256).exists()
    alone = b"%PDF-1.7\nalone\n%%EOF\n"
    own = kept(alone)
    once = Doing(MONDAY).register()
    once.act(ActKind.ADD_MATERIAL, *OFFICER, values={"text": "补充照片。"}, evidence=own.pk)
    once.later(1).act(ActKind.FILE_ONLY, *OFFICER, values=FILED)
    sha256 = bytes(own.content.sha256)
    with django_capture_on_commit_callbacks(execute=True):
        disposed(once)
    assert not place_of(sha256).exists()


def test_a_file_that_another_petition_holds_too_stays() -> None:
    doing = filed()
    file = StoredFile.objects.get(pk=doing.done.case.acts[1].evidence["file"])  # type: ignore[index]  # it has one
    other = Doing(MONDAY).register()
    other.act(ActKind.ADD_MATERIAL, *OFFICER, values={"text": "同一份照片。"}, evidence=file.pk)
    disposed(doing)
    assert FileContent.objects.filter(file=file).exists()
    all_is_well()


def test_notes_go_too_and_cannot_go_before() -> None:
    doing = filed()
    assert doing.petition is not None
    view = CaseView(Petition.objects.get(pk=doing.petition), person=person(cast.CASE_OFFICER), on=doing.day)
    add_note(view, id=uuid4(), level=NoteLevel.UNIT, text="已电话联系。", at=noon(doing.day))
    with pytest.raises(DatabaseError, match="只有在销毁记录之后"), transaction.atomic():
        Note.objects.all().delete()
    disposed(doing)
    assert not Note.objects.exists()
    view = CaseView(Petition.objects.get(pk=doing.petition), person=person(cast.CASE_OFFICER), on=doing.day)
    with pytest.raises(Refused, match="内容已经销毁"):
        add_note(view, id=uuid4(), level=NoteLevel.UNIT, text="又一句。", at=noon(doing.day))


def test_words_of_proposals_go_too() -> None:
    doing = filed()
    doing.later(2).act(ActKind.DISPOSE, *OFFICER, values={"ground": "REQUEST"}, evidence=kept(REQUEST).pk)
    assert doing.done.pending is not None
    decline(Answer(doing.done.pending, reason="请先核对保存期限。"), by=person(cast.SECTION_HEAD), at=noon(doing.day))
    assert PendingText.objects.filter(pending__petition=doing.petition).exists()
    disposed(doing)
    assert not PendingText.objects.filter(pending__petition=doing.petition).exists()
    all_is_well()


def test_a_proposal_that_waits_for_an_answer_stands_in_the_way() -> None:
    doing = filed()
    doing.act(ActKind.ANNUL, *OFFICER, values={"ground": "WRONG_PETITION", "text": "记错了。"}, target=3)
    assert doing.done.pending is not None
    with pytest.raises(Refused, match="还有等待第二人确认的事项"):
        disposed(doing)
    assert Text.objects.filter(petition=doing.petition).exists()


def test_what_still_stands_after_a_disposal_is_told_so_that_a_restored_copy_revives_nothing_in_silence() -> None:
    doing = filed()
    texts = list(Text.objects.filter(petition=doing.petition))
    parties = list(Party.objects.filter(petition=doing.petition))
    file = StoredFile.objects.get(pk=doing.done.case.acts[1].evidence["file"])  # type: ignore[index]  # it has one
    content = file.content
    disposed(doing)
    Text.objects.bulk_create(texts)
    Party.objects.bulk_create(parties)
    content.save(force_insert=True)
    told = "内容已经按规定销毁（第 4 条记录），却仍存有{}；恢复备份之后应当重新销毁。"
    assert faults() == [told.format(what) for what in ("文字", "信访人信息", "附件")]


@pytest.mark.parametrize("model", [Text, Party])
def test_without_an_act_of_disposal_nothing_of_the_content_can_be_deleted(model: type[Text | Party]) -> None:
    doing = filed()
    Request.objects.filter(petition=doing.petition).update(text=None)
    with pytest.raises(DatabaseError, match="只有在销毁记录之后才能删除"), transaction.atomic():
        model._default_manager.filter(petition=doing.petition).delete()


def test_nothing_is_destroyed_while_it_waits_nor_while_the_matter_is_open() -> None:
    doing = Doing(MONDAY).register()
    with pytest.raises(Refused, match="目前为“已登记”"):
        doing.act(ActKind.DISPOSE, *OFFICER, values={"ground": "REQUEST"}, evidence=kept(REQUEST).pk)
    waiting = filed().later(2)
    waiting.act(ActKind.DISPOSE, *OFFICER, values={"ground": "REQUEST"}, evidence=kept(REQUEST).pk)
    assert Text.objects.filter(petition=waiting.petition).exists()


def test_the_petitioner_reads_that_it_was_destroyed_and_when() -> None:
    doing = disposed(filed())
    told = read(Petition.objects.get(pk=doing.petition).pk, on=date(2026, 3, 6))
    assert [ask.text for ask in told.asks] == [GONE]
    assert (told.steps[-1].words, told.steps[-1].on) == ("按规定销毁本件的内容", date(2026, 3, 5))
