"""Whether two petitions stand so, at a moment, that an act may touch both: the law is asked, for each of them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from xinfang.kernel.clock import day_of
from xinfang.law.acts import ActKind, Doer
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.judge import eligible
from xinfang.petitions.inputs import active
from xinfang.petitions.reading import acts_of, folded


@dataclass(frozen=True, slots=True)
class Half:
    """One of the two petitions, and which of its requests are meant."""

    petition: UUID
    requests: tuple[int, ...]


def fits(kind: ActKind, mine: Half, other: Half, *, doer: Doer, at: datetime) -> bool:
    """Tell whether `doer` could do the act on both; what was entered from `at` on is left out of sight.

    So a simulation that was broken off comes to the same answer as the first time.
    """
    cases = [(_as_of(half.petition, at), half) for half in (mine, other)]
    on = day_of(at)
    if not all(set(half.requests) <= set(eligible(case, kind, actor=doer, on=on)) for case, half in cases):
        return False
    if kind is not ActKind.JOIN_TO:
        return True
    (follower,), (leader,) = (_meant(case, half) for case, half in cases)
    alike = (follower.holder, follower.klass) == (leader.holder, leader.klass)
    return alike and not follower.several.leads


def is_open(kind: ActKind, half: Half, *, doer: Doer, at: datetime) -> bool:
    """Tell whether `doer` could do the act on the requests of one petition, as it stood at the moment."""
    return set(half.requests) <= set(eligible(_as_of(half.petition, at), kind, actor=doer, on=day_of(at)))


def _as_of(petition: UUID, at: datetime) -> CaseFile:
    return folded([act for act in acts_of(petition) if act.recorded_at < at], inputs=active())


def _meant(case: CaseFile, half: Half) -> list[RequestFile]:
    return [request for request in case.requests if request.n in half.requests]
