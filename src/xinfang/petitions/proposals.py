"""Proposals of one case as a reader sees them: what would be done, by whom, why, and whether he may answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch

from xinfang.files.models import StoredFile
from xinfang.kernel.errors import NotFound
from xinfang.law.acts import Act, ActKind, Doer, Source
from xinfang.law.attached import files_of, references_in
from xinfang.law.roles import CapacityKind
from xinfang.petitions.attachments import stored_files
from xinfang.petitions.casework import CaseView
from xinfang.petitions.doers import organ_of
from xinfang.petitions.models import PendingAnswer, PendingCommand, PendingRefusal, PendingText
from xinfang.petitions.pending import LASTS, asked_of, lapsed

MISSING = "没有这项待确认事项，或者您无权查看。"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposal; `may_answer` and `own` say what the reader may do.

    `texts` and `files` are by id, as far as he may read them.
    """

    pending: PendingCommand
    act: Act
    texts: Mapping[str, str]
    files: Mapping[UUID, StoredFile]
    readable: bool
    may_answer: bool
    own: bool
    answer: PendingAnswer | None
    refusals: tuple[PendingRefusal, ...]
    lapses_on: date
    lapsed: bool

    @property
    def waits(self) -> bool:
        """Tell whether it can still be confirmed."""
        return self.answer is None and not self.lapsed

    @property
    def reason(self) -> str:
        """Give why it was not confirmed, as far as the words are still there."""
        said = self.answer.reason if self.answer is not None else None
        return self.texts.get(said["id"], "") if said else ""


def proposals_of(view: CaseView) -> tuple[Proposal, ...]:
    """Give the proposals on requests that the reader sees, to him and his organ when they made them or may answer."""
    rows = PendingCommand.objects.filter(petition=view.petition).select_related("person", "unit")
    rows = rows.prefetch_related(
        "texts", Prefetch("refusals", PendingRefusal.objects.select_related("person").order_by("pk"))
    )
    mine = set(PendingCommand.objects.filter(asked_of(view.seats, person=view.person), petition=view.petition))
    organs = {organ_of(seat) for seat in view.seats}
    given = {one.pk: one for one in PendingAnswer.objects.filter(pending__in=rows).select_related("person", "unit")}
    shown = [
        row
        for row in rows.order_by("-proposed_at")
        if row in mine or (row.unit_id in organs and view.touched(act_of(row)) & view.numbers)
    ]
    files = stored_files(UUID(one["id"]) for row in shown for one in references_in(row.payload))
    return tuple(_proposal(view, row, given.get(row.pk), files=files, may_answer=row in mine) for row in shown)


def proposal_of(view: CaseView, pending: UUID) -> Proposal:
    """Give the proposal with that id, if the reader sees it; else it does not exist for him."""
    for one in proposals_of(view):
        if one.pending.pk == pending:
            return one
    raise NotFound(MISSING)


def _proposal(
    view: CaseView,
    row: PendingCommand,
    answer: PendingAnswer | None,
    *,
    files: Mapping[UUID, StoredFile],
    may_answer: bool,
) -> Proposal:
    act = act_of(row)
    own = {UUID(one["id"]) for one in files_of(act)}
    readable = view.touched(act) <= view.numbers
    over = lapsed(row, on=view.on)
    return Proposal(
        pending=row,
        act=act,
        texts=_texts(row) if readable else {},
        files={pk: file for pk, file in files.items() if pk in own} if readable else {},
        readable=readable,
        may_answer=may_answer and answer is None and not over,
        own=row.person_id == view.person.pk and answer is None,
        answer=answer,
        refusals=tuple(row.refusals.all()),
        lapses_on=row.proposed_on + LASTS,
        lapsed=over and answer is None,
    )


def _texts(row: PendingCommand) -> dict[str, str]:
    texts: list[PendingText] = list(row.texts.all())
    return {str(text.pk): text.plain for text in texts}


def act_of(row: PendingCommand) -> Act:
    """Give the act that is proposed; it has no number yet."""
    return Act(
        kind=ActKind(row.kind),
        happened_on=row.happened_on,
        by=Doer(CapacityKind(row.capacity), unit=row.unit_id, person=row.person_id),
        payload=row.payload,
        requests=tuple(row.requests),
        source=Source(row.source),
        about=row.about_seq,
        target=row.target_seq,
        evidence=row.evidence,
    )
