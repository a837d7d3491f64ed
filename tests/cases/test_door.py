"""Worked cases through the door: the rows in the database are the duties and windows that are written there."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cases.door import UNSEEN, AtTheDoor, County
from cases.lines import as_written
from cases.story import FILES, Case, read
from doing import noon
from xinfang.demo.county import load_county
from xinfang.law.rulebook import shipped_rulebook
from xinfang.petitions.recompute import change_inputs
from xinfang.petitions.replay import replay_petitions
from xinfang.petitions.verify import verify_petitions

# Their acts stand on two files; petitions/test_several.py and test_split.py put those to the door.
TWO_FILES = {"14-joined", "15-split-accusation"}
PLAYED = [path for path in FILES if path.stem not in TWO_FILES]


@pytest.fixture
def county(db: None) -> County:
    load_county()
    return County()


def in_force(told: Case) -> None:
    """Put the case's local rules in force, as an office would."""
    if told.rulebook != shipped_rulebook():
        change_inputs(
            lambda old: replace(old, rulebook=told.rulebook),
            reason="本省条例",
            by="tester",
            at=noon(told.acts[0].word.on),
        )


def check(case: AtTheDoor, seen: Mapping[str, Any]) -> None:
    """Hold what the database has now against what is written of the day."""
    if "states" in seen:
        assert case.states() == seen["states"], seen["day"]
    for found, written in as_written(seen, *case.rows(), case.county.names):
        assert found == written, seen["day"]


@pytest.mark.parametrize("path", PLAYED, ids=[path.stem for path in PLAYED])
def test_the_rows_in_the_database_are_what_is_written_by_hand(path: Path, county: County) -> None:
    told = read(path)
    in_force(told)
    case, seen = AtTheDoor(told, county), list(told.seen)
    for one in told.acts:
        while seen and not one.refused and seen[0]["day"] < one.word.today:
            check(case, seen.pop(0))
        why = case.ask(one)
        said = f"{one.word.today} {one.word.kind}: {why}"
        assert (why is None) is not bool(one.refused), said
        assert not one.refused or why == UNSEEN or any(words in (why or "") for words in one.refused), said
    for day in seen:
        check(case, day)
    assert [str(fault) for _, found in verify_petitions() for fault in found] == []
    assert [str(fault) for _, found in replay_petitions() for fault in found] == []
