"""Which open duties have come back to the one who owes them, by which act."""

from collections.abc import Callable, Mapping
from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile
from xinfang.law.duties import DIRECT
from xinfang.law.duties.closing import REDONE, TAKEN_UP
from xinfang.law.duties.presumed import PRESUMED
from xinfang.law.duties.returning import REOPENED
from xinfang.law.obligations import Obligation
from xinfang.law.table.words import SENDING_BACK

K: Final = ActKind
# What the one who takes a request back had met by passing it down.
PASSED_DOWN: Final = frozenset({*DIRECT.rules, "R22-29-sugg", PRESUMED})


def _sent_back(o: Obligation, act: Act) -> bool:
    """Tell whether an upheld objection or a recall opened what the sender had met."""
    passed_down = o.obligor_unit == act.by.unit and o.rule in PASSED_DOWN
    return o.anchor_seq < act.seq and (o.rule in REOPENED or passed_down)


def _given_back(o: Obligation, act: Act) -> bool:
    """Tell whether a denial under the text of 2005 opened what the sender had met."""
    return o.anchor_seq < act.seq and o.rule in REOPENED


def _taken_up(o: Obligation, act: Act) -> bool:
    """Tell whether rework or reopening opened what the answer had met, or gave rise to it."""
    return o.anchor_seq == act.seq or o.rule in REDONE


def _arisen(o: Obligation, act: Act) -> bool:
    return o.anchor_seq == act.seq


RETURNING: Final[Mapping[ActKind, Callable[[Obligation, Act], bool]]] = {
    **dict.fromkeys(SENDING_BACK, _sent_back),
    **dict.fromkeys(TAKEN_UP, _taken_up),
    K.DENY: _given_back,
    K.DIVERSION_REFUSED: _arisen,
    K.CONTEST_ROUTE: _arisen,
    K.ORDER_REDO: _arisen,
}


def returning_acts(case: CaseFile) -> tuple[Act, ...]:
    """Give the acts that stand and can have brought something back, the newest first."""
    if not any(act.kind in RETURNING for act in case.acts):
        return ()
    return tuple(act for act in reversed(case.live) if act.kind in RETURNING)


def returned_by(o: Obligation, acts: tuple[Act, ...]) -> Act | None:
    """Give the newest of `returning_acts` by which an open duty of an organ has come back, None when it has not."""
    if not o.is_open or o.obligor_unit is None:
        return None
    later = (act for act in acts if o.request_n in act.requests and act.seq >= o.anchor_seq)
    return next((act for act in later if RETURNING[act.kind](o, act)), None)
