"""Random walks over the act table: whatever is done in whatever order, the rules of the fold hold."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, reduce
from itertools import product
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from law import words as w
from law import words_several as v
from law.cast import (
    BUREAU,
    BY_ID,
    DEPARTMENT,
    DISCIPLINE,
    PERSONNEL,
    CastUnit,
    person,
)
from law.meeting import MEETING
from law.walk_starts import LOCAL_STARTS, STARTS, local_rulebook, start
from law.walk_words import ORGANS, passing_words, path_words
from law.walking_closing import closing_words
from law.walking_correction import correction
from law.walking_disputes import dispute_words, from_the_tree
from law.walking_oversight import on_the_file, oversight_words
from law.walking_recusal import recusal_words
from law.walking_review import review_words
from law.walking_several import several_words
from law.words import ActWord, act_of, case, doer_of, judged
from law.words_hearing import hold
from law.words_simple import leave_simple, use_simple
from xinfang.law.actable import ACTS
from xinfang.law.acts import Act, ActKind, canonical, parse
from xinfang.law.calendar import shipped_calendar
from xinfang.law.case import CaseFile
from xinfang.law.casefile import empty, fold, step
from xinfang.law.duties import HANDLE_RULES
from xinfang.law.duties.review import REREVIEW
from xinfang.law.fit import MENDING, NEVER_ANNULLED
from xinfang.law.judge import eligible
from xinfang.law.obligations import Obligation, ObligationKey, Standing, standing
from xinfang.law.recusal import has_stepped_back
from xinfang.law.roles import CapacityKind
from xinfang.law.rulebook import Rulebook, shipped_rulebook
from xinfang.law.rulings import RESTED_ON
from xinfang.law.terms import RequestState

FIRST = date(2026, 1, 5)
CROSSING = date(2022, 3, 21)  # the regulation changes on the way
MOST = 40
WALKS = 44
OLD_WALKS = 8
LOCAL_WALKS = 6  # under a county's own rules
ALL_WALKS = WALKS + OLD_WALKS + LOCAL_WALKS
EXTRACTS = 0.1
RULED_FIRST = ("N22-23-ruling", "N22-23-papers")
DOERS = (
    CapacityKind.CASE_OFFICER,
    CapacityKind.HANDLER,
    CapacityKind.ORGAN_HEAD,
    CapacityKind.ACCUSATION_OFFICER,
    CapacityKind.INSPECTOR,
)
# What ends a request early leaves little to walk over.
ENDING = frozenset(kind for kind, row in ACTS.items() if row.to in (RequestState.CONCLUDED, RequestState.WITHDRAWN))
Step = tuple[CaseFile, CaseFile, Act]


def words_of(random: Random, on: str) -> dict[ActKind, Callable[[], ActWord]]:
    """Give for each kind a word with random content."""
    ahead = (date.fromisoformat(on) + timedelta(days=random.randint(1, 90))).isoformat()
    delivery = random.choice(("SYSTEM", "PAPER"))
    concealed_to, ground = random.choice(((DISCIPLINE, "22-2"), (PERSONNEL, "30-2")))
    return {
        ActKind.ADD_MATERIAL: lambda: w.add_material(on=on, reachable=random.choice((True, None))),
        ActKind.TRANSFER: lambda: random.choice(
            (
                w.transfer(to=random.choice(ORGANS), on=on, delivery=delivery),
                w.transfer(to=concealed_to, on=on, ground=ground, delivery=delivery),
            )
        ),
        ActKind.ASSIGN: lambda: w.assign(to=random.choice(ORGANS), on=on, report_by=ahead, delivery=delivery),
        ActKind.ACKNOWLEDGE: lambda: w.acknowledge(on=on),
        ActKind.OBJECT: lambda: w.objection(on=on),
        ActKind.UPHOLD_OBJECTION: lambda: w.uphold(on=on),
        ActKind.REJECT_OBJECTION: lambda: w.reject(on=on),
        ActKind.INFORM: lambda: w.inform(on=on),
        ActKind.ACCEPT: lambda: w.accept(on=on),
        ActKind.HEAR_PETITIONER: lambda: w.hear(on=on),
        ActKind.USE_SIMPLE: lambda: use_simple(on=on),
        ActKind.LEAVE_SIMPLE: lambda: leave_simple(on=on),
        ActKind.HOLD_HANDLING_HEARING: lambda: hold(on=on),
        ActKind.INVESTIGATE: lambda: w.investigate(on=on),
        ActKind.REQUEST_EXTENSION: lambda: w.request_extension(on=on, days=random.randint(1, 30)),
        ActKind.APPROVE_EXTENSION: lambda: w.approve_extension(on=on),
        ActKind.REFUSE_EXTENSION: lambda: w.refuse_extension(on=on),
        ActKind.INFORM_EXTENSION: lambda: w.inform_extension(on=on),
        ActKind.ISSUE_OPINION: lambda: w.issue_opinion(on=on),
        ActKind.SERVE: lambda: w.serve(on=on),
        ActKind.SERVICE_FAILED: lambda: w.service_failed(on=on),
        ActKind.CONCLUDE: lambda: w.conclude(on=on),
        ActKind.REPORT_RESULT: lambda: w.report_result(on=on),
        ActKind.RATE: lambda: w.rate(on=on),
        **path_words(random, on, ahead=ahead, delivery=delivery),
        **passing_words(random, on),
        **several_words(random, on),
        **closing_words(random, on),
        **review_words(random, on),
        **recusal_words(random, on),
        **dispute_words(random, on),
        **oversight_words(random, on),
    }


def opening(random: Random, first: date, rulebook: Rulebook) -> CaseFile:
    """Give a petition just registered: by the bureau or an organ, known or not, with one to three requests."""
    asks = random.choice(((w.CLAIM,), (w.CLAIM, w.CLAIM), (w.CLAIM, w.SUGGESTION, w.CLAIM), (w.ACCUSATION,)))
    known = random.choice((True, True, False))
    if random.random() < EXTRACTS:
        source = case(w.register(on=(first - timedelta(days=7)).isoformat()), rulebook=rulebook)
        return case(v.taken_out(on=first.isoformat(), of=v.origin(source, extract=True)), rulebook=rulebook)
    at = random.choice((BUREAU, BUREAU, DEPARTMENT))
    accused = (random.choice((201, 301)),) if asks == (w.ACCUSATION,) else ()
    opens = w.register(*asks, on=first.isoformat(), reachable=known, at=at, by=CapacityKind.HANDLER)
    return case(replace(opens, accused_persons=accused), rulebook=rulebook)


def choice(random: Random, before: CaseFile, today: date, *, met: frozenset[ActKind]) -> Act | None:
    """Give an act that somebody is offered, dated today or a little before, None when nothing was found to do.

    Kinds that earlier walks have not `met` come first, so that the walks together reach every act.
    """
    found = [
        (seat, kind)
        for seat in seats_near(random, before, today)
        for actor in (doer_of(before, seat),)
        for kind in ActKind
        if eligible(before, kind, actor=actor) or kind in MENDING
    ]
    if not found:
        return None
    kinds = list(dict.fromkeys(kind for _, kind in found))
    (kind,) = random.choices(kinds, [newness(before, kind) * (1 if kind in met else 400) for kind in kinds])
    seat = random.choice([seat for seat, there in found if there is kind])
    on = (today - timedelta(days=random.choice((0, 0, 0, 1, 2, 6)))).isoformat()
    if kind is ActKind.ANNUL:
        done_here = [a.seq for a in before.live if seat.at is not None and a.by.unit == seat.at.id]
        word = w.annul(random.choice(done_here or [1]), on=today.isoformat())
    elif kind is ActKind.CORRECT:
        word = correction(random, before, unit=seat.at.id if seat.at is not None else BUREAU.id, today=today)
    else:
        word = words_of(random, on)[kind]()
    asked = replace(
        on_the_file(random, before, from_the_tree(before, word)),
        by=seat.by,
        at=seat.at,
        person=seat.person,
        entered_on=today,
        evidence=random.choice((True, False)),
    )
    act = act_of(before, asked)
    if len(act.requests) > 1 and random.random() < 0.5:
        act = replace(act_of(before, replace(asked, requests=(random.choice(act.requests),))))
    act, refused = judged(before, act, today=today)
    return act if refused is None else None


def newness(before: CaseFile, kind: ActKind) -> float:
    """Give how much a walk wants an act of `kind`: the more, the less often it was done, and little that ends all."""
    done = sum(act.kind is kind for act in before.acts)
    early = kind in ENDING and len(before.acts) < MOST / 2
    return (0.1 if early else 1.0) / (1 + done) ** 2


def seats_near(random: Random, before: CaseFile, today: date) -> list[ActWord]:
    """Give everybody at the office, at the organs that hold a request and at one more, and the petitioner."""
    owing = [o.obligor_unit for o in before.obligations if o.is_open]
    units = [before.office, *(r.holder for r in before.requests), *owing, random.choice(ORGANS).id]
    there = [BY_ID[unit] for unit in dict.fromkeys(units) if unit is not None]
    near = [*product(DOERS, there), (CapacityKind.PARTY, BUREAU)]
    return [
        w.accept(on=today.isoformat(), by=capacity, at=unit, person=somebody(before, unit, capacity))
        for capacity, unit in near
    ]


def somebody(now: CaseFile, unit: CastUnit, capacity: CapacityKind) -> int:
    """Give who holds the capacity at the unit, or a colleague of his where he has stepped back."""
    usual = person(unit.id, capacity)
    return next(who for who in range(usual, usual + 1000, 10) if not has_stepped_back(now, who))


@cache
def met_until(seed: int) -> frozenset[ActKind]:
    """Give the kinds of act that the walks up to `seed` took, in that order."""
    return met_until(seed - 1) | {act.kind for _, _, act in walk(seed)} if seed else frozenset()


def beginning(random: Random, seed: int) -> CaseFile:
    """Give the case with which the walk sets out: of today's law, on the way from one law to the other, or local."""
    if seed <= WALKS:
        begun = start(seed, starts=STARTS, rulebook=shipped_rulebook())
        return begun or opening(random, FIRST, shipped_rulebook())
    if seed <= WALKS + OLD_WALKS:
        return opening(random, CROSSING, shipped_rulebook())
    begun = start(seed - WALKS - OLD_WALKS, starts=LOCAL_STARTS, rulebook=local_rulebook())
    return begun or opening(random, FIRST, local_rulebook())


