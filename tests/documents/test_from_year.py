"""Each type of paper issued from a file of the simulated year, at the step that it belongs to, and read back."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

import pytest

from documents.year_gallery import Gallery
from doing import noon
from xinfang.demo import cast
from xinfang.demo.simulation.courses import course
from xinfang.demo.simulation.crowd import crowd
from xinfang.demo.simulation.dice import Dice
from xinfang.demo.simulation.matter import Arrival, Deed, Law, Matter
from xinfang.demo.simulation.offices import Offices, offices
from xinfang.demo.simulation.play import Play, Report
from xinfang.documents.types import TYPES
from xinfang.kernel.clock import CHINA
from xinfang.law.actable import ACTS
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind
from xinfang.law.rulebook import Rulebook
from xinfang.law.texts import ONLY_2005
from xinfang.orgs.models import Unit
from xinfang.orgs.services import create_person, give_capacity
from xinfang.petitions.inputs import active
from xinfang.petitions.recompute import change_inputs

DRAFTED = frozenset(kind for kind, paper in TYPES.items() if paper.drafted)
OLD = frozenset(kind for kind in DRAFTED if (act := TYPES[kind].act) is not None and ACTS[act].texts == ONLY_2005)
ISSUING = frozenset(TYPES[kind].act for kind in DRAFTED)
TOLD_APART = ("which", "paper", "ground", "addressee", "adoption", "outcome", "ruler")
EACH = 2


@dataclass(frozen=True)
class Window:
    """So many messages that arrive in half a year up to a day, and are handled until nothing more is to be done."""

    seed: str
    until: date
    count: int

    @property
    def end(self) -> datetime:
        return datetime.combine(self.until + timedelta(days=180), time.max, tzinfo=CHINA)

    def chosen(self, those: Offices, law: Law, *marks: str) -> Iterator[Arrival]:
        """Give the arrivals whose courses have a step, one of the `marks`, that few before them had."""
        had: Counter[str] = Counter()
        for arrival in crowd(self.count, until=self.until, days=180, offices=those, seed=self.seed):
            told = {*marks_of(course(Matter(arrival, those, law, Dice(f"{self.seed}|{arrival.key}"), arrival.day)))}
            wanted = told & {*marks} if marks else told
            if any(had[mark] < EACH for mark in wanted):
                had.update(wanted)
                yield arrival

    def played(self, gallery: Gallery, *marks: str) -> Report:
        """Play the arrivals, and let the gallery look at each step before it is done."""
        inputs = active()
        law = Law(inputs.rulebook, inputs.calendar)
        play = Play(self.seed, gallery.offices, law, self.end, watch=gallery.look)
        play.enter([*self.chosen(gallery.offices, law, *marks)]).through(self.end.date())
        return play.report


TODAY = Window("papers-2", date(2026, 6, 30), 3_000)
BEFORE = Window("papers of 2005", date(2021, 6, 30), 300)


@pytest.fixture
def those(county: None) -> Offices:
    """Give the offices of the county, with a city government that works in the same system."""
    city = Unit.objects.get(code=cast.CITY_GOVERNMENT)
    for name, kind in (("shizhengfu", CapacityKind.HANDLER), ("shizhang", CapacityKind.ORGAN_HEAD)):
        give_capacity(create_person(username=name, name="方舟"), city, kind=kind, valid_from=date(2019, 1, 1))
    return offices()


def marks_of(deeds: Iterable[Deed]) -> Iterator[str]:
    """Give the steps of a course that issue papers, those of a final review apart, and what is chosen in each."""
    final = ""
    for deed in deeds:
        final = "final " if deed.kind is ActKind.REQUEST_FINAL_REVIEW else final
        if deed.leads_to is not None and deed.leads_to.again is not None:
            yield f"again {deed.leads_to.again.above}"
        if any(ask.legal for ask in deed.asks):
            yield "a part before a court"
        if deed.kind in ISSUING:
            chosen = "|".join(str(deed.values[name]) for name in TOLD_APART if name in deed.values)
            by = deed.doer.kind.value if deed.doer is not None else ""
            yield f"{final}{deed.kind.value}|{chosen}|{by}"


@pytest.mark.parametrize(("window", "wanted"), [(TODAY, DRAFTED - OLD), (BEFORE, OLD)], ids=["2022", "2005"])
def test_each_type_is_issued_from_a_file_of_the_simulated_year(
    those: Offices, window: Window, wanted: frozenset[str]
) -> None:
    gallery = Gallery(those, wanted)
    report = window.played(gallery)

    assert gallery.out.keys() == wanted, {kind: gallery.told.get(kind) for kind in wanted - gallery.out.keys()}
    assert [*gallery.faults()] == []
    assert report.refused == Counter()


def test_a_review_orders_the_matter_anew_where_a_local_rule_of_the_county_knows_that(those: Offices) -> None:
    change_inputs(
        lambda old: replace(old, rulebook=with_local_rules(old.rulebook)),
        reason="本省条例",
        by="tester",
        at=noon(date(2025, 12, 1)),
    )
    gallery = Gallery(those, frozenset({"review_opinion"}), outcome="ORDER_ANEW")
    report = TODAY.played(gallery, "decide_review|ORDER_ANEW|ORGAN_HEAD")

    assert gallery.out.keys() == {"review_opinion"}, gallery.told
    assert "撤销原处理意见，责令重新办理。" in gallery.said["review_opinion"]
    assert [*gallery.faults()] == []
    assert report.kinds["order_redo"] >= 1
    assert report.refused == Counter()


def with_local_rules(shipped: Rulebook) -> Rulebook:
    """Give the rulebook of a county whose province knows that a review may order a matter to be done anew."""
    rule = replace(shipped.rule("L-SD-45"), active=True, sample=False)
    return Rulebook({**shipped.rules, rule.id: rule})
