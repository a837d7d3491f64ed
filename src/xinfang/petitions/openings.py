"""Electronic service: papers that wait on a petitioner's page, and that he opened them.

A paper waits there for whoever agreed to it by an act of his own. Opening it is recorded once, with its time, and
serves nothing by itself: the organ enters the service of that day, and the act carries what the record shows.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from xinfang.documents.issuing import issued_of
from xinfang.documents.models import Issued, Opened
from xinfang.documents.types import TYPES
from xinfang.documents.types.row import Reader
from xinfang.files.models import FileContent, StoredFile
from xinfang.kernel import queue
from xinfang.kernel.clock import day_of
from xinfang.kernel.errors import NotFound
from xinfang.law.acts import Act
from xinfang.law.case import CaseFile
from xinfang.law.persons import OPENED, consents, standing
from xinfang.law.rulings.serving import SERVICES, receiver
from xinfang.law.terms import ServiceProof
from xinfang.petitions.addressees import persons_of, service_of
from xinfang.petitions.citizen_answers import waits_for
from xinfang.petitions.models import Outbox, Petition
from xinfang.petitions.outbox import ANSWERS, PAPER_OPENED, PAPER_WAITS, SWEEP, outbox_row
from xinfang.petitions.reading import case_of

MISSING: Final = "没有这份文书，或者您无权查看。"


@dataclass(frozen=True, slots=True)
class Put:
    """A paper put out for a petitioner on his page; `opened_at` is when he opened it first.

    `served_on` is the day of its service, in whatever way: opening it then starts nothing.
    """

    paper: Issued
    title: str
    opened_at: datetime | None
    served_on: date | None = None


def put_out(petition_id: UUID, *, person: int | None, at: datetime) -> tuple[Put, ...]:
    """Give the papers put out for the petitioner, the newest first; the caller has seen his query code proved.

    None without his consent, none of an accusation, none that was withdrawn or destroyed. What he opened stays.
    """
    case = case_of(Petition.objects.get(pk=petition_id))
    return tuple(_put(case, me=person or case.first_person, at=at))


def _put(case: CaseFile, *, me: int, at: datetime) -> Iterator[Put]:
    if case.concealed or case.disposed_seq is not None or case.petition is None:
        return
    seen = dict(Opened.objects.filter(petition=case.petition, person=me).values_list("paper", "at"))
    agreed = consents(case, me, on=day_of(at)) and any(one.seq == me for one in standing(case))
    if not agreed and not seen:
        return
    papers = issued_of(case.petition)
    kept = set(FileContent.objects.filter(file__in=papers).values_list("file", flat=True))
    for file, paper in reversed(papers.items()):
        if file in kept and _waits(case, paper, me, agreed=agreed, opened=paper.pk in seen):
            served = service_of(case, paper, person=me)
            on = served.happened_on if served is not None else None
            yield Put(paper, TYPES[paper.kind].title, seen.get(paper.pk), on)


def _waits(case: CaseFile, paper: Issued, me: int, *, agreed: bool, opened: bool) -> bool:
    """Tell whether the paper is on the page of the petitioner: what he opened is, though he has left since."""
    act = case.act(paper.seq)
    if TYPES[paper.kind].reader is not Reader.PETITIONER or act is None or paper.seq in case.annulled:
        return False
    return opened or (agreed and me in persons_of(case, act))


def tell_put_out(before: CaseFile, paper: Issued, *, at: datetime) -> None:
    """Write a message to each petitioner on whose page a paper was put out that is no answer; of those acts tell.

    `before` is the case without the act of the paper.
    """
    agreed = {one.seq for one in standing(before) if consents(before, one.seq, on=day_of(at))}
    kind = TYPES[paper.kind]
    if not agreed or before.concealed or kind.reader is not Reader.PETITIONER or kind.act in ANSWERS:
        return
    case = case_of(Petition.objects.get(pk=paper.petition))
    whom = [one for act in case.live if act.seq == paper.seq for one in persons_of(case, act) if one in agreed]
    rows = (outbox_row(paper.petition, act_seq=paper.seq, kind=PAPER_WAITS, person=one, at=at) for one in whom)
    Outbox.objects.bulk_create([Outbox(**row) for row in rows])
    queue.kick(SWEEP)


def open_paper(petition_id: UUID, paper: UUID, *, person: int | None, at: datetime) -> StoredFile:
    """Record that the petitioner opened the paper, the first time alone, and give its file."""
    case = case_of(Petition.objects.get(pk=petition_id))
    me = person or case.first_person
    found = next((one for one in _put(case, me=me, at=at) if one.paper.pk == paper), None)
    if found is None:
        raise NotFound(MISSING)
    answer = case.act(found.paper.seq)
    serves = answer is None or answer.kind not in ANSWERS or waits_for(case, answer, me=me)
    _recorded(found, me, at=at, tells=serves)
    return found.paper.file


@transaction.atomic
def _recorded(put: Put, me: int, *, at: datetime, tells: bool) -> None:
    """Note the first opening, and that the organ is to be told of it where the paper is yet to be served."""
    paper = put.paper
    _, new = Opened.objects.get_or_create(paper=paper, person=me, defaults={"petition": paper.petition, "at": at})
    if new and tells and put.served_on is None:
        told = outbox_row(paper.petition, act_seq=paper.seq, kind=PAPER_OPENED, unit=paper.unit_id, at=at)
        Outbox.objects.bulk_create([Outbox(**told)], ignore_conflicts=True)
        queue.kick(SWEEP)


def openings_of(*petitions: UUID) -> Mapping[tuple[UUID, int], datetime]:
    """Give when each petitioner opened which paper of the petitions; the caller asks who may see them."""
    rows = Opened.objects.filter(petition__in=petitions).values_list("paper", "person", "at")
    return {(paper, person): at for paper, person, at in rows}


def with_opening(case: CaseFile, act: Act) -> Act:
    """Give the act, an electronic service with the day on which its paper was opened by whoever it is served on."""
    if act.kind not in SERVICES or act.payload.get("proof") != ServiceProof.OPENED or act.petition is None:
        return act
    said = {name: value for name, value in act.payload.items() if name != OPENED}
    seen = Opened.objects.filter(petition=act.petition, paper__seq=act.about or 0, person=receiver(case, act)).first()
    return replace(act, payload=said | ({OPENED: day_of(seen.at).isoformat()} if seen is not None else {}))
