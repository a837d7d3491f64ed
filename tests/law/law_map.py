"""The map from the law to the code: read from docs/law-map.toml, written to docs/law-to-code.md by `make law-map`."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SOURCE, TARGET = ROOT / "docs" / "law-map.toml", ROOT / "docs" / "law-to-code.md"
HEAD = """# From the law to the code

Written by `make law-map` from `law-map.toml`; a test fails when it is stale. Each paragraph of 《信访工作条例》 (2022),
Art. 14 to 41, and of 《信访条例》 (2005), Art. 14 to 39: the rules and acts that stand for it and the tests that hold
them to it, what is planned and not built, or why it is not for software. What an act may be done from, and by whom, is
in `src/xinfang/law/table`; what arises and discharges, in `src/xinfang/law/duties`. At the end: what stands for no
paragraph of the two. Every act of the table and every rule that ships is on this page.
"""
BESIDE = "\n".join(
    (
        "## Beside the two regulations\n",
        "| about | rules | acts | tests | planned | no article of the two, because |",
        "|---|---|---|---|---|---|",
    )
)
ANY_TEST = re.compile(r"^def (test_\w+)", re.MULTILINE)


@cache
def source() -> Mapping[str, Any]:
    """Give the map as data."""
    return tomllib.loads(SOURCE.read_text(encoding="utf-8"))


def paragraphs() -> list[Mapping[str, Any]]:
    """Give the entries in their order."""
    return list(source()["paragraph"])


def beside() -> list[Mapping[str, Any]]:
    """Give the entries of acts and rules that stand for no paragraph of the two regulations."""
    return list(source()["beside"])


def mapped(key: str) -> frozenset[str]:
    """Give all that the map names as `rules` or `acts`, at a paragraph or beside them."""
    return frozenset(name for one in (*paragraphs(), *beside()) for name in one.get(key, ()))


def places(regulation: Mapping[str, Any]) -> list[str]:
    """Give every place of the regulation that must be on the map, as article.paragraph."""
    articles = enumerate(regulation["paragraphs"], regulation["first"])
    return [f"{article}.{n}" for article, number in articles for n in range(1, number + 1)]


def names_in(module: str) -> frozenset[str]:
    """Give the names of the tests of a module named like `law/test_fold_old`."""
    path = ROOT / "tests" / f"{module}.py"
    return frozenset(ANY_TEST.findall(path.read_text(encoding="utf-8"))) if path.is_file() else frozenset()


def rendered() -> str:
    """Give the page."""
    sections = (line for one in source()["regulation"] for line in _section(one))
    return "\n".join([HEAD, *sections, BESIDE, *map(_beside, beside()), ""])


def _section(regulation: Mapping[str, Any]) -> Iterator[str]:
    yield f"## 《{regulation['name']}》\n"
    yield "| place | about | rules | acts | tests | planned | not for software, because |"
    yield "|---|---|---|---|---|---|---|"
    for one in paragraphs():
        if one["regulation"] == regulation["name"]:
            cells = (one["place"], one["about"], _codes(one, "rules"), _codes(one, "acts"), _tests(one),
                     one.get("later", ""), one.get("why", ""))  # fmt: skip
            yield f"| {' | '.join(cells)} |"
    yield ""


def _beside(one: Mapping[str, Any]) -> str:
    cells = (one["about"], _codes(one, "rules"), _codes(one, "acts"), _tests(one), one.get("later", ""), one["why"])
    return f"| {' | '.join(cells)} |"


def _codes(one: Mapping[str, Any], name: str) -> str:
    return " ".join(f"`{code}`" for code in one.get(name, ()))


def _tests(one: Mapping[str, Any]) -> str:
    return "<br>".join(_sentence(test) for test in one.get("tests", ()))


def _sentence(test: str) -> str:
    module, _, name = test.partition("::")
    return f"[{name.removeprefix('test_').replace('_', ' ')}](../tests/{module}.py)"


def main(places: Iterable[Path] = (TARGET,)) -> None:
    """Write the page."""
    for place in places:
        place.write_text(rendered(), encoding="utf-8")


if __name__ == "__main__":
    main()
