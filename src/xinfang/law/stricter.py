"""Stricter periods of a local regulation or of the office itself, beside the statutory ones.

Each stands as an obligation of its own with its own basis, on the same act. It arises, is met and ends with the
statutory one, of which it changes nothing, and never falls due after it. Nobody is late by a period of the office's
own.
"""

from collections.abc import Iterator
from dataclasses import replace

from xinfang.law.acts import Act
from xinfang.law.case import CaseFile
from xinfang.law.obligations import Obligation, counted
from xinfang.law.rules import Rule, in_force


def with_stricter(case: CaseFile, act: Act) -> CaseFile:
    """Give the case, to which `act` is the last to come, with the stricter periods of its obligations."""
    stricter = case.rulebook.stricter
    if not stricter:
        return case
    statutory = tuple(o for o in case.obligations if not case.rulebook.rule(o.rule).shortens)
    beside = (made for o in statutory if o.rule in stricter for made in _beside(case, o, act))
    return replace(case, obligations=(*statutory, *beside))


def _beside(case: CaseFile, o: Obligation, act: Act) -> Iterator[Obligation]:
    anchor = act if o.anchor_seq == act.seq else case.act(o.anchor_seq)
    for rule in case.rulebook.stricter[o.rule]:
        if anchor is not None and in_force(rule, anchor.happened_on):
            yield _capped(o, _own(case, o, rule))


def _own(case: CaseFile, o: Obligation, rule: Rule) -> Obligation:
    own = replace(o, rule=rule.id, set_for=None, entered_late=False, kept=False)
    return counted(own, rulebook=case.rulebook, calendar=case.calendar)


def _capped(o: Obligation, own: Obligation) -> Obligation:
    """Give `own` due no later than the statutory one, on whatever rest days the two end."""
    if o.due is None or own.due is None or own.due <= o.due:
        return own
    return replace(own, due_strict=o.due_strict, due=o.due, provisional=o.provisional)
