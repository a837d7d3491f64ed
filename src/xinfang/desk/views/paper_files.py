"""What a draft or an issued paper gives as a file: its preview, its attachments, the record of its service."""

from typing import Final
from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from xinfang.desk.signed_in import me
from xinfang.documents.drafts import Stage
from xinfang.kernel import clock
from xinfang.kernel.errors import Refused
from xinfang.ledger.access import record
from xinfang.ledger.models import Access
from xinfang.petitions import papers
from xinfang.petitions.attachments import stored_files
from xinfang.petitions.casework import open_case
from xinfang.petitions.paper_sealed import NO_COVER, envelope_cover
from xinfang.petitions.paper_slips import service_record
from xinfang.petitions.unmask import task_seat
from xinfang.web.files import handed_over, shown_as_pdf

NO_RECORD: Final = "送达回证由正在办理这一件的承办人在公文印发以后打印。"


@require_safe
def paper_preview(request: HttpRequest, number: str, draft: UUID) -> HttpResponse:
    """Give the draft as it would be set today, with masked names and without a number."""
    view = open_case(number, person=me(request), at=clock.now())
    made = papers.preview(view, papers.about_of(papers.work_of(view, draft)))
    return shown_as_pdf(made)


@require_POST
def paper_service(request: HttpRequest, number: str, draft: UUID) -> HttpResponse:
    """Record the printing, then give the record that is signed when the paper is served, with names in plain words."""
    at = clock.now()
    view = open_case(number, person=me(request), at=at)
    work = papers.work_of(view, draft)
    if work.standing.stage is not Stage.ISSUED or work.seat is None or task_seat(view) is None:
        raise Refused(NO_RECORD)
    record(view.person, unit_id=work.draft.unit_id, what=Access.PRINT, petition_id=view.petition.pk, at=at)
    return shown_as_pdf(service_record(view, work.draft.issued))


@require_POST
def paper_cover(request: HttpRequest, number: str, draft: UUID) -> HttpResponse:
    """Record the printing, then give the cover of the envelope in which a paper on an accusation is sealed."""
    at = clock.now()
    view = open_case(number, person=me(request), at=at)
    work = papers.work_of(view, draft)
    if work.standing.stage is not Stage.ISSUED or work.seat is None:
        raise Refused(NO_COVER)
    made = envelope_cover(work.draft.issued, on=view.on)
    record(view.person, unit_id=work.draft.unit_id, what=Access.PRINT, petition_id=view.petition.pk, at=at)
    return shown_as_pdf(made)


@require_safe
def paper_file(request: HttpRequest, number: str, draft: UUID, file: UUID) -> FileResponse:
    """Hand over an attachment of the draft's newest version, to whoever reads the draft."""
    view = open_case(number, person=me(request), at=clock.now())
    named = papers.work_of(view, draft).standing.version.files
    return handed_over(stored_files([file]).get(file) if file in named else None)
