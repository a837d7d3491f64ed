"""The table of safeguards is true: each test that it names exists, and a rule without one says what it waits for."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "docs" / "safeguards.md"
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in TABLE.read_text(encoding="utf-8").splitlines()
    if line.startswith("|") and not line.startswith(("| rule", "|---"))
]


def names_in(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {one.name for one in tree.body if isinstance(one, ast.FunctionDef)}


def test_there_are_rows_for_pressure_accusations_persons_and_clocks() -> None:
    assert len(ROWS) == 42


@pytest.mark.parametrize("row", ROWS, ids=[row[0][:40] for row in ROWS])
def test_a_rule_names_tests_that_exist_or_says_what_it_waits_for(row: list[str]) -> None:
    _, held_by, waits = row
    named = NAMED.findall(held_by)
    assert named or waits
    assert re.sub(r"\s", "", NAMED.sub("", held_by)) == ""
    assert [f"{file}::{name}" for file, name in named if name not in names_in(ROOT / file)] == []


def test_every_test_of_the_safeguards_stands_in_the_table() -> None:
    here = {path.name: names_in(path) for path in Path(__file__).parent.glob("test_*.py") if path != Path(__file__)}
    named = {(Path(file).name, name) for row in ROWS for file, name in NAMED.findall(row[1])}
    listed = {file for file, _ in named}
    assert set(here) <= listed