@cache
def walk(seed: int) -> list[Step]:
    """Give the steps of a walk of up to `MOST` acts: before, after and the act."""
    random = Random(seed)
    steps: list[Step] = []
    met = met_until(seed - 1)
    now = beginning(random, seed)
    today = now.acts[-1].happened_on
    for _ in range(MOST * 4):
        today += timedelta(days=random.choices((0, 1, 3, 20), (90, 20, 6, 2))[0])
        act = choice(random, now, today, met=met)
        if act is not None:
            after = step(now, act)
            steps.append((now, after, act))
            now = after
        if len(now.acts) >= MOST:
            break
    return steps


seeds = st.integers(min_value=1, max_value=ALL_WALKS)
walks = settings(max_examples=ALL_WALKS, deadline=None, derandomize=True, database=None)


@given(seeds)
@walks
def test_folding_all_acts_is_taking_one_step_after_another(seed: int) -> None:
    last = walk(seed)[-1][1]
    start = empty(last.rulebook, shipped_calendar())
    assert reduce(step, last.acts, start) == last
    assert fold(last.acts, rulebook=start.rulebook, calendar=start.calendar) == last
    assert last.anomalies == ()


def dues(now: CaseFile) -> dict[ObligationKey, date]:
    return {o.key: o.due for o in now.obligations if o.due is not None}


