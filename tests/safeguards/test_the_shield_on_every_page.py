"""With an accusation in the county, every page of whoever may not know of it is the same to the letter as without.

Each world is built, looked at and undone. In each way in which a shield reaches somebody, the reader is one who would
see everything if it did not: an accusation officer who also works where the accused is, or the organ that had a claim
before it was accused.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

import pytest
from pytest_django import Settings

from doing import person, unit
from looking_over import NUMBER
from shielded_worlds import (
    BELOW,
    READER,
    WORDS,
    accusations,
    begin,
    begin_town,
    claims,
    make_officer,
    nothing,
    works_at,
)
from shielding import (
    ADDRESSES,
    Answers,
    Ids,
    Look,
    answers,
    beside,
    chosen,
    differing,
    gets,
    lists,
    own_pages,
    plain_pages,
    undone,
)
from signing import signed_in
from xinfang.demo import cast
from xinfang.law.roles import CapacityKind
from xinfang.petitions.commands import Accused
from xinfang.petitions.waiting import Waiting

pytestmark = pytest.mark.usefixtures("thursday", "county", "own_folder")
Build = Callable[[], Ids]
UNDER_THE_NUMBER: Final = {name for name, one in ADDRESSES.items() if "number" in one.pattern.converters}
# Where an officer reads of an accusation that reaches him.
LISTS: Final = """
inbox digest overview search search_export findings messages waiting access_review change reason register allocate bulk
paper_bulk paper_runs papers postings postings_pdf posting
"""
TO_OFFICERS: Final = UNDER_THE_NUMBER | {f"desk:{name}" for name in LISTS.split()}
# Where an organ reads of a claim that it has.
OPEN_LISTS: Final = "paper_run paper_prints paper_prints_pdf services register_similar identity_lookup"
TO_ORGANS: Final = TO_OFFICERS - {"desk:waiting", "desk:access_review"} | {f"desk:{one}" for one in OPEN_LISTS.split()}
# What the organ itself issued keeps its number and its run, without the matter, so that its book has no gap.
ITS_OWN: Final = frozenset({"desk:papers", "desk:paper_runs", "desk:paper_run", "desk:paper_prints"})
# No page of the staff that could show a matter to somebody, each with the reason.
APART: Final = {
    "healthz": "tells whether the system runs",
    **dict.fromkeys(
        ("desk:sign_in", "desk:second_step", "desk:sign_out", "desk:account", "desk:password", "desk:end_sessions"),
        "one's own sign-in",
    ),
    **dict.fromkeys(
        ("desk:second_factor", "desk:second_factor_codes", "desk:second_factor_stop", "desk:cover"), "one's own sign-in"
    ),
    **dict.fromkeys(("desk:saved", "desk:change_saved"), "one's own addresses, which hold no matter's words"),
    **dict.fromkeys(
        ("desk:slip", "desk:slip_print", "desk:slip_pdf"), "for minutes after it, what the reader registered himself"
    ),
    **dict.fromkeys(("desk:rules", "desk:calendar", "desk:changes", "desk:components"), "the same for everybody"),
    "desk:judge": "what is being typed, of no matter",
    **dict.fromkeys(("desk:phrases", "desk:phrase_new", "desk:phrase"), "words of an organ, of no matter"),
    **dict.fromkeys(
        ("desk:people", "desk:new_somebody", "desk:somebody", "desk:units", "desk:new_unit", "desk:unit"),
        "units and people",
    ),
    **{name: "the petitioner's, by his code" for name in ADDRESSES if name.startswith("portal:")},
}
# Somebody of an organ of which nobody knows yet that he will be an officer.
COLLEAGUE: Final = cast.OTHER_TOWN_HANDLER


@pytest.fixture
def own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.XINFANG_DATA = tmp_path


def everything(ids: Ids, ordinary: str) -> list[Look]:
    return [*plain_pages(), *some(ids, ordinary), *beside(ids, ordinary), *own_pages(ids)]


def some(ids: Ids, _ordinary: str) -> list[Look]:
    return [*lists(ids, WORDS[:6]), *chosen(ids, WORDS)]


def found(
    build: Build,
    ordinary: str,
    *,
    looks: Callable[[Ids, str], list[Look]] = everything,
    by: str = READER,
    then: Callable[[], None] = lambda: None,
) -> Answers:
    """Build the world, let `then` happen, look at the pages as somebody, and undo it all."""
    with undone():
        ids = build()
        then()
        return answers(signed_in(by), looks(ids, ordinary), ids)


def waits(_ids: Ids, _ordinary: str) -> list[Look]:
    return [*gets("desk:waiting", "", name=Waiting.APPROVE.value), *gets("desk:papers", "")]


def government() -> Accused:
    return Accused(units=(unit(cast.GOVERNMENT),))


def numbers_in(words: str) -> set[str]:
    """Give the numbers of matters that a page names; those of papers are written otherwise."""
    return set(NUMBER.findall(words))


def town() -> Accused:
    return Accused(units=(unit(cast.TOWN),))


def head() -> Accused:
    return Accused(persons=(person(cast.TOWN_HEAD).pk,))


def colleague() -> Accused:
    return Accused(persons=(person(COLLEAGUE).pk,))


OFFICERS: Final = {
    "a unit above his": (BELOW, town, everything),
    "his own unit": (cast.TOWN, town, some),
    "the head of his unit": (cast.TOWN, head, some),
}


@pytest.mark.parametrize("accused", OFFICERS)
def test_an_officer_whom_a_shield_reaches_finds_no_trace_of_an_accusation(accused: str) -> None:
    seat, against, looks = OFFICERS[accused]
    ordinary = begin()

    def then() -> None:
        works_at(READER, seat, CapacityKind.HANDLER)

    without = found(nothing, ordinary, looks=looks, then=then)
    within = found(partial(accusations, against()), ordinary, looks=looks, then=then)
    assert sorted(differing(without, within)) == []


def test_an_officer_who_is_accused_himself_finds_no_trace_of_it() -> None:
    ordinary = begin()

    def then() -> None:
        make_officer(COLLEAGUE)

    without = found(nothing, ordinary, by=COLLEAGUE, looks=some, then=then)
    within = found(partial(accusations, colleague()), ordinary, by=COLLEAGUE, looks=some, then=then)
    assert sorted(differing(without, within)) == []


def test_an_officer_whom_none_reaches_finds_it_on_each_of_these_pages() -> None:
    ordinary = begin()
    without = found(nothing, ordinary)
    within = found(partial(accusations, town()), ordinary)
    assert {name for _, name, _ in differing(without, within)} ^ TO_OFFICERS == set()


def test_whoever_is_no_officer_finds_no_trace_of_it() -> None:
    ordinary = begin()
    without = found(nothing, ordinary, by=cast.CASE_OFFICER)
    within = found(partial(accusations, Accused()), ordinary, by=cast.CASE_OFFICER)
    assert sorted(differing(without, within)) == []


@pytest.mark.parametrize(
    ("by", "accused", "looks"),
    [(cast.TOWN_HANDLER, (government,), everything), (cast.TOWN_HEAD, (town, head), some)],
)
def test_an_organ_that_is_accused_finds_no_trace_of_the_claims_that_it_had(
    by: str, accused: tuple[Callable[[], Accused], ...], looks: Callable[[Ids, str], list[Look]]
) -> None:
    ordinary = begin_town()
    without = found(nothing, ordinary, by=by, looks=looks)
    for against in accused:
        within = found(partial(claims, against()), ordinary, by=by, looks=looks)
        noticed = differing(without, within)
        assert sorted(place for place in noticed if place[1] not in ITS_OWN) == []
        assert [place for place in noticed if WORDS[:6] in within[place] or "<number>" in within[place]] == []
        assert [place for place in noticed if numbers_in(within[place]) - numbers_in(without[place])] == []


def test_an_organ_that_is_not_accused_finds_them_on_each_of_these_pages() -> None:
    ordinary, by = begin_town(), cast.TOWN_HANDLER
    without = found(nothing, ordinary, by=by)
    within = found(partial(claims, None), ordinary, by=by)
    assert {name for _, name, _ in differing(without, within)} ^ TO_ORGANS == set()


def test_the_head_of_such_an_organ_finds_what_waits_for_him() -> None:
    ordinary, by = begin_town(), cast.TOWN_HEAD
    without = found(nothing, ordinary, by=by, looks=waits)
    within = found(partial(claims, None), ordinary, by=by, looks=waits)
    assert differing(without, within) == set(without)


def test_every_address_is_looked_at_where_it_would_show_the_matter_or_stands_apart() -> None:
    assert set(ADDRESSES) ^ (TO_OFFICERS | TO_ORGANS | set(APART)) == set()
    assert [name for name in APART if name in TO_OFFICERS | TO_ORGANS] == []
