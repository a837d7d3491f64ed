"""Writing a paper: versions, submission, approval by somebody else, sending back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction

from xinfang.documents.models import Comment, Draft, Step, StepKind, Version
from xinfang.files.uploads import name_in_act
from xinfang.kernel.errors import Conflict, Refused
from xinfang.law.attached import FILES, MOST_FILES
from xinfang.orgs.models import Person

MOVED_ON: Final = "这份公文在您打开之后已有新的修改或者审批，请先查看最新的一版。"
CLASH: Final = "这张表先前已经用过，请刷新页面后重新填写。"
FINISHED: Final = "这份公文已经印发，不能再修改；确有错误的，撤销该办理记录后重新起草。"
OWN_WORK: Final = "起草或者修改这一版的人不能自己签发，请由另一位负责人签发。"
NOT_WAITING: Final = "这一版没有送签，不能签发或者退回。"
DESTROYED: Final = "这份公文的内容已经按规定销毁。"
WHY: Final = "请写明退回的理由。"
MOST_VERSIONS: Final = 200
# The paper itself is a file of its act too.
MOST_ATTACHED: Final = MOST_FILES - 1
TOO_MANY: Final = f"一份公文最多附 {MOST_ATTACHED} 份附件。"
FILE_GONE: Final = "附件没有保存成功，或者内容已经清除，请重新选择。"


class Stage(StrEnum):
    """How far a draft has come."""

    WRITING = "正在起草"
    WAITING = "等待签发"
    APPROVED = "已签发，等待印发"
    RETURNED = "已退回修改"
    ISSUED = "已印发"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a draft stands: its newest version, how far that has come, and by which step."""

    version: Version
    stage: Stage
    step: Step | None


@dataclass(frozen=True, slots=True)
class Said:
    """What a version says, and the files that are its attachments (附件)."""

    requests: tuple[int, ...]
    words: Mapping[str, str]
    codes: Mapping[str, Any]
    files: tuple[UUID, ...] = ()


def said_in(version: Version) -> Said:
    """Give what the version says."""
    return Said(tuple(version.requests), version.words, version.codes, tuple(version.files))


@transaction.atomic
def begin(draft: UUID, *, kind: str, unit: int, petition: UUID, said: Said, by: Person, at: datetime) -> Draft:
    """Begin a paper with its first version; the same id again gives the same draft."""
    made, new = Draft.objects.get_or_create(
        id=draft, defaults={"kind": kind, "unit_id": unit, "petition": petition, "by": by, "at": at}
    )
    if (made.kind, made.unit_id, made.petition, made.by_id) != (kind, unit, petition, by.pk):
        raise Refused(CLASH)
    if new:
        _keep(made, 1, said, by=by, at=at)
    return made


@transaction.atomic
def save(draft: Draft, *, seen: int, said: Said, by: Person, at: datetime) -> Version:
    """Keep a new version, unless nothing has changed; refuse when another one was kept meanwhile."""
    last = _locked(draft, seen=seen).version
    if said_in(last) == said:
        return last
    if last.n >= MOST_VERSIONS:
        raise Refused(f"一份公文最多保存 {MOST_VERSIONS} 个版本，请重新起草。")
    return _keep(draft, last.n + 1, said, by=by, at=at)


def held(draft: Draft, *, seen: int) -> Standing:
    """Give where the draft stands, and let nobody change it until the caller's transaction ends."""
    return _locked(draft, seen=seen)


@transaction.atomic
def submit(draft: Draft, *, seen: int, by: Person, at: datetime) -> None:
    """Submit the newest version for approval; once is enough."""
    now = _locked(draft, seen=seen)
    if now.stage in (Stage.WRITING, Stage.RETURNED):
        _step(draft, now.version, StepKind.SUBMIT, by=by, at=at)


