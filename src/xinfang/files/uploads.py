"""Files that come with forms: kept for whoever sent them, and gone a day later when nothing has named them."""

import hashlib
from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from xinfang.files import content
from xinfang.files.models import StoredFile, Upload
from xinfang.files.store import dispose, hold, store
from xinfang.orgs.models import Person

KEPT: Final = timedelta(days=1)
STEP: Final = 200
Named = Callable[[Sequence[StoredFile]], Collection[UUID]]


def take_in(upload: bytes | content.Readable, *, name: str, form: UUID, by: Person, at: datetime) -> StoredFile:
    """Store a file that came with `form`; the same bytes again under the same form are the same file.

    So a form sent twice says the same twice. Refuses like `store`, and then nothing is kept.
    """
    shown = content.plain_name(name)
    data = content.whole(upload, name=shown)
    content.media_type(data, name=shown)
    digest = hashlib.sha256(data).digest()
    with transaction.atomic():
        hold(digest)
        known = StoredFile.objects.filter(upload__form=form, stored_by=by, content__sha256=digest).first()
        if known is not None:
            return known
        file = store(data, name=shown, by=by, at=at)
        Upload.objects.create(file=file, form=form)
    return file


def own(files: Sequence[UUID], *, by: Person) -> list[StoredFile]:
    """Give those of the files that this person sent and that are still there, in the order asked for."""
    kept = StoredFile.objects.filter(pk__in=files, stored_by=by, content__isnull=False).select_related("content")
    found = {file.pk: file for file in kept}
    return [found[pk] for pk in dict.fromkeys(files) if pk in found]


def name_in_act(files: Sequence[UUID]) -> list[StoredFile]:
    """Keep the files beyond their day, as an act names them; give those that are still there, in order.

    A sweep that runs at the same time is waited for, and what it took is not given.
    """
    Upload.objects.filter(pk__in=files).update(named=True)
    found = StoredFile.objects.filter(content__isnull=False).in_bulk(files)
    return [found[pk] for pk in files if pk in found]


def sweep(*, at: datetime, named: Named) -> int:
    """Delete the contents of files that came more than a day ago and that nothing names; count them.

    `named` gives the ids of those of the files that the journal names, whatever the uploads say.
    """
    old = list(Upload.objects.filter(file__stored_at__lt=at - KEPT).order_by("pk").values_list("pk", flat=True))
    return sum(_sweep(old[start : start + STEP], named=named) for start in range(0, len(old), STEP))


@transaction.atomic
def _sweep(part: Sequence[UUID], *, named: Named) -> int:
    locked = Upload.objects.select_for_update(skip_locked=True, of=("self",)).select_related("file")
    rows = list(locked.filter(pk__in=part))
    forgotten = [row.file for row in rows if not row.named]
    spoken = set(named(forgotten)) if forgotten else set()
    lost = [file for file in forgotten if file.pk not in spoken]
    for file in lost:
        dispose(file)
    Upload.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(lost)
