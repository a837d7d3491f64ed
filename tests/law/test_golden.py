"""What has been stored once is read for ever: a golden file for each kind of act, whose bytes never change."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from law.golden_acts import FOLDER, digest_of, example, path_of, sums
from xinfang.law.actable import ACTS
from xinfang.law.acts import VERSION, ActKind, canonical, parse

FILES = sorted(FOLDER.glob("*.json"))
NAME = re.compile(r"(?P<kind>[a-z_]+)\.v(?P<version>\d+)\.json")
BESIDES = {
    ActKind.REGISTER: {"number", "asks", "accused", "parties", "guardian"},
    ActKind.CORRECT: {"corrected"},
    ActKind.WITHDRAW: {"caller"},
    ActKind.RECOMMEND: {"above"},
    ActKind.RULE_COMPETENCE: {"common"},
    ActKind.SUCCEED_ORGAN: {"former", "successor"},
    ActKind.JOIN_PERSON: {"parties", "reachable"},
    ActKind.LEAVE_PERSON: {"person"},
    ActKind.CORRECT_PERSON: {"person", "parties", "reachable"},
    ActKind.REISSUE_CODE: {"person"},
    ActKind.NAME_AGENT: {"person", "parties"},
    ActKind.END_AGENT: {"person"},
    ActKind.CHOOSE_SERVICE: {"person"},
    ActKind.CHALLENGE_RECUSAL: {"organ", "decider"},
    ActKind.REQUEST_REVIEW: {"bodies"},
    ActKind.REQUEST_FINAL_REVIEW: {"bodies"},
    ActKind.REFUSE: {"found"},
    ActKind.DECLINE_REPEAT: {"found"},
}
# What acts of a kind may say, and the one that was stored first leaves out: it stays as it was stored.
SAID_SINCE = {
    ActKind.RATE: {"from_office"},
    ActKind.REGISTER: {"oral", "present", "affected", "purpose", "first_at", "first_on", "openness"},
    ActKind.SPLIT: {"accused"},
    ActKind.ACCEPT: {"handle_by", "period_basis"},
    ActKind.SERVE: {"witness"},
    ActKind.SERVE_REVIEW: {"witness"},
}
each_file = pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])


def test_every_kind_of_act_has_a_golden_file_of_todays_version() -> None:
    missing = [kind.value for kind in ActKind if not path_of(kind).exists()]
    assert missing == [], "add them: PYTHONPATH=tests .venv/bin/python -m law.golden_acts"


def test_no_golden_file_is_changed_added_unrecorded_or_lost() -> None:
    assert {path.name: digest_of(path) for path in FILES} == sums()


@each_file
def test_a_stored_act_is_read_as_the_act_that_it_was(path: Path) -> None:
    named = NAME.fullmatch(path.name)
    assert named is not None
    act = parse(path.read_bytes())
    assert act.kind.value == named["kind"]
    if int(named["version"]) == VERSION:
        assert canonical(act) == path.read_bytes()


@each_file
def test_todays_example_says_what_the_stored_act_says_and_perhaps_more(path: Path) -> None:
    act = parse(path.read_bytes())
    now = example(act.kind)
    assert replace(now, payload=act.payload, by=act.by) == act
    assert {name: now.payload.get(name) for name in act.payload} == dict(act.payload)
    assert set(now.payload) - set(act.payload) == SAID_SINCE.get(act.kind, set())


@each_file
def test_todays_table_understands_what_was_stored(path: Path) -> None:
    act = parse(path.read_bytes())
    row = ACTS[act.kind]
    assert [why for field in row.fields if (why := field.fault(act.payload))] == []
    assert set(act.payload) - {field.name for field in row.fields} <= BESIDES.get(act.kind, set())
