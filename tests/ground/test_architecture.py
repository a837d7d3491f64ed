"""Rules of the house that no tool checks by itself."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from xinfang.cli.main import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted(place for place in (ROOT / "src").rglob("*.py") if "migrations" not in place.parts)
DOMAIN = ("law", "kernel", "orgs", "ledger", "files", "documents", "petitions")
LONGEST_FILE = 400
LONGEST_FUNCTION = 30
OPERATIONS = ROOT / "docs" / "operations.md"
READS_A_VARIABLE = re.compile(r"""(?:\benv\.\w+\(|environ\.get\(|environ\[)\s*"([A-Z_]+)\"""")


def name_of(place: Path) -> str:
    return str(place.relative_to(ROOT))


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the lines of a function without those of its docstring."""
    total = (function.end_lineno or 0) - function.lineno + 1
    first = function.body[0]
    return total - ((first.end_lineno or 0) - first.lineno + 1) if ast.get_docstring(function) else total


@pytest.mark.parametrize("place", [*SOURCES, *sorted((ROOT / "tests").rglob("*.py"))], ids=name_of)
def test_no_file_is_long(place: Path) -> None:
    assert len(place.read_text(encoding="utf-8").splitlines()) < LONGEST_FILE


@pytest.mark.parametrize("place", SOURCES, ids=name_of)
def test_no_function_is_long(place: Path) -> None:
    tree = ast.parse(place.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]

    assert [node.name for node in functions if length(node) >= LONGEST_FUNCTION] == []


@pytest.mark.parametrize("room", DOMAIN)
def test_domain_code_knows_no_web(room: str) -> None:
    for place in (ROOT / "src" / "xinfang" / room).rglob("*.py"):
        names = imported(ast.parse(place.read_text(encoding="utf-8")))
        web = [name for name in names if name.startswith(("django.http", "django.shortcuts", "django.urls"))]
        assert (name_of(place), web) == (name_of(place), [])


def test_every_setting_is_told_in_the_docs() -> None:
    read = {name for place in SOURCES for name in READS_A_VARIABLE.findall(place.read_text(encoding="utf-8"))}
    told = set(re.findall(r"`([A-Z_]+)`", OPERATIONS.read_text(encoding="utf-8")))

    assert read - told - {"PATH"} == set()
    assert "XINFANG_KEYS" in read


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_told_in_the_docs(command: str) -> None:
    assert re.search(rf"`xinfang {command}\b", OPERATIONS.read_text(encoding="utf-8"))
