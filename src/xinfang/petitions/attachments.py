"""Files that acts name: as their proof (证明材料) or as what comes with them (附件)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.db.models import Q

from xinfang.files import uploads
from xinfang.files.models import StoredFile
from xinfang.kernel.errors import Refused
from xinfang.law.attached import FILES, MOST_FILES, TOO_MANY, references_in

GONE: Final = "附件没有保存成功，或者上传后超过一日没有提交、已经清除，请重新上传。"
UNPROVED: Final = "证明材料没有保存成功，请重新上传。"
# A file is named in bodies, proposals and drafts alone, and none of them is older than the file.
NAMED: Final = """
select told.id from unnest(%s::uuid[]) as told(id)
where exists (select 1 from petitions_act where recorded_at >= %s and position(told.id::text::bytea in body) > 0)
   or exists (select 1 from petitions_pending as one where proposed_at >= %s and (
       one.evidence @> jsonb_build_object('file', told.id::text)
       or one.payload @> jsonb_build_object('files', jsonb_build_array(jsonb_build_object('id', told.id::text)))))
   or exists (select 1 from documents_version where at >= %s and told.id = any (files))
"""


def attached(files: Sequence[UUID]) -> list[dict[str, str]]:
    """Give what an act keeps of the files that come with it; refuse when one of them is gone."""
    if len(files) > MOST_FILES:
        raise Refused(TOO_MANY, field=FILES)
    found = uploads.name_in_act(files)
    if len(found) < len(files):
        raise Refused(GONE, field=FILES)
    return [{"id": str(one.pk), "commitment": bytes(one.commitment).hex()} for one in found]


def evidence_of(file: UUID | None) -> dict[str, str] | None:
    """Give what an act keeps of the file that proves it; refuse when it is gone."""
    if file is None:
        return None
    found = uploads.name_in_act([file])
    if not found:
        raise Refused(UNPROVED, field="evidence")
    return {"file": str(found[0].pk), "commitment": bytes(found[0].commitment).hex()}


def files_named(evidence: Mapping[str, str] | None, payload: Mapping[str, Any]) -> list[UUID]:
    """Give the ids of the files that an act or a proposal names."""
    proof = [UUID(evidence["file"])] if evidence else []
    return [*proof, *(UUID(one["id"]) for one in references_in(payload))]


def names(file: UUID) -> Q:
    """Give the condition that a proposal names the file."""
    return Q(evidence__file=str(file)) | Q(payload__files__contains=[{"id": str(file)}])


def stored_files(wanted: Iterable[UUID]) -> Mapping[UUID, StoredFile]:
    """Give the files with their contents, in one query; in none when none are wanted."""
    ids = set(wanted)
    found = StoredFile.objects.filter(pk__in=ids).select_related("content") if ids else ()
    return {file.pk: file for file in found}


def sweep_uploads(*, at: datetime) -> int:
    """Delete the contents of files that came with forms more than a day ago and that nothing names; count them."""
    return uploads.sweep(at=at, named=_named_in_journal)


def _named_in_journal(files: Sequence[StoredFile]) -> Collection[UUID]:
    since = min(file.stored_at for file in files)
    with connection.cursor() as cursor:
        cursor.execute(NAMED, [[file.pk for file in files], since, since, since])
        return [pk for (pk,) in cursor.fetchall()]
