"""Whatever is corrected, again and again: no date of an organ moves later, and the replay comes to the same."""

from datetime import timedelta
from functools import cache
from random import Random

import pytest

from law import words as w
from law import words_paths as p
from law import words_review as e
from law.cast import STATION, TOWN
from law.test_correct import SERVED
from law.walking_correction import correction
from law.words import act_of, case, judged
from xinfang.law.acts import Act, canonical, parse
from xinfang.law.case import CaseFile
from xinfang.law.casefile import fold, step
from xinfang.law.obligations import Standing, standing

STORIES = (
    (*SERVED, w.conclude(on="2026-03-20")),
    (*SERVED, e.request_review(on="2026-03-20"), e.decide_review(on="2026-03-23"), e.serve_review(on="2026-03-24")),
    (
        w.register(w.SUGGESTION, w.CLAIM, on="2026-03-02"),
        p.receive_from_above(on="2026-03-02", report_by="2026-06-30"),
        w.assign(to=TOWN, on="2026-03-03", report_by="2026-05-30", delivery="PAPER"),
        w.acknowledge(on="2026-03-04"),
        p.study(on="2026-03-09", requests=(1,)),
        p.adopt(on="2026-03-10", requests=(1,)),
        p.reply_suggestion(on="2026-03-11", method="PHONE", requests=(1,)),
        p.decide_route("31-5", on="2026-03-12", requests=(2,), perform_by="2026-05-01", period_basis="行政处罚法"),
    ),
    (
        w.register(on="2026-03-02", at=STATION, by=w.CapacityKind.HANDLER),
        w.accept(on="2026-03-05"),
        w.request_extension(on="2026-03-06", days=10),
        w.approve_extension(on="2026-03-09"),
        w.inform_extension(on="2026-03-10"),
    ),
    (
        w.register(on="2026-03-02"),
        w.transfer(to=TOWN, on="2026-03-03", delivery="PAPER"),
        w.objection(on="2026-03-09"),
        w.uphold(on="2026-03-10"),
        w.transfer(to=TOWN, on="2026-03-11"),
        w.inform(on="2026-03-12"),
    ),
)
SEEDS = range(1, 25)
MOST = 8
Step = tuple[CaseFile, CaseFile, Act]


@cache
def corrected(seed: int) -> tuple[Step, ...]:
    """Give the steps of a story that is corrected again and again: before, after and the correction."""
    random = Random(seed)
    now = case(*STORIES[seed % len(STORIES)])
    today, steps = now.acts[-1].happened_on, []
    for _ in range(40):
        today += timedelta(days=random.choice((0, 1, 7)))
        unit = random.choice([a.by.unit for a in now.live if a.by.unit is not None])
        word = correction(random, now, unit=unit, today=today)
        act, refused = judged(now, act_of(now, word), today=today)
        if refused is None and len(steps) < MOST:
            steps.append((now, step(now, act), act))
            now = steps[-1][1]
    return tuple(steps)


every_story = pytest.mark.parametrize("seed", SEEDS)


@every_story
def test_no_due_date_ever_moves_later(seed: int) -> None:
    for before, after, act in corrected(seed):
        now = {o.key: o.due for o in after.obligations}
        later = [o.key for o in before.obligations if o.due is not None and (now[o.key] is None or now[o.key] > o.due)]
        assert later == [], act.payload


@every_story
def test_no_window_of_an_organ_moves_later_and_none_of_the_petitioner_earlier(seed: int) -> None:
    for before, after, act in corrected(seed):
        now = {r.key: r for r in after.remedies}
        for r in before.remedies:
            moved = now[r.key].started_on - r.started_on
            assert moved >= timedelta(0) if r.unit is None else moved <= timedelta(0), act.payload


@every_story
def test_nothing_late_becomes_met_in_silence(seed: int) -> None:
    for before, after, act in corrected(seed):
        late = (Standing.OVERDUE, Standing.MET_LATE)
        was = {o.key for o in before.obligations if standing(o, on=act.recorded_on) in late}
        silent = [
            o.rule
            for o in after.obligations
            if o.key in was and standing(o, on=act.recorded_on) is Standing.MET and not o.entered_late
        ]
        assert silent == [], act.payload


@every_story
def test_the_replay_of_what_was_stored_comes_to_the_same(seed: int) -> None:
    last = corrected(seed)[-1][1]
    stored = [parse(canonical(act)) for act in last.acts]
    assert fold(stored, rulebook=last.rulebook, calendar=last.calendar) == last
    assert last.anomalies == ()


def test_the_stories_are_corrected_often_and_in_many_ways() -> None:
    acts = [act for seed in SEEDS for _, _, act in corrected(seed)]
    targets = {(seed % len(STORIES), act.target) for seed in SEEDS for _, _, act in corrected(seed)}
    assert len(acts) >= 100
    assert len(targets) >= 20
    assert any("day" in act.payload for act in acts)
    assert any("corrected" in act.payload for act in acts)
