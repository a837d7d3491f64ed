"""Papers of a petition: who may write, approve and issue them, and what was issued."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from xinfang.documents import drafts
from xinfang.documents.checking import check
from xinfang.documents.composing import compose, kept
from xinfang.documents.context import Context
from xinfang.documents.drafts import Stage, Standing
from xinfang.documents.issuing import Order, issue, issued_of
from xinfang.documents.models import Draft, Issued, StepKind
from xinfang.documents.press import press
from xinfang.documents.types import TYPES
from xinfang.documents.types.row import PaperType, Secrecy
from xinfang.files.models import StoredFile
from xinfang.kernel.clock import day_of
from xinfang.kernel.errors import NotFound, Refused
from xinfang.kernel.typed import whole_number
from xinfang.law.actable import ACTS
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.orgs.models import Person
from xinfang.orgs.seats import Seat
from xinfang.petitions.casework import CaseView
from xinfang.petitions.commands import Command, SeatChoice
from xinfang.petitions.confirming import Answer, confirm
from xinfang.petitions.doers import organ_of
from xinfang.petitions.door import perform
from xinfang.petitions.models import Petition
from xinfang.petitions.openings import tell_put_out
from xinfang.petitions.paper_bodies import reads, seat_to_write, unit_of
from xinfang.petitions.paper_context import About, context_of

MISSING: Final = "没有这份公文，或者您无权查看。"
NOT_YOURS: Final = "您目前的身份不能起草这份公文。"
NOT_APPROVED: Final = "这份公文应当先由{who}签发，再印发。"
NO_APPROVAL: Final = "您目前的身份不能签发这份公文。"
COMPARE: Final = "请写明比对意见：事实和理由由签发人另行比对，并记入办理过程。"
NOT_HERE: Final = "这种公文不适用于该事项：检举控告的公文单独起草、单独编号。"
CONFIRMED: Final = "这份公文由负责人确认，确认的同时编号印发、生效；请先送签。"
WRITER_GONE: Final = "送签的人目前已没有以该身份办理的权限，请由有权办理的人员重新送签。"
UNNUMBERED: Final = "（印发时编号）"
BACK_DATED: Final = "这项办理需要第二人确认，不能与公文一并印发，请直接办理该项行为。"
# Who approves for an office what an organ's head approves elsewhere.
HEADS: Final = frozenset({CapacityKind.ORGAN_HEAD, CapacityKind.BUREAU_HEAD, CapacityKind.SECTION_HEAD})
# Who signs what goes upward, and what the head alone puts in force.
OWN_HEADS: Final = frozenset({CapacityKind.ORGAN_HEAD, CapacityKind.BUREAU_HEAD})


@dataclass(frozen=True, slots=True)
class Offered:
    """A paper that the reader can begin, in which seat, and under the name of which unit."""

    paper: PaperType
    seat: Seat
    unit: int


@dataclass(frozen=True, slots=True)
class Work:
    """A draft of one of the reader's organs and where it stands; `seat` is that in which he may write, None if none."""

    draft: Draft
    paper: PaperType
    standing: Standing
    seat: Seat | None
    approver: bool


@dataclass(frozen=True, slots=True)
class Out:
    """A paper issued: withdrawn when the act with which it was issued was annulled, outdated when it was corrected."""

    issued: Issued
    paper: PaperType
    withdrawn_by: int | None
    corrected: bool


def offered(view: CaseView) -> list[Offered]:
    """Give the papers that the reader can begin now: those with whose acts he can go on."""
    if view.case.disposed_seq is not None:
        return []
    papers = (paper for paper in TYPES.values() if paper.drafted and fits(view, paper))
    found = ((paper, _seat_to_begin(view, paper)) for paper in papers)
    named = ((paper, seat, unit_of(view, paper, seat)) for paper, seat in found if seat is not None)
    return [Offered(paper, seat, unit) for paper, seat, unit in named if unit is not None]


def fits(view: CaseView, paper: PaperType) -> bool:
    """Tell whether the paper is one for this petition: accusations have their own, and share few."""
    return paper.accusations is not (Secrecy.NEVER if view.case.concealed else Secrecy.ONLY)


def _seat_to_begin(view: CaseView, paper: PaperType) -> Seat | None:
    able = (desk.seat for desk in view.desks if paper.act in desk.kinds)
    return next((seat for seat in able if not paper.by or seat.kind in paper.by), None)


def works(view: CaseView) -> list[Work]:
    """Give the drafts of the reader's organs on requests that he sees, the newest first, without those issued."""
    rows = Draft.objects.filter(petition=view.petition.pk, issued=None).order_by("-at")
    own = (draft for draft in rows if reads(view, TYPES[draft.kind], draft.unit_id))
    return [work for draft in own if (work := _work(view, draft)) is not None]


def work_of(view: CaseView, draft: UUID) -> Work:
    """Give the draft, if it is of one of the reader's organs; also one that was issued."""
    found = Draft.objects.filter(pk=draft, petition=view.petition.pk).select_related("issued").first()
    own = found is not None and reads(view, TYPES[found.kind], found.unit_id)
    work = _work(view, found) if found is not None and own else None
    if work is None:
        raise NotFound(MISSING)
    return work


