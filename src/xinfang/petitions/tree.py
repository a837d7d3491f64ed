"""What the unit tree says on the day of an act, and the act must carry because the law reads no tree."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from xinfang.law.acts import ActKind
from xinfang.law.case import CaseFile
from xinfang.law.competence import Body, common_superior, reviewers
from xinfang.law.terms.recusal import OF_HEADS, OF_OFFICE
from xinfang.orgs.facts import organ_in_tree, successor_of, unit_facts
from xinfang.orgs.reception import office_for


def from_tree(
    case: CaseFile, kind: ActKind, said: Mapping[str, Any], *, requests: Iterable[int], on: date
) -> Mapping[str, Any]:
    """Give what an act says besides its fields.

    For a withdrawal the office that calls back, for a request for review the bodies among which there is a choice, for
    a challenge the organ of whoever is challenged and the unit that decides on it, for a dispute of competence the
    common superior, for a succession the organ that goes on, for a recommendation to hold an organ to account those
    that lead it. `said` is what its fields say.
    """
    if kind is ActKind.RULE_COMPETENCE:
        return _common(case, said, requests=requests, on=on)
    if kind is ActKind.RECOMMEND and said.get("against"):
        return {"above": [unit for unit, _ in organ_in_tree(said["against"]["unit"], on=on).above]}
    if kind is ActKind.SUCCEED_ORGAN:
        return _succession(case, requests=requests, on=on)
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
        unit
        for r in case.requests
        if r.n in numbers
        for unit in ((r.review.body if r.review is not None else None,) if final else (r.holder, *r.joint))
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


def _common(case: CaseFile, said: Mapping[str, Any], *, requests: Iterable[int], on: date) -> Mapping[str, Any]:
    """Give the nearest unit that leads both the organ that holds the requests and the other in the dispute."""
    numbers = set(requests)
    units = {r.holder for r in case.requests if r.n in numbers and r.holder is not None}
    units |= {said["other"]["unit"]} if said.get("other") else set()
    common = common_superior([organ_in_tree(unit, on=on) for unit in sorted(units)]) if units else None
    return {"common": dict(unit_facts(common, on=on))} if common is not None else {}


def _succession(case: CaseFile, *, requests: Iterable[int], on: date) -> Mapping[str, Any]:
    """Give the organ that holds the first of the requests, and the one that does its work now, if that is another."""
    numbers = set(requests)
    former = next((r.holder for r in case.requests if r.n in numbers and r.holder is not None), None)
    if former is None:
        return {}
    now = successor_of(former, on=on)
    told = {"successor": dict(unit_facts(now, on=on))} if now not in (None, former) and now is not None else {}
    return {"former": former, **told}
