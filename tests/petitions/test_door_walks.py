"""Walks at random through the door: what is stored is what its acts come to, and nothing was won by them."""

import pytest

from door_walks import LONG, Step, door_walk
from law.test_walks import allows_later, dues
from xinfang.law.acts import ActKind
from xinfang.law.obligations import Standing, standing
from xinfang.petitions.models import ActRecord, Petition
from xinfang.petitions.reading import case_of
from xinfang.petitions.replay import replay_petitions
from xinfang.petitions.verify import verify_petitions

SEEDS = (2, 4, 7)
FEWEST = 50  # a walk can come to a stop before its end


@pytest.mark.parametrize("seed", SEEDS)
def test_sixty_acts_at_random_are_stored_as_they_fold_and_win_nobody_time(county: None, seed: int) -> None:
    walk = door_walk(seed)
    steps = list(walk.steps())

    stored = Petition.objects.get(pk=walk.petition)
    assert FEWEST <= len(walk.case.acts) == stored.last_seq <= LONG
    assert case_of(stored).obligations == walk.case.obligations
    assert len({act.kind for act in walk.case.acts}) >= 20
    assert walk.refused > 20
    assert ActRecord.objects.filter(petition=walk.petition).count() == 1 + len(steps)
    assert [str(fault) for _, found in replay_petitions() for fault in found] == []
    assert [str(fault) for _, found in verify_petitions() for fault in found] == []
    for step in steps:
        assert_nothing_won(step)


def assert_nothing_won(step: Step) -> None:
    before, after, act = step
    was, now = dues(before), dues(after)
    later = {key for key in was.keys() & now.keys() if now[key] > was[key] and not allows_later(before, act, key)}
    assert later == set(), act.kind
    if act.kind is not ActKind.CORRECT:
        assert after.received_on == before.received_on, act.kind
    late = {o.key for o in before.obligations if standing(o, on=act.recorded_on) is Standing.OVERDUE}
    for o in after.obligations:
        silent = o.key in late and o.discharged_by == act.seq and standing(o, on=act.recorded_on) is Standing.MET
        assert not silent or o.entered_late, (act.kind, o.rule)
