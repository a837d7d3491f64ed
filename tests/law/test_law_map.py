"""Every paragraph of the two regulations is on the map, and everything that the map names is there."""

from collections.abc import Mapping
from typing import Any

import pytest

from law.law_map import TARGET, names_in, paragraphs, places, rendered, source
from xinfang.law.acts import ActKind
from xinfang.law.rulebook import shipped_rulebook

KNOWN = {"regulation", "place", "about", "rules", "acts", "tests", "why", "later"}
each = pytest.mark.parametrize("one", paragraphs(), ids=[f"{p['regulation']}-{p['place']}" for p in paragraphs()])


def test_every_paragraph_is_on_the_map_once_and_in_order() -> None:
    for regulation in source()["regulation"]:
        told = [one["place"] for one in paragraphs() if one["regulation"] == regulation["name"]]
        assert told == places(regulation), regulation["name"]
    assert {one["regulation"] for one in paragraphs()} == {one["name"] for one in source()["regulation"]}


@pytest.mark.parametrize(("regulation", "last", "number"), [(0, "41.2", 69), (1, "39.1", 38)])
def test_the_paragraphs_are_counted_to_the_last_article(regulation: int, last: str, number: int) -> None:
    told = places(source()["regulation"][regulation])
    assert (told[0], told[-1], len(told)) == ("14.1", last, number)


@each
def test_a_paragraph_is_done_by_something_that_is_tested_or_planned_or_not_for_software(one: Mapping[str, Any]) -> None:
    assert one.keys() <= KNOWN
    assert one["about"]
    built = bool(one.get("tests"))
    assert built or one.get("later") or one.get("why")
    assert not one.get("acts") or built


@each
def test_every_rule_act_and_test_that_is_named_exists(one: Mapping[str, Any]) -> None:
    rules = shipped_rulebook().rules
    assert [rule for rule in one.get("rules", ()) if rule not in rules] == []
    assert [act for act in one.get("acts", ()) if act not in {kind.value for kind in ActKind}] == []
    named = [test.partition("::") for test in one.get("tests", ())]
    assert [name for module, _, name in named if name not in names_in(module)] == []


@each
def test_a_rule_stands_at_the_place_that_it_cites(one: Mapping[str, Any]) -> None:
    for rule_id in one.get("rules", ()):
        cited = shipped_rulebook().rule(rule_id).citations
        assert one["regulation"] in {citation.regulation for citation in cited}


def test_the_page_is_what_the_map_says() -> None:
    assert TARGET.read_text(encoding="utf-8") == rendered(), "run: make law-map"
