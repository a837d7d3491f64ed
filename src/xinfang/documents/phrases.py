"""Text blocks (常用语) that an organ chooses into its papers: changed by new versions, retired, never deleted."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from xinfang.documents.models import Phrase, PhraseVersion
from xinfang.documents.types import PARTS, TYPES
from xinfang.documents.types.row import PaperType
from xinfang.kernel.errors import Conflict, NotFound, Refused
from xinfang.orgs.models import Person

# What a block leaves to the case file, by the words that stand for it, and under which name the file tells it.
PLACES: Final[Mapping[str, str]] = {
    "信访编号": "number",
    "本单位": "organ",
    "今天": "on",
    "收到日期": "received_on",
    "收到本件日期": "reached_on",
    "受理日期": "accepted_on",
    "听取陈述日期": "heard_on",
    "交办日期": "assigned_on",
    "办理到期日": "due_on",
    "办理天数": "handle_days",
    "延长天数": "granted_days",
    "复查天数": "review_days",
    "复查机关": "review_at",
}
PLACE: Final = re.compile(r"【([^】]*)】")
MISSING: Final = "没有这条常用语，或者不是您单位的。"
MOVED_ON: Final = "这条常用语在您打开之后已有新的修改，请先查看最新的一版。"
NO_PART: Final = "所选的文种里没有这个部分，请重新选择。"
CLASH: Final = "这张表先前已经用过，请回到常用语重新填写。"
EMPTY: Final = "请写明常用语的名称和文字。"


@dataclass(frozen=True, slots=True)
class Block:
    """What a version of a text block says; without `kinds` it serves every paper that has the part."""

    part: str
    kinds: tuple[str, ...]
    title: str
    words: str
    shared: bool = False
    retired: bool = False


def unknown_places(words: str) -> tuple[str, ...]:
    """Give the places left to the case file that it does not know."""
    return tuple(dict.fromkeys(place for place in PLACE.findall(words) if place not in PLACES))


def filled(words: str, told: Mapping[str, str]) -> str:
    """Give the words with what the case file tells; a place of which it tells nothing yet stays, and is seen."""
    return PLACE.sub(lambda one: told.get(PLACES.get(one[1], ""), "") or one[0], words)


@transaction.atomic
def begin(unit: int, block: Block, *, by: Person, at: datetime, phrase: UUID | None = None) -> Phrase:
    """Keep a new text block of an organ; the same id again gives the same one, or is refused with other words."""
    _examine(block)
    made, new = Phrase.objects.get_or_create(id=phrase or uuid4(), defaults={"unit_id": unit})
    if new:
        _keep(made, 1, block, by=by, at=at)
    elif made.unit_id != unit or block_of(made.versions.get(n=1)) != block:
        raise Refused(CLASH)
    return made


@transaction.atomic
def change(phrase: Phrase, block: Block, *, seen: int, by: Person, at: datetime) -> PhraseVersion:
    """Keep a new version, unless nothing has changed; refuse when another one was kept meanwhile."""
    _examine(block)
    last = phrase.versions.order_by("-n")[0]
    if last.n != seen:
        raise Conflict(MOVED_ON)
    if block_of(last) == block:
        return last
    try:
        with transaction.atomic():
            return _keep(phrase, last.n + 1, block, by=by, at=at)
    except IntegrityError as meanwhile:
        raise Conflict(MOVED_ON) from meanwhile


def block_of(version: PhraseVersion) -> Block:
    """Give what the version says."""
    return Block(
        version.part, tuple(version.kinds), version.title, version.words, version.shared, retired=version.retired
    )


def newest(*, units: Sequence[int]) -> QuerySet[PhraseVersion]:
    """Give the newest version of each text block of the organs, in one query."""
    rows = PhraseVersion.objects.filter(phrase__unit__in=units).order_by("phrase", "-n").distinct("phrase")
    return rows.select_related("phrase", "by")


def of_paper(paper: PaperType, *, unit: int, office: int | None) -> list[PhraseVersion]:
    """Give the blocks that may be chosen into a paper of the organ: its own, and those that the office shares."""
    units = [unit] if office is None else [unit, office]
    parts = {part.name for part in paper.parts}
    return sorted(
        (
            row
            for row in newest(units=units)
            if not row.retired
            and row.part in parts
            and (not row.kinds or paper.kind in row.kinds)
            and (row.phrase.unit_id == unit or row.shared)
        ),
        key=lambda row: row.title,
    )


def phrase_of(phrase: UUID, *, units: Sequence[int]) -> Phrase:
    """Give a text block of one of the organs."""
    found = Phrase.objects.filter(pk=phrase, unit__in=units).select_related("unit").first()
    if found is None:
        raise NotFound(MISSING)
    return found


def versions(phrase: Phrase) -> list[PhraseVersion]:
    """Give all versions, the newest first."""
    return list(phrase.versions.select_related("by").order_by("-n"))


def _examine(block: Block) -> None:
    if not block.title.strip() or not block.words.strip():
        raise Refused(EMPTY)
    if block.part not in PARTS or any(TYPES[kind].part(block.part) is None for kind in block.kinds):
        raise Refused(NO_PART, field="kinds")
    unknown = unknown_places(block.words)
    if unknown:
        named = "、".join(f"【{place}】" for place in unknown)
        raise Refused(f"案卷里没有{named}；可以用的是{'、'.join(f'【{place}】' for place in PLACES)}。", field="words")


def _keep(phrase: Phrase, n: int, block: Block, *, by: Person, at: datetime) -> PhraseVersion:
    return PhraseVersion.objects.create(
        phrase=phrase,
        n=n,
        part=block.part,
        kinds=list(block.kinds),
        title=block.title,
        words=block.words,
        shared=block.shared,
        retired=block.retired,
        by=by,
        at=at,
    )
