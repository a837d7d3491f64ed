"""Files that come with acts (附件), handed over to whoever may read the act; each look is recorded."""

from io import BytesIO
from typing import Final
from uuid import UUID

from django.http import FileResponse, HttpRequest
from django.views.decorators.http import require_safe

from xinfang.desk.signed_in import me
from xinfang.files.content import ENDINGS
from xinfang.files.models import StoredFile
from xinfang.files.store import name_of, read
from xinfang.kernel import clock
from xinfang.kernel.errors import NotFound
from xinfang.petitions.casework import open_case
from xinfang.petitions.proposals import proposal_of

MISSING: Final = "没有这份附件，或者您无权查看。"
# Whatever the file holds, it runs no script, loads nothing, and stands in no page of another site.
SANDBOX: Final = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"
ANY_BYTES: Final = "application/octet-stream"


@require_safe
def attachment(request: HttpRequest, number: str, file: UUID) -> FileResponse:
    """Hand over a file of an act, to whoever may read the act."""
    view = open_case(number, person=me(request), at=clock.now())
    return handed_over(view.files.get(file))


@require_safe
def proposal_attachment(request: HttpRequest, number: str, pending: UUID, file: UUID) -> FileResponse:
    """Hand over a file of a proposed act, to whoever may read the proposal."""
    view = open_case(number, person=me(request), at=clock.now())
    return handed_over(proposal_of(view, pending).files.get(file))


def handed_over(file: StoredFile | None) -> FileResponse:
    """Give the file: in the browser when its content is of a type shown there, else to be saved."""
    if file is None:
        raise NotFound(MISSING)
    inline = file.media_type in ENDINGS
    answer = FileResponse(
        BytesIO(read(file)),
        as_attachment=not inline,
        filename=name_of(file),
        content_type=file.media_type if inline else ANY_BYTES,
    )
    answer["Content-Security-Policy"] = SANDBOX
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
