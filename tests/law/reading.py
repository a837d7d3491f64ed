"""What tests read from a case file."""

from datetime import date

from law.cast import CastUnit
from xinfang.law.case import CaseFile
from xinfang.law.obligations import Obligation, Remedy, Standing, standing


def owed(case: CaseFile, rule: str, *, by: CastUnit | None = None, n: int = 1) -> list[Obligation]:
    """Give what is or was owed under the rule on request `n`, in order of arising."""
    return [
        o for o in case.obligations if o.rule == rule and o.request_n == n and (by is None or o.obligor_unit == by.id)
    ]


def duty(case: CaseFile, rule: str, *, by: CastUnit | None = None, n: int = 1) -> Obligation:
    """Give the one obligation under the rule on request `n`."""
    (found,) = owed(case, rule, by=by, n=n)
    return found


def window(case: CaseFile, rule: str, *, n: int = 1) -> Remedy:
    """Give the one remedy under the rule on request `n` that is not void."""
    (found,) = [r for r in case.remedies if r.rule == rule and r.request_n == n and r.void_by is None]
    return found


def stands(obligation: Obligation, on: str) -> Standing:
    """Tell how the obligation stands on the day."""
    return standing(obligation, on=date.fromisoformat(on))


def day(text: str) -> date:
    """Give the day written as 2026-03-05."""
    return date.fromisoformat(text)


def states(case: CaseFile) -> list[str]:
    """Give the states of the requests in order."""
    return [request.state.value for request in case.requests]
