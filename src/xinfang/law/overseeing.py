"""When a finding on the file obliges the bureau to supervise (Art. 40①; 2005: 36①).

The fold knows no today; so the duty arises from acts: one by which an organ meets late what it owed, or meets it only
by an entry made afterwards, a second reminder after a first to which nothing followed, a rating that came from an
organ's own address. Each such act gives rise to a duty of its own, which proves
the finding; one supervision on the request meets all that stood until then.
"""

from dataclasses import replace
from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile
from xinfang.law.duties import arising_from
from xinfang.law.duties.oversight import SUPERVISION_DUTY, is_entered_late, is_late
from xinfang.law.oversight import done_by_organs, is_overseen, of_organ, owed_by_organs
from xinfang.law.persons import is_set_apart

K: Final = ActKind


def oversee(case: CaseFile, act: Act) -> CaseFile:
    """Give the case with the bureau's duty to supervise where `act` brings a finding."""
    if act.imported or not is_overseen(case):
        return case
    new = [
        made
        for request in case.requests
        if request.n in act.requests and finds(case, act, request.n)
        for made in arising_from(case, SUPERVISION_DUTY, act, request, start=act.recorded_on)
    ]
    return replace(case, obligations=(*case.obligations, *new)) if new else case


def finds(case: CaseFile, act: Act, n: int) -> bool:
    """Tell whether `act` brings a finding against an organ on request `n`."""
    if act.kind is K.REMIND:
        return unanswered(case, act, n)
    if act.kind is K.RATE:
        return is_set_apart(act)
    met = (o for o in owed_by_organs(case, n) if o.discharged_by == act.seq)
    return any(of_organ(case, o) and (is_late(o) or is_entered_late(o)) for o in met)


def unanswered(case: CaseFile, act: Act, n: int) -> bool:
    """Tell whether an earlier reminder on request `n` stands before this one and no organ has done anything since."""
    reminders = [a.seq for a in case.live if a.kind is K.REMIND and n in a.requests and a.seq != act.seq]
    earlier = max((seq for seq in reminders if not act.seq or seq < act.seq), default=None)
    if earlier is None:
        return False
    return not any(earlier < a.seq < (act.seq or case.last_seq + 1) for a in done_by_organs(case, n))
