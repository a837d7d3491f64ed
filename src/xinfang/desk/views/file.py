"""Files that come with acts (附件), handed over to whoever may read the act; each look is recorded."""

from uuid import UUID

from django.http import FileResponse, HttpRequest
from django.views.decorators.http import require_safe

from xinfang.desk.signed_in import me
from xinfang.kernel import clock
from xinfang.petitions.casework import open_case
from xinfang.petitions.proposals import proposal_of
from xinfang.web.files import handed_over


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
