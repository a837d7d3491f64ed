"""Walks of 200 acts over three requests and several organs, by `step` alone; folded once, at the end."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from random import Random

import pytest

from law import words as w
from law.test_walks import FIRST, dues, legal, newness, seats_near, words_of
from law.walk_starts import local_rulebook
from law.words import ActWord, act_of, case, doer_of
from xinfang.law.actable import ACTS
from xinfang.law.acts import Act, ActKind, canonical, parse
from xinfang.law.case import CaseFile
from xinfang.law.casefile import fold, step
from xinfang.law.judge import check, eligible
from xinfang.law.obligations import Standing, standing
from xinfang.law.rulebook import Rulebook, shipped_rulebook

SEEDS = (1, 2, 3, 7)
LOCAL = frozenset({7})  # under a county's own rules
LONG = 200
MOST_TRIES = 60
# The only two ways in which a statutory due moves later: Art. 34, and a hearing in final review, Art. 36②.
LATER = {ActKind.APPROVE_EXTENSION: "-handle", "hold_hearing": "R22-36-rereview"}
Step = tuple[CaseFile, CaseFile, Act]


def tried(random: Random, before: CaseFile, today: date) -> Act | None:
    """Give an act that somebody is offered and the judge allows; found by trying, so that a long file costs little."""
    seats = seats_near(random, before, today)
    states = {request.state for request in before.requests}
    kinds = [kind for kind, row in ACTS.items() if row.states & states]
    weights = [newness(before, kind) for kind in kinds]
    for _ in range(MOST_TRIES):
        seat, (kind,) = random.choice(seats), random.choices(kinds, weights)
        if kind is ActKind.ANNUL or eligible(before, kind, actor=doer_of(before, seat)):
            act = asked(random, before, seat, kind, today)
            return act if check(before, act, today=today) is None else None
    return None


def asked(random: Random, before: CaseFile, seat: ActWord, kind: ActKind, today: date) -> Act:
    """Give an act of the kind by who sits there, dated a little back at times."""
    on = (today - timedelta(days=random.choice((0, 0, 0, 1, 2, 6)))).isoformat()
    if kind is ActKind.ANNUL:
        here = [a.seq for a in before.live if seat.at is not None and a.by.unit == seat.at.id]
        word = w.annul(random.choice(here or [1]), on=today.isoformat())
    else:
        word = words_of(random, on)[kind]()
    by = replace(
        word, by=seat.by, at=seat.at, person=seat.person, entered_on=today, evidence=random.choice((True, False))
    )
    act = act_of(before, by)
    return replace(act, requests=(random.choice(act.requests),)) if len(act.requests) > 1 else act


@cache
def walk(seed: int) -> tuple[Step, ...]:
    """Give the steps of a walk: before, after and the act."""
    return tuple(_walked(Random(seed), local_rulebook() if seed in LOCAL else shipped_rulebook()))


def _walked(random: Random, rulebook: Rulebook) -> Iterator[Step]:
    now = case(w.register(w.CLAIM, w.CLAIM, w.SUGGESTION, on=FIRST.isoformat()), rulebook=rulebook)
    today = FIRST
    while len(now.acts) < LONG:
        today += timedelta(days=random.choices((0, 1, 3), (90, 20, 4))[0])
        act = tried(random, now, today)
        after = step(now, act) if act is not None else now
        if act is not None and not all(request.closed for request in after.requests):
            yield now, after, act
            now = after


every_walk = pytest.mark.parametrize("seed", SEEDS)


@every_walk
def test_two_hundred_acts_fold_to_what_the_steps_came_to(seed: int) -> None:
    last = walk(seed)[-1][1]
    assert len(last.acts) == LONG
    assert last.anomalies == ()
    stored = [parse(canonical(act)) for act in last.acts]
    assert fold(stored, rulebook=last.rulebook, calendar=last.calendar) == last


def test_the_walks_reach_three_requests_several_organs_and_most_acts() -> None:
    acts = [act for seed in SEEDS for act in walk(seed)[-1][1].acts]
    assert {n for act in acts for n in act.requests} == {1, 2, 3}
    assert len({act.by.unit for act in acts if act.by.unit is not None}) >= 4
    assert len({act.kind for act in acts}) >= 30


@every_walk
def test_no_statutory_due_moves_later_but_by_the_two_allowed_ways(seed: int) -> None:
    for before, after, act in walk(seed):
        was, now = dues(before), dues(after)
        later = [key for key in was.keys() & now.keys() if now[key] > was[key] and isinstance(key, tuple)]
        allowed = LATER.get(act.kind, "none")
        assert [
            key for key in later if allowed not in legal(before, str(key[0])) or key[-1] not in act.requests
        ] == [], act.kind


@every_walk
def test_an_entry_of_today_makes_nothing_overdue_met_in_silence(seed: int) -> None:
    for before, after, act in walk(seed):
        late = {o.key for o in before.obligations if standing(o, on=act.recorded_on) is Standing.OVERDUE}
        for o in after.obligations:
            met_now = o.discharged_by == act.seq and standing(o, on=act.recorded_on) is Standing.MET
            if o.key in late and met_now:
                assert o.entered_late, (act.kind, o.rule)
