"""One rule of the rulebook: what is owed, by whom, from what event, within which period, under which article."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import Any

from xinfang.law.errors import LawError, RuleRefused
from xinfang.law.periods import Bound, Period, Unit
from xinfang.law.words import say_article

EXTENSION_FROM = 1


class Basis(StrEnum):
    """What a period rests on; only STATUTORY and LOCAL may be called legal."""

    STATUTORY = "STATUTORY"
    LOCAL = "LOCAL"
    INTERNAL = "INTERNAL"

    @property
    def label(self) -> str:
        """Give the Chinese name."""
        return BASIS_LABELS[self]


BASIS_LABELS = {
    Basis.STATUTORY: "法定",
    Basis.LOCAL: "地方性法规规定",
    Basis.INTERNAL: "机关内部时限，不属法定",
}


@dataclass(frozen=True, slots=True)
class Citation:
    """An article of a regulation; a part that is 0 is not named."""

    regulation: str
    article: int = 0
    paragraph: int = 0
    item: int = 0

    @property
    def place(self) -> str:
        """Give 第二十二条第一款; empty where the article's number is not known."""
        return say_article(self.article, self.paragraph, self.item)


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the rulebook. `extends` names the rule whose period this row lengthens, `base` is that period.

    `extendable` is by how many days at most the row itself says that the period may be lengthened. `pausable` marks
    the only periods that a hearing stops. `shortens` names the longer statutory period that a local or internal row
    replaces by a stricter one.
    """

    id: str
    title: str
    obligor: str
    event: str
    citations: tuple[Citation, ...]
    period: Period
    basis: Basis
    in_force_from: date | None = None
    in_force_to: date | None = None
    active: bool = True
    evidence: str = ""
    unverified: bool = False
    sample: bool = False
    pausable: bool = False
    extendable: int = 0
    extends: str = ""
    shortens: str = ""
    note: str = ""
    base: Period | None = field(default=None, compare=False)

    @property
    def article(self) -> str:
        """Give the articles that the rule rests on, in words; a regulation is named once."""
        names = groupby(self.citations, key=lambda citation: citation.regulation)
        return "、".join(f"《{name}》" + "、".join(c.place for c in cited) for name, cited in names)

    @property
    def has_period(self) -> bool:
        """Tell whether the rule gives a number to count by."""
        return self.period.is_counted

    def shape(self, days: int | None = None) -> tuple[Period, int]:
        """Give the period to count and the days of extension on top.

        `days` sets the length where the law leaves it to the case, or how many days of an extension were granted;
        elsewhere it is refused. A rule that lengthens another counts from the same start as that one.
        """
        if self.base is not None:
            granted = self.period.length if days is None else days
            if not EXTENSION_FROM <= granted <= self.period.length:
                raise LawError(
                    f"{self.id}的延长天数须在{EXTENSION_FROM}至{self.period.length}日之间，不能是{granted}日。"
                )
            return self.base, granted
        if days is None:
            return self.period, 0
        if self.period.unit is not Unit.PER_CASE:
            raise LawError(f"{self.id}的期限由条文规定，不能另行指定天数。")
        return Period(days, Unit.DAY), 0

    def row(self) -> dict[str, Any]:
        """Give the rule as plain data, for the rulebook's canonical bytes; `rule_from_row` reads it."""
        return {
            "id": self.id,
            "title": self.title,
            "obligor": self.obligor,
            "event": self.event,
            "citations": [[c.regulation, c.article, c.paragraph, c.item] for c in self.citations],
            "length": self.period.length,
            "unit": self.period.unit.value,
            "backward": self.period.backward,
            "bound": self.period.bound.value,
            "basis": self.basis.value,
            "in_force_from": _iso(self.in_force_from),
            "in_force_to": _iso(self.in_force_to),
            **{key: getattr(self, key) for key in PLAIN},
        }


