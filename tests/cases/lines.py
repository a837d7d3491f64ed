"""Duties and windows as lines to compare: as the law computes or the database holds them, and as a case writes them."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from xinfang.law.obligations import Obligation, Remedy, Standing, standing

Names = Mapping[int, str]
WORDS = {
    Standing.OPEN: "open",
    Standing.OVERDUE: "late",
    Standing.MET: "met",
    Standing.MET_LATE: "met late",
    Standing.VOID: "void",
    Standing.UNTIMED: "no number",
}
STILL_OWED = frozenset({"open", "late", "no number"})


def line_of_duty(o: Obligation, day: date, names: Names) -> str:
    dates = f"{o.due_strict} {o.due}" if o.due is not None else "-"
    marks = "provisional " * o.provisional + "entered late " * o.entered_late
    who = "petitioner" if o.obligor_party else names[o.obligor_unit or 0]
    return f"{who} owes {o.rule} on {o.request_n}: {dates} {marks}{WORDS[standing(o, on=day)]}"


def line_of_written_duty(said: Mapping[str, Any]) -> str:
    assert said.keys() <= {"who", "owes", "on", "due", "strict", "is", "provisional", "entered_late", "proof"}
    dates = f"{said.get('strict', said['due'])} {said['due']}" if "due" in said else "-"
    marks = "provisional " * said.get("provisional", False) + "entered late " * said.get("entered_late", False)
    return f"{said['who']} owes {said['owes']} on {said.get('on', 1)}: {dates} {marks}{said['is']}"


def line_of_window(r: Remedy, day: date, names: Names) -> str:
    who = "petitioner" if r.unit is None else names[r.unit]
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


def duties_seen(duties: Iterable[Obligation], day: date, written: list[str], names: Names) -> list[str]:
    """Give what the law's text says is owed, and whatever else the case speaks of."""
    topics = {topic(line) for line in written}
    told = [(line_of_duty(o, day, names), o) for o in duties]
    statutory = [(line, o) for line, o in told if o.basis == "STATUTORY" or topic(line) in topics]
    return sorted(line for line, o in statutory if WORDS[standing(o, on=day)] in STILL_OWED or topic(line) in topics)


def windows_seen(windows: Iterable[Remedy], day: date, written: list[str], names: Names) -> list[str]:
    topics = {topic(line) for line in written}
    told = [(line_of_window(r, day, names), how_window_stands(r, day)) for r in windows]
    return sorted(line for line, how in told if how == "open" or topic(line) in topics)


def as_written(
    seen: Mapping[str, Any], duties: Iterable[Obligation], windows: Iterable[Remedy], names: Names
) -> list[tuple[list[str], list[str]]]:
    """Give pairs that must be equal: what is owed and may be done on the day seen, and what is written of it."""
    pairs = []
    if "owed" in seen:
        written = sorted(map(line_of_written_duty, seen["owed"]))
        pairs.append((duties_seen(duties, seen["day"], written, names), written))
    if "may" in seen:
        written = sorted(map(line_of_written_window, seen["may"]))
        pairs.append((windows_seen(windows, seen["day"], written, names), written))
    return pairs
