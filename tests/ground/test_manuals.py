"""The manuals for users speak of what there is: every page of the menu, every role, the words on the screens."""

import ast
import re
from pathlib import Path

import pytest

from xinfang.documents.types import TYPES
from xinfang.law.actable import ACTS
from xinfang.law.roles import CapacityKind
from xinfang.web.navigation import ENTRIES

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "src" / "xinfang"
PICTURES = ROOT / "docs" / "pictures"
MANUALS = sorted((ROOT / "docs" / "manual").glob("*.md"))
INDEX = ROOT / "docs" / "manual" / "README.md"
LONGEST, LARGEST, MOST = 120, 150 * 1024, 20

ON_SCREEN = re.compile(r"「([^」]+)」")
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
MARKUP = re.compile(r"<[^>]*>|\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
IN_MARKUP = re.compile(r'"([^"<>{}]*)"')


def name_of(place: Path) -> str:
    return place.name


def said_in_templates() -> set[str]:
    """Give each run of text between tags, and each text that a tag or an attribute quotes."""
    said: set[str] = set()
    for place in SOURCES.rglob("*.html"):
        text = place.read_text(encoding="utf-8")
        said |= {run.strip() for run in MARKUP.split(text)}
        said |= {quoted for tag in MARKUP.findall(text) for quoted in IN_MARKUP.findall(tag)}
    return said


def said_in_code() -> set[str]:
    """Give each whole text of the code, the label of each act, and the title of each paper."""
    said = {row.label for row in ACTS.values()} | {paper.title for paper in TYPES.values()}
    for place in SOURCES.rglob("*.py"):
        tree = ast.parse(place.read_text(encoding="utf-8"))
        said |= {
            node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
    return said


@pytest.fixture(scope="module")
def said() -> set[str]:
    return said_in_templates() | said_in_code()


@pytest.mark.parametrize("manual", MANUALS, ids=name_of)
def test_what_a_manual_quotes_from_the_screen_is_said_there_word_for_word(manual: Path, said: set[str]) -> None:
    quoted = ON_SCREEN.findall(manual.read_text(encoding="utf-8"))
    assert quoted
    assert [words for words in quoted if words not in said] == []


def test_every_page_of_the_menu_stands_in_the_index_with_its_key() -> None:
    text = INDEX.read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| 「")]
    for _, words, key in ENTRIES:
        assert [key in row.rsplit("|", 2)[1] for row in rows if f"「{words}」" in row] == [True]


def test_every_role_has_its_manual() -> None:
    rows = [line for line in INDEX.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    for kind in set(CapacityKind) - {CapacityKind.IMPORTER}:
        manuals = [name for row in rows if kind.label in row for name in LINK.findall(row)]
        assert (kind.label, len(manuals)) == (kind.label, 1)


@pytest.mark.parametrize("manual", MANUALS, ids=name_of)
def test_what_a_manual_points_to_exists(manual: Path) -> None:
    named = LINK.findall(manual.read_text(encoding="utf-8"))
    assert [name for name in named if not (manual.parent / name).is_file()] == []


@pytest.mark.parametrize("manual", MANUALS, ids=name_of)
def test_a_manual_is_short(manual: Path) -> None:
    assert len(manual.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_pictures_are_few_and_small_and_all_of_them_are_shown() -> None:
    pictures = sorted(PICTURES.iterdir())
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    shown = "".join(page.read_text(encoding="utf-8") for page in pages)
    assert len(pictures) <= MOST
    assert [one.name for one in pictures if f"pictures/{one.name}" not in shown or one.stat().st_size > LARGEST] == []