@transaction.atomic
def approve(draft: Draft, *, seen: int, words: str, by: Person, at: datetime) -> None:
    """Approve the version submitted; refuse to whoever wrote it."""
    now = _waiting(draft, seen=seen)
    if now.version.by_id == by.pk:
        raise Refused(OWN_WORK)
    _step(draft, now.version, StepKind.APPROVE, words=words, by=by, at=at)


@transaction.atomic
def send_back(draft: Draft, *, seen: int, words: str, by: Person, at: datetime) -> None:
    """Send the version submitted back, saying why."""
    now = _waiting(draft, seen=seen)
    if not words.strip():
        raise Refused(WHY, field="opinion")
    _step(draft, now.version, StepKind.RETURN, words=words.strip(), by=by, at=at)


def standing(draft: Draft) -> Standing:
    """Give where the draft stands."""
    version = draft.versions.select_related("by").order_by("-n").first()
    if version is None:
        raise Refused(DESTROYED)
    step = draft.steps.filter(version=version.n).select_related("by").order_by("-pk").first()
    return Standing(version, _stage(draft, step), step)


def versions(draft: Draft) -> Sequence[Version]:
    """Give all versions, the newest first."""
    return list(draft.versions.select_related("by").order_by("-n"))


def forget(petition: UUID) -> None:
    """Delete the words of all drafts of a petition, under its act of disposal; papers go with the files of acts."""
    Comment.objects.filter(petition=petition).delete()
    Step.objects.filter(petition=petition).delete()
    Version.objects.filter(petition=petition).delete()


def standing_words(petition: UUID) -> int:
    """Count versions, steps and remarks of the petition's drafts that still stand."""
    return sum(rows.objects.filter(petition=petition).count() for rows in (Version, Step, Comment))


def files_of_drafts(petition: UUID) -> frozenset[UUID]:
    """Give the files that versions of the petition's drafts name, also of those never issued."""
    named = Version.objects.filter(petition=petition).values_list("files", flat=True)
    return frozenset(file for files in named for file in files)


def is_issued(draft: Draft) -> bool:
    """Tell whether the paper was issued."""
    try:
        return draft.issued is not None
    except ObjectDoesNotExist:
        return False


def _stage(draft: Draft, step: Step | None) -> Stage:
    if is_issued(draft):
        return Stage.ISSUED
    if step is None:
        return Stage.WRITING
    return {
        StepKind.SUBMIT: Stage.WAITING,
        StepKind.APPROVE: Stage.APPROVED,
        StepKind.RETURN: Stage.RETURNED,
    }[StepKind(step.kind)]


def _locked(draft: Draft, *, seen: int) -> Standing:
    """Give where the draft stands, nobody else changing it meanwhile; refuse when it has moved on or is finished."""
    Version.objects.select_for_update().filter(draft=draft, n=1).first()
    now = standing(Draft.objects.get(pk=draft.pk))
    if now.stage is Stage.ISSUED:
        raise Refused(FINISHED)
    if now.version.n != seen:
        raise Conflict(MOVED_ON)
    return now


def _waiting(draft: Draft, *, seen: int) -> Standing:
    now = _locked(draft, seen=seen)
    if now.stage is not Stage.WAITING:
        raise Refused(NOT_WAITING)
    return now


def _keep(draft: Draft, n: int, said: Said, *, by: Person, at: datetime) -> Version:
    if len(set(said.files)) > MOST_ATTACHED:
        raise Refused(TOO_MANY, field=FILES)
    if len(name_in_act(said.files)) < len(said.files):
        raise Refused(FILE_GONE, field=FILES)
    return Version.objects.create(
        draft=draft,
        petition=draft.petition,
        n=n,
        requests=list(said.requests),
        words=dict(said.words),
        codes=dict(said.codes),
        files=list(said.files),
        by=by,
        at=at,
    )


def _step(draft: Draft, version: Version, kind: StepKind, *, words: str = "", by: Person, at: datetime) -> None:
    Step.objects.create(
        draft=draft, petition=draft.petition, version=version.n, kind=kind, words=words.strip(), by=by, at=at
    )