@given(seeds)
@walks
def test_no_act_moves_an_organs_window_later_or_the_petitioners_earlier(seed: int) -> None:
    for before, after, act in walk(seed):
        was = {r.key: r for r in before.remedies}
        for now in after.remedies:
            old = was.get(now.key, now)
            moved = now.started_on - old.started_on
            assert moved <= timedelta(0) if now.unit is not None else moved >= timedelta(0), act.kind


def allows_later(before: CaseFile, act: Act, key: object) -> bool:
    moved = {ActKind.APPROVE_EXTENSION: HANDLE_RULES, ActKind.HOLD_HEARING: REREVIEW}.get(act.kind, frozenset())
    return isinstance(key, tuple) and legal(before, key[0]) in moved and key[-1] in act.requests


def comes_back(before: CaseFile, act: Act, key: ObligationKey, due: date) -> bool:
    """Tell whether a succession gives an organ back what another had meanwhile, with the date that it has there."""
    rule, _, _, anchor, n = key
    there = (o for o in before.obligations if o.is_open and (o.rule, o.anchor_seq, o.request_n) == (rule, anchor, n))
    return act.kind is ActKind.SUCCEED_ORGAN and any(o.due == due for o in there)


def legal(now: CaseFile, rule: str) -> str:
    """Give the rule, or the statutory one beside which it stands."""
    return now.rulebook.rule(rule).shortens or rule