def _work(view: CaseView, draft: Draft) -> Work | None:
    if view.disposal is not None:
        return None
    standing, paper = drafts.standing(draft), TYPES[draft.kind]
    if not set(standing.version.requests) <= view.numbers:
        return None
    return Work(
        draft, paper, standing, seat_to_write(view, paper, draft.unit_id), _approves(view, paper, draft.unit_id)
    )


def _approves(view: CaseView, paper: PaperType, organ: int) -> bool:
    kinds = OWN_HEADS if paper.by_the_head else HEADS
    return paper.approver is not None and any(organ_of(seat) == organ and seat.kind in kinds for seat in view.seats)


def about_of(work: Work) -> About:
    """Give what the newest version of a draft says, and who signs for it."""
    version, step = work.standing.version, work.standing.step
    signed = step is not None and work.standing.stage in (Stage.APPROVED, Stage.ISSUED)
    signer = step.by.name if step is not None and signed else "（签发后填写）"
    return About(work.paper, work.draft.unit_id, drafts.said_in(version), signer=signer)


def lacks(view: CaseView, about: About) -> tuple[str, ...]:
    """Give what the paper still lacks or contradicts."""
    return check(about.paper, context_of(view, about))


def preview(view: CaseView, about: About) -> bytes:
    """Give the paper as it would be set today, petitioners masked and without a number."""
    return press().set(compose(about.paper, context_of(view, about), number=UNNUMBERED))


def submit(view: CaseView, work: Work, *, seen: int, at: datetime) -> None:
    """Submit the newest version for approval; refuse while something is lacking."""
    _may_write(work)
    _complete(context_of(view, about_of(work)), work.paper)
    drafts.submit(work.draft, seen=seen, by=view.person, at=at)


def approve(view: CaseView, work: Work, *, seen: int, words: str, at: datetime) -> None:
    """Approve the version submitted, as a head of the organ who did not write it.

    Where the act leaves words to a second person, these are his.
    """
    if not work.approver:
        raise Refused(NO_APPROVAL)
    _complete(context_of(view, about_of(work)), work.paper)
    if second_fields(work.paper) and not words.strip():
        raise Refused(COMPARE, field="opinion")
    drafts.approve(work.draft, seen=seen, words=words, by=view.person, at=at)


def send_back(view: CaseView, work: Work, *, seen: int, words: str, at: datetime) -> None:
    """Send the version submitted back to whoever writes it."""
    if not work.approver:
        raise Refused(NO_APPROVAL)
    drafts.send_back(work.draft, seen=seen, words=words, by=view.person, at=at)


def _may_write(work: Work) -> Seat:
    if work.seat is None:
        raise Refused(NOT_YOURS)
    return work.seat


def _complete(context: Context, paper: PaperType) -> None:
    found = check(paper, context)
    if found:
        raise Refused("".join(found))


def issue_paper(
    petition: Petition,
    draft: UUID,
    *,
    seen: int,
    by: Person,
    at: datetime,
    address: Callable[[str], str],
    expected_seq: int | None = None,
    evidence: UUID | None = None,
) -> Issued:
    """Issue the draft: number, frozen bytes and act in one transaction, so that none of them is ever alone.

    The same draft again gives the first paper. `evidence` is the petitioner's signed paper where the act needs it.
    Refuses what is not approved where approval is needed, what lacks something, and whatever the door refuses.
    """
    with transaction.atomic():
        # The petition before the book: whoever issues two papers of a petition waits here.
        locked = Petition.objects.select_for_update().get(pk=petition.pk)
        view = CaseView(locked, person=by, on=day_of(at))
        work = work_of(view, draft)
        if work.standing.stage is Stage.ISSUED:
            return work.draft.issued
        held = replace(work, standing=drafts.held(work.draft, seen=seen))
        return _issued(view, held, _Door(expected_seq, evidence), at=at, address=address)


@dataclass(frozen=True, slots=True)
class _Door:
    """What the door is told besides the paper: which act was last seen, and what proves the new one."""

    expected_seq: int | None = None
    evidence: UUID | None = None


def _issued(view: CaseView, work: Work, door: _Door, *, at: datetime, address: Callable[[str], str]) -> Issued:
    seat, paper = _may_write(work), work.paper
    if paper.confirmed:
        raise Refused(CONFIRMED)
    approved = work.standing.step if work.standing.stage is Stage.APPROVED else None
    if paper.approver is not None and approved is None:
        raise Refused(NOT_APPROVED.format(who="本机关、单位负责人"))
    order = _order(view, work, by=view.person, at=at, address=address)
    issued = issue(order, act=lambda file: _acted(view, _command(view, work, seat, order.context, file, door), at=at))
    tell_put_out(view.case, issued, at=at)
    return issued


