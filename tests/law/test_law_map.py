"""Every paragraph of the two regulations is on the map, and everything that the map names is there."""

from collections.abc import Mapping
from typing import Any

import pytest

from law.law_map import TARGET, beside, mapped, names_in, paragraphs, places, rendered, source
from xinfang.law.actable import ACTS
from xinfang.law.acts import ActKind
from xinfang.law.rulebook import shipped_rulebook

KNOWN = {"regulation", "place", "about", "rules", "acts", "tests", "why", "later"}
HOW = "write it in docs/law-map.toml, at its paragraph or under [[beside]] with why; then: make law-map"
each = pytest.mark.parametrize("one", paragraphs(), ids=[f"{p['regulation']}-{p['place']}" for p in paragraphs()])
entry = pytest.mark.parametrize("one", [*paragraphs(), *beside()], ids=lambda p: f"{p.get('place', '')} {p['about']}")


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


@pytest.mark.parametrize("one", beside(), ids=lambda p: p["about"])
def test_what_stands_for_no_paragraph_says_why_and_its_acts_are_tested(one: Mapping[str, Any]) -> None:
    assert one.keys() <= KNOWN - {"regulation", "place"}
    assert one["about"]
    assert one["why"]
    assert one.get("acts") or one.get("rules")
    assert one.get("tests") or not one.get("acts")


@pytest.mark.parametrize("kind", ACTS, ids=str)
def test_every_act_of_the_table_is_on_the_map(kind: ActKind) -> None:
    assert kind in mapped("acts"), HOW


@pytest.mark.parametrize("rule", sorted(shipped_rulebook().rules))
def test_every_rule_that_ships_is_on_the_map(rule: str) -> None:
    assert rule in mapped("rules"), HOW


@entry
def test_every_rule_act_and_test_that_is_named_exists(one: Mapping[str, Any]) -> None:
    rules = shipped_rulebook().rules
    assert [rule for rule in one.get("rules", ()) if rule not in rules] == []
    assert [act for act in one.get("acts", ()) if act not in {kind.value for kind in ActKind}] == []
    named = [test.partition("::") for test in one.get("tests", ())]
    assert [name for module, _, name in named if name not in names_in(module)] == []


@each
def test_a_rule_stands_at_the_place_that_it_cites(one: Mapping[str, Any]) -> None:
    article, _, paragraph = one["place"].partition(".")
    for rule_id in one.get("rules", ()):
        cited = shipped_rulebook().rule(rule_id).citations
        here = [c for c in cited if c.regulation == one["regulation"] and c.article == int(article)]
        assert any(c.paragraph in {0, int(paragraph)} for c in here), (rule_id, cited)


@pytest.mark.parametrize("one", beside(), ids=lambda p: p["about"])
def test_what_cites_a_paragraph_on_the_map_stands_there_and_not_beside_it(one: Mapping[str, Any]) -> None:
    first = {regulation["name"]: regulation["first"] for regulation in source()["regulation"]}
    cited = [c for rule_id in one.get("rules", ()) for c in shipped_rulebook().rule(rule_id).citations]
    assert [c for c in cited if c.regulation in first and c.article >= first[c.regulation]] == []


def test_the_page_is_what_the_map_says() -> None:
    assert TARGET.read_text(encoding="utf-8") == rendered(), "run: make law-map"
