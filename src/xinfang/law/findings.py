"""Findings (督查发现): what a file itself shows to have gone wrong, each with the act or the duty that proves it.

They are computed and so cannot be closed by anybody, least of all by the section or leader whom they concern: one stays
on the list for as long as its file says what it says, and tells when it was supervised. They are about organs and the
bureau; nothing is found of a petitioner.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from xinfang.law import casefile
from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile
from xinfang.law.duties.oversight import SUPERVISING, is_entered_late, is_late
from xinfang.law.duties.presumed import PRESUMED
from xinfang.law.obligations import Obligation, has_arisen
from xinfang.law.overseeing import unanswered
from xinfang.law.oversight import supervisions_of
from xinfang.law.persons import is_set_apart
from xinfang.law.terms import Term

K: Final = ActKind
NOTICES: Final = frozenset({"R22-23-fwd", "R22-23-direct", "R05-21-accept", "R05-22-direct"})


class FindingKind(Term):
    """The closed list of findings."""

    NOTICE_LATE = "NOTICE_LATE", "逾期告知"
    MET_LATE = "MET_LATE", "其他逾期履行"
    ENTERED_LATE = "ENTERED_LATE", "到期后补记"
    NOT_ACCEPTED = "NOT_ACCEPTED", "届满未受理"
    REMINDER_UNANSWERED = "REMINDER_UNANSWERED", "催办无回应"
    RATING_SET_APART = "RATING_SET_APART", "不计入的评价"
    NOT_SUPERVISED = "NOT_SUPERVISED", "应督办未督办"
    SAME_REASON = "SAME_REASON", "相同的延期理由"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding on request `n` against `unit`; `seq` is the act that proves it, `rule` the duty it is about.

    `on` is the day on which it came to be, `supervised_by` the supervision that took it up, if any did.
    """

    kind: FindingKind
    n: int
    unit: int | None
    seq: int
    on: date
    rule: str = ""
    supervised_by: int | None = None


def kind_of(owed: Obligation, *, on: date) -> FindingKind | None:
    """Give what an obligation shows to have gone wrong by the day `on`, None when it shows nothing."""
    if owed.incomplete:
        return None
    if owed.rule in SUPERVISING:
        return FindingKind.NOT_SUPERVISED if owed.is_open and owed.started_on < on else None
    if owed.rule == PRESUMED:
        return FindingKind.NOT_ACCEPTED if not owed.provisional and has_arisen(owed, on=on) else None
    if owed.discharged_on is None or owed.discharged_on > on:
        return None
    if is_entered_late(owed):
        return FindingKind.ENTERED_LATE
    late = FindingKind.NOTICE_LATE if owed.rule in NOTICES else FindingKind.MET_LATE
    return late if is_late(owed) else None


def findings(case: CaseFile, *, on: date) -> tuple[Finding, ...]:
    """Give the findings that the file shows on the day `on`, the newest first."""
    if case.imported:
        return ()
    found = (*_owed(case, on), *_done(case))
    return tuple(sorted(found, key=lambda one: (one.on, one.seq), reverse=True))


def _owed(case: CaseFile, on: date) -> Iterator[Finding]:
    for o in case.obligations:
        kind = kind_of(o, on=on) if not o.obligor_party else None
        if kind is not None and o.request_n is not None:
            yield _finding(case, kind, o, n=o.request_n)


def _finding(case: CaseFile, kind: FindingKind, o: Obligation, *, n: int) -> Finding:
    seq = o.discharged_by if o.discharged_by is not None else o.anchor_seq
    day = o.arises_on or o.discharged_on or o.started_on
    return Finding(kind, n, o.obligor_unit, seq, day, o.rule, _taken_up(case, n, o.obligor_unit, seq))


def _done(case: CaseFile) -> Iterator[Finding]:
    for act in case.live:
        kind = KINDS.get(act.kind)
        for request in case.requests if kind is not None else ():
            if kind is not None and request.n in act.requests and _shows(case, act, request.n):
                unit = held_then(case, act.seq, request.n)
                by = _taken_up(case, request.n, unit, act.seq)
                yield Finding(kind, request.n, unit, act.seq, act.recorded_on, supervised_by=by)


def held_then(case: CaseFile, seq: int, n: int) -> int | None:
    """Give the organ that held request `n` when the act `seq` was done: what it left undone is no later holder's."""
    then = casefile.as_before(case, seq).request(n)
    return then.holder if then is not None else None


KINDS: Final = {K.REMIND: FindingKind.REMINDER_UNANSWERED, K.RATE: FindingKind.RATING_SET_APART}


def _shows(case: CaseFile, act: Act, n: int) -> bool:
    return is_set_apart(act) if act.kind is K.RATE else unanswered(case, act, n)


def _taken_up(case: CaseFile, n: int, unit: int | None, seq: int) -> int | None:
    """Give the first supervision of the organ on the request that came after the act `seq`."""
    return next((a.seq for a in supervisions_of(case, case.heir(unit), n) if a.seq > seq), None)
