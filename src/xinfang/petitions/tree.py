"""What the unit tree says on the day of an act, and the act must carry because the law reads no tree."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from xinfang.law.acts import ActKind
from xinfang.law.case import CaseFile
from xinfang.law.competence import Body, reviewers
from xinfang.law.terms.recusal import OF_HEADS, OF_OFFICE
from xinfang.orgs.facts import organ_in_tree, unit_facts
from xinfang.orgs.reception import office_for


def from_tree(
    case: CaseFile, kind: ActKind, said: Mapping[str, Any], *, requests: Iterable[int], on: date
) -> Mapping[str, Any]:
    """Give what an act says besides its fields.

    For a withdrawal the office that calls back, for a request for review the bodies among which there is a choice, for
    a challenge the organ of whoever is challenged and the unit that decides on it. `said` is what its fields say.
    """
    if kind is ActKind.CHALLENGE_RECUSAL:
        return _decider(case, said, requests=requests, on=on)
    if kind is ActKind.WITHDRAW and case.office is not None:
        caller = office_for(case.office, on=on)
        return {"caller": caller} if caller is not None else {}
    if kind in (ActKind.REQUEST_REVIEW, ActKind.REQUEST_FINAL_REVIEW):
        found = bodies_for(case, kind, requests=requests, on=on)
        return {"bodies": [{"unit": body.unit, "row": body.reason.value} for body in found]}
    return {}


def bodies_for(case: CaseFile, kind: ActKind, *, requests: Iterable[int], on: date) -> tuple[Body, ...]:
    """Give the bodies that may review, or finally review, these requests: the next level up of who spoke last."""
    final = kind is ActKind.REQUEST_FINAL_REVIEW
    numbers = set(requests)
    spoke = {
        (r.review.body if r.review is not None else None) if final else r.holder
        for r in case.requests
        if r.n in numbers
    }
    return reviewers([organ_in_tree(unit, on=on) for unit in sorted(unit for unit in spoke if unit is not None)])


def _decider(case: CaseFile, said: Mapping[str, Any], *, requests: Iterable[int], on: date) -> Mapping[str, Any]:
    """Give the challenged official's organ, and who decides: that organ, for its head the unit that leads it."""
    numbers = set(requests)
    whom = said.get("whom")
    holders = {case.office} if whom in OF_OFFICE else {r.holder for r in case.requests if r.n in numbers}
    organ = holders.pop() if len(holders) == 1 else None
    if organ is None:
        return {}
    above = organ_in_tree(organ, on=on).above
    decider = (above[0][0] if above else None) if whom in OF_HEADS else organ
    return {"organ": organ, **({"decider": dict(unit_facts(decider, on=on))} if decider is not None else {})}
