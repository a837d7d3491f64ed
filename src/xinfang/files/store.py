"""Storing, reading, verifying and disposing of files; who may do so is asked by the caller."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db import connection, transaction

from xinfang.files import content, vault
from xinfang.files.models import FileContent, StoredFile
from xinfang.kernel.blind import SALT_BYTES, commit
from xinfang.kernel.chance import Chance
from xinfang.kernel.errors import NotFound, UserError
from xinfang.kernel.sealed import open_sealed, seal
from xinfang.orgs.models import Person

STEP = 500


def store(
    upload: bytes | content.Readable, *, name: str, by: Person | None, at: datetime, chance: Chance | None = None
) -> StoredFile:
    """Keep a PDF, JPEG or PNG file of at most 20 MB; `by` is None when a petitioner sends it.

    Refuses in words that name the file. The bytes are durable before the rows are written, so that a row never
    stands without its bytes; inside a caller's transaction the rows go with it. `chance` is given by a simulation
    alone, whose ids and salts can be repeated.
    """
    shown = content.plain_name(name)
    data = content.whole(upload, name=shown)
    media_type = content.media_type(data, name=shown)
    chosen = chance or Chance()
    file_id, salt, digest = chosen.uuid(), chosen.bytes(SALT_BYTES), hashlib.sha256(data).digest()
    with transaction.atomic():
        hold(digest)
        vault.put(data)
        file = StoredFile.objects.create(
            id=file_id,
            commitment=commit(salt, data),
            size=len(data),
            media_type=media_type,
            stored_at=at,
            stored_by=by,
        )
        FileContent.objects.create(file=file, sha256=digest, salt=salt, enc_name=seal(shown, **_name_cell(file.id)))
    return file


def read(file: StoredFile) -> bytes:
    """Give the bytes as they were stored; refuse in words when they are gone or no longer the same."""
    kept = _kept(file)
    if kept is None:
        raise NotFound("这个文件的内容已经按规定销毁。")
    fault, data = _examined(file, kept)
    if fault or data is None:
        raise UserError(f"{fault}，不能打开；请通知系统管理员从备份中恢复。")
    return data


def name_of(file: StoredFile) -> str:
    """Give the name under which the file was sent; it may name a person, so it is shown only with the content."""
    kept = _kept(file)
    return content.NAMELESS if kept is None else open_sealed(kept.enc_name, **_name_cell(file.id))


def has_content(file: StoredFile) -> bool:
    """Tell whether the file has not been disposed of."""
    return _kept(file) is not None


def is_same(file: StoredFile, data: bytes) -> bool | None:
    """Tell whether these bytes are the ones stored; None when the content was disposed of."""
    kept = _kept(file)
    return None if kept is None else commit(kept.salt, data) == bytes(file.commitment)


def dispose(file: StoredFile) -> None:
    """Delete what tells which bytes the file is, and, once the transaction is done, bytes that no other file has."""
    kept = _kept(file)
    if kept is not None:
        digest = bytes(kept.sha256)
        kept.delete()
        transaction.on_commit(lambda: _remove_unused(digest))


def _remove_unused(digest: bytes) -> None:
    with transaction.atomic():
        hold(digest)
        if not FileContent.objects.filter(sha256=digest).exists():
            vault.remove(digest)


def hold(digest: bytes) -> None:
    """Let nobody else store or delete these bytes until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [int.from_bytes(digest[:8], signed=True)])


def verify(file: StoredFile) -> str | None:
    """Tell in words what is wrong with the stored bytes, or None; what was disposed of is not examined."""
    kept = _kept(file)
    return None if kept is None else _sentence(_examined(file, kept)[0])


def verify_all() -> Iterator[str]:
    """Give a sentence for each stored file whose bytes are gone or changed."""
    for kept in FileContent.objects.select_related("file").order_by("file_id").iterator(chunk_size=STEP):
        fault = _sentence(_examined(kept.file, kept)[0])
        if fault:
            yield fault


def _kept(file: StoredFile) -> FileContent | None:
    try:
        return file.content
    except ObjectDoesNotExist:
        return None


def _examined(file: StoredFile, kept: FileContent) -> tuple[str | None, bytes | None]:
    """Give what is wrong with the bytes, and the bytes."""
    data = vault.get(bytes(kept.sha256))
    if data is None:
        return f"文件 {file.id} 的内容不见了", None
    if len(data) != file.size or commit(kept.salt, data) != bytes(file.commitment):
        return f"文件 {file.id} 的内容与存入时不一致", data
    return None, data


def _sentence(fault: str | None) -> str | None:
    return fault and f"{fault}。"


def _name_cell(file_id: UUID) -> dict[str, str]:
    return {"table": "files_filecontent", "column": "enc_name", "row": str(file_id)}
