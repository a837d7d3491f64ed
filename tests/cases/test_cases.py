"""Worked cases, written by hand from the articles: the judge and the fold must come to what is written there."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from cases.lines import as_written, line_of_duty, line_of_written_duty
from cases.story import FILES, NAMES, Case, act, read
from xinfang.law.acts import Act, canonical, parse
from xinfang.law.calendar import shipped_calendar
from xinfang.law.case import CaseFile
from xinfang.law.casefile import empty, fold, step
from xinfang.law.judge import check
from xinfang.law.telling import proof

every_case = pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])

# What a lawyer asks for first; each is told in a file of its own.
ASKED_FOR = {
    "02-crossing-the-regimes",
    "03-new-year",
    "04-national-day",
    "06-objection-upheld-twice",
    "08-extension-on-day-60",
    "10-review-window-on-a-holiday",
    "11-refused-service",
    "14-joined",
    "15-split-accusation",
    "17-diversion-refused",
    "18-from-above",
    "19-final-review-with-hearing",
    "21-back-dated-service",
    "31-redo-after-review",
    "43-late-review-requests",
}


def played(told: Case) -> CaseFile:
    """Give the case file after all acts; each is judged first, and refused where the case says so."""
    now = empty(told.rulebook, shipped_calendar())
    for one in told.acts:
        meant = act(now, one)
        refusal = check(now, meant, today=one.word.today)
        said = f"{one.word.today} {one.word.kind}"
        if one.refused:
            assert refusal is not None, f"{said} is allowed"
            assert any(words in refusal.why for words in one.refused), f"{said}: {refusal.why}"
        else:
            assert refusal is None, f"{said}: {refusal and refusal.why}"
            now = step(now, meant)
    return now


def as_of(whole: CaseFile, day: date) -> CaseFile:
    """Give the case as it stood at the end of the day, from what had been entered by then."""
    return folded(whole, (a for a in whole.acts if a.recorded_on <= day))


def folded(whole: CaseFile, acts: Iterable[Act]) -> CaseFile:
    return fold(acts, rulebook=whole.rulebook, calendar=whole.calendar)


def sight_seen(now: CaseFile) -> list[str]:
    rows = [(NAMES[unit], numbers) for unit, numbers in now.sight if unit not in now.accused_units]
    return sorted(name if numbers is None else f"{name}:{','.join(map(str, numbers))}" for name, numbers in rows)


@every_case
def test_what_is_written_by_hand_is_what_the_law_computes(path: Path) -> None:
    told = read(path)
    whole = played(told)
    for seen in told.seen:
        day = seen["day"]
        now = as_of(whole, day)
        assert seen.keys() <= {"day", "states", "owed", "may", "seen_by"}
        if "states" in seen:
            assert [r.state.value for r in now.requests] == seen["states"], day
        for found, written in as_written(seen, now.obligations, now.remedies, NAMES):
            assert found == written, day
        if "seen_by" in seen:
            assert sight_seen(now) == sorted(seen["seen_by"]), day


@every_case
def test_the_proof_says_what_the_case_asks_of_it(path: Path) -> None:
    told = read(path)
    whole = played(told)
    for seen in told.seen:
        now = as_of(whole, seen["day"])
        for written in seen.get("owed", ()):
            lines = [
                "".join(proof(o, rulebook=now.rulebook, calendar=now.calendar, act=now.act(o.anchor_seq)).lines())
                for o in now.obligations
                if line_of_duty(o, seen["day"], NAMES) == line_of_written_duty(written)
            ]
            for phrase in written.get("proof", ()):
                assert any(phrase in line for line in lines), (seen["day"], written["owes"], phrase, lines)


@every_case
def test_its_acts_read_back_from_their_bytes_fold_to_the_same(path: Path) -> None:
    whole = played(read(path))
    assert whole.anomalies == ()
    assert folded(whole, (parse(canonical(one)) for one in whole.acts)) == whole


def test_every_case_tells_its_story_and_its_articles() -> None:
    for path in FILES:
        told = read(path)
        assert path.read_text(encoding="utf-8").startswith("# "), path.name
        assert told.title, path.name
        assert told.articles, path.name
        assert told.seen, path.name


def test_the_cases_that_are_asked_for_first_are_there() -> None:
    assert ASKED_FOR - {path.stem for path in FILES} == set()
