"""The same kind of paper for many petitions: each with its own number, bytes and act, none holding up another."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from xinfang.documents import drafts
from xinfang.documents.drafts import Said
from xinfang.documents.models import Issued
from xinfang.documents.types import TYPES
from xinfang.documents.types.row import PaperType
from xinfang.kernel.clock import day_of
from xinfang.kernel.errors import UserError
from xinfang.law.acts import ActKind
from xinfang.orgs.models import Person
from xinfang.petitions.bulk import BulkPart
from xinfang.petitions.casework import CaseView
from xinfang.petitions.doers import organ_of
from xinfang.petitions.models import Petition
from xinfang.petitions.paper_context import starting_words
from xinfang.petitions.papers import NOT_YOURS, issue_paper

# Papers that say the same of every petition but for what the case file says.
PAPERS_IN_BULK: Final[Mapping[ActKind, PaperType]] = {
    ActKind.INFORM: TYPES["notice_of_receipt"],
    ActKind.TRANSFER: TYPES["transfer_letter"],
    ActKind.ASSIGN: TYPES["assignment_letter"],
}


@dataclass(frozen=True, slots=True)
class BulkPaper:
    """What is said in the paper of every petition: its type, the parts written, what was chosen."""

    paper: PaperType
    words: Mapping[str, str]
    codes: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PaperResult:
    """What became of one petition: its paper, or why there is none."""

    petition: UUID
    issued: Issued | None = None
    sentence: str = ""


def issue_in_bulk(
    parts: Iterable[BulkPart], said: BulkPaper, *, by: Person, at: datetime, address: Callable[[str], str]
) -> list[PaperResult]:
    """Issue the paper for each petition by itself; one that is refused leaves no draft, number or paper behind.

    Sent a second time, each part gives its first paper.
    """
    return [_issued(part, said, by=by, at=at, address=address) for part in parts]


def _issued(part: BulkPart, said: BulkPaper, *, by: Person, at: datetime, address: Callable[[str], str]) -> PaperResult:
    try:
        with transaction.atomic():
            petition = Petition.objects.visible_to(by).filter(pk=part.petition).first()
            if petition is None:
                return PaperResult(part.petition, sentence=NOT_YOURS)
            _begin(CaseView(petition, person=by, on=day_of(at)), part, said, at=at)
            out = issue_paper(petition, part.command, seen=1, by=by, at=at, address=address, expected_seq=part.seen)
    except UserError as refused:
        return PaperResult(part.petition, sentence=str(refused))
    return PaperResult(part.petition, out)


def _begin(view: CaseView, part: BulkPart, said: BulkPaper, *, at: datetime) -> None:
    """Keep the draft of one petition: what is said of all, and the words of its own requests."""
    seat = next((one for one in view.seats if (one.unit_id, one.kind) == (part.seat.unit, part.seat.kind)), None)
    if seat is None:
        raise UserError(NOT_YOURS)
    words = {**starting_words(view, said.paper), **said.words}
    drafts.begin(
        part.command,
        kind=said.paper.kind,
        unit=organ_of(seat),
        petition=part.petition,
        said=Said(part.requests, words, said.codes),
        by=view.person,
        at=at,
    )