@given(seeds)
@walks
def test_no_act_but_an_approved_extension_moves_a_due_later(seed: int) -> None:
    for before, after, act in walk(seed):
        was, now = dues(before), dues(after)
        later = {key for key in was.keys() & now.keys() if now[key] > was[key] and not allows_later(before, act, key)}
        assert {key for key in later if not comes_back(before, act, key, now[key])} == set(), (act.kind, later)


@given(seeds)
@walks
def test_annulling_and_doing_again_wins_nobody_a_later_due(seed: int) -> None:
    for _, after, act in walk(seed):
        for new in after.obligations:
            if new.anchor_seq != act.seq or new.due is None:
                continue
            assert all(new.due <= first.due for first in annulled_alike(after, new) if first.due is not None)


def annulled_alike(after: CaseFile, new: Obligation) -> Iterable[Obligation]:
    """Give the obligations of the same kind on the same request whose act was annulled, extensions set aside."""
    return [
        old
        for old in after.obligations
        if (old.rule, old.obligor_unit, old.request_n) == (new.rule, new.obligor_unit, new.request_n)
        and old.anchor_seq in after.annulled
    ]


@given(seeds)
@walks
def test_nothing_owed_ever_disappears_from_the_file(seed: int) -> None:
    for before, after, _ in walk(seed):
        assert {o.key for o in before.obligations} <= {o.key for o in after.obligations}
        assert {r.key for r in before.remedies} <= {r.key for r in after.remedies}
        assert len({o.key for o in after.obligations}) == len(after.obligations)


@given(seeds)
@walks
def test_standing_agrees_with_the_facts_on_every_day(seed: int) -> None:
    for _, after, act in walk(seed):
        for o in after.obligations:
            for shift in (-1, 0, 1, 40):
                on = act.happened_on + timedelta(days=shift)
                told = standing(o, on=on)
                met = o.discharged_on is not None and o.discharged_on <= on
                assert (told in (Standing.MET, Standing.MET_LATE, Standing.MET_PAST_INTERNAL)) == met
                assert told is not Standing.MET_PAST_INTERNAL or o.basis == "INTERNAL"
                if told in (Standing.OVERDUE, Standing.MET_LATE):
                    assert o.due is not None
                    assert o.due < on
                    assert not o.provisional


@given(seeds)
@walks
def test_every_act_is_read_back_from_its_bytes_as_it_was(seed: int) -> None:
    for _, _, act in walk(seed):
        assert parse(canonical(act)) == act
        assert canonical(parse(canonical(act))) == canonical(act)


@given(seeds)
@walks
def test_every_open_duty_can_still_be_met_whatever_has_become_of_the_request(seed: int) -> None:
    for _, after, _ in walk(seed):
        for o in after.obligations:
            request = after.request(o.request_n or 0)
            if o.is_open and request is not None and o.obligor_unit is not None:
                ruled_first = request.state is RequestState.OBJECTED and legal(after, o.rule) not in RULED_FIRST
                assert ruled_first or can_meet(after, legal(after, o.rule), BY_ID[o.obligor_unit], request.n), o


def can_meet(now: CaseFile, rule: str, unit: CastUnit, n: int) -> bool:
    seats = [
        w.accept(on="2026-12-31", by=capacity, at=unit, person=somebody(now, unit, capacity)) for capacity in DOERS
    ]
    actors = [doer_of(now, seat) for seat in seats]
    return any(n in eligible(now, kind, actor=actor) for kind in MEETING[rule] for actor in actors)


@given(seeds)
@walks
def test_nothing_rests_on_an_act_that_the_judge_does_not_try(seed: int) -> None:
    last = walk(seed)[-1][1]
    for act in last.live:
        if act.kind not in RESTED_ON | NEVER_ANNULLED and last.disposed_seq is None:
            word = w.annul(act.seq, on="2026-12-31")
            assert step(last, act_of(last, word)).anomalies == ()


def test_the_walks_reach_every_act() -> None:
    done = {act.kind for seed in range(1, ALL_WALKS + 1) for _, _, act in walk(seed)}
    assert done == set(ActKind) - {ActKind.REGISTER}
