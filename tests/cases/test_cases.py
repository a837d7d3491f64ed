"""Worked cases, written by hand from the articles: the judge and the fold must come to what is written there."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cases.story import FILES, NAMES, Case, act, read
from xinfang.law.acts import Act, canonical, parse
from xinfang.law.calendar import shipped_calendar
from xinfang.law.case import CaseFile
from xinfang.law.casefile import empty, fold, step
from xinfang.law.judge import check
from xinfang.law.obligations import Obligation, Remedy, Standing, standing
from xinfang.law.telling import proof

every_case = pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
WORDS = {
    Standing.OPEN: "open",
    Standing.OVERDUE: "late",
    Standing.MET: "met",
    Standing.MET_LATE: "met late",
    Standing.VOID: "void",
    Standing.UNTIMED: "no number",
}
STILL_OWED = frozenset({"open", "late", "no number"})


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


def line_of_duty(o: Obligation, day: date) -> str:
    dates = f"{o.due_strict} {o.due}" if o.due is not None else "-"
    marks = "provisional " * o.provisional + "entered late " * o.entered_late
    who = "petitioner" if o.obligor_party else NAMES[o.obligor_unit or 0]
    return f"{who} owes {o.rule} on {o.request_n}: {dates} {marks}{WORDS[standing(o, on=day)]}"


def line_of_written_duty(said: Mapping[str, Any]) -> str:
    assert said.keys() <= {"who", "owes", "on", "due", "strict", "is", "provisional", "entered_late", "proof"}
    dates = f"{said.get('strict', said['due'])} {said['due']}" if "due" in said else "-"
    marks = "provisional " * said.get("provisional", False) + "entered late " * said.get("entered_late", False)
    return f"{said['who']} owes {said['owes']} on {said.get('on', 1)}: {dates} {marks}{said['is']}"


def line_of_window(r: Remedy, day: date) -> str:
    who = "petitioner" if r.unit is None else NAMES[r.unit]
    return f"{who} may {r.rule} on {r.request_n}: {r.until_strict} {r.until} {how_window_stands(r, day)}"


def how_window_stands(r: Remedy, day: date) -> str:
    if r.void_by is not None:
        return "void"
    if r.used_by is not None:
        return "used"
    return "over" if r.until is not None and r.until < day and not r.provisional else "open"


def line_of_written_window(said: Mapping[str, Any]) -> str:
    assert said.keys() <= {"who", "may", "on", "until", "strict", "is"}
    until = f"{said.get('strict', said['until'])} {said['until']}"
    return f"{said['who']} may {said['may']} on {said.get('on', 1)}: {until} {said['is']}"


def topic(line: str) -> str:
    return line.split(":")[0]


def duties_seen(now: CaseFile, day: date, written: list[str]) -> list[str]:
    """Give what the law's text says is owed, and whatever else the case speaks of."""
    topics = {topic(line) for line in written}
    statutory = [o for o in now.obligations if o.basis == "STATUTORY" or topic(line_of_duty(o, day)) in topics]
    lines = [line_of_duty(o, day) for o in statutory]
    owed = [WORDS[standing(o, on=day)] in STILL_OWED for o in statutory]
    return sorted(line for line, open_ in zip(lines, owed, strict=True) if open_ or topic(line) in topics)


def windows_seen(now: CaseFile, day: date, written: list[str]) -> list[str]:
    topics = {topic(line) for line in written}
    told = [(line_of_window(r, day), how_window_stands(r, day)) for r in now.remedies]
    return sorted(line for line, how in told if how == "open" or topic(line) in topics)


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
        if "owed" in seen:
            written = sorted(map(line_of_written_duty, seen["owed"]))
            assert duties_seen(now, day, written) == written, day
        if "may" in seen:
            windows = sorted(map(line_of_written_window, seen["may"]))
            assert windows_seen(now, day, windows) == windows, day
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
                if line_of_duty(o, seen["day"]) == line_of_written_duty(written)
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
