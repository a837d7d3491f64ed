"""Rules of destroying contents that the table's columns cannot hold."""

from collections.abc import Callable, Mapping
from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile
from xinfang.law.disposal import kept_until, still_usable
from xinfang.law.refusal import Refusal
from xinfang.law.terms.disposal import DisposalGround


def _dispose(case: CaseFile, act: Act) -> Refusal | None:
    if set(act.requests) != {request.n for request in case.requests}:
        return Refusal("内容应当整件销毁，不能只选择部分诉求。", "requests")
    if still_usable(case, on=act.happened_on):
        return Refusal("复查、复核、撤销撤回或者提出异议的期限尚未届满，不能销毁。")
    if act.payload["ground"] == DisposalGround.RETENTION:
        until = kept_until(case)
        return Refusal(f"保存期限到 {until} 届满，目前不能销毁。", "ground") if act.happened_on <= until else None
    return None if act.evidence else Refusal("依请求或者要求销毁的，应当附请求书或者要求删除的文书。", "evidence")


DISPOSAL_RULINGS: Final[Mapping[ActKind, Callable[[CaseFile, Act], Refusal | None]]] = {ActKind.DISPOSE: _dispose}
