"""Random walks: joining, splitting, another class, a successor and registering again start nothing anew."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from law import words as w
from law import words_several as v
from law.cast import BY_ID
from law.test_walks import ALL_WALKS, Step, comes_back, dues, seeds, walk, walks
from law.words import case, then
from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.casefile import fold, step
from xinfang.law.obligations import Obligation

K = ActKind
TYING = frozenset({K.LINK, K.UNLINK, K.JOIN_TO, K.UNJOIN, K.SPLIT, K.RELEASE_EXTRACT})
INHERITING = frozenset(TYING | {K.CHANGE_CLASS, K.SUCCEED_ORGAN, K.JOIN_PERSON, K.LEAVE_PERSON})


def steps_of(seed: int, kinds: Iterable[ActKind]) -> Iterator[Step]:
    return (one for one in walk(seed) if one[2].kind in kinds)


def dated(found: Iterable[Obligation]) -> set[tuple[Any, ...]]:
    """Give from which day to which day something is owed on a request, under which rule."""
    return {(o.rule, o.request_n, o.started_on, o.due) for o in found if o.due is not None}


@given(seeds)
@walks
def test_the_day_of_receipt_is_moved_by_a_correction_alone(seed: int) -> None:
    for before, after, act in walk(seed):
        if act.kind is not K.CORRECT:
            assert after.received_on == before.received_on, act.kind


@given(seeds)
@walks
def test_joining_linking_and_splitting_give_rise_to_nothing_and_move_no_date(seed: int) -> None:
    for before, after, act in steps_of(seed, TYING):
        assert dues(after) == dues(before), act.kind
        assert {o.key for o in after.obligations} == {o.key for o in before.obligations}, act.kind


@given(seeds)
@walks
def test_what_is_owed_keeps_its_days_through_another_class_a_successor_and_who_joins(seed: int) -> None:
    for before, after, act in steps_of(seed, INHERITING):
        was, now = dues(before), dues(after)
        assert {key for key in was if now[key] != was[key] and not comes_back(before, act, key, now[key])} == set()


@given(seeds)
@walks
def test_a_successor_owes_nothing_that_was_not_owed_by_the_same_day(seed: int) -> None:
    for before, after, act in steps_of(seed, {K.SUCCEED_ORGAN}):
        # Where a matter comes back to an organ that had it before, its old row, ended then, takes the newest days.
        assert dated(after.obligations) <= dated(before.obligations), act.seq
        assert dated(o for o in before.obligations if o.is_open) <= dated(after.obligations), act.seq


@given(seeds)
@walks
def test_another_class_asks_what_it_had_asked_had_it_been_right_from_the_start(seed: int) -> None:
    for before, after, act in steps_of(seed, {K.CHANGE_CLASS}):
        anew = [o for o in after.obligations if o.anchor_seq == act.seq and o.basis == "STATUTORY"]
        for n in act.requests:
            right = fold(as_if(before, n, act.payload["klass"]), rulebook=before.rulebook, calendar=before.calendar)
            assert dated(o for o in anew if o.request_n == n) <= dated(right.obligations), act.seq


def as_if(before: CaseFile, n: int, klass: str) -> Iterator[Act]:
    """Give the acts as they would be had request `n` been registered in that class and never changed."""
    for act in before.acts:
        if act.kind is K.REGISTER:
            asks = [{**ask, "class": klass if ask["n"] == n else ask["class"]} for ask in act.payload["asks"]]
            yield replace(act, payload={**act.payload, "asks": asks})
        elif act.kind is not K.CHANGE_CLASS or n not in act.requests:
            yield act


@pytest.mark.parametrize("seed", range(1, ALL_WALKS + 1))
def test_registering_again_is_flagged_and_starts_nothing(seed: int) -> None:
    last = walk(seed)[-1][1]
    later = max(act.happened_on for act in last.acts)
    again = step(last, replace(last.acts[0], seq=last.last_seq + 1, happened_on=later, payload=last.acts[0].payload))
    assert [a.seq for a in again.anomalies] == [last.last_seq + 1]
    assert (again.received_on, again.obligations, again.remedies) == (
        last.received_on,
        last.obligations,
        last.remedies,
    )


@pytest.mark.parametrize("seed", range(1, ALL_WALKS + 1))
def test_a_part_taken_out_at_any_time_is_due_no_later_than_the_first_file(seed: int) -> None:
    first = walk(seed)[-1][1]
    on = max(act.recorded_on for act in first.acts)
    second = case(v.taken_out(on=on.isoformat(), of=v.origin(first)), rulebook=first.rulebook)
    assert second.received_on == first.received_on
    assert_no_later(first, second)


@pytest.mark.parametrize("seed", range(1, ALL_WALKS + 1))
def test_an_extract_sent_to_the_same_organ_is_due_there_no_later_than_the_first_file(seed: int) -> None:
    for first, request in holders_in(seed):
        on = max(act.recorded_on for act in first.acts).isoformat()
        out = v.taken_out(request.klass, on=on, of=v.origin(first, extract=True))
        second = then(
            case(out, rulebook=first.rulebook),
            v.release(on=on, person=109),
            w.transfer(to=BY_ID[request.holder or 0], on=on),
        )
        assert_no_later(first, second)


def holders_in(seed: int) -> Iterator[tuple[CaseFile, RequestFile]]:
    """Give the first request with the file, once for each organ to which it could be sent when that had it."""
    seen: set[int | None] = {None}
    for before, _, _ in walk(seed):
        request = before.requests[0]
        sent = request.routed_seq is not None and request.holder != before.office
        if request.holder not in seen and sent and not before.concealed and not before.accused_units:
            seen.add(request.holder)
            yield before, request


def assert_no_later(first: CaseFile, second: CaseFile) -> None:
    for o in second.obligations:
        told = [one.due for one in first.obligations if _same(one, o) and one.due is not None]
        assert o.due is None or not told or o.due <= min(told), (o.rule, o.due, told)


def _same(one: Obligation, other: Obligation) -> bool:
    return (one.rule, one.obligor_unit, one.request_n) == (other.rule, other.obligor_unit, 1)
