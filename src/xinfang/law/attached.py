"""Files that come with an act (附件): commitments to stored files. They decide nothing and move no duty."""

from collections.abc import Mapping
from typing import Any, Final

from xinfang.law.acts import Act
from xinfang.law.fields import is_reference
from xinfang.law.refusal import Refusal
from xinfang.law.table.row import ActRow

FILES: Final = "files"
MOST_FILES: Final = 20
TOO_MANY: Final = f"一次办理最多附 {MOST_FILES} 份附件。"


def files_of(act: Act) -> tuple[Mapping[str, str], ...]:
    """Give what the act keeps of each of its files: its id and the commitment to its content."""
    return references_in(act.payload)


def references_in(payload: Mapping[str, Any]) -> tuple[Mapping[str, str], ...]:
    """Give the references to files in the payload of an act or of a proposal."""
    return tuple(payload.get(FILES) or ())


def files_fault(row: ActRow, payload: Mapping[str, Any]) -> Refusal | None:
    """Give the refusal of the files that `payload` names, or None."""
    told = payload.get(FILES)
    if told is None:
        return None
    if not row.files:
        return Refusal(f"“{row.label}”不收附件。", FILES)
    if not isinstance(told, list | tuple) or not told or not all(map(is_reference, told)):
        return Refusal("附件没有对应的文件记录，请重新上传。", FILES)
    if len(told) > MOST_FILES:
        return Refusal(TOO_MANY, FILES)
    twice = len({one["id"] for one in told}) < len(told)
    return Refusal("同一份附件只能附一次。", FILES) if twice else None
