"""What a later notice leaves as it was told: a day met, a window used, and what a petitioner was told, to his harm."""

from dataclasses import replace
from datetime import date

import pytest

from law.cast import TOWN
from law.words import (
    ActWord,
    accept,
    annul,
    case,
    hear,
    issue_opinion,
    objection,
    register,
    serve,
    then,
    transfer,
    uphold,
)
from law.words_review import request_review
from xinfang.law.calendar import Notice, WorkCalendar, amended, shipped_calendar
from xinfang.law.case import CaseFile
from xinfang.law.casefile import fold
from xinfang.law.kept import Kept, keep, to_keep
from xinfang.law.obligations import Obligation, Remedy
from xinfang.law.telling import proof, proof_of_remedy

OLD = shipped_calendar()
[NOTICE] = [notice for notice in OLD.notices if notice.year == 2026]
HANDLE, ASK = "R22-34-handle", "R22-35-ask"
ACCEPTED = (
    register(on="2026-03-02"),
    transfer(to=TOWN, on="2026-03-03"),
    accept(on="2026-03-05"),
    hear(on="2026-03-06"),
)
ANSWERED = (*ACCEPTED, issue_opinion(on="2026-03-20"))
SERVED = (*ANSWERED, serve(on="2026-04-03"))


def calendar(*, off: tuple[str, ...] = (), worked: tuple[str, ...] = ()) -> WorkCalendar:
    """Give the calendar after another notice for 2026, with these days off besides, or worked after all."""
    more, less = ({date.fromisoformat(day) for day in days} for days in (off, worked))
    return amended(OLD, replace(NOTICE, holidays=NOTICE.holidays - less | more))


MORE = calendar(off=("2026-05-06",))
LESS = calendar(worked=("2026-05-04", "2026-05-05"))


def kept_in(told: CaseFile, after: WorkCalendar) -> tuple[tuple[Kept, ...], CaseFile]:
    """Give what must be kept of the case when the calendar changes, and the case as it is then."""
    counted = fold(told.acts, rulebook=told.rulebook, calendar=after)
    kept = to_keep(told.obligations, told.remedies, after=counted)
    return kept, fold(told.acts, rulebook=told.rulebook, calendar=after, kept=kept)


def handling(now: CaseFile) -> Obligation:
    [owed] = [o for o in now.obligations if o.rule == HANDLE]
    return owed


def asking(now: CaseFile) -> Remedy:
    [window] = [r for r in now.remedies if r.rule == ASK]
    return window


def test_what_is_open_follows_the_notice() -> None:
    kept, now = kept_in(case(*ACCEPTED), MORE)
    assert (kept, str(handling(now).due), handling(now).kept) == ((), "2026-05-07", False)


def test_the_day_of_a_duty_that_was_met_stays() -> None:
    kept, now = kept_in(case(*ANSWERED), MORE)
    assert [(one.rule, one.settled_by, str(one.due)) for one in kept] == [(HANDLE, 5, "2026-05-06")]
    assert (str(handling(now).due), handling(now).kept) == ("2026-05-06", True)


def test_a_duty_that_is_owed_again_is_counted_again() -> None:
    told = case(*ANSWERED)
    kept, _ = kept_in(told, MORE)
    again = then(told, annul(5, on="2026-03-23"))
    now = fold(again.acts, rulebook=told.rulebook, calendar=MORE, kept=kept)
    assert (str(handling(now).due), handling(now).kept) == ("2026-05-07", False)


@pytest.mark.parametrize(
    ("answered", "due"), [("2027-01-04", "2027-01-04"), ("2026-12-31", "2027-01-02")], ids=["made late", "in time"]
)
def test_what_was_done_within_the_day_told_is_not_made_late_by_a_notice(answered: str, due: str) -> None:
    told = case(
        register(on="2026-11-02"), transfer(to=TOWN, on="2026-11-02"), accept(on="2026-11-03"), hear(on="2026-11-04"),
        issue_opinion(on=answered),
    )  # fmt: skip
    assert (str(handling(told).due), handling(told).provisional) == ("2027-01-04", True)
    worked = Notice(2027, frozenset({date(2027, 1, 1)}), frozenset({date(2027, 1, 2)}), "试验用")
    assert str(handling(kept_in(told, amended(OLD, worked))[1]).due) == due


