"""The same kind of paper for many petitions: each with its own number, bytes and act, none holding up another."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from xinfang.documents import drafts
from xinfang.documents.composing import known
from xinfang.documents.drafts import Said
from xinfang.documents.models import Issued
from xinfang.documents.phrases import PLACE, filled
from xinfang.documents.types import TYPES
from xinfang.documents.types.row import PaperType
from xinfang.kernel.clock import day_of
from xinfang.kernel.errors import UserError
from xinfang.law.acts import ActKind
from xinfang.law.duties import DUTIES
from xinfang.orgs.models import Person
from xinfang.petitions.bulk import BulkPart
from xinfang.petitions.casework import CaseView
from xinfang.petitions.doers import organ_of
from xinfang.petitions.lists import inbox_of
from xinfang.petitions.models import Petition
from xinfang.petitions.paper_about import About
from xinfang.petitions.paper_context import context_of, starting_words
from xinfang.petitions.papers import NOT_YOURS, issue_paper

# Papers that say the same of every petition but for what the case file says.
PAPERS_IN_BULK: Final[Mapping[ActKind, PaperType]] = {
    ActKind.INFORM: TYPES["notice_of_receipt"],
    ActKind.TRANSFER: TYPES["transfer_letter"],
    ActKind.ASSIGN: TYPES["assignment_letter"],
}
MOST_PAPERS: Final = 300


@dataclass(frozen=True, slots=True)
class BulkPaper:
    """What is said in the paper of every petition: its type, the parts written, what was chosen."""

    paper: PaperType
    words: Mapping[str, str]
    codes: Mapping[str, Any]


def owing(person: Person, kind: ActKind, *, on: date) -> list[UUID]:
    """Give the petitions on which the person's organs owe what the act meets, first due first, as many as fit."""
    rules = {rule for duty in DUTIES if kind in duty.discharging for rule in duty.rules}
    owed = inbox_of(person, on=on).own.filter(rule__in=rules).order_by("due", "pk")
    return list(dict.fromkeys(owed.values_list("petition_id", flat=True)))[:MOST_PAPERS]


def issue_one(part: BulkPart, said: BulkPaper, *, by: Person, at: datetime, address: Callable[[str], str]) -> Issued:
    """Issue the paper of one petition; what is refused leaves no draft, number or paper behind."""
    with transaction.atomic():
        petition = Petition.objects.visible_to(by).filter(pk=part.petition).first()
        if petition is None:
            raise UserError(NOT_YOURS)
        _begin(CaseView(petition, person=by, on=day_of(at)), part, said, at=at)
        return issue_paper(petition, part.command, seen=1, by=by, at=at, address=address, expected_seq=part.seen)


def _begin(view: CaseView, part: BulkPart, said: BulkPaper, *, at: datetime) -> None:
    """Keep the draft of one petition: what is said of all, with its own days and numbers, and its own requests."""
    seat = next((one for one in view.seats if (one.unit_id, one.kind) == (part.seat.unit, part.seat.kind)), None)
    if seat is None:
        raise UserError(NOT_YOURS)
    organ = organ_of(seat)
    words = {**starting_words(view, said.paper), **_of_one(view, part, said, organ=organ)}
    drafts.begin(
        part.command,
        kind=said.paper.kind,
        unit=organ,
        petition=part.petition,
        said=Said(part.requests, words, said.codes),
        by=view.person,
        at=at,
    )


def _of_one(view: CaseView, part: BulkPart, said: BulkPaper, *, organ: int) -> Mapping[str, str]:
    """Give what is said of all with the places filled from one petition's file."""
    if not any(PLACE.search(words) for words in said.words.values()):
        return said.words
    told = known(context_of(view, About(said.paper, organ, Said(part.requests, {}, said.codes))))
    return {name: filled(words, told) for name, words in said.words.items()}