def _order(view: CaseView, work: Work, *, by: Person, at: datetime, address: Callable[[str], str]) -> Order:
    """Give the order to issue the draft as it stands; refuses what does not fit the petition or lacks something."""
    if not fits(view, work.paper):
        raise Refused(NOT_HERE)
    approved = work.standing.step if work.standing.stage is Stage.APPROVED else None
    context = context_of(view, about_of(work), plain=True)
    _complete(context, work.paper)
    return Order(
        work.draft,
        work.paper,
        context,
        by=by,
        at=at,
        address=address,
        approved_by=approved.by if approved is not None else None,
        sealed=view.case.concealed,
    )


def _command(view: CaseView, work: Work, seat: Seat, context: Context, file: StoredFile, door: _Door) -> Command:
    """Give what is asked of the door: the act of the paper, what it keeps of the words, and the paper as its file.

    An office that enters what another body decided proves it by that body's paper.
    """
    proves = work.paper.proves or organ_of(seat) != work.draft.unit_id
    said: dict[str, Any] = {**about_of(work).codes, **kept(work.paper, context)}
    about = whole_number(str(said.pop("about", "")))
    return Command(
        work.draft.pk,
        _act_of(work.paper),
        view.on,
        seat=SeatChoice(seat.unit_id, seat.kind),
        petition=view.petition.pk,
        values=said,
        requests=tuple(work.standing.version.requests),
        about=about,
        expected_seq=door.expected_seq,
        evidence=file.pk if proves else door.evidence,
        files=(file.pk, *work.standing.version.files),
    )


def _acted(view: CaseView, command: Command, *, at: datetime) -> int:
    """Do the act through the door; give its number."""
    done = perform(command, by=view.person, at=at)
    if done.pending is not None:
        raise Refused(BACK_DATED)
    return done.case.last_seq


def second_fields(paper: PaperType) -> tuple[str, ...]:
    """Give the fields of the act that are the second person's to say: for a paper, those of who approves it."""
    return tuple(one.name for one in ACTS[paper.act].fields if one.second) if paper.act is not None else ()


def needs_evidence(paper: PaperType) -> bool:
    """Tell whether the petitioner's own signed paper must prove the act of the paper."""
    return paper.act is not None and ACTS[paper.act].papers


def confirm_paper(
    petition: Petition,
    draft: UUID,
    *,
    seen: int,
    words: str = "",
    by: Person,
    at: datetime,
    address: Callable[[str], str],
) -> Issued:
    """Approve the draft as its second person, which puts its act in force, and issue it; all of it or nothing.

    The act is proposed in the name of whoever submitted the version, and confirmed by `by`. Again, it gives the first
    paper. Refuses to whoever may not approve, and what the door refuses of either.
    """
    with transaction.atomic():
        locked = Petition.objects.select_for_update().get(pk=petition.pk)
        view = CaseView(locked, person=by, on=day_of(at))
        work = work_of(view, draft)
        if work.standing.stage is Stage.ISSUED:
            return work.draft.issued
        approve(view, work, seen=seen, words=words, at=at)
        work = work_of(view, draft)
        mine = _as_proposer(view, work)
        order = _order(view, work, by=by, at=at, address=address)
        issued = issue(order, act=lambda file: _confirmed(mine, work, order.context, file, by=by, at=at))
        tell_put_out(mine.case, issued, at=at)
        return issued


def _as_proposer(view: CaseView, work: Work) -> CaseView:
    """Give the case in the eyes of whoever submitted the version that was approved."""
    sent = work.draft.steps.filter(version=work.standing.version.n, kind=StepKind.SUBMIT)
    submitter = sent.select_related("by").order_by("-pk")[0].by
    return CaseView(view.petition, person=submitter, on=view.on)


def _confirmed(mine: CaseView, work: Work, context: Context, file: StoredFile, *, by: Person, at: datetime) -> int:
    """Propose the act as its writer and confirm it as the second person; give its number."""
    seat = seat_to_write(mine, work.paper, work.draft.unit_id)
    if seat is None:
        raise Refused(WRITER_GONE)
    proposed = perform(_command(mine, work, seat, context, file, _Door()), by=mine.person, at=at)
    if proposed.pending is None:
        return proposed.case.last_seq
    step = work.standing.step
    said = dict.fromkeys(second_fields(work.paper), step.words if step is not None else "")
    return confirm(Answer(proposed.pending, values=said), by=by, at=at).case.last_seq


def _act_of(paper: PaperType) -> ActKind:
    if paper.act is None:
        raise Refused(NOT_YOURS)
    return paper.act


def papers_out(view: CaseView) -> list[Out]:
    """Give the papers issued with acts that the reader may read."""
    return list(_out(view))


def _out(view: CaseView) -> Iterator[Out]:
    undone = {act.target: act.seq for act in view.case.live if act.kind is ActKind.ANNUL}
    corrected = {act.seq for act in view.case.corrected}
    for file, issued in issued_of(view.petition.pk).items():
        if file in view.files:
            gone = undone.get(issued.seq) if issued.seq in view.case.annulled else None
            yield Out(issued, TYPES[issued.kind], gone, issued.seq in corrected)
