"""Corrections with random content, for walks over the act table."""

from datetime import date, timedelta
from random import Random
from typing import Any

from law.words import ActWord, reference
from law.words_correction import correct
from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile
from xinfang.law.corrections import fields_of, has_day
from xinfang.law.fields import Field, FieldKind
from xinfang.law.fit import target_fault

LONGEST = 12


def correction(random: Random, before: CaseFile, *, unit: int, today: date) -> ActWord:
    """Give a correction of one of the acts of `unit`, of its day or of something that it says."""
    here = [a for a in before.live if a.by.unit == unit and target_fault(before, ActKind.CORRECT, a.seq) is None]
    target = random.choice(here) if here else before.said[0]
    fields = fields_of(target)
    if fields and (not has_day(target) or random.random() < 0.4):
        one = random.choice(fields)
        return correct(target.seq, on=today.isoformat(), corrected={one.name: _value(random, one, target)})
    moved = target.happened_on + timedelta(days=random.randint(-LONGEST, LONGEST))
    return correct(target.seq, on=today.isoformat(), day=moved.isoformat())


def _value(random: Random, field: Field, target: Act) -> Any:
    if field.kind is FieldKind.TEXT:
        return reference(f"更正{random.randint(1, 9)}")
    if field.choices is not None:
        return random.choice(list(field.choices)).value
    if field.kind is FieldKind.NUMBER:
        return random.randint(field.least, field.most)
    if field.kind is FieldKind.TIME:
        return "10:30"
    return (target.happened_on + timedelta(days=random.randint(-LONGEST, 5 * LONGEST))).isoformat()
