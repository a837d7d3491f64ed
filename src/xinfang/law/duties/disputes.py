"""What a settled dispute of competence ends and passes on, and what goes over to a successor (Art. 24)."""

from dataclasses import replace
from typing import Final

from xinfang.law.acts import Act
from xinfang.law.case import CaseFile
from xinfang.law.duties.oversight import OVERSIGHT_RULES
from xinfang.law.duties.paths import URGENT
from xinfang.law.duties.recusal import RECUSAL_RULES
from xinfang.law.effects.disputes import SETTLING
from xinfang.law.holds import sent_back
from xinfang.law.obligations import Obligation, Remedy

RULING: Final = "N22-23-ruling"
# Owed upward or aside by whoever has marked, received or been challenged, wherever the matter goes.
STAYING: Final = frozenset(
    {"N22-22-above", "N05-21-above", "R05-26-urgent", "N22-23-papers", *URGENT, *RECUSAL_RULES, *OVERSIGHT_RULES}
)
# Set for the matter, not for the organ: the one that is competent owes it by the same day.
PASSING_ON: Final = frozenset({"R22-22-assign", "N05-21-assign"})


def settle_dispute(case: CaseFile, act: Act) -> CaseFile:
    """Give the case after a dispute of competence is settled."""
    return _settled(case, act) if act.kind in SETTLING else case


def _settled(case: CaseFile, act: Act) -> CaseFile:
    """End what the other organ owed, on the day of entry; its first start binds it should the request come back."""
    lost = {r.n: r.ruled.former for r in case.requests if r.ruled is not None and r.ruled.seq == act.seq}

    def ends(o: Obligation) -> bool:
        if not o.is_open or o.request_n not in act.requests:
            return False
        mine = o.request_n in lost and o.obligor_unit == lost[o.request_n] and o.rule not in STAYING
        return mine or o.rule == RULING

    ended = [o for o in case.obligations if ends(o)]
    void = tuple(replace(o, void_on=act.recorded_on, void_by=act.seq) if o in ended else o for o in case.obligations)
    closed = [r for r in case.remedies if r.request_n in lost and r.unit == lost[r.request_n] and r.void_by is None]
    remedies = tuple(replace(r, void_by=act.seq) if r in closed and r.used_by is None else r for r in case.remedies)
    holders = {r.n: r.holder for r in case.requests}
    passed = [replace(o, obligor_unit=holders[o.request_n or 0]) for o in ended if o.rule in PASSING_ON]
    holds = sent_back(case, duties=(o for o in ended if o.rule != RULING), windows=closed)
    return replace(case, obligations=_with(void, passed), remedies=remedies, holds=holds)


def _with(known: tuple[Obligation, ...], more: list[Obligation]) -> tuple[Obligation, ...]:
    """Give the obligations with `more`; one that its obligor had owed before is owed again."""
    keys = {o.key for o in more}
    return (*(o for o in known if o.key not in keys), *more)


def pass_on(case: CaseFile, act: Act) -> CaseFile:
    """Put successors under what former organs owe and into what they may still do, with every date as it was.

    So also what a later act has opened again that the former organ had met.
    """
    requests = {r.n: r for r in case.requests if r.heirs}
    if not requests:
        return case

    def heir(unit: int | None, n: int | None, since: int) -> int | None:
        request = requests.get(n or 0)
        return unit if request is None or unit == request.holder else request.heir(unit, since=since)

    def now_of(o: Obligation) -> int | None:
        return heir(o.obligor_unit, o.request_n, o.anchor_seq)

    going = [o for o in case.obligations if o.is_open and now_of(o) != o.obligor_unit]
    windows = [r for r in case.remedies if _unused(r) and heir(r.unit, r.request_n, r.anchor_seq) != r.unit]
    if not going and not windows:
        return case
    void = tuple(replace(o, void_on=act.recorded_on, void_by=act.seq) if o in going else o for o in case.obligations)
    closed = tuple(replace(r, void_by=act.seq) if r in windows else r for r in case.remedies)
    return replace(
        case,
        obligations=_with(void, [replace(o, obligor_unit=now_of(o)) for o in going]),
        remedies=_with_windows(closed, [replace(r, unit=heir(r.unit, r.request_n, r.anchor_seq)) for r in windows]),
    )


def _unused(r: Remedy) -> bool:
    return r.unit is not None and r.used_by is None and r.void_by is None


def _with_windows(known: tuple[Remedy, ...], more: list[Remedy]) -> tuple[Remedy, ...]:
    keys = {r.key for r in more}
    return (*(r for r in known if r.key not in keys), *more)
