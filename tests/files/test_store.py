"""What is stored is read back as it was, or the difference is told."""

import hashlib
import io
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from xinfang.files.models import FileContent, StoredFile
from xinfang.files.store import name_of, read, store, verify, verify_all
from xinfang.files.vault import place_of
from xinfang.kernel.errors import NotFound, Refused, UserError

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_folder")]

AT = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
PDF = b"%PDF-1.7\nopinion\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(24) + b"IEND"
DIGEST = hashlib.sha256(PDF).digest()


def stored(data: bytes = PDF, *, name: str = "张三的意见书.pdf") -> StoredFile:
    """Store a file that a petitioner sent, and take it from the database as a later page does."""
    return StoredFile.objects.get(pk=store(data, name=name, by=None, at=AT).pk)


def test_a_file_is_read_back_as_it_was_stored() -> None:
    file = stored()
    assert (read(file), file.size, file.media_type, name_of(file)) == (
        PDF,
        len(PDF),
        "application/pdf",
        "张三的意见书.pdf",
    )


def test_an_open_upload_is_stored_like_bytes() -> None:
    assert read(store(io.BytesIO(PDF), name="a.pdf", by=None, at=AT)) == PDF


def test_the_bytes_lie_under_their_digest_for_the_owner_alone(data_folder: Path) -> None:
    stored()
    name = DIGEST.hex()
    place = data_folder / "files" / name[:2] / name[2:4] / name
    assert (place.read_bytes(), stat.S_IMODE(place.stat().st_mode)) == (PDF, 0o600)
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in list(place.parents)[:3]} == {0o700}


def test_the_commitment_is_over_salt_and_bytes() -> None:
    file = stored()
    assert bytes(file.commitment) == hashlib.sha256(bytes(file.content.salt) + PDF).digest()


def test_the_same_bytes_twice_are_kept_once_and_cannot_be_told_alike_from_the_journal(data_folder: Path) -> None:
    first, second = stored(), stored()
    assert len([place for place in (data_folder / "files").rglob("*") if place.is_file()]) == 1
    assert bytes(first.commitment) != bytes(second.commitment)


def test_the_name_is_sealed_for_its_own_row() -> None:
    first, second = stored(name="张三.pdf"), stored(name="李四.pdf")
    assert "张三".encode() not in bytes(first.content.enc_name)
    FileContent.objects.filter(file=first).update(enc_name=second.content.enc_name)
    with pytest.raises(UserError, match="不属于这一行"):
        name_of(StoredFile.objects.get(pk=first.pk))


def test_a_refused_file_leaves_nothing(data_folder: Path) -> None:
    with pytest.raises(Refused):
        stored(PNG, name="意见书.pdf")
    assert (StoredFile.objects.count(), list(data_folder.iterdir())) == (0, [])


def test_what_a_killed_process_left_half_written_is_not_in_the_way(data_folder: Path) -> None:
    place = place_of(DIGEST)
    place.parent.mkdir(parents=True)
    (place.parent / f".{place.name}.0123456789abcdef.part").write_bytes(PDF[:5])
    file = stored()
    assert (read(file), list(verify_all())) == (PDF, [])


def test_bytes_that_are_there_are_never_written_again() -> None:
    stored()
    before = place_of(DIGEST).stat()
    stored()
    after = place_of(DIGEST).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_changed_file_is_told_and_not_shown() -> None:
    file = stored()
    place_of(DIGEST).write_bytes(PDF.replace(b"opinion", b"Opinion"))
    fault = f"文件 {file.id} 的内容与存入时不一致"
    assert (verify(file), list(verify_all())) == (f"{fault}。", [f"{fault}。"])
    with pytest.raises(UserError, match=f"{fault}，不能打开；请通知系统管理员从备份中恢复。"):
        read(file)


def test_damaged_bytes_are_not_taken_for_those_sent_again() -> None:
    stored()
    place_of(DIGEST).write_bytes(b"")
    with pytest.raises(UserError, match="已损坏，不能覆盖；请先从备份中恢复这个文件。"):
        stored()


def test_a_lost_file_is_told_and_the_others_are_examined_all_the_same() -> None:
    lost, whole = stored(), stored(PNG, name="照片.png")
    place_of(DIGEST).unlink()
    assert (verify(lost), verify(whole)) == (f"文件 {lost.id} 的内容不见了。", None)
    assert list(verify_all()) == [f"文件 {lost.id} 的内容不见了。"]


def test_a_file_disposed_of_keeps_its_commitment_and_is_no_fault() -> None:
    file = stored()
    FileContent.objects.filter(file=file).delete()
    place_of(DIGEST).unlink()
    kept = StoredFile.objects.get(pk=file.pk)
    assert (bytes(kept.commitment), verify(kept), list(verify_all())) == (bytes(file.commitment), None, [])
    assert name_of(kept) == "未命名"
    with pytest.raises(NotFound, match="这个文件的内容已经按规定销毁。"):
        read(kept)


@pytest.mark.parametrize("statement", ["update files_storedfile set size = 0", "delete from files_storedfile"])
def test_the_app_role_cannot_change_what_was_stored(statement: str) -> None:
    stored()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
