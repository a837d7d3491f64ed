"""Stored files handed over to a browser, shown only as what they are."""

from io import BytesIO
from typing import Final

from django.http import FileResponse, HttpResponse

from xinfang.files.content import ENDINGS, MEGABYTE
from xinfang.files.models import StoredFile
from xinfang.files.store import name_of, read
from xinfang.kernel.errors import NotFound

MISSING: Final = "没有这份附件，或者您无权查看。"
KILOBYTE: Final = 1024
# Whatever the file holds, it runs no script, loads nothing, and stands in no page of another site.
SANDBOX: Final = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"
ANY_BYTES: Final = "application/octet-stream"


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


def size_words(size: int) -> str:
    """Give a number of bytes as 3 KB or 1.2 MB."""
    return f"{size / MEGABYTE:.1f} MB" if size >= MEGABYTE else f"{max(1, round(size / KILOBYTE))} KB"


def shown_as_pdf(data: bytes) -> HttpResponse:
    """Give a paper that was just set and is kept nowhere, to be shown in the browser; it runs nothing."""
    answer = HttpResponse(data, content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="paper.pdf"'
    answer["Content-Security-Policy"] = SANDBOX
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
