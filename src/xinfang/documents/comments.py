"""Remarks (批注) on drafts: by whoever reads the draft, on a part of a version, settled by anybody of the organ."""

from datetime import datetime
from typing import Final

from xinfang.documents.drafts import FINISHED, is_issued
from xinfang.documents.models import Comment, Draft
from xinfang.kernel.errors import NotFound, Refused
from xinfang.orgs.models import Person

EMPTY: Final = "请写明批注的内容。"
MISSING: Final = "没有这条批注，或者已经处理。"
LONGEST: Final = 1000
TOO_LONG: Final = f"一条批注最多{LONGEST}个字，请缩短。"


def remark(draft: Draft, *, version: int, part: str, words: str, by: Person, at: datetime) -> Comment:
    """Keep a remark on a part of a version; an empty part is the whole paper."""
    said = words.replace("\0", "").strip()
    if is_issued(draft):
        raise Refused(FINISHED)
    if not said or len(said) > LONGEST:
        raise Refused(TOO_LONG if said else EMPTY, field="remark")
    return Comment.objects.create(
        draft=draft, petition=draft.petition, version=version, part=part, words=said, by=by, at=at
    )


def settle(draft: Draft, comment: int, *, by: Person, at: datetime) -> None:
    """Note that a remark was dealt with; it stays where it is."""
    open_ = Comment.objects.filter(pk=comment, draft=draft, settled_at=None)
    if not open_.update(settled_by=by, settled_at=at):
        raise NotFound(MISSING)


def remarks(draft: Draft) -> list[Comment]:
    """Give the remarks on a draft, those not dealt with first, each in the order in which they came."""
    rows = draft.comments.select_related("by", "settled_by").order_by("pk")
    return sorted(rows, key=lambda row: row.settled_at is not None)
