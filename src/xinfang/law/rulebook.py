"""The rulebook: all rules loaded together, checked against each other, with one digest."""

import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from math import ceil
from pathlib import Path
from typing import Any

import rfc8785

from xinfang.law.errors import LawError, RuleRefused
from xinfang.law.periods import Bound, Unit
from xinfang.law.rules import Basis, Citation, Rule, in_force, rule_from_row

__all__ = [
    "Basis",
    "Citation",
    "Rule",
    "Rulebook",
    "amended",
    "drafted",
    "in_force",
    "load_rulebook",
    "longest_total",
    "rulebook_from_bytes",
    "shipped_files",
    "shipped_rulebook",
]

FOLDER = Path(__file__).parent / "regulations"
CALENDAR_DAYS = {Unit.DAY: 1, Unit.MONTH: 31, Unit.YEAR: 366, Unit.HOUR: 1 / 24}
HOLIDAY = 8  # the most rest days beyond plain weekends that a run of under 20 worked days met in the notices since 2004


@dataclass(frozen=True)
class Rulebook:
    """Rules by id, in the order of loading; without slots, so that the digest can be kept."""

    rules: Mapping[str, Rule]

    def rule(self, rule_id: str) -> Rule:
        """Give the rule of that id, or refuse in words."""
        found = self.rules.get(rule_id)
        if found is None:
            raise LawError(f"没有编号为“{rule_id}”的规则。")
        return found

    def in_force(self, rule_id: str, on: date) -> bool:
        """Tell whether the text of that rule is in force on `on`."""
        return in_force(self.rule(rule_id), on)

    def canonical(self) -> bytes:
        """Give the rulebook as RFC 8785 bytes; `rulebook_from_bytes` reads them."""
        return rfc8785.dumps({"rulebook": 1, "rules": [rule.row() for rule in self.rules.values()]})

    @cached_property
    def in_force_by_regulation(self) -> Mapping[str, tuple[date, date]]:
        """The first and the last day of each regulation on which an active statutory rule rests."""
        spans: dict[str, tuple[date, date]] = {}
        for rule in self.rules.values():
            if rule.basis is Basis.STATUTORY and rule.active:
                first, last = rule.in_force_from or date.min, rule.in_force_to or date.max
                for name in {citation.regulation for citation in rule.citations}:
                    known = spans.get(name, (first, last))
                    spans[name] = (min(first, known[0]), max(last, known[1]))
        return spans

    @cached_property
    def stricter(self) -> Mapping[str, tuple[Rule, ...]]:
        """The active local and internal rules by the statutory one that they shorten or give a number to."""
        found: dict[str, tuple[Rule, ...]] = {}
        for rule in self.rules.values():
            if rule.shortens and rule.active:
                found[rule.shortens] = (*found.get(rule.shortens, ()), rule)
        return found

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the canonical bytes, in hex."""
        return hashlib.sha256(self.canonical()).hexdigest()


def load_rulebook(files: Iterable[Path]) -> Rulebook:
    """Load rules from TOML files, in the order given; raises `RuleRefused` on the first bad one.

    A file's `[defaults]` hold for each `[[rule]]` that does not say otherwise.
    """
    return _rulebook(row for path in files for row in _rows_in(path))


def _rows_in(path: Path) -> list[Mapping[str, Any]]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
        raise LawError(f"规则文件{path.name}不合格式：{wrong}。") from wrong
    defaults, rows = table.get("defaults", {}), table.get("rule", ())
    if not rows or not all(isinstance(row, dict) for row in (defaults, *rows)):
        raise LawError(f"规则文件{path.name}里没有规则。")
    return [{**defaults, **row} for row in rows]


def amended(base: Rulebook, files: Iterable[Path], *, today: date) -> Rulebook:
    """Give `base` with the rules of `files` added; one with a known id takes the place of the known rule.

    A rule may end from today on; that it was in force on a past day cannot be undone, since duties rest on it.
    """
    named = _named(files)
    new = _rulebook((_rows(base) | named).values())
    for rule in (new.rules[rule_id] for rule_id in named):
        if rule.basis is Basis.LOCAL and rule.active and rule.in_force_from is None:
            raise RuleRefused(rule.id, "地方性法规的规则须写明施行日（in_force_from）。")
    for rule_id in named.keys() & base.rules.keys():
        _check_past(base.rules[rule_id], new.rules[rule_id], today)
    return new


def drafted(base: Rulebook, files: Iterable[Path]) -> Rulebook:
    """Give `base` with the rules of `files` as if they had always been in force, to be tried on past cases."""
    always = {
        rule_id: {**row, "in_force_from": base.rules[rule_id].in_force_from if rule_id in base.rules else ""}
        for rule_id, row in _named(files).items()
    }
    return _rulebook((_rows(base) | always).values())


def _rows(base: Rulebook) -> dict[str, Mapping[str, Any]]:
    return {rule.id: rule.row() for rule in base.rules.values()}


def _named(files: Iterable[Path]) -> dict[str, Mapping[str, Any]]:
    named: dict[str, Mapping[str, Any]] = {}
    for row in (row for path in files for row in _rows_in(path)):
        rule_id = str(row.get("id", ""))
        if rule_id in named:
            raise RuleRefused(rule_id, "编号重复。")
        named[rule_id] = row
    return named


def _check_past(old: Rule, new: Rule, today: date) -> None:
    if new.basis is not old.basis:
        raise RuleRefused(old.id, "依据的性质（法定、地方、内部）不能改变；另立规则的，请用新的编号。")
    if not old.active:
        return
    earliest, known = new.in_force_from or date.min, old.in_force_from or date.min
    latest, promised = new.in_force_to or date.max, min(old.in_force_to or date.max, today)
    if not new.active or (known < today and (earliest > known or latest < promised)):
        raise RuleRefused(
            old.id, "它在过去的日子里已经施行，不能改为没有施行；要停用的，请写明今后的失效日（in_force_to）。"
        )


def rulebook_from_bytes(data: bytes) -> Rulebook:
    """Read what `Rulebook.canonical` gave."""
    try:
        return _rulebook(json.loads(data)["rules"])
    except (ValueError, KeyError, TypeError) as wrong:
        raise LawError("规则集的内容不合格式。") from wrong


@cache
def shipped_rulebook() -> Rulebook:
    """Give the rulebook that comes with the program."""
    return load_rulebook(shipped_files())


def shipped_files() -> list[Path]:
    """Give the files of the rules that come with the program."""
    return sorted(FOLDER.glob("*.toml"))


def longest_total(rule: Rule, rules: Mapping[str, Rule]) -> int | None:
    """Give the most calendar days that the period of `rule` can take, extensions included; None without a number.

    For worked days this is a bound: full weekends, with the longest holiday there has been on top.
    """
    if not rule.has_period:
        return None
    length = rule.period.length
    if rule.period.unit is Unit.WORKING_DAY:
        own = length + 2 * ceil(length / 5) + HOLIDAY + 2 * (length // 20)
    else:
        own = ceil(length * CALENDAR_DAYS[rule.period.unit])
    extensions = (other.period.length for other in rules.values() if other.extends == rule.id)
    return own + max(extensions, default=rule.extendable)


def _rulebook(rows: Iterable[Mapping[str, Any]]) -> Rulebook:
    rules: dict[str, Rule] = {}
    for row in rows:
        rule = rule_from_row(row)
        if rule.id in rules:
            raise RuleRefused(rule.id, "编号重复。")
        rules[rule.id] = rule
    for rule in tuple(rules.values()):
        if rule.extends:
            rules[rule.id] = replace(rule, base=_base(rule, rules).period)
        if rule.shortens:
            _check_shorter(rule, rules)
    return Rulebook(rules)


def _base(rule: Rule, rules: Mapping[str, Rule]) -> Rule:
    base = rules.get(rule.extends)
    if base is None or not base.has_period or base.extends:
        raise RuleRefused(rule.id, f"所延长的规则“{rule.extends}”不存在，或者没有规定期限。")
    if rule.period.unit is not base.period.unit:
        raise RuleRefused(rule.id, f"与所延长的规则“{rule.extends}”计算单位不同。")
    return base


def _check_shorter(rule: Rule, rules: Mapping[str, Rule]) -> None:
    other = rules.get(rule.shortens)
    if other is None or other.basis is not Basis.STATUTORY or rule.basis is Basis.STATUTORY:
        raise RuleRefused(rule.id, f"只有地方或者内部的规则可以缩短法定期限，而“{rule.shortens}”须是法定期限。")
    if other.period.bound is Bound.MIN:
        raise RuleRefused(rule.id, f"“{other.id}”是最短期限，不能再缩短。")
    own, longest = longest_total(rule, rules), longest_total(other, rules)
    if own is None or rule.period.unit is Unit.HOUR or rule.period.backward:
        raise RuleRefused(rule.id, "地方或者内部的时限须自办理行为之日起，按日、工作日、月或者年计算。")
    if longest is not None and own > longest:
        raise RuleRefused(
            rule.id,
            f"它最长可达{own}日，法定期限“{other.id}”最长{longest}日；地方或者内部的规则只能缩短、不能延长法定期限。",
        )