PLAIN = ("active", "evidence", "unverified", "sample", "pausable", "extendable", "extends", "shortens", "note")
ID = re.compile(r"[A-Za-z0-9-]+")
NEEDED = ("title", "obligor", "event", "unit", "basis", "evidence")
KNOWN = {
    *NEEDED, *PLAIN, "id", "length", "backward", "bound", "in_force_from", "in_force_to",
    "citations", "regulation", "articles",
}  # fmt: skip


def in_force(rule: Rule, on: date) -> bool:
    """Tell whether the text of `rule` is in force on `on`."""
    return (rule.in_force_from or date.min) <= on <= (rule.in_force_to or date.max)


def rule_from_row(row: Mapping[str, Any]) -> Rule:
    """Read one rule from a table of the regulations' files, or from what `Rule.row` gave.

    Refuses a row without id, title, obligor, event, article, unit, basis or evidence, with an unknown unit or key,
    with a number where the unit has none, or in force to a day before it came into force.
    """
    rule_id = str(row.get("id", ""))
    if missing := [key for key in ("id", *NEEDED) if not row.get(key)]:
        raise RuleRefused(rule_id, f"缺少“{missing[0]}”一项。")
    if not ID.fullmatch(rule_id):
        raise RuleRefused(rule_id, "编号只能由字母、数字和连字符组成。")
    if unknown := sorted(row.keys() - KNOWN):
        raise RuleRefused(rule_id, f"“{unknown[0]}”不是规则的项目。")
    rule = Rule(
        id=rule_id,
        title=row["title"],
        obligor=row["obligor"],
        event=row["event"],
        citations=_citations(rule_id, row),
        period=_period(rule_id, row),
        basis=_basis(rule_id, row["basis"]),
        in_force_from=_day(rule_id, row.get("in_force_from")),
        in_force_to=_day(rule_id, row.get("in_force_to")),
        **{key: row[key] for key in PLAIN if key in row},
    )
    if (rule.in_force_from or date.min) > (rule.in_force_to or date.max):
        raise RuleRefused(rule_id, "失效日早于施行日。")
    return rule


def _citations(rule_id: str, row: Mapping[str, Any]) -> tuple[Citation, ...]:
    if "citations" in row:
        return tuple(Citation(*parts) for parts in row["citations"])
    regulation, articles = str(row.get("regulation", "")), row.get("articles", [])
    placeless = row.get("unverified") or row.get("basis") == Basis.INTERNAL
    if not regulation or (not articles and not placeless):
        raise RuleRefused(rule_id, "没有写明依据的法规名称和条款。")
    try:
        return tuple(Citation(regulation, *map(int, text.split("."))) for text in articles) or (Citation(regulation),)
    except (TypeError, ValueError, AttributeError) as wrong:
        raise RuleRefused(rule_id, "条款须写成“条.款.项”的数字，例如22.1.3。") from wrong


def _period(rule_id: str, row: Mapping[str, Any]) -> Period:
    try:
        unit, bound = Unit(row["unit"]), Bound(row.get("bound", Bound.EXACT))
    except ValueError as wrong:
        raise RuleRefused(rule_id, f"不认识期限单位“{row['unit']}”或者期限界限“{row.get('bound', '')}”。") from wrong
    length = row.get("length", 0)
    if not isinstance(length, int):
        raise RuleRefused(rule_id, "期限长度须是整数。")
    try:
        period = Period(length, unit, backward=bool(row.get("backward", False)), bound=bound)
    except LawError as wrong:
        raise RuleRefused(rule_id, str(wrong)) from wrong
    if length and not period.is_counted:
        raise RuleRefused(rule_id, "没有规定天数的规则不能写期限长度。")
    return period


def _basis(rule_id: str, text: str) -> Basis:
    try:
        return Basis(text)
    except ValueError as wrong:
        raise RuleRefused(rule_id, f"不认识的依据性质：{text}。") from wrong


def _day(rule_id: str, value: object) -> date | None:
    if value in (None, ""):
        return None
    try:
        return value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError as wrong:
        raise RuleRefused(rule_id, f"施行日或者失效日“{value}”不是日期。") from wrong


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
