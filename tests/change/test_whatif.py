"""Draft rules tried on past petitions: what would change is counted, and nothing is written."""

from datetime import date
from pathlib import Path

import pytest
from django.db import DatabaseError, connection

from databases import Database
from doing import Doing, unit
from xinfang.cli.main import main
from xinfang.demo import cast
from xinfang.law.rulebook import Rulebook, drafted, shipped_rulebook
from xinfang.petitions.models import ActiveInputs, ActRecord, Obligation, Petition, RuleSet
from xinfang.petitions.whatif import Trial, read_only, tried

MONDAY = date(2026, 3, 2)
LATER = date(2026, 3, 30)
SHORTER = """
[[rule]]
id = "I-1"
title = "三日内转送（内部）"
obligor = "信访部门"
event = "收到信访事项"
basis = "INTERNAL"
regulation = "内部规定"
evidence = "文件"
shortens = "R22-22-route"
length = 3
unit = "calendar day"
in_force_from = 2030-01-01
"""
STATUTORY = """
[[rule]]
id = "R22-22-route"
title = "十日内转送"
obligor = "信访部门"
event = "收到信访事项"
basis = "STATUTORY"
regulation = "信访工作条例"
articles = ["22.1"]
evidence = "V"
length = 10
unit = "calendar day"
"""


@pytest.fixture
def three(own_county: Database) -> Database:
    """Three petitions: one sent on after twelve days, one after one, one received later."""
    Doing(MONDAY).register().later(12).transfer()
    Doing(MONDAY).register().later(1).transfer()
    Doing(date(2026, 3, 23)).register()
    return own_county


def draft(folder: Path, text: str) -> Path:
    path = folder / "draft.toml"
    path.write_text(text, encoding="utf-8")
    return path


def trial_of(book: Rulebook, *, since: date | None = None, batch: int = 2) -> Trial:
    with read_only():
        *_, last = tried(book, on=LATER, since=since, batch=batch)
    return last


def counts() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Petition, ActRecord, Obligation, RuleSet, ActiveInputs))


def test_who_would_have_been_late_is_told_by_organ_and_rule(three: Database, tmp_path: Path) -> None:
    told = trial_of(drafted(shipped_rulebook(), [draft(tmp_path, STATUTORY)]))
    place = (unit(cast.BUREAU), "R22-22-route")
    assert (told.petitions, told.touched, told.changed) == (3, 3, {place: 3})
    told_late = (unit(cast.TOWN), "R22-23-fwd")
    assert (told.late_now, told.late_then) == ({told_late: 1}, {told_late: 1, place: 1})
    assert told.places == sorted([place, told_late])


def test_a_draft_counts_as_in_force_from_the_first_and_an_internal_one_makes_nobody_late(
    three: Database, tmp_path: Path
) -> None:
    told = trial_of(drafted(shipped_rulebook(), [draft(tmp_path, SHORTER)]))
    place = (unit(cast.BUREAU), "I-1")
    assert (told.changed, told.past_internal) == ({place: 3}, {place: 2})
    assert told.late_then == told.late_now


def test_only_what_was_received_since_a_day_is_tried(three: Database, tmp_path: Path) -> None:
    told = trial_of(drafted(shipped_rulebook(), [draft(tmp_path, STATUTORY)]), since=date(2026, 3, 23))
    assert (told.petitions, told.touched) == (1, 1)


def test_the_trial_is_told_batch_by_batch(three: Database) -> None:
    with read_only():
        assert [trial.petitions for trial in tried(shipped_rulebook(), on=LATER, batch=1)][-1] == 3


def test_the_database_refuses_every_write_of_a_trial(three: Database) -> None:
    before = counts()
    with pytest.raises(DatabaseError, match="read-only"), read_only(), connection.cursor() as cursor:
        cursor.execute("update petitions_petition set last_seq = last_seq")
    assert counts() == before


def test_the_command_prints_what_would_change_and_leaves_all_as_it_was(
    three: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = counts()
    monkeypatch.setenv("DATABASE_URL", "postgres://unused")
    assert main(["whatif", str(draft(tmp_path, STATUTORY)), "--since", "2026-01-01"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("试算 3 件信访事项，3 件会有变动")
    assert lines[3].split("\t")[1:4] == ["R22-22-route", "十日内转送", "3"]
    assert counts() == before


def test_a_file_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["whatif", "none.toml"]) == 2
    assert capsys.readouterr().err == "读不到文件 none.toml。\n"
