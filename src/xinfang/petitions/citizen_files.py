"""The files that a petitioner may open: those that he brought himself, and those of opinions served on him.

No other: what organs send each other, proofs of service and papers that bear other people's names are not his. Of an
accusation, and of what was destroyed, there is none.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from xinfang.files.models import StoredFile
from xinfang.files.store import has_content
from xinfang.law.acts import Act, ActKind
from xinfang.law.attached import files_of
from xinfang.law.case import CaseFile
from xinfang.law.persons import person_of
from xinfang.petitions.attachments import stored_files
from xinfang.petitions.models import Petition
from xinfang.petitions.reading import case_of

K: Final = ActKind
# What came with the registration is theirs who signed together; what was brought later is his who is alone.
TOGETHER: Final = frozenset({K.REGISTER})
ALONE: Final = frozenset({K.ADD_MATERIAL, K.RECORD_ORAL, K.READ_BACK, K.WITHDRAW})
HIS: Final = frozenset({K.REQUEST_REVIEW, K.REQUEST_FINAL_REVIEW})
# The services, each of which answers the act that made the paper.
SERVICES: Final = frozenset({K.SERVE, K.SERVE_REVIEW})
OWN_WORDS: Final = "您提交的材料"
SERVED_WORDS: Final = "送达您的{paper}的附件"
PAPERS: Final = {K.ISSUE_OPINION: "信访处理意见书", K.DECIDE_REVIEW: "复查、复核意见书"}


@dataclass(frozen=True, slots=True)
class FileRead:
    """One file as its petitioner reads it: what it is, since when it stands there."""

    file: StoredFile
    what: str
    on: date


def files_read(petition_id: UUID, *, person: int | None = None) -> tuple[FileRead, ...]:
    """Give the files that the petitioner may open; the caller has seen the query code proved.

    `person` is who joined, by his act of joining; without one it is the first petitioner.
    """
    case = case_of(Petition.objects.get(pk=petition_id))
    if case.concealed or case.disposed_seq is not None:
        return ()
    found = list(_his(case, me=person or case.first_person))
    stored = stored_files(pk for pk, _, _ in found)
    return tuple(FileRead(stored[pk], what, on) for pk, what, on in found if pk in stored and has_content(stored[pk]))


def _his(case: CaseFile, *, me: int) -> Iterator[tuple[UUID, str, date]]:
    for act in case.live:
        if act.kind in SERVICES:
            paper = case.act(act.about or 0)
            if paper is not None and paper.seq not in case.annulled and _served_on(case, act, me=me):
                words = SERVED_WORDS.format(paper=PAPERS.get(paper.kind, "文书"))
                yield from ((pk, words, act.happened_on) for pk in _ids(paper))
        elif _brought(case, act, me=me):
            yield from ((pk, OWN_WORDS, act.happened_on) for pk in _ids(act))


def _served_on(case: CaseFile, act: Act, *, me: int) -> bool:
    """Tell whether the service was one on him; a review is served on whoever asked for it."""
    if act.kind is K.SERVE:
        return person_of(case, act) == me
    paper = case.act(act.about or 0)
    asked = case.act(paper.about or 0) if paper is not None else None
    return asked is not None and person_of(case, asked) == me


def _brought(case: CaseFile, act: Act, *, me: int) -> bool:
    if act.kind in HIS:
        return person_of(case, act) == me
    if act.kind in TOGETHER:
        return any(one.seq == me for one in case.persons if one.together or one.seq == case.first_person)
    return me == case.first_person and act.kind in ALONE and len(case.persons) == 1


def _ids(act: Act) -> Iterator[UUID]:
    return (UUID(one["id"]) for one in files_of(act))