def test_a_window_of_the_petitioner_moves_to_his_good_and_never_to_his_harm() -> None:
    told = case(*SERVED)
    assert (str(asking(told).until_strict), str(asking(told).until)) == ("2026-05-03", "2026-05-06")
    kept, shorter = kept_in(told, LESS)
    assert [(one.window, one.rule, one.settled_by) for one in kept if one.window] == [(True, ASK, None)]
    assert (str(asking(shorter).until), asking(shorter).kept) == ("2026-05-06", True)
    longer = kept_in(told, MORE)[1]
    assert (str(asking(longer).until), asking(longer).kept) == ("2026-05-07", False)


def test_what_was_kept_gives_way_when_a_later_notice_is_better_for_him() -> None:
    told = case(*SERVED)
    kept, _ = kept_in(told, LESS)
    now = fold(told.acts, rulebook=told.rulebook, calendar=MORE, kept=kept)
    assert (str(asking(now).until), asking(now).kept) == ("2026-05-07", False)


@pytest.mark.parametrize(
    ("asked", "until", "stays"), [("2026-05-06", "2026-05-06", True), ("2026-04-20", "2026-05-04", False)]
)
def test_a_request_that_was_in_time_stays_in_time(asked: str, until: str, stays: bool) -> None:
    told = case(*SERVED, request_review(on=asked))
    now = kept_in(told, LESS)[1]
    assert (str(asking(now).until), asking(now).kept) == (until, stays)
    assert [review.late for review in now.requests[0].reviews] == [False]


def test_what_has_no_day_has_none_to_keep() -> None:
    told = case(*ANSWERED)
    [serving] = [o for o in told.obligations if o.rule == "N22-35-serve"]
    timeless = Remedy(ASK, 5, 1, date(2026, 3, 23))
    after = replace(told, obligations=(serving,), remedies=(timeless,))
    assert to_keep((serving,), (timeless,), after=after) == ()


@pytest.mark.parametrize(("due", "kept_until"), [("2026-05-04", "2026-05-06"), ("2026-05-07", "2026-05-07")])
def test_a_day_by_which_the_petitioner_himself_must_do_something_never_comes_earlier(due: str, kept_until: str) -> None:
    told = case(*ACCEPTED)
    his = replace(handling(told), obligor_unit=None, obligor_party=True)
    after = replace(told, obligations=(replace(his, due=date.fromisoformat(due)),))
    kept = to_keep((his,), (), after=after)
    assert [str(one.due) for one in kept] == ([kept_until] if due < kept_until else [])
    assert [str(o.due) for o in keep(replace(after, kept=kept)).obligations] == [kept_until]


def test_what_ended_without_being_done_keeps_only_a_certain_day() -> None:
    told = case(
        register(on="2026-12-14"),
        transfer(to=TOWN, on="2026-12-14"),
        objection(on="2026-12-15"),
        uphold(on="2026-12-16"),
    )
    [ended] = [o for o in told.obligations if o.rule == "R22-23-fwd"]
    assert (ended.provisional, ended.void_by) == (True, 4)
    kept, _ = kept_in(told, amended(OLD, Notice(2027, frozenset({date(2026, 12, 29)}), frozenset(), "试验用")))
    assert [one.rule for one in kept if one.rule == "R22-23-fwd"] == []


@pytest.mark.parametrize(
    ("words", "calendar", "rule", "why"),
    [
        (ANSWERED, MORE, HANDLE, "变动以前已经办结或者已经行使，仍以原定的2026年5月6日（星期三）为准"),
        (SERVED, LESS, ASK, "已经告知信访人的日期不作不利于信访人的变动，仍以原定的2026年5月6日（星期三）为准"),
    ],
)
def test_the_proof_of_a_kept_day_says_why_it_stands(
    words: tuple[ActWord, ...], calendar: WorkCalendar, rule: str, why: str
) -> None:
    now = kept_in(case(*words), calendar)[1]
    inputs = {"rulebook": now.rulebook, "calendar": now.calendar}
    told = proof(handling(now), **inputs) if rule == HANDLE else proof_of_remedy(asking(now), **inputs)
    assert told.due is not None
    assert str(told.due.due) == "2026-05-06"
    assert why in "".join(told.lines())
