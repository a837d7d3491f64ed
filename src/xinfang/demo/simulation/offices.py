"""Who deals with what in the simulated county: topics by words, and who may act where."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Final

from xinfang.demo import cast
from xinfang.demo.simulation.dice import Dice
from xinfang.kernel.errors import UserError
from xinfang.law.competence import reviewers
from xinfang.law.roles import CapacityKind, UnitKind
from xinfang.orgs.facts import organ_in_tree
from xinfang.orgs.models import Capacity, Person, Unit

TO_A_TOWN: Final = 30  # of a hundred matters, what goes to the township though a department knows the topic


@dataclass(frozen=True, slots=True)
class Topic:
    """What a department deals with: words in a text, what it finds and does, on what basis."""

    unit: str
    words: tuple[str, ...]
    found: str
    done: str
    basis: str


@dataclass(frozen=True, slots=True)
class Doer:
    """Somebody in a capacity at a unit, all by name or code."""

    username: str
    unit: str
    kind: CapacityKind


@dataclass(frozen=True, slots=True)
class Offices:
    """Units by code with short and full names, people by user name, and who holds which capacity at which unit."""

    units: Mapping[str, int]
    names: Mapping[str, str]
    titles: Mapping[str, str]
    people: Mapping[str, Person]
    holders: Mapping[tuple[str, CapacityKind], tuple[str, ...]]
    towns: tuple[str, ...]

    def doer(self, unit: str, kind: CapacityKind, dice: Dice, *, but: str = "") -> Doer:
        """Give one of those who hold the capacity at the unit, `but` never that one."""
        return Doer(dice.pick([one for one in self.holders[unit, kind] if one != but]), unit, kind)

    def organ_for(self, text: str, dice: Dice) -> str:
        """Give the organ to which a text is sent: by its words a department or a township, by the dice."""
        topic = topic_of(text)
        if topic is None or dice.happens(TO_A_TOWN):
            return self.town_in(text, dice)
        return topic.unit

    def above(self, unit: str, *, on: date) -> str | None:
        """Give the body that reviews what the unit has decided, the first where there is a choice; None for none."""
        bodies = reviewers([organ_in_tree(self.units[unit], on=on)])
        codes = {known: code for code, known in self.units.items()}
        return codes[bodies[0].unit] if bodies else None

    def town_in(self, text: str, dice: Dice) -> str:
        """Give the township that a text names, else one by the dice."""
        named = [town for town in self.towns if self.names[town] in text]
        return named[0] if named else dice.pick(self.towns)


@cache
def topics() -> tuple[Topic, ...]:
    """Give the topics of `topics.toml`."""
    said = tomllib.loads(files(__package__).joinpath("topics.toml").read_text(encoding="utf-8"))
    return tuple(Topic(**{**one, "words": tuple(one["words"])}) for one in said["topics"])


def topic_of(text: str) -> Topic | None:
    """Give the topic whose words a text uses most, None when it uses none."""
    counts = {topic.unit: sum(text.count(word) for word in topic.words) for topic in topics()}
    best = max(topics(), key=lambda topic: counts[topic.unit])
    return best if counts[best.unit] else None


def topic_by_unit(unit: str, text: str) -> Topic:
    """Give the topic by which the unit answers a text: its own, else the text's, else the first."""
    own = next((topic for topic in topics() if topic.unit == unit), None)
    return own or topic_of(text) or topics()[0]


def offices() -> Offices:
    """Give the units and people of the demonstration county; refuse where it is not loaded."""
    units = dict(Unit.objects.values_list("code", "id"))
    held = Capacity.objects.filter(person__is_active=True).select_related("unit__parent").order_by("person__username")
    holders: dict[tuple[str, CapacityKind], tuple[str, ...]] = {}
    for one in held.values_list("unit__code", "unit__kind", "unit__parent__code", "kind", "person__username"):
        code, of, upper, kind, username = one
        unit = upper if of == UnitKind.SECTION else code
        holders[unit, CapacityKind(kind)] = (*holders.get((unit, CapacityKind(kind)), ()), username)
    towns = [
        code
        for code in Unit.objects.filter(kind=UnitKind.TOWNSHIP).order_by("code").values_list("code", flat=True)
        if (code, CapacityKind.HANDLER) in holders and (code, CapacityKind.ORGAN_HEAD) in holders
    ]
    wanted = {(topic.unit, CapacityKind.HANDLER) for topic in topics()} | {(cast.BUREAU, CapacityKind.CASE_OFFICER)}
    if not towns or not wanted <= holders.keys():
        raise UserError("数据库里的机构不是演示县的，不能演示。请另用一个空的数据文件夹（XINFANG_DATA）。")
    return Offices(
        units=units,
        names=dict(Unit.objects.values_list("code", "short_name")),
        titles=dict(Unit.objects.values_list("code", "name")),
        people={person.username: person for person in Person.objects.filter(is_active=True)},
        holders=holders,
        towns=tuple(towns),
    )
